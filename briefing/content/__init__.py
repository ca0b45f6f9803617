"""A briefing on disk: read, written, checked, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.lazy import lazily

if TYPE_CHECKING:
    from briefing.content.articles import (
        FileText,
        file_text,
        good_address,
        parse_article,
        read_article,
        read_text_of_article,
    )
    from briefing.content.baskets import basket_names, make_basket, remove_basket, rename_basket
    from briefing.content.beside import problems_beside
    from briefing.content.briefings import (
        Listed,
        Opened,
        Outline,
        assemble,
        fitted,
        listed,
        read_briefing,
        read_outline,
    )
    from briefing.content.cast import add_outlet, change_actors, read_actors, read_outlets, write_actors, write_outlets
    from briefing.content.clippings import BASKET, change_basket, read_basket, write_basket
    from briefing.content.corrections import add_correction, read_corrections, remove_correction
    from briefing.content.disk import changing
    from briefing.content.dropped import change_dropped, read_dropped
    from briefing.content.folders import article_files, briefing_ids, good_name, require_briefing
    from briefing.content.gaps import UNKNOWN_OUTLET, unfilled
    from briefing.content.searches import (
        SavedSearch,
        change_searches,
        problems_of_searches,
        read_searches,
        with_search,
        without_search,
    )
    from briefing.content.writing import new_briefing, write_article

__all__ = [
    "BASKET",
    "UNKNOWN_OUTLET",
    "FileText",
    "Listed",
    "Opened",
    "Outline",
    "SavedSearch",
    "add_correction",
    "add_outlet",
    "article_files",
    "assemble",
    "basket_names",
    "briefing_ids",
    "change_actors",
    "change_basket",
    "change_dropped",
    "change_searches",
    "changing",
    "file_text",
    "fitted",
    "good_address",
    "good_name",
    "listed",
    "make_basket",
    "new_briefing",
    "parse_article",
    "problems_beside",
    "problems_of_searches",
    "read_actors",
    "read_article",
    "read_basket",
    "read_briefing",
    "read_corrections",
    "read_dropped",
    "read_outlets",
    "read_outline",
    "read_searches",
    "read_text_of_article",
    "remove_basket",
    "remove_correction",
    "rename_basket",
    "require_briefing",
    "unfilled",
    "with_search",
    "without_search",
    "write_actors",
    "write_article",
    "write_basket",
    "write_outlets",
]

__getattr__ = lazily(
    __name__,
    {
        "BASKET": "clippings",
        "UNKNOWN_OUTLET": "gaps",
        "basket_names": "baskets",
        "make_basket": "baskets",
        "remove_basket": "baskets",
        "rename_basket": "baskets",
        "problems_beside": "beside",
        "Outline": "briefings",
        "Listed": "briefings",
        "Opened": "briefings",
        "add_correction": "corrections",
        "article_files": "folders",
        "assemble": "briefings",
        "fitted": "briefings",
        "briefing_ids": "folders",
        "good_address": "articles",
        "good_name": "folders",
        "add_outlet": "cast",
        "change_actors": "cast",
        "change_basket": "clippings",
        "changing": "disk",
        "listed": "briefings",
        "new_briefing": "writing",
        "FileText": "articles",
        "file_text": "articles",
        "parse_article": "articles",
        "read_text_of_article": "articles",
        "read_actors": "cast",
        "read_article": "articles",
        "read_basket": "clippings",
        "read_briefing": "briefings",
        "read_corrections": "corrections",
        "read_dropped": "dropped",
        "read_outline": "briefings",
        "read_outlets": "cast",
        "remove_correction": "corrections",
        "require_briefing": "folders",
        "unfilled": "gaps",
        "write_actors": "cast",
        "write_article": "writing",
        "write_basket": "clippings",
        "change_dropped": "dropped",
        **dict.fromkeys(
            (
                "SavedSearch",
                "change_searches",
                "problems_of_searches",
                "read_searches",
                "with_search",
                "without_search",
            ),
            "searches",
        ),
        "write_outlets": "cast",
    },
)
