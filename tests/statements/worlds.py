"""Made-up briefings in which everything has to do with everything a little, and random edits of them.

Words, places and people are few, so that articles share runs of words, names and speakers by chance; days are exact,
partial or unknown; articles copy each other, print short strings, headline quotations and paragraphs without marks.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from briefing.language.selectors import select
from briefing.model import (
    Article,
    ArticleKind,
    Briefing,
    Correction,
    CorrectionKind,
    Outlet,
    OutletKind,
    PartialDate,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
    Words,
)

SPAN = 500  # days that a briefing covers
_CONTENT = (
    "harbour boat fare night island crew pier tide rope engine ticket winter autumn school bridge road tender fund "
    "levy survey signal plan vote union depot quay cabin deck ferry anchor gale permit charter beacon lock weir dredge "
    "hull mast cargo crane berth pilot chart storm fog lamp bell net trawl catch salt tar oak iron coal steam wheel"
).split()
_SMALL = "the of to and a in that is for it on as with was be by are at this we have not they will or but".split()
_FIRST = ("Ann", "Bo", "Cy", "Di", "Eve", "Flo")
_LAST = "Lee Marsh Quill Rook Sand Thorn Upton Vane West Yarrow".split()
_PLACES = [f"{one}{two}" for one in ("Nor", "Sud", "Wes", "Eas", "Mid") for two in ("ford", "ham", "wick", "by", "ton")]
_OUTLETS = (
    Outlet("port-office", "Port Office", OutletKind.GOVERNMENT),
    Outlet("post", "Harbour Post", OutletKind.NEWSPAPER),
    Outlet("mail", "Island Mail", OutletKind.NEWSPAPER),
    Outlet("wire", "Tide Wire", OutletKind.AGENCY),
    Outlet("blog", "Quay Blog", OutletKind.BLOG),
)


@dataclass(slots=True)
class World:
    """A briefing in the making: its articles with their quotations, and people's corrections."""

    rng: random.Random
    held: dict[str, tuple[Article, tuple[Quotation, ...]]] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    count: int = 0
    sentences: list[str] = field(default_factory=list)

    @property
    def frame(self) -> Briefing:
        """The briefing without its articles."""
        return Briefing("made", "Made up", _OUTLETS, corrections=tuple(self.corrections))

    @property
    def briefing(self) -> Briefing:
        """The whole briefing."""
        return replace(self.frame, articles=tuple(article for article, _ in self.held.values()))

    @property
    def quotations(self) -> dict[str, tuple[Quotation, ...]]:
        """The quotations by article."""
        return {name: found for name, (_, found) in self.held.items()}

    def occasion(self) -> list[str]:
        """A few articles on one occasion; their ids."""
        rng = self.rng
        day = date(2020, 1, 1) + timedelta(days=rng.randrange(SPAN))
        places = rng.choices(_PLACES, k=4)
        told = [(self._speaker(), self._words()) for _ in range(rng.randint(1, 3))]
        made = [
            self._article(day + timedelta(days=rng.choice((0, 0, 0, 1, 3, 8))), places, told, number)
            for number in range(rng.randint(1, 4))
        ]
        if rng.random() < 0.5:  # of the same places, by other people in other words
            made.append(self._article(day + timedelta(days=2), places, [(self._speaker(), self._words())], 1))
        return made

    def edit(self) -> set[str]:
        """One random edit; the ids of the articles that it changes."""
        rng = self.rng
        kind = rng.choice(("add", "add", "remove", "words", "words", "speaker", "date", "correct", "uncorrect", "twin"))
        if kind == "add" or len(self.held) < 20:
            return set(self.occasion()) if rng.random() < 0.5 else {self._lone()}
        name = rng.choice(sorted(self.held))
        article, quotations = self.held[name]
        if kind == "remove":
            del self.held[name]
        elif kind == "twin":
            self.count += 1
            twin = f"{name}-{self.count}"
            found = tuple(replace(one, id=f"{twin}-{at}", article=twin) for at, one in enumerate(quotations))
            self.held[twin] = replace(article, id=twin, outlet=rng.choice(_OUTLETS).id), found
            return {twin}
        elif kind == "words":
            self._write(name, article.published, article.kind, article.outlet, self._places(), [
                (self._speaker(), rng.choice([one.text.strip("“”,"), self._words()])) for one in quotations
            ] + [(self._speaker(), self._words())])  # fmt: skip
        elif kind == "speaker":
            found = tuple(replace(one, speaker=self._speaker(), certainty=None) for one in quotations)
            self.held[name] = article, found
        elif kind == "date":
            self.held[name] = (
                replace(article, published=self._date(date(2020, 1, 1) + timedelta(rng.randrange(SPAN)))),
                quotations,
            )
        elif kind == "correct":
            return self.correct()
        elif self.corrections:
            gone = self.corrections.pop(rng.randrange(len(self.corrections)))
            return {at.article for at in gone.at}
        return {name}

    def correct(self) -> set[str]:
        """One random correction; the ids of its articles."""
        rng = self.rng
        quoting = sorted(name for name, (_, found) in self.held.items() if found)
        one, two = rng.sample(quoting, 2)
        at = []
        for name in (one, two):
            article, found = self.held[name]
            span = rng.choice(found).spans[0]
            at.append(select(article.id, article.body, span))
        kind = rng.choice((CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.TITLE, CorrectionKind.REFERENCE))
        used = tuple(at if kind is CorrectionKind.MERGE else at[:1])
        self.corrections.append(Correction(kind, used, "A title" if kind is CorrectionKind.TITLE else None))
        return {place.article for place in used}

    def _lone(self) -> str:
        day = date(2020, 1, 1) + timedelta(days=self.rng.randrange(SPAN))
        return self._article(day, self._places(), [(self._speaker(), self._words())], 1)

    def _places(self) -> list[str]:
        return self.rng.choices(_PLACES, k=4)

    def _speaker(self) -> Speaker | None:
        rng = self.rng
        if rng.random() < 0.1:
            return None
        last = rng.choice(_LAST)
        if rng.random() < 0.2:
            return Speaker(None, last)
        name = f"{rng.choice(_FIRST)} {last}"
        return Speaker(name.lower().replace(" ", "-") if last in _LAST[:2] else None, name)

    def _sentence(self) -> str:
        rng = self.rng
        if self.sentences and rng.random() < 0.3:
            return rng.choice(self.sentences)
        words = [rng.choice(_CONTENT) + rng.choice(_CONTENT) if rng.random() < 0.25 else rng.choice(_CONTENT + _SMALL)
                 for _ in range(rng.randint(6, 14))]  # fmt: skip
        made = " ".join(words).capitalize() + "."
        self.sentences.append(made)
        return made

    def _words(self) -> str:
        rng = self.rng
        if rng.random() < 0.12:
            return " ".join(rng.choices(_CONTENT[:12], k=rng.randint(1, 4))).capitalize()
        return " ".join(self._sentence() for _ in range(rng.randint(1, 2)))

    def _date(self, day: date) -> PartialDate | None:
        chance = self.rng.random()
        if chance < 0.01:
            return None
        if chance < 0.02:
            return PartialDate(day.year)
        return PartialDate(day.year, day.month, 0 if chance < 0.08 else day.day)

    def _article(self, day: date, places: list[str], told: list[tuple[Speaker | None, str]], number: int) -> str:
        rng = self.rng
        self.count += 1
        kind = (
            ArticleKind.RELEASE
            if number == 0
            else rng.choice((ArticleKind.REPORT, ArticleKind.REPORT, ArticleKind.AGENCY))
        )
        outlet = (
            "port-office"
            if number == 0
            else "wire"
            if kind is ArticleKind.AGENCY
            else rng.choice(("post", "mail", "blog"))
        )
        name = f"{day}-{outlet}-{self.count}"
        shown = told if number == 0 else rng.sample(told, rng.randint(1, len(told)))
        self._write(name, self._date(day), kind, outlet, places, shown)
        return name

    def _write(
        self, name: str, published: PartialDate | None, kind: ArticleKind, outlet: str, places: list[str],
        told: list[tuple[Speaker | None, str]],
    ) -> None:  # fmt: skip
        rng = self.rng
        named = " and ".join(rng.choice(places) for _ in range(3))
        body = f"{self._sentence()} {rng.choice(_CONTENT)} in {named}.\n\n"
        quotations: list[Quotation] = []
        for speaker, words in told:
            printed = self._reprint(words)
            chance = rng.random()
            at = len(body)
            if chance < 0.15 and kind is ArticleKind.RELEASE:
                body += f"{printed}\n\n"  # a paragraph without marks
                continue
            if chance < 0.35 and kind is not ArticleKind.RELEASE:
                said = printed.rstrip(".").lower() or "so"
                body += f"It was said that {said}.\n\n"
                spans, quoted = ((at + 17, at + 17 + len(said)),), tuple[Span, ...]()
                how = QuotationKind.INDIRECT
            else:
                how = QuotationKind.DIRECT
                body += f"“{printed}”"
                spans, quoted = ((at, len(body)),), ((at, len(body)),)
                body += f" said {speaker.name if speaker else 'somebody'}.\n\n"
            text = body[slice(*spans[0])]
            name_at = body.find(speaker.name, spans[0][1]) if speaker and how is QuotationKind.DIRECT else -1
            source = Words(name_at, name_at + len(speaker.name), speaker.name) if speaker and name_at >= 0 else None
            quotations.append(_quotation(name, len(quotations), spans, quoted, text, how, source, speaker))
        if rng.random() < 0.3 and self.sentences:
            body += " ".join(rng.choices(self.sentences, k=3))
        headline = f"Boats “{rng.choice(told)[1].rstrip('.')}”" if told and rng.random() < 0.2 else "Boats"
        via = "Tide Wire" if kind is ArticleKind.REPORT and rng.random() < 0.1 else None
        self.held[name] = Article(name, headline, outlet, body, kind, published, via=via), tuple(quotations)

    def _reprint(self, words: str) -> str:
        rng, parts = self.rng, words.split(" ")
        chance = rng.random()
        if chance < 0.5 or len(parts) < 4:
            return words
        at = rng.randrange(1, len(parts) - 1)
        if chance < 0.7:
            parts[at] = rng.choice(_CONTENT)
        elif chance < 0.85:
            del parts[at : at + 2]
        else:
            parts = parts[: at + 1]
        return " ".join(parts)


def _quotation(
    article: str, number: int, spans: tuple[Span, ...], quoted: tuple[Span, ...], text: str, kind: QuotationKind,
    source: Words | None, speaker: Speaker | None,
) -> Quotation:  # fmt: skip
    return Quotation(
        id=f"{article}-{number}", article=article, spans=spans, text=text, kind=kind, source=source, speaker=speaker,
        quoted=quoted,
    )  # fmt: skip


def made(seed: int, articles: int) -> World:
    """A briefing of that many articles, or a few more."""
    world = World(random.Random(seed))
    while len(world.held) < articles:
        world.occasion()
    return world
