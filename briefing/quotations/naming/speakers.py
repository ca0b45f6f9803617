"""From the words that name a source to the speaker: an actor of the briefing, a name no actor has, or nobody."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.language.words import fold, one_line
from briefing.model import Actor, Article, Speaker
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.names import named
from briefing.quotations.naming.people import Being, Meaning, People
from briefing.quotations.reading.lexicon import genders, nouns, word_classes
from briefing.quotations.reading.sentences import Phrase, Sentence, reach

_TOGETHER = frozenset(("together", "alongside", "along", "with"))
_LISTED = frozenset(("and", "&"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source is, the phrase that says so, and the reason."""

    speaker: Speaker | None
    phrase: Phrase
    why: str


class Speakers:
    """Resolves the sources of one article."""

    def __init__(self, article: Article, cast: Cast, people: People) -> None:
        self._article = article
        self._cast = cast
        self._people = people

    def resolve(self, sentence: Sentence, phrase: Phrase) -> Resolved:
        """Who a phrase of a sentence means; nobody where it is not one, or where it may be several."""
        phrase = self._apposition(sentence, _possessor(sentence, phrase))
        words = phrase_text(self._article.body, sentence, phrase)
        partner = _partner(sentence, phrase)
        if partner is not None:
            other = phrase_text(self._article.body, sentence, partner)
            return Resolved(None, phrase, f"'{words}' and '{other}' speak together")
        if phrase.kind in ("pronoun", "object", "his"):
            return self._pronoun(sentence, phrase, words)
        if phrase.kind == "relative":
            return self._relative(sentence, phrase, words)
        start = sentence.tokens[phrase.begin].start
        meaning = self._people.meanings.get(start)
        if meaning is not None and phrase.kind in ("name", "owner"):
            return self._named(phrase, meaning)
        return self._role(sentence, phrase, words)

    def _apposition(self, sentence: Sentence, phrase: Phrase) -> Phrase:
        """The name beside a description: `the minister, Ada Marsh,` and `Ada Marsh, the minister,` both mean her."""
        tokens = sentence.tokens
        holder = _holder(sentence, phrase)
        if holder is not None:
            return holder
        if named(tokens, phrase) is not None and phrase.kind in ("name", "owner"):
            return phrase
        if phrase.kind not in ("thing", "bare", "role", "name"):
            return phrase
        edge = phrase.end
        while edge < len(tokens) and tokens[edge].tag in ("IN", "NP", "NN", "DET", "POSS"):
            edge += 1
        after = next((other for other in sentence.phrases if other.begin == edge + 1), None)
        if after is not None and tokens[edge].tag == "," and after.kind == "name" and named(tokens, after):
            closing = tokens[after.end].tag if after.end < len(tokens) else "$"
            if closing in (",", "VB", "AUX", "$", ":") and not _place_like(tokens[phrase.begin].low):
                return after
        if phrase.begin > 1 and tokens[phrase.begin - 1].tag == ",":
            before = next((other for other in sentence.phrases if other.end == phrase.begin - 1), None)
            if before is not None and before.kind == "name" and named(tokens, before) is not None:
                return before
        return phrase

    def _pronoun(self, sentence: Sentence, phrase: Phrase, words: str) -> Resolved:
        meaning = self._people.meanings.get(sentence.tokens[phrase.begin].start)
        if meaning is None:
            return Resolved(None, phrase, f"'{words}' names nobody")
        if meaning.being is None:
            return Resolved(None, phrase, meaning.why)
        speaker, why = self._speaker(meaning.being)
        return Resolved(speaker, phrase, _join(meaning.why, why))

    def _relative(self, sentence: Sentence, phrase: Phrase, words: str) -> Resolved:
        tokens = sentence.tokens
        edge = phrase.begin - 1 if phrase.begin and tokens[phrase.begin - 1].tag == "," else phrase.begin
        before = next((other for other in sentence.phrases if other.end == edge), None)
        meaning = self._people.meanings.get(tokens[before.begin].start) if before is not None else None
        if before is None or meaning is None or meaning.being is None or before.kind not in ("name", "owner"):
            return Resolved(None, phrase, f"'{words}' does not follow a name")
        speaker, why = self._speaker(meaning.being)
        return Resolved(speaker, phrase, _join(f"'{words}' is {meaning.being.name}", _join(meaning.why, why)))

    def _named(self, phrase: Phrase, meaning: Meaning) -> Resolved:
        if meaning.being is None:
            return Resolved(None, phrase, meaning.why)
        speaker, why = self._speaker(meaning.being)
        return Resolved(speaker, phrase, _join(meaning.why, why))

    def _speaker(self, being: Being) -> tuple[Speaker | None, str]:
        """The actor with this name, or the name itself, in full where the article gives it further on."""
        full = self._people.in_full(being)
        if full is not being:
            speaker, why = self._speaker(full)
            return speaker, _join(f"'{being.name}' is {full.name}, named in full further on", why)
        actors = self._cast.named(being.name)
        if len(actors) == 1:
            return Speaker(actors[0].id, actors[0].name), _aliased(actors[0], being)
        if len(actors) > 1:
            return None, f"'{being.name}' may be {' or '.join(actor.name for actor in actors)}"
        if len(being.words) == 1 and not being.body:
            actors = self._cast.surnamed(being.name)
            if len(actors) == 1 and (self._people.full(being) or _other_gender(actors[0], being)):
                return Speaker(None, being.name), f"'{being.name}' is not {actors[0].name}"
            if len(actors) == 1:
                return Speaker(actors[0].id, actors[0].name), f"'{being.name}' is the surname of one actor only"
            if len(actors) > 1:
                return None, f"'{being.name}' is the surname of {' and '.join(actor.name for actor in actors)}"
        return Speaker(None, being.name), ""

    def _role(self, sentence: Sentence, phrase: Phrase, words: str) -> Resolved:
        """An office or an alias instead of a name: who held it at the article's date, or was called so before."""
        actors = self._cast.named(words)
        if len(actors) == 1:
            return Resolved(Speaker(actors[0].id, actors[0].name), phrase, f"'{words}' is {actors[0].name}")
        first = sentence.tokens[phrase.begin]
        if first.low in ("a", "an", "another", "some", "one", "any", "many", "several", "other"):
            return Resolved(None, phrase, f"'{words}' is not named")
        called = self._called(sentence, phrase)
        if len(called) == 1:
            speaker, why = self._speaker(called[0])
            return Resolved(speaker, phrase, _join(f"'{words}' is {called[0].name}, given that title in the text", why))
        holders = self._cast.in_role(words, self._article.published)
        if len(holders) == 1 and holders[0].held:
            actor = holders[0].actor
            when = f" in {self._article.published}" if self._article.published else ""
            return Resolved(
                Speaker(actor.id, actor.name), phrase, f"'{words}' is {actor.name}, who held that office{when}"
            )
        if holders:
            names = " or ".join(holder.actor.name for holder in holders)
            return Resolved(None, phrase, f"'{words}' may be {names}; the dates do not settle it")
        if len(called) > 1:
            names = " or ".join(being.name for being in called[:3])
            return Resolved(None, phrase, f"'{words}' may be {names}")
        return Resolved(None, phrase, f"'{words}' is not named")

    def _called(self, sentence: Sentence, phrase: Phrase) -> list[Being]:
        """The persons named before whose title holds every word of `the senator`, `the technology secretary`."""
        tokens = sentence.tokens[phrase.begin : phrase.end]
        words = {token.low for token in tokens if token.tag in ("NN", "NP")}
        if not words or (tokens[0].tag != "DET" and not tokens[0].text[0].isupper()):
            return []
        return self._people.titled(words)


