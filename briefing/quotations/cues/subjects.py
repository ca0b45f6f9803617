"""The noun phrases that may be the subject of a cue, and what tells which one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.quotations.cues.beginnings import RELATIVES
from briefing.quotations.glossary import CueForm, Group, Nature, PhraseKind, Tag
from briefing.quotations.reading.noun_phrases import Phrase, head
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_NOMINAL: frozenset[Tag] = frozenset(("NN", "NP", "PRP", "CD"))
_VERBAL: frozenset[Tag] = frozenset(("VB", "AUX", "MD"))
_CLAUSES: frozenset[Tag] = frozenset(("SUB", "THAT", "WH"))
_PASSED: frozenset[Tag] = frozenset(("RB", "AUX", "MD", "TIME"))
_REACH = 9  # noun phrases looked at before a cue
NOBODY = "nobody"


def candidates(sentence: Sentence, at: int, form: CueForm) -> list[tuple[Phrase | None, list[str]]]:
    """The noun phrases that may be the subject of the cue at `at`, and nobody, each with its features.

    `form`: how the cue is used.
    """
    tokens = sentence.tokens
    verb = tokens[at].verb
    assert verb is not None
    standings = _standings(sentence)
    left = [one for one in standings if one.phrase.end <= at][-_REACH:]
    aside = next((index for index in range(1, at) if _relative(tokens, index)), at)  # the first clause between commas
    subjects: list[tuple[Phrase | None, list[str]]] = []
    left.reverse()
    for rank, (one, gap) in enumerate(zip(left, _gaps(tokens, left, at), strict=True), 1):
        order = f"{min(rank, 4)} {'first' if rank == len(left) else ''}"
        subjects.append((one.phrase, _left_features(tokens, at, one, gap, form, order, one.phrase.begin > aside)))
    following = [one.phrase for one in standings if one.phrase.begin > at][:3]
    for number, phrase in enumerate(following):
        features = _right_features(tokens, at, phrase, form, number)
        if features:
            subjects.append((phrase, features))
    start = at
    while start > 0 and tokens[start - 1].tag in _PASSED:
        start -= 1
    before = tokens[start - 1].tag if start else "^"
    subjects.append((None, _nobody_features(form, before, verb.group)))
    return subjects


@lru_cache(maxsize=20_000)  # few values, which come back in every article; nobody changes the list
def _nobody_features(form: CueForm, before: str, group: Group) -> list[str]:
    return [NOBODY, f"nobody form: {form}", f"nobody before: {before}", f"nobody group+form: {group} {form}"]


class _Standing(NamedTuple):
    """What of a noun phrase is the same for every cue of its sentence."""

    phrase: Phrase
    prior: str  # what stands before it
    plural: str
    head: str
    features: list[str]  # those that tell of nothing else


def _standings(sentence: Sentence) -> list[_Standing]:
    """The noun phrases of a sentence that may be subjects."""
    key = ("standings", 0, 0)
    if key not in sentence.known:
        sentence.known[key] = [
            _standing(sentence.tokens, phrase) for phrase in sentence.phrases if phrase.nature != "time"
        ]
    known: list[_Standing] = sentence.known[key]
    return known


def _standing(tokens: list[Token], phrase: Phrase) -> _Standing:
    kind = phrase.kind
    before = tokens[phrase.begin - 1] if phrase.begin else None
    prior = "^" if before is None else (f"IN {before.low}" if before.tag == "IN" else before.tag)
    plural = "p" if tokens[phrase.end - 1].low.endswith("s") and kind not in ("pronoun", "relative") else ""
    return _Standing(phrase, prior, plural, head(tokens, phrase), _standing_features(kind, phrase.nature, prior))


@lru_cache(maxsize=20_000)  # few values, which come back in every article; nobody changes the list
def _standing_features(kind: PhraseKind, nature: Nature, prior: str) -> list[str]:
    return [
        f"L kind+aux: {kind} {'aux' if prior == 'AUX' else ''}",
        f"L prior: {prior}",
        f"L kind+prior: {kind} {prior}",
        f"L nature: {nature}",
    ]


class _Gap(NamedTuple):
    """What stands between a noun phrase and a cue: tags but for adverbs and auxiliaries, and low counts of some."""

    between: str
    near: str  # the same where there is no more than one
    first: str
    last: str
    commas: int
    verbs: int
    quotes: int
    clauses: int  # words that open one
    rivals: int  # other nouns that a verb follows


def _gaps(tokens: list[Token], standings: Sequence[_Standing], at: int) -> Iterator[_Gap]:
    """What stands between noun phrases, the nearest first, and the cue behind them at `at`: each gap holds the last."""
    tags: list[str] = []  # from the cue back
    commas = verbs = quotes = clauses = rivals = 0
    begin, following = at, ""
    for one in standings:
        end = one.phrase.end
        while begin > end:
            begin -= 1
            tag = tokens[begin].tag
            if following in _VERBAL and tag in _NOMINAL and rivals < 2:
                rivals += 1
            if (tag in _CLAUSES or tokens[begin].low == "who") and clauses < 2:
                clauses += 1
            following = tag
            if tag not in _PASSED:
                tags.append(tag)
                if tag == ",":
                    commas += commas < 3
                elif tag == "VB":
                    verbs += verbs < 2
                elif tag == "Q":
                    quotes = 1
        first, last = (tags[-1], tags[0]) if tags else ("", "")
        between = " ".join(tags[::-1]) if len(tags) <= 3 else f"far {first} {last}"
        near = between if len(tags) <= 1 else ""
        yield _Gap(between, near, first, last, commas, verbs, quotes, clauses, rivals)


def _relative(tokens: list[Token], index: int) -> bool:
    """Whether `, who` begins a clause between commas at this token."""
    return tokens[index].low in RELATIVES and tokens[index - 1].tag == ","


def _left_features(
    tokens: list[Token], at: int, one: _Standing, gap: _Gap, form: str, order: str, inside: bool
) -> list[str]:
    """How a noun phrase stands to a cue on its right. `inside`: behind a `, who` that it may be part of."""
    phrase, prior, plural, word, (by_aux, by_prior, by_kind, by_nature) = one
    between, near, first, last, commas, verbs, quotes, clauses, rivals = gap
    kind, nature = phrase.kind, phrase.nature
    verb = tokens[at].verb
    assert verb is not None
    shape = f"c{commas} v{verbs}"
    aside = f"aside={phrase.end + 1 < at and _relative(tokens, phrase.end + 1)} inside={inside}"
    start = at
    while start > phrase.end and tokens[start - 1].tag in _PASSED:
        start -= 1
    edge = "" if start == phrase.end else " ".join([token.tag for token in tokens[max(phrase.end, start - 2) : start]])
    after = tokens[at + 1].tag if at + 1 < len(tokens) else "$"
    return [
        f"L gap: {between}",
        by_aux,
        by_prior,
        f"L prior+shape: {prior} {shape}",
        f"L form+last+shape: {form} {last} {shape}",
        f"L rank: {order}",
        f"L quotes+last: {quotes} {last}",
        by_kind,
        f"L head+form: {word} {form}",
        by_nature,
        f"L nature+group: {nature} {verb.group}",
        f"L nature+rank: {nature} {order[0]}",
        f"L edge+form+verbs: {edge} {form} {verbs}",
        f"L clauses+shape: {clauses} {shape}",
        f"L clauses+rivals+last: {clauses} {rivals} {last}",
        f"L rivals+nature: {rivals} {nature}",
        f"L plural+kind+ending+between: {plural} {kind} {verb.form} {near}",
        f"L after+last+shape: {after} {last} {shape}",
        f"L aside+last: {aside} {last}",
        f"L aside+nature+last: {aside} {nature} {last}",
        f"L prior+first+last: {prior} {first} {last}",
        f"L prior+rivals: {prior} {rivals}",
        f"L lemma+nature: {verb.lemma} {nature}",
        f"L lemma+form+last: {verb.lemma} {form} {last}",
    ]


def _right_features(tokens: list[Token], at: int, phrase: Phrase, form: str, number: int) -> list[str]:
    gap = [token for token in tokens[at + 1 : phrase.begin] if token.tag not in ("RB", "TIME")]
    by = bool(gap) and gap[-1].low == "by"
    if by:
        return [
            "R by",
            f"R by form+length: {form} {min(len(gap), 3)}",
            f"R by kind: {phrase.kind}",
            f"R by number: {number}",
        ]
    if gap or number:
        return []
    start = at
    while start > 0 and tokens[start - 1].tag in _PASSED:
        start -= 1
    before = tokens[start - 1].tag if start else "^"
    further = tokens[start - 2].tag if start > 1 else "^"
    after = tokens[phrase.end].tag if phrase.end < len(tokens) else "$"
    verb = tokens[at].verb
    assert verb is not None
    return [
        f"R before: {before}",
        f"R before+after: {before} {after}",
        f"R further+before: {further} {before}",
        f"R kind: {phrase.kind}",
        f"R nature+before: {phrase.nature} {before}",
        f"R nature+group: {phrase.nature} {verb.group}",
        f"R kind+before: {phrase.kind} {before}",
        f"R form+before: {form} {before}",
        f"R group+before: {verb.group} {before}",
        f"R after: {after}",
        f"R lemma: {verb.lemma}",
        f"R lemma+before: {verb.lemma} {before}",
        f"R quotes+before: {'Q' if any(token.tag == 'Q' for token in tokens[:at]) else ''} {before}",
    ]
