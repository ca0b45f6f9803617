"""Tags that only the neighbours of a word can tell: verbs and nouns of one form, names that open a sentence, cues."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.titles import courtesy
from briefing.quotations.glossary import Tag
from briefing.quotations.reading.lexicon import Verb, genders, noun_verbs, nouns, word_classes
from briefing.quotations.reading.noun_phrases import ADJUSTED, Phrase, possessive
from briefing.quotations.reading.openings import opens_body, plural_people
from briefing.quotations.reading.tokens import Token

_BEFORE_THAT = frozenset("in of at from for by during under".split())


_TANKS = frozenset(("tank", "tanks", "tank's", "tank’s"))


_QUALITIES = frozenset(  # in front of a small letter at the head of a sentence, no names
    "new white black big general north south east west central great good old young early late high low free open "
    "social senior top key federal local national public private official european british american".split()
)


_PLURAL = frozenset("people police women men children voters critics others officials".split())


_VOICED = frozenset("raised raise raises raising voiced voices voice voicing expressed aired".split())  # *doubts*


_ALONE = frozenset(
    "some many others several both all few each those these most another neither either half this".split()
)


_OPEN: frozenset[Tag] = frozenset(("VB", "VBG", "NN", "PRP", "OBJ"))  # what may be settled wherever it stands


_ANYBODY = frozenset("someone somebody anyone those".split())  # who is described by whom they are close to
_NEAR = frozenset((("close", "to"), ("loyal", "to"), ("familiar", "with")))
_ODD = frozenset(
    ("think", "close", "loyal", "familiar", "those", "that", "her", "first", "only")
)  # words that have a line of their own


def settle(tokens: list[Token]) -> None:
    """Settle the tags of a sentence, each by the word itself and its neighbours."""
    both = noun_verbs()
    before = "^"
    text = ""
    for index, token in enumerate(tokens):
        low, tag = token.low, token.tag
        if index and (tag not in _OPEN or (tag == "NN" and before != "NP")) and low not in _ODD:
            before, text = tag, token.text  # nothing below is about such a word: quickly past most
            continue
        if index == 0 and tag in ("NN", "VB") and _worded(tokens):
            token.tag = "NP"
        elif low == "think" and index + 1 < len(tokens) and tokens[index + 1].low in _TANKS:
            token.tag = "NN"
        elif low in _ANYBODY and index + 2 < len(tokens) and _nearby(low, tokens[index + 1].low, tokens[index + 2].low):
            token.tag = "NN"  # someone close to the minister
        elif (
            low in ("close", "loyal", "familiar")
            and before == "NN"
            and index + 1 < len(tokens)
            and tokens[index + 1].low in ("to", "with")
        ):
            token.tag = "RB"  # a source close to the minister
        elif low == "only" and before == "POSS":
            token.tag = "NN"  # their only leaflet
        elif low == "that" and text in _BEFORE_THAT and index + 1 < len(tokens) and tokens[index + 1].tag == "NN":
            token.tag = "DET"  # in that case; not pointed out that
        elif low == "her" and not _owns(tokens, index):
            token.tag = "OBJ"
        elif low in ("goes", "went") and _continues(tokens, index):
            token.verb = Verb("continue", "speak", "s" if low == "goes" else "past")
        elif tag == "VB" and token.verb is not None:
            form = token.verb.form
            if (before in ADJUSTED and (form == "ing" or text.lower() not in _ALONE)) or (
                text.endswith(("'s", "’s")) and before in ("NP", "NN") and form in ("base", "s")
            ):
                token.tag = "NN"
            elif form == "base" and _past(tokens, index, before):
                token.verb = Verb(token.verb.lemma, token.verb.group, "past")
            elif form == "base":
                verbal = (
                    low not in both
                    or before in ("TO", "MD", "PRP", "RB", "AUX", "WH", "^", "CC", "Q", ",", "OBJ")
                    or (before in ("NN", "NP") and (_plural(text) or text.lower() in _PLURAL))
                    or before == "DET"
                    or _heard(tokens, index)
                )
                if not verbal or _of_one(tokens, index) or _before_officer(tokens, index) or _compound(tokens, index):
                    token.tag = "NN"
            elif form == "s" and (
                before in ("IN", "CD", "VBG", "TO") or (before == "NN" and _plural(text)) or text.lower() in _VOICED
            ):
                token.tag = "NN"
        elif tag == "VB" and before in ADJUSTED and text.lower() not in _ALONE:
            token.tag = "NN"
        elif tag == "VBG":
            office = index + 1 < len(tokens) and tokens[index + 1].low in _OFFICES  # licensing minister Ada Marsh
            token.tag = "NN" if before in ADJUSTED or office else "VB"
        elif index == 0 and low in _QUALITIES and len(tokens) > 1 and tokens[1].text[0].islower():
            token.tag = "NN"
        elif tag == "NN" and before == "NP" and _does(tokens, index):
            token.tag = "VB"
        elif low == "first" and index + 1 < len(tokens) and tokens[index + 1].low in _FIRST:
            token.tag = tokens[index + 1].tag if tokens[index + 1].tag == "NP" else "NN"
        elif index == 0 and tag == "NP" and plural_people(tokens):
            token.tag = "NN"
        elif (index == 0 and tag in ("MD", "VB", "NN") and (_named_so(tokens) or opens_body(tokens))) or (
            index and tag in ("PRP", "OBJ") and _in_name(tokens, index)
        ):
            token.tag = "NP"
        elif tag == "NP" and index == 0 and token.verb is not None and len(tokens) > 1:
            following = tokens[1].tag
            if following in ("DET", "POSS", "THAT", "IN", "OBJ", "PRP") and token.verb.form == "ing":
                token.tag = "VB"
        before, text = token.tag, token.text


def _nearby(who: str, behind: str, further: str) -> bool:
    """Whether two words tell whom somebody is close to: someone *close to* the minister, those *around* them."""
    return (behind, further) in _NEAR or (who == "those" and behind == "around")


def _in_name(tokens: list[Token], at: int) -> bool:
    """Whether a pronoun with a capital stands inside a name: Show *Us* The Plans, Kick *It* Away."""
    if len(tokens[at].text) < 2 or not tokens[at].text[0].isupper() or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].tag == "NP" and tokens[at + 1].text[0].isupper() and tokens[at + 1].tag != "Q"


def _past(tokens: list[Token], at: int, before: str) -> bool:
    """Whether a verb whose past is spelt as its dictionary form stands behind its subject: Ada Marsh *hit* back."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return before in ("NP", "NN") and tokens[at].low in _SPELT_ALIKE and following in _PARTICLES


