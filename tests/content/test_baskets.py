"""Baskets: which there are, a new one, another name, and taking away one in which nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.content import (
    BASKET,
    SavedSearch,
    basket_names,
    change_basket,
    change_searches,
    make_basket,
    problems_of_searches,
    read_basket,
    read_searches,
    remove_basket,
    rename_basket,
    with_search,
    write_basket,
)
from briefing.content.disk import PICKED_LIMIT
from briefing.errors import ContentError
from briefing.model import Basket, Clipping, ClippingKind

ONE = Clipping(ClippingKind.ARTICLE, "a", "A", tags=("tides", "for monday"))


def test_the_first_basket_is_always_there_and_the_others_follow_in_their_order(tmp_path: Path) -> None:
    assert basket_names(tmp_path / "none") == (BASKET,)
    for name in ("minister", "Lines to take", "évêque"):
        make_basket(tmp_path, name)
    (tmp_path / "basket.yaml.damaged-1").touch()
    (tmp_path / ".hidden.yaml").touch()
    assert basket_names(tmp_path) == (BASKET, "évêque", "Lines to take", "minister")


def test_a_new_basket_is_empty_and_takes_clippings(tmp_path: Path) -> None:
    make_basket(tmp_path, "minister")
    assert read_basket(tmp_path, "minister") == Basket()
    change_basket(tmp_path, lambda now: (*now, ONE), "minister")
    assert (read_basket(tmp_path, "minister"), read_basket(tmp_path)) == (Basket((ONE,)), Basket())
    written = (tmp_path / "minister.yaml").read_text(encoding="utf-8")
    assert written.endswith("  tags:\n    - tides\n    - for monday\n")


@pytest.mark.parametrize("name", ["minister", "MINISTER", "basket", "../x", "a/b", "", ".x", "con", "NUL"])
def test_a_name_that_is_taken_or_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    make_basket(tmp_path, "minister")
    with pytest.raises(ContentError):
        make_basket(tmp_path, name)
    with pytest.raises(ContentError):
        rename_basket(tmp_path, "other", name)
    assert basket_names(tmp_path) == (BASKET, "minister")


def test_a_basket_keeps_what_is_in_it_under_another_name(tmp_path: Path) -> None:
    write_basket(tmp_path, Basket((ONE,)))
    rename_basket(tmp_path, BASKET, "monday")
    assert (read_basket(tmp_path, "monday"), read_basket(tmp_path)) == (Basket((ONE,)), Basket())
    rename_basket(tmp_path, "monday", "Monday")
    assert basket_names(tmp_path) == (BASKET, "Monday")
    rename_basket(tmp_path, "Monday", BASKET)
    assert read_basket(tmp_path) == Basket((ONE,))
    make_basket(tmp_path, "Monday")
    with pytest.raises(ContentError, match="basket already"):
        rename_basket(tmp_path, "Monday", BASKET)
    change_basket(tmp_path, lambda _: ())
    rename_basket(tmp_path, "Monday", BASKET)
    assert basket_names(tmp_path) == (BASKET,)
    rename_basket(tmp_path, BASKET, "one")
    rename_basket(tmp_path, BASKET, "never written")
    assert read_basket(tmp_path, "never written") == Basket()


def test_only_an_empty_basket_is_taken_away(tmp_path: Path) -> None:
    make_basket(tmp_path, "minister")
    change_basket(tmp_path, lambda _: (ONE,), "minister")
    with pytest.raises(ContentError, match="take it out first"):
        remove_basket(tmp_path, "minister")
    change_basket(tmp_path, lambda _: (), "minister")
    remove_basket(tmp_path, "minister")
    assert basket_names(tmp_path) == (BASKET,)


@pytest.mark.parametrize("other", ["notes", "Nötes"])
def test_no_other_basket_is_overwritten_whatever_its_letters(tmp_path: Path, other: str) -> None:
    """Baskets that were sent may have names that a person could not give here."""
    write_basket(tmp_path, Basket((ONE,)), "Notes")
    (tmp_path / f"{other}.yaml").write_text("# another's\n", encoding="utf-8")
    if (tmp_path / "Notes.yaml").samefile(tmp_path / f"{other}.yaml"):
        pytest.skip("this disk takes the names for one")
    with pytest.raises(ContentError, match="there is a basket"):
        rename_basket(tmp_path, "Notes", other)
    assert (tmp_path / f"{other}.yaml").read_text(encoding="utf-8") == "# another's\n"


@pytest.mark.parametrize("file", ["basket.yaml", "searches.yaml"])
def test_what_would_take_long_to_read_is_not_read_and_never_written(tmp_path: Path, file: str) -> None:
    """Four megabytes of a list take tens of seconds, whenever it is shown."""
    item = "- {kind: article, target: a}\n" if file == "basket.yaml" else "- {name: boats, query: ferry}\n"
    read = read_basket if file == "basket.yaml" else read_searches
    (tmp_path / file).write_text(item + "#" * (PICKED_LIMIT - len(item)), encoding="utf-8")
    assert read(tmp_path) not in (Basket(), ())
    before = (tmp_path / file).read_bytes()
    with pytest.raises(ContentError, match="would become larger than 1 MB"):
        _one_more(tmp_path, file)
    assert (tmp_path / file).read_bytes() == before
    (tmp_path / file).write_bytes(before + b"#")
    told = problems_of_searches(tmp_path) if file == "searches.yaml" else ()
    assert [problem.what for problem in told] == (
        ["larger than 1 MB, so it is not read; shorten or split it"] if file == "searches.yaml" else []
    )
    if file == "basket.yaml":
        with pytest.raises(ContentError, match="larger than 1 MB, so it is not read"):
            read_basket(tmp_path)


def _one_more(folder: Path, file: str) -> None:
    if file == "basket.yaml":
        change_basket(folder, lambda now: (*now, ONE))
    else:
        change_searches(folder, lambda now: with_search(now, SavedSearch("new", "words")))
