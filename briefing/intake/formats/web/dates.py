"""The day on which a page was published: what it states, in the order in which statements are to be trusted.

A day that nothing states stays open; htmldate's guess is only proposed. When a page was changed is not when it was
published. A time stamp in universal time is read as the page's own local day where the page prints that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from briefing.intake.fields import dates
from briefing.intake.fields.bylines import byline
from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.intake.formats.web.trust import PROPOSED, Source
from briefing.language.sentences import ending
from briefing.language.words import one_line
from briefing.model import PartialDate

# Named by their senders as the day of publication; the plainer names below them mean other days on some sites.
_METAS = (
    "article:published_time og:published_time og:article:published_time datepublished parsely-pub-date "
    "sailthru.date dcterms.issued dc.date.issued article_date_original article.published originalpublicationdate "
    "cxenseparse:recs:publishtime citation_publication_date publishdate publish-date publish_date pubdate"
).split()
_FIELDS = "dcterms.available citation_date dcterms.date dc.date dcterms.created dc.date.created date".split()
_CHANGED = re.compile(
    r"modif|updat|revis|review|changed|\bstand\b|mis à jour|aktualis|actualiz|aggiorn|bijgewerkt", re.IGNORECASE
)
_MARKED = re.compile(r"publish|pubdate|posted|entry-date|post-date|article-date", re.IGNORECASE)
_DATED = re.compile(r"date|publi|posted|time|meta|created|issued|datum|fecha", re.IGNORECASE)
_STATED = re.compile(
    r"^\W*(?:first |originally )?(?:published|posted|issued|released|date published|publication(?: date)?"
    r"|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|opublikowano)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?", re.IGNORECASE)
_BARS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\.\s+(?=(?:published|posted|updated)\b)", re.IGNORECASE)
_OWN_FOOT = re.compile(
    r"node__meta|submitted|entry-meta|entry-footer|post-footer|byline|post-meta|article-meta", re.IGNORECASE
)
_OTHERS = re.compile(
    r"related|recommend|latest|popular|trending|teaser|sidebar|most-read|read-next|more-(?:stories|news)"
)
_OWN_DAY = re.compile(
    r"(?:(?:first )?published(?: on)?|publication date|date|date (?:published|of publication|issued|posted|released)"
    r"|posted(?: on)?|issued(?: on)?|released?(?: date)?|release date|delivered on|given on|created|details|datum|fecha"
    r"|veröffentlicht(?: am)?|publié le|from|written by|by|author)",
    re.IGNORECASE,
)
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
_FEW = 4  # words between a cue and its day, and behind it
_SENTENCE = 12  # words
_ENDED = ending()
_LINKED = 0.3  # share of a line's characters in links, from which it leads elsewhere
_TIME = re.compile(r"\W{1,3}\d{1,2}[:.h]\d{2}")
_SHORT = 40  # characters in which a line that begins with its day has it
_STAMP = re.compile(r"\s*\d{4}-?\d{2}-?\d{2}")
_FIRST_YEAR = 1605  # of the first newspaper; a stamp before it is an empty field's
_NOON = 12  # hours of universal time, before which the day may be the one before, and behind which the next


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A statement: the day as it is written, the moment where one is given, and where it stands."""

    day: PartialDate
    by: Source
    moment: datetime | None = None


