"""Who holds an office of a body that is named as its owner: the trust's chair, Tidewell's chief executive."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotations.naming.beings import KIN, Being, Meaning
from briefing.quotations.naming.callings import agrees
from briefing.quotations.naming.descriptions import Description, bare, singular
from briefing.quotations.naming.lately import Lately
from briefing.quotations.naming.offices import Office, office
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_ONLY = 0.7  # how likely the only holder of an office holds it of the body that is named


def of_body(lately: Lately, sentence: Sentence, phrase: Phrase, description: Description) -> Meaning | None:
    """Who holds an office of a body: whom the text gives it to there, or its only holder, unless of another body."""
    owner = description.owner
    if owner is None or description.head in KIN or description.head in word_classes()["around"]:
        return None
    body = _owning(lately, sentence, owner)
    words = [bare(token.low) for token in sentence.tokens[owner.end : phrase.end] if token.tag in ("NN", "NP")]
    asked = office(words)
    holders = [one for one in lately.entitled(asked) if not one.unnamed and agrees(one, description.gender)]
    if not holders or (body is None and owner.kind == "his"):
        return None
    printed = called = _words(sentence, owner)
    called = called | set(body.words) if body is not None else set()
    bodies = {one: [_owning(lately, *owned) for owned in one.serves] for one in holders}
    there = [
        one
        for one in holders
        if (body and body in bodies[one])
        or any(printed == _words(*owned) for owned in one.serves)
        or _named_there(one, asked, called)
    ]
    if not there:
        there = [one for one in holders if not one.serves and not _named_elsewhere(one, asked, called)]
        if len(there) > 1 or len(holders) > 1:
            return None
    if len({id(one) for one in there}) != 1:
        return None
    return Meaning(there[0], f"'{description.text}' is {there[0].name}, given that title in the text", "office", _ONLY)


def _words(sentence: Sentence, phrase: Phrase) -> set[str]:
    return {bare(token.low) for token in sentence.tokens[phrase.begin : phrase.end] if token.tag in ("NN", "NP")}


def _owning(lately: Lately, sentence: Sentence, owner: Phrase) -> Being | None:
    """The body that an owner means, if it is one."""
    meaning = lately.meaning(sentence, owner)
    being = meaning.being if meaning is not None else None
    return being if being is not None and not being.person and not being.people else None


def _named_there(being: Being, asked: Office, called: set[str]) -> bool:
    """Whether a title that a person bears names the body too: chair of the Tarn Trust."""
    held = [one.printed - asked.printed for one in being.offices if asked.fits(one)]
    return any(not called.isdisjoint(words) for words in held)


def _named_elsewhere(being: Being, asked: Office, called: set[str]) -> bool:
    """Whether every such title is one of another body."""
    known = word_classes()["body"]
    held = [one.printed - asked.printed for one in being.offices if asked.fits(one)]
    return all(any(singular(word) in known and word not in called for word in words) for words in held)


def appointed(tokens: Sequence[Token], begin: int) -> bool:
    """Whether an office with an article before a name is a post that is filled: it has *a new chair*, Ada Marsh."""
    return begin > 0 and tokens[begin - 1].low in _FILLING


_FILLING = frozenset("has have had appointed hired named elected chosen got under".split())
