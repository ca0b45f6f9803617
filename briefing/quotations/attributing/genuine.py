"""Whether a quoted string is somebody's words, or a title, a name, a scare quote, a motto, speech that never was."""

from __future__ import annotations

import math

from briefing.language.marks import Quoted, bare
from briefing.quotations.attributing.cued import CLAIMS
from briefing.quotations.attributing.inscribed import inscribed
from briefing.quotations.attributing.sources import Source, Spot, signature
from briefing.quotations.cues.frames import SAYING
from briefing.quotations.learned.weights import Weights, total, weights
from briefing.quotations.reading.lexicon import QUESTIONED, word_classes
from briefing.quotations.reading.noun_phrases import possessive
from briefing.quotations.reading.tokens import Token

_NAMING = frozenset(
    "called titled named dubbed nicknamed known headlined labelled labeled word words term phrase motto slogan "
    "entitled book film movie show series song album song episode program programme section feature hashtag column "
    "podcast magazine documentary play musical the a an so-called".split()
)
_HYPOTHETICAL = frozenset(("say", "saying", "says", "shout", "ask", "tell"))
_SAYINGS = frozenset(
    "motto slogan mantra catchphrase catch-phrase tagline proverb adage nickname title headline refrain maxim".split()
)
_PLACES = frozenset(("on", "of", "for", "from"))
_SMALL = frozenset("of the and a to in for on with".split())  # words of a title that have no capital
_WORDS_OF_TITLE = 6  # at most
_WORDS_OF_LONG_TITLE = 3  # at least
_WHERE = frozenset(("in", "on", "from"))
_WORDS_OF_WORK = 12  # at most, with a subtitle
_FINDING = frozenset(("judge", "show"))  # classes of cues of what was put to somebody
_EARLY = 5  # tokens at the head of a sentence in which it says whether something is only asked
_KNOWN = frozenset("nicknamed dubbed called named titled entitled headlined christened styled labelled labeled".split())
_WORKS = frozenset(
    "book novel memoir memoirs film album song play show series musical poem painting essay paper report podcast "
    "column documentary exhibition pamphlet author writer star editor director creator host presenter autobiography "
    "bestseller handbook guide hymn ballad single sculpture".split()
)
_MAKERS = frozenset(
    "presenter host star actor actress singer frontman frontwoman author creator writer director composer novelist "
    "comedian comic judge contestant winner".split()
)
_PAPERS = frozenset("factsheet leaflet brochure report booklet guide video podcast infographic poster film".split())
_BOOKS = frozenset("text bill act law treaty regulation rules code guidance directive statute jargon".split())
_FIELDS = frozenset(("subject", "title", "box", "field"))
_WORDS_OF_TERM = 4
_FAR_BACK, _FAR_ON = 6, 6  # tokens
_BYNAME = frozenset("name nickname moniker handle alias".split())
_OPERATIONS = frozenset(("Operation", "Project"))
_KINDS = frozenset("type types style brand mentality syndrome genre".split())
_SHOWING = frozenset(
    "highlight highlighting demonstrate demonstrating illustrate celebrate celebrating symbolise ban bans banned "
    "banning scrap scrapping abolish abolishing launch "
    "launches launched launching introduce introduces introducing".split()
)
_NEVER = frozenset("never occasion occasions hardly rarely seldom unlikely impossible".split())


def unreal(tokens: list[Token], at: int) -> str:
    """Why the string `tokens[at]` is nobody's words on an occasion, or nothing: a motto, speech that never was."""
    if at >= 2 and tokens[at - 1].tag in ("AUX", ",", ":", "IN") and tokens[at - 2].low in _SAYINGS:
        return "a motto or a title"
    if at and tokens[at - 1].low in _SAYINGS:
        return "a motto or a title"
    if at >= 2 and tokens[at - 1].low in _HYPOTHETICAL and tokens[at - 2].tag == "TO":
        for token in tokens[max(0, at - 7) : at - 2]:
            if token.low in _NEVER:
                return "speech that did not happen"
    written = inscribed(tokens, at)
    if written:
        return written
    return "part of a question that was asked" if _asked(tokens, at) else ""


def name(tokens: list[Token], at: int) -> str:
    """Why the string `tokens[at]` is but what somebody or something is called, or nothing; what is said may hold it."""
    if _byname(tokens, at):
        return "a nickname"
    if _work(tokens, at) or _called(tokens, at) or _made(tokens, at):
        return "the title of a work"
    if _scheme(tokens, at):
        return "the name of a scheme"
    if _kind(tokens, at):
        return "the name of a kind of thing"
    if _listed(tokens, at):
        return "the title of a work"
    if _termed(tokens, at) or _deemed(tokens, at):
        return "what people call something"
    return "the name of a programme" if _programme(tokens, at) else ""


def shown(tokens: list[Token], at: int) -> bool:
    """Whether a string names what is shown or banned, and nobody speaks: to highlight the “lowest rates”."""
    verb = at - 2 if at > 1 and tokens[at - 1].tag == "DET" else at - 1
    return verb >= 0 and tokens[verb].low in _SHOWING


