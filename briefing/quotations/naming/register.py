"""The persons and bodies of an article, found again by a name, a shorter form of it, an office or a kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from briefing.language.titles import generations
from briefing.quotations.naming.beings import KIN, LETTERS, Being, Meaning
from briefing.quotations.naming.bodies import tells_kind
from briefing.quotations.naming.callings import age, agrees
from briefing.quotations.naming.descriptions import singular
from briefing.quotations.naming.names import Named
from briefing.quotations.naming.offices import Office, office
from briefing.quotations.reading.lexicon import genders, short_names, word_classes

_SMALL = frozenset(("of", "the", "for", "and", "&", "on", "in"))
_PARENTS = frozenset(("father", "mother"))  # of two who share a name, they are the ones called Mr and Mrs
_COURTESY = tuple((title,) for title in "mr mrs ms miss dr mr. mrs. ms. dr. sir dame".split())
_START, _LONG, _LOOKED_AT = 3, 5, 20  # letters that begin a surname, and of one that may be misspelt; of how many
_OFTEN = 3  # how often an article speaks of somebody whose office it takes for known


@dataclass(slots=True)
class Register:
    """Whom the names of an article mean, by the names that came before.

    `families`: by a surname, those of whom only the given name and their kin were told. `by_part`: by each word of a
    name that may be a body's. `by_start`: by the letters that a surname begins with. `by_short`: by a
    short form of a given name.
    """

    beings: list[Being] = field(default_factory=list)
    by_words: dict[tuple[str, ...], list[Being]] = field(default_factory=dict)
    by_surname: dict[str, list[Being]] = field(default_factory=dict)
    by_given: dict[str, list[Being]] = field(default_factory=dict)
    by_office: dict[str, list[Being]] = field(default_factory=dict)
    by_word: dict[str, list[Being]] = field(default_factory=dict)
    families: dict[str, list[Being]] = field(default_factory=dict)
    by_part: dict[str, list[Being]] = field(default_factory=dict)
    by_start: dict[str, list[Being]] = field(default_factory=dict)
    by_short: dict[str, list[Being]] = field(default_factory=dict)

    def entitled(self, asked: Office) -> list[Being]:
        """The persons who bear a title of this rank in the text that holds all words asked for."""
        fewest = min((self.by_office.get(word, []) for word in asked.printed), key=len, default=[])
        return [being for being in fewest if any(asked.fits(held) for held in being.offices)]

    def untitled(self, gender: str, apart: Collection[Being], since: int) -> Being | None:
        """The one person without any office, none of those `apart`, whom the article speaks of often, and before the
        sentence `since`: it takes theirs for known.
        """
        persons = [
            being
            for being in self.beings
            if being.person
            and not being.unnamed
            and not being.official
            and being.count >= _OFTEN
            and being not in apart
            and being.first <= since
            and not (being.gender and gender and being.gender != gender)
        ]
        return persons[0] if len(persons) == 1 else None

    def _enrol(self, being: Being, head: str) -> None:
        self.beings.append(being)
        self.by_word.setdefault(head, []).append(being)

    def _called(self, being: Being, words: tuple[str, ...]) -> None:
        bearers = self.by_words.setdefault(words, [])
        if being not in bearers:
            bearers.append(being)

    def name(self, name: Named) -> Meaning:
        """Whom a name means: the being named so before, the only one with this surname, or a new one."""
        same = [being for being in self.by_words.get(name.words, []) if _suffixed(being, name)]
        if not same and len(name.words) > 2:
            same = [being for being in self.by_words.get(name.words[1:], []) if _suffixed(being, name)]
        if len(same) > 1:
            names = " or ".join(being.name for being in same)
            return Meaning(None, f"'{name.text}' may be {names}", "name", 0.0)
        known = same[0] if same else None
        if known is not None and len(known.words) > 1:
            self._learn(known, name)
            return Meaning(known, "" if len(name.words) > 1 else f"'{name.text}' is {known.name}")
        alike = self._alike(name)
        if len(alike) > 1 and any(being.person for being in alike):  # lives in Quarry Lane: no other Lane
            alike = [being for being in alike if being.person or not being.placed]
        if len(alike) == 1:
            self._learn(alike[0], name)
            full = alike[0].name
            return Meaning(alike[0], f"'{name.text}' is {full}, named earlier" if full != name.text else "", "surname")
        if len(alike) > 1:
            names = " or ".join(being.name for being in alike[:3])
            return Meaning(None, f"'{name.text}' may be {names}", "surname", 0.0)
        if known is not None:
            self._learn(known, name)
            return Meaning(known, "", "short")
        near = self._misspelt(name)
        if near is not None:
            return Meaning(near, f"'{name.text}' is taken for {near.name}", "surname", 0.8)
        body = self._lettered(name)
        if body is not None:
            return Meaning(body, f"'{name.text}' is {body.name}", "described")
        return Meaning(self._new(name), "", "name" if len(name.words) > 1 else "short")

    def _misspelt(self, name: Named) -> Being | None:
        """Whom `Ms Pasco` means where the text has told of one Yvonne Pascoe: a letter more, less, or another."""
        last = name.words[-1]
        if len(name.words) > 1 or name.titles[-1:] not in _COURTESY or len(last) < _LONG:
            return None
        near = [
            being
            for being in self.by_start.get(last[:_START], [])[-_LOOKED_AT:]
            if OSA.distance(being.surname, last, score_cutoff=1) == 1 and agrees(being, name.gender) and being.person
        ]
        return near[0] if len(near) == 1 and len(near[0].words) > 1 else None

    def _new(self, name: Named) -> Being:
        being = Being(name.printed, name.words, suffix=name.suffix)
        if name.text in LETTERS:
            being.name, being.person, being.unnamed = LETTERS[name.text], True, True
            name = replace(name, body=False)
        self._learn(being, name)
        given = genders().get(name.words[0])
        being.placed = not being.person and not being.body and name.words[-1] in word_classes()["matter"]
        if given and not name.body:
            being.person = being.person or len(name.words) > 1
            being.gender = being.gender or ("" if name.gender else given)
        self.beings.append(being)
        self._called(being, name.words)
        self.by_surname.setdefault(being.surname, []).append(being)
        self.by_start.setdefault(being.surname[:_START], []).append(being)
        if len(being.words) > 1:
            self.by_given.setdefault(being.words[0], []).append(being)
            for short in short_names().get(being.words[0], ()):
                self.by_short.setdefault(short, []).append(being)
        if being.body or (not being.person and (len(being.words) > 1 or tells_kind(being.words[0]))):
            for word in dict.fromkeys(being.words):
                self.by_part.setdefault(word, []).append(being)
        if being.body:
            party = {"party"} if word_classes()["party"].intersection(being.words) else set()
            for word in set(being.words) | party:
                self.by_word.setdefault(word, []).append(being)
            if len(being.words) > 2:
                self._called(being, (initials(being.words),))
        return being

    def _founded(self, being: Being, kind: str) -> None:
        """Remember that a name is a body's, and what kind of one: the charity Homes for All."""
        being.body = True
        known = self.by_word.setdefault(singular(kind), [])
        if being not in known:
            known.append(being)

    def _lettered(self, name: Named) -> Being | None:
        """The body that goes by one word of its name: `The Department`, `the Executive`."""
        if len(name.words) > 1 or not name.body or name.text.isupper():
            return None
        known = [being for being in self.by_word.get(name.words[0], []) if len(being.words) > 1]
        return max(known, key=lambda being: being.sentence, default=None)

    def _alike(self, name: Named) -> list[Being]:
        """The beings that a shorter or longer form of a name may mean."""
        same = [
            being
            for being in self.by_surname.get(name.words[-1], ())
            if (being.person or not being.body or name.body) and _suffixed(being, name)
        ]
        if len(name.words) > 1:
            longer = [being for being in same if len(being.words) > 1 and _shortened(being.words, name.words)]
            return longer if len(longer) == 1 else []
        full = [being for being in same if len(being.words) > 1 and not being.body]
        kinsman = self._kinsman(name, full)
        if kinsman is not None:
            return [kinsman]
        if name.gender:
            agreeing = [being for being in full if being.gender == name.gender]
            full = agreeing or [being for being in full if not being.gender]
        short = [being for being in same if len(being.words) == 1]
        if short and all(being.titles & KIN for being in full):
            return short  # `President Hill` and his wife, Ruth Hill: the bare surname is not hers
        full = [being for being in full if not being.titles & KIN] or full
        if full:
            genders_known = {being.gender for being in (*full, *short)} - {""}
            called = bool(short) and bool(set(name.titles) & short[0].titles)
            return short if called and len(genders_known) > 1 else full
        first = self.by_given.get(name.words[0]) or self.by_short.get(name.words[0], [])
        if not first or len(first) > 1 or not first[0].person or same or (name.titled and not _knighted(name)):
            return short
        first[0].familiar = True
        return first

    def _kinsman(self, name: Named, full: Sequence[Being]) -> Being | None:
        """Of whom `Mrs Marsh` tells the surname, where she was only his wife Ada so far, and nobody else fits."""
        if not name.gender:
            return None
        fits = [being for being in self.families.get(name.words[-1], ()) if being.gender == name.gender]
        others = [being for being in full if being.gender in ("", name.gender) and not being.familiar]
        if len(fits) != 1 or (others and _PARENTS.isdisjoint(fits[0].titles)):
            return None
        being = fits[0]
        if len(being.words) == 1:
            being.name, being.words = f"{being.name} {name.text}", (*being.words, name.words[-1])
            self.by_surname.setdefault(being.surname, []).append(being)
            self.by_given.setdefault(being.words[0], []).append(being)
            self._called(being, being.words)
        return being

    def in_full(self, being: Being) -> Being:
        """The one person whose full name ends in the only name that `being` goes by, else `being` itself."""
        if len(being.words) > 1 or being.body or being.unnamed:
            return being
        full = self.full(being)
        if len(full) != 1 or not full[0].person or full[0].titles & KIN or not being.titles <= full[0].titles:
            return being
        return full[0] if full[0].gender == being.gender or not (full[0].gender and being.gender) else being

    def full(self, being: Being) -> list[Being]:
        """The beings whose full name ends in the last name of `being`."""
        return [other for other in self.by_surname.get(being.surname, ()) if len(other.words) > 1]

    def _title(self, being: Being, words: Sequence[str]) -> None:
        being.titles.update(words)
        being.age = being.age or age(words)
        held = office(words)
        if held.printed and held not in being.offices:
            being.offices.append(held)
            for word in held.printed | held.words:
                bearers = self.by_office.setdefault(word, [])
                if being not in bearers:
                    bearers.append(being)

    def _learn(self, being: Being, name: Named) -> None:
        if name.gender and not being.gender:
            given = genders().get(name.words[0], name.gender) if len(name.words) > 1 else name.gender
            office = bool(name.titles) and name.titles[-1].endswith("man")  # Chairman Fiona Marsh may be she
            being.gender = "" if office and given != name.gender else name.gender
        if name.titles:
            self._title(being, name.titles)
        if name.letters and not name.body:
            being.titles.update(name.letters)
            being.person = being.person or not generations().issuperset(name.letters)
        if name.titled and not name.body:
            being.person = True
        if name.body and not being.person:
            being.body = True
        if name.titles and not name.titled and name.titles[-1] in word_classes()["founded"] and not being.person:
            self._founded(being, name.titles[-1])
        if name.suffix and not being.suffix:
            being.suffix, being.name = name.suffix, f"{being.name} {name.printed.rsplit(' ', 1)[-1]}"


def _knighted(name: Named) -> bool:
    return name.titles[-1:] in (("sir",), ("dame",))


def initials(words: Sequence[str]) -> str:
    """The first letters of the words of a name, small words left out."""
    return "".join(word[0] for word in words if word not in _SMALL)


def _suffixed(being: Being, name: Named) -> bool:
    """Whether Jr and Sr do not tell a being and a name apart."""
    return not being.suffix or not name.suffix or being.suffix == name.suffix


def _shortened(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two forms of a name with the same last word agree: a middle name more, an initial, a short given name."""
    first, second = one[0], other[0]
    if first == second or (len(first.rstrip(".")) == 1 and second.startswith(first[0])):
        return True
    if second in short_names().get(first, ()) or first in short_names().get(second, ()):
        return True  # Len Marsh, Leonard Marsh
    return len(second.rstrip(".")) == 1 and first.startswith(second[0])
