"""The names that paragraphs begin with: `Ada Marsh:`, `Q12 Chair:`, `Ben Reed (Tarn) (Lab):`, `A:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from briefing.language.titles import letters, titles
from briefing.language.words import fold, one_line
from briefing.model import Span
from briefing.quotations.forms.paragraphs import Paragraph
from briefing.quotations.reading.lexicon import genders, word_classes

_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?"
_NUMBER = r"(?:(?:T?\d{1,3}[.)]|\[\d+\])\s+)?(?:\[?\d{5,7}\]?\s+)?(?P<question>Q\s?\d{1,4}[.:]?\s+)?(?:\[\d{4,7}\]\s+)?"
_SMALL = r"(?:of|for|the|and|in|on|to|at|de|da|la|le|van|von|der|den|del|di|du|y|al|el|&)"
_WORD = r"(?:[^\W\d_][\w.'’&/-]*|&)"
_NAME = rf"(?P<name>{_WORD}(?:,?[^\S\n]{_WORD}){{0,11}}?)"
_ASIDES = r"(?P<asides>(?:\s?\([^()\n]{1,60}\)){0,3}(?:\s?\[V\])?)"  # [V]: by video, in Hansard
_AFTER = r"(?P<end>[^\S\n]*(?:[*_]{1,2})?:(?:[*_]{1,2})?(?P<gap>[^\S\n]+|\n|\Z))"
_BOLD = r"(?:[*_]{1,2})?"
_LABEL = re.compile(rf"{_BOLD}{_CLOCK}{_NUMBER}(?P<bold>{_BOLD}){_NAME}{_ASIDES}{_AFTER}")
_LETTER = re.compile(
    rf"(?:\*\*|__)?(?P<name>[QA](?:\s?\d{{1,3}})?){_ASIDES}(?:\*\*|__)?(?:[.:]|\t|\s[-–—])(?:\*\*|__)?\s*(?=\S)"
)
_RECORD = re.compile(  # a line that the record of a parliament prints above what is said
    rf"{_BOLD}(?:(?i:asked|answered|tabled) (?i:by):?\s(?P<by>{_WORD}(?:[^\S\n]{_WORD}){{0,7}}?)"
    rf"(?:\s?\([^()\n]{{1,60}}\)){{0,3}}"
    rf"(?:,[^\n:]{{1,80}})?|"
    rf"(?P<timed>{_WORD}(?:[^\S\n]{_WORD}){{0,5}}?){_BOLD}[^\S\n]+\d{{1,2}}:\d{{2}}:\d{{2}}){_BOLD}\s*\Z"
)
_DATED = re.compile(r"(?:(?:asked|answered|tabled|due) on|date|uin|house)\b[^.?!]{0,60}\Z", re.IGNORECASE)
_WORDS_SET_OFF = 6  # fewer words than these, in bold or before a tab, are a label
_LONGEST = 160  # characters of a label
_ASKERS = frozenset(
    "q question questions reporter reporters journalist journalists interviewer presenter host moderator operator "
    "audience facilitator questioner press media".split()
)
_ANSWERS = frozenset(("a", "answer"))
_NOBODY = frozenset(
    "members voices voice all several speaker male female unknown participant participants delegate delegates crowd "
    "audience interpreter translator chorus heckler lords friends".split()
)
_VAGUE = frozenset("hon several noble some male female unknown unidentified audience all".split())
_OFFICES = frozenset(
    "chair chairman chairwoman chairperson convener minister secretary speaker llywydd president mayor chancellor "
    "premier governor ambassador under-secretary undersecretary judge coroner counsel witness commissioner director "
    "leader clerk provost taoiseach tanaiste presiding bishop archbishop dean general".split()
)
_FURNITURE = frozenset(
    "note notes contact contacts date time place venue location source sources email tel telephone phone website web "
    "address media enquiries background read more related watch listen see also update updated correction editor "
    "picture photo image caption credit copyright tags tag topics topic share follow winner second third first fourth "
    "price cost weather result results score analysis opinion comment exclusive breaking live summary overview "
    "hosts presenters panel panellists guests taking part "
    "conclusion introduction agenda subject re to from cc bcc sent published embargo embargoed members witnesses "
    "attendees present apologies speakers participants warning advice tip fact facts figures tickets admission "
    "deadline reference details pros cons verdict rating delivered key points title department ends".split()
)
_PARTIES = frozenset(
    "lab con ld lib dem snp pc plaid dup sdlp uup sf alliance all green reform ind ref tuv lab/co-op co-op cb non-afl "
    "gp cl bishops ukip tig lds labour conservative".split()
)


class LabelRole(Enum):
    """What a label says of the one it names."""

    NAMED = "a name or an office"
    ASKS = "somebody who asks, not named"
    ANSWERS = "somebody who answers, not named"
    NOBODY = "several, or nobody that could be named"


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
    record: bool = False  # in a shape that only the record of a parliament has
    together: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the labels of others."""
        return fold(self.name or self.office)


