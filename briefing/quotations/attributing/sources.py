"""Noun phrases that may name the speaker of a quoted string, and short descriptions of where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.quotations.cues.context import ReadSentences
from briefing.quotations.cues.frames import Frame
from briefing.quotations.glossary import Nature, Tag, Way
from briefing.quotations.reading.noun_phrases import Phrase, reach
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token, tokenize

_PASSED: frozenset[Tag] = frozenset(("RB", "AUX", "MD", "TIME"))
_ALONE: frozenset[Tag] = frozenset(("Q", ".", ",", "-", "'", ")", "("))
_LETTERS = "“\"«'‘`[(… "
_CLOSERS = "”\"»'’` "
_SHORTEST_LIST = 5  # tokens before the string of a line that names who says it: Ada Marsh, Tarn:
_LONGEST_LINE = 16  # tokens of a line that signs a quotation
_SENTENCE_ENDS: frozenset[Tag] = frozenset((".", "!", "?", ":", "..."))
_VERBAL: frozenset[Tag] = frozenset(("VB", "AUX", "MD", "Q"))
_SIGNING: frozenset[Nature] = frozenset(("person", "unknown", "body"))
_LABEL = re.compile(r"[“\"«]?\s*((?:[A-Z][A-Z.'’-]*\s){0,4}[A-Z][A-Z'’-]{2,})(?:\s\([^)]{1,30}\))?:\s")


@dataclass(slots=True, eq=False)
class Source:
    """A noun phrase that may name the speaker of a quoted string, and how it came to be looked at.

    `probability` (0 to 1), and `margin`, the gap to the next likeliest (a logit), say how likely the model finds it;
    `plain`, that a cue right beside the string gives the same. Nobody changes one, which mypy holds.
    """

    sentence: Final[Sentence]
    phrase: Final[Phrase]
    frame: Final[Frame | None] = None
    how: Final[Way] = ""
    probability: Final[float] = 0.0
    margin: Final[float] = 0.0
    plain: Final[bool] = False

    @property
    def start(self) -> int:
        """Where the phrase begins in the body."""
        return self.sentence.tokens[self.phrase.begin].start

    @property
    def end(self) -> int:
        """Where the phrase ends in the body."""
        end = self.phrase.end
        if self.frame is not None and self.frame.sentence is self.sentence and self.frame.at >= end:
            end = reach(self.sentence.tokens, self.phrase, self.frame.at)
        return self.sentence.tokens[end - 1].end


class CandidateSources:
    """Candidates by the place of their phrase; what is found of one phrase on several ways adds up."""

    def __init__(self) -> None:
        self.sources: dict[int, Source] = {}
        self.features: dict[int, list[str]] = {}

    def add(self, source: Source, features: list[str]) -> None:
        """Add a candidate, or more features of one that is known."""
        key = source.start
        known = self.sources.get(key)
        if known is None:
            self.sources[key] = source
            self.features[key] = features
            return
        held = set(self.features[key])
        self.features[key].extend(feature for feature in features if feature not in held)
        if known.frame is None and (source.frame is not None or known.how == "near"):
            self.sources[key] = Source(
                known.sentence, known.phrase, source.frame, source.how, known.probability, known.margin, known.plain
            )

    def drop(self, keys: Iterable[int]) -> None:
        """Leave out the candidates at some places."""
        for key in keys:
            del self.sources[key], self.features[key]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a quoted string stands: `tokens[at]` of the sentence `number`, how it is formed, and its place there."""

    context: ReadSentences
    number: int
    at: int
    form: str
    place: str

    @property
    def sentence(self) -> Sentence:
        """The sentence of the quoted string."""
        return self.context.sentences[self.number]

    @property
    def tokens(self) -> list[Token]:
        """The tokens of that sentence."""
        return self.sentence.tokens

    @property
    def frames(self) -> Sequence[Frame]:
        """The frames of that sentence."""
        return self.context.frames(self.number)


def spot(context: ReadSentences, number: int, at: int) -> Spot:
    """The spot of the quoted string `tokens[at]` of a sentence."""
    tokens = context.sentences[number].tokens
    alone = all(token.tag in _ALONE for token in tokens)
    form, place = _shape(tokens[at], alone, at == 0, at >= len(tokens) - 2)
    return Spot(context, number, at, form, place)