def _worded(tokens: list[Token]) -> bool:
    """Whether an everyday word that opens a sentence is the name of a body: *Crisis* said; *Momentum*, the group, said.

    Not in `Research found` nor `Pupils said`.
    """
    low, classes = tokens[0].low, word_classes()
    if len(tokens) < _WORDED or not tokens[0].text[0].isupper() or tokens[0].text[-1:] in "'’":
        return False
    if low.endswith(("ing", "ed")) or (_plural(low) and not low.endswith(("is", "us"))):
        return False
    if low in nouns() and low not in _CHARITIES:
        return False
    if any(low in classes[name] for name in ("human", "voice", "body", "document", "people", "title", "some")):
        return False
    if tokens[1].tag == "VB" and tokens[1].verb is not None:
        return tokens[1].low in ("said", "says") and tokens[2].tag != "NP"
    if tokens[1].tag != "," or tokens[2].low not in ("the", "a", "an"):
        return False
    comma = next((at for at in range(3, min(len(tokens) - 1, 3 + _BESIDE)) if tokens[at].tag == ","), 0)
    return comma > 3 and tokens[comma - 1].low in classes["founded"]


_CHARITIES = frozenset(("mind", "focus", "relate"))
_WORDED = 4  # tokens of such a sentence at least
_BESIDE = 6  # tokens at most of what tells the kind of a body


def _does(tokens: list[Token], at: int) -> bool:
    """Whether a word of no class is what a person does: Ada Marsh *runs* the ferry, Mr Reed *lives* in Wick.

    Not in `Ada Marsh supporters in Wick`.
    """
    low = tokens[at].low
    if at < 2 or at + 1 >= len(tokens) or not _plural(low):
        return False
    if tokens[at + 1].tag not in (_OBJECTIVE | _AFTER_VERBS if at == 2 else _OBJECTIVE):
        return False
    if tokens[at - 2].tag != "NP" or (tokens[at - 2].low not in genders() and tokens[at - 2].low not in courtesy()):
        return False
    classes = word_classes()
    return not any(
        low in classes[name] or low[:-1] in classes[name] for name in ("human", "voice", "body", "spokesman")
    )


