"""Bytes of one format to a draft of an article."""
