"""The noun phrases that may be the subject of a cue, and how each stands to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from briefing.quotations.cues.beginnings import RELATIVES
from briefing.quotations.glossary import CueForm, Nature, PhraseKind, Tag
from briefing.quotations.learned.weights import Templates
from briefing.quotations.reading.noun_phrases import Phrase, head
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_NOMINAL: frozenset[Tag] = frozenset(("NN", "NP", "PRP", "CD"))
_VERBAL: frozenset[Tag] = frozenset(("VB", "AUX", "MD"))
_CLAUSES: frozenset[Tag] = frozenset(("SUB", "THAT", "WH"))
_PASSED: frozenset[Tag] = frozenset(("RB", "AUX", "MD", "TIME"))
_REACH = 9  # noun phrases looked at before a cue
NOBODY = "nobody"

Values = tuple[tuple[Any, ...], ...]
Candidate = tuple[Phrase | None, Templates, Values]


def subjects(sentence: Sentence, at: int, form: CueForm) -> list[Candidate]:
    """The noun phrases that may be the subject of the cue at `at`, and nobody, each with the values of its templates.

    `form`: how the cue is used.
    """
    tokens = sentence.tokens
    verb = tokens[at].verb
    assert verb is not None
    standings = _standings(sentence)
    left = [one for one in standings if one.phrase.end <= at][-_REACH:]
    aside = next((index for index in range(1, at) if _relative(tokens, index)), at)  # the first clause between commas
    start = at
    while start > 0 and tokens[start - 1].tag in _PASSED:
        start -= 1
    before = tokens[start - 1].tag if start else "^"
    after = tokens[at + 1].tag if at + 1 < len(tokens) else "$"
    made: list[Candidate] = []
    left.reverse()
    count = len(left)
    for rank, (one, gap) in enumerate(zip(left, _gaps(tokens, left, at), strict=True), 1):
        phrase = one.phrase
        begin = max(phrase.end, start)
        edge = " ".join([token.tag for token in tokens[max(phrase.end, begin - 2) : begin]])
        first, last, commas, verbs = gap.first, gap.last, gap.commas, gap.verbs
        told = phrase.end + 1 < at and _relative(tokens, phrase.end + 1)
        kind, nature, prior, rivals = one.kind, one.nature, one.prior, gap.rivals
        values = (
            (gap.between, last, commas, verbs, gap.quotes, gap.clauses, rivals),
            (form, last, commas, verbs),
            (after, last, commas, verbs),
            (kind, nature, one.governed, prior, min(rank, 4), rank == count),
            (prior, commas, verbs, rivals),
            (prior, first, last),
            (told, phrase.begin > aside, nature, last, rivals),
            (edge, form, verbs),
            (one.plural, kind, verb.form, gap.near),
            (one.head, form),
            (verb.lemma, verb.group, nature),
            (verb.lemma, form, last),
        )
        made.append((phrase, LEFT, values))
    for number, one in enumerate([one for one in standings if one.phrase.begin > at][:3]):
        behind = _right(tokens, at, one.phrase, form, number, start)
        if behind is not None:
            made.append((one.phrase, *behind))
    made.append((None, NOBODY_AT_ALL, ((form, before, verb.group),)))
    return made


def candidates(sentence: Sentence, at: int, form: CueForm) -> list[tuple[Phrase | None, list[str]]]:
    """The same, each with its features, to learn from."""
    return [(phrase, templates.features(values)) for phrase, templates, values in subjects(sentence, at, form)]


class _Standing(NamedTuple):
    """What of a noun phrase is the same for every cue of its sentence."""

    phrase: Phrase
    kind: PhraseKind
    nature: Nature
    governed: bool  # behind an auxiliary
    prior: str  # what stands before it
    plural: str
    head: str


def _standings(sentence: Sentence) -> list[_Standing]:
    """The noun phrases of a sentence that may be subjects."""
    known = sentence.known.get(("standings", 0, 0))
    if known is None:
        tokens = sentence.tokens
        known = []
        for phrase in sentence.phrases:
            if phrase.nature == "time":
                continue
            before = tokens[phrase.begin - 1] if phrase.begin else None
            prior = "^" if before is None else (f"IN {before.low}" if before.tag == "IN" else before.tag)
            lone = phrase.kind in ("pronoun", "relative")
            plural = "p" if not lone and tokens[phrase.end - 1].low.endswith("s") else ""
            governed = before is not None and before.tag == "AUX"
            known.append(
                _Standing(phrase, phrase.kind, phrase.nature, governed, prior, plural, head(tokens, phrase))
            )
        sentence.known["standings", 0, 0] = known
    return known  # type: ignore[no-any-return]


class _Gap(NamedTuple):
    """What stands between a noun phrase and a cue: tags but for adverbs and auxiliaries, and counts of some."""

    between: str
    near: str  # the same where no more than one
    first: str
    last: str
    commas: int
    verbs: int
    quotes: int
    clauses: int  # words that open one
    rivals: int  # other nouns that a verb follows


def _gaps(tokens: list[Token], standings: list[_Standing], at: int) -> Iterator[_Gap]:
    """What stands between noun phrases, the nearest first, and the cue behind them at `at`: each gap holds the last."""
    tags: list[str] = []  # from the cue back
    clauses = rivals = commas = verbs = quotes = 0
    begin, following = at, ""
    for one in standings:
        end = one.phrase.end
        while begin > end:
            begin -= 1
            tag = tokens[begin].tag
            if following in _VERBAL and tag in _NOMINAL:
                rivals += 1
            if tag in _CLAUSES or tokens[begin].low == "who":
                clauses += 1
            following = tag
            if tag not in _PASSED:
                tags.append(tag)
                if tag == ",":
                    commas += 1
                elif tag == "VB":
                    verbs += 1
                elif tag == "Q":
                    quotes = 1
        count = len(tags)
        first, last = (tags[-1], tags[0]) if tags else ("", "")
        between = " ".join(tags[::-1]) if count <= 3 else f"far {first} {last}"
        yield _Gap(
            between,
            between if count <= 1 else "",
            first,
            last,
            min(commas, 3),
            min(verbs, 2),
            quotes,
            min(clauses, 2),
            min(rivals, 2),
        )


def _relative(tokens: list[Token], index: int) -> bool:
    """Whether `, who` begins a clause between commas at this token."""
    return tokens[index].low in RELATIVES and tokens[index - 1].tag == ","


def _right(
    tokens: list[Token], at: int, phrase: Phrase, form: CueForm, number: int, start: int
) -> tuple[Templates, Values] | None:
    """How the noun phrase `number` behind a cue stands to it; None where it is too far off.

    `start`: where the cue begins, with its adverbs and auxiliaries.
    """
    gap = [token for token in tokens[at + 1 : phrase.begin] if token.tag not in ("RB", "TIME")]
    if gap and gap[-1].low == "by":
        return BY, ((form, min(len(gap), 3), phrase.kind, number),)
    if gap or number:
        return None
    before = tokens[start - 1].tag if start else "^"
    further = tokens[start - 2].tag if start > 1 else "^"
    after = tokens[phrase.end].tag if phrase.end < len(tokens) else "$"
    verb = tokens[at].verb
    assert verb is not None
    quoted = "Q" if any([token.tag == "Q" for token in tokens[:at]]) else ""
    values = (
        (before, further, after, quoted),
        (phrase.kind, phrase.nature, before, verb.group),
        (form, before, verb.group),
        (verb.lemma, before),
    )
    return RIGHT, values


def _left_by_gap(between: str, last: str, commas: int, verbs: int, quotes: int, clauses: int, rivals: int) -> list[str]:
    return [
        f"L gap: {between}",
        f"L quotes+last: {quotes} {last}",
        f"L clauses+shape: {clauses} c{commas} v{verbs}",
        f"L clauses+rivals+last: {clauses} {rivals} {last}",
    ]


def _left_by_form(form: str, last: str, commas: int, verbs: int) -> list[str]:
    return [f"L form+last+shape: {form} {last} c{commas} v{verbs}"]


def _left_by_after(after: str, last: str, commas: int, verbs: int) -> list[str]:
    return [f"L after+last+shape: {after} {last} c{commas} v{verbs}"]


def _left_by_kind(kind: str, nature: str, governed: bool, prior: str, rank: int, first: bool) -> list[str]:
    return [
        f"L kind+aux: {kind} {'aux' if governed else ''}",
        f"L prior: {prior}",
        f"L rank: {rank} {'first' if first else ''}",
        f"L kind+prior: {kind} {prior}",
        f"L nature: {nature}",
        f"L nature+rank: {nature} {rank}",
    ]


def _left_by_prior(prior: str, commas: int, verbs: int, rivals: int) -> list[str]:
    return [f"L prior+shape: {prior} c{commas} v{verbs}", f"L prior+rivals: {prior} {rivals}"]


def _left_by_edges(prior: str, first: str, last: str) -> list[str]:
    return [f"L prior+first+last: {prior} {first} {last}"]


def _left_by_aside(told: bool, inside: bool, nature: str, last: str, rivals: int) -> list[str]:
    """`told`: a `, who` stands behind the phrase; `inside`: behind a `, who` that the phrase may be part of."""
    return [
        f"L aside+last: aside={told} inside={inside} {last}",
        f"L aside+nature+last: aside={told} inside={inside} {nature} {last}",
        f"L rivals+nature: {rivals} {nature}",
    ]


def _left_by_edge(edge: str, form: str, verbs: int) -> list[str]:
    return [f"L edge+form+verbs: {edge} {form} {verbs}"]


def _left_by_plural(plural: str, kind: str, ending: str, near: str) -> list[str]:
    return [f"L plural+kind+ending+between: {plural} {kind} {ending} {near}"]


def _left_by_head(word: str, form: str) -> list[str]:
    return [f"L head+form: {word} {form}"]


def _left_by_nature(lemma: str, group: str, nature: str) -> list[str]:
    return [f"L nature+group: {nature} {group}", f"L lemma+nature: {lemma} {nature}"]


def _left_by_lemma(lemma: str, form: str, last: str) -> list[str]:
    return [f"L lemma+form+last: {lemma} {form} {last}"]


def _right_by_neighbours(before: str, further: str, after: str, quoted: str) -> list[str]:
    return [
        f"R before: {before}",
        f"R before+after: {before} {after}",
        f"R further+before: {further} {before}",
        f"R after: {after}",
        f"R quotes+before: {quoted} {before}",
    ]


def _right_by_kind(kind: str, nature: str, before: str, group: str) -> list[str]:
    return [
        f"R kind: {kind}",
        f"R nature+before: {nature} {before}",
        f"R nature+group: {nature} {group}",
        f"R kind+before: {kind} {before}",
    ]


def _right_by_form(form: str, before: str, group: str) -> list[str]:
    return [f"R form+before: {form} {before}", f"R group+before: {group} {before}"]


def _right_by_lemma(lemma: str, before: str) -> list[str]:
    return [f"R lemma: {lemma}", f"R lemma+before: {lemma} {before}"]


def _by(form: str, length: int, kind: str, number: int) -> list[str]:
    return ["R by", f"R by form+length: {form} {length}", f"R by kind: {kind}", f"R by number: {number}"]


def _nobody(form: str, before: str, group: str) -> list[str]:
    return [
        NOBODY,
        f"nobody form: {form}",
        f"nobody before: {before}",
        f"nobody group+form: {group} {form}",
    ]


LEFT = Templates(
    "subjects",
    _left_by_gap,
    _left_by_form,
    _left_by_after,
    _left_by_kind,
    _left_by_prior,
    _left_by_edges,
    _left_by_aside,
    _left_by_edge,
    _left_by_plural,
    _left_by_head,
    _left_by_nature,
    _left_by_lemma,
)
RIGHT = Templates("subjects", _right_by_neighbours, _right_by_kind, _right_by_form, _right_by_lemma)
BY = Templates("subjects", _by)
NOBODY_AT_ALL = Templates("subjects", _nobody)
