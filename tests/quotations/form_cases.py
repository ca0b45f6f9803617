"""Reads the cases of forms: texts with what is expected of them written in (see forms/README.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.language.marks import quoted
from briefing.model import Actor, ActorKind, Article, ArticleKind, PartialDate, Role, Span

FOLDER = Path(__file__).parent / "forms"
_SIGN = re.compile(r"\{([^{}]*)\}")
_HEAD = re.compile(r"(headline|kind|byline|published|actor): (.*)")


@dataclass(frozen=True, slots=True)
class Expected:
    """A stretch of the body and who says it; `sign`: empty for speech without marks, else `=`, `-` or `!`.

    A `speaker` with a `?` before it stays unresolved or is named as printed, with this word.
    """

    sign: str
    speaker: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Case:
    """A text of one form."""

    name: str
    article: Article
    actors: tuple[Actor, ...]
    expected: tuple[Expected, ...]


def cases() -> Iterator[Case]:
    """All cases, in the order of their files."""
    for path in sorted(FOLDER.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, _, rest = part.partition("\n")
            yield _case(f"{path.stem}: {name.strip()}", rest.strip("\n"))


def _case(name: str, text: str) -> Case:
    head: dict[str, str] = {}
    actors: list[Actor] = []
    lines = text.split("\n")
    while lines and (match := _HEAD.fullmatch(lines[0])) is not None:
        if match[1] == "actor":
            called, _, roles = match[2].partition(" = ")
            held = tuple(Role(role.strip()) for role in roles.split(",") if role.strip())
            actors.append(Actor(called.lower().replace(" ", "-"), called, ActorKind.PERSON, held))
        else:
            head[match[1]] = match[2]
        del lines[0]
    body, expected = _signs("\n".join(lines).strip("\n").replace("\\t", "\t").replace("\\r", "\r"))
    article = Article(
        name,
        head.get("headline", ""),
        "outlet",
        body,
        ArticleKind(head.get("kind", "report")),
        PartialDate.parse(head["published"]) if "published" in head else None,
        head.get("byline"),
    )
    return Case(name, article, tuple(actors), expected)


def _signs(written: str) -> tuple[str, tuple[Expected, ...]]:
    parts: list[str] = []
    places: list[tuple[str, int]] = []
    at = length = 0
    for match in _SIGN.finditer(written):
        parts.append(written[at : match.start()])
        length += len(parts[-1])
        places.append((match[1], length))
        at = match.end()
    body = "".join([*parts, written[at:]])
    return body, tuple(_expected(body, sign, start) for sign, start in places)


def _expected(body: str, sign: str, start: int) -> Expected:
    kind = sign[:1] if sign[:1] in ("=", "-", "!") else ""
    end = body.find("\n", start)
    end = len(body) if end < 0 else end
    called = sign[len(kind) :]
    if not kind:
        return Expected(kind, None if called == "?" else called, (start, start + len(body[start:end].rstrip(" *_"))))
    string = quoted(body, start, end)[0]
    assert string.start == start, body[start:end]
    return Expected(kind, None if called in ("?", "") else called, (start, string.end))
