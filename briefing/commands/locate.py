"""`briefing locate`: where everything lies, and where a linked passage stands."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.output import line, value
from briefing.commands.common.status import DONE, FINDING
from briefing.content import basket_names, good_name, listed, read_article
from briefing.errors import UsageError
from briefing.paths import Workspace, config_file, state_file
from briefing.plain import read_plain

DESCRIPTION = """\
Say where content, index, settings, state and clippings are.
Content, clippings and settings are yours; the index and the state can be deleted at any time.
With a link to a passage, as the reader copies it (Y): the file and line where that passage stands now, and its
words. Ends with 1 where it stands nowhere any more.
"""
EXAMPLES = """\
  briefing locate
  briefing locate child-online-safety --json
  briefing locate 'briefing:child-online-safety/2024-10-parliament-today#120-310-9f86d081e2a4b6c8-201c-2e'
"""
_LARGEST = 4_000_000  # bytes of an article's file


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser, "BRIEFING or LINK", "a briefing's id, or a link to a passage in quotation marks")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the places."""
    place = workspace_of(options)
    if options.briefing is not None and options.briefing.strip().startswith("briefing:"):
        return _passage(place, options.briefing, as_json=options.json)
    briefings = [one.id for one in listed(place.content)]
    if options.briefing is not None:
        briefings = [choose(place, options.briefing)]
    places = {
        "workspace": place.root,
        "content": place.content,
        "index": place.index,
        "settings": config_file(),
        "reader state": state_file(),
        "workspace state": place.state,
    }
    clippings = {briefing: place.clippings(briefing) for briefing in briefings}
    baskets = {briefing: list(basket_names(folder)) for briefing, folder in clippings.items()}
    if options.json:
        form = {name.replace(" ", "_"): str(path) for name, path in places.items()}
        folders = {briefing: str(path) for briefing, path in clippings.items()}
        value({**form, "clippings": folders, "baskets": baskets})
        return DONE
    for name, path in places.items():
        line(f"{name.capitalize()}: {path}")
    for briefing, path in clippings.items():
        line(f"Clippings of {briefing}: {path} ({', '.join(baskets[briefing])})")
    return DONE


def _passage(place: Workspace, typed: str, *, as_json: bool) -> int:
    """Say where a linked passage stands; the article's file alone is read."""
    from briefing.export import find_again, read_link  # here: places alone need no export

    link = read_link(typed)
    briefing = choose(place, link.briefing)
    passage = link.passage
    path = place.content / briefing / "articles" / f"{passage.article}.md"
    article, problems = read_article(path) if good_name(passage.article) else (None, ())
    if article is None:
        what = f"cannot be read: {problems[0]}" if problems else "is not there"
        raise UsageError(f"the article {passage.article!r} {what}", do=f"'briefing check {briefing}' lists problems")
    now = find_again(article.body, passage)
    state = "not found" if now is None else "stands" if now[0] == passage.start else "moved"
    text = article.body[slice(*now)] if now else ""
    number = _line(read_plain(path, _LARGEST).decode("utf-8"), article.body, now[0]) if now else None
    if as_json:
        value(
            {
                "briefing": briefing,
                "article": article.id,
                "headline": article.headline,
                "file": str(path),
                "line": number,
                "state": state,
                "span": list(now) if now else None,
                "text": text,
            }
        )
        return DONE if now else FINDING
    line(f"Article: {article.headline}")
    line(f"File: {path}" + (f", line {number}" if number else ""))
    if now is None:
        line("The passage is not found: its words were changed or taken out.")
        return FINDING
    moved = f", moved from {passage.start}–{passage.end}" if state == "moved" else ""
    line(f"Place: {now[0]}–{now[1]} of the text{moved}")
    line(text)
    return DONE


def _line(file: str, body: str, start: int) -> int:
    """The line of an article's file, from 1, on which an offset of its body stands."""
    whole = file.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n \t")
    return whole.count("\n", 0, len(whole) - len(body.rstrip("\n \t")) + start) + 1
