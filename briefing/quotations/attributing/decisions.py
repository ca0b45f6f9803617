"""Which quoted strings are words of somebody, and of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from briefing.language.marks import Quoted
from briefing.language.words import fold, words
from briefing.quotations.attributing import genuine
from briefing.quotations.attributing.attribution import decide, gather, nobody_features
from briefing.quotations.attributing.cued import owner, speaking
from briefing.quotations.attributing.denials import Denial, denial
from briefing.quotations.attributing.exchanges import TURNS, exchanged
from briefing.quotations.attributing.judged import accredited, judge, outside, put_to, urging
from briefing.quotations.attributing.pulled import PULLED, pulled
from briefing.quotations.attributing.sources import Source, Spot, below, label, listed, spot
from briefing.quotations.attributing.untold import untold
from briefing.quotations.attributing.worded import documented, told_before
from briefing.quotations.cues.contents import Content, according, content
from briefing.quotations.cues.context import ReadSentences
from briefing.quotations.naming.beings import Being
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import follows, naming, phrase_text
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_GENUINE = 0.5  # below this, a quoted string is taken for a title, a name or a scare quote
_WHOLE = 0.2  # the same, for a whole sentence that stands alone
_DOUBTFUL = 0.65  # the same, for a short one without a clear source
_UNCLEAR = 0.85  # the same, for a short one with next to no source
_OBSCURE = 0.35  # a source less likely than this is next to none
_WORDS_OF_TERM = 4  # at most
_FRAGMENT = 30  # characters, marks included, of a short one
_CLEAR = {"before": 0.6, "carried": 0.5, "prev": 0.5, "next": 0.5}  # below, nobody is named as a string's source
_CLEAR_BESIDE = 0.4  # the same, where the source stands right beside it, with its cue after it or none
_PLAIN = 0.7  # how likely a source counts whom no model finds, but whose cue stands with a colon before the string
_UNLIKELY = "not likely to be somebody's words: a term, a title or a scare quote"
_SMALL_WORD = 3  # letters of a word that a headline writes without a capital
_WORDS_OF_HEADLINE = 3  # at least, outside marks
_CAPITALS = 0.8  # of the words of a headline
_PLAINLY = frozenset(("before", "after", "according", "label", "signed", "colon"))  # ways to say whose words they are
_REPEATED = 20  # strings at most that are looked for among the others
_REPEATED_WORDS = 3  # at least, of a string that is looked for
_SENTENCE = re.compile(r"\W*[A-Z][^\n]*\s[^\n]*[.!?]\W*")  # capital, more than a word, full stop


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """A quoted string that is somebody's words, and whose."""

    sentence: int
    at: int
    string: Quoted
    source: Source | None
    doubt: str
    reporter: Source | None = None  # who reports that the source said it, as in `…, Ada Marsh said, according to …`
    report: Content | None = None  # what is reported then
    denial: Denial | None = None  # why it was not said
    unclear: bool = False  # nothing around says that anybody says it, as `was accused of “…”` does


_HOW_OFTEN = frozenset(("at", "in", "on", "from", "every"))


class Passed(NamedTuple):
    """A quoted string that is taken for nobody's words, and why."""

    sentence: int
    at: int
    string: Quoted
    why: str


def decide_strings(
    body: str, context: ReadSentences, strings: Sequence[tuple[int, int, Quoted]], people: People
) -> tuple[tuple[Decided, ...], tuple[Passed, ...]]:
    """Which quoted strings are words of somebody, and of whom, in reading order; and those that are nobody's."""
    made: list[Decided] = []
    passed: list[Passed] = []
    before: list[tuple[int, Source | None]] = []
    meant = partial(_meant, people)
    for number, at, string in strings:
        sentence = context.sentences[number]
        here = spot(context, number, at)
        source = label(body, sentence, at) or listed(context, number, at) or below(context, number, at)
        probability = 1.0
        if source is None:
            source, probability = decide(gather(here, before), nobody_features(here), who=meant)
            source, probability = _judged(here, source, probability)
        clear = source is not None and max(source.probability, probability) >= _wanted(source)
        clear = clear and not _visits(here, source)
        why = genuine.unreal(sentence.tokens, at) or genuine.name(sentence.tokens, at)
        why = why or _unlikely(body, here, string, source, probability)
        if why:
            passed.append(Passed(number, at, string, why))
            continue
        if (source is None or source.how not in ("signed", "label")) and pulled(here, string):
            made.append(Decided(number, at, string, None, PULLED))
            continue
        doubt = ""
        likeliest = source
        if source is not None and source.how != "signed" and source.phrase.kind != "name" and _opens(sentence, at):
            source = None  # “Asleep at the wheel”: unions turn on minister
        said = [(context.sentences[one.sentence].paragraph, one.string, one.source) for one in made[-TURNS:]]
        turned = put_to(here) or exchanged(body, here, string, said, people)
        if turned is not None:
            source, clear, likeliest = turned, True, turned
        plain = speaking(here) if not clear and sentence.tokens[at - 1].tag == ":" and at else None
        plain = (owner(here) or told_before(here) or documented(here)) if plain is None and not clear else plain
        if plain is not None:
            plain = replace(plain, probability=_PLAIN)
            source, clear, likeliest = plain, True, plain
        told = (
            untold(here, source) if source is not None and source.how in ("near", "before", "after", "carried") else ""
        )
        if told:
            source, doubt = None, told
        elif source is not None and not clear:
            doubt = f"no clear source; '{phrase_text(body, source.sentence, source.phrase)}' is the likeliest"
            source = None
        decided = _denied(
            sentence,
            made,
            _parted(here, Decided(number, at, string, source, doubt, unclear=source is None and not told)),
        )
        if source is None or source.how != "signed":  # what a line below signs is no part of the story around it
            before.append((number, likeliest if source is None else decided.source))
        made.append(decided)
    printed = [one for one in passed if one.why == _UNLIKELY and _heads(context.sentences[one.sentence], one.at)]
    made = repeated(body, made, [(one.sentence, one.at, one.string) for one in printed])
    kept = {one.string.start for one in made}
    return (
        tuple(sorted(made, key=lambda one: one.string.start)),
        tuple(one for one in passed if one.string.start not in kept),
    )


