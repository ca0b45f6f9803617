"""Walks through every screen of the reader, on a briefing whose every field attacks.

`WALKS` are the keys of each walk and the places in the code whose screens it shows (`watched.py`); together they must
show all that there are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import yaml

from tests.attacks.terminal import Terminal
from tests.samples import BRIEFING, Made, sample

ATTACKS = (
    "\x1b]52;c;Y3VybCBldmlsLmV4YW1wbGV8c2g=\x07",
    "\x1b]52;c;Y3VybCBldmlsLmV4YW1wbGV8c2g=\x1b\\",
    "\x1b]0;a title\x07",
    "\x1b]8;;https://evil.example\x1b\\",
    "\x1bP0;1|17/ab\x1b\\",
    "\x1b[2J",
    "\x9b2J",
    "\x9d52;c;QQ==\x9c",
    "\x07\x08\x7f",
    "\u202eabc\u2066",
)
TEXT = "see " + " ".join(ATTACKS) + " above"
ESC = "\x1b"
ENTER = "\r"
UP = "\x1b[A"
DOWN = "\x1b[B"
F2, END = "\x1bOQ", "\x1b[6~"
CTRL_O, CTRL_P, CTRL_Q, CTRL_S, CTRL_T, CTRL_U = "\x0f", "\x10", "\x11", "\x13", "\x14", "\x15"


def fed(root: Path) -> Made:
    """A briefing whose every field attacks: frame, cast, articles, corrections, clippings and their notes."""
    made = sample(root)
    frame = yaml.safe_load((made.folder / "briefing.yaml").read_text(encoding="utf-8"))
    frame.update(title=f"Title {TEXT}", summary=TEXT, subject=TEXT, made=TEXT)
    for outlet in frame["outlets"]:
        outlet["name"] += TEXT
    made.file("briefing.yaml", yaml.safe_dump(frame))
    cast = yaml.safe_load((made.folder / "actors.yaml").read_text(encoding="utf-8"))
    for actor in cast:
        actor["aliases"] = [*actor["aliases"], f"Alias {TEXT}"]
        actor["roles"] = [{"title": f"Role {TEXT}"}]
    made.file("actors.yaml", yaml.safe_dump(cast))
    for path in sorted((made.folder / "articles").iterdir()):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        fields = yaml.safe_load(front)
        fields.update(
            headline=f"Headline {TEXT}", byline=TEXT, via=TEXT, embargo=TEXT, origin=TEXT, published="2025-02-03"
        )
        body = body.replace("night", f"night {ATTACKS[0]} {ATTACKS[6]}")
        path.write_text(f"---\n{yaml.safe_dump(fields)}---\n{body}\n{TEXT}\n", encoding="utf-8", newline="")
    first = sorted(path.stem for path in (made.folder / "articles").iterdir())[0]
    clip = {"kind": "article", "target": first, "title": f"T {TEXT}", "note": f"N {TEXT}\nsecond {TEXT}"}
    made.file("clippings/basket.yaml", yaml.safe_dump([clip, {**clip, "target": f"gone {TEXT}"}]))
    made.file("clippings/second.yaml", yaml.safe_dump([{**clip, "tags": [f"tag {TEXT}"]}]))
    made.file("searches.yaml", yaml.safe_dump([{"name": f"S {TEXT}", "query": f"boats {TEXT}"}]))
    made.file("dropped.yaml", yaml.safe_dump([{"name": f"D {TEXT}"}, {"name": "Rex Holm"}]))
    made.file("articles/broken.md", f"---\nheadline: {yaml.safe_dump(TEXT)[:-1]}\nno: {TEXT}\n---\n{TEXT}\n")
    at = [{"article": first, "exact": f"x {TEXT}", "before": TEXT, "after": TEXT}]
    made.file("corrections.yaml", yaml.safe_dump([{"kind": "title", "at": at, "value": TEXT, "note": TEXT}]))
    return made


def prepared(home: Path) -> None:
    """What the reader remembers and is told by the settings attacks too."""
    recent = {
        "briefing": BRIEFING,
        "theme": TEXT,
        "places": {BRIEFING: TEXT},
        "recents": {BRIEFING: [["actor", TEXT]]},
        "searches": {BRIEFING: [f"boats {TEXT}", f"night {TEXT}"]},
        "baskets": {BRIEFING: TEXT},
    }
    (home / "state" / "briefing").mkdir(parents=True)
    (home / "state" / "briefing" / "reader.json").write_text(json.dumps(recent), encoding="utf-8")
    (home / "config" / "briefing").mkdir(parents=True)
    settings = {"theme": TEXT, TEXT: TEXT, "keys": {TEXT: TEXT, "reader.search": TEXT}}
    (home / "config" / "briefing" / "config.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")


LAYERS = 4  # screens and questions that lie above each other at the end of a walk, at most
UNTIL = "until "  # the words that follow are waited for: other processes make what shows them
SMALL = "small"  # the terminal is made too small to read in, and large again
FILE = "{file}"  # the path of a file whose name and text attack
CIRCLE = "{circle}"  # the path of a link to itself

WALKS: dict[str, list[str]] = {
    "panes, filter, help": ["?", ESC, "1", "2", "3", "j", "j", "i", "V", "D", "D", "z", "z", "/", "sail", UP, UP, DOWN],
    "searches": ["/", "boats", CTRL_S, "x", ENTER, ENTER, "w", "\t", "j", ENTER, "w", ESC, ESC, "F", "j", "d", "u"],
    "saved searches": ["F", ENTER, "W", ESC, "F", "d", "u", ESC],
    "too small, and back": [SMALL, "j"],
    "tour": [F2, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ESC],
    "outline": ["1", ENTER, "t", "j", ENTER, "f", "night", ENTER, "n", ESC, CTRL_O],
    "related": ["1", ENTER, "r", ENTER, CTRL_O],
    "timeline": ["L", "]", "n", ENTER, ESC, ESC],
    "marking and copying": ["1", ENTER, "v", "j", "l", "]", " ", ESC, "v", "y", ESC, "Y", ESC, "y", "b", ESC],
    "basket, tags, notes": [
        "b",
        "m",
        "x",
        ESC,
        "n",
        CTRL_S,
        "y",
        "t",
        "x",
        ENTER,
        "j",
        "m",
        ESC,
        "Y",
        ESC,
        "K",
        "d",
        "u",
    ],
    "leaving a note": ["b", "m", "x", CTRL_Q, "n", CTRL_S, ESC],
    "baskets": ["B", "new one", ENTER, " ", "B", END, ENTER, "other", ENTER, "B", ESC, "H", ESC],
    "comparing": ["3", "c", "\t", "n", "h", "d", "p", "x", ESC, "p", "o", ESC, "Y", ESC, "r", "n", "]", ESC],
    "naming, merging, splitting": [
        "3",
        "c",
        "t",
        "x",
        ENTER,
        "x",
        "n",
        "m",
        ENTER,
        "n",
        "m",
        ESC,
        ESC,
        "C",
        "d",
        "n",
        ESC,
    ],
    "what was done": [" ", "3", " ", "u", "H", ESC, "U"],
    "ledger": ["l", "t", ESC, "o", ESC, "a", ESC, "T", ESC, "s", " ", ESC],
    "export": ["e", CTRL_T, ESC, "\t", "\t", "\t", ENTER, ESC, CTRL_S, ESC, "e", CTRL_S, "n", ESC],
    "jump, palette, briefings, theme": ["g", "a", ESC, CTRL_P, "e", ESC, "o", ESC, "T", "R"],
    "problems and filling": [
        "P",
        ENTER,
        ESC,
        "a",
        "G",
        ENTER,
        "byline",
        ENTER,
        ESC,
        ENTER,
        "outlet",
        ENTER,
        ESC,
        " ",
        "K",
        "*",
        "M",
        ESC,
    ],
    "proposals": ["A", ENTER, ESC, "m", ESC, "p", "D", ESC, "d", "D", ENTER, ESC],
    "import": [
        *(
            "I",
            FILE,
            ENTER,
            f"{UNTIL}w writes",
            "x",
            ESC,
            "M",
            ENTER,
            "x",
            ENTER,
            "H",
            ESC,
            ENTER,
            ENTER,
            ESC,
            "m",
            "kind",
            ENTER,
            DOWN,
            ENTER,
            ESC,
            "n",
            "u",
            "w",
            "y",
            f"{UNTIL}What became of",
            ESC,
            ESC,
        ),
    ],
    "paths typed wrongly": [
        *("I", "~nosuch/x", ENTER, CTRL_U, 300 * "x", "\t", ENTER, CTRL_U, CIRCLE, ENTER, ESC),
        *("e", CTRL_U, "~nosuch/x", ENTER, CTRL_U, 300 * "x", ENTER, CTRL_U, CIRCLE, ENTER, ESC),
        *("I", FILE, ENTER, f"{UNTIL}w writes", ESC),  # it goes on
    ],
    "speaker": ["3", "s", "Zed", ESC, "s", END, END, UP, ENTER, "Zed", ESC, "2", ENTER, ESC],
    "unsure": ["S", "j", "s", ESC, ENTER, "S", "n", "y", ESC],
}


def walked(terminal: Terminal, keys: Sequence[str], folder: Path) -> None:
    """Press the keys of a walk and close the reader; a file to import is made in `folder`."""
    file = folder / f"a file {ATTACKS[5]}\x9b.txt"
    file.write_text(f"Headline {TEXT}\n\nHarbour Post, 3 February 2025\n\nThe boat sails {TEXT}.\n", encoding="utf-8")
    circle = folder / "circle"
    circle.symlink_to(circle)
    for key in keys:
        if key == SMALL:
            terminal.resize(20, 6)
            terminal.until("Too small")
            terminal.resize(120, 40)
        elif key.startswith(UNTIL):
            terminal.until(key.removeprefix(UNTIL))
            terminal.settle()
        else:
            terminal.keys(key.replace(FILE, str(folder)).replace(CIRCLE, str(circle)))
    for _ in range(LAYERS):  # a question hears no key but its own
        terminal.keys(ESC)
    terminal.keys(CTRL_Q)
    assert terminal.ended() == 0
