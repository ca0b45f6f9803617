"""Feeds in JSON, and the lists of addresses that programs export: they hold no text, and say so."""

# ruff: noqa: E501 - what programs export stands in the long lines that they write

from __future__ import annotations

import json

import pytest

from briefing.intake.candidate import ArticleDraft
from tests.intake.reading import failure, read_all

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Brook Times",
    "home_page_url": "https://brook.example/",
    "language": "en-GB",
    "authors": [{"name": "Jo Pell"}],
    "items": [
        {
            "id": "1",
            "url": "https://brook.example/fees",
            "title": "Fees to rise",
            "date_published": "2025-03-04T11:02:00+00:00",
            "content_html": "<p>The fees rise in June.</p><p>“We got a bill,” said Piers Medlar of the union.</p>",
        },
        {"id": "2", "title": "Pears", "content_text": "Pears are sold.\n\nSizes are <5 cm & more.", "authors": [{"name": "Ada Low"}]},
        "no entry",
    ],
}  # fmt: skip


def test_a_json_feed_gives_its_entries() -> None:
    first, second = (one for one in read_all(json.dumps(FEED, indent=1).encode()) if isinstance(one, ArticleDraft))
    assert first.paragraphs == ("The fees rise in June.", "“We got a bill,” said Piers Medlar of the union.")
    wanted = {"headline": "Fees to rise", "published": "2025-03-04", "byline": "Jo Pell", "outlet": "Brook Times"}
    assert {name: first.get(name) for name in wanted} == wanted
    assert first.get("url") == "https://brook.example/fees"
    assert second.paragraphs == ("Pears are sold.", "Sizes are <5 cm & more.")
    assert (second.get("byline"), second.get("published")) == ("Ada Low", "")


@pytest.mark.parametrize("text", ['{"version": "https://jsonfeed.org/version/1", "items": [', "{}"])
def test_a_json_feed_that_holds_nothing_is_refused(text: str) -> None:
    text = text if "version" in text else json.dumps({**FEED, "items": "none"})
    assert failure(text.encode()) in ("is a damaged feed", "is a feed without entries")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("title,url,time_added,tags,status\nFees,https://brook.example/fees,1741086000,,unread\n", "a list of Pocket's"),
        ("<!DOCTYPE html>\n<html>\n<head>\n<title>Pocket Export</title></head><body><ul></ul></body></html>", "a list of Pocket's"),
        ("URL,Title,Selection,Folder,Timestamp\nhttps://brook.example,Fees,,Unread,1741086000\n", "a list of Instapaper's"),
        ('"Key","Item Type","Publication Year","Author"\n"A","webpage","2025","Pell"\n', "a list of Zotero's"),
        ("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n", "a list of bookmarks"),
        ('<?xml version="1.0"?>\n<opml version="2.0"><body/></opml>', "a list of feeds (OPML)"),
        ("TY  - NEWS\nTI  - Fees to rise\nER  - \n", "a bibliography (RIS)"),
        ("@article{pell2025,\n  title = {Fees},\n}\n", "a bibliography (BibTeX)"),
        ('[{"id": "a", "type": "article-newspaper", "title": "Fees"}]', "a bibliography (CSL JSON)"),
    ],
)  # fmt: skip
def test_a_list_of_addresses_is_told_for_what_it_is(text: str, name: str) -> None:
    advice = "which holds no texts; save the pages themselves and import those"
    assert failure(text.encode()) == f"is {name}, {advice}"


def test_a_text_about_such_lists_is_a_text() -> None:
    assert isinstance(read_all(b"The columns are title,url,time_added,tags,status\n\nThey are read by hand.")[0], ArticleDraft)  # fmt: skip
