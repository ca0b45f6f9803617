"""Reading the Markdown of an export back: its words, and where in it a passage or a treatment stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.export.escape import escape
from briefing.export.naming import ExportNames, treatment
from briefing.export.trace import ExportedPassage, Judgement, digest
from briefing.model import Statement, Treatment

_BLOCK = re.compile(r"^(?:> ?|- |#{1,6} )+")
_BOLD = re.compile(r"(?<!\\)\*\*")
_BACKSLASH = re.compile(r"\\(.)")
_CELLS = re.compile(r"(?<!\\)\|")
_ENTITIES = {"&#124;": "|", "&lsquo;": "‘", "&#32;": " "}


def plain(line: str) -> str:
    """The words of a line of an export, without its Markdown."""
    text = _BOLD.sub("", _BLOCK.sub("", line.strip()))
    for entity, char in _ENTITIES.items():
        text = text.replace(entity, char)
    return _BACKSLASH.sub(r"\1", text)


def cells(line: str) -> list[str]:
    """The words of each cell of a line of a table, or of the line."""
    if not line.startswith("|"):
        return [plain(line)]
    return [plain(cell) for cell in _CELLS.split(line.strip().strip("|"))]


def find_passage(shown: Sequence[str], passage: ExportedPassage) -> tuple[int, str] | None:
    """The number of the line that shows a passage, whole or as its last cell, and the passage's words as exported."""
    size = passage.end - passage.start
    for number, line in enumerate(shown, 1):
        if len(line) < size or passage.first not in line:
            continue
        for text in cells(line):
            at = text.find(passage.first)
            while 0 <= at <= len(text) - size:
                part = text[at : at + size]
                if part[-1] == passage.last and digest(part) == passage.digest:
                    return number, part
                at = text.find(passage.first, at + 1)
    return None


def find_judgement(
    shown: Sequence[str], names: ExportNames, judgement: Judgement, statement: Statement | None, outlet: str
) -> int | None:
    """The number of the line that says a treatment: under the statement's heading, else its row of the ledger."""
    said = treatment(judgement.treatment)
    title = re.escape(escape(statement.title)) if statement is not None else "(?!)"
    heading, cell = re.compile(rf"### \d+\. {title}"), re.compile(rf"\| \d+\. {title} \|")
    under = False
    row: int | None = None
    for number, line in enumerate(shown, 1):
        if line.startswith("#"):
            under = heading.fullmatch(line) is not None
        elif under and _says(line, names.outlet(outlet), said, judgement.treatment):
            if judgement.treatment is Treatment.NOT_FOUND or _names_article(shown, number, names, judgement.article):
                return number
        elif row is None and said in line and cell.match(line):
            row = number
    return row


def _says(line: str, outlet: str, said: str, how: Treatment) -> bool:
    if how is Treatment.NOT_FOUND:
        return line.startswith(f"- {outlet}: {said}")
    return line.startswith(f"**{outlet}: ")  # the treatment, or that it differs


def _names_article(shown: Sequence[str], number: int, names: ExportNames, article: str) -> bool:
    following = next((line for line in shown[number:] if line), "")
    named = f"Article: {names.article(article)}"
    return following == named or following.startswith(f"{named} [@")  # with its citation key
