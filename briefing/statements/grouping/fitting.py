"""Which of several passages another one belongs to: the speaker first, then the words, then the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.model import PartialDate
from briefing.statements.grouping.days import before, between
from briefing.statements.grouping.links import link, strangeness, unlike
from briefing.statements.grouping.passages import Passage
from briefing.statements.grouping.people import Relation, relation

_Merit = tuple[int, int, bool, int]


def better(
    head: Passage,
    other: Passage,
    rest: Sequence[Passage],
    apart: Callable[[Passage, Passage], bool],
    told: Callable[[Passage], PartialDate | None],
) -> bool:
    """Whether one of `rest` has more claim to a passage than `head`: its own speaker, or a primary source nearer to it.

    Two ministers of one release may say nearly the same, and so may one minister in the releases of two days. `apart`
    tells which passages are two statements, `told` the day that an outlet names beside one.
    """
    kin = relation(head.who, other.who)
    own: _Merit | None = None
    for one in rest:
        if one is head or one is other or one.printer in (head.printer, other.printer):
            continue
        its = relation(one.who, other.who)
        claims = its is Relation.SAME and kin is Relation.OTHER
        if not claims and not (head.primary and one.primary and its.value >= kin.value):
            continue
        if not claims and not apart(head, one):
            continue
        if link(one, other) is None:
            continue
        day = told(other)
        own = own or _merit(head, other, day)
        if _merit(one, other, day) < own:
            return True
    return False


def separate(one: Passage, two: Passage) -> bool:
    """Whether two passages are two statements, however near their words: two primary sources, or two speakers of one
    article, with other words; or two speakers of one article, one of whom goes on where the other stops.
    """
    if one.primary and two.primary:
        return unlike(one, two)
    return one.article == two.article and relation(one.who, two.who) is Relation.OTHER and unlike(one, two)


def _merit(one: Passage, other: Passage, day: PartialDate | None) -> _Merit:
    """How well a passage fits another, of which an outlet names the day; the least is the best."""
    late = before(other.when, one.when)
    away = between(one.when, day or other.when)
    return -relation(one.who, other.who).value, strangeness(one, other), late, away
