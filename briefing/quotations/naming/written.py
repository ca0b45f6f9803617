"""Whose words a memo, a report or a statement of an article holds, and the `it` that goes on with it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.quotations.naming.beings import Being, Meaning
from briefing.quotations.naming.described import Described
from briefing.quotations.naming.descriptions import Description, describe
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

_WRITINGS = frozenset("memo report letter document email e-mail note dossier review study leaflet".split())
_STATEMENTS = _WRITINGS | frozenset("statement post message tweet apology response".split())
_PUT_OUT = frozenset("issued released published put posted sent circulated wrote written issues publishes".split())
_AGO = 4  # sentences back in which a document must have been told of
_OPENING = 5  # tokens that open a sentence: in a long letter to


def speaks_of_nobody(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase that is not said to speak plainly tells of no person, no body and no document: a late ferry.

    Most are such, and need not be met. A body may be `the ferry`; a statement tells who put it out.
    """
    tokens = sentence.tokens
    if phrase.nature != "thing" or phrase.kind not in ("thing", "bare") or tokens[phrase.begin].low == "the":
        return False
    return tokens[phrase.end - 1].low not in _STATEMENTS and describe(sentence, phrase) is None


@dataclass(slots=True)
class Written(Described):
    """Whose words the documents of an article hold.

    `writing`: the last memo or report that a sentence began with: the sentence, its words, and whose they were taken
    for. `issued`: in which sentence somebody last put out a statement, and who. `crowd`: where people were last spoken
    of.
    """

    writing: tuple[int, str, Being | None] | None = None
    issued: tuple[int, Being] | None = None
    crowd: int = -1

    def _telling(self, sentence: Sentence, number: int, phrase: Phrase, says: bool) -> Meaning | None:
        """Whose words an `it` goes on with that is a document: the report, or the statement that somebody put out."""
        text = sentence.tokens[phrase.begin].text
        if (says or _does(sentence, phrase)) and self.writing is not None:
            before, words, written = self.writing
            others = [one for one in self.recent if one.body and one.said == before and one is not written]
            if before == number - 1 and not others:
                self.writing = (number, words, written)
                return Meaning(written, f"'{text}' is {words}", "it", 0.5 if written is not None else 0.0)
        if says and self.issued is not None and self.issued[0] == number - 1:
            being = self.issued[1]
            return Meaning(being, f"'{text}' is the statement of {being.name}", "it", 0.7)
        return None

    def _written(self, sentence: Sentence, number: int, phrase: Phrase, meaning: Meaning | None) -> None:
        """Remember people, and a memo or a report that a sentence begins with: the `It says` behind it is no body's."""
        description = describe(sentence, phrase)
        if description is not None and description.kind == "people":
            self.crowd = number
        owned = description is not None and description.kind == "document" and description.owner is not None
        written = description is not None and (owned or description.head in _WRITINGS)
        new = description is not None and (owned or not description.definite)
        if new and description is not None and self.writing is not None:  # a report is another than the one before
            same = self.writing[1].split()[-1:] == list(description.words[-1:])
            self.writing = None if same else self.writing
        if description is not None and written and phrase.begin == 0 and description.definite:
            if meaning is None and description.owner is not None:
                meaning = self.meaning(sentence, description.owner)
            self.writing = (number, description.text, meaning.being if meaning is not None else None)

    def _document(
        self, sentence: Sentence, phrase: Phrase, description: Description, says: bool, number: int
    ) -> Meaning | None:
        """Whose words a document holds: of `the letter`, whose letter the text has just told of."""
        if self.writing is not None and description.owner is None and description.definite:
            before, text, written = self.writing
            if number - before <= _AGO and description.words and text.split()[-1] == description.words[-1]:
                return Meaning(written, f"'{description.text}' is {text}", "document", 0.5) if written else None
        return Described._document(self, sentence, phrase, description, says, number)

    def _wrote_in(self, sentence: Sentence, number: int, being: Being) -> None:
        """Remember who says something in a letter, of which the next sentence says how *it* goes on."""
        tokens = sentence.tokens
        if tokens[0].low == "in" and not _STATEMENTS.isdisjoint([token.low for token in tokens[1:_OPENING]]):
            self.issued = (number, being)

    def _put_out(self, sentence: Sentence, number: int, phrase: Phrase) -> None:
        """Remember who puts out a statement, of which the next sentence says what it reads."""
        before = sentence.phrases[0]
        if phrase is before or sentence.tokens[phrase.end - 1].low not in _STATEMENTS:
            return
        if _PUT_OUT.isdisjoint([token.low for token in sentence.tokens[before.end : phrase.begin]]):
            return
        meaning = self.meaning(sentence, before)
        if meaning is not None and meaning.being is not None:
            self.issued = (number, meaning.being)


def _does(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a pronoun that opens its sentence is the subject of a cue: *It* described the bay as “a treasure”."""
    tokens, at = sentence.tokens, phrase.end
    return not phrase.begin and at < len(tokens) and tokens[at].tag == "VB" and tokens[at].verb is not None
