"""The names that paragraphs begin with: `Ada Marsh:`, `Q12 Chair:`, `Ben Reed (Tarn) (Lab):`, `A:`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.language.titles import titles
from briefing.language.words import fold, one_line
from briefing.model import Span
from briefing.quotations.forms.called import (
    FURNITURE,
    OFFICES,
    PARTIES,
    LabelRole,
    capitals,
    official,
    person_words,
    role_of,
    short_name,
)
from briefing.quotations.forms.paragraphs import Paragraph
from briefing.quotations.forms.persons import Person, persons
from briefing.quotations.reading.lexicon import genders

_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?[\])]?[^\S\n]*[-–—|]?\s+)?"
_NUMBER = (
    r"(?:(?:T?\d{1,3}(?:[.)]|[^\S\n]{2,}(?!\d))|\[\d+\])\s+)?(?:\[?\d{5,7}\]?\s+)?"
    r"(?P<question>Q\s?\d{1,4}[.:]?\s+)?(?:\[\d{4,7}\]\s+)?"
)
_GAP = r"[^\S\n]"
WORD = r"(?:[^\W\d_][\w.'’&/-]*|&)"
PREFIX = rf"\s*(?P<stamp>{_CLOCK}){_NUMBER}"
_COUNTED = r"(?i:speaker|participant|caller|delegate|voice|interviewer|moderator|reporter|questioner) \d{1,2}"
NAME = rf"(?P<name>{_COUNTED}|{WORD}(?:,?(?:{_GAP}|\n){WORD}){{0,11}}?)"
ASIDES = (
    rf"(?P<asides>(?:{_GAP}{{0,3}}\n?(?:\([^()]{{1,60}}\)|\[[^\[\]\n]{{1,60}}\])){{0,3}})"  # [V]: by video, in Hansard
)
_TIMED = rf"(?:{_GAP}+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
_LABEL = re.compile(rf"{PREFIX}{NAME}{ASIDES}{_TIMED}{_GAP}*:(?P<gap>{_GAP}+|\n|\Z)")
_SEPARATES = rf"{_GAP}*\t\s*|{_GAP}+[-–—/]{_GAP}+|{_GAP}*\.[-–—]{{1,2}}{_GAP}*|{_GAP}{{2,}}"
_MAY_SEPARATE = re.compile(rf"[\t–—/-]|{_GAP}{{2}}")  # without one of these, _BARE is long in finding nothing
_BARE = re.compile(rf"{PREFIX}{NAME}{ASIDES}(?P<gap>{_SEPARATES})(?=\S)")
_LOUD = re.compile(
    rf"{PREFIX}(?P<name>(?:(?:MR|MRS|MS|DR)\. )?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+){{0,6}}){ASIDES}"
    rf"(?P<gap>\.{_GAP}+)(?=\S)"
)
_BRACED = re.compile(rf"{PREFIX}(?:\[|<(?:v )?){NAME}{ASIDES}(?P<gap>[\]>]:?{_GAP}*)(?=\S)")
_LETTER = re.compile(rf"\s*(?P<name>[QA](?:\s?\d{{1,3}})?){ASIDES}(?P<gap>\s*[.:]|\s*\t|\s\s?[-–—]|\s{{2,}})\s*(?=\S)")
_ASKING = re.compile(r"\s*(?P<name>Q)(?P<asides>)(?P<gap>\s)(?=[\"“‘(—–-]?[A-Z])")  # in a press briefing: Q Which dog?
_TO_ASK = re.compile(  # Lord Tarn to ask His Majesty's Government what
    rf"{PREFIX}{NAME}{ASIDES}(?P<gap>{_GAP})"
    r"(?=to ask (?:His|Her) Majesty|"
    r"to ask the (?:[A-Z]\w+ ){0,3}(?:Secretary|Minister|Government|Executive|Leader|Chair))"
)
FROM = re.compile(
    r"(?:(?:supplementary|oral|written|public|further|first|second) )?(?:question|answer|reply|response|supplementary)"
    r"(?: (?:no\.? ?)?\d{1,3})?[:.]? (?:from|by):? (?=[A-Z])",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SENTENCE = re.compile(r"[.!?](?:\s|\Z)")
_OUTLET = re.compile(r"\s(?:\(|[-–—|] )")  # behind the name of who asks
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}|[*_]{1,3}(?!\w)")
_DATED = re.compile(r"(?:(?:asked|answered|tabled|due) on|date|uin|house)\b[^.?!]{0,60}\Z", re.IGNORECASE)
_WORDS_SET_OFF = 6  # fewer words than these, in bold or before a tab, are a label
_WORDS_LOUD = 4  # words at most of a name in capitals that nothing else shows to be one
_LONGEST = 160  # characters of a label


@dataclass(frozen=True, slots=True)
class Label:
    """What a paragraph begins with: the name, the office beside it, and where the words begin that it announces.

    `span`: the words that name who speaks. `sure`: its shape is that of a label and of nothing else. `together`: the
    names of those who speak as one, where it is several.
    """

    span: Span
    begin: int
    role: LabelRole
    name: str
    office: str = ""
    sure: bool = False
    plain: bool = False  # a person's name in the shape of one
    weak: bool = False  # words with capitals before a colon: a label only among others
    record: bool = False  # in a shape that only a record has, of a parliament or of a machine that listens
    above: bool = False  # on a line of its own, without a colon
    together: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the labels of others."""
        return fold(self.name or self.office)


