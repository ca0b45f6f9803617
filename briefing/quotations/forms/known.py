"""Whom an article makes known by name and office around its speech: in labels, in the lines outside of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefing.language.words import one_line
from briefing.model import Actor, Article, Speaker
from briefing.quotations.forms.labels import Label
from briefing.quotations.forms.persons import Person, core, folded, persons, shown, together
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.offices import office as read_office
from briefing.quotations.naming.pairs import joined_names, joint
from briefing.quotations.naming.people import People
from briefing.quotations.reading.lexicon import genders, word_classes

Named = tuple[Speaker | None, str]


class Called(NamedTuple):
    """Who speaks without marks, and why; `told` where a line says so, not only by who else could be meant."""

    speaker: Speaker | None
    why: str
    told: bool = True


_RANKS = frozenset("shadow deputy former ex acting junior vice assistant undersecretary under-secretary late".split())
_PLAIN = frozenset("the of for and mr madam mrs ms".split())  # words of an office that tell nothing
_LETTERS = re.compile(r"[^()]{0,40}\(([A-Z]{2,4})\)")  # Ruth Calder (RC)
_MOST_LETTERS = 4  # of a name given by its first letters
_VOWEL = re.compile("[AEIOUY]")
_WITNESSES = re.compile(r"Witness(?:es)?\b", re.IGNORECASE)
_SITTING = re.compile(
    r"(?:the )?(?:(?:committee )?members|those|councillors|trustees|governors|also)? ?"
    r"(?:present|in attendance|attending|in the chair)\b[^:;,.]{0,40}[:;]",
    re.IGNORECASE,
)  # who sits


class KnownPersons:
    """The persons and offices that the labels of an article name, and the `lines` around what is said there."""

    def __init__(
        self, article: Article, cast: Cast, people: People, labels: Sequence[Label], lines: Sequence[str]
    ) -> None:
        self._article = article
        self._cast = cast
        self._people = people
        self._known: dict[tuple[str, ...], Person] = {}
        self._offices: dict[frozenset[str], Person] = {}
        self._letters: dict[str, Person] = {}
        self._sitting: set[tuple[str, ...]] = set()
        self._titled: dict[str, str] = {}  # by a last name, the title that labels have before it
        for label in labels:
            self._learn_label(label)
        for line in lines:
            self._learn_line(line)

    @property
    def persons(self) -> list[Person]:
        """Those who are known by their full names."""
        return [one for one in self._known.values() if len(one.words) > 1]

    def named(self, name: str) -> tuple[Actor, ...]:
        """The actors of the briefing with a name."""
        return self._cast.named(name)

    def surnamed(self, word: str) -> tuple[Actor, ...]:
        """The actors of the briefing with a folded last name."""
        return self._cast.surnamed(word)

    def beings_in(self, line: str) -> list[str]:
        """The persons of the article, by their full names, that stand in a line so."""
        return [one.name for one in self._people.beings if len(one.words) > 1 and not one.body and one.name in line]

    def person(self, name: str) -> Named:
        """Whom a name means: in full, or by a last name."""
        words = tuple(folded(word) for word in core(name))
        if len(words) == 1 or (len(words) == 2 and self._titled.get(words[1]) == words[0]):
            return self.surname(name, words[-1])
        known = self._known.get(words)
        text = known.name if known is not None and name.isupper() else shown(name)
        actors = self._cast.named(text)
        if len(actors) == 1:
            return as_speaker(actors[0]), ""
        both = together(text)
        if both and joined_names([one.name for one in both]) == text:  # Ada Marsh and Ben Reed:
            return self.joint([one.name for one in both]), ""
        return Speaker(None, text), ""

    def joint(self, names: Sequence[str]) -> Speaker | None:
        """Those who speak as one; nobody where it cannot be told who one of them is."""
        each = [self.person(name)[0] for name in names]
        known = [one for one in each if one is not None]
        return joint(known) if len(known) == len(each) else None

    def surname(self, name: str, word: str) -> Named:
        """Whom a title and a last name, a given name alone, or letters mean."""
        letters = self._letters.get(name.strip(".")) or self._initials(name)
        if letters is not None:
            return self.called(letters, name)
        gender = _gender(name)
        fits = [one for one in self._known.values() if one.surname == word and len(one.words) > 1]
        fits = fits or [one for one in self._known.values() if one.words[0] == word and len(one.words) > 1]
        if gender and len(fits) > 1:
            fits = [one for one in fits if genders().get(one.words[0], gender) == gender]
        if len(fits) == 1:
            return self.called(fits[0], name)
        if len(fits) > 1:
            return None, f"'{name}' may be {' or '.join(one.name for one in fits[:3])}"
        beings = [being for being in self._people.by_surname.get(word, ()) if len(being.words) > 1 and not being.body]
        beings = [being for being in beings if being.words[0] != self._titled.get(word)]  # Premier Aas is Solveig Aas
        if len(beings) == 1:
            return self.speaker(beings[0].name), f"'{name}' is {beings[0].name}, named in the article"
        abroad = self._from_places(word)
        if len(abroad) == 1:
            return self.speaker(abroad[0]), f"'{name}' is {abroad[0]}, named in the article"
        actors = self._cast.surnamed(word)
        if len(actors) == 1:
            return as_speaker(actors[0]), f"'{name}' is the surname of one actor only"
        if len(actors) > 1:
            return None, f"'{name}' is the surname of {' and '.join(actor.name for actor in actors)}"
        return Speaker(
            None, one_line(name).title() if name.isupper() and not self._lettered(name) else one_line(name)
        ), ""

    def _from_places(self, word: str) -> list[str]:
        """The full names with a last name that the prose has with a place behind them: Ada Marsh of Talland."""
        heads = [one.name.partition(" of ")[0].split() for one in self._people.beings if " of " in one.name]
        return [" ".join(head) for head in heads if len(head) > 1 and folded(head[-1]) == word]

    def _lettered(self, name: str) -> bool:
        """Whether capitals are the letters of a name that the article does not give: HLQ, not ADA."""
        few = len(name) < _MOST_LETTERS or _VOWEL.search(name) is None
        if not 2 <= len(name) <= _MOST_LETTERS or not (few and name.isalpha()) or folded(name) in genders():
            return False
        return re.search(rf"\b{name.title()}\b", self._article.body) is None

    def _initials(self, name: str) -> Person | None:
        if not (name.isupper() and 2 <= len(name) <= 4):
            return None
        fits = [one for one in self._known.values() if "".join(word[0] for word in one.words) == name.lower()]
        return fits[0] if len(fits) == 1 else None

    def office(self, office: str) -> Named:
        """Who holds an office: by the article's date in the briefing, or as the article says; else as printed."""
        holders = [holder for holder in self._cast.in_role(office, self._article.published) if holder.held]
        if len(holders) == 1:
            holder = holders[0].actor
            return as_speaker(holder), f"'{office}' is {holder.name}, who held that office"
        words = _office_words(office)
        fits = {one.words: one for held, one in self._offices.items() if held == words}
        fits = fits or {one.words: one for held, one in self._offices.items() if _holds(held, words)}
        fits = fits or {one.words: one for one in self._known.values() if _holds(one.offices, words)}
        sitting = {words: one for words, one in fits.items() if words in self._sitting}
        fits = sitting if len(sitting) == 1 else fits  # who chairs a witness's company does not chair the committee
        if len(fits) == 1:
            return self.called(next(iter(fits.values())), office)
        if len(fits) > 1:
            return None, f"'{office}' may be {' or '.join(one.name for one in list(fits.values())[:3])}"
        asked = read_office(office)
        beings = [being for being in self._people.entitled(asked) if len(being.words) > 1] if words else []
        titles = folded(office).split()  # whom other labels call Premier Aas is not "Prime Minister:"
        beings = [being for being in beings if self._titled.get(being.surname, titles[0]) in titles]
        if len(beings) == 1:
            return self.speaker(beings[0].name), f"'{office}' is {beings[0].name}, given that title in the text"
        text = one_line(office)
        return Speaker(None, text.title() if text.isupper() else text), ""

    def full(self, one: Person) -> Person:
        """The person in full, where the article names one with this last name elsewhere."""
        if len(one.words) > 1:
            return one
        fits = [other for other in self._known.values() if other.surname == one.surname and len(other.words) > 1]
        return fits[0] if len(fits) == 1 else one

    def called(self, one: Person, name: str) -> Named:
        """Who somebody is who is known, and that `name` means them."""
        return self.speaker(
            one.name
        ), "" if one.name == name else f"'{one_line(name)}' is {one.name}, named in the article"

    def speaker(self, name: str) -> Speaker:
        """The actor with a name, else a speaker with the name as it stands."""
        actors = self._cast.named(name)
        return as_speaker(actors[0]) if len(actors) == 1 else Speaker(None, name)

    def _learn_label(self, label: Label) -> None:
        if label.together:
            for name in label.together:
                self._learn_label(replace(label, name=name, office="", together=()))
            return
        words = core(label.name)
        title, _, rest = label.name.partition(" ")
        if rest and len(words) < 3 and folded(title) not in genders() and read_office(title).known:
            self._titled[folded(words[-1])] = folded(title)
            return
        if len(words) > 1 or label.office:
            offices = frozenset(folded(word) for word in label.office.split())
            one = Person(shown(label.name), tuple(folded(word) for word in words) or (folded(label.name),), offices, 0)
            self._known.setdefault(one.words, one)
            if label.office:
                self._offices[_office_words(label.office)] = one

    def _learn_line(self, line: str) -> None:
        sitting = _SITTING.match(line) is not None
        for one in persons(line):
            if sitting:
                self._sitting.add(one.words)
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


def as_speaker(actor: Actor) -> Speaker:
    """An actor as the one who speaks."""
    return Speaker(actor.id, actor.name)


def offices() -> frozenset[str]:
    """The folded words that name offices."""
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
