"""What those who speak without marks quote of others: strings whose own cue gives them to somebody else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.language.marks import quoted
from briefing.language.words import fold, one_line
from briefing.model import Article, Span, Speaker
from briefing.quotations.attributing.decisions import Decided, decide_strings
from briefing.quotations.attributing.drafts import draft_strings
from briefing.quotations.attributing.genuine import titled
from briefing.quotations.attributing.scribe import QuotationDraft
from briefing.quotations.cues.beginnings import BE
from briefing.quotations.cues.context import ReadSentences, read
from briefing.quotations.cues.frames import SAYING, Frame
from briefing.quotations.forms.layout import Layout
from briefing.quotations.forms.persons import shown
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.descriptions import describe
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import naming, saying
from briefing.quotations.naming.speakers import Speakers

_BEFORE = 2  # paragraphs of the same speaker that are read before one that quotes
_NAMES = 200  # labels at most that are read as names
_OWN = frozenset(("I", "thing", "time", "some"))  # natures of those who are the speaker, or speak to nobody
_REPORTED = "the turn reports somebody's words"
_SPEAKERS = frozenset(("person", "people", "body"))  # kinds of descriptions of those who are not the speaker
_THEIRS = frozenset(("his", "her", "their"))
_OURS = frozenset(("my", "our"))
_BY_PRONOUN = frozenset(("pronoun", "only", "it"))  # ways to a name that must stand near
_TERMS = frozenset(("word", "words", "term", "phrase", "title", "name"))  # must not use the word “liar”
_GUESSED = 0.6  # how likely, at most, an office means somebody whom nothing but the place of their name gives it to
_MEMBER = re.compile(  # the right hon. Lady, the hon. Member for Tarn (Ada Marsh)
    r"\b(?:hon\.?|honourable|noble|learned) (?P<rank>Gentleman|Lady|Member|Friend|Lord|Baroness)"
    r"(?:,? (?:the )?(?:Member )?for [^().?!]{2,40})?(?: \((?P<name>[^()]{4,50})\))?"
)
_COURTESY, _NAMED = 40, 70  # characters before and behind the words that name a source
_WORD = re.compile(r"\w")
_ADDRESS = re.compile(
    r"(?:My Lords|(?:Mr|Madam)(?: Deputy)? (?:Speaker|President|Chair)|Presiding Officer|Llywydd|Conference|Friends|"
    r"Colleagues|Ladies and gentlemen|Chair|Minister|(?:Prime|First) Minister|Sir|Madam),\s+"
)


@dataclass(frozen=True, slots=True)
class Inside:
    """The quotations of others that turns hold, and where their strings stand, in order."""

    drafts: tuple[QuotationDraft, ...] = ()
    strings: tuple[Span, ...] = ()

    def without(self, spans: Sequence[Span], body: str) -> list[Span]:
        """The spans of a turn without the strings in them that are another's words."""
        return [piece for span in spans for piece in self._pieces(span, body)]

    def _pieces(self, span: Span, body: str) -> list[Span]:
        first = bisect_left(self.strings, (span[0], 0))
        inside = self.strings[first : bisect_right(self.strings, (span[1], 0))]
        if not inside:
            return [span]
        edges = [span[0], *(edge for string in inside for edge in string), span[1]]
        pieces = (_trimmed(body, *piece) for piece in zip(edges[::2], edges[1::2], strict=True))
        return [(start, end) for start, end in pieces if _WORD.search(body, start, end) is not None]


def inside(article: Article, cast: Cast, form: Layout) -> Inside:
    """Read the paragraphs of turns that quote somebody as prose is read, with a few before them.

    A string is another's where a cue clearly gives it to somebody who is not I or we. Whom he, she, it and they mean
    must be named in the same breath: whom another speaker named is not known to be meant.
    """
    body = article.body
    heard = _heard(body, form.turns)
    if not heard:
        return Inside()
    read_too = {span for quoting in heard.values() for span in quoting}
    told = [] if form.turns[0].form is Form.SPEECH else [part.prose for part in form.prose]
    places = sorted({*((_past_address(body, *span)) for span in read_too), *told})
    labels = list({turn.label.key: turn.label.span for turn in form.turns if turn.label is not None}.values())
    context, strings = read(body, [*labels[:_NAMES], *places])
    people = People()
    people.read(context.sentences, [saying(context, number) for number in range(len(context.sentences))])
    decided, _ = decide_strings(body, context, strings, people)
    ends = {span[1]: spans[0][0] for span, spans in heard.items()}
    edges = sorted(ends)
    quoting = {span[1]: span[0] for span in heard}
    chosen: list[Decided] = []
    begins: dict[int, int] = {}  # where what is heard with a string begins, by where the string starts
    for one in decided:
        at = bisect_left(edges, one.string.end)
        if at == len(edges) or quoting[edges[at]] > one.string.start:
            continue
        others = _others(body, context, one)
        if others or _reported(context, one):
            begins[one.string.start] = ends[edges[at]]
            doubt = "who told it is not said" if _was_told(one) else "" if others else _REPORTED
            chosen.append(replace(one, source=None, doubt=doubt) if doubt else one)
    speakers = Speakers(article, cast, people)
    drafts = draft_strings(body, context, chosen, speakers)
    described = _described(context)
    offices = frozenset(turn.label.key.removeprefix("the ") for turn in form.turns if turn.label is not None)
    for draft in drafts:
        start = max((begin for begin in begins if begin < draft.spans[-1][1]), default=0)
        _settle(body, draft, begins.get(start, 0), described, offices)
    return Inside(tuple(drafts), tuple((one.string.start, one.string.end) for one in chosen))