def flat(body: str, start: int, end: int) -> str:
    """A stretch of a body with spaces for the signs of bold and italics, each character where it stood."""
    head = body[start:end]
    return _EMPHASIS.sub(lambda signs: " " * len(signs[0]), head) if "*" in head or "_" in head else head


def label(body: str, one: Paragraph, end: int) -> Label | None:
    """The label that a paragraph begins with, before a colon; `end` is where the paragraph ends in the body."""
    if dated(one):
        return None
    head = flat(body, one.start, min(end, one.start + _LONGEST) + 1)
    given = FROM.match(head)
    if given is not None:
        head = " " * given.end() + head[given.end() :]
    match = _LABEL.match(head) if ":" in head else None
    if match is None or not match["question"]:
        letter = _LETTER.match(head)
        shown = letter is not None and (
            letter["gap"].strip() or letter["name"][0] == "Q" or _set_off(body, one, letter)
        )
        if letter is not None and shown and (one.ended or not person_words(head[letter.end() :].split())):
            return _lettered(letter, one.start)
    if match is None or not capitals(match["name"]):
        return None
    return _read(match, one.start, asked=body[end - 1] == "?", set_off=_set_off(body, one, match))


def bare(body: str, one: Paragraph) -> Label | None:
    """The label that a paragraph begins with and that something else ends than a colon: a tab, a dash, bold, a bracket.

    It is a weak one: it shows nothing unless it comes back.
    """
    head = flat(body, one.start, min(one.end, one.start + _LONGEST))
    asking = _ASKING.match(head)
    if asking is not None:
        return replace(_lettered(asking, one.start), sure=False, weak=True)
    match = _TO_ASK.match(head) if " to ask " in head else None
    if match is not None and capitals(match["name"]):
        made = _read(match, one.start, asked=False, set_off=False)
        return replace(made, record=True) if made is not None and made.name else None
    match = _BARE.match(head) if _MAY_SEPARATE.search(head) else None
    match = match or _LOUD.match(head) or (_BRACED.match(head) if "[" in head or "<" in head else None)
    if match is None or not capitals(match["name"]):
        return None
    words = match["name"].split()
    low = [fold(word).strip(".,'") for word in words]
    loud = match["name"].isupper() and len(words) <= _WORDS_LOUD and len(match["name"]) > 2
    if not (loud or person_words(words) or official(low) or role_of(low) is not LabelRole.NAMED or short_name(words)):
        return None
    made = _read(match, one.start, asked=False, set_off=False, weak=True)
    machine = head.lstrip().startswith("<v ")  # of captions: <v Ada Marsh>We go.
    return replace(made, record=True) if made is not None and machine else made


