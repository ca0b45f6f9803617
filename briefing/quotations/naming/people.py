"""The persons and bodies that an article names or describes, and whom its names, titles and pronouns mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.language.words import fold
from briefing.quotations.glossary import Tag
from briefing.quotations.naming import pronouns
from briefing.quotations.naming.beings import KIN, Being, Meaning
from briefing.quotations.naming.described import Described, human, place
from briefing.quotations.naming.names import Named, named
from briefing.quotations.naming.pairs import joined_names, pairs
from briefing.quotations.naming.register import initials
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.noun_phrases import WITHIN, Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_PLACING = frozenset("in at near across throughout outside inside around".split())
_MEMORY = 12  # persons looked at for one pronoun, the last mentioned first
_HE = frozenset("his he he's he’s he'd he’d he'll he’ll him himself".split())
_SHE = frozenset("she she's she’s she'd she’d she'll she’ll her herself".split())
_IT = frozenset("it it's it’s its itself".split())
_THEY = frozenset("they they're they’re they'd they’d they've they’ve they'll they’ll their them themselves".split())
_VERBAL: frozenset[Tag] = frozenset(("VB", "AUX", "MD"))
_ASKED = frozenset("asked pressed pushed challenged questioned quizzed".split())  # they open `Asked whether she …, she`
_LED = 3  # of those who were introduced, the first ones that are looked at
_TAIL = 4  # tokens at most behind the name in `…, said Ada Marsh.`


@dataclass(slots=True)
class People(Described):
    """Whom the names, titles and pronouns of an article mean, decided in reading order.

    `clear`: how likely (0 to 1) a person must be for a pronoun to mean them.
    """

    asked: dict[str, tuple[int, Being]] = field(default_factory=dict)
    introduced: list[tuple[int, Being]] = field(default_factory=list)
    clear: float = pronouns.CLEAR

    def read(self, sentences: Sequence[Sentence], saying: Sequence[set[int]]) -> None:
        """Go through the sentences. `saying` holds, for each, the token numbers where subjects of speech begin."""
        for number, sentence in enumerate(sentences):
            for rank, phrase in enumerate(sentence.phrases):
                self.meet(sentence, number, phrase, rank, phrase.begin in saying[number])
            by_end: dict[int, list[Phrase]] = {}
            for phrase in sentence.phrases if pairs(sentence) else ():
                by_end.setdefault(phrase.end, []).append(phrase)
            for members in pairs(sentence):
                # of `the two ministers, Ada Marsh and Ben Reed, said` the first phrase says it
                before = [one.begin for one in by_end.get(members[0].begin - 1, ())]
                begins = {*before, *(one.begin for one in members)}
                self._couple(sentence, number, members, not begins.isdisjoint(saying[number]))

    def _couple(self, sentence: Sentence, number: int, members: Sequence[Phrase], says: bool) -> None:
        """Remember persons who speak or act together: `they`, or `the two ministers`, may mean them further on."""
        meanings = [self.meaning(sentence, one) for one in members]
        beings = tuple(one.being for one in meanings if one is not None and one.being is not None)
        if len(beings) < len(members) or any(one.unnamed or not one.personal for one in beings):
            return
        couple = next((one for one in self.couples if one.members == beings), None)
        if couple is None:
            name = joined_names([one.name for one in beings])
            couple = Being(name, tuple(word for one in beings for word in one.words), people=True, members=beings)
            self.couples.append(couple)
        self._mention(couple, number, sentence.paragraph, True, False)
        if says:
            couple.said = number

    def meet(self, sentence: Sentence, number: int, phrase: Phrase, rank: int, says: bool) -> None:
        """Read one noun phrase: decide whom it means, and remember that it was spoken of here."""
        tokens = sentence.tokens
        if phrase.kind in ("pronoun", "object", "his"):
            meaning = self._pronoun(sentence, number, phrase, says)
        elif phrase.kind in ("name", "owner") and (name := named(sentence, phrase)) is not None:
            meaning = self._met(sentence, phrase, name)
        else:
            meaning = self._described(sentence, phrase, says, rank == 0)
            if says and (meaning is None or meaning.being is None):
                self._latest(sentence, number, phrase)
        if meaning is None:
            return
        self.meanings[place(tokens, phrase)] = meaning
        being = meaning.being
        if being is None or (meaning.how in ("it", "document") and not says):
            return
        if phrase.begin and tokens[phrase.begin - 1].low in _PLACING:
            being.placed = True
        pronoun = phrase.kind in ("pronoun", "object", "his")
        if phrase.kind == "his" and _kinsman(sentence, phrase):
            return  # of his daughter Ada, she is spoken of
        first = rank == 0 or phrase.begin == sentence.phrases[0].begin
        leading = first or (not pronoun and phrase.end < len(tokens) and tokens[phrase.end].tag in _VERBAL)
        leading = leading or _introduced(sentence, phrase)
        leading = leading and tokens[phrase.begin].low != "whose"
        self._mention(being, number, sentence.paragraph, leading, phrase.kind == "owner")
        if says:
            being.said = number
            if phrase.begin and tokens[phrase.begin - 1].tag == "VB" and len(tokens) - phrase.end < _TAIL:
                being.last = number

    def _pronoun(self, sentence: Sentence, number: int, phrase: Phrase, says: bool) -> Meaning | None:
        first = sentence.tokens[phrase.begin]
        gender = "male" if first.low in _HE else ("female" if first.low in _SHE else "")
        if gender:
            late = phrase is not sentence.phrases[0]
            manner = (
                "object" if phrase.kind != "pronoun" else f"{'says' if says else 'subject'}{'late' if late else ''}"
            )
            meaning = self.pronoun(gender, first.text, number, sentence.paragraph, manner)
            asked = sentence.tokens[0].low in _ASKED and phrase.kind == "pronoun"
            if asked and meaning.being is not None and self.asked.get(gender, (-1, None))[0] != number:
                self.asked[gender] = (number, meaning.being)
            return meaning
        if phrase.kind != "object" and (first.low in _IT or first.low in _THEY):
            return pronouns.body(first.text, self.recent, number, first.low in _THEY)
        return None

    def pronoun(self, gender: str, text: str, number: int, paragraph: int, manner: str) -> Meaning:
        """Whom `he` or `she` means, where one person is clearly likelier than the others."""
        options = pronouns.candidates(self.recent, gender, number, paragraph, manner)
        if manner == "says":
            last = [being for being, _ in options if being.last == number - 1 and being.paragraph == paragraph]
            if len(last) == 1 and last[0].gender:
                return Meaning(last[0], f"'{text}' is {last[0].name}, who spoke last", "pronoun", 0.95, "0slp")
            for being, _ in options:
                voice = being.unnamed and being.words[-1] in word_classes()["spokesman"]
                if voice and being.said == number - 1 and being.paragraph == paragraph:
                    return Meaning(being, f"'{text}' is {being.name}, who spoke just before", "pronoun", 0.9)
        answers = self.asked.get(gender) if manner.startswith("says") else None
        if answers is not None and answers[0] == number:
            return Meaning(answers[1], f"'{text}' is {answers[1].name}, who was asked", "pronoun", 0.9, "0sp")
        here = [being for being, _ in options if being.sentence >= number - 1]
        if manner == "sayslate" and len(here) == 1 and here[0].said == here[0].led == number - 1 and here[0].gender:
            return Meaning(here[0], f"'{text}' is {here[0].name}, who spoke just before", "pronoun", 0.9, "0slp")
        meaning = pronouns.person(text, options, self.clear)
        return replace(meaning, signs=pronouns.signs(meaning.being, options, number))

    def _met(self, sentence: Sentence, phrase: Phrase, name: Named) -> Meaning:
        """Whom a name means, what stands beside it remembered."""
        tokens = sentence.tokens
        meaning = self.name(name)
        being = meaning.being
        if being is not None:
            if being.count == 0 and phrase is sentence.phrases[0] and len(name.words) > 1 and not name.body:
                self.introduced.append((tokens[0].start, being))
            if len(name.words) > 1:
                self._abbreviated(tokens, phrase.end, being)
            if not being.body:
                self._entitled(sentence, phrase, being)
            if len(being.words) == 1 and not KIN.isdisjoint(name.titles):
                self._related(sentence, phrase, being)
        return meaning

    def _related(self, sentence: Sentence, phrase: Phrase, being: Being) -> None:
        """Remember whose family somebody is of whom only the given name is told."""
        owner = next((one for one in sentence.phrases if one.begin == phrase.begin and one.end < phrase.end), None)
        meaning = self.meaning(sentence, owner) if owner is not None else None
        if meaning is not None and meaning.being is not None and len(meaning.being.words) > 1:
            self.families.setdefault(meaning.being.surname, []).append(being)

    def announced(self, start: int, end: int, gender: str) -> Being | None:
        """The person first named, in full and at the head of a sentence, between two places, who bears no office.

        Nobody where the text has introduced somebody before: of the lead alone is it usual to name later.
        """
        if any(being.person and at < start for at, being in self.introduced[:_LED]):
            return None
        for at, being in self.introduced[bisect_left(self.introduced, start, key=lambda item: item[0]) :]:
            if at > end:
                return None
            if being.person and not (being.gender and gender and being.gender != gender):
                return None if being.official else being
        return None

    def _entitled(self, sentence: Sentence, phrase: Phrase, being: Being) -> None:
        """Remember the office beside a name: `Ada Marsh, the minister,` and `the minister, Ada Marsh,`."""
        tokens = sentence.tokens
        for other in sentence.phrases:
            if other.begin > phrase.end + 1:
                break
            beside = (other.begin == phrase.end + 1 and tokens[phrase.end].tag == ",") or (
                other.end == phrase.begin - 1 and tokens[other.end].tag == ","
            )
            if beside and not being.person and other.begin > phrase.begin and self._is_body(sentence, phrase, other):
                self._founded(being, tokens[other.end - 1].low)
            elif beside and human(sentence, other):
                end = other.end
                while end < len(tokens) and tokens[end].tag in ("IN", "NP", "NN", "DET", "CC") and end < other.end + 6:
                    end += 1
                first = tokens[other.begin].low
                if first not in ("a", "an") or other.begin > phrase.begin:
                    owned = next(
                        (one.end for one in sentence.phrases if one.begin == other.begin and one.kind == "owner"), 0
                    )
                    begin = max(other.begin, owned)  # of the mayor's father, no mayor
                    words = [token.low for token in tokens[begin:end] if token.tag in ("NN", "NP", "RB")]
                    self._title(being, words)
                    being.person = True

    def _is_body(self, sentence: Sentence, phrase: Phrase, other: Phrase) -> bool:
        """Whether `other` tells behind a comma what kind of body a name is: Schools Watch, *the inspectorate*, said."""
        tokens = sentence.tokens
        if tokens[other.end - 1].low not in word_classes()["founded"] or tokens[other.begin].tag not in ("DET", "POSS"):
            return False
        if phrase.begin and tokens[phrase.begin - 1].tag == "IN":
            return False
        return other.end == len(tokens) or tokens[other.end].tag in (",", ".") or tokens[other.end].tag in ("IN", "WH")

    def _abbreviated(self, tokens: Sequence[Token], at: int, being: Being) -> None:
        """Remember the letters in brackets after a name: the National Crime Agency (NCA)."""
        if (
            at + 2 < len(tokens)
            and tokens[at].tag == "("
            and tokens[at + 2].tag == ")"
            and tokens[at + 1].text.isupper()
        ):
            letters = fold(tokens[at + 1].text)
            if letters == initials(being.words):
                being.body = True
                self._called(being, (letters,))

    def _mention(self, being: Being, number: int, paragraph: int, leading: bool, owner: bool) -> None:
        if not (being.sentence == number and being.leading):
            being.leading = leading
        if leading:
            being.led = number
        being.sentence, being.paragraph, being.owner = number, paragraph, owner
        being.count += 1
        if not self.recent or self.recent[-1] is not being:
            self.recent = [other for other in self.recent[-_MEMORY:] if other is not being]
            self.recent.append(being)


def _introduced(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name stands between commas behind what opens the sentence: `His father, Ada Marsh, came`."""
    tokens, at = sentence.tokens, phrase.begin - 1
    if phrase.kind != "name" or at < 1 or phrase.end + 1 >= len(tokens):
        return False
    if tokens[at].tag != "," or tokens[phrase.end].tag != "," or tokens[phrase.end + 1].tag not in _VERBAL:
        return False
    return any(
        one.begin == 0 and human(sentence, one) and all(token.tag in WITHIN for token in tokens[one.end : at])
        for one in sentence.phrases[:2]  # `her` before `her husband`
    )


def _kinsman(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name goes on from a possessive: *his* daughter Ada."""
    return any(
        other.begin == phrase.begin and other.end > phrase.end and other.kind == "name" for other in sentence.phrases
    )