def _meant(people: People, source: Source) -> Being | None:
    """The person that a candidate means: of `Ada Marsh, who …`, she by the name and by the `who`."""
    phrase = naming(source.sentence, source.phrase)
    if phrase.kind == "relative":
        phrase = follows(source.sentence, phrase) or phrase
    meaning = people.meaning(source.sentence, phrase)
    return meaning.being if meaning is not None and meaning.being is not None and meaning.being.person else None


def _judged(here: Spot, source: Source | None, probability: float) -> tuple[Source | None, float]:
    """Who judges in the words of a string, where a verb right beside it says so and the likeliest source is another."""
    credited = accredited(here, source)
    if credited is not None:
        return credited, max(probability, credited.probability)
    found = judge(here)
    if found is None:
        return (outside(here, source) or urging(here, source) if source is not None else None), probability
    if source is not None and source.start == found.start:
        return source, max(probability, found.probability)
    if source is not None and source.frame is not None and source.sentence is here.sentence:
        own = found.phrase.begin if found.frame is not None else here.at
        if source.frame.at > own:  # `…,” said Ada Marsh` stands behind both
            return source, probability
    return found, found.probability


def _unlikely(body: str, here: Spot, string: Quoted, source: Source | None, probability: float) -> str:
    """Why a quoted string is not likely to be somebody's words, or nothing."""
    clear = source is not None and probability >= _wanted(source)
    likely = genuine.likelihood(genuine.features(here, string, source, probability))
    alone = len(here.tokens) == 1
    if likely < _needed(body, string, alone, clear, probability if source is not None else 0.0):
        return _UNLIKELY
    clear = clear and not _behind_stop(here, source)
    kind = not clear and (_term(here.tokens, here.at) or genuine.shown(here.tokens, here.at))
    return "the name of a kind of thing" if kind else ""


def _visits(here: Spot, source: Source | None) -> bool:
    """Whether who calls only comes by: Vans would *call on* every village at “…”; not called on ministers to “act”."""
    frame = source.frame if source is not None else None
    if frame is None or frame.sentence is not here.sentence or not 0 < frame.at + 2 < here.at:
        return False
    verb, tokens = frame.token.verb, here.tokens
    calls = verb is not None and verb.lemma == "call" and tokens[frame.at + 1].low in ("on", "at")
    first = tokens[here.at].text.lower().strip("“”\"‘’'").partition(" ")[0]
    return calls and not {tokens[here.at - 1].low, first}.isdisjoint(_HOW_OFTEN)


def _behind_stop(here: Spot, source: Source | None) -> bool:
    """Whether a clause of its own holds the string: `the law puts much on every harbour; part of it is a “…” duty`."""
    if source is None or source.frame is None or source.sentence is not here.sentence:
        return False
    return any(token.tag == ";" for token in here.tokens[source.frame.at : here.at])


def _denied(sentence: Sentence, decided: Sequence[Decided], one: Decided) -> Decided:
    """A string with whether it is said not to have been said, by itself or with the one before it."""
    source = one.source
    own = source is not None and source.sentence is sentence
    why = denial(sentence.tokens, one.at, source.frame if source is not None and own else None)
    if why is not None:
        return replace(one, denial=why)
    if decided and decided[-1].denial is not None and decided[-1].sentence == one.sentence:
        return _beside_denied(sentence, decided[-1], one)
    return one


def _beside_denied(sentence: Sentence, denied: Decided, one: Decided) -> Decided:
    """Words joined to some that were denied: `never said “…” or “…”` denies both; of `but “…”` nothing is told."""
    between = sentence.tokens[denied.at + 1 : one.at]
    if not between or any(token.tag not in (",", "CC", "RB") for token in between):
        return one
    if any(token.low in ("but", "rather", "only") for token in between):
        return replace(one, source=None, doubt="stands against words that were not said")
    return one if denied.denial is None else replace(one, denial=Denial(one.at, one.at + 1, denied.denial.why))


