"""The word tables of the room, read once when they are first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from briefing.language.titles import before_names, letters
from briefing.quotations.glossary import Group, Tag, VerbForm

_IRREGULAR = {
    "say": "says said said saying",
    "tell": "tells told told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "think": "thinks thought thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt felt feeling",
    "see": "sees saw seen seeing",
    "understand": "understands understood understood understanding",
    "forget": "forgets forgot forgotten forgetting",
    "hear": "hears heard heard hearing",
    "find": "finds found found finding",
    "mean": "means meant meant meaning",
    "swear": "swears swore sworn swearing",
    "begin": "begins began begun beginning",
    "sing": "sings sang sung singing",
    "read": "reads read read reading",
    "hit": "hits hit hit hitting",
    "let": "lets let let letting",
    "put": "puts put put putting",
    "set": "sets set set setting",
    "cast": "casts cast cast casting",
    "forecast": "forecasts forecast forecast forecasting",
    "make": "makes made made making",
    "go": "goes went gone going",
    "take": "takes took taken taking",
    "give": "gives gave given giving",
    "lay": "lays laid laid laying",
    "send": "sends sent sent sending",
    "stick": "sticks stuck stuck sticking",
    "draw": "draws drew drawn drawing",
    "hold": "holds held held holding",
    "spend": "spends spent spent spending",
    "bring": "brings brought brought bringing",
    "lead": "leads led led leading",
    "show": "shows showed shown showing",
    "seek": "seeks sought sought seeking",
    "choose": "chooses chose chosen choosing",
    "forbid": "forbids forbade forbidden forbidding",
    "beg": "begs begged begged begging",
    "vow": "vows vowed vowed vowing",
    "refer": "refers referred referred referring",
    "permit": "permits permitted permitted permitting",
    "admit": "admits admitted admitted admitting",
    "commit": "commits committed committed committing",
    "prefer": "prefers preferred preferred preferring",
    "regret": "regrets regretted regretted regretting",
    "rebut": "rebuts rebutted rebutted rebutting",
    "quip": "quips quipped quipped quipping",
    "quiz": "quizzes quizzed quizzed quizzing",
    "brag": "brags bragged bragged bragging",
    "slam": "slams slammed slammed slamming",
    "rip": "rips ripped ripped ripping",
    "plan": "plans planned planned planning",
    "pan": "pans panned panned panning",
    "ban": "bans banned banned banning",
    "dub": "dubs dubbed dubbed dubbing",
    "snap": "snaps snapped snapped snapping",
    "aver": "avers averred averred averring",
    "opt": "opts opted opted opting",
    "spar": "spars sparred sparred sparring",
    "blog": "blogs blogged blogged blogging",
    "label": "labels labeled labeled labeling",
    "signal": "signals signaled signaled signaling",
    "counsel": "counsels counseled counseled counseling",
    "trash-talk": "trash-talks trash-talked trash-talked trash-talking",
    "knock": "knocks knocked knocked knocking",
    "lie": "lies lied lied lying",
}
_BRITISH = {"label": "labelled labelling", "signal": "signalled signalling", "counsel": "counselled counselling"}
FORMS: tuple[VerbForm, ...] = ("base", "s", "past", "part", "ing")


# How a sentence opens in which somebody is asked: Asked whether she would go, …
QUESTIONED = frozenset("asked pressed pushed challenged questioned quizzed grilled invited".split())

# How words for persons end.
DOERS = (
    "ator",
    "ators",
    "ist",
    "ists",
    "ician",
    "icians",
    "woman",
    "women",
    "sman",
    "smen",
    "yer",
    "yers",
    "ologist",
)


class Verb(NamedTuple):
    """A form of a cue verb: its dictionary form, its class, and which form it is."""

    lemma: str
    group: Group
    form: VerbForm


def table(name: str) -> Iterator[tuple[str, list[str]]]:
    """The sections of a word table: its name, and its words in order. `#` starts a comment line."""
    text = files("briefing.quotations").joinpath("words", name).read_text(encoding="utf-8")
    section, words = "", list[str]()
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("["):
            if section:
                yield section, words
            section, words = line.strip("[] "), []
        else:
            words.extend(line.split())
    if section:
        yield section, words


def inflect(lemma: str) -> list[str]:
    """The forms of a verb in the order of FORMS, by the rules of English spelling or from the irregular ones."""
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma].split()]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [lemma, third, lemma + "ed", lemma + "ed", lemma + "ing"]


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every cue verb. A form that two verbs share goes to the first."""
    known: dict[str, Verb] = {}
    for group, lemmas in table("cues.txt"):
        for lemma in lemmas:
            for form, word in zip(FORMS, inflect(lemma), strict=True):
                known.setdefault(word, Verb(lemma, cast(Group, group), form))
            for word in _BRITISH.get(lemma, "").split():
                known.setdefault(word, Verb(lemma, cast(Group, group), "ing" if word.endswith("ing") else "past"))
    return known


@cache
def nouns() -> dict[str, Verb]:
    """The nouns and adjectives that attribute, in the shape of verbs: their group is `noun` or `state`."""
    known: dict[str, Verb] = {}
    for group, words in table("nouns.txt"):
        for word in words if group != "both" else ():
            known.setdefault(word, Verb(word, cast(Group, group), "noun"))
    return known


@cache
def noun_verbs() -> frozenset[str]:
    """Plain forms of cue verbs that are nouns as often."""
    return frozenset(word for group, words in table("nouns.txt") if group == "both" for word in words)


@cache
def closed() -> dict[str, Tag]:
    """The tag of every word of a closed class; a word in two classes has the first one's."""
    known: dict[str, Tag] = {}
    for name, words in table("closed.txt"):
        tag = cast(Tag, name)
        for word in words:
            known.setdefault(word, tag)
            if "'" in word:
                known.setdefault(word.replace("'", "’"), tag)
    return known


@cache
def common() -> frozenset[str]:
    """Everyday words, which are no names even with a capital at the head of a sentence."""
    return frozenset(word for _, words in table("common.txt") for word in words)


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The words that stand in and around names, by class: title, male, female, body, particle, suffix, human, voice.

    What is a title, and what are letters behind a name, the room of language knows; offices and trades are added here.
    """
    classes = {name: frozenset(words) for name, words in table("titles.txt")}
    classes["title"] |= with_stops(before_names())
    classes["suffix"] = with_stops(letters())
    return classes


def with_stops(words: Iterable[str]) -> frozenset[str]:
    """Short words as they are and with a full stop, as tokens have them."""
    return frozenset(form for word in words for form in (word, f"{word}."))


@cache
def genders() -> dict[str, str]:
    """Given names, folded, and whether they are mostly `male` or `female`."""
    return {name: gender for gender, names in table("given_names.txt") for name in names}


@cache
def short_names() -> dict[str, frozenset[str]]:
    """What the bearers of a given name, folded, are called for short."""
    pairs = (pair.partition("=") for _, names in table("short_names.txt") for pair in names)
    return {name: frozenset(short.split(",")) for name, _, short in pairs}
