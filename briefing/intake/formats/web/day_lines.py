"""Lines of a page that hold a day: whether they are about this page's text, and the pieces that may be its day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.intake.fields import dates
from briefing.intake.fields.bylines import byline
from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.language.sentences import ending
from briefing.language.words import one_line

_OWN_FOOT = re.compile(
    r"node__meta|submitted|entry-meta|entry-footer|post-footer|byline|post-meta|article-meta", re.IGNORECASE
)
_OTHERS = re.compile(
    r"related|recommend|latest|popular|trending|teaser|sidebar|most-read|read-next|more-(?:stories|news)"
)
# Lists of what was changed in a page, and when.
_HISTORY = re.compile(
    r"(?:changes?|updates?|revisions?|versions?|edit)[_-]{0,2}(?:history|log|notes?)(?:$|[\s_-])"
    r"|change[_-](?:items?|dates?|list)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OWN_DAY = re.compile(
    r"(?:(?:first )?published(?: on)?|publication date|date|date (?:published|of publication|issued|posted|released)"
    r"|posted(?: on)?|issued(?: on)?|released?(?: date)?|release date|delivered on|given on|created|details|datum|fecha"
    r"|veröffentlicht(?: am)?|publié le|from|written by|by|author)",
    re.IGNORECASE,
)
_OWN_CUE = re.compile(r"(?:(?:first|date) )?published\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?", re.IGNORECASE)
_BARS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\.\s+(?=(?:published|posted|updated)\b)", re.IGNORECASE)
# What stands beside a time on the line of a page that is about its own text.
_OFFERED = re.compile(
    r"(?:(?:first )?(?:published|posted|issued|released|veröffentlicht|publié|publicado|pubblicato)"
    r"(?: (?:on|at|am|le|el|il))?"
    r"|on|at|am|um|share|save|print|listen|comments?|\d+ (?:comments?|shares?|likes?|views?)|(?:share ?)?\d* ?comments?"
    r"|(?:\d+|lesezeit \d+) ?min(?:ute)?s?\.?(?: read)?|updated?|edited|last (?:updated|modified|edited)"
    r"|\d{1,2}[:.]\d{2}.{0,12})",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ]\S+(?: [A-ZÀ-Þ]\S*){1,2}")
_ASIDE = re.compile(
    r"date|clos|event|deadline|until|comment|review|start|end|due|next|last|open|valid|expir|meeting|live|effective",
    re.IGNORECASE,
)
_TITLE = 20  # characters of a link that is another text's title and no name
_SENTENCE = 12  # words
ENDED = ending()
_LINKED = 0.3  # share of a line's characters in links, from which it leads elsewhere
CHANGED = re.compile(
    r"modif|updat|revis|review|changed|\bstand\b|mis à jour|aktualis|actualiz|aggiorn|bijgewerkt", re.IGNORECASE
)


def in_side(element: HtmlElement) -> bool:
    """Whether an element stands in a side column, a foot, a menu, a quotation, a box of other texts, or a history."""
    if _HISTORY.search(element.get("class") or ""):
        return True
    for parent in element.iterancestors():
        if parent.tag in ("aside", "footer", "nav", "blockquote"):
            return True
        if parent.tag not in ("main", "body", "html", "article"):
            own = f"{parent.get('class') or ''} {parent.get('id') or ''}"
            if _OTHERS.search(parent.get("class") or "") or _HISTORY.search(own):
                return True
    return False


def in_history(block: Block) -> bool:
    """Whether a line is of a list of the page's changes, and not the one there that says when it was published."""
    if _OWN_CUE.match(block.text):
        return False
    return any(_HISTORY.search(own) for own in (block.marks, *(each.get("class") or "" for each in around(block))))


def _link_texts(block: Block) -> Iterator[str]:
    """The texts of the links that a block's words stand in."""
    for element, tail in block.places:
        holder = element.getparent() if tail else element
        while holder is not None and holder.tag not in ("a", "p", "div", "li", "body"):
            holder = holder.getparent()
        if holder is not None and holder.tag == "a":
            yield one_line(" ".join(holder.itertext()))


def _only_days(text: str) -> bool:
    """Whether a text holds days and nothing else, as the link of a day to its own page does."""
    while day := dates.find(text):
        text = text[: day[1][0]] + text[day[1][1] :]
    return not text.strip(" ,.·|-")


def labelled_otherwise(block: Block) -> bool:
    """Whether a value in a list of details stands behind a label of another day than that of publication."""
    element = block.places[0][0] if block.places else None
    while element is not None and element.tag not in ("dd", "td"):
        element = element.getparent()
    label = element.getprevious() if element is not None else None
    if label is None or label.tag not in ("dt", "th"):
        return False
    return not _OWN_DAY.fullmatch(one_line(label.text_content()).strip(" :"))


def is_prose(text: str) -> bool:
    """Whether a line is a sentence of some length, and so of the text and not about it."""
    return len(text.split()) >= _SENTENCE and bool(ENDED.search(text))


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a line; what stands behind a comma with all that follows, and what stands in front of it there."""
    for part in _BARS.split(text):
        yield "", part
        yield "", part.partition(" by ")[0]  # 3 May 2025 by Ada Marsh
        for comma in re.finditer(",", part):
            before = part[: comma.start()].strip()
            if not CHANGED.search(before):
                yield ("" if _WEEKDAY.fullmatch(before) else before), part[comma.end() :]


def boxed(block: Block) -> bool:
    """Whether a line stands in a box of other texts; the foot of an article is none."""
    if block.box_kind == "footer" and _OWN_FOOT.search(block.marks):
        return False
    return block.box_kind in ("aside", "footer", "related", "recommended", "latest", "sidebar", "popular", "trending")


def around(block: Block) -> Iterator[HtmlElement]:
    """The elements that a block's text stands in, up to three levels."""
    for element, tail in block.places:
        here = element.getparent() if tail else element
        for _ in range(3):
            if here is None:
                break
            yield here
            here = here.getparent()


def marks(element: HtmlElement) -> str:
    """The class of an element and of its parent, and the words in front of it there."""
    parent = element.getparent()
    words = element.get("class") or ""
    return words if parent is None else f"{words} {parent.get('class') or ''} {(parent.text or '')[:40]}"


def alone(line: str, printed: str) -> bool:
    """Whether a line holds nothing beside a time but its labels, names, and what pages offer their readers."""
    rest = [piece for piece in _BARS.split(line.replace(printed, " | ")) if piece.strip(" ,.")]
    return all(
        byline(piece)
        or _OFFERED.fullmatch(piece.strip(" ,.:"))
        or (_NAME.fullmatch(piece) and not _ASIDE.search(piece))
        for piece in (piece.strip(" ,.") for piece in rest)
    )


def of_another(block: Block, day_first: bool | None) -> bool:
    """Whether a line is a link to another text with that text's day beside it: of a ticker, a list of stories."""
    if block.linked <= _LINKED or dates.date_line(block.text, day_first=day_first) is not None:
        return False
    return any(len(text) >= _TITLE and not _only_days(text) for text in _link_texts(block))
