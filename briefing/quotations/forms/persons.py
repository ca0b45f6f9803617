"""Names of persons in the lines around speech: at its head, in a headline, in a list of those present."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.language.titles import generations, letters, titles
from briefing.language.words import CAPITALS, fold, one_line
from briefing.quotations.forms.called import person
from briefing.quotations.reading.lexicon import closed, genders, word_classes

_WORD = rf"(?:[{CAPITALS}]\.|(?:Mrs?|Ms|Dr|Prof|Rev|Hon|Rt|St|Cllr)\.|[{CAPITALS}][\w’'&-]*)"
_RUN = re.compile(
    rf"{_WORD}(?:(?:\s(?:of|de|da|la|le|van|von|der|den|del|di|du|al|el|bin|ap)|"
    rf"(?:(?<=Minister)|(?<=Secretary)|(?<=of\sState)|(?<=Commissioner)|(?<=Leader)|(?<=Director))\sfor(?:\sthe)?)?\s{_WORD})*"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_OFFICE = re.compile(
    r"(?:['’]s)?(?:,? (?:CBE|OBE|MBE|KC|MP|MS|MSP|MLA))*\s?(?:\(([^()]{2,60})\)|, ((?:the )?[^,;.()]{3,80}))"
)
_ASIDE = r"(?: \([^()]{1,60}\)|,(?! and )[^,;.:()]{3,80}(?=,))?"
_AND = re.compile(rf"{_ASIDE},? (?:and|&) (?:(?:the|his|her|their)(?:(?: [\w’'-]+){{1,6}}, |(?: [\w’'-]+){{1,6}}? ))?")
_COMMA = re.compile(rf"{_ASIDE}, ")
_KEPT = frozenset("lord lady baron baroness viscount viscountess earl countess".split())  # part of a peer's name
_RANKS = frozenset("minister secretary president chancellor commissioner governor senator mayor premier".split())
_LINKS = frozenset(("of", "for", "the"))
_SEVERAL = 3  # persons at most who speak as one
_LONGEST = 2000  # characters of a line that is looked at


@dataclass(frozen=True, slots=True)
class Person:
    """A person that a line names: the name as it is shown, its folded words, and the words of offices beside it.

    `at`..`end` is where the name stands in the line, with its titles.
    """

    name: str
    words: tuple[str, ...]
    offices: frozenset[str]
    at: int
    end: int = 0

    @property
    def surname(self) -> str:
        """The folded last word of the name, letters after it aside."""
        last = [word for word in self.words if word not in generations()]
        return last[-1] if last else self.words[-1]


def folded(word: str) -> str:
    """A word for looking up: small letters, without possessive ending and full stop."""
    return fold(_POSSESSIVE.sub("", word)).strip(".,'")


def core(name: str) -> list[str]:
    """The words of a name without titles and offices before it and letters after it; a peer's title stays."""
    words = [_POSSESSIVE.sub("", word).strip(",") for word in name.split()]
    many = len(words)
    before = titles() | word_classes()["title"]
    if len(words) > 3 and folded(words[0]) in before and words[1] in _LINKS:
        words = _behind_office(words)
    rank = next((at for at in range(len(words) - 2, 0, -1) if folded(words[at]) in _RANKS), 0)
    if rank and words[rank + 1][:1].isupper():
        del words[: rank + 1]  # Fisheries Minister Solveig Aas
    while (
        words
        and (folded(words[0]) == "the" or folded(words[0]) in before)
        and (folded(words[0]) not in _KEPT or len(words) == 1)
    ):
        del words[0]
    if len(words) > 2 and folded(words[0]) in _KEPT and folded(words[1]) in word_classes()["title"]:
        return core(" ".join(words[1:]))  # Lord Mayor Gwen Pryce is no peer
    while words and folded(words[-1]) in letters() and folded(words[-1]) not in generations():
        del words[-1]
    commoner = bool(words) and folded(words[0]) not in _KEPT and (folded(words[0]) in genders() or len(words) < many)
    if commoner and "of" in words[1:]:
        del words[words.index("of", 1) :]  # Carla Vance of Talland
    return words


def _behind_office(words: list[str]) -> list[str]:
    """The name behind an office that says of what: Minister of Energy of Carpathia *Ada Marsh*; else all words."""
    rest = words[max(at for at, word in enumerate(words) if word in _LINKS) + 1 :]
    given = next((at for at in range(1, len(rest) - 1) if folded(rest[at]) in genders()), len(rest) - 2)
    return rest[given:] if given > 0 else words


def shown(name: str) -> str:
    """A name as it is shown: without titles and letters, in small letters where it is printed in capitals."""
    words = core(name)
    text = " ".join(words) if words else one_line(name)
    return _small(text) if text.isupper() and len(text) > 1 else text


def _small(text: str) -> str:
    return re.sub(r"[^\W\d_]+(?:['’](?=S\b)[^\W\d_]+)?", lambda match: match[0].capitalize(), text)


def persons(line: str) -> Iterator[Person]:
    """The persons that a line names in full, or by a title and a name, in order."""
    # A name without a title and with no given name that is known is taken for one only behind an office or before one.
    line = line[:_LONGEST]
    for match in _RUN.finditer(line):
        run = match.group().rstrip(".")
        words = core(run)
        given = next((at for at in range(1, len(words) - 1) if folded(words[at]) in genders()), 0)
        if given and folded(words[0]) not in genders() and folded(words[0]) not in _KEPT:
            words = words[given:]  # Minister for Water | Joan Pell
        name = " ".join(words)
        head = [folded(word) for word in run.split()[: len(run.split()) - len(words)] if folded(word) != "the"]
        titled = any(word in titles() for word in head) or (bool(words) and folded(words[0]) in _KEPT)
        if words and folded(words[0]) in closed() and folded(words[0]) not in genders():
            continue
        if not words or not (person(name) or (titled and len(words) == 1)):
            continue
        beside = _beside(line, match.end())
        if not (titled or head or beside or folded(words[0]) in genders()):
            continue
        yield Person(
            name, tuple(folded(word) for word in words), frozenset([*head, *beside]), match.start(), match.end()
        )


def together(line: str) -> list[Person]:
    """The persons that a line names one behind the other, with `and` before the last: those who speak as one."""
    for first in persons(line):
        members = [first]
        while len(members) < _SEVERAL:
            at, last = members[-1].end, _AND.match(line, members[-1].end)
            beside = last or _COMMA.match(line, at)
            run = _RUN.match(line, beside.end()) if beside is not None else None
            words = core(run.group().rstrip(".")) if run is not None else []
            if run is None or not words or not (person(" ".join(words)) or len(words) < len(run.group().split())):
                break
            members.append(Person(" ".join(words), tuple(map(folded, words)), frozenset(), run.start(), run.end()))
            if last is not None:
                return members
    return []


def _beside(line: str, at: int) -> list[str]:
    """The words of an office right behind a name: `, Permanent Secretary,` or `(Chair)`."""
    match = _OFFICE.match(line, at)
    return [folded(word) for word in (match[1] or match[2] or "").split()] if match is not None else []
