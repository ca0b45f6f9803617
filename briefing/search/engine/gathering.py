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
from typing import Any, NamedTuple

from briefing.search.engine.documents import ACTOR, ARTICLE, PLAIN, STATEMENT, Document, WeighedText
from briefing.search.engine.layout import STEP
from briefing.search.engine.texts import Texts

_WIDE = array("I").itemsize
_NOTHING: Mapping[str, Any] = {}
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
    """What is kept of a document beside its words, for the table (`table.py`)."""

    kind: str
    id: str
    length: int
    label: str | None
    speaker: str | None  # an actor's own id
    home: str | None  # the article it belongs to, itself for one
    treated: tuple[str, ...] | None
    articles: tuple[str, ...]  # that report a statement
    facts: Mapping[str, Any]  # of an article, of an actor
    digest: bytes  # of an article with what comes with it, of an actor


class _Waiting(NamedTuple):
    document: Document
    articles: set[str]  # that are not there yet


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
        self._stretches = array("i")  # of all of `others`, four numbers each
        self._ends = array("I", (0,))  # where the stretches of each end
        self.bases: list[int] = []  # where the text of each article begins
        self.headlines: list[int] = []  # how many places its headline takes
        self.behind: list[int] = []  # where each text begins that is laid behind
        self.size = 0  # places
        self.number: dict[str, int] = {}  # of each article
        self._texts = texts
        self._waiting: dict[str, list[_Waiting]] = {}  # statements, by an article that is not there yet
        self._bodies: list[tuple[int, bytes]] = []  # of each article: its first place, its forms
        self._laid: dict[bytes, int] = {}  # texts laid behind
        self._places = _Lists()
        self._holders = _Lists()
        self._heavy = _Lists()  # the documents in which a term does not weigh PLAIN
        self._halves = _Lists()  # what it weighs in these
        self._unsorted: set[int] = set()

    def add(self, document: Document, digest: bytes = b"") -> None:
        """Take a document; for an article with the digest of what comes with it."""
        if document.kind == ARTICLE:
            self._article(document, digest)
            for waiting in self._waiting.pop(document.id, ()):
                waiting.articles.discard(document.id)
                if not waiting.articles:
                    self._other(waiting.document)
            return
        missing = {part.article for part in document.parts if part.article} - self.number.keys()
        if missing:
            waiting = _Waiting(document, missing)
            for article in missing:
                self._waiting.setdefault(article, []).append(waiting)
        else:
            self._other(document)

    def finish(self) -> None:
        """Take in what is still waiting for articles, which do not come."""
        waiting = [each for found in self._waiting.values() for each in found]
        self._waiting.clear()
        for document in {id(each): each.document for each in waiting}.values():
            self._other(document)

    def __len__(self) -> int:
        return len(self.articles) + len(self.others)

    def stretches(self, number: int) -> list[Stretch]:
        """The stretches that one of `others` is."""
        found = iter(self._stretches[4 * self._ends[number] : 4 * self._ends[number + 1]])
        return [
            Stretch(text, start, length, bool(joined)) for text, start, length, joined in zip(*[found] * 4, strict=True)
        ]

    def counts(self) -> Iterator[tuple[str, int]]:
        """Every word with how many places and holders of it were gathered, in no order."""
        names, every = self._texts.terms, enumerate(self._places.lists)
        for lists in (self._places, self._holders):
            lists.grow(len(names))
        return ((names[number], len(places) + len(self._holders[number])) for number, places in every)

    def terms(self) -> Iterator[tuple[str, Postings]]:
        """Every word in order, then every pair of common ones, with where it stands."""
        names = self._texts.terms
        for lists in (self._places, self._holders, self._heavy, self._halves):
            lists.grow(len(names))
        every = enumerate(zip(self._places.lists, self._holders.lists, strict=True))
        known = sorted((names[number], number) for number, (places, holders) in every if places or holders)
        for couples in (False, True):
            for name, number in known:
                if (" " in name) is couples:
                    places: Sequence[int] = self._places[number]
                    if number in self._unsorted:
                        places = sorted(set(places))
                    holders = self._holders[number]
                    heavy = dict(zip(self._heavy[number], self._halves[number], strict=True))
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
            stretches.extend(self._found(part, forms))
            counts = Counter(map(known.first.__getitem__, forms))
            several = known.several.intersection(forms)
            if several:
                counts.update(term for form in forms if form in several for term in known.forms[form][1:])
            for term, count in counts.items():
                halves[term] = halves.get(term, 0) + count * part.halves
            for at in self._couples(forms):
                couples.update(known.pairs(forms[at], forms[at + 1]))
        self.others.append(_row(document, document.digest if document.kind == ACTOR else b""))
        self._stretches.extend(chain.from_iterable(stretches))
        self._ends.append(self._ends[-1] + len(stretches))
        self._holders.add(chain(halves, couples), repeat(number), len(known.terms))
        for term, weight in halves.items():
            if weight != PLAIN:
                self._heavy[term].append(number)
                self._halves[term].append(weight)

    def _found(self, part: WeighedText, forms: array[int]) -> list[Stretch]:
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
        self.grow(term + 1)
        return self.lists[term]

    def add(self, terms: Iterable[int], numbers: Iterable[int], known: int) -> None:
        """Add to the list of each term the number beside it; no term is as great as `known`."""
        self.grow(known)
        deque(map(call, map(self._appends.__getitem__, terms), numbers), maxlen=0)

    def grow(self, known: int) -> None:
        """Have lists for so many terms."""
        while len(self.lists) < known:
            self.lists.append(array("I"))
            self._appends.append(self.lists[-1].append)


def _row(document: Document, digest: bytes) -> Row:
    kind, facts = document.kind, document.facts
    return Row(
        kind,
        document.id,
        document.length,
        facts.get("kind"),
        document.id if kind == ACTOR else facts.get("speaker"),
        document.id if kind == ARTICLE else facts.get("article"),
        tuple(facts["kinds"]) if kind == STATEMENT else None,
        tuple(facts.get("articles", ())),
        facts if kind in (ACTOR, ARTICLE) else _NOTHING,
        digest,
    )


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
