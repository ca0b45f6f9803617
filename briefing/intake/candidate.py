"""What intake finds: a draft of an article, where each of its fields came from, and what will become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from briefing.content import good_address
from briefing.errors import UsageError
from briefing.files import slug
from briefing.language.safety import safe_line
from briefing.language.words import one_line
from briefing.model import Article, ArticleKind, Outlet, PartialDate

FIELDS = ("headline", "outlet", "published", "byline", "url", "kind", "language", "via", "embargo")
WANTED = ("headline", "outlet", "published")  # listed for a person to fill when they are not known
_LONGEST_FIRST_WORDS = 90


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value and where it came from, such as `page metadata`, `mail header`, `first line`, `address` or `you`."""

    value: str
    by: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage that is no part of the article, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """One article as a format's module reads it: fields by name (`FIELDS`), paragraphs, and what was left out.

    `outlet` is the name that the file gives, not yet recognised. `digest` tells the same source again. `whole`
    is set when the body is as a person wrote it for a briefing, and must not be changed.
    """

    fields: Mapping[str, FieldValue]
    paragraphs: tuple[str, ...]
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    digest: str = ""
    whole: bool = False

    def get(self, name: str) -> str:
        """A field's value, or the empty string."""
        held = self.fields.get(name)
        return held.value if held else ""

    def as_json(self) -> dict[str, Any]:
        """Plain values for the pipe between a worker and the program."""
        return {
            "fields": {name: [held.value, held.by] for name, held in self.fields.items()},
            "paragraphs": list(self.paragraphs),
            "dropped": [[passage.text, passage.why] for passage in self.dropped],
            "notes": list(self.notes),
            "digest": self.digest,
            "whole": self.whole,
        }

    @classmethod
    def from_json(cls, held: Mapping[str, Any]) -> ArticleDraft:
        """What `as_json` gave. Raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            {str(name): FieldValue(str(value), str(by)) for name, (value, by) in held["fields"].items()},
            tuple(str(paragraph) for paragraph in held["paragraphs"]),
            tuple(Dropped(str(text), str(why)) for text, why in held["dropped"]),
            tuple(str(note) for note in held["notes"]),
            str(held["digest"]),
            bool(held["whole"]),
        )


class Decision(StrEnum):
    """What will become of a candidate."""

    TAKE = "take"
    SKIP = "skip"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same text once more: `of` an article's id (in the briefing, or earlier in this import), and `why`."""

    of: str
    why: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One article found in a file, or one file that gave none.

    `path` is the file, `inner` the way into it (`letters.zip` holds `may/one.eml`), `format` what its content is.
    `article` is None where `problem` says why. `outlet` is the outlet that is proposed because the briefing has none
    like it. `missing` lists what a person should fill. `duplicate` with decision TAKE is kept, and linked by saying so.
    """

    path: Path
    inner: str = ""
    format: str = ""
    article: Article | None = None
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    outlet: Outlet | None = None
    duplicate: Duplicate | None = None
    decision: Decision = Decision.TAKE
    problem: str = ""

    @property
    def name(self) -> str:
        """The file and the way into it, on one line that is safe to show."""
        return safe_line(f"{self.path.name} › {self.inner}" if self.inner else self.path.name)

    @property
    def reason(self) -> str:
        """One clear line: why it fails or is skipped, or what it is linked with; else empty."""
        if self.problem:
            return self.problem
        if self.duplicate:
            return f"{self.duplicate.why} as {self.duplicate.of}"
        return ""


def edit(candidate: Candidate, **changes: str | None) -> Candidate:
    """A candidate with fields of its article set by a person; None or an empty value empties a field.

    Names are those of `FIELDS`, and `body`; `outlet` takes an outlet's id, or the name of a new one.
    Raises UsageError for a value that the field cannot hold, and for a candidate without an article.
    """
    article = candidate.article
    if article is None:
        raise UsageError(f"{candidate.name} gave no article to edit")
    fields = dict(candidate.fields)
    for name, value in changes.items():
        clean = value.strip() if value else ""
        article = set_field(article, name, clean)
        fields[name] = FieldValue(clean, "you")
    article = replace(article, id=article_id(article))
    outlet = candidate.outlet if candidate.outlet and candidate.outlet.id == article.outlet else None
    missing = tuple(name for name in candidate.missing if not changes.get(name))
    return replace(candidate, article=article, fields=fields, outlet=outlet, missing=missing)


def first_words(body: str) -> str:
    """The beginning of a text, in place of a headline that nothing gives; `unfilled` knows it by its end."""
    flat = one_line(body[:400])
    if len(flat) <= _LONGEST_FIRST_WORDS:
        return flat.rstrip(" …") + " …"
    return flat[:_LONGEST_FIRST_WORDS].rsplit(" ", 1)[0].rstrip(",;:-–— ") + " …"


def article_id(article: Article) -> str:
    """What an article's file is called: day, outlet and headline, as far as they are known."""
    day = f"{article.published}-" if article.published else ""
    return f"{day}{article.outlet}-{slug(article.headline)}"


def decide(candidate: Candidate, decision: Decision) -> Candidate:
    """A candidate that will be taken or skipped because a person says so; one that failed stays failed."""
    if candidate.article is None:
        return candidate
    made = article_id(candidate.article) if decision is Decision.TAKE else ""
    article = replace(candidate.article, id=candidate.article.id or made)
    return replace(candidate, article=article, decision=decision)


def set_field(article: Article, name: str, value: str) -> Article:
    """An article with a field (`FIELDS` or `body`) set to what a person typed; raises UsageError where it cannot be."""
    if name in ("headline", "outlet", "body"):
        if not value:
            raise UsageError(f"an article needs its {name}")
        if name == "outlet" and slug(value, len(value)) != value:
            value = slug(value, 40)  # a name instead of an id
        return _replaced(article, name, value)
    if name == "kind":
        try:
            return replace(article, kind=ArticleKind(value))
        except ValueError:
            raise UsageError(f"{value!r} is no kind of article", do=f"use one of {', '.join(ArticleKind)}") from None
    if name == "published":
        try:
            return replace(article, published=PartialDate.parse(value) if value else None)
        except ValueError:
            raise UsageError(f"{value!r} is no date", do="write one like 2024, 2024-10 or 2024-10-11") from None
    if name == "url" and value and not good_address(value):
        raise UsageError(f"{value!r} is no address", do="begin it with http:// or https://, without spaces")
    if name not in FIELDS:
        raise UsageError(f"an article has no field {name!r}", do=f"use one of {', '.join(FIELDS)}, body")
    return _replaced(article, name, value or None)


def refused(article: Article, name: str, value: str) -> str:
    """Why a field of an article cannot be set to what a person typed, with what to do; nothing where it can."""
    try:
        set_field(article, name, value.strip())
    except UsageError as error:
        return str(error)
    return ""


def _replaced(article: Article, name: str, value: str | None) -> Article:
    changes: dict[str, Any] = {name: value}
    return replace(article, **changes)
