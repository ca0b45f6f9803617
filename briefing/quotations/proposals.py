"""Speakers that texts name and the briefing does not have as actors, proposed with their evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.files import slug
from briefing.language.words import one_line
from briefing.model import Actor, ActorKind, Article, Quotation
from briefing.quotations.naming.cast import Cast, name_words
from briefing.quotations.reading.lexicon import word_classes

_EVIDENCE = 3  # passages shown for a proposal


@dataclass(frozen=True, slots=True)
class Proposal:
    """A speaker who is no actor yet: the actor to add, in how many quotations, and where it was seen."""

    actor: Actor
    count: int
    evidence: tuple[str, ...]


def propose_actors(
    articles: Iterable[Article], quotations: Mapping[str, tuple[Quotation, ...]], cast: Cast
) -> tuple[Proposal, ...]:
    """Speakers named in texts that no actor is, the most quoted first; spellings of one name are brought together."""
    counts: Counter[tuple[str, ...]] = Counter()
    spelt: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    evidence: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article in articles:
        for quotation in quotations.get(article.id, ()):
            speaker = quotation.speaker
            if speaker is None or speaker.id is not None or speaker.described or speaker.members:
                continue
            key = name_words(speaker.name)
            if not key:
                continue
            counts[key] += 1
            spelt[key][speaker.name] += 1
            if len(evidence[key]) < _EVIDENCE and quotation.source is not None:
                evidence[key].append(f"{article.id}: {one_line(quotation.source.text)}: {quotation.why}")
    taken = set(cast.by_id)
    proposed = []
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        name = max(spelt[key].items(), key=lambda item: (item[1], item[0]))[0]
        identity = _free(slug(name), taken)
        kind = ActorKind.BODY if _body(name, key) else ActorKind.PERSON
        proposed.append(Proposal(Actor(identity, name, kind), count, tuple(evidence[key])))
    return tuple(proposed)


def _body(name: str, words: tuple[str, ...]) -> bool:
    """Whether a name is that of a body: a word for one in it, or letters only."""
    return any(word in word_classes()["body"] for word in words) or (len(words) == 1 and name.isupper())


def _free(wanted: str, taken: set[str]) -> str:
    identity, number = wanted, 2
    while identity in taken:
        identity, number = f"{wanted}-{number}", number + 1
    taken.add(identity)
    return identity
