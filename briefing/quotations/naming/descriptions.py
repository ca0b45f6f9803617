"""What a noun phrase without a name speaks of: an unnamed person, people, a body, a document, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.quotations.glossary import PhraseKind, Tag
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.noun_phrases import Phrase, possessive
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

INDEFINITE = frozenset("a an another one some any many several other most few two three four five no".split())
_OF = frozenset("of for at from in with to on by".split())
AROUND = frozenset(("people", "those"))  # of those around the minister, they
PLANS = frozenset(  # they hold somebody's words where somebody has made them: the board's plan promises
    "plan strategy programme policy scheme proposal proposals blueprint charter roadmap framework submission budget"
    " application".split()
)
_CONCERNED = frozenset("of for on".split())
_TIMELY = frozenset("last next this yesterday today earlier later".split())  # they begin a phrase of time
NEAR = frozenset((("close", "to"), ("loyal", "to"), ("involved", "in"), ("familiar", "with")))  # who is so is another
_SMALL: frozenset[Tag] = frozenset(("DET", "CD", "NN", "POSS"))
_NOUNS: frozenset[PhraseKind] = frozenset(("thing", "bare", "role", "name", "owner"))
_INSIDE: frozenset[Tag] = frozenset(("NP", "NN", "CD", "DET", "POSS"))
_LONG = 9  # tokens of a complement at most


@dataclass(frozen=True, slots=True)
class Description:
    """A phrase without a name. `kind`: person, people, body or document.

    `text` is as printed with what belongs to it (`a spokesman for the council`), its first word in small letters
    where it only begins a sentence. `words` are the folded words of its phrase, `head` the last of them in the
    singular. `definite`: a phrase like `the minister`; `bare`: nothing before it says which. `owner` is the phrase in
    the possessive that begins it, `range` its tokens.
    """

    kind: str
    text: str
    words: tuple[str, ...]
    head: str
    gender: str
    definite: bool
    bare: bool
    owner: Phrase | None
    range: tuple[int, int]

    @property
    def voice(self) -> bool:
        """Whether somebody speaks for somebody here: a spokesman, an aide, a source."""
        return self.head in _voices() or self.words[-2:] == ("press", "secretary")


@cache
def _voices() -> frozenset[str]:
    return word_classes()["spokesman"]


def describe(sentence: Sentence, phrase: Phrase) -> Description | None:
    """What a phrase that no name ends describes; None where it is neither people nor a body nor a document."""
    if phrase.kind not in _NOUNS:
        return None
    key = ("description", phrase.begin, phrase.end)
    if key not in sentence.known:
        sentence.known[key] = _described(sentence, phrase)
    description: Description | None = sentence.known[key]
    return description


def _described(sentence: Sentence, phrase: Phrase) -> Description | None:
    tokens = sentence.tokens
    second = phrase.begin + 1
    many = second < phrase.end
    last = tokens[_head(tokens, phrase) if many else phrase.begin]
    low = bare(last.low)
    aged = many and tokens[second].low.endswith("-year-old")
    kind = "person" if aged or (many and demonym(tokens, phrase)) else _kind(low, last.tag == "NN")
    owner = next(
        (
            other
            for other in sentence.phrases
            if other.begin == phrase.begin and other.end < phrase.end and other.kind in ("owner", "his")
        ),
        None,
    )
    if kind is None and owner is not None and low in PLANS:
        kind = "document"
    if kind is None:
        return None
    begin, end = phrase.begin, phrase.end
    if kind in ("person", "people"):
        end = _complement(tokens, end, _OF)
    elif kind == "body":
        end = _complement(tokens, end, _CONCERNED)
    if begin > 1 and tokens[begin - 1].low in ("of", "for") and owner is not None and owner.kind == "owner":
        before = next((other for other in sentence.phrases if other.end == begin - 1), None)
        if before is not None and before.nature == "human":
            begin = before.begin
    words = tuple(bare(token.low) for token in tokens[phrase.begin : phrase.end] if token.tag in ("NN", "NP", "CD"))
    first = tokens[phrase.begin]
    definite = first.low not in INDEFINITE and (first.tag in ("DET", "POSS") or owner is not None)
    alone = first.tag not in ("DET", "POSS", "CD") and owner is None
    text = _text(tokens, begin, end)
    return Description(kind, text, words, singular(low), gender(low), definite, alone, owner, (begin, end))


def demonym(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase is `the Norwegian`: a person, by the country."""
    if phrase.end - phrase.begin != 2 or tokens[phrase.begin].low != "the":
        return False
    low = tokens[phrase.begin + 1].low
    if not tokens[phrase.begin + 1].text[0].isupper() or low in word_classes()["body"]:
        return False
    return low in _DEMONYMS or (low.endswith(("nian", "lian", "sian", "rian", "vian", "dian", "gian")) and len(low) > 6)