class Published:
    """Finds the day of one page. `near` are the blocks around its headline; `day_first` says how 03/04/2025 is read."""

    def __init__(
        self,
        tree: HtmlElement,
        blocks: Sequence[Block],
        near: Sequence[Block],
        metas: Mapping[str, str],
        linked: Sequence[Mapping[str, Any]],
        address: str,
        *,
        day_first: bool | None,
    ) -> None:
        self._tree = tree
        self._blocks = blocks
        self._near = [
            block for block in near
            if not _boxed(block) and not self._others(block, day_first) and not _labelled_otherwise(block)
        ]  # fmt: skip
        self._metas = metas
        self._linked = linked
        self._address = address
        self._day_first = day_first

    def day(self) -> tuple[str, str]:
        """The day and where it is stated, both empty where nothing states it."""
        found = list(self._found())
        for day, by in found:
            if by not in PROPOSED or any(day == other and by != place for other, place in found):
                return day, by
        return "", ""

    def proposed(self) -> tuple[str, str]:
        """The day that a place states which is not trusted, for a person to look at, and that place."""
        return next(iter(self._found()), ("", ""))

    def _found(self) -> Iterator[tuple[str, Source]]:
        """The days and where they stand, the surest place first."""
        stated = list(self._stamps())
        trusted = [stamp for stamp in stated if stamp.by not in PROPOSED]
        if trusted:
            yield self._stated([*trusted, *(stamp for stamp in stated if stamp.by in PROPOSED)])
        loose: list[tuple[str, Source]] = [(str(stamp.day), stamp.by) for stamp in stated if stamp.by in PROPOSED]
        made: list[tuple[str, Source]] = []
        for block in self._near:
            for stamp in self._times(block):
                (loose.append if stamp.by in PROPOSED else made.append)((str(self._local([stamp])), stamp.by))
            yield from made
            made.clear()
            for printed, by in self._lines([block]):
                if by in PROPOSED:
                    loose.append((str(printed), by))
                else:
                    yield str(printed), by
        day = dates.from_address(self._address)
        if day is not None:
            yield str(day), Source.ADDRESS
        cued = {str(cue) for block in self._blocks if not _boxed(block) and (cue := self._cued(block)) is not None}
        if len(cued) == 1:
            yield cued.pop(), Source.BELOW
        yield from loose

    def _stated(self, stated: Sequence[_Stamp]) -> tuple[str, Source]:
        """The first statement's day; where that is a year or a month only, a whole day that is printed within it."""
        day = self._local(stated)
        if not day.day:
            for other, by in [*((stamp.day, stamp.by) for stamp in stated), *self._printed()]:
                if other.day and str(other).startswith(str(day)):
                    return str(other), by
        return str(day), stated[0].by

    def changed(self) -> set[str]:
        """The days on which the page says that it was changed."""
        stamps = [
            element.get("content") or element.get("datetime") or ""
            for element in self._tree.iter("meta", "time")
            if _CHANGED.search(
                f"{element.get('property')} {element.get('name')} {element.get('class')} {element.get('itemprop')}"
            )
        ]
        return {str(day) for day in map(dates.from_stamp, stamps) if day}

    def _stamps(self) -> Iterator[_Stamp]:
        """What structured data, metadata and microdata state."""
        for held in self._linked:
            yield from self._stamp(held.get("datePublished"), Source.DATA)
        for name in _METAS:
            yield from self._stamp(self._metas.get(name), Source.DATA)
        for name in _FIELDS:
            yield from self._stamp(self._metas.get(name), Source.FIELD)
        for element in self._tree.iterfind(".//*[@itemprop='datePublished']"):
            if not _in_side(element):
                value = element.get("content") or element.get("datetime") or one_line(element.text_content())
                yield from self._stamp(value, Source.DATA)
        near = {id(element) for block in self._near for element in _around(block)}
        for time in self._tree.iterfind(".//time"):
            marked = time.get("pubdate") is not None or _MARKED.search(time.get("class") or "")
            by = Source.NEAR if id(time) in near else Source.MARKED
            if marked and not _in_side(time) and not _CHANGED.search(time.get("class") or ""):
                yield from self._stamp(time.get("datetime") or one_line(time.text_content()), by)

    def _times(self, block: Block) -> Iterator[_Stamp]:
        """The `time` elements of a line; one in a sentence, a side column or a post is of another day."""
        if _prose(block.text) or block.tag == "figcaption":
            return
        for time in (element for element in _around(block) if element.tag == "time"):
            if not _in_side(time) and not _CHANGED.search(_marks(time)):
                printed = one_line(time.text_content())
                alone = self._alone(block.text, printed)
                yield from self._stamp(time.get("datetime") or printed, Source.TIME if alone else Source.AMID)

    @staticmethod
    def _alone(line: str, printed: str) -> bool:
        """Whether a line holds nothing beside a time but its labels, names, and what pages offer their readers."""
        rest = [piece for piece in _BARS.split(line.replace(printed, " | ")) if piece.strip(" ,.")]
        return all(
            byline(piece)
            or _OFFERED.fullmatch(piece.strip(" ,.:"))
            or (_NAME.fullmatch(piece) and not _ASIDE.search(piece))
            for piece in (piece.strip(" ,.") for piece in rest)
        )

    def _stamp(self, value: Any, by: Source) -> Iterator[_Stamp]:
        if not isinstance(value, str):
            return
        text = value.strip()
        if re.fullmatch(r"(?:19|20)\d{2}", text):
            yield _Stamp(PartialDate(int(text)), by)
            return
        day = dates.from_stamp(text)
        if day is not None and not _STAMP.match(text):
            read = dates.find(text, day_first=self._day_first)
            day = read[0] if read else None
        if day is not None and day.year >= _FIRST_YEAR:
            yield _Stamp(day, by, _moment(text))

    def _local(self, stated: Sequence[_Stamp]) -> PartialDate:
        """The first statement's day, as the page's own place has it."""
        first = stated[0]
        if first.moment is None or first.moment.utcoffset() != timedelta(0):
            return first.day
        for other in stated[1:]:
            if other.moment is not None and other.moment == first.moment and other.moment.utcoffset() != timedelta(0):
                return other.day
        printed = {str(day): day for day in self._days()}
        for days in (-1,) if first.moment.hour < _NOON else (1,):
            beside = first.moment.date() + timedelta(days=days)
            if beside.isoformat() in printed and first.moment.date().isoformat() not in printed:
                return printed[beside.isoformat()]
        return first.day

    def _days(self) -> Iterator[PartialDate]:
        """The days that the address and the lines around the headline give."""
        day = dates.from_address(self._address)
        if day is not None:
            yield day
        yield from (printed for printed, _ in self._printed())

    @staticmethod
    def _others(block: Block, day_first: bool | None) -> bool:
        """Whether a line is a link to another text with that text's day beside it: of a ticker, a list of stories."""
        long = block.linked * len(block.text) >= _TITLE and not all(map(_only_days, _link_texts(block)))
        return long and block.linked > _LINKED and dates.date_line(block.text, day_first=day_first) is None

    def _printed(self) -> Iterator[tuple[PartialDate, Source]]:
        yield from self._lines(self._near)

    def _lines(self, blocks: Sequence[Block]) -> Iterator[tuple[PartialDate, Source]]:
        for block in blocks:
            day = dates.date_line(block.text, day_first=self._day_first)
            if day is not None:
                yield day, Source.CUED if _STATED.match(block.text) else Source.LINE
            else:
                yield from self._piece(block)

    def _cued(self, block: Block) -> PartialDate | None:
        """The day behind a cue; `in Appeals` may follow, and no sentence."""
        cue = _STATED.match(block.text)
        if cue is None:
            return None
        day = dates.date_line(block.text, day_first=self._day_first)
        found = dates.find(block.text, day_first=self._day_first)
        if day is None and found and found[0].day and not _prose(block.text):
            start, end = found[1]
            short = len(block.text[end:].split()) <= _FEW and not _ENDED.search(block.text)
            return found[0] if short and len(block.text[cue.end() : start].split()) <= _FEW else None
        return day

    def _piece(self, block: Block) -> Iterator[tuple[PartialDate, Source]]:
        """A date among other things on one line, where the line is marked as one about the text, or is short."""
        if len(block.text) > 140:
            return
        for before, piece in _pieces(block.text):
            day = dates.date_line(piece, day_first=self._day_first)
            if day is not None:
                known = not before or byline(before) or (len(before.split()) == 1 and _TIME.search(piece))
                yield day, Source.CUED if _STATED.match(piece) else Source.PIECE if known else Source.LOOSE
                return
        begins = dates.find(block.text[:_SHORT], day_first=self._day_first)
        if begins and begins[1][0] == 0 and begins[0].day and _TIME.match(block.text[begins[1][1] :]):
            yield begins[0], Source.PIECE
        elif _DATED.search(block.marks) and len(block.text) < 90 and not _CHANGED.search(block.text):
            read = dates.find(block.text, day_first=self._day_first)
            if read:
                yield read[0], Source.LOOSE


