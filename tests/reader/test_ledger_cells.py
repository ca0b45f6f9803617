"""What a cell of the ledger says of an outlet that changed nothing but a contraction."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from briefing.derived import Store
from briefing.model import ArticleKind, Treatment
from briefing.reader.pages.ledger import LedgerRow, ledger_rows
from briefing.statements import derive
from tests.statements.building import article, briefing, whole


def _row(*bodies: str) -> LedgerRow:
    release = article(
        "office", "Ada Marsh said: “It is not true that the slip is closed to the boats.”", ArticleKind.RELEASE
    )
    articles = [release, *(article(f"paper{at}", body) for at, body in enumerate(bodies))]
    ledger = derive(briefing(*articles), {one.id: whole(one) for one in articles})
    store = cast(Store, SimpleNamespace(article_rows=lambda: articles))
    (row,) = ledger_rows(store, ledger.statements)
    return row


def test_a_contraction_alone_is_named_in_its_cell() -> None:
    row = _row("“It’s not true that the slip is closed to the boats,” Marsh said.")
    assert row.cells["paper0"] is Treatment.ALTERED
    assert row.told("paper0") == "≠ contraction"


def test_a_contraction_beside_another_change_is_altered() -> None:
    row = _row("“It’s not true that the slip is closed to the ferries,” Marsh said.")
    assert row.told("paper0") == "≠ altered"
