"""From the words that name a source to the speaker: an actor of the briefing, a name no actor has, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.language.words import fold
from briefing.model import Actor, Article, Speaker
from briefing.quotations.glossary import Naming
from briefing.quotations.naming.beings import LETTERS, Being, Meaning
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.described import human
from briefing.quotations.naming.descriptions import INDEFINITE, Description, describe
from briefing.quotations.naming.offices import Office, office
from briefing.quotations.naming.pairs import joint, together
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import naming, phrase_text
from briefing.quotations.reading.lexicon import genders
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

_NAMES = ("name", "owner")
_LEAD = 600  # characters that open an article: who is described in them is often named next
_JUST_AFTER = 400  # characters after a description in which its name may follow
_PRONOUNS = ("pronoun", "object", "his")

# Offices of which a person has one: Commissioner Marsh is not "the governor", though a minister may be "the leader".
_APART = frozenset(
    "governor mayor commissioner ambassador judge sheriff bishop archbishop coroner treasurer chancellor senator"
    " admiral general magistrate ombudsman auditor comptroller".split()
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source is, the phrase that says so, and the reason.

    `how`, `likely` (0 to 1) and `signs` tell the model of certainty on which way it was found, and how sure it is.
    """

    speaker: Speaker | None
    phrase: Phrase
    why: str
    how: Naming = "name"
    likely: float = 1.0
    signs: str = ""


