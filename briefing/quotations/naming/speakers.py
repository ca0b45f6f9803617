"""From the words that name a source to the speaker: an actor of the briefing, a name no actor has, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.language.words import fold
from briefing.model import Actor, Article, Speaker
from briefing.quotations.glossary import Naming
from briefing.quotations.naming.beings import LETTERS, Being, Meaning, Seat
from briefing.quotations.naming.callings import bears
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.descriptions import INDEFINITE, Description, describe
from briefing.quotations.naming.holders import Holders, Holding
from briefing.quotations.naming.offices import office
from briefing.quotations.naming.pairs import joint, together
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import follows, naming, phrase_text
from briefing.quotations.naming.standing import human
from briefing.quotations.reading.lexicon import genders, word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

_NAMES = ("name", "owner")
_LATER = 0.6  # how likely whoever is named next is meant by who was described first
_AGO = 600  # characters before in which they may have been spoken of without a name
_NEXT = 500  # characters in which they are named
_COURTESIES = frozenset("sir dame lord lady baroness mr mrs ms miss dr".split())
_NUMBER_TEN = re.compile(r"(?:Number|No\.?) (?:10|Ten|11|Eleven)")  # the prime minister's office, and the chancellor's
_PRONOUNS = ("pronoun", "object", "his")


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
    """Resolves the sources of one article. `addressed`: whom it calls you, as a letter greets them; `writer`: who is I
    in it.
    """

    def __init__(self, article: Article, cast: Cast, people: People, addressed: str = "", writer: str = "") -> None:
        self._addressed, self._writer = addressed, writer
        self._article = article
        self._cast = cast
        self._people = people
        self._holders = Holders(people)

    def resolve(self, sentence: Sentence, phrase: Phrase, *, alone: bool = False) -> Resolved:
        """Who a phrase of a sentence means; nobody where it is not one, or where it may be several.

        `alone`: only whom the phrase itself names, not who speaks together with them.
        """
        phrase = naming(sentence, phrase)
        words = phrase_text(self._article.body, sentence, phrase)
        if words.removeprefix("the ").removeprefix("The ") in LETTERS:
            name = self._lettered(words.removeprefix("the ").removeprefix("The "))
            return Resolved(Speaker(None, name), phrase, f"'{words}' is {name}", "described", 0.9)
        members = () if alone else together(sentence, phrase)
        if members and self._persons(sentence, *members):
            return self._together(sentence, phrase, members)
        if phrase.kind == "relative":
            return self._relative(sentence, phrase, words)
        if phrase.nature == "you" and phrase.kind == "pronoun" and self._addressed:
            return self._greeted(phrase, words)
        if phrase.nature == "I" and phrase.kind == "pronoun" and self._writer and words == "I":
            actors = self._cast.named(self._writer)
            speaker = Speaker(actors[0].id, actors[0].name) if len(actors) == 1 else Speaker(None, self._writer)
            return Resolved(speaker, phrase, "'I' is who signs the letter", "only", 0.9, "p")
        if _NUMBER_TEN.fullmatch(words):
            return Resolved(Speaker(None, words), phrase, f"'{words}', named as printed", "described", 0.5)
        meaning = self._people.meaning(sentence, phrase)
        if phrase.kind in _PRONOUNS or (meaning is not None and meaning.how in ("name", "surname", "short")):
            return self._meant(phrase, meaning, words)
        return self._role(sentence, phrase, words, meaning)

    def _greeted(self, phrase: Phrase, words: str) -> Resolved:
        """Whom a letter is written to: who holds that office, a person of the article by last name, or as it says."""
        why = f"'{words}' is whom the letter is written to"
        dated = self._dated(phrase, self._addressed)
        if dated is not None and dated.speaker is not None:
            return Resolved(dated.speaker, phrase, why, "dated")
        last = fold(self._addressed).split()[-1]
        fits = [one for one in self._people.by_surname.get(last, ()) if len(one.words) > 1 and one.person]
        if len(fits) > 1:
            return Resolved(None, phrase, f"'{words}' may be {fits[0].name} or {fits[1].name}", "pronoun", 0.0)
        actors = self._cast.named(fits[0].name if fits else self._addressed)
        name = fits[0].name if fits else self._addressed
        speaker = Speaker(actors[0].id, actors[0].name) if len(actors) == 1 else Speaker(None, name)
        return Resolved(speaker, phrase, why, "only", 0.9, "p")

    def _lettered(self, letters: str) -> str:
        """What the letters of a lobby briefing stand for, as the text itself calls such a one: Spokeswoman (PMS)."""
        body = self._article.body
        defined = re.search(rf"\b(spokes(?:wo)?man|spokesperson)\s\({letters}\)", body, re.IGNORECASE)
        word = defined[1] if defined is not None else ""
        if not word and re.search(r"\bspokesman\b", body, re.IGNORECASE) is None:
            called = re.search(r"\bspokes(?:woman|person)\b", body, re.IGNORECASE)
            she = re.search(rf"\b{letters}\b[^.\n]{{0,{_NEXT}}}\bs?he\b", body)
            word = called[0].lower() if called is not None else "spokeswoman" if _ends_she(she) else ""
        return LETTERS[letters].replace("spokesman", word) if word else LETTERS[letters]

    def _persons(self, sentence: Sentence, *phrases: Phrase) -> bool:
        """Whether each of these names is a person's by the text, or a full name that nothing shows to be another's; or
        each is a body's.
        """
        meanings = [self._people.meaning(sentence, phrase) for phrase in phrases]
        if any(meaning is None for meaning in meanings):
            return False
        beings = [meaning.being for meaning in meanings if meaning is not None and meaning.being is not None]
        return all(being.personal for being in beings) or (
            len(beings) == len(phrases) and all(being.body for being in beings)
        )

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
        named_later = self._named_later(meaning.being)
        if named_later is not None:
            why = f"'{meaning.being.name}' is {named_later.name}, named just after"
            return Resolved(self._speaker(named_later)[0], phrase, why, "office", _LATER)
        speaker, why = self._speaker(meaning.being)
        return Resolved(speaker, phrase, _join(meaning.why, why), meaning.how, meaning.likely, _signs(meaning))

    def _named_later(self, being: Being) -> Being | None:
        """Who the `bus driver` is that a text begins with: whoever it names next, in full and without an office."""
        if being is not self._people.lead or being.words[-1] in word_classes()["spokesman"]:
            return None
        named = self._people.announced(0, _NEXT, being.gender, being.words[-1])
        if named is None or not self._people.leading_words:
            return named
        other = named.titles - _COURTESIES and not bears(named, being.words[-1])  # a bishop is not Ben Reed, a farmer
        return None if other or named is not self._people.spoke_first else named

    def _relative(self, sentence: Sentence, phrase: Phrase, words: str) -> Resolved:
        before = follows(sentence, phrase)
        if before is not None and sentence.tokens[before.begin].low == "those":
            before = _among(sentence, before)
        elif before is not None and sentence.tokens[before.begin].low == "one":
            before = _one_who(sentence, before)
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
        if isinstance(being, Seat):
            held = self._holders.of(being)
            if held is None or len(held.beings) > 1:
                return Speaker(None, being.name), ""
            return self._speaker(held.beings[0])[0], f"'{being.name}' is {held.beings[0].name}, {held.reason}"
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
        letters = next((letters for letters, name in LETTERS.items() if name == being.name), "")
        return Speaker(None, self._lettered(letters) if letters else being.name), ""

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
        if meaning is not None and (meaning.being is not None or meaning.why) and not isinstance(meaning.being, Seat):
            return None
        seat = meaning.being if meaning is not None and isinstance(meaning.being, Seat) else None
        if not asked.known and self._introduced(description, sentence.tokens[phrase.begin].start):
            return None
        found = self._holders.held(sentence, phrase, description, seat)
        if found is not None:
            return self._holding(phrase, words, found)
        dated = self._dated(phrase, words)
        if dated is None and seat is not None:
            return Resolved(Speaker(None, seat.name), phrase, f"'{words}', named as printed", "described", 0.5)
        return dated

    def _introduced(self, description: Description, at: int) -> bool:
        """Whether who is described was spoken of as somebody unnamed: a patient of mine …, and then the patient."""
        before = self._article.body[max(0, at - _AGO) : at]
        return re.search(rf"\b[Aa]n? (?:\w+ )?{re.escape(description.head)}\b(?!,? [A-Z])", before) is not None

    def _holding(self, phrase: Phrase, words: str, found: Holding) -> Resolved:
        """The one who holds an office, by name; nobody where there are several."""
        if len(found.beings) > 1:
            names = " or ".join(being.name for being in found.beings[:3])
            return Resolved(None, phrase, f"'{words}' may be {names}", "office", 0.0)
        being = found.beings[0]
        speaker, why = self._speaker(being)
        return Resolved(
            speaker, phrase, _join(f"'{words}' is {being.name}, {found.reason}", why), "office", found.likely
        )

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


def _ends_she(told: re.Match[str] | None) -> bool:
    return told is not None and told[0].endswith("she")


def _among(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """Who is `among those who fear`: whom the sentence begins with."""
    tokens, first = sentence.tokens, sentence.phrases[0]
    found = phrase.begin > 1 and tokens[phrase.begin - 1].low in ("among", "amongst", "of")
    return first if found and first.begin <= 1 and first.kind == "name" else None


def _one_who(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """Who is `one who calls him a rogue`: whom the sentence begins with."""
    first = sentence.phrases[0]
    tokens = sentence.tokens
    told = phrase.end == phrase.begin + 1 and phrase.begin > 1 and tokens[phrase.begin - 1].low in ("is", "was")
    return first if told and first.begin == 0 and first.kind in ("name", "pronoun") else None


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
