"""What the index holds of a document, in Whoosh's terms: words with their places.

Everything that can be found (article, quotation, actor, statement) is a document of its own, so that one set of
documents answers a query for all panes at once. Outlet, kind, date and speaker are not words but part of the table.
"""

# whoosh has types only in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from whoosh.fields import FieldType, Schema
from whoosh.formats import Positions

from briefing.search.engine.words import fold

FIELD = "words"


class Places(Positions):
    """Places of a word in a document, four bytes each instead of Whoosh's pickled list."""

    def encode(self, places: Sequence[int]) -> bytes:
        """Places in ascending order, as bytes of this machine's order (an index never leaves it)."""
        return array("I", places).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """The places again."""
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many there are."""
        return len(value) // array("I").itemsize


class WordsField(FieldType):
    """Words as `words.py` sees them; gathered by us (`gathering.py`), read by Whoosh too."""

    def __init__(self) -> None:
        none: Any = None  # no analyzer: words are found by `words.tokens`
        super().__init__(format=Places(), analyzer=none)

    def to_bytes(self, value: str | bytes) -> bytes:
        """A word as it lies in the index."""
        return value if isinstance(value, bytes) else fold(value).encode()


def schema() -> Schema:
    """The index's fields. Nothing is stored in Whoosh's stored fields, which are pickles."""
    return Schema(**{FIELD: WordsField()})
