"""Sentences with their noun phrases, and the contextual half of the tagging."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, cast

from briefing.language.titles import courtesy
from briefing.quotations.glossary import Nature, PhraseKind, Tag
from briefing.quotations.reading.lexicon import Verb, genders, noun_verbs, nouns, word_classes
from briefing.quotations.reading.tokens import Token

_DOERS = ("ator", "ators", "ist", "ists", "ician", "icians", "woman", "women", "sman", "smen", "yer", "yers", "ologist")
_QUALITIES = frozenset(  # in front of a small letter at the head of a sentence, no names
    "new white black big general north south east west central great good old young early late high low free open "
    "social senior top key federal local national public private official european british american".split()
)
_TIMES = frozenset(
    "day days night nights morning mornings afternoon evening evenings week weeks weekend month months year years "
    "decade decades hour hours minute minutes moment summer autumn winter spring today yesterday tomorrow".split()
)
_PLURAL = frozenset("people police women men children voters critics others officials".split())
_PHRASE: frozenset[Tag] = frozenset(("NP", "NN", "CD", "DET", "POSS"))
_PRONOUN: frozenset[Tag] = frozenset(("PRP", "PRPX", "OBJ"))
_ADJUSTED: frozenset[Tag] = frozenset(("DET", "POSS"))
_ALONE = frozenset(
    "some many others several both all few each those these most another neither either half this".split()
)


class Phrase(NamedTuple):
    """A noun phrase `tokens[begin:end]` of a sentence.

    `kind` says how it is written, `nature` what it seems to be; quotations/glossary.py has the words for both.
    """

    begin: int
    end: int
    kind: PhraseKind
    nature: Nature = ""


def head(tokens: list[Token], phrase: Phrase) -> str:
    """The last word of a phrase that is no name, folded; `Name` for a name."""
    token = tokens[phrase.end - 1]
    return "Name" if token.tag == "NP" else token.low


def reach(tokens: list[Token], phrase: Phrase, stop: int) -> int:
    """Where the words naming a speaker end: prepositional phrases up to the cue at `stop` belong to them."""
    for index in range(phrase.end, stop):
        if tokens[index].tag not in WITHIN:
            return phrase.end
    end = stop
    while end > phrase.end and tokens[end - 1].tag in _OUTER:
        end -= 1
    return end


_OUTER: frozenset[Tag] = frozenset(("RB", "AUX", "MD", "TIME", "IN", "CC", ","))
WITHIN: frozenset[Tag] = frozenset(("IN", "NN", "NP", "DET", "POSS", "CD", "CC", "RB", "AUX", "MD", "TIME"))


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """The tokens of one sentence, its paragraph's number, and its noun phrases in order.

    Once it is read, nobody changes it. `known` is a memory for functions of a phrase, so that each is asked once.
    """

    tokens: list[Token]
    paragraph: int
    phrases: list[Phrase] = field(default_factory=list)
    known: dict[tuple[str, int, int], object] = field(default_factory=dict)


def parse(tokens: list[Token], paragraph: int) -> Sentence:
    """Tag verbs and nouns that share a form by their neighbours, and find the noun phrases."""
    _settle(tokens)
    sentence = Sentence(tokens, paragraph, _phrases(tokens))
    _quotative(sentence)
    _attributing(tokens)
    return sentence


def _attributing(tokens: list[Token]) -> None:
    """Take a noun or an adjective for a cue where something follows that it can attribute: `her claim that …`."""
    known = nouns()
    for at in range(len(tokens) - 2):
        if tokens[at].tag == "NN" and (verb := known.get(tokens[at].low)) is not None:
            following = tokens[at + 1]
            if following.tag in ("THAT", "TO", ":") or following.low in _LINKS:
                tokens[at].verb = verb


def _quotative(sentence: Sentence) -> None:
    """Take a verb of no class for one of speech where it stands as one: `“…!” beamed Ada Marsh`."""
    tokens = sentence.tokens
    for phrase in sentence.phrases:
        if phrase.kind not in ("name", "pronoun", "thing", "role"):
            continue
        before, after = phrase.begin - 1, phrase.end
        if before >= 1 and _unclassed(tokens[before]) and _paused(tokens[before - 1]):
            tokens[before].verb = Verb(tokens[before].low, "speak", "past")
        elif before >= 0 and after < len(tokens) and _unclassed(tokens[after]) and _paused(tokens[before]):
            tokens[after].verb = Verb(tokens[after].low, "speak", "past")


def _unclassed(token: Token) -> bool:
    return token.tag == "VB" and token.verb is None and token.low.endswith("ed")


def _paused(token: Token) -> bool:
    """Whether a token is a quoted string that ends as one does before its cue."""
    return token.tag == "Q" and token.text[-2:-1] in (",", "!", "?")


def possessive(text: str) -> bool:
    """Whether a word is in the possessive: 's, or an apostrophe after its s."""
    return text.endswith(("'s", "’s", "s'", "s’"))