class Speakers:
    """Resolves the sources of one article."""

    def __init__(self, article: Article, cast: Cast, people: People) -> None:
        self._article = article
        self._cast = cast
        self._people = people

    def resolve(self, sentence: Sentence, phrase: Phrase, *, alone: bool = False) -> Resolved:
        """Who a phrase of a sentence means; nobody where it is not one, or where it may be several.

        `alone`: only whom the phrase itself names, not who speaks together with them.
        """
        phrase = naming(sentence, phrase)
        words = phrase_text(self._article.body, sentence, phrase)
        if words.removeprefix("the ").removeprefix("The ") in LETTERS:
            name = LETTERS[words.removeprefix("the ").removeprefix("The ")]
            return Resolved(Speaker(None, name), phrase, f"'{words}' is {name}", "described", 0.9)
        members = () if alone else together(sentence, phrase)
        if members and self._persons(sentence, *members):
            return self._together(sentence, phrase, members)
        if phrase.kind == "relative":
            return self._relative(sentence, phrase, words)
        meaning = self._people.meaning(sentence, phrase)
        if phrase.kind in _PRONOUNS or (meaning is not None and meaning.how in ("name", "surname", "short")):
            return self._meant(phrase, meaning, words)
        return self._role(sentence, phrase, words, meaning)

    def _persons(self, sentence: Sentence, *phrases: Phrase) -> bool:
        """Whether each of these names is a person's by the text, or a full name that nothing shows to be another's."""
        meanings = [self._people.meaning(sentence, phrase) for phrase in phrases]
        return all(meaning is not None and (meaning.being is None or meaning.being.personal) for meaning in meanings)

    def _together(self, sentence: Sentence, phrase: Phrase, members: Sequence[Phrase]) -> Resolved:
        """Two persons or three who speak as one."""
        said = [self._meant(one, self._people.meaning(sentence, one), "").speaker for one in members]
        known = [speaker for speaker in said if speaker is not None]
        texts = (phrase_text(self._article.body, sentence, one) for one in members)
        why = " and ".join(f"'{text}'" for text in texts) + " speak together"
        if len(known) < len(members):
            return Resolved(None, phrase, why, "together", 0.0)
        return Resolved(joint(known), phrase, why, "together", 0.9)

    def _meant(self, phrase: Phrase, meaning: Meaning | None, words: str) -> Resolved:
        """The speaker that a name or a pronoun means."""
        if meaning is None:
            return Resolved(None, phrase, f"'{words}' names nobody", "pronoun", 0.0)
        if meaning.being is None:
            return Resolved(None, phrase, meaning.why, meaning.how, 0.0)
        speaker, why = self._speaker(meaning.being)
        return Resolved(speaker, phrase, _join(meaning.why, why), meaning.how, meaning.likely, _signs(meaning))

    def _relative(self, sentence: Sentence, phrase: Phrase, words: str) -> Resolved:
        tokens = sentence.tokens
        edge = phrase.begin - 1 if phrase.begin and tokens[phrase.begin - 1].tag == "," else phrase.begin
        before = next((other for other in sentence.phrases if other.end == edge and other.kind != "owner"), None)
        if before is None:
            return Resolved(None, phrase, f"'{words}' does not follow a name", "relative", 0.0)
        resolved = self.resolve(sentence, _described_by(sentence, before))
        if resolved.speaker is None:
            return Resolved(None, phrase, f"'{words}' does not follow a name", "relative", 0.0)
        why = _join(f"'{words}' is {resolved.speaker.name}", resolved.why)
        return Resolved(resolved.speaker, phrase, why, "relative", resolved.likely)

    def _speaker(self, being: Being) -> tuple[Speaker | None, str]:
        """The actor with this name, or the name itself, in full where the article gives it further on."""
        if being.members:
            each = [self._speaker(member)[0] for member in being.members]
            known = [speaker for speaker in each if speaker is not None]
            return (joint(known), "") if len(known) == len(each) else (None, "")
        full = self._people.in_full(being)
        if full is not being:
            speaker, why = self._speaker(full)
            return speaker, _join(f"'{being.name}' is {full.name}, named in full further on", why)
        actors = self._cast.named(being.name)
        if len(actors) == 1:
            return Speaker(actors[0].id, actors[0].name), _aliased(actors[0], being)
        if len(actors) > 1:
            return None, f"'{being.name}' may be {' or '.join(actor.name for actor in actors)}"
        if len(being.words) == 1 and not being.body and not being.unnamed:
            return self._surname(being)
        return Speaker(None, being.name), ""

    def _surname(self, being: Being) -> tuple[Speaker | None, str]:
        """The actor whose last name it is, where only one has it and nothing tells them apart."""
        actors = self._cast.surnamed(being.name)
        if len(actors) == 1 and (self._people.full(being) or _other_gender(actors[0], being)):
            return Speaker(None, being.name), f"'{being.name}' is not {actors[0].name}"
        if len(actors) == 1:
            return Speaker(actors[0].id, actors[0].name), f"'{being.name}' is the surname of one actor only"
        if len(actors) > 1:
            return None, f"'{being.name}' is the surname of {' and '.join(actor.name for actor in actors)}"
        return Speaker(None, being.name), ""

    def _role(self, sentence: Sentence, phrase: Phrase, words: str, meaning: Meaning | None) -> Resolved:
        """An office, an alias or a description instead of a name: who held it at the article's date, or bears it."""
        actors = self._cast.named(words)
        if len(actors) == 1:
            speaker = Speaker(actors[0].id, actors[0].name)
            return Resolved(speaker, phrase, f"'{words}' is {actors[0].name}", "name", 1.0)
        description = describe(sentence, phrase)
        if (
            description is not None
            and description.kind == "person"
            and not (description.voice and description.owner is not None)
        ):
            held = self._held(sentence, phrase, description, meaning)
            if held is not None:
                return held
        if meaning is not None and meaning.being is not None:
            return self._meant(phrase, meaning, words)
        if meaning is None and description is not None and _as_printed(description):
            return Resolved(Speaker(None, description.text), phrase, f"'{words}', named as printed", "described", 0.5)
        why = meaning.why if meaning is not None and meaning.why else f"'{words}' is not named"
        return Resolved(None, phrase, why, "office", 0.0)

    def _held(
        self, sentence: Sentence, phrase: Phrase, description: Description, meaning: Meaning | None
    ) -> Resolved | None:
        """The holder of an office: by the dates of actors.yaml, else by the text, also further on."""
        words = phrase_text(self._article.body, sentence, phrase)
        asked = office(description.words)
        capital = words[:1].isupper() and sentence.tokens[phrase.begin].low not in INDEFINITE
        if not description.definite and not capital and not asked.known:
            return None
        if len(asked.printed) + len(asked.ranks) > 1 or asked.known:
            dated = self._dated(phrase, words)
            if dated is not None:
                return dated
        if meaning is not None and (meaning.being is not None or meaning.why):
            return None
        later = self._people.entitled(asked)
        if len(later) > 1:
            return Resolved(None, phrase, f"'{words}' may be {' or '.join(b.name for b in later[:3])}", "office", 0.0)
        likely, reason = 0.9, "given that title in the text"
        start = sentence.tokens[phrase.end - 1].end
        if not later:
            likely, reason = 0.5, "the person last spoken of"
            latest = self._people.lately(sentence, phrase)
            later = [latest] if latest is not None and not _bears_another(latest, asked) else []
        if not later and start < _LEAD:
            likely, reason = 0.6, "named just after it"
            announced = self._people.announced(start, start + _JUST_AFTER, description.gender)
            later = [announced] if announced is not None and not _bears_another(announced, asked) else []
        if not later and description.definite and (asked.known or "leader" in asked.printed):
            likely, reason = 0.4, "whom the text speaks of without an office"
            known = self._people.untitled(description.gender)
            later = [known] if known is not None else []
        if later:
            named, why = self._speaker(later[0])
            return Resolved(named, phrase, _join(f"'{words}' is {later[0].name}, {reason}", why), "office", likely)
        return self._dated(phrase, words)

    def _dated(self, phrase: Phrase, words: str) -> Resolved | None:
        """The actor who held an office at the article's date."""
        holders = self._cast.in_role(words, self._article.published)
        if len(holders) == 1 and holders[0].held:
            actor = holders[0].actor
            when = f" in {self._article.published}" if self._article.published else ""
            why = f"'{words}' is {actor.name}, who held that office{when}"
            return Resolved(Speaker(actor.id, actor.name), phrase, why, "dated", 1.0)
        if holders:
            names = " or ".join(holder.actor.name for holder in holders)
            return Resolved(None, phrase, f"'{words}' may be {names}; the dates do not settle it", "dated", 0.0)
        return None


