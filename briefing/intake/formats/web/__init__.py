"""Saved web pages, and what holds several: feeds and web archives."""