def _settle(tokens: list[Token]) -> None:
    both = noun_verbs()
    before = "^"
    text = ""
    for index, token in enumerate(tokens):
        if token.low == "her" and not _owns(tokens, index):
            token.tag = "OBJ"
        elif token.tag == "VB" and token.verb is not None:
            form = token.verb.form
            if (before in _ADJUSTED and (form == "ing" or text.lower() not in _ALONE)) or (
                text.endswith(("'s", "’s")) and before == "NP" and form in ("base", "s")
            ):
                token.tag = "NN"
            elif form == "base":
                verbal = (
                    token.low not in both
                    or before in ("TO", "MD", "PRP", "RB", "AUX", "WH", "^", "CC", "Q", ",", "OBJ")
                    or (before in ("NN", "NP") and (text.endswith("s") or text.lower() in _PLURAL))
                    or before == "DET"
                )
                if not verbal:
                    token.tag = "NN"
            elif form == "s" and (before in ("IN", "CD", "VBG", "TO") or (before == "NN" and _plural(text))):
                token.tag = "NN"
        elif token.tag == "VB" and before in _ADJUSTED and text.lower() not in _ALONE:
            token.tag = "NN"
        elif token.tag == "VBG":
            office = index + 1 < len(tokens) and tokens[index + 1].low in _OFFICES  # licensing minister Ada Marsh
            token.tag = "NN" if before in _ADJUSTED or office else "VB"
        elif index == 0 and token.low in _QUALITIES and len(tokens) > 1 and tokens[1].text[0].islower():
            token.tag = "NN"
        elif token.low == "first" and index + 1 < len(tokens) and tokens[index + 1].low in _FIRST:
            token.tag = tokens[index + 1].tag if tokens[index + 1].tag == "NP" else "NN"
        elif index == 0 and token.tag == "NP" and _people(tokens):
            token.tag = "NN"
        elif index == 0 and token.tag in ("MD", "VB", "NN") and (_named_so(tokens) or _opens_body(tokens)):
            token.tag = "NP"
        elif token.tag == "NP" and index == 0 and token.verb is not None and len(tokens) > 1:
            following = tokens[1].tag
            if following in ("DET", "POSS", "THAT", "IN", "OBJ", "PRP") and token.verb.form == "ing":
                token.tag = "VB"
        before, text = token.tag, token.text


_OFFICES = frozenset("minister secretary spokesman spokeswoman commissioner correspondent officer manager".split())
_FIRST = frozenset(("minister", "secretary", "lady", "lord"))


def _named_so(tokens: list[Token]) -> bool:
    """Whether a word with a capital that opens a sentence is a surname: *Will* said, *Mark* told the House."""
    token = tokens[0]
    if len(tokens) < 2 or not token.text[0].isupper() or not (token.tag == "MD" or token.low in genders()):
        return False
    verb = tokens[1].verb
    return tokens[1].tag == "VB" and verb is not None and verb.form in ("past", "s")


