"""Quotations in the making: quoted strings with their sources, gathered into quotations, and speech without marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.language.marks import Quoted
from briefing.model import QuotationKind
from briefing.quotations.attributing import genuine
from briefing.quotations.attributing.decisions import Decided
from briefing.quotations.attributing.judged import clause, urged, wondered
from briefing.quotations.attributing.scribe import QuotationDraft, Scribe
from briefing.quotations.attributing.sources import Source
from briefing.quotations.attributing.untold import passive_clause, rung
from briefing.quotations.cues.contents import Content, according, after, content, may_credit
from briefing.quotations.cues.context import ReadSentences
from briefing.quotations.cues.frames import SAYING, Frame
from briefing.quotations.naming.speakers import Speakers
from briefing.quotations.reading.sentences import Sentence

_WORDLESS = frozenset(("Q", ",", ".", ":", "OBJ", "POSS", "PRP", "THAT"))  # what a content with words is more than
_ABSORBING = 0.35  # from this on, words attributed to a speaker take in quoted strings that have no clear source
_TERM = 2  # words of a quoted string that is a term where nobody can be named for it
_CLAIM = 0.26  # below this, a cue is not taken to attribute words without quotation marks
_REPORTED = 0.5  # the same, for one that reports the speech of another: `…, Marsh said, the Gazette reported`
_NESTED = 0.55  # the same, for a paraphrase within another
_ORPHAN = 0.6  # the same, for a cue without a subject
_THING = 0.4  # the same, where the subject is neither a person, a body, a document nor a name


def draft_quotations(
    body: str, context: ReadSentences, decided: Sequence[Decided], speakers: Speakers
) -> list[QuotationDraft]:
    """The quotations of a body: the quoted strings that were decided on, and what is reported without marks."""
    drafter = _Drafter(body, context, speakers)
    drafter.direct(decided)
    drafter.indirect()
    return [draft for draft in drafter.drafts if draft.spans and not _term(body, draft)]


def draft_strings(
    body: str, context: ReadSentences, decided: Sequence[Decided], speakers: Speakers
) -> list[QuotationDraft]:
    """The quotations of quoted strings alone."""
    drafter = _Drafter(body, context, speakers)
    drafter.direct(decided)
    return [draft for draft in drafter.drafts if draft.spans]


def _term(body: str, draft: QuotationDraft) -> bool:
    """Whether a quoted string is a term: a word or two, and neither a cue nor anybody who can be named is beside it."""
    if draft.kind is not QuotationKind.DIRECT or draft.speaker is not None or not draft.guessed or draft.denied:
        return False
    return len(draft.spans) == 1 and len(body[slice(*draft.spans[0])].split()) <= _TERM


class _Drafter:
    def __init__(self, body: str, context: ReadSentences, speakers: Speakers) -> None:
        self.drafts: list[QuotationDraft] = []
        self._body = body
        self._scribe = Scribe(body, speakers)
        self._context = context
        self._framed: dict[int, QuotationDraft] = {}  # by where a cue starts
        self._unclaimed: dict[int, QuotationDraft] = {}  # quoted strings without a source, by where they start
        self._reporters: set[int] = set()  # where the phrases of those begin who report speech
        self._taken: dict[int, list[tuple[int, int]]] = {}  # token ranges drafted, by sentence
        self._unsaid: set[int] = set()  # where quoted strings start that were denied
        self._untold: set[int] = set()  # and those that were said to who tells of them, by whom they had rung

    def direct(self, decided: Sequence[Decided]) -> None:
        """Draft the quoted strings: whole ones as direct quotations, fragments with the paraphrase they stand in."""
        last: QuotationDraft | None = None
        previous: Decided | None = None
        for one in decided:
            if previous is not None and last is not None and self._continues(previous, one, last):
                last.spans.append((one.string.start, one.string.end))
                self._unclaimed.pop(previous.string.start, None)
                self._take(one.sentence, one.at, one.at + 1)
            else:
                last = self._draft(one)
            if one.reporter is not None and one.report is not None:
                self._reported(one, one.reporter, one.report)
            previous = one

    def _continues(self, previous: Decided, one: Decided, last: QuotationDraft) -> bool:
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

    def _draft(self, one: Decided) -> QuotationDraft:
        source = one.source
        sentence = self._context.sentences[one.sentence]
        if one.denial is not None:
            return self._denied(one, sentence)
        ranges: Sequence[tuple[int, int]] = [(one.at, one.at + 1)]
        kind = QuotationKind.DIRECT
        if source is not None and source.frame is not None and source.sentence is sentence:
            frame = self._outer(one, source.frame)
            known = self._framed.get(frame.token.start)
            if known is not None and known.kind is QuotationKind.MIXED and _covers(known, one.string):
                return known
            reached = _reaching(frame, one.at) if known is None or known.spans[0][0] > frame.token.end else None
            if known is not None and reached is not None:
                return self._extended(one, known, reached)
            if reached is not None and frame is not source.frame:
                reached = _stretched(sentence, reached, one.at)
                source = replace(source, frame=frame, how="before")
            if reached is not None and any(begin <= one.at < end for begin, end in reached.ranges):
                ranges = reached.ranges
                kind = _kind(sentence, reached)
        if source is not None and source.how == "according" and source.sentence is sentence:
            reached = according(sentence, source.phrase)
            if reached is not None and reached.ranges[0][0] <= one.at < reached.ranges[0][1]:
                ranges, kind = reached.ranges, _kind(sentence, reached)
        if source is not None and source.sentence is sentence:
            self._part(one, source, sentence)
        draft = self._new(sentence, ranges, kind, source, one.doubt)
        draft.guessed = draft.guessed or (source is None and one.unclear)
        if source is None and not one.unclear and rung(sentence, one.at):
            self._untold.add(one.string.start)
        elif source is None:
            self._unclaimed[one.string.start] = draft
        self._take(one.sentence, ranges[0][0], ranges[-1][1])
        if source is not None and source.frame is not None and source.sentence is sentence:
            self._framed[source.frame.token.start] = draft
        return draft

    def _part(self, one: Decided, source: Source, sentence: Sentence) -> None:
        """End the quotation before where another clause begins: `…, while the union called it “weak”`."""
        begin = clause(source)
        if begin is None or not self.drafts or not self.drafts[-1].spans:
            return
        start, end = self.drafts[-1].spans[-1]
        if start < sentence.tokens[begin].start and one.string.end <= end:
            self.drafts[-1].spans[-1] = (start, sentence.tokens[begin - 1].end)

    def _denied(self, one: Decided, sentence: Sentence) -> QuotationDraft:
        """A quoted string that was not said, with the words that deny it: `never said “…”`."""
        assert one.denial is not None
        ranges = [(min(one.denial.begin, one.at), max(one.denial.end, one.at + 1))]
        draft = self._new(sentence, ranges, QuotationKind.MIXED, one.source, one.doubt)
        draft.denied = True
        draft.why = f"not said: {one.denial.why}; {draft.why}"
        self._take(one.sentence, *ranges[0])
        self._unsaid.add(one.string.start)
        if one.source is not None and one.source.frame is not None and one.source.sentence is sentence:
            self._framed[one.source.frame.token.start] = draft
        return draft

    def _extended(self, one: Decided, known: QuotationDraft, content: Content) -> QuotationDraft:
        """A quotation that goes on to one more quoted string: `accused him of being “weak” and “slow”`."""
        sentence = self._context.sentences[one.sentence]
        known.spans = [(sentence.tokens[begin].start, sentence.tokens[end - 1].end) for begin, end in content.ranges]
        known.kind = _kind(sentence, content)
        self._unclaimed.pop(one.string.start, None)
        self._take(one.sentence, content.ranges[0][0], content.ranges[-1][1])
        return known

    def _reported(self, one: Decided, reporter: Source, report: Content) -> None:
        """Draft that somebody reports what another said: `“…,” Marsh said, according to the Gazette`."""
        if reporter.start not in self._reporters:
            self._reporters.add(reporter.start)
            self._new(self._context.sentences[one.sentence], report.ranges, QuotationKind.INDIRECT, reporter)

    def _outer(self, one: Decided, frame: Frame) -> Frame:
        """Of two cues with one subject, the one that speaks: `Marsh said it was vital to keep “…”` is said."""
        verb = frame.token.verb
        if verb is None or (verb.group in SAYING and frame.form != "inf") or frame.at > one.at:
            return frame
        for other in self._context.frames(one.sentence):
            speaks = other.token.verb is not None and other.token.verb.group in SAYING
            if speaks and other.subject == frame.subject and other.at < frame.at:
                return other
        return frame

    def indirect(self) -> None:
        """Draft what cues attribute without quotation marks."""
        for number, sentence in enumerate(self._context.sentences):
            every = self._context.frames(number)
            free = [index for index, frame in enumerate(every) if frame.token.start not in self._framed]
            claimed = [(self._context.claim(number, index), index) for index in free]
            claimed.sort(key=lambda item: (-item[0][1], item[1]))  # the surest first; they seldom overlap
            for (held, likely), index in claimed:
                frame = every[index]
                if held is None or likely < _asked(frame) or urged(every, frame) is not None or wondered(frame):
                    continue
                held = self._said(sentence, held)
                if held is None:
                    continue
                inside: list[int] = []
                if likely >= _ABSORBING and frame.speaks:
                    inside = self._unnamed(sentence, held)
                if self._covered(number, held, likely, inside):
                    continue
                for at in inside:
                    self._withdraw(number, at)
                source = Source(sentence, frame.subject, frame, "before") if frame.subject is not None else None
                kind = QuotationKind.INDIRECT if self._reports(number, held) else _kind(sentence, held)
                self._new(sentence, held.ranges, kind, source)
                self._take(number, held.ranges[0][0], held.ranges[-1][1])
            self._according(number, sentence)

    def _unnamed(self, sentence: Sentence, content: Content) -> list[int]:
        """Where a content holds quoted strings that have no source of their own: they are part of it."""
        return [
            at
            for begin, end in content.ranges
            for at in range(begin, end)
            if sentence.tokens[at].tag == "Q" and sentence.tokens[at].start in self._unclaimed
        ]

    def _withdraw(self, number: int, at: int) -> None:
        self._unclaimed.pop(self._context.sentences[number].tokens[at].start).spans.clear()
        self._taken[number].remove((at, at + 1))

    def _covered(self, number: int, content: Content, likely: float, inside: list[int]) -> bool:
        """Whether a content overlaps what is drafted already; speech within speech may, where it is sure.

        `inside` are the quoted strings that it may take in.
        """
        begin, end = content.ranges[0][0], content.ranges[-1][1]
        overlapping = [
            (first, last)
            for first, last in self._taken.get(number, ())
            if first < end and begin < last and not (last == first + 1 and first in inside)
        ]
        if likely < _NESTED:
            return bool(overlapping)
        return any(
            not (first < begin and end <= last)
            and not (begin <= first and last <= end and content.kind == "left" and likely >= _REPORTED)
            for first, last in overlapping
        )

    def _reports(self, number: int, content: Content) -> bool:
        """Whether a content takes in what is drafted already: it reports the speech of another."""
        begin, end = content.ranges[0][0], content.ranges[-1][1]
        return any(begin <= first and last <= end for first, last in self._taken.get(number, ()))

    def _said(self, sentence: Sentence, content: Content) -> Content | None:
        """A content up to the first string in it that is nobody's words; nothing where it is no more than that, or
        where it holds words that were denied.
        """
        begin, end = content.ranges[-1]
        if all(sentence.tokens[at].tag in _WORDLESS for at in range(begin, end)):
            return None
        strings = [at for at in range(begin + 1, end) if sentence.tokens[at].tag == "Q"]
        if any(sentence.tokens[at].start in self._unsaid for at in (begin, *strings)):
            return None
        if sentence.tokens[begin].tag == "Q" and genuine.unreal(sentence.tokens, begin):
            return None  # made to chant “…” on deck
        untold = next((at for at in (begin, *strings) if sentence.tokens[at].start in self._untold), None)
        if untold is not None:
            clause = passive_clause(sentence, untold)
            return content.ending(clause) if clause > begin + 1 else None
        unreal = next((at for at in strings if genuine.unreal(sentence.tokens, at)), None)
        return content if unreal is None else content.ending(unreal)

    def _according(self, number: int, sentence: Sentence) -> None:
        for phrase in sentence.phrases if may_credit(sentence) else ():
            span = according(sentence, phrase)
            if span is None or sentence.tokens[phrase.begin].start in self._reporters:
                continue
            begin, end = span.ranges[0]
            inside = [(first, last) for first, last in self._taken.get(number, ()) if first < end and begin < last]
            if (begin, end) in inside or any(first < begin or end < last for first, last in inside):
                continue
            kind = QuotationKind.INDIRECT if inside else _kind(sentence, span)
            self._new(sentence, span.ranges, kind, Source(sentence, phrase, None, "according"))
            self._take(number, begin, end)

    def _take(self, number: int, begin: int, end: int) -> None:
        self._taken.setdefault(number, []).append((begin, end))

    def _new(
        self,
        sentence: Sentence,
        ranges: Sequence[tuple[int, int]],
        kind: QuotationKind,
        source: Source | None,
        doubt: str = "",
    ) -> QuotationDraft:
        draft = self._scribe.write(sentence, ranges, kind, source, doubt)
        self.drafts.append(draft)
        return draft


def _asked(frame: Frame) -> float:
    """How likely a cue must be to attribute words without marks: more where nobody, or a mere thing, speaks."""
    if frame.subject is None:
        return _ORPHAN
    return _THING if frame.subject.nature == "thing" else _CLAIM


def _reaching(frame: Frame, at: int) -> Content | None:
    """The content of a cue, which reaches to the quoted string at `at` to its right."""
    reached = content(frame)
    if frame.at > at or (reached is not None and any(begin <= at < end for begin, end in reached.ranges)):
        return reached
    if reached is not None and reached.kind in ("left", "split"):
        return reached
    further = after(frame, at)
    return further if further is not None and further.ranges[-1][0] <= at < further.ranges[-1][1] else reached


def _stretched(sentence: Sentence, content: Content, at: int) -> Content:
    """A content that goes on to the quoted string at `at` and to the end of its sentence."""
    begin, end = content.ranges[-1]
    if not begin <= at < end and begin <= at:
        last = len(sentence.tokens)
        while last > at + 1 and sentence.tokens[last - 1].tag in (".", "!", "?"):
            last -= 1
        return content.ending(last)
    return content


def _covers(draft: QuotationDraft, string: Quoted) -> bool:
    return any(start <= string.start and string.end <= end for start, end in draft.spans)


def _kind(sentence: Sentence, content: Content) -> QuotationKind:
    tokens = [token for begin, end in content.ranges for token in sentence.tokens[begin:end]]
    quoted = [token for token in tokens if token.tag == "Q"]
    if not quoted:
        return QuotationKind.INDIRECT
    rest = [token for token in tokens if token.tag not in ("Q", ",", ".", ":", ";", "THAT", "-", "CC")]
    return QuotationKind.MIXED if rest else QuotationKind.DIRECT