def _shape(token: Token, alone: bool, first: bool, last: bool) -> tuple[str, str]:
    """Two short descriptions of a quoted string: how it begins and ends, and how long it is and where it stands."""
    inner = token.text.strip(_LETTERS + _CLOSERS)
    head = "A" if inner[:1].isupper() else ("a" if inner[:1].islower() else "-")
    tail = inner[-1:] if inner[-1:] in (",", ".", "?", "!") else "-"
    count = inner.count(" ") + 1
    size = "1" if count <= 2 else ("3" if count <= 5 else "6")
    where = "alone" if alone else ("first" if first else ("last" if last else "inside"))
    return head + tail, where + size


def signature(tokens: Sequence[Token]) -> str:
    """What lies between two places: tags, with the class of a cue for its verb; only its ends where it is long."""
    tags: list[str] = []
    for token in tokens:
        if token.tag in _PASSED:
            continue
        if token.verb is not None and token.tag == "VB":
            tags.append(token.verb.group)
        elif token.tag == "IN":
            tags.append(token.low if token.low in ("by", "of", "to", "for", "as", "with", "in") else "IN")
        else:
            tags.append(token.tag)
    if len(tags) <= 3:
        return " ".join(tags)
    return f"{tags[0]} .. {tags[-1]}"


def below(context: ReadSentences, number: int, at: int) -> Source | None:
    """Who stands below a quoted string that has its paragraph for itself, or behind a dash: — Ada Marsh, minister."""
    sentences = context.sentences
    here = sentences[number]
    if not here.tokens[at].text.count(" ") or (number and sentences[number - 1].paragraph == here.paragraph):
        return None
    behind = at + 1
    while behind < len(here.tokens) and here.tokens[behind].tag == ".":
        behind += 1
    headed = at and here.tokens[at - 1].tag == ":" and all(token.tag not in _VERBAL for token in here.tokens[:at])
    if (not at or headed) and behind < len(here.tokens) and here.tokens[behind].tag == "-":
        last = number + 1 >= len(sentences) or sentences[number + 1].paragraph != here.paragraph
        return _signing(here, behind) if last else None
    if number + 1 >= len(sentences) or any(token.tag not in _ALONE for token in here.tokens):
        return None
    signed = sentences[number + 1]
    if signed.paragraph == here.paragraph and signed.tokens[0].tag != "-":
        return None
    if number + 2 < len(sentences) and sentences[number + 2].paragraph == signed.paragraph:
        return None
    return _signing(signed, 0)


def listed(context: ReadSentences, number: int, at: int) -> Source | None:
    """Who stands first on a line that ends in the quoted string, with a place or an office: Ada Marsh, Tarn: “…”."""
    here = context.sentences[number]
    tokens = here.tokens
    if at < _SHORTEST_LIST or at > _LONGEST_LINE or tokens[at - 1].tag not in (":", "-"):
        return None
    if any(token.tag in _VERBAL for token in tokens[: at - 1]) or (
        number and context.sentences[number - 1].paragraph == here.paragraph
    ):
        return None
    first = here.phrases[0] if here.phrases else None
    if first is None or first.begin or first.kind != "name" or first.nature not in ("person", "unknown"):
        return None
    if tokens[first.end].tag not in (",", "("):
        return None
    return Source(here, first, None, "label", 1.0) if first.end - first.begin > 1 else None


def _signing(signed: Sentence, begin: int) -> Source | None:
    """The name that the rest of a line is, with an office or an age behind it."""
    tokens = signed.tokens[begin:]
    dash = tokens[0].tag == "-"
    if len(tokens) > _LONGEST_LINE or tokens[-1].tag in _SENTENCE_ENDS or len(tokens) < 2 + dash:
        return None
    phrase = next((phrase for phrase in signed.phrases if phrase.begin == begin + dash and phrase.kind == "name"), None)
    if phrase is None or any(_finite(token) for token in tokens) or phrase.nature not in _SIGNING:
        return None
    closed = phrase.end == len(signed.tokens) or signed.tokens[phrase.end].tag in (",", "(", "-")
    return Source(signed, phrase, None, "signed", 1.0) if closed else None


def _finite(token: Token) -> bool:
    """Whether a word is a verb that a name can stand before: a base form (volunteer, coach) is a noun there."""
    base = token.tag == "VB" and token.verb is not None and token.verb.lemma == token.low
    return token.tag in _VERBAL and not base


def label(body: str, sentence: Sentence, at: int) -> Source | None:
    """The name that a quoted line of a transcript begins with: “MARSH: …”."""
    token = sentence.tokens[at]
    match = _LABEL.match(body, token.start, token.end)
    if match is None:
        return None
    tokens = tokenize(body, match.start(1), match.end(1), [])
    phrase = Phrase(0, len(tokens), "name")
    return Source(Sentence(tokens, sentence.paragraph, [phrase]), phrase, None, "label", 1.0)