def guess(tree: HtmlElement, changed: set[str]) -> str:
    """htmldate's guess, for a person to look at; empty where it has none, or has the day of a change."""
    from htmldate import find_date

    try:
        guessed = find_date(tree, extensive_search=True, original_date=True)
    except (ValueError, TypeError, OverflowError, AttributeError):
        return ""
    return guessed if guessed and not guessed.endswith("-01-01") and guessed not in changed else ""


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return moment if moment.utcoffset() else moment.replace(tzinfo=timezone.utc)  # noqa: UP017 - the zone, not its name


def _in_side(element: HtmlElement) -> bool:
    for parent in element.iterancestors():
        if parent.tag in ("aside", "footer", "nav", "blockquote"):
            return True
        if parent.tag not in ("main", "body", "html") and _OTHERS.search(parent.get("class") or ""):
            return True
    return False


def _link_texts(block: Block) -> Iterator[str]:
    """The texts of the links that a block's words stand in."""
    for element, tail in block.places:
        around = element.getparent() if tail else element
        while around is not None and around.tag not in ("a", "p", "div", "li", "body"):
            around = around.getparent()
        if around is not None and around.tag == "a":
            yield one_line(around.text_content())


def _only_days(text: str) -> bool:
    """Whether a text holds days and nothing else, as the link of a day to its own page does."""
    while day := dates.find(text):
        text = text[: day[1][0]] + text[day[1][1] :]
    return not text.strip(" ,.·|-")


