"""A made-up briefing of any size, the same for the same seed: invented words, names and outlets, no real text.

Words are drawn with frequencies like those of English prose (function words about half of the running words, the rest
by Zipf's law from an invented vocabulary), because search times depend on them. Articles come in occasions: a release
and the reports of it, which share statements, printed verbatim, cut, altered or paraphrased.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from briefing.model import (
    Actor,
    ActorKind,
    Article,
    ArticleKind,
    Outlet,
    OutletKind,
    PartialDate,
    Quotation,
    QuotationKind,
    Role,
    Speaker,
    Words,
)

SEED = 20241011
VOCABULARY = 40_000
_FUNCTION = (
    "the of to and a in that is for it on as with was be by are at this we have from not they an will or which has "
    "but were our their been its more who also can would all when there no one if so about what people new must up "
    "out into than them some only other time could these after over any i you he she his her my do how may should"
).split()
_FIRST = "b c d f g h k l m n p r s t v w br ch cl cr dr fl gr pl pr sh sl sp st str th tr".split()
_VOWELS = "a e i o u ai ea ee ou".split()
_LAST = "b d g k l m n p r s t x ck ft ld lt mp nd ng nt rd rk rm rn rt sh ss st th".split()
_CUES = ("said", "told reporters", "added", "warned", "argued", "insisted")
_PLAIN = ("said that", "added that", "warned that", "told members that")
_TITLES = ("Secretary for", "Minister for", "Commissioner for", "Director of", "Spokesperson for", "Chair of")


@dataclass(frozen=True, slots=True)
class Printed:
    """An article together with the quotations that were put into it."""

    article: Article
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up briefing: who publishes, who speaks, what was printed."""

    outlets: tuple[Outlet, ...]
    actors: tuple[Actor, ...]
    printed: tuple[Printed, ...]


