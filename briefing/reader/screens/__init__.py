"""Screens of the reader, one a file, each with its style sheet beside it."""
