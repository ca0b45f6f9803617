"""Posting lists and document sets of our own over Whoosh."""