def label(body: str, one: Paragraph, end: int) -> Label | None:
    """The label that a paragraph begins with; `end` is where the paragraph ends in the body."""
    stop = min(end, one.start + _LONGEST)
    letter = _LETTER.match(body, one.start, stop)
    if letter is not None:
        return _lettered(letter)
    record = _RECORD.match(body, one.start, end) if end <= stop else None
    if record is not None:
        return _recorded(record)
    match = _LABEL.match(body, one.start, stop + 1) if not dated(one) else None
    if match is None or not _capital(match["name"]):
        return None
    name, asides = one_line(match["name"]), re.findall(r"\(([^()]*)\)", match["asides"])
    words = name.split()
    low = [fold(word).strip(".,'") for word in words]
    called, comma, place = name.partition(", ")
    if comma and _person(called.split()):
        return _made(match, LabelRole.NAMED, called, place, plain=True)  # Ada Marsh, Harbour Times:
    question = bool(match["question"])
    loud = name.isupper() and len(words[-1]) > 1
    set_off = "\t" in match["gap"] or one.bold or match["bold"] != ""
    placed = len(asides) > 1 or any(fold(part).strip(".") in _PARTIES for part in asides)
    sure = placed or question or set_off or loud
    role, official = _role(low), _official(low)
    if asides and set(low) & _OFFICES and _person(asides[0].split()) and role is not LabelRole.NOBODY:
        return _made(match, LabelRole.NAMED, one_line(asides[0]), name, sure=True)
    if role is not LabelRole.NAMED:
        called = one_line(asides[0].split(",")[0]) if asides and role is not LabelRole.NOBODY else ""
        if called and _person(called.split()):
            return _made(match, LabelRole.NAMED, called, "", sure=True)
        return _made(match, role, "", name, sure=sure or role is LabelRole.NOBODY)
    asked = body[end - 1] == "?" and len(low) > 1 and low[0] not in _FURNITURE  # Harbour Watch: Will it open?
    if set(low) & _FURNITURE and not (question or asides or official or asked):
        return None
    known = _person(words)
    weak = not (placed or question or official or known or loud or (set_off and len(words) < _WORDS_SET_OFF))
    if official and not known:
        return _made(match, LabelRole.NAMED, "", name, sure=sure, weak=weak)
    return _made(match, LabelRole.NAMED, name, "", sure=sure, plain=known, weak=weak)


def _made(
    match: re.Match[str],
    role: LabelRole,
    name: str,
    office: str,
    *,
    sure: bool = False,
    plain: bool = False,
    weak: bool = False,
) -> Label:
    place = (match.start("name"), match.end("asides"))
    return Label(place, match.end(), role, name, office, sure, plain, weak)


def dated(one: Paragraph) -> bool:
    """Whether a line tells the day or the number of a parliamentary question: Asked on: 24 March 2025."""
    return _DATED.match(one.text) is not None


def _recorded(match: re.Match[str]) -> Label | None:
    """`Asked by Ada Marsh` and `Ada Marsh MS 14:25:07`, which stand above the words."""
    group = "by" if match["by"] else "timed"
    name = one_line(match[group]).removesuffix(" AS")  # Aelod o'r Senedd
    if not _capital(name):
        return None
    known = _person(name.split())
    if not known and not _official([fold(word) for word in name.split()]):
        return None
    return Label(
        match.span(group),
        match.end(),
        LabelRole.NAMED,
        name if known else "",
        "" if known else name,
        True,
        known,
        record=True,
    )


def _lettered(match: re.Match[str]) -> Label:
    asides = re.findall(r"\(([^()]*)\)", match["asides"])
    role = LabelRole.ASKS if match["name"][0] == "Q" else LabelRole.ANSWERS
    called = one_line(asides[0].split(",")[0]) if asides else ""
    if called and _person(called.split()):
        return Label((match.start("name"), match.end("asides")), match.end(), LabelRole.NAMED, called, "", True)
    return Label((match.start("name"), match.end("asides")), match.end(), role, "", match["name"], True)


def _role(low: list[str]) -> LabelRole:
    if len(low) <= 3 and low[-1] in _ANSWERS:
        return LabelRole.ANSWERS
    if len(low) <= 3 and (low[-1] in _ASKERS or low[0] in ("question", "q")):
        return LabelRole.ASKS
    if low[-1] in _NOBODY and (len(low) == 1 or low[0] in _VAGUE):
        return LabelRole.NOBODY
    return LabelRole.NAMED


def _capital(name: str) -> bool:
    """Whether every word has a capital but the small ones that join."""
    words = name.split()
    return (
        bool(words)
        and words[0][:1].isupper()
        and all(word[:1].isupper() or not word[:1].isalpha() or re.fullmatch(_SMALL, word) for word in words)
    )


def _official(low: list[str]) -> bool:
    """Whether folded words name an office: The Secretary of State for Towns, Madam Deputy Speaker, Chair."""
    return bool(set(low) & _OFFICES) and not (set(low) & _FURNITURE - {"second", "first", "third", "members"})


def _person(words: list[str]) -> bool:
    """Whether words are a person's name: titles, one to four words with a capital, letters after it."""
    low = [fold(word).strip(".,'") for word in words]
    first, last = 0, len(words)
    while first < last and low[first] in titles():
        first += 1
    while last > first and low[last - 1] in letters():
        last -= 1
    core = low[first:last]
    if not core or not words[first][:1].isupper() or set(core) & _FURNITURE or core[0] == "the":
        return False
    if not first and core[-1] in word_classes()["title"] and core[0] not in genders():
        return False
    if first:
        return len(core) <= 4
    capitals = [word for word in words[first:last] if word[:1].isupper()]
    joined = all(word[:1].isupper() or re.fullmatch(_SMALL, word) for word in words[first:last])
    common = word_classes()["body"] | word_classes()["place"]
    return 2 <= len(capitals) <= 4 and joined and (core[0] in genders() or not set(core) & common)


def person(name: str) -> bool:
    """Whether a text is the name of a person."""
    return _person(name.split())
