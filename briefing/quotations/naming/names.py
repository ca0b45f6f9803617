"""The name that a noun phrase ends in, told from the titles and roles before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.language.titles import generations
from briefing.language.words import fold
from briefing.quotations.naming.descriptions import demonym
from briefing.quotations.reading.lexicon import genders, word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.openings import SEATS
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_NATIONS = frozenset("scottish welsh irish".split())
_ADJECTIVES = frozenset("british english scottish welsh irish national independent global european green".split())
_JOINING = frozenset(("of", "for", "and", "the", "&"))
_LINKS = frozenset(("of", "for"))
_LORDLY = frozenset("lord lady baroness viscount earl pope king queen prince princess".split())
_PARTIES = frozenset((("liberal", "democrat"), ("liberal", "democrats")))  # whose first word is a title elsewhere
_OFFICERS = frozenset("executive speaker general".split())  # alone no bodies
_HONORIFIC = frozenset(
    "mr mrs ms miss dr sir dame lord lady mr. mrs. ms. dr. prof professor former ex president".split()
)
_SEVERAL = frozenset("ministers secretaries senators representatives professors presidents chancellors mps".split())
_HEADINGS = frozenset("quote quotes overheard spotted heard seen story diary coming happening exclusive".split())
_DAYS = frozenset(("yesterday", "today", "tomorrow", "tonight"))
_ON_AIR = frozenset("bbc itv stv sky radio fm tv television channel".split())  # BBC Radio Tarn, Tarn FM: no persons
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase says of a name: its words as printed, the gender its title tells, whether a title precedes it.

    `printed` is the name to show: with Jr or Sr, and with a title that a name of one word does not go without.
    `letters` stand behind it: MP, KC.
    """

    text: str
    words: tuple[str, ...]
    gender: str
    titled: bool
    body: bool
    titles: tuple[str, ...] = ()
    suffix: str = ""
    printed: str = ""
    letters: tuple[str, ...] = ()


def named(sentence: Sentence, phrase: Phrase) -> Named | None:
    """The name that a phrase ends in, without titles and roles before it; None where it ends in a common noun."""
    key = ("name", phrase.begin, phrase.end)
    if key not in sentence.known:
        sentence.known[key] = _named(sentence.tokens, phrase)
    name: Named | None = sentence.known[key]
    return name


