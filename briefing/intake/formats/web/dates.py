"""The day on which a page was published: what it states, in the order in which statements are to be trusted.

A day that nothing states stays open; htmldate's guess is only proposed. When a page was changed is not when it was
published. A time stamp in universal time is read as the page's own local day where the page prints that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from briefing.intake.fields import dates
from briefing.intake.fields.bylines import byline
from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.intake.formats.web import day_lines
from briefing.intake.formats.web.parsed import ParsedPage
from briefing.intake.formats.web.trust import PROPOSED, DayPlace
from briefing.language.words import one_line
from briefing.model import PartialDate

# Named by their senders as the day of publication; the plainer names below them mean other days on some sites.
_METAS = (
    "article:published_time og:published_time og:article:published_time datepublished parsely-pub-date "
    "sailthru.date dcterms.issued dc.date.issued article_date_original article.published originalpublicationdate "
    "cxenseparse:recs:publishtime citation_publication_date publishdate publish-date publish_date pubdate"
).split()
_FIELDS = "dcterms.available citation_date dcterms.date dc.date dcterms.created dc.date.created date".split()
_MARKED = re.compile(r"publish|pubdate|posted|entry-date|post-date|article-date", re.IGNORECASE)
_DATED = re.compile(r"date|publi|posted|time|meta|created|issued|datum|fecha", re.IGNORECASE)
_STATED = re.compile(
    r"^\W*(?:first |originally )?(?:published|posted|issued|released|date published|publication(?: date)?"
    r"|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|opublikowano)\b",
    re.IGNORECASE,
)
_FEW = 4  # words between a cue and its day, and behind it
_TIME = re.compile(r"\W{1,3}\d{1,2}[:.h]\d{2}")
_SHORT = 40  # characters in which a line that begins with its day has it
_STAMP = re.compile(r"\s*\d{4}-?\d{2}-?\d{2}")
_FIRST_YEAR = 1605  # of the first newspaper; a stamp before it is an empty field's
_NOON = 12  # hours of universal time, before which the day may be the one before, and behind which the next


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A statement: the day as it is written, the moment where one is given, and where it stands."""

    day: PartialDate
    by: DayPlace
    moment: datetime | None = None