def _kind(tokens: list[Token], at: int) -> bool:
    """Whether a string is an operation's name, or tells of what kind a thing is: “in my day” type arguments."""
    words = bare(tokens[at].text).split()
    if 1 < len(words) <= _WORDS_OF_TITLE and words[0] in _OPERATIONS and titled(tokens[at].text):
        return True
    return len(words) <= _WORDS_OF_TITLE and at + 1 < len(tokens) and tokens[at + 1].low in _KINDS


def _asked(tokens: list[Token], at: int) -> bool:
    """Whether a string stands in `Asked about “…”, she said …`, before the one who was asked speaks."""
    first = tokens[0].low
    if not at or (first not in QUESTIONED and not (first == "put" and tokens[1].tag == "TO")):
        return False
    wondered = any(token.low in ("if", "whether") for token in tokens[1 : min(at, _EARLY)])
    for index in range(1, at):
        verb = tokens[index].verb
        if tokens[index].tag == ":" or (verb is not None and verb.group in SAYING):
            return False
        found = verb is not None and verb.lemma == "find" and tokens[index - 1].tag == "AUX"
        if verb is not None and (found or verb.group in _FINDING) and not wondered:
            return False  # Put to her that the board had found “…”, she said
        if tokens[index].low in CLAIMS and possessive(tokens[index - 1].text):
            return False  # Asked about Marsh's claim that the bill was “…”, she said
    after = next((token for token in tokens[at + 1 :] if token.tag != ","), None)
    return after is not None and after.tag != "CD"  # of a poll, what is asked about is part of the answer


def _byname(tokens: list[Token], at: int) -> bool:
    """Whether a string is what somebody is called: goes by “Lofty”, known to friends as “the Badger”."""
    if at < 2 or len(bare(tokens[at].text).split()) > _WORDS_OF_TITLE:
        return False
    before, further = tokens[at - 1].low, tokens[at - 2].low
    if before == "by" and further in ("go", "goes", "went", "going", "gone"):
        return True
    if before in _BYNAME and further in ("the", "by", "a", "his", "her", "their"):
        return True
    return before == "as" and any(token.low == "known" for token in tokens[max(0, at - 6) : at - 1])


def _listed(tokens: list[Token], at: int) -> bool:
    """Whether a string is a title that its kind stands before with a colon: Factsheet: “Kelp in Figures”."""
    return at == 2 and tokens[1].tag == ":" and tokens[0].low in _PAPERS and titled(tokens[at].text)


def _deemed(tokens: list[Token], at: int) -> bool:
    """Whether a string is a term of a text, or what is to be typed: under what the bill calls “deemed consent”."""
    if len(bare(tokens[at].text).split()) > _WORDS_OF_TERM:
        return False
    before = [token.low for token in tokens[max(0, at - _FAR_BACK) : at]]
    after = [token.low for token in tokens[at + 1 : at + _FAR_ON]]
    if before[-1:] in (["call"], ["calls"], ["terms"]) and "what" in before and not _BOOKS.isdisjoint(before):
        return True
    return before[-1:] in (["with"], ["quoting"]) and not _FIELDS.isdisjoint(after)


def _termed(tokens: list[Token], at: int) -> bool:
    """Whether a string is a word that many use: what officials call “churn”; not what Ada Marsh calls it."""
    call = at - 2 if at > 1 and tokens[at - 1].tag == "DET" else at - 1
    if call < 2 or tokens[call].low not in ("call", "called") or tokens[at].text.count(" ") >= _WORDS_OF_TITLE:
        return False
    who = call - 2 if tokens[call - 1].tag == "RB" else call - 1
    many = tokens[who].tag == "NN" and tokens[who].low.endswith("s")
    return many and any(token.low == "what" for token in tokens[max(0, who - 3) : who])


def _work(tokens: list[Token], at: int) -> bool:
    """Whether a string is the title of a work: a book called “Heavy Things”, author of “Tides”, his memoir, “Tides”."""
    if not at or not titled(tokens[at].text):
        return False
    index = at - 1
    long = len(bare(tokens[at].text).split()) >= _WORDS_OF_LONG_TITLE
    if long and (tokens[index].low in _WHERE or (at + 1 < len(tokens) and tokens[at + 1].tag == ":")):
        return True  # published in “The Harbour Master's Handbook”; “The Pier Papers”: what we know
    if tokens[index].tag == "," and index:
        return tokens[index - 1].low in _WORKS and at + 1 < len(tokens) and tokens[at + 1].tag in (",", ".", "AUX")
    if tokens[index].low in _KNOWN:
        return True
    if tokens[index].tag in ("IN", "DET"):
        index -= 1
    return index >= 0 and tokens[index].low in _WORKS


def _called(tokens: list[Token], at: int) -> bool:
    """Whether a string is what a work is called, whatever letters it is set in: a short film called “In the hold”."""
    return (
        at > 1
        and tokens[at - 1].low in _KNOWN
        and tokens[at - 2].low in _WORKS
        and bare(tokens[at].text)[:1].isupper()
        and len(bare(tokens[at].text).split()) <= _WORDS_OF_WORK
    )


