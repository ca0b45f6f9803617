"""Widgets of the reader: a virtual list, and text to read."""
