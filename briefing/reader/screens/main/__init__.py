"""The main screen, a part of what it does in each file, and what opens over it alone."""
