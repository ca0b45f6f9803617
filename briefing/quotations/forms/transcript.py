"""Transcripts: paragraphs that begin with the name of the one who speaks, `Ada Marsh: We will act.`"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing.language.marks import quoted
from briefing.model import Span
from briefing.quotations.forms.called import LabelRole, capitals
from briefing.quotations.forms.labels import Label, asker, bare, dated, label
from briefing.quotations.forms.nameplates import evident, nameplate
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.persons import persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, voice

_GOES_ON = re.compile(r"[.!?] [A-Z]")  # a second sentence
_EXAMINES = re.compile(  # of hearings: who asks from here on, and who answers
    r"(?i:(?:further |cross-|re-)?(?:questions|questioned|examination|examined) (?:from|by)):? "
    r"(?P<asks>[A-Z][^()\n:]{2,60})\Z|"
    r"(?P<answers>[A-Z][^()\n:]{2,60}?),? \(?(?i:sworn|affirmed|recalled|continued)\)?\Z"
)
_PASSES_ON = re.compile(r"\b(?:made|issued) the following(?: \w+){0,3} statement\W*\Z", re.IGNORECASE)
_TO_THEM = re.compile(
    r", (?:you|your|we|I|please|thank|over to|go ahead|\w+ (?:seconds?|minutes?)|can|could|will|would|do|did|is|are|"
    r"was|what|why|how|when|where|if|on)\b"
)
_LISTED = 200  # characters of a paragraph that are looked at for a name
_NEARLY = 0.8
_NOTED = 6  # lines at most that a name is looked below for words
_LEAST = 4  # labels without a colon that make a transcript
_MANY = 3  # labels that make a transcript where none of them is sure
_RECORDED = 2  # labels of a parliament's record that make a transcript
_NAMES = 8  # names at most that are looked for in the text
_SHARE = 0.4  # of the paragraphs that begin with a label, in a transcript that nothing else shows


def transcript(body: str, parts: Sequence[Paragraph], *, called: bool) -> list[Turn]:
    """The turns of a transcript, each with the paragraphs that follow it under the same name; none where it is none.

    `called`: whether the text is said to be a transcript. Else it must show it: by labels that can be nothing else, or
    by names that come back.
    """
    labels: list[Label | None] = []
    for number, part in enumerate(parts):
        one = label(body, part, part.end)
        asks = _asker(body, parts, number, one) if one is not None else None
        if asks is not None:
            labels.append(asks)
            continue
        said = one is not None and not _in_marks(body, part, one) and not _lists(body, part, one)
        labels.append(one if said else None)
    _drop_headline(parts, labels)
    every = [one for one in labels if one is not None]
    asking = Counter(
        one.key for one, part in zip(labels, parts, strict=True) if one is not None and part.text[-1:] == "?"
    )
    back = Counter(one.key for one in every)
    count = sum(bool(part.text) and not time_mark(part) for part in parts)
    clear = [one for one in every if not one.weak or (asking[one.key] > 1 and 2 * asking[one.key] > back[one.key])]
    loose = _loose(body, parts, labels)
    if _is_transcript(clear, count, called) or _returning(body, every, count):
        known = {one.key for one in every}
        return _turns(parts, _with(labels, loose, lambda one: one.record or one.key in known or _asks(one)), called)
    if not loose:
        return []
    every = [*clear, *loose.values()]
    written = any(text[:6].lower() == "to ask" for text in _words(body, parts, loose))
    if sum(one.record or (written and one.sure) for one in every) >= (1 if written else _RECORDED):
        known = {one.key for one in every if one.record}
        return _turns(parts, _with(labels, loose, lambda one: one.key in known or (one.above and evident(one))), called)
    counts = Counter(one.key for one in every)
    again = {key for key, count in counts.items() if count > 1}
    if len(every) < _LEAST or len(counts) < 2 or not again:
        return []
    if not (called or (len(again) > 1 and _sentences(body, parts, loose)) or _spoken(body, parts, loose)):
        return []
    loud = all(body[slice(*one.span)].isupper() for one in loose.values() if one.key in again)
    return _turns(parts, _with(labels, loose, lambda one: loud or one.key in again or evident(one)), called)


def _asks(one: Label) -> bool:
    """Whether a label without a colon is the Q of a question, or tells who asks it."""
    return one.role is LabelRole.ASKS and (not one.above or bool(one.name))


def _loose(body: str, parts: Sequence[Paragraph], labels: Sequence[Label | None]) -> dict[int, Label]:
    """The labels without a colon, by the numbers of the paragraphs that begin with them."""
    found: dict[int, Label] = {}
    words = 0
    for number, part in enumerate(parts):
        if number < words or labels[number] is not None or not part.text:
            continue
        plate = nameplate(body, parts, number)
        if plate is not None:
            found[number], words = plate.label, plate.words
        elif (one := bare(body, part)) is not None:
            found[number] = one
    return found


def _with(labels: Sequence[Label | None], loose: dict[int, Label], keep: Callable[[Label], bool]) -> list[Label | None]:
    more = {number: one for number, one in loose.items() if keep(one)}
    return [one if one is not None else more.get(number) for number, one in enumerate(labels)]


def _spoken(body: str, parts: Sequence[Paragraph], loose: dict[int, Label]) -> bool:
    """Whether most of what stands behind labels without a colon sounds as if somebody says it."""
    texts = _words(body, parts, loose)
    return 2 * sum(voice(text) >= SPEAKS or text.endswith("?") for text in texts) >= len(texts)


def _sentences(body: str, parts: Sequence[Paragraph], loose: dict[int, Label]) -> bool:
    """Whether nearly all of it is sentences, no list or table."""
    texts = _words(body, parts, loose)
    return _NEARLY * len(texts) <= sum(text[-1:] in '.?!”"' and text.count(" ") > 0 for text in texts)


def _words(body: str, parts: Sequence[Paragraph], loose: dict[int, Label]) -> list[str]:
    return [
        next((part.text for part in parts[number + 1 : number + 1 + _NOTED] if part.ended), "")
        if one.above
        else body[one.begin : parts[number].end]
        for number, one in loose.items()
    ]


def _in_marks(body: str, part: Paragraph, one: Label) -> bool:
    """Whether all that a label announces stands inside quotation marks: these say who speaks as any others do."""
    begin = one.begin
    strings = quoted(body, begin, part.end)
    return bool(strings) and strings[0].start == begin and strings[-1].end == part.end


def _drop_headline(parts: Sequence[Paragraph], labels: list[Label | None]) -> None:
    """Take a name with a colon that opens the headline of a text for no label: it does not end as a sentence does."""
    first = labels[0] if labels else None
    if first is not None and not first.sure and not parts[0].ended and parts[0].end > first.begin:
        labels[0] = None


def _lists(body: str, part: Paragraph, one: Label) -> bool:
    """Whether a label stands before the name of who it is, in a list: `Witness: Ada Marsh, director`."""
    if one.name and not one.weak:
        return False
    text = body[one.begin : part.end]
    if text.endswith("?") or _GOES_ON.search(text, 0, _LISTED):
        return False  # `Question: Mr Marsh, is it safe?` speaks to him
    first = next(persons(text[:_LISTED]), None)
    if first is None or first.at:
        return False
    if _TO_THEM.match(text, first.end) is not None:
        return False  # `Moderator: Senator Marsh, you have a minute.`
    return text[first.end : first.end + 1] in ("", ",", ";", "(") or text.startswith((" and ", " ("), first.end)


def _asker(body: str, parts: Sequence[Paragraph], number: int, one: Label) -> Label | None:
    """The label of a question whose line names only who asks, or for whom, with the words below it."""
    part = parts[number]
    text = body[one.begin : part.end]
    if one.role is not LabelRole.ASKS or part.ended or not text or len(text) > _LISTED or number + 1 == len(parts):
        return None
    below = parts[number + 1]
    if not below.ended or below.bullet or label(body, below, below.end) is not None:
        return None
    first = asker(text)
    if first is None:
        return replace(one, begin=part.end) if capitals(text) else None
    return replace(one, span=(one.begin, one.begin + first.end), begin=part.end, name=first.name, sure=True)


def _is_transcript(labels: Sequence[Label], paragraphs: int, called: bool) -> bool:
    if not labels:
        return False
    if any(one.office and one.name and one.sure for one in labels):
        return True  # `The Secretary of State for Towns (Ada Marsh):`
    if sum(one.record for one in labels) >= _RECORDED:
        return True
    counts = Counter(one.key for one in labels)
    returns = max(counts.values()) > 1
    several = len(counts) > 1 or any(one.role is not LabelRole.NAMED for one in labels)
    sure = sum(one.sure for one in labels)
    if called:
        return sure > 0 or returns or len(labels) >= 2
    asks = any(one.role is LabelRole.ASKS for one in labels) and any(one.role is not LabelRole.ASKS for one in labels)
    if len(labels) < 2 or not several:
        return False
    share = len(labels) / paragraphs
    plain = sum(one.plain or one.role is not LabelRole.NAMED for one in labels)
    if sure >= 2 and (returns or asks or (share >= _SHARE and plain == len(labels))):
        return True
    return len(labels) >= _MANY and share >= _SHARE and (returns or asks)


def _returning(body: str, labels: Sequence[Label], paragraphs: int) -> bool:
    """Whether labels of one word make a transcript: they come back, and are named in full elsewhere; two of them, or
    one where somebody asks.
    """
    if len(labels) < _MANY or len(labels) < _SHARE * paragraphs:
        return False
    counts = Counter(one.name for one in labels if one.role is LabelRole.NAMED and one.name.count(" ") < 1)
    back = [re.escape(name) for name, count in counts.items() if name and count > 1][:_NAMES]
    full = sum(re.search(rf"[A-Z]\w+ {name}\b|\b{name} [A-Z]\w+", body) is not None for name in back)
    return full > (0 if any(one.role is LabelRole.ASKS for one in labels) else 1)


def _turns(parts: Sequence[Paragraph], labels: Sequence[Label | None], called: bool) -> list[Turn]:
    last = max(number for number, one in enumerate(labels) if one is not None)
    turns: list[Turn] = []
    current: Label | None = None
    spans: list[Span] = []
    heard: dict[LabelRole, str] = {}
    for number, (part, one) in enumerate(zip(parts, labels, strict=True)):
        hearing = _EXAMINES.match(part.text) if len(part.text) <= _LISTED else None
        if one is None and hearing is not None:
            heard[LabelRole.ASKS if hearing["asks"] else LabelRole.ANSWERS] = hearing["asks"] or hearing["answers"]
            _close(turns, current, spans)
            current, spans = None, []
            continue
        if one is not None:
            if one.role in heard:
                one = replace(one, role=LabelRole.NAMED, name=heard[one.role])
            _close(turns, current, spans)
            current, spans = one, []
            if part.end > one.begin:
                spans.append((one.begin, part.end))
                passed = _passes_on(part, one)
                if passed is not None:
                    _close(turns, current, spans)
                    current, spans = passed, []
            continue
        if current is None or time_mark(part):
            continue
        if aside(part) or ((current.record or current.above) and not spans and _notes(parts, number)):
            continue
        silent = number > last and bool(spans) and not _still(part, current, called)
        if closing(part) or (heading(part) and bool(spans)) or silent:
            _close(turns, current, spans)
            current, spans = None, []
            continue
        if part.text:
            spans.append(part.span)
    _close(turns, current, spans)
    return turns


def _passes_on(part: Paragraph, one: Label) -> Label | None:
    """Whose statement a paragraph reads out that ends in: Lord Tarn has made the following statement."""
    if _PASSES_ON.search(part.text) is None:
        return None
    name = next((each for each in persons(part.text) if part.start + each.at >= one.begin), None)
    if name is None:
        return None
    return replace(one, span=(part.start + name.at, part.start + name.end), name=name.name, office="", begin=part.end)


def _notes(parts: Sequence[Paragraph], number: int) -> bool:
    """Whether a line between a name and what is said tells of the speaker or the day, and says nothing."""
    part = parts[number]
    return dated(part) or (heading(part) and number + 1 < len(parts))


def _still(part: Paragraph, current: Label, called: bool) -> bool:
    """Whether a paragraph behind the last label goes on with what is said there."""
    surname = current.name.split()[-1] if current.name else ""
    if surname and surname in part.text:
        return False
    return called or current.record or voice(part.text) >= SPEAKS


def _close(turns: list[Turn], current: Label | None, spans: Sequence[Span]) -> None:
    if current is not None and spans:
        turns.append(Turn(Form.TRANSCRIPT, tuple(spans), current))