def _heard(body: str, turns: Sequence[Turn]) -> dict[Span, list[Span]]:
    """The paragraphs of turns that quote, each with itself and those of the same speaker right before it."""
    every = [(span, turn) for turn in turns if not turn.marked for span in turn.spans]
    found: dict[Span, list[Span]] = {}
    for number, (span, turn) in enumerate(every):
        if not quoted(body, *span):
            continue
        before = [
            other
            for other, by in every[max(0, number - _BEFORE) : number]
            if by is turn or turn.form is by.form is Form.SPEECH
        ]
        found[span] = [*before, span]
    return found


def _others(body: str, context: ReadSentences, one: Decided) -> bool:
    """Whether a string is somebody else's words than the speaker's."""
    source = one.source
    if source is None or source.how in ("", "near", "repeated", "signed", "label"):
        return False
    if source.frame is None and source.how not in ("according", "colon", "carried"):
        return False
    verb = source.frame.token.verb if source.frame is not None else None
    tokens = context.sentences[one.sentence].tokens
    if (verb is not None and verb.group == "weak") or (one.at and tokens[one.at - 1].low in _TERMS):
        return False
    if verb is not None and verb.group not in SAYING and titled(body[one.string.start : one.string.end]):
        return False  # the publishers preferred “The Last Ferry”
    phrase = naming(source.sentence, source.phrase)
    ours = source.sentence.tokens[phrase.begin].low in _OURS
    if ours and phrase.nature in ("thing", "voice"):
        return False  # our letter says
    if source.phrase.nature not in _OWN and phrase.nature not in _OWN:
        return True
    description = describe(source.sentence, phrase) if phrase.nature != "I" and _speaks(source.frame) else None
    return description is not None and description.kind in _SPEAKERS  # the authority advises, a sixteen-year-old wrote


def _reported(context: ReadSentences, one: Decided) -> bool:
    """Whether a sentence of a turn reports a string that no cue clearly gives to anybody: a note says, her words were.

    What I or we said is the speaker's own.
    """
    source = one.source
    speaking = [frame for frame in context.frames(one.sentence) if _speaks(frame)]
    if any(frame.subject is not None and frame.subject.nature == "I" for frame in speaking):
        return False
    tokens = context.sentences[one.sentence].tokens
    if source is None:
        return bool(speaking) and tokens[one.at - 1].low not in _TERMS
    if source.frame is None or source.how != "before" or source.phrase.nature == "I":
        return False
    first = source.sentence.tokens[source.phrase.begin].low
    if source.frame.token.verb is not None and source.frame.token.verb.group == "noun":
        return first in _THEIRS
    return _speaks(source.frame) and first not in _OURS


def _speaks(frame: Frame | None) -> bool:
    return frame is not None and frame.token.verb is not None and frame.token.verb.group in SAYING


def _was_told(one: Decided) -> bool:
    """Whether the cue asks what somebody was told: was the board told that it was “…”?"""
    source = one.source
    if source is None or source.frame is None or source.phrase.begin == 0:
        return False
    be = source.sentence.tokens[source.phrase.begin - 1]
    return be.low in BE and source.phrase.end <= source.frame.at and source.sentence.tokens[-1].tag == "?"


def _past_address(body: str, start: int, end: int) -> Span:
    """A paragraph without the words before its first comma that call those who listen: My Lords, …"""
    called = _ADDRESS.match(body, start, end)
    return (called.end(), end) if called is not None else (start, end)


def _described(context: ReadSentences) -> list[int]:
    """Where somebody is described without a name who is not told of one beside it: I asked *the harbour master*."""
    return [
        sentence.tokens[phrase.begin].start
        for sentence in context.sentences
        for phrase in sentence.phrases
        if phrase.nature == "human"
        and phrase.kind in ("thing", "role", "bare")
        and not (phrase.begin and sentence.tokens[phrase.begin - 1].tag == ",")
    ]


def _settle(body: str, draft: QuotationDraft, begin: int, described: Sequence[int], labels: frozenset[str]) -> None:
    """Leave a draft unresolved whose pronoun, or office, may mean somebody else than was found.

    So it is where its speaker does not name them, or where somebody is described behind the name; where an office is
    only likely to be theirs; and where members call each other the hon. Lady and name nobody beside it.
    """
    if draft.source is None:
        return
    member = _MEMBER.search(body, max(begin, draft.source.start - _COURTESY), draft.source.end + _NAMED)
    if member is not None and member.start() <= draft.source.end and member.end("rank") >= draft.source.start:
        draft.speaker = Speaker(None, shown(member["name"])) if member["name"] else None
        draft.why = f"cue '{draft.cue.text}'; '{one_line(member[0])}'" if draft.cue is not None else draft.why
        if draft.speaker is None:
            draft.certainty, draft.why = None, f"{draft.why} is not named"
        return
    if draft.speaker is None:
        return
    if draft.named == "office" and draft.likely <= _GUESSED:
        words = one_line(draft.source.text)
        printed = fold(words).removeprefix("the ") in labels
        draft.speaker = Speaker(None, words[0].upper() + words[1:]) if printed else None
        draft.certainty = draft.certainty if printed else None
        draft.why = f"'{words}', named as printed" if printed else f"'{words}' is not named"
    if draft.named not in _BY_PRONOUN or draft.speaker is None:
        return
    told = body[begin : draft.source.start]
    at = max(told.rfind(word) for word in draft.speaker.name.split())
    between = described[bisect_left(described, begin + at) : bisect_left(described, draft.source.start)]
    if at < 0 or (between and not draft.speaker.name[0].islower()):
        draft.speaker, draft.certainty = None, None
        draft.why = f"{draft.why}; but another may be meant"


def _trimmed(body: str, start: int, end: int) -> Span:
    inner = body[start:end]
    return start + len(inner) - len(inner.lstrip(" \n\t.,;")), start + len(inner.rstrip())
