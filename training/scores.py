"""Score extracted quotations against labelled articles.

The measures and their definitions are those of ../shared/tools/score_quotations.py, of which this is a small second
hand, so that the benchmark also runs where that folder is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.model import Quotation
from training.labels import Labels

Span = tuple[int, int]

_MARKS = re.compile("[“”\"«»]|``|''")
_EDGE = " \t\n\r\"“”‘’'«».,;:!?—–-`…"
_SMALL_WORDS = frozenset(
    "the a an of for to in at on and who mr mrs ms dr sen rep gov president former his her their its".split()
)


class Labelled:
    """A labelled article: its quotations, its strings in marks, and which of these belong to a quotation."""

    def __init__(self, article: Labels) -> None:
        self.text: str = article["text"]
        self.quotes: list[Labels] = article["quotes"]
        self.strings = set(_strings(self.text))
        self.quoted: dict[Span, Labels] = {}
        for quote in self.quotes:
            for start, end in self.strings:
                shared = sum(max(0, min(end, last) - max(start, first)) for first, last in quote["spans"])
                known = self.quoted.get((start, end))
                better = known is None or (quote.get("speaker_text") and not known.get("speaker_text"))
                if (shared >= 0.5 * (end - start) or shared >= 8) and better:
                    self.quoted[start, end] = quote


def _strings(text: str) -> list[Span]:
    """Every string in quotation marks; one left open runs to the end of its line."""
    found: list[Span] = []
    at = 0
    for line in re.split(r"(\n+)", text):
        opened: int | None = None
        for match in _MARKS.finditer(line) if line.strip() else ():
            opens = match.group() in ("“", "«", "``") or (match.group() == '"' and opened is None)
            if opens and opened is None:
                opened = at + match.start()
            elif not opens and opened is not None:
                found.append((opened, at + match.end()))
                opened = None
        if opened is not None:
            found.append((opened, at + len(line.rstrip())))
        at += len(line)
    return found


def same_source(quote: Labels, start: int, end: int, text: str) -> bool:
    """Whether the words at `start` to `end` name the labelled source: the spans overlap, or the last names agree."""
    if quote.get("speaker_start") is not None and start < quote["speaker_end"] and quote["speaker_start"] < end:
        return True
    one, other = _name_words(quote.get("speaker_text") or ""), _name_words(text[start:end])
    return bool(one and other and one[-1] == other[-1])


def _name_words(name: str) -> list[str]:
    head = re.split(r",| who | of | for ", name)[0]
    every = [word for word in re.findall(r"[\w'’]+", head.lower()) if word not in _SMALL_WORDS]
    return every or re.findall(r"[\w'’]+", name.lower())


class Score:
    """Counts over many articles, and the figures made of them, in per cent."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()

    def add(self, labelled: Labelled, quotations: Sequence[Quotation]) -> None:
        """Count one article."""
        self._strings(labelled, quotations)
        self._contents(labelled, quotations)

    def _strings(self, labelled: Labelled, quotations: Sequence[Quotation]) -> None:
        count = self._count
        printed: dict[Span, Quotation] = {}
        for quotation in quotations:
            for start, end in labelled.strings:
                shared = sum(max(0, min(end, last) - max(start, first)) for first, last in quotation.spans)
                known = printed.get((start, end))
                if shared >= 0.5 * (end - start) and (known is None or (_said(quotation) and not _said(known))):
                    printed[start, end] = quotation
        count["strings"] += len(labelled.quoted)
        count["predicted"] += len(printed)
        for place, quote in labelled.quoted.items():
            found = printed.get(place)
            count["exact"] += found is not None
            if not quote.get("speaker_text"):
                continue
            count["sources"] += 1
            if found is None:
                continue
            source = found.source
            count["found"] += 1
            count["asserted"] += _said(found)
            if source is not None:
                count["right"] += same_source(quote, source.start, source.end, labelled.text)

    def _contents(self, labelled: Labelled, quotations: Sequence[Quotation]) -> None:
        count = self._count
        wanted = [_letters(labelled.text, quote["spans"]) for quote in labelled.quotes]
        given = [_letters(labelled.text, quotation.spans) for quotation in quotations]
        count["given"] += len(given)
        pairs = sorted(
            (
                (len(one & other) / len(one | other), index, number)
                for index, one in enumerate(wanted)
                for number, other in enumerate(given)
                if one and other and min(one) <= max(other) and min(other) <= max(one) and one & other
            ),
            reverse=True,
        )
        used: set[int] = set()
        taken: set[int] = set()
        for share, index, number in pairs:
            if share >= 0.5 and index not in used and number not in taken:
                used.add(index)
                taken.add(number)
        count["matched"] += len(taken)
        for index, quote in enumerate(labelled.quotes):
            if quote.get("kind") in ("indirect", "mixed"):
                count["unmarked"] += 1
                count["unmarked found"] += index in used

    def figures(self) -> dict[str, float]:
        """The figures of the table, in per cent."""
        count = self._count
        return {
            "quoted strings exact F1": _per_cent(2 * count["exact"], count["strings"] + count["predicted"]),
            "speaker right of those found": _per_cent(count["right"], count["found"]),
            "found and right, recall": _per_cent(count["right"], count["sources"]),
            "found and right, precision": _per_cent(count["right"], count["predicted"]),
            "asserted and right": _per_cent(count["right"], count["asserted"]),
            "indirect and mixed found": _per_cent(count["unmarked found"], count["unmarked"]),
            "content precision": _per_cent(count["matched"], count["given"]),
        }


def _said(quotation: Quotation) -> bool:
    return quotation.source is not None or quotation.speaker is not None


def _letters(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    found: set[int] = set()
    for start, end in spans:
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        found.update(at for at in range(start, end) if not text[at].isspace())
    return found


def _per_cent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def score(articles: Sequence[Labels], quotations: Mapping[str, Sequence[Quotation]]) -> dict[str, float]:
    """The figures of the quotations found in labelled articles, by article id."""
    total = Score()
    for article in articles:
        total.add(Labelled(article), quotations[article["id"]])
    return total.figures()
