"""The cases of `cases/comparing` and `cases/grouping`.

Comparing: `[reference]` and `[printed]` go in; the treatment comes out, or `different`. `[both ways]`: the printed
wording compared with the reference comes out alike. Details: `difference` (in the order of the screen, as
`substitution, will -> may, modal`, a marked one with `marked` in front), `style` (what house style passed over, as
`US -> U.S.`).

Grouping: every `[article ID KEY=VALUE …]` is an article with its quotations; out come the statements, the riskiest
first, each as `statement in` and the ids of the articles that report it. Keys of an article: `kind`, `date` (`none`
is possible; else all are of one day), `speaker` (`marsh`, who is meant where nothing is said, `oakes` or `none`),
`quotations`: `each` (every string in quotation marks is one, where nothing is said), `whole` (all strings are one),
`found` (whatever the quotations room finds). Details: an article's id (its treatment), `text ID` (what its report
shows), `reference` (its article, and why), `not found` (the ids of articles that cover the occasion without reporting
it).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.model import Article, ArticleKind, Comparison, Difference, Quotation, Statement
from briefing.quotations import Cast, extract
from briefing.statements import compare, derive
from tests import cases
from tests.statements.building import MARSH, OTHER, article, briefing, each, whole

CASES = Path(__file__).parent / "cases"
SPEAKERS = {"marsh": MARSH, "oakes": OTHER, "none": None}
KEYS = frozenset(("kind", "date", "speaker", "quotations"))


def _compared(outcome: Comparison) -> cases.Came:
    details = [("difference", _shown(one)) for one in outcome.differences]
    details += [("style", f"{one.reference} -> {one.printed}") for one in outcome.styled]
    return cases.Came("different" if outcome.treatment is None else str(outcome.treatment), tuple(details))


def _shown(one: Difference) -> str:
    kind = f"marked {one.kind}" if one.marked else str(one.kind)
    return ", ".join([kind, f"{one.reference} -> {one.printed}".strip(), *one.risks])


@pytest.mark.parametrize("case", cases.every(CASES / "comparing", ("both",), ("reference", "printed")))
def test_two_wordings_give_the_treatment_that_their_case_says(case: cases.Case) -> None:
    reference, printed = case.part("reference"), case.part("printed")
    came = _compared(compare(reference, printed))
    cases.check(case, [came])
    if "both" in case.options:
        back = compare(printed, reference)
        assert _compared(back).text == came.text
        assert (len(back.differences), len(back.styled)) == (
            sum(key == "difference" for key, _ in came.details),
            sum(key == "style" for key, _ in came.details),
        )


def _given(case: cases.Case) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
    for part in case.parts:
        name, *pairs = part.beside.split()
        keys = dict(pair.split("=", 1) for pair in pairs)
        assert keys.keys() <= KEYS, f"{name}: there is no key {', '.join(keys.keys() - KEYS)}"
        date = keys.get("date", "2024-10-10")
        made = article(
            name, part.text, ArticleKind(keys.get("kind", ArticleKind.REPORT)), None if date == "none" else date
        )
        speaker = SPEAKERS[keys.get("speaker", "marsh")]
        match keys.get("quotations", "each"):
            case "each":
                yield made, each(made, speaker)
            case "whole":
                yield made, whole(made, speaker)
            case "found":
                yield made, extract(made, Cast(briefing(made).actors))
            case other:
                pytest.fail(f"{name}: quotations={other} is not each, whole or found")


def _grouped(statement: Statement) -> cases.Came:
    details = [(report.article, str(report.treatment)) for report in statement.reports]
    details += [(f"text {report.article}", report.text) for report in statement.reports]
    details.append(("reference", f"{statement.reference.article}, {statement.reference.why}"))
    details += [("not found", one.article) for one in statement.not_found]
    carriers = sorted({report.article for report in statement.reports})
    return cases.Came(f"statement in {', '.join(carriers)}", tuple(details))


@pytest.mark.parametrize("case", cases.every(CASES / "grouping", (), ("article",)))
def test_articles_give_the_statements_that_their_case_lists(case: cases.Case) -> None:
    given = list(_given(case))
    ledger = derive(briefing(*(made for made, _ in given)), {made.id: found for made, found in given})
    cases.check(case, [_grouped(statement) for statement in ledger.statements])
