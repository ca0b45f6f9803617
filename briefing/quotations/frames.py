"""Cues and who they belong to: for every cue verb of a sentence, the noun phrase that is its subject."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.quotations.learned import Weights, total, weights
from briefing.quotations.lexicon import nouns
from briefing.quotations.sentences import Phrase, Sentence, head
from briefing.quotations.tokens import Token

_PASSED = frozenset(("RB", "AUX", "MD", "TIME"))
_BE = frozenset("is was are were be been being 's".split())
_REACH = 9  # noun phrases looked at before a cue
NOBODY = "nobody"


@dataclass(slots=True)
class Frame:
    """A cue (`tokens[at]`) of a sentence with its subject, if it has one, and how clear the subject is (0 to 1)."""

    sentence: Sentence
    at: int
    subject: Phrase | None
    clarity: float
    right: bool = False
    form: str = ""

    @property
    def token(self) -> Token:
        """The cue's main word."""
        return self.sentence.tokens[self.at]


def form_of(tokens: list[Token], at: int) -> str:
    """How the cue at `at` is used: finite, inf, ing, passive, perfect, modal."""
    verb = tokens[at].verb
    assert verb is not None
    if verb.form in ("ing", "noun"):
        return verb.form
    index = at - 1
    while index >= 0 and tokens[index].tag == "RB":
        index -= 1
    before = tokens[index] if index >= 0 else None
    if before is None:
        return "finite" if verb.form != "base" else "base"
    if before.tag == "TO":
        return "inf"
    if before.tag == "MD":
        return "modal"
    if before.tag == "AUX":
        if before.low in _BE and verb.form in ("past", "part"):
            return "passive"
        return "perfect" if verb.form in ("past", "part") else "aux"
    return "base" if verb.form == "base" else "finite"


def candidates(sentence: Sentence, at: int) -> list[tuple[Phrase | None, list[str]]]:
    """The noun phrases that may be the subject of the cue at `at`, and nobody, each with its features."""
    tokens = sentence.tokens
    verb = tokens[at].verb
    assert verb is not None
    form = form_of(tokens, at)
    left = [phrase for phrase in sentence.phrases if phrase.end <= at][-_REACH:]
    found: list[tuple[Phrase | None, list[str]]] = []
    for rank, phrase in enumerate(reversed(left), 1):
        found.append((phrase, _left_features(tokens, at, phrase, form, rank, len(left))))
    following = [phrase for phrase in sentence.phrases if phrase.begin > at][:3]
    for number, phrase in enumerate(following):
        features = _right_features(tokens, at, phrase, form, number)
        if features:
            found.append((phrase, features))
    start = at
    while start > 0 and tokens[start - 1].tag in _PASSED:
        start -= 1
    before = tokens[start - 1].tag if start else "^"
    found.append((None, [NOBODY, f"nobody form={form}", f"nobody before={before}", f"nobody {verb.group} {form}"]))
    return found


def _left_features(tokens: list[Token], at: int, phrase: Phrase, form: str, rank: int, count: int) -> list[str]:
    tags: list[str] = []
    commas = verbs = quotes = 0
    for token in tokens[phrase.end : at]:
        tag = token.tag
        if tag in _PASSED:
            continue
        if tag == ",":
            commas += 1
        elif tag == "VB":
            verbs += 1
        elif tag == "Q":
            quotes += 1
        tags.append(tag)
    gap = " ".join(tags) if len(tags) <= 3 else f"far {tags[0]} {tags[-1]}"
    kind = phrase.kind
    before = tokens[phrase.begin - 1] if phrase.begin else None
    prior = "^" if before is None else (f"IN {before.low}" if before.tag == "IN" else before.tag)
    last = tags[-1] if tags else ""
    first = tags[0] if tags else ""
    word = head(tokens, phrase)
    then = " ".join(token.low if token.low == "who" else token.tag for token in tokens[phrase.end : phrase.end + 2])
    verb = tokens[at].verb
    group = verb.group if verb is not None else ""
    shape = f"c{min(commas, 3)} v{min(verbs, 2)}"
    aux = "aux" if before is not None and before.tag == "AUX" else ""
    return [
        f"L gap={gap}",
        f"L {form} gap={gap}",
        f"L kind={kind}{aux}",
        f"L {kind} {shape}",
        f"L prior={prior}",
        f"L prior={prior} {shape}",
        f"L {form} {last} {shape}",
        f"L first={first} {last} {shape}",
        f"L rank={min(rank, 4)} {'first' if rank == count else ''}",
        f"L rank={min(rank, 4)} {shape}",
        f"L {kind} rank={min(rank, 4)}",
        f"L quotes={min(quotes, 1)} {last}",
        f"L {kind} prior={prior}",
        f"L head={word} {form}",
        f"L head={word} {gap}",
        f"L {kind} last={last} {shape}",
        f"L {kind} {first} {last} {form}",
        f"L {phrase.nature}",
        f"L then={then} {last}",
        f"L then={then} {last} v{min(verbs, 2)}",
        f"L {phrase.nature} {shape}",
        f"L {phrase.nature} {group}",
        f"L {phrase.nature} rank={min(rank, 4)}",
        f"L {phrase.nature} {last} {form}",
    ]


