"""An article read sentence by sentence, for what is told in it without marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.language.sentences import sentences
from briefing.language.stems import WORD, stems, stems_in
from briefing.model import Article, Span

KEPT = 1_000  # articles whose sentences are kept: those of a window, each is asked for again and again
WHOLE = 300  # articles of which all stems are: they are quickly put together again


@dataclass(frozen=True, slots=True)
class StemmedSentence:
    """A sentence: where it stands, and the stems of its words that are not common."""

    span: Span
    stems: frozenset[str]
    weight: float


class Pages:
    """The articles of a briefing by sentences, each read when it is first needed."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.bodies: Mapping[str, str] = {article.id: article.body for article in articles}
        self._read: dict[str, list[StemmedSentence]] = {}
        self._stems: dict[str, frozenset[str]] = {}

    def sentences(self, article: str) -> list[StemmedSentence]:
        """The sentences of an article in order."""
        if article not in self._read:
            if len(self._read) >= KEPT:
                del self._read[next(iter(self._read))]
            body = self.bodies[article]
            self._read[article] = [_sentence(body, span) for span in sentences(body) if WORD.search(body, *span)]
        return self._read[article]

    def stems(self, article: str) -> frozenset[str]:
        """The stems of an article's telling words."""
        if article not in self._stems:
            if len(self._stems) >= WHOLE:
                del self._stems[next(iter(self._stems))]
            each = [one.stems for one in self.sentences(article)]  # no word goes on from one sentence to the next
            self._stems[article] = frozenset[str]().union(*each)
        return self._stems[article]

    @staticmethod
    def stems_of(text: str) -> frozenset[str]:
        """The stems of a text's telling words."""
        return stems(text)


def _sentence(body: str, span: Span) -> StemmedSentence:
    words = stems_in(body, *span)
    return StemmedSentence(span, words, float(len(words)))


def read(text: str) -> list[StemmedSentence]:
    """The sentences of a text that is no article."""
    return [_sentence(text, span) for span in sentences(text) if WORD.search(text, *span)]


def likeness(one: StemmedSentence, two: StemmedSentence) -> float:
    """How much two sentences share of their telling words, 0 to 1 (Dice)."""
    total = one.weight + two.weight
    return 2 * len(one.stems & two.stems) / total if total else 0.0