def _heads(sentence: Sentence, at: int) -> bool:
    """Whether a string stands in a headline, or opens one: *‘A house of cards’* – opposition leader."""
    return headline(sentence) or _opens(sentence, at)


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a string opens a heading, before a colon or a dash."""
    tokens = sentence.tokens
    return not at and len(tokens) > 1 and tokens[1].tag in (":", "-") and tokens[-1].tag not in (".", "!", "?")


def headline(sentence: Sentence) -> bool:
    """Whether a sentence is written as a headline: its words outside marks begin with capitals, without a full stop."""
    long = [token.text for token in sentence.tokens if token.tag != "Q" and len(token.text) > _SMALL_WORD]
    if len(long) < _WORDS_OF_HEADLINE or sentence.tokens[-1].tag in (".", "!"):
        return False
    return sum(word[0].isupper() for word in long) >= _CAPITALS * len(long)


def repeated(body: str, decided: list[Decided], printed: Sequence[tuple[int, int, Quoted]]) -> list[Decided]:
    """The strings, those that nobody was found for and those of headlines given to whoever says the same elsewhere."""
    wanted = [one for one in decided if one.source is None and not one.doubt.startswith("no clear")][:_REPEATED]
    wanted += [Decided(number, at, string, None, "") for number, at, string in printed[:_REPEATED]]
    if not wanted:
        return decided
    told = [one for one in decided if one.source is not None and one.source.how in _PLAINLY and one.denial is None]
    texts = [f" {keys(body[one.string.start : one.string.end])} " for one in told]
    given: dict[int, Decided] = {}  # by where the string starts
    for one in wanted:
        wording = keys(body[one.string.start : one.string.end])
        if wording.count(" ") < _REPEATED_WORDS - 1:
            continue
        same = [other for other, text in zip(told, texts, strict=True) if f" {wording} " in text]
        source = same[0].source if same else None
        if source is None:
            continue
        given[one.string.start] = replace(one, source=replace(source, how="repeated"), doubt="")
    kept = {one.string.start for one in decided}
    fresh = [one for start, one in given.items() if start not in kept]
    return [given.get(one.string.start, one) for one in decided] + fresh


def keys(text: str) -> str:
    """A quoted string as folded words with a space between."""
    return " ".join(word.text for word in words(fold(text)))


def _parted(here: Spot, decided: Decided) -> Decided:
    """Tell who speaks from who reports it, where the likeliest source of a quoted string stands further off."""
    source = decided.source
    if source is None or source.sentence is not here.sentence:
        return decided
    claimant = owner(here)
    if claimant is not None:
        return replace(decided, source=replace(claimant, probability=source.probability))
    speaker = speaking(here)
    if speaker is None or speaker.phrase.begin == source.phrase.begin:
        plain = speaker is not None
        return decided if source.plain == plain else replace(decided, source=replace(source, plain=plain))
    frame = source.frame
    if _nested(here, speaker, source):
        return replace(decided, source=replace(speaker, probability=min(source.probability, _PLAIN)))
    if source.how == "according":
        report = according(here.sentence, source.phrase)
    elif frame is not None and not speaker.phrase.begin <= frame.at <= here.at:
        report = content(frame)
    else:
        return decided
    if report is not None and any(begin <= here.at < end for begin, end in report.ranges):
        speaker = replace(speaker, probability=source.probability)
        return replace(decided, source=speaker, reporter=source, report=report)
    return decided


def _nested(here: Spot, speaker: Source, source: Source) -> bool:
    """Whether a cue with a colon stands within what somebody tells: `a friend recalled how Marsh had replied: “…”`."""
    inner, outer, tokens = speaker.frame, source.frame, here.tokens
    if inner is None or outer is None or speaker.how != "before" or tokens[here.at - 1].tag != ":":
        return False
    return outer.at < min(speaker.phrase.begin, inner.at) and speaker.phrase.kind in ("name", "thing", "role")


def _wanted(source: Source) -> float:
    """How likely a source must be to be named."""
    return _CLEAR.get(source.how, _CLEAR_BESIDE)


def _needed(body: str, string: Quoted, alone: bool, clear: bool, probability: float) -> float:
    """How likely a quoted string must be somebody's words: more where it is short and its source is unclear."""
    long = string.end - string.start >= _FRAGMENT or _SENTENCE.fullmatch(body, string.start, string.end) is not None
    if string.single and not long:
        return _UNCLEAR
    if long or clear:
        return _WHOLE if long and alone else _GENUINE
    return _UNCLEAR if probability < _OBSCURE else _DOUBTFUL


def _term(tokens: list[Token], at: int) -> bool:
    """Whether a quoted string names a kind of thing, as in `a “duty to report” obligation`."""
    if not 0 < at < len(tokens) - 1 or tokens[at].text.count(" ") >= _WORDS_OF_TERM:
        return False
    return tokens[at - 1].tag in ("DET", "POSS", "NN") and tokens[at + 1].tag == "NN"