_AFTER_VERBS: frozenset[Tag] = frozenset((".", "RB", "TIME", "SUB"))
_OBJECTIVE: frozenset[Tag] = frozenset(("DET", "POSS", "OBJ", "IN", "TO", "PRP", "CD"))


def _of_one(tokens: list[Token], at: int) -> bool:
    """Whether a base form ends a phrase of one thing, behind which a verb would have an s: a senior industry *figure*.

    Not behind what opens no such phrase, nor a form that is also of the past: a trader *put* it so.
    """
    begin = at - 1
    while begin > 0 and tokens[begin].tag == "NN":
        begin -= 1
    one = begin < at - 1 and tokens[begin].low in ("a", "an")
    return one and tokens[at].low not in _ALSO_PAST and not _heard(tokens, at)


_ALSO_PAST = frozenset("put set let hit cut bet cost hurt quit split spread read shut cast broadcast forecast".split())


def _before_officer(tokens: list[Token], at: int) -> bool:
    """Whether a base form stands before somebody's office and name: “…,” *trust* chief Ada Marsh said."""
    if at + 2 >= len(tokens) or tokens[at + 2].tag != "NP" or tokens[at + 1].tag != "NN":
        return False
    return tokens[at + 1].low in word_classes()["human"] and not _plural(tokens[at + 1].text)


def _continues(tokens: list[Token], at: int) -> bool:
    """Whether somebody goes on speaking: the letter *goes* on: “…”"""
    behind = tokens[at + 1 : at + 4]
    if len(behind) < 2 or behind[0].low != "on":
        return False
    return behind[1].tag in (":", "Q") or (behind[1].tag == "," and behind[-1].tag == "Q")


def _heard(tokens: list[Token], at: int) -> bool:
    """Whether somebody is heard doing so: heard a man *shout* “…”, heard the board *state* that it was late."""
    if at + 1 >= len(tokens) or tokens[at + 1].tag not in ("Q", ":", "THAT"):
        return False
    begin = at - 1
    while begin > 0 and tokens[begin].tag in ("NN", "NP", "DET", "POSS", "CD"):
        begin -= 1
    return begin < at - 1 and tokens[begin].low in ("heard", "hear", "hears", "overheard", "saw")


def _compound(tokens: list[Token], at: int) -> bool:
    """Whether a base form stands before the office or the room that it tells more of: the *press* officer said."""
    if at + 1 >= len(tokens) or tokens[at].low not in _COMPOUNDS or tokens[at + 1].low not in _COMPOUNDED:
        return False
    if not at:
        return True
    before = tokens[at - 1]
    several = _plural(before.text) and not possessive(before.text)  # Crews support officers
    return before.tag not in ("PRP", "TO", "MD", "AUX", "CC") and not several


_COMPOUNDS = frozenset("press claim call answer state report support campaign project strike complaint".split())
_COMPOUNDED = frozenset(
    "secretary secretaries officer officers office offices conference conferences release releases team teams"
    " statement statements adviser advisers manager managers chief briefing spokesman spokeswoman centre pack"
    " department corps".split()
)
_SPELT_ALIKE = frozenset(("hit", "read"))
_PARTICLES = frozenset(("back", "out"))


_OFFICES = frozenset("minister secretary spokesman spokeswoman commissioner correspondent officer manager".split())


_FIRST = frozenset(("minister", "secretary", "lady", "lord"))


def _named_so(tokens: list[Token]) -> bool:
    """Whether a word with a capital that opens a sentence is a surname: *Will* said, *Mark* told the House."""
    token = tokens[0]
    if len(tokens) < 2 or not token.text[0].isupper() or not (token.tag == "MD" or token.low in genders()):
        return False
    verb = tokens[1].verb
    return tokens[1].tag == "VB" and verb is not None and verb.form in ("past", "s")


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


def attributing(tokens: list[Token]) -> None:
    """Take a noun or an adjective for a cue where something follows that it can attribute: `her claim that …`."""
    known = nouns()
    for at in range(len(tokens) - 2):
        if tokens[at].tag == "NN" and (verb := known.get(tokens[at].low)) is not None:
            following = tokens[at + 1]
            if following.tag in ("THAT", "TO", ":") or following.low in _LINKS:
                tokens[at].verb = verb


_LINKS = frozenset("of for about on against to over from with by whether how why among".split())


def quotative(tokens: list[Token], phrases: Sequence[Phrase]) -> None:
    """Take a verb of no class for one of speech where it stands as one: `“…!” beamed Ada Marsh`."""
    for phrase in phrases:
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
