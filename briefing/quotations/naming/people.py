"""The persons and bodies that an article names, and whom its surnames and pronouns mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.language.words import fold
from briefing.quotations.learned.weights import total, weights
from briefing.quotations.naming.names import Named, named
from briefing.quotations.reading.lexicon import genders
from briefing.quotations.reading.sentences import Phrase, Sentence
from briefing.quotations.reading.tokens import Token

_PLACING = frozenset("in at near across throughout outside inside around".split())
_KIN = frozenset("wife husband son daughter brother sister mother father widow widower partner niece nephew".split())
_MEMORY = 12  # persons looked at for one pronoun, the last mentioned first
_HE = frozenset("his he he's he’s he'd he’d he'll he’ll him himself".split())
_SHE = frozenset("she she's she’s she'd she’d she'll she’ll her herself".split())


_MET = frozenset(("pronoun", "object", "his", "name", "owner"))  # kinds of phrases that mean somebody


@dataclass(slots=True, eq=False)
class Being:
    """A person or body that the article names. `gender`: male, female or empty; `person`: known to be one."""

    name: str
    words: tuple[str, ...]
    gender: str = ""
    person: bool = False
    body: bool = False
    count: int = 0
    sentence: int = -1
    paragraph: int = -1
    leading: bool = False
    owner: bool = False
    said: int = -99
    placed: bool = False
    titles: set[str] = field(default_factory=set)

    @property
    def surname(self) -> str:
        """The folded last word of the name."""
        return self.words[-1]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom a phrase means: a being, or nobody, and the reason in words."""

    being: Being | None
    why: str


