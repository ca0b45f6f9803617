"""Score who is named as the speaker of each quoted string, by person: what a reader sees.

The measures and their definitions are those of ../shared/tools/score_speakers.py, of which this is a small second
hand that asks the library instead of the command, so that the benchmark also runs where that folder is missing.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.model import Article, ArticleKind, PartialDate, Quotation, QuotationKind
from training.labels import Labels, read

STORIES = Path(__file__).with_name("stories.txt")
FORMS = Path(__file__).with_name("forms.jsonl")
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady baroness baron prof professor rt hon the mp mep cllr councillor rev".split()
)
_LABEL = re.compile(r"([“\"‘][^”\"\n{}]*[”\"’]?)\{([^}]*)\}")  # the mark behind it is missing where more follows
_RESAMPLED = 1000  # bootstrap samples


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one labelled string: right, wrong, unresolved, missed, false or passed (rightly no quotation)."""

    article: str
    what: str
    kind: str
    wanted: str | None
    given: str | None
    sure: bool
    certainty: float | None
    why: str
    text: str
    id: str = ""
    within: bool = False  # a string in marks that is a small part of what somebody says without marks


def stories(path: Path = STORIES) -> list[Labels]:
    """The invented stories with their labels, in the shape of the labelled sets."""
    found = []
    for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = part.partition("\n")
        identity, date, title = (field.strip() for field in head.split(",", 2))
        found.append(_story(identity, date, title, rest.strip()))
    return found


def forms(path: Path = FORMS) -> list[Labels]:
    """The invented texts in the forms of government and Westminster, with their labels."""
    return read(path)


def _story(identity: str, date: str, title: str, marked: str) -> Labels:
    text, at = "", 0
    quotes: list[Labels] = []
    others: list[Labels] = []
    for match in _LABEL.finditer(marked):
        text += marked[at : match.start()]
        place = {"start": len(text), "end": len(text) + len(match[1]), "text": match[1]}
        text += match[1]
        at = match.end()
        kind, _, names = match[2].rpartition(": ")
        first, *accepted = (name.strip() for name in names.split("|"))
        if first == "-":
            others.append(place)
        else:
            speaker = {"speaker": None if first == "?" else first, "accept": accepted}
            quotes.append({**place, **speaker, "speaker_kind": kind or "person", "marked": True})
    text += marked[at:]
    return {
        "id": identity,
        "published": date,
        "title": title,
        "kind": "report",
        "text": text,
        "quotes": quotes,
        "not_quotes": others,
    }


def article_of(labels: Labels) -> Article:
    """The article that labels belong to, as a briefing without actors would have it."""
    kind, date = labels.get("kind") or "report", labels.get("published")
    return Article(
        id=labels["id"],
        headline=labels.get("title") or "",
        outlet="",
        body=labels["text"],
        kind=ArticleKind(kind) if kind in set(ArticleKind) else ArticleKind.REPORT,
        published=PartialDate.parse(date) if date else None,
    )


def outcomes(article: Labels, quotations: Sequence[Quotation]) -> list[Outcome]:
    """What became of every labelled string of an article."""
    given = [one for one in quotations if one.kind is not QuotationKind.INDIRECT]
    found = []
    for label in article["quotes"]:
        one = _covering(given, label)
        name = one.speaker.name if one is not None and one.speaker is not None else None
        what = "missed" if one is None else ("right" if right(label, name) else ("wrong" if name else "unresolved"))
        marked = "marked " if label.get("marked", True) else "unmarked "
        found.append(_outcome(article, label, what, marked + label["speaker_kind"], one, name))
    for label in article.get("not_quotes", ()):
        one = _covering(given, label)
        name = one.speaker.name if one is not None and one.speaker is not None else None
        length = label["end"] - label["start"]
        false = (
            one is not None
            and one.kind is QuotationKind.DIRECT
            and one.spans[-1][1] - one.spans[0][0] <= 1.5 * length + 4
        )
        found.append(_outcome(article, label, "false" if false else "passed", "no quotation", one, name))
    return found


