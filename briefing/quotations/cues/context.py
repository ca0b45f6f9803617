"""The sentences of an article with their cues, what these attribute and how surely, each found once when asked for."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.marks import Quoted, quoted
from briefing.language.sentences import paragraphs
from briefing.model import Span
from briefing.quotations.cues import claims
from briefing.quotations.cues.contents import Content, content
from briefing.quotations.cues.frames import Frame, frames
from briefing.quotations.reading.sentences import Sentence, parse
from briefing.quotations.reading.tokens import Token, split_sentences, tokenize, without_nicknames

_SIGNING = 6  # tokens at most of a dash and a name
_BULLETS = frozenset("•▪◦‣·*")


class ReadSentences:
    """The sentences of an article, in order."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self._frames: dict[int, tuple[Frame, ...]] = {}
        self._claims: dict[int, tuple[Content | None, float]] = {}

    def frames(self, number: int) -> tuple[Frame, ...]:
        """The frames of a sentence."""
        known = self._frames.get(number)
        if known is None:
            known = self._frames[number] = tuple(frames(self.sentences[number]))
        return known

    def content(self, number: int, index: int) -> Content | None:
        """What stands beside the frame at `index` of a sentence, up to a clause of its own that speaks."""
        every = self.frames(number)
        made = content(every[index])
        if made is not None and every[index].speaks:
            return _parted(self.sentences[number].tokens, every[index + 1 :], made)
        return made

    def claim(self, number: int, index: int) -> tuple[Content | None, float]:
        """What the frame at `index` of a sentence attributes, and how likely (0 to 1) it does."""
        every = self.frames(number)
        key = every[index].token.start
        known = self._claims.get(key)
        if known is None:
            beside = self.content(number, index)
            likely = claims.likelihood(claims.features(every, index, beside)) if beside is not None else 0.0
            known = self._claims[key] = (beside, likely)
        return known


def read(body: str, places: Sequence[Span] | None = None) -> tuple[ReadSentences, tuple[tuple[int, int, Quoted], ...]]:
    """The sentences of a body (or of its paragraphs at `places`), and its quoted strings.

    Of each string: the number of its sentence, the number of its token there, and the string.
    """
    sentences: list[Sentence] = []
    strings: list[tuple[int, int, Quoted]] = []
    for number, (start, end) in enumerate(paragraphs(body) if places is None else places):
        quotes = quoted(body, start, end)
        tokens = without_nicknames(tokenize(body, start, end, quotes))
        if len(tokens) > 1 and (tokens[0].text in _BULLETS or _dashed(tokens)):
            del tokens[0]
        for first, last in split_sentences(tokens):
            sentence = parse(tokens[first:last], number)
            for at, token in enumerate(sentence.tokens):
                if token.tag == "Q":
                    strings.append((len(sentences), at, quotes[token.quote]))
            sentences.append(sentence)
    return ReadSentences(sentences), tuple(strings)


def _dashed(tokens: Sequence[Token]) -> bool:
    """Whether a dash begins a point of a list that is a sentence, and not a name that signs something."""
    return len(tokens) > _SIGNING and tokens[0].tag == "-" and tokens[-1].tag in (".", "!", "?", "Q")


def _parted(tokens: list[Token], further: Sequence[Frame], content: Content) -> Content:
    """A content that ends before a clause of its own that speaks: `…, although she wrote that “…”`."""
    begin, end = content.ranges[-1]
    for other in further:
        if other.subject is None or not begin + 1 < other.subject.begin < end:
            continue
        verb = other.token.verb
        if not other.speaks and (verb is None or verb.group != "judge"):
            continue
        at = other.subject.begin - 1
        quoted = any(token.tag == "Q" for token in tokens[other.at : end])
        if quoted and tokens[at].tag in ("SUB", "CC"):
            return content.ending(at - 1 if tokens[at - 1].tag == "," else at)
    return content
