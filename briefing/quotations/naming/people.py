"""The persons and bodies that an article names or describes, and whom its names, titles and pronouns mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.language.words import fold
from briefing.quotations.glossary import Tag
from briefing.quotations.naming.beings import KIN, Being, Meaning, Seat
from briefing.quotations.naming.bodies import corporate
from briefing.quotations.naming.callings import bears
from briefing.quotations.naming.meant import TAIL, Meant
from briefing.quotations.naming.names import Named, named
from briefing.quotations.naming.pairs import joined_names, pairs, relative, spouses
from briefing.quotations.naming.register import initials
from briefing.quotations.naming.serving import appointed
from briefing.quotations.naming.standing import (
    VERBAL,
    aged,
    answering,
    as_for,
    at_hearing,
    author_of,
    charging,
    human,
    main_subject,
    of_kin,
    of_thing,
    owns,
    place,
    questioned,
    reaches,
    set_in,
    show,
    spoken_to,
    titled_alone,
    told_of,
    told_which,
    was_asked,
    within_name,
)
from briefing.quotations.naming.written import speaks_of_nobody
from briefing.quotations.reading.lexicon import Verb, word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_PLACING = frozenset("in at near across throughout outside inside around".split())
_ELECTED = frozenset("mp mps msp ms mla member candidate councillor".split())
_MEMORY = 12  # persons looked at for one pronoun, the last mentioned first
_GOVERNING: frozenset[Tag] = frozenset(("VB", "IN"))  # behind them nobody opens a sentence: quoting *Ada Marsh*, he
_LED = 3  # of those who were introduced, the first ones that are looked at
_OFFICES = 4  # phrases that own an office of somebody, the first ones
_DEALING = frozenset(
    "rival owner operator developer supplier contractor competitor sponsor publisher maker manufacturer backer".split()
)  # what a body may be too
_BEING = frozenset("is was became becomes".split())
_PEERS = (("lord",), ("lady",), ("baroness",), ("baron",))  # before a surname they make a whole name


@dataclass(slots=True)
class People(Meant):
    """Whom the names, titles and pronouns of an article mean, decided in reading order.

    `lead`: whom the text begins with, `a bus driver`, before it names them; `leading_words`: whether its first sentence
    tells of their words (`…, a union leader has said.`, `accused by a bishop of “…”`). `introduced`: who was named in
    full at the head of a sentence, and where; `spoke_first`: the first of them who said something where they were
    named.
    """

    introduced: list[tuple[int, Being]] = field(default_factory=list)
    lead: Being | None = None
    leading_words: bool = False
    spoke_first: Being | None = None

    def read(self, sentences: Sequence[Sentence], saying: Sequence[Mapping[int, Verb]]) -> None:
        """Go through the sentences. `saying` holds, for each, where subjects of speech begin, and the verb of each."""
        for number, sentence in enumerate(sentences):
            speaking = saying[number]
            for rank, phrase in enumerate(sentence.phrases):
                if within_name(sentence, phrase):
                    continue
                verb = speaking.get(phrase.begin) if not owns(sentence, phrase) else None
                verb = verb or answering(sentence, phrase) or (charging(sentence, phrase) if not number else None)
                if verb is None and speaks_of_nobody(sentence, phrase):
                    continue
                self.meet(sentence, number, phrase, rank, verb is not None, verb)
            joined = pairs(sentence)
            by_end: dict[int, list[Phrase]] = {}
            for phrase in sentence.phrases if joined else ():
                by_end.setdefault(phrase.end, []).append(phrase)
            for members in joined:
                # of `the two ministers, Ada Marsh and Ben Reed, said` the first phrase says it
                before = [one.begin for one in by_end.get(members[0].begin - 1, ())]
                begins = {*before, *(one.begin for one in members)}
                self._couple(sentence, number, members, not begins.isdisjoint(speaking.keys()))
            self._beside_seats(sentence)
            for one, other in spouses(sentence):
                self._couple(sentence, number, (one, other), False)

    def _beside_seats(self, sentence: Sentence) -> None:
        """Remember who is named in one sentence with an office: `Marsh said the prime minister …` is not about one."""
        if not self.asked_for:
            return
        met = [
            self.meaning(sentence, phrase)
            for phrase in sentence.phrases
            if phrase.kind == "name" or (phrase.kind == "pronoun" and not phrase.begin)  # *She* met the minister
        ]
        named_here = {meaning.being for meaning in met if meaning is not None and meaning.being is not None}
        for seat in self.asked_for:
            seat.apart |= named_here
        self.asked_for.clear()

    def _couple(self, sentence: Sentence, number: int, members: Sequence[Phrase], says: bool) -> None:
        """Remember persons who speak or act together: `they`, or `the two ministers`, may mean them further on."""
        meanings = [self.meaning(sentence, one) for one in members]
        beings = tuple(one.being for one in meanings if one is not None and one.being is not None)
        alike = all(one.personal for one in beings) or all(one.body for one in beings)
        if len(beings) < len(members) or not alike or any(one.unnamed for one in beings):
            return
        couple = next((one for one in self.couples if one.members == beings), None)
        if couple is None:
            name = joined_names([one.name for one in beings])
            couple = Being(name, tuple(word for one in beings for word in one.words), people=True, members=beings)
            self.couples.append(couple)
        self._mention(couple, number, sentence.paragraph, True, False)
        if says:
            couple.said = number

    def meet(
        self,
        sentence: Sentence,
        number: int,
        phrase: Phrase,
        rank: int,
        says: bool,
        verb: Verb | None = None,
    ) -> None:
        """Read one noun phrase: decide whom it means, and remember that it was spoken of here.

        `says`, `verb`: whether it is the subject of speech, and of which verb.
        """
        tokens = sentence.tokens
        if phrase.kind in ("pronoun", "object", "his"):
            meaning = self._pronoun(sentence, number, phrase, says)
        elif phrase.kind in ("name", "owner") and (name := named(sentence, phrase)) is not None:
            meaning = self._met(sentence, phrase, name)
        else:
            meaning = self._described(sentence, phrase, says, rank == 0, number)
            self._written(sentence, number, phrase, meaning)
            self._put_out(sentence, number, phrase)
            if says and (meaning is None or meaning.being is None or isinstance(meaning.being, Seat)):
                self._latest(sentence, number, phrase)
        if meaning is None:
            return
        self.meanings[place(tokens, phrase)] = meaning
        being = meaning.being
        self._lead(sentence, number, phrase, being, opens=rank == 0, says=says)
        if being is None or (meaning.how in ("it", "document") and not says):
            return
        if phrase.kind == "name" and spoken_to(sentence, phrase):
            return
        if was_asked(sentence, phrase):
            self.put_to = (number, being)
        before = tokens[phrase.begin - 1].low if phrase.begin else ""
        if before in _PLACING or (before == "for" and phrase.begin > 1 and tokens[phrase.begin - 2].low in _ELECTED):
            being.placed = being.placed or before in _PLACING or not being.person
        if phrase.kind == "name" and not being.person and (of_thing(sentence, phrase) or show(tokens, phrase)):
            being.placed = True
        pronoun = phrase.kind in ("pronoun", "object", "his")
        if phrase.kind == "his" and of_kin(sentence, phrase):
            return  # of his daughter Ada, she is spoken of
        if rank == 0:
            being.opened = number
        if as_for(sentence, phrase) and being.person:
            self.topic = (number, being)
        first = rank == 0 or phrase.begin == sentence.phrases[0].begin
        first = first and not (phrase.begin == 1 and tokens[0].tag in _GOVERNING)
        leading = first or (not pronoun and phrase.end < len(tokens) and tokens[phrase.end].tag in VERBAL)
        leading = leading or set_in(sentence, phrase)
        leading = (
            leading and tokens[phrase.begin].low != "whose" and not owns(sentence, phrase)
        )  # not she whose aide it is
        author = being.body and author_of(tokens, phrase)
        leading, says = leading or author, says or author
        self._mention(being, number, sentence.paragraph, leading, phrase.kind == "owner")
        if says:
            self._wrote_in(sentence, number, being)
            named_first = self.introduced[0][1] if self.introduced else None
            if self.spoke_first is None and being is named_first and being.first == number:
                self.spoke_first = being
            agent = being.unnamed and before == "by" and any(one.said == number for one in self.recent)
            being.said = being.said if agent else number  # Marsh said she was told by a clerk to go: she speaks
            if phrase.begin and tokens[phrase.begin - 1].tag == "VB" and len(tokens) - phrase.end < TAIL:
                being.last = number
            if verb is not None and verb.lemma == "tell" and being.person and at_hearing(sentence, phrase):
                being.titles.add("witness")
            if verb is not None and (verb.group == "ask" or questioned(tokens, phrase)):
                being.asked = number

    def _lead(
        self, sentence: Sentence, number: int, phrase: Phrase, being: Being | None, *, opens: bool, says: bool
    ) -> None:
        """Remember whom a text begins with, or in whose words, before it names them."""
        described = being is not None and being.unnamed and being.person
        tokens = sentence.tokens
        charges = charging(sentence, phrase) is not None and not any(
            one.nature in ("person", "he") for one in sentence.phrases if one.end <= phrase.begin
        )
        new = tokens[phrase.begin].low in ("a", "an") or (charges and tokens[phrase.begin].low == "one")
        if number or self.lead is not None or not described or not new:
            return
        words = says and not opens and (charges or len(tokens) - phrase.end <= TAIL)
        if opens or words:
            self.lead, self.leading_words = being, words

    def _met(self, sentence: Sentence, phrase: Phrase, name: Named) -> Meaning:
        """Whom a name means, what stands beside it remembered."""
        tokens = sentence.tokens
        kin = relative(sentence, phrase, name)
        if kin is not None and not self.by_given.get(name.words[0]):
            last = kin.text.rpartition(" ")[2]
            words = (*name.words, kin.words[-1])
            name = replace(name, text=f"{name.text} {last}", words=words, printed=f"{name.printed} {last}")
        meaning = self.name(name)
        being = meaning.being
        if being is not None:
            whole = len(name.words) > 1 or name.titles[-1:] in _PEERS
            heads = phrase is sentence.phrases[0] or set_in(sentence, phrase)
            if being.count == 0 and heads and whole and not name.body:
                self.introduced.append((tokens[0].start, being))
            if not (being.person or being.body or being.gender or name.titled) and corporate(sentence, phrase):
                being.body = True
            being.age = being.age or aged(tokens, phrase.end)
            if not (being.body or name.body or name.words[-1] in word_classes()["party"]) and len(name.words) > 1:
                being.person = being.person or bool(being.age) or told_of(tokens, phrase.end)
            if not being.person and told_which(tokens, phrase.end):
                being.body = True
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
        if owner is not None:
            self._of_family(sentence, being, owner)

    def _of_family(self, sentence: Sentence, being: Being, owner: Phrase) -> None:
        meaning = self.meaning(sentence, owner)
        if meaning is not None and meaning.being is not None and len(meaning.being.words) > 1:
            self.families.setdefault(meaning.being.surname, []).append(being)

    def announced(self, start: int, end: int, gender: str, calling: str = "") -> Being | None:
        """The person first named, in full and at the head of a sentence, between two places, who bears no office.

        Or one that fits the `calling` asked for.

        Nobody where the text has introduced somebody before: of the lead alone is it usual to name later.
        """
        if any(being.person and at < start for at, being in self.introduced[:_LED]):
            return None
        for at, being in self.introduced[bisect_left(self.introduced, start, key=lambda item: item[0]) :]:
            if at > end:
                return None
            if being.person and not (being.gender and gender and being.gender != gender):
                return None if being.official and not bears(being, calling) else being
        return None

    def _entitled(self, sentence: Sentence, phrase: Phrase, being: Being) -> None:
        """Remember the office beside a name: `Ada Marsh, the minister,` and `the minister, Ada Marsh,`."""
        tokens = sentence.tokens
        for other in sentence.phrases:
            if other.begin > phrase.end + 1:
                break
            beside = (
                (other.begin == phrase.end + 1 and tokens[phrase.end].tag == ",")
                or (other.end == phrase.begin - 1 and tokens[other.end].tag == ",")
                or (other.begin == phrase.end + 1 and tokens[phrase.end].low in _BEING)
            )
            if beside and other.begin > phrase.begin > 0 and main_subject(sentence, other):
                continue
            if beside and not being.person and other.begin > phrase.begin and self._is_body(sentence, phrase, other):
                self._founded(being, tokens[other.end - 1].low)
            elif (beside or reaches(sentence, other, phrase)) and (
                human(sentence, other) or titled_alone(sentence, other)
            ):
                end = other.end
                while end < len(tokens) and tokens[end].tag in ("IN", "NP", "NN", "DET", "CC") and end < other.end + 6:
                    end += 1
                first = tokens[other.begin].low
                new = first in ("a", "an") and other.begin < phrase.begin
                apposed = new and phrase.end < len(tokens) and tokens[phrase.end].tag in (",", ".")
                if not new or apposed or appointed(tokens, other.begin):
                    owner = next(
                        (one for one in sentence.phrases if one.begin == other.begin and one.kind in ("owner", "his")),
                        None,
                    )
                    begin = max(other.begin, owner.end) if owner is not None else other.begin
                    # of the mayor's father, no mayor
                    owner = (
                        sentence.phrases[0] if new and not apposed else owner
                    )  # the trust has a new chair, Ada Marsh
                    if owner is not None and len(being.serves) < _OFFICES:
                        being.serves.append((sentence, owner))
                    words = [token.low for token in tokens[begin:end] if token.tag in ("NN", "NP", "RB")]
                    if not being.person and not being.gender and _DEALING.intersection(words):
                        continue  # the firm's rival, Tarn Meats
                    self._title(being, words)
                    being.person = True
                    if len(being.words) == 1 and owner is not None and not KIN.isdisjoint(words):
                        self._of_family(sentence, being, owner)

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
        being.first = number if not being.count else being.first
        being.count += 1
        if not self.recent or self.recent[-1] is not being:
            self.recent = [other for other in self.recent[-_MEMORY:] if other is not being]
            self.recent.append(being)