class Published:
    """Finds the day of one page. `near` are the blocks around its headline; `day_first` says how 03/04/2025 is read."""

    def __init__(
        self,
        page: ParsedPage,
        near: Sequence[Block],
        address: str,
        *,
        day_first: bool | None,
    ) -> None:
        self._page = page
        self._near = [
            block for block in near
            if not (
                day_lines.boxed(block) or day_lines.in_history(block)
                or day_lines.of_another(block, day_first) or day_lines.labelled_otherwise(block)
            )
        ]  # fmt: skip
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

    def _found(self) -> Iterator[tuple[str, DayPlace]]:
        """The days and where they stand, the surest place first."""
        stated = list(self._stamps())
        trusted = [stamp for stamp in stated if stamp.by not in PROPOSED]
        if trusted:
            yield self._stated([*trusted, *(stamp for stamp in stated if stamp.by in PROPOSED)])
        loose: list[tuple[str, DayPlace]] = [(str(stamp.day), stamp.by) for stamp in stated if stamp.by in PROPOSED]
        made: list[tuple[str, DayPlace]] = []
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
            yield str(day), DayPlace.ADDRESS
        cued = {
            str(cue)
            for block in self._page.blocks
            if not day_lines.boxed(block) and (cue := self._cued(block)) is not None
        }
        if len(cued) == 1:
            yield cued.pop(), DayPlace.BELOW
        yield from loose

    def _stated(self, stated: Sequence[_Stamp]) -> tuple[str, DayPlace]:
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
            for element in self._page.tree.iter("meta", "time")
            if day_lines.CHANGED.search(
                f"{element.get('property')} {element.get('name')} {element.get('class')} {element.get('itemprop')}"
            )
        ]
        return {str(day) for day in map(dates.from_stamp, stamps) if day}

    def _stamps(self) -> Iterator[_Stamp]:
        """What structured data, metadata and microdata state."""
        for held in self._page.linked:
            yield from self._stamp(held.get("datePublished"), DayPlace.DATA)
        for name in _METAS:
            yield from self._stamp(self._page.metas.get(name), DayPlace.DATA)
        for name in _FIELDS:
            yield from self._stamp(self._page.metas.get(name), DayPlace.FIELD)
        for element in self._page.tree.iterfind(".//*[@itemprop='datePublished']"):
            if not day_lines.in_side(element):
                value = element.get("content") or element.get("datetime") or one_line(element.text_content())
                yield from self._stamp(value, DayPlace.DATA)
        near = {id(element) for block in self._near for element in day_lines.around(block)}
        for time in self._page.tree.iterfind(".//time"):
            marked = time.get("pubdate") is not None or _MARKED.search(time.get("class") or "")
            by = DayPlace.NEAR if id(time) in near else DayPlace.MARKED
            if marked and not day_lines.in_side(time) and not day_lines.CHANGED.search(time.get("class") or ""):
                yield from self._stamp(time.get("datetime") or one_line(time.text_content()), by)

    def _times(self, block: Block) -> Iterator[_Stamp]:
        """The `time` elements of a line; one in a sentence, a side column or a post is of another day."""
        if day_lines.is_prose(block.text) or block.tag == "figcaption":
            return
        for time in (element for element in day_lines.around(block) if element.tag == "time"):
            if not day_lines.in_side(time) and not day_lines.CHANGED.search(day_lines.marks(time)):
                printed = one_line(time.text_content())
                alone = day_lines.alone(block.text, printed)
                yield from self._stamp(time.get("datetime") or printed, DayPlace.TIME if alone else DayPlace.AMID)

    def _stamp(self, value: Any, by: DayPlace) -> Iterator[_Stamp]:
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

    def _printed(self) -> Iterator[tuple[PartialDate, DayPlace]]:
        yield from self._lines(self._near)

    def _lines(self, blocks: Sequence[Block]) -> Iterator[tuple[PartialDate, DayPlace]]:
        for block in blocks:
            day = dates.date_line(block.text, day_first=self._day_first)
            if day is not None:
                yield day, DayPlace.CUED if _STATED.match(block.text) else DayPlace.LINE
            else:
                yield from self._piece(block)

    def _cued(self, block: Block) -> PartialDate | None:
        """The day behind a cue; `in Appeals` may follow, and no sentence."""
        cue = _STATED.match(block.text)
        if cue is None:
            return None
        day = dates.date_line(block.text, day_first=self._day_first)
        found = dates.find(block.text, day_first=self._day_first)
        if day is None and found and found[0].day and not day_lines.is_prose(block.text):
            start, end = found[1]
            short = len(block.text[end:].split()) <= _FEW and not day_lines.ENDED.search(block.text)
            return found[0] if short and len(block.text[cue.end() : start].split()) <= _FEW else None
        return day

    def _piece(self, block: Block) -> Iterator[tuple[PartialDate, DayPlace]]:
        """A date among other things on one line, where the line is marked as one about the text, or is short."""
        if len(block.text) > 140:
            return
        for before, piece in day_lines.pieces(block.text):
            day = dates.date_line(piece, day_first=self._day_first)
            if day is not None:
                known = not before or byline(before) or (len(before.split()) == 1 and _TIME.search(piece))
                yield day, DayPlace.CUED if _STATED.match(piece) else DayPlace.PIECE if known else DayPlace.LOOSE
                return
        begins = dates.find(block.text[:_SHORT], day_first=self._day_first)
        if begins and begins[1][0] == 0 and begins[0].day and _TIME.match(block.text[begins[1][1] :]):
            yield begins[0], DayPlace.PIECE
        elif _DATED.search(block.marks) and len(block.text) < 90 and not day_lines.CHANGED.search(block.text):
            read = dates.find(block.text, day_first=self._day_first)
            if read:
                yield read[0], DayPlace.LOOSE


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
