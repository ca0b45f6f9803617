"""Who gives a speech: what the lines around it say, and its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.language.titles import titles
from briefing.language.words import CAPITALS
from briefing.model import Article, ArticleKind, Speaker
from briefing.quotations.forms.announcing import announced
from briefing.quotations.forms.called import person
from briefing.quotations.forms.known import Called, KnownPersons, as_speaker, offices
from briefing.quotations.forms.paragraphs import Paragraph
from briefing.quotations.forms.persons import Person, core, folded, persons, shown, together
from briefing.quotations.forms.voice import speaks_as_one
from briefing.quotations.naming.pairs import joint
from briefing.quotations.reading.lexicon import closed, word_classes

SPEECH = r"(?:speech|remarks|address|lecture|keynote|statement|oral statement|opening statement|eulogy|toast|sermon)"
PREAMBLE = 12  # paragraphs at most before a speech begins
HEADLINE = "the headline"
LONGEST_LINE = 240  # characters of a line that says who speaks
_BY = re.compile(
    rf"\b{SPEECH}(?: text)?(?: (?:was|as))?(?: (?:given|delivered|made|issued|read))?(?: today)? (?:by|from|of)\b|"
    rf"\b(?:made|gave|delivered|issued|given) (?:the following|this)(?: \w+){{0,3}} {SPEECH}\b|"
    r"\b(?:check against delivery|exactly as it was delivered|as (?:it was )?delivered|may differ from (?:the )?"
    r"delivered version|delivered on\b|delivered by\b|the following (?:speech|statement|remarks)\b)",
    re.IGNORECASE,
)
_NAME = rf"((?:[{CAPITALS}][\w’'.-]*\s){{0,4}}[{CAPITALS}][\w’-]*?)"
_LEAD = r"^(?:(?i:full text|transcript|read|in full|watch|text)\b:?\s(?:of )?)?"
_BEHIND = r"(?=$|\s[a-z]|[,:(–—|-])"
_GIVEN = (  # of headlines; the last only where the word for the speech is no part of a title in capitals
    re.compile(rf"{_LEAD}{_NAME}['’]s?\s(?i:(?:\w+\s){{0,4}}{SPEECH})\b"),
    re.compile(rf"\b(?i:{SPEECH}) (?:given |delivered |made )?(?:by|from) {_NAME}{_BEHIND}"),
    re.compile(rf"^{_NAME}(?::|,|\s[–—|-])\s.*\b(?i:{SPEECH})\b"),
    re.compile(rf"^{_NAME} {SPEECH}\b"),
)
_MESSAGE = re.compile(
    r"(?i:message|greeting|statement|tribute) (?:from|by) ((?:[Tt]he )?[A-Z][\w’'-]*(?: (?:of |the )*[A-Z][\w’'-]*)*)"
)
_FRIEND = re.compile(r"\b[Mm]y (?:right )?(?:hon(?:ourable|\.)?|noble)(?: and learned)? [Ff]riend\b")
_BEFORE_COLON = re.compile(rf"^{_NAME}:\s")
_ROSE = re.compile(r"\b(?:addressed|addresses|addressing|(?:spoke|speaks|speaking|spoken) (?:to|at|in|before|today))\b")
_TOLD = re.compile(r"\b(?:by|from)\b")
_CALLED = re.compile(r"((?:the )?(?:[A-Z][\w-]*(?: of| for| and)? ?){1,8})['’]s (?:[\w-]+ ){0,3}\w+")
_BODY = r"(?:[Tt]he )?([A-Z][\w’'&-]*(?: (?:(?:of|for|the) )*[A-Z][\w’'&-]*)*)"
_BODIES = re.compile(rf"\b(?:by|from) {_BODY}(?: and {_BODY})?\W*\Z")
_MY_NAME = re.compile(r"\b[Mm]y name(?: is|['’]s) ([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})")
_OPENING = 600  # characters in which whoever speaks may give their name
_LONGEST_NAME = 3  # words of a name that no list knows


def tells(part: Paragraph) -> bool:
    """Whether a line says that somebody gives a speech: Speech by Ada Marsh at the Guildhall."""
    if len(part.text) > LONGEST_LINE or _BY.search(part.text) is None:
        return False
    return not speaks_as_one(_FRIEND.sub("", part.text))


def rose(part: Paragraph) -> bool:
    """Whether a line says that somebody spoke somewhere: Ada Marsh addressed the guild."""
    short = len(part.text) <= LONGEST_LINE
    return short and part.ended and _ROSE.search(part.text) is not None and not speaks_as_one(part.text)


def _called(line: str, *, transcript: bool = False) -> str | None:
    """The words of a line that name who gives a speech, whether or not they are a name that any list knows.

    Of a `transcript` they may also be what stands before a colon: Solveig Aas: The buses are coming back.
    """
    for form in (*_GIVEN, *((_BEFORE_COLON,) if transcript else ())):
        found = form.search(line[:LONGEST_LINE])
        if found is not None:
            return str(found[1])
    return None


def _lines(article: Article, parts: Sequence[Paragraph], begin: int) -> Iterator[tuple[str, str]]:
    """The texts that may name who gives a speech, which begins at `begin`, and where they stand: right before it, at
    its head, in the byline, in the headline.
    """
    cue = next((part for part in reversed(parts) if part.end <= begin), None)
    if cue is not None and not tells(cue) and announced(article.body, cue) is not None:
        yield cue.text, "the line before the speech"
    for part in parts[:PREAMBLE]:
        if tells(part):
            yield part.text, "the line before the speech"
    for part in parts[:PREAMBLE]:
        if rose(part):
            yield part.text, "the line before the speech"
    byline = (article.byline or "").removeprefix("By ")
    if byline and person(byline.split(",")[0]):
        yield byline, "the byline"
    yield article.headline, HEADLINE


def _bodies(line: str) -> list[str]:
    """The bodies, one or two, that a line ends in: Joint statement by the Ports Union and the Skippers' League."""
    found = _BODIES.search(line[:LONGEST_LINE])
    names = [name for name in found.groups() if name] if found is not None else []
    return names if all(folded(name.split()[-1]) in word_classes()["body"] for name in names) else []


