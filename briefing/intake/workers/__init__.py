"""The guarded child processes in which files are read."""