def _named(tokens: Sequence[Token], phrase: Phrase) -> Named | None:
    classes = word_classes()
    if demonym(tokens, phrase):
        return None
    titles, bodies, particles, suffixes = (classes[key] for key in ("title", "body", "particle", "suffix"))
    end = phrase.end
    while end - phrase.begin > 2 and _letters(tokens, end - 1):
        end -= 1
    begin = end
    gender = ""
    titled = False
    body = False
    while begin > phrase.begin:
        token = tokens[begin - 1]
        low = _bare(token.low)
        if (
            begin < end
            and token.text != _bare(token.text)
            and not (
                (_bare(tokens[end - 1].low) in bodies or _bare(tokens[begin].low) in bodies)
                and _of_name(tokens, phrase, begin - 1)
            )
        ):
            break
        if token.tag == "NP" or (low in particles and begin < end and begin - 1 > phrase.begin):
            if (low in titles or low in _SEVERAL) and not _part_of_body(tokens, phrase, begin, end):
                titled = True
                gender = _gender(low)
                break
            if begin == end and (low in bodies or low in classes["party"]):
                body = True
            begin -= 1
        elif token.tag in ("IN", "DET", "CC") and begin < end and _inside_name(tokens, begin - 1, phrase):
            begin -= 1
            body = True
        else:
            titled = token.low in titles or token.low.rpartition("-")[2] in classes["human"]
            gender = _gender(token.low) if titled else ""
            break
    while begin < end and (tokens[begin].tag != "NP"):
        begin += 1
    # Mayor of London Ada Marsh, Mayor of the Reach Ada Marsh
    if end - begin > 2 and (_office(tokens, phrase, begin) or _officer_before(tokens, phrase)):
        named_from = begin + 1 if tokens[begin].low in SEATS else begin  # Leader of the House Ada Marsh
        begin = next((at for at in range(begin + 1, end - 1) if tokens[at].low in genders()), named_from)
    begin = _behind_body(tokens, phrase, begin, end)
    if begin == phrase.begin == 0 and _kind_first(tokens, end):  # Brewer Tarnbeck; not Charity Commission
        begin, body = 1, True
    if begin == 0 and end > 2 and _felt(tokens[0]) and tokens[1].low in genders():
        begin = 1  # Devastated Ada Marsh
    if end - begin == 1 and _seated(tokens, begin, phrase):
        return None
    if begin == 0 and end > 1 and tokens[0].low in _KIN_TOGETHER and tokens[1].low in genders():
        begin = 1
    while _called(tokens, begin, end):
        begin += 1
        titled = True
    if begin == end or _office(tokens, phrase, begin) or (begin == 0 and end == 1 and _common(tokens[0].low)):
        return None
    if _headed(tokens, phrase) or (begin + 1 == end and _bare(tokens[begin].low) in _DAYS):
        return None
    last = tokens[end - 1].low.rstrip(".")
    suffix = last if end - begin > 1 and last in generations() else ""
    while end - begin > 1 and tokens[end - 1].low in suffixes:
        end -= 1
    letters = tuple(token.low.rstrip(".") for token in tokens[end : phrase.end] if token.low in suffixes)
    parts = [token.text for token in tokens[begin : end - 1]] + [_bare(tokens[end - 1].text)]
    words = tuple(fold(_bare(part)) for part in parts)
    if not any(character.isalpha() for character in words[-1]):
        return None
    body = body or (len(words) > 1 and not titled and (words[0] in _ON_AIR or words[-1] in _ON_AIR))
    acronym = len(words) == 1 and parts[0].isupper() and len(parts[0]) > 1
    before = tuple(token.low for token in tokens[phrase.begin : begin] if token.tag in ("NP", "NN", "CD"))
    if begin > phrase.begin and tokens[begin - 1].text != _bare(tokens[begin - 1].text):
        titled, before = False, ()  # what is the Prime Minister's is no prime minister
    text = printed = " ".join(parts)
    if suffix:
        printed = f"{text} {suffix.title() if suffix in ('jr', 'sr') else suffix.upper()}"
    elif len(words) == 1 and begin > phrase.begin and tokens[begin - 1].low in _LORDLY:
        printed = f"{tokens[begin - 1].text} {text}"
    return Named(text, words, gender, titled, (body and not titled) or acronym, before, suffix, printed, letters)


_KIN_TOGETHER = frozenset("brothers sisters twins".split())  # *Brothers* Alan and Carl Marsh


def _saintly(tokens: Sequence[Token], phrase: Phrase, at: int) -> bool:
    """Whether a possessive is part of a body's name: St *Olave's* Hospice, the *Women's* Institute; not Labour's."""
    saint = at > phrase.begin and tokens[at - 1].low.rstrip(".") in ("st", "saint")
    return saint or _bare(tokens[at].low) in ("women", "children", "people", "king", "queen")


def _of_name(tokens: Sequence[Token], phrase: Phrase, at: int) -> bool:
    """Whether a possessive is part of the name of a body that goes on behind it."""
    return tokens[at].text[-1] in "'’" or _of_two(tokens, phrase, at) or _saintly(tokens, phrase, at)


