"""Which body of an article is meant by what it is called: `the orchestra` of a symphony, `the firm` of a brewery."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from briefing.quotations.naming.beings import Being
from briefing.quotations.naming.descriptions import bare, singular
from briefing.quotations.reading.lexicon import table, word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

_TELLING = ("based", "owned", "backed", "run", "led", "funded", "listed", "year-old", "strong", "wide", "place")
_LARGEST = frozenset("largest biggest oldest smallest main same whole new".split())
_BIGGER = 5  # letters of a superlative at least: busiest, proudest


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The words of a name that tell each kind of body."""
    return {name: frozenset(words) for name, words in table("bodies.txt")}


def is_kind(word: str) -> bool:
    """Whether bodies are called by a word: orchestra, force, firm."""
    return word in _kinds()


def telling(kind: str) -> frozenset[str]:
    """The words of a name that tell that it is of a kind."""
    return _kinds().get(kind, frozenset())


@cache
def _telling_words() -> frozenset[str]:
    return frozenset(word for words in _kinds().values() for word in words)


def tells_kind(word: str) -> bool:
    """Whether a word of a name tells what kind of body it is."""
    return word in _telling_words()


def called_so(some: Iterable[Being], kind: str, founded: Sequence[Being]) -> list[Being]:
    """The bodies that go by a kind: those with the word itself in their names, or told to be one (`founded`), else
    those whose names tell it.
    """
    some = [being for being in some if not being.person and not being.people and not being.unnamed]
    own = [being for being in some if kind in being.words or being in founded]
    return own or [being for being in some if not telling(kind).isdisjoint(being.words)]


def told_by(sentence: Sentence, phrase: Phrase) -> tuple[str, tuple[str, ...]] | None:
    """What a phrase like `the Stoke-based orchestra` calls a body, and the words that it must bear besides, or None.

    Words that tell of a body how large, how old, or where it is tell not which.
    """
    tokens = sentence.tokens
    if phrase.kind != "thing" or phrase.end - phrase.begin < 2 or tokens[phrase.begin].low != "the":
        return None
    last = bare(tokens[phrase.end - 1].low)
    if tokens[phrase.end - 1].tag != "NN" or (singular(last) != last and not is_kind(last)):
        return None
    between = [bare(token.low) for token in tokens[phrase.begin + 1 : phrase.end - 1]]
    return last, tuple(word for word in between if not _telling_little(word))


def _telling_little(word: str) -> bool:
    return word in _LARGEST or (len(word) > _BIGGER and word.endswith("est")) or word.endswith(_TELLING)


def with_words(known: Sequence[Being], words: Sequence[str]) -> list[Being]:
    """Those whose names hold all the words, in the singular or in the plural: of Tarn Ferries, `the ferry firm`."""
    wanted = {singular(word) for word in words}
    return [being for being in known if wanted <= {singular(word) for word in being.words}]


def corporate(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether what a name owns or says shows that it is no person's: *Tidewell's* profits, shares in *Tidewell*, *Wick
    Town* have, *Tidewell* said it would.
    """
    tokens, begin, end = sentence.tokens, phrase.begin, phrase.end
    if begin > 1 and tokens[begin - 1].low == "in" and tokens[begin - 2].low in ("shares", "stake"):
        return True
    if end + 1 >= len(tokens):
        return False
    if phrase.kind == "owner":
        around = [one.end for one in sentence.phrases if one.begin == begin and one.end > end]
        return any(tokens[last - 1].low in _OWNED for last in around)
    if begin and tokens[begin - 1].tag in ("CC", "IN"):
        return False
    verb = tokens[end].verb
    said = verb is not None and tokens[end].tag == "VB" and verb.group == "speak"
    its = tokens[end + 1].low == "its" or (
        end + 2 < len(tokens) and tokens[end + 1].low == "it" and tokens[end + 2].low in _DOING
    )
    return (said and its) or (tokens[end].low == "have" and not begin)


_DOING = frozenset("would will had has expected planned hoped wanted intended believed remained".split())


_OWNED = frozenset(
    "profits profit shares sales losses turnover revenue board customers passengers shareholders investors headquarters"
    " factories factory stores shops plants depots trustees fleet players".split()
)


def of_kind(recent: Sequence[Being], kind: str, since: int) -> Being | None:
    """The one body lately spoken of whose name does not tell what kind it is: of Tidewell, `the company`."""
    if kind not in _KINDLESS:
        return None
    near = [one for one in recent if one.body and not (one.person or one.unnamed or one.people or one.placed)]
    near = [one for one in near if max(one.led, one.said) >= since and not _of_other_kind(one, kind)]
    return near[0] if len(near) == 1 else None


_KINDLESS = frozenset(
    "company firm business group club charity retailer chain carrier airline operator manufacturer lender bank insurer"
    " brewer supplier publisher broadcaster watchdog regulator union organisation body".split()
)


def _of_other_kind(being: Being, kind: str) -> bool:
    """Whether a word of a name tells another kind of body than is asked for."""
    telling_kinds = {one for one, words in _kinds().items() if not words.isdisjoint(being.words)}
    known = word_classes()["body"]
    own = {word for word in being.words if word in known or is_kind(word)}
    return kind not in telling_kinds and kind not in own and bool(telling_kinds or own)