def _bears_another(being: Being, asked: Office) -> bool:
    """Whether the text gives a person an office that nobody holds together with the one asked for."""
    return bool(asked.words & _APART) and any(held.words & _APART and not asked.fits(held) for held in being.offices)


def _described_by(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The name beside which a description stands: Ada Marsh, *a former banker*, who said."""
    at = phrase.begin - 1
    if phrase.kind not in ("thing", "bare", "role") or at < 1 or sentence.tokens[at].tag != ",":
        return phrase
    before = next((other for other in sentence.phrases if other.end == at and other.kind == "name"), None)
    if before is None or before.nature != "person" or not human(sentence, phrase):
        return phrase
    return before


def _as_printed(description: Description) -> bool:
    """Whether a description is shown as it is printed: a body, people, or somebody of whom no more is told."""
    if description.kind == "person":
        return description.voice or not (description.definite or description.bare)
    return description.kind in ("body", "people")


def _aliased(actor: Actor, being: Being) -> str:
    return "" if actor.name == being.name else f"'{being.name}' is {actor.name}"


def _other_gender(actor: Actor, being: Being) -> bool:
    """Whether a title in the text and the actor's given name tell two persons of one surname apart."""
    given = genders().get(fold(actor.name).split()[0])
    return bool(being.gender and given and given != being.gender)


def _signs(meaning: Meaning) -> str:
    """What tells how sure it is whom a phrase means: of a name, whether it is a person's (p) or a body's (b), in full
    (f), with a title that tells the gender (g), and whether it is spoken of more than once (m).
    """
    being = meaning.being
    if meaning.signs or being is None or being.unnamed:
        return meaning.signs
    return (
        ("p" if being.person else "")
        + ("b" if being.body else "")
        + ("f" if len(being.words) > 1 else "")
        + ("g" if being.gender else "")
        + ("m" if being.count > 1 else "")
    )


def _join(one: str, other: str) -> str:
    return "; ".join(part for part in (one, other) if part)
