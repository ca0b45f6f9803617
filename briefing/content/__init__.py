"""A briefing on disk: read, written, checked, corrected."""

from briefing.content.articles import parse_article, read_article
from briefing.content.briefings import (
    Frame,
    Listed,
    Opened,
    article_files,
    assemble,
    listed,
    read_briefing,
    read_frame,
)
from briefing.content.cast import read_actors
from briefing.content.corrections import read_corrections

__all__ = [
    "Frame",
    "Listed",
    "Opened",
    "article_files",
    "assemble",
    "listed",
    "parse_article",
    "read_actors",
    "read_article",
    "read_briefing",
    "read_corrections",
    "read_frame",
]