def _right_features(tokens: list[Token], at: int, phrase: Phrase, form: str, number: int) -> list[str]:
    gap = [token for token in tokens[at + 1 : phrase.begin] if token.tag not in ("RB", "TIME")]
    by = bool(gap) and gap[-1].low == "by"
    if by:
        return ["R by", f"R by {form} {min(len(gap), 3)}", f"R by kind={phrase.kind}", f"R by number={number}"]
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
        f"R before={before}",
        f"R before={before} after={after}",
        f"R before={further} {before}",
        f"R kind={phrase.kind}",
        f"R {phrase.nature} before={before}",
        f"R {phrase.nature} {verb.group}",
        f"R {phrase.kind} before={before}",
        f"R {form} before={before}",
        f"R {verb.group} before={before}",
        f"R after={after}",
        f"R {verb.lemma}",
        f"R {verb.lemma} before={before}",
        f"R quotes={'Q' if any(token.tag == 'Q' for token in tokens[:at]) else ''} before={before}",
    ]


def frames(sentence: Sentence, table: Weights | None = None) -> list[Frame]:
    """A frame for every cue verb of the sentence, in order."""
    table = weights("subjects") if table is None else table
    found = []
    for at, token in enumerate(sentence.tokens):
        if token.tag == "NN":
            noun = _noun(sentence, at)
            if noun is not None:
                found.append(noun)
            continue
        if token.verb is None or token.tag != "VB":
            continue
        agent = _agent(sentence, at)
        if agent is not None:
            found.append(Frame(sentence, at, agent, 3.0, right=True, form="passive"))
            continue
        best: Phrase | None = None
        top = second = -1e9
        for phrase, features in candidates(sentence, at):
            score = total(table, features)
            if score > top:
                best, top, second = phrase, score, top
            elif score > second:
                second = score
        found.append(
            Frame(sentence, at, best, top - second, best is not None and best.begin > at, form_of(sentence.tokens, at))
        )
    return found


def _agent(sentence: Sentence, at: int) -> Phrase | None:
    """Who does what a passive says: the phrase after its `by`."""
    tokens = sentence.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].low != "by" or form_of(tokens, at) != "passive":
        return None
    return next((phrase for phrase in sentence.phrases if phrase.begin == at + 2), None)


def _noun(sentence: Sentence, at: int) -> Frame | None:
    """The frame of a noun or an adjective that attributes: its owner before it, or the subject of the verb to be."""
    tokens = sentence.tokens
    verb = nouns().get(tokens[at].low)
    if verb is None or at + 2 >= len(tokens):
        return None
    following = tokens[at + 1]
    if following.tag not in ("THAT", "TO", ":") and following.low not in _LINKS:
        return None
    tokens[at].verb = verb
    holder = next((phrase for phrase in sentence.phrases if phrase.begin <= at < phrase.end), None)
    begin = holder.begin if holder is not None else at
    owners = [phrase for phrase in sentence.phrases if phrase.kind in ("owner", "his") and begin <= phrase.begin < at]
    if owners:
        return Frame(sentence, at, owners[-1], 2.0, form="noun")
    edge = begin
    while edge > 0 and tokens[edge - 1].tag in ("AUX", "RB", "MD"):
        edge -= 1
    if edge < begin:
        subject = next((phrase for phrase in reversed(sentence.phrases) if phrase.end == edge), None)
        return Frame(sentence, at, subject, 1.0, form="noun")
    return Frame(sentence, at, None, 0.0, form="noun")


_LINKS = frozenset("of for about on against to over from with by whether how why among".split())