def _set_off(body: str, one: Paragraph, match: re.Match[str]) -> bool:
    """Whether what a paragraph begins with is set off from the rest, in bold or by a tab."""
    at = one.start + match.start("name") - 1
    return "\t" in match["gap"] or one.bold or (at >= 0 and body[at] in "*_")


def _read(match: re.Match[str], offset: int, *, asked: bool, set_off: bool, weak: bool = False) -> Label | None:
    name, asides = one_line(match["name"]), asides_of(match["asides"])
    words = name.split()
    low = [fold(word).strip(".,'") for word in words]
    made = _Made(match, offset, weak)
    called, comma, place = name.partition(", ")
    if comma and person_words(called.split()):
        return made.label(LabelRole.NAMED, called, place, plain=True)  # Ada Marsh, Harbour Times:
    question = bool(match["question"])
    loud = name.isupper() and len(words[-1]) > 1
    placed = len(asides) > 1 or any(fold(part).strip(".") in PARTIES for part in asides)
    sure = placed or question or set_off or loud or match["stamp"].count(":") > 1
    role, office = role_of(low), official(low)
    if asides and set(low) & OFFICES and person_words(asides[0].split()) and role is not LabelRole.NOBODY:
        return made.label(LabelRole.NAMED, one_line(asides[0]), name, sure=True)
    if role is not LabelRole.NAMED:
        called = one_line(asides[0].split(",")[0]) if asides and role is not LabelRole.NOBODY else ""
        if called and person_words(called.split()):
            return made.label(LabelRole.NAMED, called, "", sure=True)
        return made.label(role, "", name, sure=sure or role is LabelRole.NOBODY)
    asks = asked and len(low) > 1 and low[0] not in FURNITURE  # Harbour Watch: Will it open?
    known = person_words(words)
    if set(low) & FURNITURE and not (question or asides or office or asks or known):
        return None
    vague = not (placed or question or office or known or loud or (set_off and len(words) < _WORDS_SET_OFF))
    if office and not known:
        return made.label(LabelRole.NAMED, "", name, sure=sure, weak=vague)
    plain = known and not (loud and not placed and genders().keys().isdisjoint(low) and titles().isdisjoint(low))
    return made.label(LabelRole.NAMED, name, "", sure=sure, plain=plain, weak=vague)


@dataclass(frozen=True, slots=True)
class _Made:
    """Makes the labels of one match, whose head stands at `offset` in the body."""

    match: re.Match[str]
    offset: int
    weak: bool = False

    def label(
        self, role: LabelRole, name: str, office: str, *, sure: bool = False, plain: bool = False, weak: bool = False
    ) -> Label:
        match, at = self.match, self.offset
        place = (at + match.start("name"), at + match.end("asides"))
        return Label(place, at + match.end(), role, name, office, sure and not self.weak, plain, weak or self.weak)


def asker(text: str) -> Person | None:
    """Who asks, where that is all that stands behind `Question:` on its line: Ada Marsh, Tide Post."""
    first = next(persons(text), None)
    if first is None or first.at or _SENTENCE.search(text) is not None:
        return None
    return first if text[first.end : first.end + 1] in ("", ",", "(") or _OUTLET.match(text, first.end) else None


def asides_of(printed: str) -> list[str]:
    """What stands in brackets behind a name, times of day aside."""
    return [part for part in _ASIDE.findall(printed) if not part[:1].isdigit()]


def dated(one: Paragraph) -> bool:
    """Whether a line tells the day or the number of a parliamentary question: Asked on: 24 March 2025."""
    return _DATED.match(one.text) is not None


def _lettered(letter: re.Match[str], offset: int) -> Label:
    asides = asides_of(letter["asides"])
    role = LabelRole.ASKS if letter["name"][0] == "Q" else LabelRole.ANSWERS
    place = (offset + letter.start("name"), offset + letter.end("asides"))
    called = one_line(asides[0].split(",")[0]) if asides else ""
    if called and person_words(called.split()):
        return Label(place, offset + letter.end(), LabelRole.NAMED, called, "", True)
    return Label(place, offset + letter.end(), role, "", letter["name"], True)
