"""Whom the label of a turn names: an actor, a person that the article names in full, a name as printed, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.titles import titles
from briefing.language.words import one_line
from briefing.model import Actor, Article, ArticleKind, Speaker
from briefing.quotations.forms.labels import Label, LabelRole, person
from briefing.quotations.forms.paragraphs import Paragraph
from briefing.quotations.forms.persons import Person, core, folded, persons, shown, together
from briefing.quotations.forms.speech import giver, speaker_lines
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.offices import office as read_office
from briefing.quotations.naming.pairs import joined_names, joint
from briefing.quotations.naming.people import People
from briefing.quotations.reading.lexicon import closed, genders, word_classes

Named = tuple[Speaker | None, str]

_RANKS = frozenset("shadow deputy former ex acting junior vice assistant undersecretary under-secretary late".split())
_LONGEST_NAME = 3  # words of a name that no list knows
_LINES = 12  # paragraphs outside turns that are looked at for names
_PLAIN = frozenset("the of for and mr madam mrs ms".split())  # words of an office that tell nothing
_CALLED = re.compile(r"((?:the )?(?:[A-Z][\w-]*(?: of| for| and)? ?){1,8})['’]s (?:[\w-]+ ){0,3}\w+")
_LETTERS = re.compile(r"[^()]{0,40}\(([A-Z]{2,4})\)")  # Ruth Calder (RC)
_WITNESSES = re.compile(r"Witness(?:es)?\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:by|from)\b")
_VOCATIVE = re.compile(r"(?:\W*(?:and|so|but|yes|thank you|good \w+),? )?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}),")


class Callers:
    """Names the speakers of one article's turns. `outside` are its paragraphs in which nobody speaks without marks."""

    def __init__(
        self, article: Article, cast: Cast, people: People, turns: Sequence[Turn], outside: Sequence[Paragraph]
    ) -> None:
        self._article = article
        self._cast = cast
        self._people = people
        self._outside = outside[:_LINES]
        begin = turns[0].spans[0][0] if turns else 0
        self._before = [part.text for part in self._outside if part.end <= begin]
        self._known: dict[tuple[str, ...], Person] = {}
        self._offices: dict[frozenset[str], Person] = {}
        self._letters: dict[str, Person] = {}
        self._begin = turns[0].spans[0][0] if turns else 0
        self._said: list[str] = []  # who has spoken so far, but for those who ask
        for turn in turns:
            if turn.label is not None and turn.label.name:
                self._learn_label(turn.label)
        for line in (article.headline, article.byline or "", *(part.text for part in self._outside)):
            self._learn_line(line)

    def name(self, turn: Turn, question: str) -> Named:
        """Who speaks in a turn, and why; `question`: what was said before it, if that was asked."""
        label = turn.label
        if turn.form is Form.SPEECH:
            return self._speech()
        if label is None:
            return self._subject("answers the questions")
        if label.role is LabelRole.ASKS:
            return None, f"'{self._printed(label)}:' asks, and is not named"
        if label.role is LabelRole.NOBODY:
            return None, f"'{self._printed(label)}:' names nobody"
        named = self._answer(question) if label.role is LabelRole.ANSWERS else self._label(label)
        if named[0] is not None:
            self._said.append(named[0].name)
        return named

    def person(self, one: Person) -> Named:
        """Who a person is that a line names."""
        full = self._full(one)
        return self._called(full, one.name)

    def _printed(self, label: Label) -> str:
        return one_line(self._article.body[slice(*label.span)])

    def _label(self, label: Label) -> Named:
        words = self._printed(label)
        where = f"'{words}' stands below it" if not label.begin else f"'{words}:' begins the line"
        actors = self._cast.named(label.name) if label.name else ()
        if len(actors) == 1:
            return _actor(actors[0]), where
        if len(actors) > 1:
            return None, f"'{words}:' may be {' or '.join(actor.name for actor in actors)}"
        if label.together:
            return self._joint(label.together), where
        if not label.name or {folded(word) for word in core(label.name)} <= word_classes()["title"]:
            speaker, why = self._office(label.office or label.name)
        else:
            speaker, why = self._person(label.name)
        return speaker, f"{where}; {why}" if why else where

    def _joint(self, names: Sequence[str]) -> Speaker | None:
        """Those who speak as one; nobody where it cannot be told who one of them is."""
        each = [self._person(name)[0] for name in names]
        known = [one for one in each if one is not None]
        return joint(known) if len(known) == len(each) else None

    def _person(self, name: str) -> Named:
        words = tuple(folded(word) for word in core(name))
        if len(words) == 1:
            return self._surname(name, words[0])
        known = self._known.get(words)
        text = known.name if known is not None and name.isupper() else shown(name)
        actors = self._cast.named(text)
        if len(actors) == 1:
            return _actor(actors[0]), ""
        both = together(text)
        if both and joined_names([one.name for one in both]) == text:  # Ada Marsh and Ben Reed:
            return self._joint([one.name for one in both]), ""
        return Speaker(None, text), ""

    def _surname(self, name: str, word: str) -> Named:
        """Whom a title and a last name, a given name alone, or letters mean."""
        letters = self._letters.get(name.strip(".")) or self._initials(name)
        if letters is not None:
            return self._called(letters, name)
        gender = _gender(name)
        fits = [one for one in self._known.values() if one.surname == word and len(one.words) > 1]
        fits = fits or [one for one in self._known.values() if one.words[0] == word and len(one.words) > 1]
        if gender and len(fits) > 1:
            fits = [one for one in fits if genders().get(one.words[0], gender) == gender]
        if len(fits) == 1:
            return self._called(fits[0], name)
        if len(fits) > 1:
            return None, f"'{name}' may be {' or '.join(one.name for one in fits[:3])}"
        beings = [being for being in self._people.by_surname.get(word, ()) if len(being.words) > 1 and not being.body]
        if len(beings) == 1:
            return self._actor_or(beings[0].name), f"'{name}' is {beings[0].name}, named in the article"
        actors = self._cast.surnamed(word)
        if len(actors) == 1:
            return _actor(actors[0]), f"'{name}' is the surname of one actor only"
        if len(actors) > 1:
            return None, f"'{name}' is the surname of {' and '.join(actor.name for actor in actors)}"
        return Speaker(None, one_line(name).title() if name.isupper() else one_line(name)), ""

    def _initials(self, name: str) -> Person | None:
        if not (name.isupper() and 2 <= len(name) <= 4):
            return None
        fits = [one for one in self._known.values() if "".join(word[0] for word in one.words) == name.lower()]
        return fits[0] if len(fits) == 1 else None

    def _office(self, office: str) -> Named:
        """Who holds an office: by the article's date in the briefing, or as the article says; else as printed."""
        holders = [holder for holder in self._cast.in_role(office, self._article.published) if holder.held]
        if len(holders) == 1:
            actor = holders[0].actor
            return _actor(actor), f"'{office}' is {actor.name}, who held that office"
        words = _office_words(office)
        fits = {one.words: one for held, one in self._offices.items() if held == words}
        fits = fits or {one.words: one for held, one in self._offices.items() if _holds(held, words)}
        fits = fits or {one.words: one for one in self._known.values() if _holds(one.offices, words)}
        if len(fits) == 1:
            return self._called(next(iter(fits.values())), office)
        if len(fits) > 1:
            return None, f"'{office}' may be {' or '.join(one.name for one in list(fits.values())[:3])}"
        asked = read_office(office)
        beings = [being for being in self._people.entitled(asked) if len(being.words) > 1] if words else []
        if len(beings) == 1:
            return self._actor_or(beings[0].name), f"'{office}' is {beings[0].name}, given that title in the text"
        text = one_line(office)
        return Speaker(None, text.title() if text.isupper() else text), ""

    def _answer(self, question: str) -> Named:
        """Who answers: whom the question speaks to, else the only one who spoke, else whom the article is about."""
        spoken = _VOCATIVE.match(question)
        if spoken is not None:
            office = bool({folded(word) for word in spoken[1].split()} & _offices())
            last = folded(spoken[1].split()[-1])
            speaker, why = self._office(spoken[1]) if office else self._surname(spoken[1], last)
            if speaker is not None and why:
                return speaker, f"answers the question before it; {why}"
        said = dict.fromkeys(self._said)
        if len(said) == 1:
            return self._actor_or(next(iter(said))), "answers, and nobody else does"
        return self._subject("answers")

    def _subject(self, what: str) -> Named:
        """Whom the article is about: the only person of its headline, else of its first paragraphs."""
        lines = [("the headline", self._article.headline), *(("the lead", part.text) for part in self._outside[:3])]
        for where, line in lines:
            named = self._in_line(line)
            if len(named) == 1:
                return self._actor_or(named[0]), f"{what}: {named[0]} is the only person whom {where} names"
            if len(named) > 1:
                return None, f"{what}: may be {' or '.join(named[:3])}"
        return None, f"{what}, and is not named"

    def _in_line(self, line: str) -> list[str]:
        """The persons whom a line names: in full, as the prose of the article has them, or by their last name."""
        named = dict.fromkeys(self._full(one).name for one in persons(line))
        for being in self._people.beings:
            if len(being.words) > 1 and not being.body and being.name in line:
                named.setdefault(being.name)
        if not named:
            full = [one for one in self._known.values() if len(one.words) > 1]
            named = dict.fromkeys(one.name for one in full if _mentions(line, one.surname))
        return list(named)

    def _speech(self) -> Named:
        """Who gives the speech: the person, else the office, that the lines around it name."""
        for line, where in speaker_lines(self._article, self._outside):
            named = list(persons(line))
            told = _TOLD.search(line)
            after = [one for one in named if told is not None and one.at > told.start()]
            both = together(line) if (after or named) else []
            if both and both[0].words == (after or named)[0].words:
                every = joint([self._actor_or(self._full(one).name) for one in both])
                return every, f"{where} says that {every.name} speak"
            if after or named:
                one = self._full((after or named)[0])
                name = shown(one.name)
                return self._actor_or(name), f"{where} says that {name} speaks"
            given = self._given(giver(line, transcript=self._article.kind is ArticleKind.TRANSCRIPT))
            if given is not None:
                return given, f"{where} says that {given.name} speaks"
            office = _CALLED.search(line)
            if office is not None and {folded(word) for word in office[1].split()} & _offices():
                speaker, why = self._office(office[1].strip())
                bearer = self._at_head() if speaker is not None and not why else None
                if bearer is not None:
                    speaker = self._actor_or(shown(bearer.name))
                    why = f"{speaker.name} is the only person named before the speech"
                return speaker, f"{where} says that {office[1].strip()} speaks" + (f"; {why}" if why else "")
        for part in self._outside:
            named = list({one.words: one for one in persons(part.text)}.values()) if part.end < self._begin else []
            if len(named) == 1 and len(named[0].words) > 1:
                name = shown(named[0].name)
                return self._actor_or(name), f"the line before the speech names only {name}"
        return None, "nothing says who speaks"

    def _at_head(self) -> Person | None:
        """The only person whom the lines before the first turn name in full, whom they give no other office."""
        named = {one.words: one for line in self._before for one in persons(line) if len(one.words) > 1}
        if len(named) != 1:
            return None
        one = next(iter(named.values()))
        return None if one.offices & (_offices() - titles()) else one

    def _given(self, printed: str | None) -> Speaker | None:
        """Whom words mean that must be a name: nobody's, where the article has one of them as a common word."""
        words = core(printed) if printed is not None else []
        if printed is None or not words or len(words) > _LONGEST_NAME:
            return None
        name = " ".join(words)
        if len(words) == 1:
            actors = self._cast.surnamed(folded(name))
            titled = len(printed.split()) > 1 and folded(name) not in _offices()
            if len(actors) == 1 or not titled:
                return _actor(actors[0]) if len(actors) == 1 else None
        elif not person(name):
            return None
        common = "|".join(re.escape(word.lower()) for word in words)
        if not closed().keys().isdisjoint(map(folded, words)) or re.search(rf"\b(?:{common})\b", self._article.body):
            return None
        return self._actor_or(shown(name))

    def _full(self, one: Person) -> Person:
        """The person in full, where the article names one with this last name elsewhere."""
        if len(one.words) > 1:
            return one
        fits = [other for other in self._known.values() if other.surname == one.surname and len(other.words) > 1]
        return fits[0] if len(fits) == 1 else one

    def _called(self, one: Person, name: str) -> Named:
        return self._actor_or(
            one.name
        ), "" if one.name == name else f"'{one_line(name)}' is {one.name}, named in the article"

    def _actor_or(self, name: str) -> Speaker:
        actors = self._cast.named(name)
        return _actor(actors[0]) if len(actors) == 1 else Speaker(None, name)

    def _learn_label(self, label: Label) -> None:
        words = core(label.name)
        if len(words) > 1 or label.office:
            offices = frozenset(folded(word) for word in label.office.split())
            one = Person(shown(label.name), tuple(folded(word) for word in words) or (folded(label.name),), offices, 0)
            self._known.setdefault(one.words, one)
            if label.office:
                self._offices[_office_words(label.office)] = one

    def _learn_line(self, line: str) -> None:
        for one in persons(line):
            if _WITNESSES.match(line) is not None:  # who chairs a company does not chair the committee
                one = Person(one.name, one.words, frozenset(), one.at, one.end)
            if len(one.words) > 1:
                known = self._known.get(one.words)
                if known is not None:
                    one = Person(known.name, known.words, known.offices | one.offices, known.at)
                self._known[one.words] = one
            beside = _LETTERS.match(line, one.at)
            if beside is not None:
                self._letters.setdefault(beside[1], one)


def _actor(actor: Actor) -> Speaker:
    return Speaker(actor.id, actor.name)


def _offices() -> frozenset[str]:
    return word_classes()["title"]


def _office_words(office: str) -> frozenset[str]:
    return frozenset(word for word in map(folded, office.split()) if word not in _PLAIN)


def _holds(held: frozenset[str], words: frozenset[str]) -> bool:
    """Whether an office with these words is meant by fewer of them; a rank that was not said makes it another."""
    return bool(words) and words <= held and not (held - words) & _RANKS


def _gender(name: str) -> str:
    first = folded(name.split()[0])
    classes = word_classes()
    return "male" if first in classes["male"] else ("female" if first in classes["female"] else "")


def _mentions(line: str, surname: str) -> bool:
    return any(folded(word) == surname for word in re.findall(r"[\w.’'-]+", line[:2000]))
