"""Who said a statement, by the fullest name that its reports give, and what to call the statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.language.words import one_line
from briefing.model import Quotation, Report, Speaker
from briefing.statements.grouping.people import Relation, name_words, relation, speaks, who

TITLE = 70  # characters
_PAIRS = {"“": "”", "«": "»", "(": ")", "[": "]", "‘": "’"}
_EDGES = "“”\"«»„‘’'` ,;:–—-"
_CLAUSE = re.compile(r"[,;:.!?…](?=\s)|\s[–—]\s")


def full_name(speaker: Speaker, said: Iterable[Quotation]) -> Speaker:
    """The speaker by full name, where only a surname is given and one person whom these articles quote has it."""
    words = name_words(speaker.name)
    if speaker.id is not None or len(words) != 1:
        return speaker
    named = Counter(item.speaker for item in said if item.speaker is not None)
    known: dict[frozenset[str], Speaker] = {}
    for other, _ in sorted(named.items(), key=lambda item: (-item[1], item[0].id or "", item[0].name)):
        its = name_words(other.name)
        if len(its) > 1 and its[-1] == words[0] and not other.members:
            known.setdefault(frozenset(its), other)
    first, *others = known.values() or [speaker]
    return first if all(relation(who(first), who(other)) is Relation.SAME for other in others) else speaker


def another(speaker: Speaker | None, report: Report, quotations: Mapping[str, Quotation]) -> Speaker | None:
    """Whom the article of a report names, if that is surely somebody else than the speaker of the statement."""
    for name in report.quotations:
        one = quotations.get(name)
        if one is None or one.speaker is None or not speaks(one).sure or speaker is None:
            continue
        if relation(who(one.speaker), who(speaker)) is Relation.OTHER:
            return one.speaker
    return None


def speaker_of(
    quotations: Sequence[Quotation], own: Quotation, primary: bool, beside: Iterable[Quotation]
) -> Speaker | None:
    """The speaker of a statement that these quotations report, `own` being the reference's, `beside` all of the
    articles that report it.

    Whom a person named; else whom a primary source names; else whom most reports name, actors of the briefing first.
    """
    named = [item.speaker for item in quotations if item.speaker is not None]
    named = [item for item in named if not item.described] or named
    if not named:
        return None
    corrected = [item.speaker for item in quotations if item.corrected and item.speaker is not None]
    if corrected:
        return min(corrected, key=lambda item: (item.id or "", item.name))
    sure = {item.speaker for item in quotations if item.sure or item.certainty is None}
    counts = Counter([item for item in named if item in sure] or named)
    said = min(counts, key=lambda item: (item.id is None, -counts[item], item != own.speaker, item.id or "", item.name))
    if primary and own.speaker is not None and relation(who(own.speaker), who(said)) is not Relation.OTHER:
        said = own.speaker if said.id is None or own.speaker.id is not None or own.speaker.members else said
    elif primary and own.speaker is not None and (own.sure or speaks(own).sure):
        said = own.speaker
    return _fullest(said, named, beside)


def _fullest(said: Speaker, named: Sequence[Speaker], beside: Iterable[Quotation]) -> Speaker:
    """The same person by the name with most words that are no title, and fewest that are."""
    if said.id is not None or said.members:
        return said
    same = [item for item in named if not item.members and relation(who(item), who(said)) is Relation.SAME] or [said]
    counts: Mapping[Speaker, int] = Counter(same)

    def merit(item: Speaker) -> tuple[bool, int, int, int, int, str]:
        words = len(name_words(item.name))
        full = sum(char.isalpha() and not char.isascii() for char in item.name)  # Łaska, not Laska
        return item.id is None, -min(words, 2), len(item.name.split()) - words, -full, -counts[item], item.name

    return _untitled(full_name(min(counts, key=merit), beside))


def _untitled(speaker: Speaker) -> Speaker:
    """A name of two words or more without the office before it (Premier Ann Lee)."""
    kept = name_words(speaker.name)
    printed = speaker.name.split()
    bare = printed[-len(kept) :] if len(kept) > 1 else printed
    return Speaker(None, " ".join(bare)) if name_words(" ".join(bare)) == kept else speaker


def title_of(text: str, speaker: Speaker | None) -> str:
    """The speaker and the first words, a whole phrase where there is room for one, no longer than TITLE characters."""
    said = one_line(text).strip(_EDGES + ".")
    if speaker is None:
        return phrase(said, TITLE)
    name = _short(one_line(speaker.name), TITLE // 2)
    return f"{name}: {phrase(said, TITLE - len(name) - 2)}"


def phrase(text: str, longest: int) -> str:
    """The beginning of a text, up to the end of a phrase or at least of a word; marks that are opened are closed."""
    if len(text) <= longest:
        return _balanced(text)
    ends = [match.start() for match in _CLAUSE.finditer(text) if longest // 2 <= match.start() < longest]
    kept = text[: ends[-1]].rstrip(_EDGES) + "…" if ends else _short(text, longest)
    return _balanced(kept)


def _short(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept[longest // 2 :] else kept}".rstrip(" ,;:") + "…"


def _balanced(text: str) -> str:
    """The text without marks that have no partner; an apostrophe is no mark."""
    opened: list[int] = []
    single: list[int] = []
    drop: set[int] = set()
    for at, char in enumerate(text):
        inside = text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
        if char in _PAIRS and not (char == "‘" and inside):
            opened.append(at)
        elif char in _PAIRS.values() and not (char == "’" and text[at - 1 : at].isalnum()):
            if opened and _PAIRS[text[opened[-1]]] == char:
                opened.pop()
            else:
                drop.add(at)
        elif char == "’" and opened and text[opened[-1]] == "‘" and not inside:
            opened.pop()
        elif char == '"':
            single = [] if single else [at]
    drop.update(opened, single)
    return "".join(char for at, char in enumerate(text) if at not in drop).strip()
