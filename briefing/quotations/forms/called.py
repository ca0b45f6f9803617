"""What a label calls the one it names: a person, an office, somebody who asks, nobody; and what is no label at all."""

from __future__ import annotations

import re
from enum import Enum

from briefing.language.titles import letters, titles
from briefing.language.words import fold
from briefing.quotations.reading.lexicon import genders, word_classes

SMALL = r"(?:of|for|the|and|in|on|to|at|de|da|la|le|van|von|der|den|del|di|du|y|al|el|&)"  # words without a capital
_ASKERS = frozenset(
    "q question questions reporter reporters journalist journalists interviewer presenter host moderator operator "
    "audience facilitator questioner press media".split()
)
_ANSWERS = frozenset(("a", "answer"))
_NOBODY = frozenset(
    "members member voices voice all several speaker male female unknown participant participants delegate "
    "delegates crowd audience caller listener viewer shareholder attendee interpreter translator chorus heckler lords "
    "friends".split()
)
_VAGUE = frozenset("hon several noble some male female unknown unidentified audience all".split())
OFFICES = frozenset(
    "chair chairman chairwoman chairperson convener minister secretary speaker llywydd president mayor chancellor "
    "premier governor ambassador under-secretary undersecretary judge coroner counsel witness commissioner director "
    "leader clerk provost taoiseach tanaiste presiding bishop archbishop dean general".split()
)
FURNITURE = frozenset(
    "note notes contact contacts date time place venue location source sources email tel telephone phone website web "
    "address media enquiries background read more related watch listen see also update updated correction editor "
    "picture photo image caption credit copyright tags tag topics topic share follow winner second third first fourth "
    "price cost weather result results score analysis opinion comment exclusive breaking live summary overview "
    "hosts presenters panel panellists guests taking part "
    "conclusion introduction agenda subject re to from cc bcc sent published embargo embargoed members witnesses "
    "attendees present apologies speakers participants warning advice tip fact facts figures tickets admission "
    "deadline reference details pros cons verdict rating delivered key points title department ends".split()
)
_SURNAMES = frozenset(("price", "place", "read", "winner"))  # words of furniture that people are called
PARTIES = frozenset(
    "lab con ld lib dem snp pc plaid dup sdlp uup sf alliance all green reform ind ref tuv lab/co-op co-op cb non-afl "
    "gp cl bishops ukip tig lds labour conservative".split()
)


class LabelRole(Enum):
    """What a label says of the one it names."""

    NAMED = "a name or an office"
    ASKS = "somebody who asks, not named"
    ANSWERS = "somebody who answers, not named"
    NOBODY = "several, or nobody that could be named"


def role_of(low: list[str]) -> LabelRole:
    """What folded words say of the one they call: that they ask, answer, are nobody, or are named."""
    if len(low) > 1 and low[-1].isdigit():
        low = low[:-1]  # Speaker 2
    if len(low) <= 3 and low[-1] in _ANSWERS:
        return LabelRole.ANSWERS
    if len(low) <= 3 and (low[-1] in _ASKERS or low[0] in ("question", "q")):
        return LabelRole.ASKS
    if low[-1] in _NOBODY and (len(low) == 1 or low[0] in _VAGUE):
        return LabelRole.NOBODY
    return LabelRole.NAMED


def capitals(name: str) -> bool:
    """Whether every word has a capital but the small ones that join."""
    words = name.split()
    return (
        bool(words)
        and words[0][:1].isupper()
        and all(word[:1].isupper() or not word[:1].isalpha() or re.fullmatch(SMALL, word) for word in words)
    )


def official(low: list[str]) -> bool:
    """Whether folded words name an office: The Secretary of State for Towns, Madam Deputy Speaker, Chair."""
    return bool(set(low) & OFFICES) and not (set(low) & FURNITURE - {"second", "first", "third", "members"})


def person_words(words: list[str]) -> bool:
    """Whether words are a person's name: titles, one to four words with a capital, letters after it."""
    low = [fold(word).strip(".,'") for word in words]
    first, last = 0, len(words)
    while first < last and low[first] in titles():
        first += 1
    while last > first and low[last - 1] in letters():
        last -= 1
    core = low[first:last]
    surname = bool(core) and (first > 0 or (len(core) > 1 and core[0] in genders() and core[-1] in _SURNAMES))
    furniture = set(core[:-1] if surname else core) & FURNITURE  # Dr Price
    if not core or not words[first][:1].isupper() or furniture or core[0] == "the":
        return False
    if not first and core[-1] in word_classes()["title"] and core[0] not in genders():
        return False
    if first:
        return len(core) <= 4
    capitals = [word for word in words[first:last] if word[:1].isupper()]
    joined = all(word[:1].isupper() or re.fullmatch(SMALL, word) for word in words[first:last])
    if not 2 <= len(capitals) <= 4 or not joined:
        return False
    classes = word_classes()
    return core[0] in genders() or (classes["body"].isdisjoint(core) and classes["place"].isdisjoint(core))


def person(name: str) -> bool:
    """Whether a text is the name of a person."""
    return person_words(name.split())


def short_name(words: list[str]) -> bool:
    """Whether words are a given name alone or initials, as those who talk are called: `Ada`, `AM`."""
    word = words[0]
    initials = word.isalpha() and word.isupper() and 2 <= len(word) <= 4
    return len(words) == 1 and (initials or (word[:1].isupper() and fold(word) in genders()))
