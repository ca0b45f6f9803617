"""A segment while it is gathered: the articles' texts in one long row, and every other document as stretches of it.

The texts of a segment lie in a row, each word at a place of its own. What is kept of a word is where it stands in that
row. What was said stands in the articles already: so a quotation or a statement is kept as the stretches of the row
that it is made of, and is found in what is known of the articles. Names, titles and passages that do not stand word for
word where they should (a passage that was cut in the middle of a word) are laid behind, each once.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from operator import call
from typing import NamedTuple

from briefing.search.engine.documents import ACTOR, ARTICLE, PLAIN, Document, Part
from briefing.search.engine.texts import Texts

STEP = 16  # places: each text begins at a multiple, so that a place tells its text by a division
_WIDE = array("I").itemsize
_MOST = 8  # pieces that a passage is looked for in


class Stretch(NamedTuple):
    """Places of a text that a document has. `text`: the number of an article, or -1 and below of one laid behind.

    `joined`: it goes on where the stretch before it ends, as a passage does that a cue parts in two.
    """

    text: int
    start: int
    length: int
    joined: bool


class Row(NamedTuple):
    """What is kept of a document beside its words."""

    kind: str
    id: str
    length: int
    facts: Mapping[str, object]
    digest: bytes  # of an article with what comes with it, of an actor


class Postings(NamedTuple):
    """Of a term: its places in the row, the documents that are no articles and have it, its weights in these.

    No weights: it weighs what it does in plain text.
    """

    places: Sequence[int]
    holders: Sequence[int]
    halves: Sequence[int]


class Gathering:
    """Documents and their words, until `writing.py` writes them. What belongs to an article comes after it."""

    def __init__(self, texts: Texts) -> None:
        self.articles: list[Row] = []
        self.others: list[Row] = []
        self.stretches: list[list[Stretch]] = []  # of each of `others`
        self.bases: list[int] = []  # where the text of each article begins
        self.headlines: list[int] = []  # how many places its headline takes
        self.behind: list[int] = []  # where each text begins that is laid behind
        self.size = 0  # places
        self.number: dict[str, int] = {}  # of each article
        self._texts = texts
        self._waiting: list[Document] = []  # statements, until every article is there
        self._bodies: list[tuple[int, bytes]] = []  # of each article: its first place, its forms
        self._laid: dict[bytes, int] = {}  # texts laid behind
        self._places = _Lists()
        self._holders = _Lists()
        self._heavy: dict[int, dict[int, int]] = {}  # weights in documents, where they are not PLAIN
        self._unsorted: set[int] = set()

    def add(self, document: Document, digest: bytes = b"") -> None:
        """Take a document; for an article with the digest of what comes with it."""
        if document.kind == ARTICLE:
            self._article(document, digest)
        elif any(part.article not in self.number for part in document.parts if part.article):
            self._waiting.append(document)
        else:
            self._other(document)

    def __len__(self) -> int:
        return len(self.articles) + len(self.others) + len(self._waiting)

    def finish(self) -> None:
        """Take in what was waiting for articles that came later, or did not come."""
        waiting, self._waiting = self._waiting, []
        for document in waiting:
            self._other(document)

    def terms(self) -> Iterator[tuple[str, Postings]]:
        """Every word in order, then every pair of common ones, with where it stands."""
        names = self._texts.terms
        self._places[len(names) - 1], self._holders[len(names) - 1]  # as long as there are terms
        every = enumerate(zip(self._places.lists, self._holders.lists, strict=True))
        known = sorted((names[number], number) for number, (places, holders) in every if places or holders)
        for couples in (False, True):
            for name, number in known:
                if (" " in name) is couples:
                    places: Sequence[int] = self._places[number]
                    if number in self._unsorted:
                        places = sorted(set(places))
                    holders = self._holders[number]
                    heavy = self._heavy.get(number)
                    yield name, Postings(places, holders, [heavy.get(each, PLAIN) for each in holders] if heavy else ())

    def _article(self, document: Document, digest: bytes) -> None:
        texts = [self._texts.read(part.text) for part in document.parts]
        self.number[document.id] = len(self.articles)
        self.articles.append(_row(document, digest))
        self.bases.append(self._begin())
        self.headlines.append(len(texts[0]))
        self._bodies.append((len(texts[0]) + 1, texts[1].tobytes()))
        for forms in texts:
            self._lay(forms)

    def _begin(self) -> int:
        """Where the next text begins."""
        self.size += -self.size % STEP
        return self.size

    def _lay(self, forms: array[int]) -> None:
        """Lay a passage at the end of the row, and leave one place free, so that no phrase runs into the next."""
        known, start, places = self._texts, self.size, self._places
        places.add(map(known.first.__getitem__, forms), range(start, start + len(forms)), len(known.terms))
        several = known.several.intersection(forms)
        if several:
            for place, form in enumerate(forms, start):
                if form in several:
                    for term in known.forms[form][1:]:
                        places[term].append(place)
                        self._unsorted.add(term)
                    self._unsorted.add(known.forms[form][0])
        for at in self._couples(forms):
            for term in known.pairs(forms[at], forms[at + 1]):
                places[term].append(start + at)
        self.size += len(forms) + 1

    def _couples(self, forms: Sequence[int]) -> Iterator[int]:
        """Where two common words stand in a row."""
        common = bytes(map(self._texts.common.__getitem__, forms))
        at = common.find(b"\1\1")
        while at >= 0:
            yield at
            at = common.find(b"\1\1", at + 1)

    def _other(self, document: Document) -> None:
        known, number = self._texts, len(self.others)
        stretches: list[Stretch] = []
        halves: dict[int, int] = {}
        couples: set[int] = set()
        for part in document.parts:
            forms = known.read(part.text)
            if not forms:
                continue
            stretches.extend(self._stretches(part, forms))
            counts = Counter(map(known.first.__getitem__, forms))
            several = known.several.intersection(forms)
            if several:
                counts.update(term for form in forms if form in several for term in known.forms[form][1:])
            for term, count in counts.items():
                halves[term] = halves.get(term, 0) + count * part.halves
            for at in self._couples(forms):
                couples.update(known.pairs(forms[at], forms[at + 1]))
        self.others.append(_row(document, document.digest if document.kind == ACTOR else b""))
        self.stretches.append(stretches)
        self._holders.add(chain(halves, couples), repeat(number), len(known.terms))
        for term, weight in halves.items():
            if weight != PLAIN:
                self._heavy.setdefault(term, {})[number] = weight

    def _stretches(self, part: Part, forms: array[int]) -> list[Stretch]:
        """Where a passage stands."""
        at = self.number.get(part.article) if part.article else None
        if at is not None:
            first, body = self._bodies[at]
            pieces = _pieces(forms.tobytes(), body)
            if pieces:
                return [Stretch(at, first + start, size, number > 0) for number, (start, size) in enumerate(pieces)]
        raw = forms.tobytes()
        if raw not in self._laid:
            self._laid[raw] = len(self.behind)
            self.behind.append(self._begin())
            self._lay(forms)
        return [Stretch(-1 - self._laid[raw], 0, len(forms), False)]


class _Lists:
    """A list of numbers for each term, to which whole texts are added without a loop of ours."""

    def __init__(self) -> None:
        self.lists: list[array[int]] = []
        self._appends: list[Callable[[int], None]] = []

    def __getitem__(self, term: int) -> array[int]:
        self._grow(term + 1)
        return self.lists[term]

    def add(self, terms: Iterable[int], numbers: Iterable[int], known: int) -> None:
        """Add to the list of each term the number beside it; no term is as great as `known`."""
        self._grow(known)
        deque(map(call, map(self._appends.__getitem__, terms), numbers), maxlen=0)

    def _grow(self, known: int) -> None:
        while len(self.lists) < known:
            self.lists.append(array("I"))
            self._appends.append(self.lists[-1].append)


def _row(document: Document, digest: bytes) -> Row:
    return Row(document.kind, document.id, document.length, document.facts, digest)


def _pieces(passage: bytes, body: bytes) -> list[tuple[int, int]]:
    """A passage as pieces of a body in a row, each as long as can be: start and length; none where it is not so."""
    found: list[tuple[int, int]] = []
    while passage:
        size, start = len(passage), _at(passage, body)
        if start < 0:
            if len(found) == _MOST - 1:
                return []
            shortest, longest = 0, size - _WIDE  # what is found of it, and what may be
            while shortest < longest:
                middle = -(-(shortest + longest) // (2 * _WIDE)) * _WIDE
                at = _at(passage[:middle], body)
                if at < 0:
                    longest = middle - _WIDE
                else:
                    shortest, start = middle, at
            size = shortest
            if not size:
                return []
        found.append((start // _WIDE, size // _WIDE))
        passage = passage[size:]
    return found


def _at(passage: bytes, body: bytes) -> int:
    """Where a passage stands in a body, each form four bytes; -1 where it does not."""
    at = body.find(passage)
    while at % _WIDE and at >= 0:
        at = body.find(passage, at + 1)
    return at