def _made(tokens: list[Token], at: int) -> bool:
    """Whether a string is a work by which its maker is known: “Tides” presenter Ada Marsh."""
    behind = tokens[at + 1 : at + 3]
    return (
        titled(tokens[at].text)
        and len(bare(tokens[at].text).split()) <= _WORDS_OF_TITLE
        and len(behind) > 1
        and behind[0].low in _MAKERS
        and behind[1].tag == "NP"
    )


def _scheme(tokens: list[Token], at: int) -> bool:
    """Whether a string is a scheme's name: a “Clear Water Fund” for the coast."""
    words = bare(tokens[at].text).lower().split()
    if not 1 < len(words) <= _WORDS_OF_TITLE or not _names_scheme(words[-1]) or not titled(tokens[at].text):
        return False
    return bool(at) and tokens[at - 1].tag in ("DET", "POSS", "NN", "NP", "IN", "CC")


def _names_scheme(word: str) -> bool:
    classes = word_classes()
    return word in classes["matter"] or word in classes["scheme"]


def titled(text: str) -> bool:
    """Whether a quoted string is written as a title is: each word but the small ones with a capital, no full stop."""
    words = bare(text).split()
    return (
        0 < len(words) <= _WORDS_OF_WORK
        and not text[:-1].endswith((".", "?", "!"))
        and words[0][:1].isupper()
        and all(word[0].isupper() or not word[0].isalpha() or word in _SMALL for word in words)
    )


def _programme(tokens: list[Token], at: int) -> bool:
    """Whether a string stands as `“Dawn Watch”` does in: on Tide News's “Dawn Watch”."""
    first = at
    while first and tokens[first - 1].tag == "NP":
        first -= 1
    if first in (0, at) or not possessive(tokens[at - 1].text) or tokens[first - 1].low not in _PLACES:
        return False
    words = bare(tokens[at].text).split()
    return 0 < len(words) <= _WORDS_OF_TITLE and all(word[0].isupper() or word in _SMALL for word in words)


def features(spot: Spot, string: Quoted, source: Source | None, probability: float) -> list[str]:
    """What tells words of somebody from other strings: their form, their neighbours, how clear their source is."""
    tokens, at = spot.tokens, spot.at
    inner = bare(tokens[at].text)
    words = inner.split()
    count = len(words)
    size = (
        "0"
        if not count
        else ("1" if count == 1 else ("2" if count == 2 else ("4" if count <= 4 else ("8" if count <= 8 else "9"))))
    )
    capitals = sum(
        1 for word in words if word[:1].isupper() or word.lower() in ("of", "the", "and", "a", "to", "in", "for", "on")
    )
    title = "T" if count > 1 and capitals == count else ("C" if count == 1 and words[0][:1].isupper() else "")
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    previous = before.tag if before else "^"
    following = after.tag if after else "$"
    low = before.low if before else "^"
    sure = str(min(int(probability * 5), 4)) if source is not None else "no"
    how = source.how if source is not None else "none"
    verb = source.frame.token.verb if source is not None and source.frame is not None else None
    group = verb.group if verb is not None else ""
    lead = signature(tokens[max(0, at - 3) : at])
    cover = _cover(spot)
    made = [
        "bias",
        f"size: {size}",
        f"size+title: {size} {title}",
        f"place+form: {spot.place} {spot.form}",
        f"before+size+title: {previous} {size} {title}",
        f"after+size: {following} {size}",
        f"before+after: {previous} {following}",
        f"sure+size: {sure} {size}",
        f"how+group+size: {how} {group} {size}",
        f"how+sure: {how} {sure}",
        f"lead: {lead}",
        f"single+size: {string.single} {size}",
        f"closed: {string.closed}",
        f"cover: {cover}",
        f"cover+size: {cover} {size}",
        f"cover+sure: {cover} {sure}",
    ]
    if low in _NAMING:
        made.append(f"word: {low}")
        made.append(f"word+size: {low} {size}")
    if at and tokens[at - 1].tag == "IN":
        made.append(f"in+size+title: {low} {size} {title}")
    if after is not None and after.low in ("of", "and", "movement", "campaign", "crowd", "votes", "label"):
        made.append(f"next: {after.low}")
    if at > 1 and low in _HYPOTHETICAL and tokens[at - 2].tag == "TO":
        made.append("to say")
    if not any(character.isalpha() for character in inner):
        made.append("no letters")
    if "://" in inner or inner.startswith(("@", "#")):
        made.append("address")
    return made


def _cover(spot: Spot) -> int:
    """How surely some cue of the sentence takes the quoted string in, from 0 to 9."""
    best = 0.0
    for index, frame in enumerate(spot.frames):
        if frame.subject is None:
            continue
        content, likely = spot.context.claim(spot.number, index)
        if content is not None and any(begin <= spot.at < end for begin, end in content.ranges):
            best = max(best, likely)
    return min(int(best * 10), 9)


def likelihood(evidence: list[str], table: Weights | None = None) -> float:
    """How likely (0 to 1) the string is somebody's words."""
    table = weights("genuine") if table is None else table
    score = max(-30.0, min(30.0, total(table, evidence)))
    return 1.0 / (1.0 + math.exp(-score))
