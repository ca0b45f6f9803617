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
    require_briefing,
)
from briefing.content.cast import read_actors, read_outlets, write_actors, write_outlets
from briefing.content.clippings import read_basket, write_basket
from briefing.content.corrections import add_correction, read_corrections, remove_correction
from briefing.content.disk import good_name
from briefing.content.writing import new_briefing, write_article

__all__ = [
    "Frame",
    "Listed",
    "Opened",
    "add_correction",
    "article_files",
    "assemble",
    "good_name",
    "listed",
    "new_briefing",
    "parse_article",
    "read_actors",
    "read_article",
    "read_basket",
    "read_briefing",
    "read_corrections",
    "read_frame",
    "read_outlets",
    "remove_correction",
    "require_briefing",
    "write_actors",
    "write_article",
    "write_basket",
    "write_outlets",
]
