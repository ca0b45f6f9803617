"""A query's answer: the set of documents that fit it.

A condition holds for everything it can be said of. `outlet:`, `before:` and `after:` are said of articles; they hold
for the quotations in these articles, the statements these articles report, and the actors quoted in them. `by:` is said
of speakers and bylines; it holds for what somebody said, and for the articles that quote or were written by them.
`kind:` is an article's, an outlet's, a quotation's or an actor's kind, or how reports treated a statement ("not found"
where an article of the occasion does not report it).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, reduce
from itertools import chain, compress
from operator import and_, or_

from briefing.model import ActorKind, ArticleKind, OutletKind, QuotationKind, Treatment
from briefing.search.engine.documents import ACTOR, QUOTATION
from briefing.search.engine.phrases import look
from briefing.search.engine.table import NONE
from briefing.search.engine.view import Documents, IndexView
from briefing.search.engine.words import WORD, Term, forms
from briefing.search.wanted import All, Any, Look, Node, Not, When, Where

_Name = tuple[tuple[str, ...], ...]  # the forms of each word of a name
_EVERY_KIND = tuple(
    str(kind) for kinds in (ArticleKind, OutletKind, QuotationKind, ActorKind, Treatment) for kind in kinds
)


class Conditions:
    """Finds the documents that a condition holds for; keeps what it has prepared for its view of the index."""

    def __init__(self, view: IndexView) -> None:
        self._view = view
        self._table = view.table

    @cached_property
    def undated(self) -> int:
        """How many articles have no date."""
        return self._table.first.count(0)

    @cached_property
    def _names(self) -> _Names:
        named = enumerate(self._table.names)
        return _Names((ordinal, name) for ordinal, names in named for name in names)

    @cached_property
    def _bylines(self) -> _Names:
        return _Names(enumerate(self._table.bylines))

    @cached_property
    def _actors(self) -> dict[int, int]:
        """The document of each speaker, by ordinal."""
        actors = compress(range(self._view.size), self._table.mask(ACTOR))
        return {self._table.speaker[document]: document for document in actors}

    def when(self, node: When) -> Documents:
        """What was published before a date, or from it on."""
        limit = node.date.first.toordinal()
        name = f"{'before' if node.before else 'after'}:{limit}"
        if node.before:
            return self._view.kept(name, lambda: self._spread(bytes(0 < day < limit for day in self._table.first)))
        return self._view.kept(name, lambda: self._spread(bytes(day >= limit for day in self._table.last)))

    def where(self, node: Where) -> Documents:
        """What an outlet printed, what somebody said, what is of a kind."""
        find = {"outlet": self._outlet, "by": self._by, "kind": self._kind}[node.field]
        return self._view.kept(f"{node.field}:{node.value}", lambda: find(node.value))

    def speakers(self, documents: Documents) -> set[int]:
        """The ordinals of the speakers of those quotations in a set that have one."""
        quotations = self._view.members(documents & self._view.of_kind[QUOTATION])
        return set(map(self._table.speaker.__getitem__, quotations)) - {NONE}

    def _outlet(self, value: Term) -> Documents:
        fits = [any(_fits(value, _name(name)) for name in outlet[:2]) for outlet in self._table.outlets]
        return self._spread(_pick(fits, self._table.outlet))

    def _by(self, value: Term) -> Documents:
        view, table = self._view, self._table
        speakers = self._names.fit(value)
        said = view.flags(_pick([at in speakers for at in range(len(table.speakers))], table.speaker))
        quoting = set(compress(table.article, view.unpacked(said & view.of_kind[QUOTATION]))) - {NONE}
        return said | view.numbers(table.articles[at] for at in quoting | self._bylines.fit(value))

    def _kind(self, value: Term) -> Documents:
        view, table = self._view, self._table
        labels = [_fits(value, _name(label)) for label in table.labels]
        outlets = [_fits(value, _name(kind)) for _, _, kind in table.outlets]
        treatments = [any(_fits(value, _name(kind)) for kind in kinds) for kinds in table.treatments]
        own = _pick(labels, table.label)
        articles = (own[at] or outlets[outlet] for at, outlet in zip(table.articles, table.outlet, strict=True))
        return view.flags(own) | self._spread(bytes(articles)) | view.flags(_pick(treatments, table.treated))

    def unknown_kind(self, value: Term) -> bool:
        """Whether no kind of anything is called so."""
        return not any(_fits(value, _name(kind)) for kind in _EVERY_KIND)

    def _spread(self, articles: bytes) -> Documents:
        """Articles (a flag each) with their quotations, the statements they report, and the actors quoted in them."""
        view, table = self._view, self._table
        flags = bytearray(_pick(articles, table.article))
        for statement in compress(table.carried, _pick(articles, table.carrier)):
            flags[statement] = 1
        for speaker in self.speakers(view.flags(flags)):
            if speaker in self._actors:
                flags[self._actors[speaker]] = 1
        return view.flags(flags)


def evaluate(node: Node, view: IndexView, conditions: Conditions, notes: list[str]) -> Documents:
    """The documents that fit a query; what was capped or left out on the way is added to the notes."""
    match node:
        case Look(term):
            found, note = look(view, term)
            notes.extend([note] if note else [])
            return found
        case Where():
            if node.field == "kind" and conditions.unknown_kind(node.value):
                told = str(node.value).rstrip("*")
                notes.append(f"No kind is called {told}.")
            return conditions.where(node)
        case When():
            if conditions.undated:
                notes.append(_undated(conditions.undated))
            return conditions.when(node)
        case All(nodes):
            return reduce(and_, (evaluate(each, view, conditions, notes) for each in nodes), view.everything)
        case Any(nodes):
            return reduce(or_, (evaluate(each, view, conditions, notes) for each in nodes), 0)
        case Not(inner):
            return view.everything & ~evaluate(inner, view, conditions, notes)


def wanted(node: Node) -> Iterable[Look]:
    """The words and phrases that a query asks for (not those it excludes), in order."""
    match node:
        case Look():
            yield node
        case All(nodes) | Any(nodes):
            for each in nodes:
                yield from wanted(each)
        case _:
            return


class _Names:
    """Names to be looked up by words in a row; each belongs to something that has a number."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._names: list[tuple[int, _Name]] = [(number, _name(name)) for number, name in names]
        self._with: dict[str, list[int]] = {}
        for at, (_, name) in enumerate(self._names):
            for form in set(chain.from_iterable(name)):
                self._with.setdefault(form, []).append(at)

    def fit(self, value: Term) -> set[int]:
        """The numbers of those with a name that has these words in a row."""
        first, begun = value.words[0], value.prefix and len(value.words) == 1
        fitting = [form for form in self._with if form.startswith(first)] if begun else [first]
        found = {at for form in fitting for at in self._with.get(form, ())}
        return {self._names[at][0] for at in found if _fits(value, self._names[at][1])}


def _undated(count: int) -> str:
    return f"{count:,} articles without a date are left out." if count > 1 else "1 article without a date is left out."


def _name(text: str) -> _Name:
    return tuple(forms(match.group()) for match in WORD.finditer(text))


def _fits(value: Term, name: _Name) -> bool:
    """Whether the words of a value stand in a row in a name."""
    last = len(value.words) - 1
    return any(
        all(
            any(form.startswith(word) for form in name[at + step])
            if value.prefix and step == last
            else word in name[at + step]
            for step, word in enumerate(value.words)
        )
        for at in range(len(name) - last)
    )


def _pick(flags: Sequence[int], ordinals: Iterable[int]) -> bytes:
    """The flag of each ordinal; NONE, which is the last place counted from the end, has none."""
    return bytes(map([*flags, 0].__getitem__, ordinals))