def _people(tokens: list[Token]) -> bool:
    """Whether a capital that opens a sentence makes no name of a word: *Friends* of Ada Marsh, *Critics* say."""
    low, following = tokens[0].low, tokens[1] if len(tokens) > 1 else None
    if low not in word_classes()["human"] or not low.endswith(("s", "men")) or following is None:
        return False
    return following.tag not in ("NP", ".", "-", ":") and not (low in _CIRCLES and _opens_body(tokens))


def _opens_body(tokens: list[Token]) -> bool:
    """Whether a word with a capital that opens a sentence begins a body's name.

    *Help* the Bereaved, *Keep* Our Pier, *Friends* of the Glens, *Schools* Watch; not Friends of Ada Marsh.
    """
    low = tokens[0].low
    if len(tokens) < 3 or not tokens[0].text[0].isupper():
        return False
    if low in _URGING and tokens[1].low in _URGED and tokens[2].tag == "NP":
        return True
    if low in _CIRCLES and tokens[1].low in _CIRCLING:
        after = tokens[3] if tokens[2].low == "the" and len(tokens) > 3 else tokens[2]
        return after.tag == "NP" and not _personal(after.low) and after.text[0].isupper()
    if tokens[0].tag != "NN" or tokens[1].tag != "NP" or not low.endswith("s") or _personal(tokens[1].low):
        return False
    classes = word_classes()
    return low not in classes["human"] and low not in classes["people"]


def _personal(low: str) -> bool:
    return low in genders() or low in word_classes()["title"] or low.rstrip(".") in courtesy()


_URGING = frozenset(
    "unite help save stop keep stand protect defend reclaim free support back feed fund build end".split()
)
_URGED = frozenset(("the", "our", "my", "your", "all", "for", "up"))  # what stands behind them in a body's name
_CIRCLES = frozenset("friends families parents mothers fathers citizens voices doctors lawyers neighbours".split())
_CIRCLING = frozenset(("of", "for", "against", "need"))


def _owns(tokens: list[Token], at: int) -> bool:
    """Whether `her` stands before what is hers, not for herself."""
    if at + 1 == len(tokens):
        return False
    following = tokens[at + 1].tag
    if following == "Q":
        return at == 0 or tokens[at - 1].tag not in ("VB", "NN")
    return following in ("NN", "NP", "CD", "VB", "VBG", "RB")


def _plural(text: str) -> bool:
    return text.endswith("s") and not text.endswith("ss")


def _phrases(tokens: list[Token]) -> list[Phrase]:
    phrases: list[Phrase] = []
    index, count = 0, len(tokens)
    while index < count:
        tag = tokens[index].tag
        if tag in _PRONOUN:
            phrases.append(Phrase(index, index + 1, "object" if tag == "OBJ" else "pronoun"))
            index += 1
        elif tag == "WH" or tag == "THAT":
            index += 1
        elif tag in _PHRASE:
            if tag == "POSS":
                phrases.append(Phrase(index, index + 1, "his"))
            index = _phrase(tokens, index, phrases)
        else:
            if tokens[index].low == "who":
                phrases.append(Phrase(index, index + 1, "relative"))
            index += 1
    return [_described(tokens, phrase) for phrase in phrases]


def _described(tokens: list[Token], phrase: Phrase) -> Phrase:
    kind = phrase.kind
    if kind in ("pronoun", "object", "his", "relative"):
        first = tokens[phrase.begin].low.replace("’", "'")
        kind = "relative" if first in ("who", "who's") else kind
        return Phrase(phrase.begin, phrase.end, kind, _PRONOUNS.get(first.split("'")[0]) or cast(Nature, first))
    last = tokens[phrase.end - 1]
    low = last.low
    if low.endswith(("'s", "’s")):
        low = low[:-2]
    classes = word_classes()
    nature: Nature
    if low in _TIMES:
        nature = "time"
    elif last.tag == "NP":
        if all(token.low in classes["place"] for token in tokens[phrase.begin : phrase.end] if token.tag == "NP"):
            nature = "place"
        elif low in classes["body"] or _founded(tokens, phrase) or _lettered(last):
            nature = "body"
        elif tokens[phrase.begin].low in classes["title"] or any(
            token.low in genders() or token.low in classes["title"] for token in tokens[phrase.begin : phrase.end - 1]
        ):
            nature = "person"
        else:
            nature = "unknown"
    elif low in classes["human"] or low.endswith(_DOERS):
        nature = "human"
    else:
        nature = "voice" if low in classes["voice"] else ("some" if low in classes["some"] else "thing")
    return Phrase(phrase.begin, phrase.end, kind, nature)


