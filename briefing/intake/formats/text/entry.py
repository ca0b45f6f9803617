"""One article of a news database's file, whatever form the database gave it: its fields, its text, and the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import dates
from briefing.intake.fields.bylines import tidy
from briefing.intake.fields.shape import digest, shape

PLACE, FIELD = "place in the news database's head", "field of the news database"
LANGUAGES = {
    name: code
    for code, names in {
        "en": "english", "de": "german deutsch", "fr": "french français", "es": "spanish español",
        "it": "italian italiano", "nl": "dutch nederlands", "pt": "portuguese português", "pl": "polish polski",
        "sv": "swedish svenska", "da": "danish dansk", "cy": "welsh cymraeg",
    }.items()
    for name in names.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """Fields by name, as printed; the paragraphs of the text; lines that are neither; and where the fields stood."""

    known: Mapping[str, str]
    paragraphs: Sequence[str]
    rest: Sequence[str]
    by: str = FIELD

    def draft(self, text: str, outlets: frozenset[str]) -> ArticleDraft:
        """The entry as a draft; `text` is its whole source, by which it is known again."""
        known = {name: value for name, printed in self.known.items() if (value := _value(name, printed))}
        return shape(
            self.paragraphs, {name: FieldValue(value, self.by) for name, value in known.items()},
            digest=digest(text.encode("utf-8", "replace")), outlets=outlets, headline=False,
            dropped=[Dropped(line, "news database's line") for line in self.rest if line.strip()],
        )  # fmt: skip


def language(printed: str) -> str:
    """The code of a language that a database names in words; empty where it is not known."""
    return LANGUAGES.get(printed.strip().lower(), "")


def _value(name: str, printed: str) -> str:
    flat = " ".join(printed.split())
    if name == "published":
        day = dates.find(flat)
        return str(day[0]) if day else ""
    if name == "byline":
        return tidy(flat) or ""
    return language(flat) if name == "language" else flat