def _headed(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase is a heading in capitals that prose follows: *MEA CULPA*: Our last email said …"""
    end = phrase.end
    if tokens[phrase.begin].text.isupper() and tokens[phrase.begin].low in _HEADINGS:
        return True
    if phrase.begin or end + 1 >= len(tokens) or tokens[end].tag != ":" or tokens[end + 1].tag == "Q":
        return False
    return all(token.text.isupper() and len(token.text) > 1 for token in tokens[phrase.begin : end])


def _kind_first(tokens: Sequence[Token], end: int) -> bool:
    """Whether a sentence begins with what kind of body a name is: *Airline* Wickair."""
    if tokens[0].low not in _KINDS_FIRST or end < 2 or tokens[1].tag != "NP" or tokens[1].low in genders():
        return False
    return all(_bare(token.low) not in word_classes()["body"] for token in tokens[1:end])


def _felt(token: Token) -> bool:
    """Whether a word at the beginning of a sentence may tell how somebody feels or what they are like (Penny-pincher),
    and is no given name.
    """
    word = token.low
    if word in genders():
        return False
    made = any(part[:1].islower() for part in token.text.split("-")[1:])  # no name: Jean-Pierre has two capitals
    return made or word in _FEELINGS or (len(word) > 6 and word.endswith("ed"))


_FEELINGS = frozenset(
    "furious angry defiant proud brave tragic heartbroken distraught tearful jubilant bereft anxious desperate"
    " unrepentant emotional grieving hero plucky outspoken weary ill sick late".split()
)
_KINDS_FIRST = frozenset(
    "think-tank thinktank airline brewer retailer supermarket charity regulator watchdog developer manufacturer insurer"
    " broadcaster publisher lender housebuilder carrier operator".split()
)


def _seated(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    """Whether a word is an office with its place, though a given name elsewhere: the *Dean* of Wick, not Dean Marsh."""
    if at != phrase.begin + 1 or tokens[phrase.begin].low != "the" or at + 2 >= len(tokens):
        return False
    return tokens[at].low in word_classes()["human"] and tokens[at + 1].low == "of" and tokens[at + 2].tag == "NP"


def _of_two(tokens: Sequence[Token], phrase: Phrase, at: int) -> bool:
    """Whether a possessive belongs to a body of two trades: the Pilots' and *Lightermen's* Union."""
    return at - 2 >= phrase.begin and tokens[at - 1].low == "and" and tokens[at - 2].text[-1] in "'’s"


def _called(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a name begins with what somebody is: *Headteacher* Ada Marsh, *Provost* Ben Reed; not Dean Marsh."""
    if end - begin < 3:
        return False
    low, classes = tokens[begin].low, word_classes()
    if low in _TRADES and tokens[begin + 1].low in genders():
        return True
    if low in genders() or (low not in classes["human"] and not low.endswith(_DOERS)) or low.endswith("s"):
        return False
    if any(_bare(token.low) in classes["body"] for token in tokens[begin + 1 : end]):
        return False
    return all(token.tag == "NP" for token in tokens[begin:end])


_COMPASS = frozenset("north south east west central upper lower mid".split())
# What people do and are called too: *Cook* Ada Marsh; not Baker Marsh Ltd.
_TRADES = frozenset(
    "cook baker butcher barber porter gardener painter fisher carpenter mason shepherd potter cooper miller tailor"
    " joiner fitter forester warden gunner marine boxer runner canon usher weaver thatcher".split()
)
_DOERS = ("ologist", "ician", "woman", "sman", "teacher", "keeper", "worker", "maker", "owner", "boy", "girl")


def _common(low: str) -> bool:
    """Whether a word with a capital at the head of a sentence is a noun for people: *Campaigners* said."""
    return low in word_classes()["human"] and low.endswith(("s", "men"))


def _letters(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is letters after a person's name: Ada Marsh *MP*."""
    low = tokens[at].low
    if low not in word_classes()["suffix"] or low.rstrip(".") in generations() or tokens[at - 1].tag != "NP":
        return False
    if tokens[at - 1].low in word_classes()["title"]:
        return False
    return tokens[at - 2].low in genders() or _apposed(tokens, at)


def _apposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether two words and letters stand between an office and a comma: the ports minister, *Ada Marsh MP*, said."""
    if at + 1 >= len(tokens) or tokens[at + 1].tag != "," or tokens[at - 2].tag != "NP":
        return False
    classes = word_classes()
    if any(token.low in _COMPASS or token.low in classes["place"] for token in tokens[at - 2 : at]):
        return False
    if at > 2:
        return tokens[at - 3].tag == ","
    after = tokens[at + 2 : at + 5]
    return any(token.low in classes["title"] for token in after) and not any(token.tag == "," for token in after[:2])


def _office(tokens: Sequence[Token], phrase: Phrase, begin: int) -> bool:
    """Whether what looks like a name at `begin` is where an office is held: Minister for *Ports*."""
    at = begin
    while at > phrase.begin and tokens[at - 1].low in _JOINING:
        at -= 1
    if at == begin:
        return False
    holding = tokens[at - 1].low if at > phrase.begin else ""
    return phrase.begin < at < begin and (holding == "state" or holding in word_classes()["human"])


def _officer_before(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase with an article is where the officer right before it serves: *Mayor of* the Reach Ada Marsh."""
    at = phrase.begin
    return (
        at > 1
        and tokens[at].low == "the"
        and tokens[at - 1].low in ("of", "for")
        and tokens[at - 2].low in word_classes()["human"]
        and tokens[at - 2].text[0].isupper()
    )


def _behind_body(tokens: Sequence[Token], phrase: Phrase, begin: int, end: int) -> int:
    """Where the person's name begins that stands behind a body's without a comma: chief executive of the Rivers Agency
    *Ada Marsh*; else where the name began.
    """
    if not phrase.begin or tokens[phrase.begin - 1].low not in ("of", "at", "for"):
        return begin
    bodies = word_classes()["body"]
    behind = (
        at + 1
        for at in range(begin, end - 2)
        if _bare(tokens[at].low) in bodies and tokens[at + 1].low in genders() and tokens[at + 2].tag == "NP"
    )
    return next(behind, begin)


def _part_of_body(tokens: Sequence[Token], phrase: Phrase, begin: int, end: int) -> bool:
    """Whether the title-like word before `begin` is part of a body's name: the *Scottish* Executive, *Labour* alone."""
    low = _bare(tokens[begin - 1].low)
    classes = word_classes()
    at = begin - 1
    while at > phrase.begin and tokens[at - 1].tag == "NP":
        at -= 1
    if begin == end and not (at - 2 > phrase.begin and tokens[at - 3].low == "office"):
        at = begin - 1  # but the Office of the *Deputy Prime Minister* is one
    while at > phrase.begin and tokens[at - 1].low in _JOINING:
        at -= 1
    if at > phrase.begin and tokens[at].low in _JOINING and _bare(tokens[at - 1].low) in classes["body"]:
        return True  # the Department of *Health*, the Confederation of *British* Industry
    if begin == end:
        if low in classes["party"] or (low in classes["body"] and low not in _OFFICERS):
            return True
        return begin - 1 > phrase.begin and low == "executive" and tokens[begin - 2].low in _NATIONS
    first, last = _bare(tokens[begin].low), _bare(tokens[end - 1].low)
    whole = begin + 1 == end or tokens[begin + 1].low in _JOINING
    if (low, first) in _PARTIES:
        return True
    if low in _HONORIFIC or (low in classes["human"] and low != "general"):
        return False
    if tokens[phrase.begin].low == "the" and low in _ADJECTIVES and first not in genders():
        return True  # the *British* Retail Guild
    if low in _ADJECTIVES and begin - 1 == phrase.begin and begin + 1 == end == phrase.end and first not in genders():
        return True  # *British* Lamplight
    return last in classes["body"] or (whole and (first in classes["body"] or first in classes["party"]))


def _bare(word: str) -> str:
    """A word without the ending of the possessive."""
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _gender(title: str) -> str:
    classes = word_classes()
    return "male" if title in classes["male"] else ("female" if title in classes["female"] else "")


def _inside_name(tokens: Sequence[Token], at: int, phrase: Phrase) -> bool:
    """Whether an `of`, `the` or `&` at `at` joins two capitalised parts of one name, as in Department of Justice."""
    token = tokens[at]
    if token.low not in _JOINING or at <= phrase.begin:
        return False
    before = tokens[at - 1]
    return before.tag == "NP" or (token.low == "the" and before.low in _LINKS)
