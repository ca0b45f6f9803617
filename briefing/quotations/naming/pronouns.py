"""Whom `he`, `she`, `it` and `they` mean: one of those spoken of lately, where one is clearly likelier than others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from briefing.quotations.glossary import Naming
from briefing.quotations.learned.weights import total, weights
from briefing.quotations.naming.beings import KIN, Being, Meaning, Seat
from briefing.quotations.naming.descriptions import singular
from briefing.quotations.reading.lexicon import word_classes

CLEAR = 0.5  # how likely one must be to be named
_UNKNOWN = 1.2  # times as likely, where nothing tells that it is a person
_NEAR = 6  # sentences back in which `it` and `they` may find what they mean


def candidates(
    recent: Sequence[Being], gender: str, number: int, paragraph: int, manner: str
) -> list[tuple[Being, list[str]]]:
    """The persons that a pronoun (of a gender, if it tells one) may mean, each with its features, the last one first.

    `manner`: how the pronoun stands: `says`, as the subject of a word of speech, `subject`, or `object`; with `late`
    behind it where it does not open its sentence.
    """
    weighed = []
    rank = 0
    some = any(being.person and (not gender or being.gender in ("", gender)) for being in recent)
    agreeing = [being for being in recent if _agrees(being, gender)]
    sayers = sorted({being.said for being in agreeing if being.said >= 0}, reverse=True)
    leaders = sorted({being.led for being in agreeing if being.led >= 0}, reverse=True)
    for being in reversed(agreeing):
        if some and not being.person and being.said < 0 and len(being.words) == 1:
            continue
        rank += 1
        weighed.append((being, _standing(being, rank, number, paragraph, manner, sayers, leaders)))
    return weighed


def _agrees(being: Being, gender: str) -> bool:
    if being.people or (being.gender and gender and being.gender != gender):
        return False
    return being.person or not (being.body or being.placed or _several(being))


def _standing(
    being: Being, rank: int, number: int, paragraph: int, manner: str, sayers: list[int], leaders: list[int]
) -> list[str]:
    """How somebody stands to a pronoun, as features."""
    apart = number - being.sentence
    near = str(apart) if apart < 4 else ("6" if apart < 7 else "far")
    count = "1" if being.count == 1 else ("2" if being.count == 2 else ("5" if being.count <= 5 else "9"))
    known = "sure" if being.gender else ("person" if being.person else "unknown")
    lead = "lead" if being.leading else ("owner" if being.owner else "")
    same = "here" if being.paragraph == paragraph else ("above" if paragraph - being.paragraph == 1 else "off")
    ago = number - being.said
    said = str(ago) if ago < 3 else ("5" if ago < 6 else ("ever" if being.said >= 0 else "never"))
    whole = len(being.words) > 1 or not KIN.isdisjoint(being.titles)  # his daughter Ada is named so, and no more fully
    form = "unnamed" if being.unnamed else ("full" if whole else "short")
    sayer = str(min(sayers.index(being.said), 3)) if being.said >= 0 else "never"
    leader = str(min(leaders.index(being.led), 3)) if being.led >= 0 else "never"
    return _features(near, min(rank, 4), count, known, lead, same, said, form, sayer, leader, manner)


@lru_cache(maxsize=20_000)  # few values, which come back in every article; nobody changes the list
def _features(
    near: str,
    order: int,
    count: str,
    known: str,
    lead: str,
    same: str,
    said: str,
    form: str,
    sayer: str,
    leader: str,
    manner: str,
) -> list[str]:
    return [
        f"near+lead: {near} {lead}",
        f"rank+lead: {order} {lead}",
        f"rank+near: {order} {near}",
        f"same+lead+manner: {same} {lead} {manner}",
        f"count: {count}",
        f"known+form: {known} {form}",
        f"known+rank: {known} {order}",
        f"said+lead: {said} {lead}",
        f"said+rank: {said} {order}",
        f"sayer+manner: {sayer} {manner}",
        f"sayer+same: {sayer} {same}",
        f"leader+manner: {leader} {manner}",
        f"leader+sayer: {leader} {sayer}",
        f"leader+same+lead: {leader} {same} {lead}",
        f"form+same+said: {form} {same} {said}",
        f"manner+near+lead: {manner} {near} {lead}",
        f"manner+near+sayer: {manner} {near} {sayer}",
    ]


def person(text: str, options: Sequence[tuple[Being, list[str]]], clear: float = CLEAR) -> Meaning:
    """Whom `he` or `she` means, of those it may mean."""
    table = weights("pronouns")
    scored = [(total(table, features), -index, being) for index, (being, features) in enumerate(options)]
    if not scored:
        return Meaning(None, f"'{text}' has no person before it", "pronoun", 0.0)
    top, _, best = max(scored, key=lambda item: item[:2])
    likely = 1 / sum(math.exp(score - top) for score, _, _ in scored)
    wanted = clear if best.person else clear * _UNKNOWN
    if likely < clear and len(scored) > 1:
        second, _, other = sorted(scored, key=lambda item: item[:2])[-2]
        both = likely * (1 + math.exp(second - top))
        one = _one(best, other)
        if one is not None and both >= clear:
            return Meaning(one, f"'{text}' is {one.name}, the person last spoken of", "pronoun", both)
    if likely < wanted:
        others = [being.name for score, _, being in sorted(scored, key=lambda item: -item[0])[:2]]
        return Meaning(None, f"'{text}' may be {' or '.join(others)}", "pronoun", likely)
    how: Naming = "pronoun" if len(scored) > 1 else "only"  # of one alone nothing tells how likely it is
    return Meaning(best, f"'{text}' is {best.name}, the person last spoken of", how, likely)


def _one(one: Being, other: Being) -> Being | None:
    """The person, where of two one is an office that the text gives to nobody and the other may well hold it."""
    seat, person = (one, other) if isinstance(one, Seat) else (other, one)
    if not isinstance(seat, Seat) or isinstance(person, Seat) or person.unnamed or person.official:
        return None
    return None if person in seat.apart or len(person.words) < 2 else person


def signs(best: Being | None, options: Sequence[tuple[Being, list[str]]], number: int) -> str:
    """What tells how sure a pronoun's meaning is: how many others were spoken of lately (0 to 2), and of the one
    that is meant, whether it spoke (s), led (l) or was named (n) in the sentence before, whether its gender is known
    (g), and whether it is a person (p).
    """
    if best is None:
        return ""
    rivals = sum(
        being is not best and (being.person or being.said >= 0) and number - being.sentence <= _NEAR
        for being, _ in options
    )
    return (
        str(min(rivals, 2))
        + ("s" if best.said >= number - 1 else "")
        + ("l" if best.led >= number - 1 else "")
        + ("n" if best.sentence >= number - 1 else "")
        + ("g" if best.gender else "")
        + ("p" if best.person else "")
    )


def _several(being: Being) -> bool:
    """Whether a name tells several: Councils, Tories, Liberal Democrats; `it` and `he` mean none of them."""
    last, classes = being.words[-1], word_classes()
    if last in classes["party"]:
        return last.endswith("s") and last not in ("snp", "greens")
    one = singular(last)
    return len(being.words) == 1 and one != last and (one in classes["body"] or one in classes["voice"])


def body(text: str, recent: Sequence[Being], number: int, many: bool) -> Meaning:
    """What `it` means, or, with `many`, whom `they` means: of bodies and people who spoke or led last.

    `it` means no people; `they` may mean a body too.
    """
    bodies = [
        being
        for being in reversed(recent)
        if (being.people if many and being.people else being.body and not being.person)
        and (many or not _several(being))
        and not being.placed
        and number - being.sentence <= _NEAR
    ]
    several = [being for being in bodies if many and being.led == number - 1 and _several(being)]
    if len(several) == 1:
        return Meaning(several[0], f"'{text}' are {several[0].name}, just spoken of", "it", 0.7)
    here = [being for being in bodies if being.led == number]
    if text.lower() == "its" and len(here) == 1:
        return Meaning(here[0], f"'{text}' is {here[0].name}, of which the sentence tells", "it", 0.7)
    said = [being for being in bodies if being.said >= 0]
    best = max(said, key=lambda being: being.said, default=None)
    if best is None or (bodies[0] is not best and bodies[0].led > best.sentence):
        best = next((being for being in bodies if being.led == being.sentence), best)
    if best is None:
        return Meaning(None, f"'{text}' names nobody", "it", 0.0)
    verb = "are" if best.members else "is"
    return Meaning(best, f"'{text}' {verb} {best.name}, last spoken of", "it", 0.7 if best.said >= 0 else 0.5)
