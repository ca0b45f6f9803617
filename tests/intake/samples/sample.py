"""A labelled file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from tests.intake.samples.stories import Story

_QUOTED = re.compile(r"“[^“”]*(?:”|$)|„[^“]*“|«[^»]*»", re.MULTILINE)


@dataclass(frozen=True)
class Label:
    """What intake should find of one article. Empty means that the file does not say, and nothing may be invented."""

    headline: str
    outlet: str
    published: str
    byline: str
    body: tuple[str, ...]
    embargo: str = ""
    via: str = ""
    kind: str = ""

    @property
    def quotations(self) -> tuple[str, ...]:
        """The passages in quotation marks, none of which may be lost."""
        return tuple(match.group() for paragraph in self.body for match in _QUOTED.finditer(paragraph))


@dataclass(frozen=True)
class Sample:
    """A file with the articles that it holds."""

    name: str
    data: bytes
    labels: tuple[Label, ...]
    style: str


def label(
    story: Story, outlet: str, published: str, byline: str = "", *, embargo: str = "", via: str = "", kind: str = ""
) -> Label:
    """The label of a story as printed by an outlet."""
    return Label(story.headline, outlet, published, byline, story.paragraphs, embargo, via, kind)


def in_tags(paragraphs: tuple[str, ...], each: str = "<p>{}</p>") -> str:
    """Paragraphs as mark-up, each in tags."""
    return "".join(each.format(escape(part, quote=False)) for part in paragraphs)


def web_page(name: str, page: str, made: Label, style: str) -> Sample:
    """A page with one article."""
    return Sample(f"{name}.html", page.encode(), (made,), style)
