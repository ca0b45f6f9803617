"""Quotations in the making: quoted strings with their sources, gathered into quotations, and speech without marks."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import QuotationKind, Span, Speaker, Words
from briefing.quotations import genuine
from briefing.quotations.contents import Content, according, content
from briefing.quotations.context import Context
from briefing.quotations.decisions import Decided, decide_strings
from briefing.quotations.frames import Frame
from briefing.quotations.marks import Quoted
from briefing.quotations.sentences import WITHIN, Sentence
from briefing.quotations.sources import Source
from briefing.quotations.speakers import Speakers, source_range
from briefing.text import one_line

_ABSORBING = 0.35  # from this on, words attributed to a speaker take in quoted strings that have no clear source
_CLAIM = 0.28  # below this, a cue is not taken to attribute words without quotation marks
_NESTED = 0.55  # the same, for a paraphrase within another
_ORPHAN = 0.6  # the same, for a cue without a subject
_THING = 0.4  # the same, where the subject is neither a person, a body, a document nor a name
_SAYING = frozenset(("speak", "write", "ask", "argue"))


@dataclass(slots=True)
class Draft:
    """A quotation in the making."""

    spans: list[Span]
    kind: QuotationKind
    cue: Words | None = None
    source: Words | None = None
    speaker: Speaker | None = None
    why: str = ""


def draft_quotations(
    body: str, context: Context, strings: list[tuple[int, int, Quoted]], speakers: Speakers
) -> list[Draft]:
    """All quotations of a body."""
    drafter = _Drafter(body, context, speakers)
    drafter.direct(decide_strings(body, context, strings))
    drafter.indirect()
    return [draft for draft in drafter.drafts if draft.spans]


class _Drafter:
    def __init__(self, body: str, context: Context, speakers: Speakers) -> None:
        self.drafts: list[Draft] = []
        self._body = body
        self._context = context
        self._speakers = speakers
        self._framed: dict[int, Draft] = {}  # by where a cue starts
        self._unclaimed: dict[int, Draft] = {}  # quoted strings without a source, by where they start
        self._taken: dict[int, list[tuple[int, int]]] = {}  # token ranges drafted, by sentence

    def direct(self, decided: list[Decided]) -> None:
        """Draft the quoted strings: whole ones as direct quotations, fragments with the paraphrase they stand in."""
        last: Draft | None = None
        previous: Decided | None = None
        for one in decided:
            if previous is not None and last is not None and self._continues(previous, one, last):
                last.spans.append((one.string.start, one.string.end))
                self._unclaimed.pop(previous.string.start, None)
                self._take(one.sentence, one.at, one.at + 1)
            else:
                last = self._draft(one)
            previous = one

    def _continues(self, previous: Decided, one: Decided, last: Draft) -> bool:
        """Whether a quoted string goes on with the quotation before it."""
        if last.kind is not QuotationKind.DIRECT:
            return False
        if not previous.string.closed and one.string.start > previous.string.end:
            between = self._body[previous.string.end : one.string.start]
            return not between.strip() and (one.source is None or one.source.how != "label")
        here = self._context.sentences[one.sentence]
        there = self._context.sentences[previous.sentence]
        if here.paragraph != there.paragraph or one.source is None or previous.source is None:
            return False
        if one.source.start != previous.source.start:
            return False
        frame = one.source.frame
        if one.source.how == "carried":
            return True
        return (
            frame is not None
            and frame is previous.source.frame
            and last.spans[-1][1] <= frame.token.start < one.string.start
        )

    def _draft(self, one: Decided) -> Draft:
        source = one.source
        sentence = self._context.sentences[one.sentence]
        ranges = [(one.at, one.at + 1)]
        kind = QuotationKind.DIRECT
        if source is not None and source.frame is not None and source.sentence is sentence:
            frame = self._outer(one, source.frame)
            known = self._framed.get(frame.token.start)
            found = content(frame) if known is None else None
            if known is not None and known.kind is QuotationKind.MIXED and _covers(known, one.string):
                return known
            if found is not None and frame is not source.frame:
                found = _stretched(sentence, found, one.at)
                source = Source(sentence, source.phrase, frame, "before", source.probability)
            if found is not None and any(begin <= one.at < end for begin, end in found.ranges):
                ranges = found.ranges
                kind = _kind(sentence, found)
        if source is not None and source.how == "according" and source.sentence is sentence:
            found = according(sentence, source.phrase)
            if found is not None and found.ranges[0][0] <= one.at < found.ranges[0][1]:
                ranges, kind = found.ranges, _kind(sentence, found)
        draft = self._new(sentence, ranges, kind, source, one.doubt)
        if source is None:
            self._unclaimed[one.string.start] = draft
        self._take(one.sentence, ranges[0][0], ranges[-1][1])
        if source is not None and source.frame is not None and source.sentence is sentence:
            self._framed[source.frame.token.start] = draft
        return draft

    def _outer(self, one: Decided, frame: Frame) -> Frame:
        """Of two cues with one subject, the one that speaks: `Marsh said it was vital to keep “…”` is said."""
        verb = frame.token.verb
        if verb is None or (verb.group in _SAYING and frame.form != "inf") or frame.at > one.at:
            return frame
        for other in self._context.frames(one.sentence):
            speaks = other.token.verb is not None and other.token.verb.group in _SAYING
            if speaks and other.subject == frame.subject and other.at < frame.at:
                return other
        return frame

    def indirect(self) -> None:
        """Draft what cues attribute without quotation marks."""
        for number, sentence in enumerate(self._context.sentences):
            every = self._context.frames(number)
            claimed = [(self._context.claim(number, index), index) for index in range(len(every))]
            claimed.sort(key=lambda item: (-item[0][1], item[1]))  # the surest first; they seldom overlap
            for (found, likely), index in claimed:
                frame = every[index]
                if found is None or likely < _asked(frame) or frame.token.start in self._framed:
                    continue
                if self._rejected(sentence, found):
                    continue
                inside: list[int] = []
                if likely >= _ABSORBING and _speaks(frame):
                    self._part(number, index, found)
                    inside = self._unnamed(sentence, found)
                if self._covered(number, found, likely, inside):
                    continue
                for at in inside:
                    self._withdraw(number, at)
                source = Source(sentence, frame.subject, frame, "before") if frame.subject is not None else None
                self._new(sentence, found.ranges, _kind(sentence, found), source, "")
                self._take(number, found.ranges[0][0], found.ranges[-1][1])
            self._according(number, sentence)

    def _part(self, number: int, index: int, found: Content) -> None:
        """End a content before a clause of its own that speaks: `…, although she wrote that “…”`."""
        tokens = self._context.sentences[number].tokens
        begin, end = found.ranges[-1]
        for other in self._context.frames(number)[index + 1 :]:
            if other.subject is None or not begin + 1 < other.subject.begin < end or not _speaks(other):
                continue
            at = other.subject.begin - 1
            quoted = any(token.tag == "Q" for token in tokens[other.at : end])
            if quoted and tokens[at].tag in ("SUB", "CC"):
                found.ranges[-1] = (begin, at - 1 if tokens[at - 1].tag == "," else at)
                return

    def _unnamed(self, sentence: Sentence, found: Content) -> list[int]:
        """Where a content holds quoted strings that have no source of their own: they are part of it."""
        return [
            at
            for begin, end in found.ranges
            for at in range(begin, end)
            if sentence.tokens[at].tag == "Q" and sentence.tokens[at].start in self._unclaimed
        ]

    def _withdraw(self, number: int, at: int) -> None:
        self._unclaimed.pop(self._context.sentences[number].tokens[at].start).spans.clear()
        self._taken[number].remove((at, at + 1))

    def _covered(self, number: int, found: Content, likely: float, inside: list[int]) -> bool:
        """Whether a content overlaps what is drafted already; speech within speech may, where it is sure.

        `inside` are the quoted strings that it may take in.
        """
        begin, end = found.ranges[0][0], found.ranges[-1][1]
        overlapping = [
            (first, last)
            for first, last in self._taken.get(number, ())
            if first < end and begin < last and not (last == first + 1 and first in inside)
        ]
        if likely < _NESTED:
            return bool(overlapping)
        return any(not (first < begin and end <= last) for first, last in overlapping)

    def _rejected(self, sentence: Sentence, found: Content) -> bool:
        """Whether a content is but a string that is nobody's words; one that holds such a string ends before it."""
        begin, end = found.ranges[-1]
        if all(sentence.tokens[at].tag in ("Q", ",", ".") for at in range(begin, end)):
            return True
        for at in range(begin + 1, end):
            if sentence.tokens[at].tag == "Q" and genuine.unreal(sentence.tokens, at):
                found.ranges[-1] = (begin, at)
        return False

    def _according(self, number: int, sentence: Sentence) -> None:
        for phrase in sentence.phrases:
            found = according(sentence, phrase)
            if found is None:
                continue
            begin, end = found.ranges[0]
            if any(first < end and begin < last for first, last in self._taken.get(number, ())):
                continue
            self._new(sentence, found.ranges, _kind(sentence, found), Source(sentence, phrase, None, "according"), "")
            self._take(number, begin, end)

    def _take(self, number: int, begin: int, end: int) -> None:
        self._taken.setdefault(number, []).append((begin, end))

    def _new(
        self,
        sentence: Sentence,
        ranges: list[tuple[int, int]],
        kind: QuotationKind,
        source: Source | None,
        doubt: str,
    ) -> Draft:
        tokens = sentence.tokens
        spans = [(tokens[begin].start, tokens[end - 1].end) for begin, end in ranges if end > begin]
        draft = Draft(spans, kind)
        if source is None:
            draft.why = doubt or "no source found"
        else:
            self._name(draft, source)
        self.drafts.append(draft)
        return draft

    def _name(self, draft: Draft, source: Source) -> None:
        resolved = self._speakers.resolve(source.sentence, source.phrase)
        tokens = source.sentence.tokens
        phrase = resolved.phrase
        cue: int | None = None
        if source.frame is not None and source.frame.sentence is source.sentence:
            cue = source.frame.at
        elif source.how == "according":
            cue = next((at for at in range(phrase.end, len(tokens)) if tokens[at].tag not in WITHIN), len(tokens))
        begin, end = source_range(source.sentence, phrase, cue)
        start, stop = tokens[begin].start, tokens[end - 1].end
        draft.source = Words(start, stop, self._body[start:stop])
        draft.speaker = resolved.speaker
        if source.frame is not None:
            token = source.frame.token
            draft.cue = Words(token.start, token.end, token.text)
        draft.why = "; ".join(part for part in (self._manner(draft, source), resolved.why) if part)

    def _manner(self, draft: Draft, source: Source) -> str:
        words = one_line(draft.source.text) if draft.source is not None else ""
        if source.how == "carried":
            return f"no cue of its own: goes on from the quotation before, by '{words}'"
        if draft.cue is not None:
            if source.how in ("prev", "above"):
                return f"no cue of its own: '{words} {draft.cue.text}' stands before it"
            where = "before" if draft.cue.start < draft.spans[0][0] else "after"
            return f"cue '{draft.cue.text}' {where}"
        if source.how == "according":
            return f"cue 'according to {words}'"
        if source.how == "label":
            return f"'{words}:' begins the line"
        if source.how == "signed":
            return f"'{words}' stands below it"
        if source.how == "colon":
            return f"'{words}:' before"
        return f"no cue: '{words}' is the likeliest source"