class Givers:
    """Names who gives an article's speech, which begins at `begin`; `outside`: paragraphs that are no part of it."""

    def __init__(self, article: Article, known: KnownPersons, outside: Sequence[Paragraph], begin: int) -> None:
        self._article = article
        self._known = known
        self._outside = outside
        self._begin = begin
        self._before = [part for part in outside if part.end <= begin]

    def name(self) -> Called:
        """The person, else the office, that the lines around the speech name."""
        for line, where in _lines(self._article, self._outside, self._begin):
            told = where != HEADLINE
            named = list(persons(line))
            cue = _TOLD.search(line)
            after = [one for one in named if cue is not None and one.at > cue.start()]
            both = together(line) if (after or named) else []
            if both and both[0].words == (after or named)[0].words:
                every = joint([self._known.speaker(self._known.full(one).name) for one in both])
                return Called(every, f"{where} says that {every.name} speak", told)
            if after or named:
                name = shown(self._known.full((after or named)[0]).name)
                return Called(self._known.speaker(name), f"{where} says that {name} speaks", told)
            given = self._given(_called(line, transcript=self._article.kind is ArticleKind.TRANSCRIPT))
            if given is not None:
                return Called(given, f"{where} says that {given.name} speaks", told)
            bodies = _bodies(line)
            if bodies:
                every = joint([Speaker(None, name) for name in bodies]) if bodies[1:] else Speaker(None, bodies[0])
                return Called(every, f"{where} says that {every.name} speak", told)
            office = _CALLED.search(line) or _MESSAGE.search(line)
            if office is not None and {folded(word) for word in office[1].split()} & offices():
                speaker, why = self._known.office(office[1].strip())
                bearer = self._at_head() if speaker is not None and not why else None
                if bearer is not None:
                    speaker = self._known.speaker(shown(bearer.name))
                    why = f"{speaker.name} is the only person named before the speech"
                printed = f"{where} says that {office[1].strip()} speaks" + (f"; {why}" if why else "")
                return Called(speaker, printed, told and bearer is None)
        opening = self._article.body[self._begin : self._begin + _OPENING]
        called = _MY_NAME.search(opening)
        if called is not None and person(called[1]):
            name = shown(called[1])
            return Called(self._known.speaker(name), f"the speech says that {name} speaks")
        for part in self._before:
            named = list({one.words: one for one in persons(part.text)}.values())
            if len(named) == 1 and len(named[0].words) > 1:
                name = shown(named[0].name)
                return Called(self._known.speaker(name), f"the line before the speech names only {name}", told=False)
        return Called(None, "nothing says who speaks")

    def _at_head(self) -> Person | None:
        """The only person whom the lines before the speech name in full, whom they give no other office."""
        lines = [part.text for part in self._before]
        named = {one.words: one for line in lines for one in persons(line) if len(one.words) > 1}
        if len(named) != 1:
            return None
        one = next(iter(named.values()))
        return None if one.offices & (offices() - titles()) else one

    def _given(self, printed: str | None) -> Speaker | None:
        """Whom words mean that must be a name: nobody's, where the article has one of them as a common word."""
        words = core(printed) if printed is not None else []
        if printed is None or not words or len(words) > _LONGEST_NAME:
            return None
        name = " ".join(words)
        if len(words) == 1:
            actors = self._known.surnamed(folded(name))
            titled = len(printed.split()) > 1 and folded(name) not in offices()
            if len(actors) == 1 or not titled:
                return as_speaker(actors[0]) if len(actors) == 1 else None
        elif not person(name):
            return None
        common = "|".join(re.escape(word.lower()) for word in words)
        if not closed().keys().isdisjoint(map(folded, words)) or re.search(rf"\b(?:{common})\b", self._article.body):
            return None
        return self._known.speaker(shown(name))