class _Tongue:
    """Invented words and sentences."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        seen: set[str] = set(_FUNCTION)
        self.words: list[str] = []
        while len(self.words) < VOCABULARY:
            word = self.word(1 + (len(self.words) > 300) + (rng.random() < 0.5))
            if word not in seen:
                seen.add(word)
                self.words.append(word)
        self._content = list(itertools.accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))
        self._function = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(_FUNCTION))))

    def word(self, syllables: int) -> str:
        rng = self._rng
        return "".join(rng.choice(_FIRST) + rng.choice(_VOWELS) for _ in range(syllables)) + rng.choice(_LAST)

    def run(self, length: int) -> list[str]:
        rng = self._rng
        content = rng.choices(self.words, cum_weights=self._content, k=length)
        function = rng.choices(_FUNCTION, cum_weights=self._function, k=length)
        made = [one if rng.random() < 0.52 else other for one, other in zip(content, function, strict=True)]
        if rng.random() < 0.2:
            made[rng.randrange(length)] = str(rng.choice((3, 12, 40, 75, 250, 1300)))
        return made

    def sentence(self, least: int = 9, most: int = 26) -> str:
        made = self.run(self._rng.randint(least, most))
        made[0] = made[0].capitalize()
        if len(made) > 14:
            made[len(made) // 2] += ","
        return " ".join(made) + "."

    def name(self) -> str:
        return f"{self.word(1).capitalize()} {self.word(self._rng.choice((1, 2))).capitalize()}"


@dataclass(frozen=True, slots=True)
class _Occasion:
    day: date
    statements: tuple[tuple[Actor, str], ...]


def make(articles: int = 10_000, quotations: int = 50_000, seed: int = SEED) -> Made:
    """A briefing of that many articles with about that many quotations in all."""
    rng = random.Random(seed)
    tongue = _Tongue(rng)
    outlets = tuple(_outlets(rng, tongue))
    actors = tuple(_actors(rng, tongue, max(6, min(400, articles // 5 + 5))))
    each = max(1, round(quotations / max(1, articles)))
    printed: list[Printed] = []
    while len(printed) < articles:
        occasion = _occasion(rng, tongue, actors, each)
        for carrier in range(min(rng.randint(2, 6), articles - len(printed))):
            outlet = outlets[0] if carrier == 0 else rng.choice(outlets[1:])
            printed.append(_print(rng, tongue, occasion, outlet, each, len(printed)))
    return Made(outlets, actors, tuple(printed))


def _outlets(rng: random.Random, tongue: _Tongue) -> Iterator[Outlet]:
    yield Outlet("release-office", "Release Office", OutletKind.GOVERNMENT)
    kinds = [OutletKind.NEWSPAPER, OutletKind.BROADCASTER, OutletKind.TRADE, OutletKind.BLOG, OutletKind.CHARITY]
    for number in range(24):
        name = f"{tongue.word(2).capitalize()} {rng.choice(('Times', 'Post', 'News', 'Review', 'Wire'))}"
        yield Outlet(f"outlet-{number:02}", name, kinds[number % len(kinds)])


def _actors(rng: random.Random, tongue: _Tongue, count: int) -> Iterator[Actor]:
    for number in range(count):
        if number % 6 == 5:
            name = f"{tongue.word(2).capitalize()} {rng.choice(('Trust', 'Agency', 'Alliance', 'Office'))}"
            yield Actor(f"actor-{number:03}", name, ActorKind.BODY)
            continue
        name = tongue.name()
        role = Role(f"{rng.choice(_TITLES)} {tongue.word(2).capitalize()}", PartialDate(2019 + number % 4))
        yield Actor(f"actor-{number:03}", name, ActorKind.PERSON, (role,), (f"{name[0]}. {name.split()[1]}",))


def _occasion(rng: random.Random, tongue: _Tongue, actors: Sequence[Actor], each: int) -> _Occasion:
    speakers = rng.sample(actors, k=min(3, len(actors)))
    statements = tuple(
        (speakers[number % len(speakers)], " ".join(tongue.sentence() for _ in range(rng.randint(1, 2))))
        for number in range(each + 2)
    )
    return _Occasion(date(2020, 1, 1) + timedelta(days=rng.randrange(1800)), statements)


def _print(rng: random.Random, tongue: _Tongue, occasion: _Occasion, outlet: Outlet, each: int, number: int) -> Printed:
    primary = outlet.kind is OutletKind.GOVERNMENT
    published = _published(rng, occasion.day)
    identity = f"{published}-{outlet.id}-{number:05}"
    shown = occasion.statements if primary else rng.sample(occasion.statements, k=min(each, len(occasion.statements)))
    body, quotations = "", []
    for actor, words in shown[:each]:
        body += " ".join(tongue.sentence() for _ in range(rng.randint(1, 4))) + "\n\n"
        treatment = 1.0 if primary else rng.random()
        if treatment < 0.15:
            source = Words(len(body), len(body) + len(actor.name), actor.name)
            body += f"{actor.name} {rng.choice(_PLAIN)} "
            kind, text = QuotationKind.INDIRECT, _lower(words.split(". ")[0].rstrip("."))
            start, after = len(body), ".\n\n"
        else:
            kind, source = QuotationKind.DIRECT, None
            text = f"“{_reprint(rng, tongue, words, treatment).rstrip('.')},”"
            start, after = len(body), f" {rng.choice(_CUES)} {actor.name}.\n\n"
        body += text
        if source is None:
            at = len(body) + after.index(actor.name)
            source = Words(at, at + len(actor.name), actor.name)
        body += after
        quotations.append(
            Quotation(
                id=f"{identity}-q{start}",
                article=identity,
                spans=((start, start + len(text)),),
                text=text,
                kind=kind,
                source=source,
                speaker=Speaker(actor.id, actor.name),
                why="made",
            )
        )
    body += " ".join(tongue.sentence() for _ in range(2))
    article = Article(
        id=identity,
        headline=" ".join(tongue.run(rng.randint(5, 10))).capitalize(),
        outlet=outlet.id,
        body=body,
        kind=ArticleKind.RELEASE if primary else ArticleKind.REPORT,
        published=published,
        byline=None if primary else tongue.name(),
        url=None,
    )
    return Printed(article, tuple(quotations))


def _published(rng: random.Random, day: date) -> PartialDate:
    exact = PartialDate(day.year, day.month, day.day)
    return replace(exact, day=0) if rng.random() < 0.05 else exact


def _reprint(rng: random.Random, tongue: _Tongue, words: str, treatment: float) -> str:
    """What an outlet makes of a statement: mostly the same words, sometimes one replaced or a stretch left out."""
    if treatment > 0.45:
        return words
    parts = words.split(" ")
    at = rng.randrange(1, max(2, len(parts) - 3))
    if treatment < 0.3:
        parts[at] = tongue.words[rng.randrange(400)]
    else:
        del parts[at : at + 2]
    return " ".join(parts)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def write_workspace(folder: Path, articles: int = 10_000, quotations: int = 50_000, seed: int = SEED) -> Path:
    """Write a made-up briefing called `made` into folder/content; return that briefing's folder."""
    made = make(articles, quotations, seed)
    home = folder / "content" / "made"
    (home / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "index").mkdir(exist_ok=True)
    lines = ["title: A made-up briefing", "summary: Invented words for measuring", "outlets:"]
    for outlet in made.outlets:
        lines += [f"- id: {outlet.id}", f"  name: {outlet.name}", f"  kind: {outlet.kind}"]
    _write(home / "briefing.yaml", lines)
    _write(home / "actors.yaml", [line for actor in made.actors for line in _actor_lines(actor)])
    for printed in made.printed:
        article = printed.article
        front = [
            "---",
            f"headline: {article.headline}",
            f"outlet: {article.outlet}",
            f'published: "{article.published}"',
        ]
        front += [f"byline: {article.byline or 'null'}", f"kind: {article.kind}", "---"]
        _write(home / "articles" / f"{article.id}.md", [*front, article.body])
    return home


def _actor_lines(actor: Actor) -> Iterator[str]:
    yield from (f"- id: {actor.id}", f"  name: {actor.name}", f"  kind: {actor.kind}")
    if actor.aliases:
        yield from ("  aliases:", *(f"  - {alias}" for alias in actor.aliases))
    if actor.roles:
        yield "  roles:"
        for role in actor.roles:
            yield from (f"  - title: {role.title}", f'    from: "{role.since}"')


def _write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Write a made-up workspace: `python -m tests.bench.generate FOLDER [--articles N] [--quotations N]`."""
    parser = argparse.ArgumentParser(prog="generate", description="Write a made-up workspace for measuring.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--quotations", type=int, default=50_000)
    chosen = parser.parse_args(argv)
    print(write_workspace(chosen.folder, chosen.articles, chosen.quotations))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