def _outcome(article: Labels, label: Labels, what: str, kind: str, one: Quotation | None, name: str | None) -> Outcome:
    return Outcome(
        article["id"],
        what,
        kind,
        label.get("speaker"),
        name,
        one is not None and one.sure,
        one.certainty if one is not None else None,
        one.why if one is not None else "",
        label["text"],
        one.id if one is not None else "",
        one is not None and not one.marked and kind.startswith("marked") and _small(label, one),
    )


def _small(label: Labels, one: Quotation) -> bool:
    """Whether a labelled string is less than half of a quotation."""
    return 2 * int(label["end"] - label["start"]) < sum(last - first for first, last in one.spans)


def _covering(given: Sequence[Quotation], label: Labels) -> Quotation | None:
    best, most = None, 0
    start, end = label["start"], label["end"]
    for one in given:
        shared = sum(max(0, min(end, last) - max(start, first)) for first, last in one.spans)
        if shared > most:
            best, most = one, shared
    return best if most >= 0.5 * (end - start) else None


def bare(name: str | None) -> str:
    """A name in small letters, without titles, marks and possessive endings."""
    words = re.findall(r"[\w'’.-]+", (name or "").lower().replace("’", "'"))
    return " ".join(re.sub(r"'s$", "", word).strip(".'-") for word in words if word.strip(".'-") not in _TITLES)


def right(label: Labels, name: str | None) -> bool:
    """Whether a name (None: unresolved) is right for a labelled string."""
    speaker = label["speaker"]
    if speaker is None:
        return not name
    if label["speaker_kind"] == "unnamed":
        return not name or bare(speaker).split()[-1] in bare(name).split()
    names = [speaker, *label.get("accept", ())]
    if label["speaker_kind"] == "several":
        names += re.split(r"\s+and\s+|,\s*", speaker)
    return bool(name) and bare(name) in {bare(one) for one in names}


def figures(every: Sequence[Outcome]) -> dict[str, float]:
    """The figures of a table, in per cent; not a number where nothing of a kind was labelled."""
    labels = [one for one in every if one.what not in ("false", "passed")]
    count = Counter(one.what for one in every)
    named = [one for one in labels if one.what in ("right", "wrong") and one.given]
    sure = [one for one in named if one.sure]
    bodies = [one for one in labels if one.kind.endswith("body")]
    return {
        "found": _share(len(labels) - count["missed"], len(labels)),
        "found and right": _share(count["right"], len(labels)),
        "right when named": _share(count["right"], count["right"] + count["wrong"]),
        "bodies right": _share(sum(one.what == "right" for one in bodies), len(bodies)),
        "unmarked right": _share(
            sum(one.what == "right" for one in labels if one.kind.startswith("unm")),
            sum(one.kind.startswith("unm") for one in labels),
        ),
        "named": _share(len(named), len(labels)),
        "right when sure": _share(sum(one.what == "right" for one in sure), len(sure)),
        "sure of the named": _share(len(sure), len(named)),
        "false": _share(count["false"], count["false"] + count["passed"]),
    }


def intervals(by_article: Sequence[Sequence[Outcome]]) -> dict[str, tuple[float, float]]:
    """Of each figure, the range that holds it in 95 of 100 bootstrap samples of the articles."""
    order = random.Random(7)
    drawn: dict[str, list[float]] = {}
    for _ in range(_RESAMPLED):
        sample = [one for part in order.choices(by_article, k=len(by_article)) for one in part]
        for name, value in figures(sample).items():
            drawn.setdefault(name, []).append(value)
    known = {name: sorted(value for value in values if not math.isnan(value)) for name, values in drawn.items()}
    return {name: (_at(values, 0.025), _at(values, 0.975)) for name, values in known.items()}


def _at(values: Sequence[float], share: float) -> float:
    return values[int(share * len(values))] if values else math.nan


def _share(part: int, whole: int) -> float:
    """In per cent; not a number where there is nothing to be a share of."""
    return round(100 * part / whole, 1) if whole else math.nan
