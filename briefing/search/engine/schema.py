"""What the index holds of a document: its words with their places, and one row that says which document it is.

Everything that can be found (article, quotation, actor, statement) is a document of its own, so that one set of
documents answers a query for all panes at once. Outlet, kind, date and speaker are not words but part of the row.
"""

# whoosh has types only in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from array import array
from collections.abc import Generator, Sequence
from typing import Any

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Positions

from briefing.search.engine.words import COMMON, WORD, forms, joined, pairs

VERSION = 3  # of what is in an index and how; raise it and every index is built again
WORDS = "words"
ROW = "row"
_GAP = 16  # places between the parts of a document, so that no phrase runs from a headline into a body
_REMEMBERED = 200_000  # printed words whose forms are kept while indexing

Part = tuple[str, float]  # a passage and the weight of its words for ranking, in whole halves


class Places(Positions):
    """Places of a word in a document, four bytes each instead of Whoosh's pickled list: read in one step, not run."""

    def encode(self, places: Sequence[int]) -> bytes:
        """Places in ascending order, as bytes of this machine's order (an index never leaves it)."""
        return array("I", places).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The places again."""
        return array("I", value).tolist()


class WordsField(FieldType):
    """Indexes a sequence of parts with our own words instead of an analyzer's tokens: several times as fast."""

    def __init__(self) -> None:
        none: Any = None  # no analyzer: `index` finds the words itself
        super().__init__(format=Places(), analyzer=none)
        self._forms: dict[str, tuple[str, ...]] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_forms": {}}

    def index(self, value: Sequence[Part], **_kwargs: object) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """Each word of the parts with how often it occurs, its weight and its places."""
        places: dict[str, array[int]] = {}
        weights: dict[str, float] = {}
        at = 0
        for passage, weight in value:
            at = self._add(passage, weight, at, places, weights) + _GAP
        for word, found in places.items():
            yield word.encode(), len(found), weights[word], found.tobytes()

    def _add(
        self, passage: str, weight: float, at: int, places: dict[str, array[int]], weights: dict[str, float]
    ) -> int:
        remembered = self._forms
        before: tuple[str, ...] = ()
        spans = [match.span() for match in WORD.finditer(passage)]
        whole = joined(passage, spans)
        for number, (start, end) in enumerate(spans):
            printed = passage[start:end]
            found = remembered.get(printed)
            if found is None:
                if len(remembered) > _REMEMBERED:
                    remembered.clear()
                found = remembered[printed] = forms(printed)
            if number in whole:
                found = (*found, whole[number])
            for form in found:
                if form in places:
                    places[form].append(at)
                    weights[form] += weight
                else:
                    places[form] = array("I", (at,))
                    weights[form] = weight
            if COMMON.isdisjoint(found):
                before = ()
            else:
                for both in pairs(before, found):
                    if both in places:
                        places[both].append(at - 1)
                    else:
                        places[both] = array("I", (at - 1,))
                        weights[both] = 1.0
                before = found
            at += 1
        return at


def schema() -> Schema:
    """The index's fields. Nothing is stored in Whoosh's stored fields, which are pickles."""
    return Schema(**{WORDS: WordsField(), ROW: COLUMN(VarBytesColumn())})