@dataclass(slots=True)
class People:
    """Whom the names and pronouns of an article mean, decided in reading order.

    `clear`: how likely (0 to 1) a person must be for a pronoun to mean them.
    """

    beings: list[Being] = field(default_factory=list)
    by_words: dict[tuple[str, ...], Being] = field(default_factory=dict)
    by_surname: dict[str, list[Being]] = field(default_factory=dict)
    by_given: dict[str, list[Being]] = field(default_factory=dict)
    by_title: dict[str, list[Being]] = field(default_factory=dict)
    meanings: dict[int, Meaning] = field(default_factory=dict)
    recent: list[Being] = field(default_factory=list)
    clear: float = 0.55

    def read(self, sentences: Sequence[Sentence], saying: Sequence[set[int]]) -> None:
        """Go through the sentences. `saying` holds, for each, the token numbers where subjects of speech begin."""
        for number, sentence in enumerate(sentences):
            for rank, phrase in enumerate(sentence.phrases):
                if phrase.kind in _MET:
                    self.meet(sentence, number, phrase, rank, phrase.begin in saying[number])

    def meet(self, sentence: Sentence, number: int, phrase: Phrase, rank: int, says: bool) -> None:
        """Read one noun phrase: decide whom it means, and remember that it was named here."""
        tokens = sentence.tokens
        start = tokens[phrase.begin].start
        first = tokens[phrase.begin]
        if phrase.kind in ("pronoun", "object", "his"):
            gender = "male" if first.low in _HE else ("female" if first.low in _SHE else "")
            if gender:
                meaning = self.pronoun(gender, first.text, number, sentence.paragraph, phrase.kind == "pronoun")
                self.meanings[start] = meaning
                if meaning.being is not None:
                    self._mention(meaning.being, number, sentence.paragraph, rank == 0, False)
                    if says:
                        meaning.being.said = number
            return
        if phrase.kind not in ("name", "owner"):
            return
        name = named(tokens, phrase)
        if name is None:
            return
        meaning = self.name(name)
        self.meanings[start] = meaning
        if meaning.being is not None and len(name.words) > 1:
            self._abbreviated(tokens, phrase.end, meaning.being)
        if meaning.being is not None:
            if not meaning.being.body:
                self._entitled(sentence, phrase, meaning.being)
            if phrase.begin and tokens[phrase.begin - 1].low in _PLACING:
                meaning.being.placed = True
            leading = rank == 0 or (phrase.end < len(tokens) and tokens[phrase.end].tag in ("VB", "AUX", "MD"))
            self._mention(meaning.being, number, sentence.paragraph, leading, phrase.kind == "owner")
            if says:
                meaning.being.said = number

    def _entitled(self, sentence: Sentence, phrase: Phrase, being: Being) -> None:
        """Remember the office beside a name: `Ada Marsh, the minister,` and `the minister, Ada Marsh,`."""
        tokens = sentence.tokens
        for other in sentence.phrases:
            beside = (other.begin == phrase.end + 1 and tokens[phrase.end].tag == ",") or (
                other.end == phrase.begin - 1 and tokens[other.end].tag == ","
            )
            if beside and other.nature == "human" and other.kind in ("thing", "bare", "role"):
                self._title(
                    being, [token.low for token in tokens[other.begin : other.end] if token.tag in ("NN", "NP")]
                )
                being.person = True

    def _abbreviated(self, tokens: Sequence[Token], at: int, being: Being) -> None:
        """Remember the letters in brackets after a name: the National Crime Agency (NCA)."""
        if (
            at + 2 < len(tokens)
            and tokens[at].tag == "("
            and tokens[at + 2].tag == ")"
            and tokens[at + 1].text.isupper()
        ):
            letters = fold(tokens[at + 1].text)
            if letters == "".join(word[0] for word in being.words if word not in ("of", "the", "for", "and", "&")):
                being.body = True
                self.by_words.setdefault((letters,), being)

    def _mention(self, being: Being, number: int, paragraph: int, leading: bool, owner: bool) -> None:
        if not (being.sentence == number and being.leading):
            being.leading = leading
        being.sentence, being.paragraph, being.owner = number, paragraph, owner
        being.count += 1
        if not self.recent or self.recent[-1] is not being:
            self.recent = [other for other in self.recent[-_MEMORY:] if other is not being]
            self.recent.append(being)

    def name(self, name: Named) -> Meaning:
        """Whom a name means: the being named so before, the only one with this surname, or a new one."""
        known = self.by_words.get(name.words)
        if known is None and len(name.words) > 2:
            known = self.by_words.get(name.words[1:])
        if known is not None and len(known.words) > 1:
            self._learn(known, name)
            return Meaning(known, "" if len(name.words) > 1 else f"'{name.text}' is {known.name}")
        alike = self._alike(name)
        if len(alike) == 1:
            self._learn(alike[0], name)
            full = alike[0].name
            return Meaning(alike[0], f"'{name.text}' is {full}, named earlier" if full != name.text else "")
        if len(alike) > 1:
            names = " or ".join(being.name for being in alike[:3])
            return Meaning(None, f"'{name.text}' may be {names}")
        if known is not None:
            self._learn(known, name)
            return Meaning(known, "")
        being = Being(name.text, name.words)
        self._learn(being, name)
        given = genders().get(name.words[0])
        if given and not name.body:
            being.person = being.person or len(name.words) > 1
            being.gender = being.gender or given
        self.beings.append(being)
        self.by_words[name.words] = being
        self.by_surname.setdefault(being.surname, []).append(being)
        if len(being.words) > 1:
            self.by_given.setdefault(being.words[0], []).append(being)
        return Meaning(being, "")

    def _alike(self, name: Named) -> list[Being]:
        """The beings that a shorter or longer form of a name may mean."""
        same = [being for being in self.by_surname.get(name.words[-1], ()) if not being.body or name.body]
        if len(name.words) > 1:
            found = [being for being in same if len(being.words) > 1 and _shortened(being.words, name.words)]
            return found if len(found) == 1 else []
        full = [being for being in same if len(being.words) > 1]
        if name.gender:
            agreeing = [being for being in full if being.gender == name.gender]
            full = agreeing or [being for being in full if not being.gender]
        short = [being for being in same if len(being.words) == 1]
        if short and all(being.titles & _KIN for being in full):
            return short  # `President Hill` and his wife, Ruth Hill: the bare surname is not hers
        full = [being for being in full if not being.titles & _KIN] or full
        if full:
            genders_known = {being.gender for being in (*full, *short)} - {""}
            called = bool(short) and bool(set(name.titles) & short[0].titles)
            return short if called and len(genders_known) > 1 else full
        first = self.by_given.get(name.words[0], [])
        return first if len(first) == 1 and first[0].person and not same else short

    def in_full(self, being: Being) -> Being:
        """The one person whose full name ends in the only name that `being` goes by, else `being` itself."""
        if len(being.words) > 1 or being.body:
            return being
        full = self.full(being)
        if len(full) != 1 or not full[0].person or full[0].titles & _KIN or not being.titles <= full[0].titles:
            return being
        return full[0] if full[0].gender == being.gender or not (full[0].gender and being.gender) else being

    def full(self, being: Being) -> list[Being]:
        """The beings whose full name ends in the last name of `being`."""
        return [other for other in self.by_surname.get(being.surname, ()) if len(other.words) > 1]

    def _title(self, being: Being, words: Sequence[str]) -> None:
        for word in words:
            if word not in being.titles:
                being.titles.add(word)
                self.by_title.setdefault(word, []).append(being)

    def titled(self, words: set[str]) -> list[Being]:
        """The persons whose titles in the text hold all these words."""
        fewest = min((self.by_title.get(word, []) for word in words), key=len, default=[])
        return [being for being in fewest if being.person and words <= being.titles]

    def _learn(self, being: Being, name: Named) -> None:
        if name.gender and not being.gender:
            being.gender = name.gender
        self._title(being, name.titles)
        if name.titled and not name.body:
            being.person = True
        if name.body and not being.person:
            being.body = True

    def candidates(self, gender: str, number: int, paragraph: int, subject: bool) -> list[tuple[Being, list[str]]]:
        """The persons a pronoun may mean, each with its features, the last mentioned first."""
        found = []
        rank = 0
        some = any(being.person and being.gender in ("", gender) for being in self.recent)
        for being in reversed(self.recent):
            if some and not being.person and being.said < 0 and len(being.words) == 1:
                continue
            if (being.gender and being.gender != gender) or (not being.person and (being.body or being.placed)):
                continue
            rank += 1
            apart = number - being.sentence
            near = str(apart) if apart < 4 else ("6" if apart < 7 else "far")
            count = "1" if being.count == 1 else ("2" if being.count == 2 else ("5" if being.count <= 5 else "9"))
            known = "sure" if being.gender else ("person" if being.person else "unknown")
            lead = "lead" if being.leading else ("owner" if being.owner else "")
            same = "here" if being.paragraph == paragraph else ("above" if paragraph - being.paragraph == 1 else "off")
            ago = number - being.said
            said = str(ago) if ago < 3 else ("5" if ago < 6 else ("ever" if being.said >= 0 else "never"))
            form = "full" if len(being.words) > 1 else "short"
            found.append(
                (
                    being,
                    [
                        f"near+lead: {near} {lead}",
                        f"rank+lead: {min(rank, 4)} {lead}",
                        f"rank+near: {min(rank, 4)} {near}",
                        f"same+lead+subject: {same} {lead} {subject}",
                        f"count: {count}",
                        f"known+form: {known} {form}",
                        f"known+rank: {known} {min(rank, 4)}",
                        f"said+lead: {said} {lead}",
                        f"said+rank: {said} {min(rank, 4)}",
                    ],
                )
            )
        return found

    def pronoun(self, gender: str, text: str, number: int, paragraph: int, subject: bool) -> Meaning:
        """Whom `he` or `she` means, where one person is clearly likelier than the others."""
        table_ = weights("pronouns")
        scored = [
            (total(table_, features), -index, being)
            for index, (being, features) in enumerate(self.candidates(gender, number, paragraph, subject))
        ]
        if not scored:
            return Meaning(None, f"'{text}' has no person before it")
        top, _, best = max(scored, key=lambda item: item[:2])
        probability = 1 / sum(math.exp(score - top) for score, _, _ in scored)
        if probability < self.clear:
            others = [being.name for score, _, being in sorted(scored, key=lambda item: -item[0])[:2]]
            return Meaning(None, f"'{text}' may be {' or '.join(others)}")
        return Meaning(best, f"'{text}' is {best.name}, the person last spoken of")


def _shortened(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two forms of a name with the same last word agree: a middle name more, an initial, a short given name."""
    first, second = one[0], other[0]
    if first == second or (len(first.rstrip(".")) == 1 and second.startswith(first[0])):
        return True
    return len(second.rstrip(".")) == 1 and first.startswith(second[0])
