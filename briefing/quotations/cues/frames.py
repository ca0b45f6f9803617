"""Cues and who they belong to: for every cue verb of a sentence, the noun phrase that is its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefing.quotations.cues.beginnings import (
    BE,
    CALLED,
    behind_which,
    called_so,
    conceded,
    opener,
    overheard,
    resumed,
    signatory,
)
from briefing.quotations.cues.subjects import candidates
from briefing.quotations.glossary import CueForm, Nature
from briefing.quotations.learned.weights import Weights, total, weights
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

SAYING = frozenset(("speak", "write", "ask", "argue"))  # the classes of cues that are speech
_MOST = 40  # cues of one sentence; more of them make no sentence


@dataclass(slots=True, eq=False)
class Frame:
    """A cue (`tokens[at]`) of a sentence with its subject, if it has one.

    `clarity` is a margin of scores, no probability: by how much the subject leads the next candidate; what a rule
    finds has a fixed one. `right`: the subject stands behind the cue. `form`: how the cue is used, see `form_of`.
    Frames are kept and shared; mypy holds that nobody changes one.
    """

    sentence: Final[Sentence]
    at: Final[int]
    subject: Final[Phrase | None]
    clarity: Final[float]
    right: Final[bool] = False
    form: Final[CueForm] = "finite"

    @property
    def token(self) -> Token:
        """The cue's main word."""
        return self.sentence.tokens[self.at]

    @property
    def speaks(self) -> bool:
        """Whether the cue says that somebody speaks, and who."""
        verb = self.token.verb
        return self.subject is not None and verb is not None and verb.group in SAYING


def form_of(tokens: list[Token], at: int) -> CueForm:
    """How the cue at `at` is used."""
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
        if before.low in BE and verb.form in ("past", "part"):
            return "passive"
        return "perfect" if verb.form in ("past", "part") else "aux"
    return "base" if verb.form == "base" else "finite"


def frames(sentence: Sentence, table: Weights | None = None) -> list[Frame]:
    """A frame for every cue verb of the sentence, in order."""
    table = weights("subjects") if table is None else table
    made: list[Frame] = []
    for at, token in enumerate(sentence.tokens):
        if token.verb is None:
            continue
        if len(made) == _MOST:
            break
        if token.tag == "NN":
            noun = _noun(sentence, at)
            if noun is not None:
                made.append(noun)
            continue
        if token.tag != "VB" or _only_names(sentence, at):
            continue
        agent = _agent(sentence, at)
        if agent is not None:
            made.append(Frame(sentence, at, agent, 3.0, right=True, form="passive"))
            continue
        told = behind_which(sentence, at) or signatory(sentence, at) or overheard(sentence, at)
        if told is not None:
            made.append(Frame(sentence, at, told, 3.0, form=form_of(sentence.tokens, at)))
            continue
        best: Phrase | None = None
        top = second = -1e9
        form = form_of(sentence.tokens, at)
        for phrase, features in candidates(sentence, at, form):
            score = total(table, features)
            if score > top:
                best, top, second = phrase, score, top
            elif score > second:
                second = score
        best = opener(sentence, at, best) or resumed(sentence, at, best) or conceded(sentence, at, best) or best
        best = (called_so(sentence, best) or best) if best is not None else None
        right = best is not None and best.begin > at
        made.append(Frame(sentence, at, best, top - second, right, form))
    return made


def _only_names(sentence: Sentence, at: int) -> bool:
    """Whether a verb stands before somebody's name and says nothing: wrote a user *called* @tarn."""
    return sentence.tokens[at].low in CALLED and any(
        one.end == at and called_so(sentence, one) is not None for one in sentence.phrases
    )


def _agent(sentence: Sentence, at: int) -> Phrase | None:
    """Who does what a passive says: the phrase after its `by`, also in `hailed by X as`, `branded “…” by X`."""
    tokens = sentence.tokens
    by = at + 1
    if by + 1 < len(tokens) and tokens[by].tag == "Q":
        by += 1
    if by + 1 >= len(tokens) or tokens[by].low != "by":
        return None
    agent = next((phrase for phrase in sentence.phrases if phrase.begin == by + 1), None)
    verb = tokens[at].verb
    if agent is None or form_of(tokens, at) == "passive":
        return agent if by == at + 1 else None
    reduced = verb is not None and verb.form in ("past", "part") and verb.group in ("judge", "speak", "argue", "want")
    before = tokens[at - 1].tag if at else "^"
    return agent if reduced and before in (",", "NN", "NP", "RB") and agent.nature in _AGENTS else None


_AGENTS: frozenset[Nature] = frozenset(("person", "human", "body", "voice", "unknown"))


def _noun(sentence: Sentence, at: int) -> Frame | None:
    """The frame of a noun or an adjective that attributes: its owner before it, or the subject of the verb to be."""
    tokens = sentence.tokens
    verb = tokens[at].verb
    if verb is None or verb.form != "noun":
        return None
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
    if verb.group == "state" and begin == at > 1 and tokens[at - 1].tag in (",", "-"):
        first = sentence.phrases[0]  # Ada Marsh left on Monday, *sure* that it would go on
        if first.begin == 0 and (first.nature == "he" or first.nature == "person"):
            return Frame(sentence, at, first, 1.0, form="noun")
    return Frame(sentence, at, None, 0.0, form="noun")