def _lettered(token: Token) -> bool:
    """Whether a word in capitals is a body's: no letters after a person's name, as MP is."""
    return token.text.isupper() and len(token.low) > 1 and token.low not in word_classes()["suffix"]


def _founded(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a name begins as a body's: the Royal College of Nursing."""
    body = word_classes()["body"]
    return any(
        tokens[at].low in ("of", "for") and tokens[at - 1].low in body for at in range(phrase.begin + 1, phrase.end)
    )


_PRONOUNS: dict[str, Nature] = {
    "he": "he", "she": "he", "him": "he", "his": "he", "her": "he", "himself": "he", "herself": "he",
    "they": "they", "them": "they", "their": "they", "themselves": "they",
    "we": "I", "i": "I", "me": "I", "us": "I", "my": "I", "our": "I", "you": "you", "your": "you",
    "it": "it", "its": "it", "itself": "it", "that": "it", "there": "it", "who": "who",
}  # fmt: skip


def _phrase(tokens: list[Token], begin: int, phrases: list[Phrase]) -> int:
    count = len(tokens)
    end = begin
    named = False
    while end < count:
        token = tokens[end]
        tag = token.tag
        if tag == "NP":
            if (
                end > begin
                and tokens[end - 1].tag == "NN"
                and not _titled(tokens[end - 1])
                and not _particled(tokens, begin, end)
                and not _kinded(tokens, end)
            ):
                break  # two phrases: `a plan | Marsh proposed`
            named = True
        elif (
            tag == "NN"
            or tag == "CD"
            or (tag in _ADJUSTED and end == begin)
            or (tag in _ADJUSTED and tokens[end - 1].tag == "DET")
            or (tag == "DET" and end > begin and _urged(tokens, end))
            or (tag == "DET" and end > begin + 1 and token.low == "the" and _circle(tokens, begin, end))
            or (tag == "IN" and token.low in ("of", "for") and end > begin and _joins(tokens, begin, end))
            or (tag == "CC" and end > begin and (token.low == "&" or _joined(tokens, begin, end)))
        ):
            pass
        else:
            break
        end += 1
        if (
            possessive(token.text)
            and tag in ("NP", "NN")
            and end < count
            and tokens[end].tag in ("NP", "NN", "CD", "Q")
        ):
            phrases.append(Phrase(begin, end, "owner"))
    first = tokens[begin].tag
    kind: PhraseKind
    if named:
        kind = "name" if tokens[end - 1].tag == "NP" or tokens[begin].tag == "NP" else "role"
    elif first in ("DET", "CD", "POSS"):
        kind = "thing"
    else:
        kind = "bare"
    phrases.append(Phrase(begin, end, kind))
    return end


def _circle(tokens: list[Token], begin: int, at: int) -> bool:
    """Whether a `the` stands inside the name of a body: Friends of *the* Glens, Church of *the* Holy Cross."""
    body = word_classes()["body"]
    return tokens[at - 1].low == "of" and any(token.low in _CIRCLES or token.low in body for token in tokens[begin:at])


def _urged(tokens: list[Token], at: int) -> bool:
    """Whether a `the` stands inside a body's name that begins with a verb: Help *the* Bereaved, Save *the* Whale."""
    before = tokens[at - 1]
    if before.tag != "NP" or before.low not in _URGING or tokens[at].low != "the" or at + 1 == len(tokens):
        return False
    return tokens[at + 1].tag == "NP" and not _personal(tokens[at + 1].low)


def _titled(token: Token) -> bool:
    """Whether a word in small letters stands before a name as part of it: `the prosecutor Ada Marsh`."""
    low = token.low
    classes = word_classes()
    return (
        token.text[0].isupper()
        or possessive(token.text)
        or low in classes["title"]
        or low in classes["human"]
        or low in classes["body"]
        or low.endswith(_DOERS)
        or "-" in low
    )


def _kinded(tokens: list[Token], at: int) -> bool:
    """Whether a word before a name tells what kind of body it is: the charity *Homes for All*, the firm *Tidewell*.

    Not in `the charity Marsh founded`.
    """
    if tokens[at - 1].low not in word_classes()["founded"] or _personal(tokens[at].low) or at + 1 == len(tokens):
        return False
    after = tokens[at + 1]
    if after.tag == "VB":
        return after.verb is not None and after.verb.group == "speak"
    return after.tag == "NP" or (after.low in _LINKED and at + 2 < len(tokens) and tokens[at + 2].tag == "NP")


def _particled(tokens: list[Token], begin: int, end: int) -> bool:
    """Whether small words before a name are part of it: Marie van der Zand."""
    at = end
    while at > begin and tokens[at - 1].low in word_classes()["particle"]:
        at -= 1
    return begin < at < end and tokens[at - 1].tag == "NP"


def _joins(tokens: list[Token], begin: int, at: int) -> bool:
    """Whether an `of` or a `for` stands inside a name: Department of Justice, University of the Arts.

    After a person's name it does not: Ada Marsh of the Harbour Trust.
    """
    before = tokens[at - 1]
    if before.tag != "NP" or possessive(before.text):
        return False
    following = at + 1
    if following < len(tokens) and tokens[following].low == "the" and tokens[at].low == "of":
        following += 1
    if following == len(tokens) or tokens[following].tag != "NP":
        return False
    classes = word_classes()
    if tokens[at].low == "for":
        plural = begin == at - 1 and before.low.endswith("s") and before.low not in classes["human"]
        called = any(token.tag == "NN" and token.low in classes["voice"] for token in tokens[begin:at])
        return before.low in _FOR or called or (plural and before.low not in genders())
    if before.low in classes["body"] or before.low in classes["title"]:
        return True
    return not any(
        token.low in genders() or token.low in classes["title"]
        for token in tokens[begin:at]
        if token.tag in ("NP", "NN")
    )


_FOR = frozenset(
    "state department centre center campaign institute ministry council office minister secretary society association "
    "federation foundation alliance union trust guild league board authority agency commission committee forum network "
    "coalition confederation fund bureau college partnership".split()
)


def _joined(tokens: list[Token], begin: int, at: int) -> bool:
    """Whether an `and` stands inside the name of a body: Department for Education and Skills, Iron and Steel Union.

    Its name goes on in capitals, and has begun as a body's or ends in a word for one.
    """
    if tokens[at].low != "and" or tokens[at - 1].tag != "NP" or at + 1 == len(tokens) or tokens[at + 1].tag != "NP":
        return False
    classes = word_classes()
    if any(
        token.low in genders() or token.low.rstrip(".") in courtesy() for token in (*tokens[begin:at], tokens[at + 1])
    ):
        return False
    for index in range(begin, at - 1):
        if tokens[index].low in _LINKED and tokens[index - 1].low in _LINKABLE:
            return True
    end = at + 1
    while end < len(tokens) and tokens[end].tag == "NP" and end < at + _FAR:
        if tokens[end].low in classes["body"] and end > at + 1:
            return all(token.tag in ("NP", "DET") for token in tokens[begin:at])
        end += 1
    return False


_LINKS = frozenset("of for about on against to over from with by whether how why among".split())
_LINKED = frozenset(("of", "for"))
_LINKABLE = frozenset("department ministry institute college society committee board office council secretary".split())
_FAR = 5  # tokens after an `and` that a body's name may take