def _possessor(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Of `her claim`, her: a word of speech is not its own speaker."""
    tokens = sentence.tokens
    if phrase.kind != "thing" or phrase.end - phrase.begin < 2 or tokens[phrase.begin].tag != "POSS":
        return phrase
    if tokens[phrase.end - 1].low not in nouns():
        return phrase
    return next((other for other in sentence.phrases if other.begin == phrase.begin and other.kind == "his"), phrase)


def phrase_text(body: str, sentence: Sentence, phrase: Phrase) -> str:
    """The words of a phrase on one line."""
    return one_line(body[sentence.tokens[phrase.begin].start : sentence.tokens[phrase.end - 1].end])


def source_range(sentence: Sentence, phrase: Phrase, cue: int | None) -> tuple[int, int]:
    """The tokens that name a source: its phrase, an office before it, and what belongs to it up to the cue.

    `cue` is the token number of the cue where it follows in the same sentence.
    """
    tokens = sentence.tokens
    begin, end = phrase.begin, phrase.end
    if begin > 1 and tokens[begin - 1].low == "of":
        before = next((other for other in reversed(sentence.phrases) if other.end == begin - 1), None)
        if before is not None and tokens[before.end - 1].low in word_classes()["title"]:
            begin = before.begin
    if cue is not None and cue >= end:
        end = reach(tokens, phrase, cue)
    return begin, end


def _partner(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The other half of `Marsh and Reed said`, where both are names."""
    tokens = sentence.tokens
    if phrase.kind != "name" or named(tokens, phrase) is None:
        return None
    beside = phrase.end + 1
    if beside + 1 < len(tokens) and tokens[phrase.end].tag == "," and tokens[beside].low in _TOGETHER:
        joined = next((other for other in sentence.phrases if other.begin > beside), None)
        if joined is not None and joined.kind == "name" and joined.begin <= beside + 2:
            return joined
    for other in sentence.phrases:
        if other.kind != "name" or named(tokens, other) is None:
            continue
        if other.begin == phrase.end + 1 and tokens[phrase.end].low in _LISTED and _verb_follows(sentence, other.end):
            return other
        if other.end == phrase.begin - 1 and tokens[other.end].low in _LISTED and _verb_follows(sentence, phrase.end):
            return other
    return None


def _holder(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The name at the head of `Ada Marsh, director of ports at the agency said`, whose second comma is missing."""
    tokens = sentence.tokens
    edge = phrase.begin
    if edge == 0 or tokens[edge - 1].tag != "IN":
        return None
    while edge > 0 and tokens[edge - 1].tag in ("IN", "NN", "NP", "DET", "POSS", "CD", "CC"):
        edge -= 1
    if edge < 2 or tokens[edge - 1].tag != ",":
        return None
    office = next((other for other in sentence.phrases if other.begin == edge and other.kind != "owner"), None)
    holder = next((other for other in sentence.phrases if other.end == edge - 1), None)
    if office is None or office.nature != "human" or holder is None or holder.begin > 0 or holder.kind != "name":
        return None
    return holder if named(tokens, holder) is not None else None


def _verb_follows(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    while at < len(tokens) and tokens[at].tag in ("RB", "TIME"):
        at += 1
    if at >= len(tokens) or tokens[at].tag not in ("VB", "AUX", "MD"):
        return False
    return not (tokens[at].low.endswith("s") and tokens[at].verb is not None) and tokens[at].low not in (
        "has",
        "is",
        "was",
    )


def _place_like(word: str) -> bool:
    return word in ("in", "at", "on")


def _aliased(actor: Actor, being: Being) -> str:
    return "" if actor.name == being.name else f"'{being.name}' is {actor.name}"


def _other_gender(actor: Actor, being: Being) -> bool:
    """Whether a title in the text and the actor's given name tell two persons of one surname apart."""
    given = genders().get(fold(actor.name).split()[0])
    return bool(being.gender and given and given != being.gender)


def _join(one: str, other: str) -> str:
    return "; ".join(part for part in (one, other) if part)