def _labelled_otherwise(block: Block) -> bool:
    """Whether a value in a list of details stands behind a label of another day than that of publication."""
    element = block.places[0][0] if block.places else None
    while element is not None and element.tag not in ("dd", "td"):
        element = element.getparent()
    label = element.getprevious() if element is not None else None
    if label is None or label.tag not in ("dt", "th"):
        return False
    return not _OWN_DAY.fullmatch(one_line(label.text_content()).strip(" :"))


def _prose(text: str) -> bool:
    """Whether a line is a sentence of some length, and so of the text and not about it."""
    return len(text.split()) >= _SENTENCE and bool(_ENDED.search(text))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a line; what stands behind a comma with all that follows, and what stands in front of it there."""
    for part in _BARS.split(text):
        yield "", part
        yield "", part.partition(" by ")[0]  # 3 May 2025 by Ada Marsh
        for comma in re.finditer(",", part):
            before = part[: comma.start()].strip()
            if not _CHANGED.search(before):
                yield ("" if _WEEKDAY.fullmatch(before) else before), part[comma.end() :]


def _boxed(block: Block) -> bool:
    if block.box_kind == "footer" and _OWN_FOOT.search(block.marks):
        return False
    return block.box_kind in ("aside", "footer", "related", "recommended", "latest", "sidebar", "popular", "trending")


def _around(block: Block) -> Iterator[HtmlElement]:
    """The elements that a block's text stands in, up to three levels."""
    for element, tail in block.places:
        here = element.getparent() if tail else element
        for _ in range(3):
            if here is None:
                break
            yield here
            here = here.getparent()


def _marks(element: HtmlElement) -> str:
    parent = element.getparent()
    words = element.get("class") or ""
    return words if parent is None else f"{words} {parent.get('class') or ''} {(parent.text or '')[:40]}"