def _speaks(frame: Frame) -> bool:
    """Whether a cue says that somebody speaks, and who."""
    verb = frame.token.verb
    return frame.subject is not None and verb is not None and verb.group in _SAYING


def _asked(frame: Frame) -> float:
    """How likely a cue must be to attribute words without marks: more where nobody, or a mere thing, speaks."""
    if frame.subject is None:
        return _ORPHAN
    return _THING if frame.subject.nature == "thing" else _CLAIM


def _stretched(sentence: Sentence, found: Content, at: int) -> Content:
    """A content that goes on to the quoted string at `at` and to the end of its sentence."""
    begin, end = found.ranges[-1]
    if not begin <= at < end and begin <= at:
        last = len(sentence.tokens)
        while last > at + 1 and sentence.tokens[last - 1].tag in (".", "!", "?"):
            last -= 1
        found.ranges[-1] = (begin, last)
    return found


def _covers(draft: Draft, string: Quoted) -> bool:
    return any(start <= string.start and string.end <= end for start, end in draft.spans)


def _kind(sentence: Sentence, found: Content) -> QuotationKind:
    tokens = [token for begin, end in found.ranges for token in sentence.tokens[begin:end]]
    quoted = [token for token in tokens if token.tag == "Q"]
    if not quoted:
        return QuotationKind.INDIRECT
    rest = [token for token in tokens if token.tag not in ("Q", ",", ".", ":", ";", "THAT", "-", "CC")]
    return QuotationKind.MIXED if rest else QuotationKind.DIRECT