_DEMONYMS = frozenset(
    "scot scotsman scotswoman welshman welshwoman irishman irishwoman englishman englishwoman briton frenchman "
    "frenchwoman dutchman dutchwoman german dane swede finn pole turk greek spaniard american mexican israeli iraqi "
    "pakistani kenyan african liverpudlian londoner glaswegian yorkshireman".split()
)


def _head(tokens: list[Token], phrase: Phrase) -> int:
    """The token of a phrase's head: its last, or that before `for` or `of`, as in `Minister for Ports`."""
    for at in range(phrase.begin + 1, phrase.end - 1):
        if tokens[at].low in ("of", "for"):
            return at - 1 if tokens[at - 1].low in word_classes()["human"] else phrase.end - 1
    return phrase.end - 1


@lru_cache(maxsize=20_000)
def _kind(low: str, noun: bool) -> str | None:
    """What kind of description a word heads. `noun`: whether it is read as a common noun."""
    classes = word_classes()
    one = singular(low)
    plural = one != low or low in classes["people"]
    if low == "those":
        return "people" if noun else None  # those close to the minister; not those who fear
    if one in classes["spokesman"] or low in classes["human"] or one in classes["human"]:
        return "people" if plural else "person"
    ends = low.endswith(("woman", "man", "sman", "ist", "ologist", "ician", "yer"))
    if ends and len(low) > 5 and noun and one not in classes["body"]:
        return "person"
    if low.endswith(("-year-old", "-maker")) or parent(low):
        return "person"
    if low in classes["document"]:
        return "document"
    if low in classes["voice"] or one in classes["voice"] or one in classes["body"] or one in classes["organised"]:
        return "body"
    return None


def _complement(tokens: list[Token], end: int, joining: frozenset[str]) -> int:
    """Where the words end that belong to an unnamed person or body: `for the Department for Transport`."""
    at = end
    if at + 1 < len(tokens) and (tokens[at].low, tokens[at + 1].low) in NEAR:
        at += 1  # a source close to the minister
    if at + 1 < len(tokens) and tokens[at].low == "around" and tokens[at - 1].low in AROUND:
        joining = joining | {"around"}
    while at < len(tokens) and at < end + _LONG and tokens[at].tag in ("IN", "TO") and tokens[at].low in joining:
        stop = at + 1
        while stop < len(tokens) and tokens[stop].tag in _INSIDE and tokens[stop].low not in _TIMELY:
            stop += 1
        if stop == at + 1:
            at = end if at == end + 1 else at
            break
        at = stop
        if at + 1 < len(tokens) and tokens[at].low in ("and", "&") and tokens[at + 1].tag == "NP":
            further = at + 1
            while further < len(tokens) and tokens[further].tag == "NP":
                further += 1
            at = further
    return at


def _text(tokens: list[Token], begin: int, end: int) -> str:
    """The words of some tokens as printed, with the spaces between them, the last without its possessive ending."""
    parts = []
    for index in range(begin, end):
        token = tokens[index]
        text = token.text
        small = token.tag in _SMALL or (begin == 0 and end == 1)  # a capital only begins the sentence
        if index == begin and small and not text[1:2].isupper():
            text = text[0].lower() + text[1:]
        if index == end - 1 and possessive(text) and text[-2:] in ("'s", "’s"):
            text = text[:-2]
        if index > begin and token.start > tokens[index - 1].end:
            parts.append(" ")
        parts.append(text)
    return "".join(parts)


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """A word without the ending of the possessive."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("'", "’")) else word


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A noun in the singular, by its ending."""
    if word.endswith(("women", "men")):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


_FEMALE = frozenset("girl lady mum mother grandmother schoolgirl".split())
_MALE = frozenset("man boy gentleman lad dad father grandfather schoolboy".split())


def parent(low: str) -> bool:
    """Whether a word is of the kind of mother-of-three."""
    first, of, _ = low.partition("-of-")
    return bool(of) and (first in _FEMALE or first in _MALE)


def gender(head: str) -> str:
    """The gender that a noun tells: a spokeswoman, a father."""
    classes, head = word_classes(), head.partition("-of-")[0]
    if head in classes["female"] or head.endswith("woman") or head in _FEMALE:
        return "female"
    return "male" if head in classes["male"] or head in _MALE else ""
