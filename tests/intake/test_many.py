"""One answer for many candidates: all that lack a field or have the same in it, and all from one site."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import content
from briefing.errors import UsageError
from briefing.intake import Candidate, Decision, ImportOptions, alike, decide, edit, of_site, plan, setting, take
from briefing.model import Briefing, Outlet, OutletKind

TEXT = "The orchard society met in the barn on Sunday and counted the pears of tree {} that the storm had left there."


def pages(folder: Path, hosts: tuple[str, ...]) -> list[Path]:
    """A page without outlet and day for each host."""
    made = []
    for number, host in enumerate(hosts):
        text = "".join(f"<p>{TEXT.format(f'{number} of row {row}')}</p>" for row in range(4))
        path = folder / f"{number}.html"
        link = f"<link rel=canonical href=https://{host}/pears-{number}>" if host else ""
        path.write_text(
            f"<html><head><title>Pears of row {number}</title>{link}</head>"
            f"<article><h1>Pears counted in row {number}</h1>{text}"
        )
        made.append(path)
    return made


def planned(paths: list[Path], briefing: Briefing | None = None) -> list[Candidate]:
    """The candidates of an import into an empty briefing."""
    return list(plan(paths, briefing or Briefing("pears", "Pears", ()), ImportOptions()))


def set_many(held: list[Candidate], places: list[int], name: str, value: str) -> list[Candidate]:
    """The candidates, with a field of those at some places set."""
    change = setting(held, name, value, ())
    return [change(one) if at in places else one for at, one in enumerate(held)]


def test_a_day_for_all_that_lack_one(tmp_path: Path) -> None:
    held = planned(pages(tmp_path, ("", "", "")))
    held[1] = edit(held[1], published="2025-09-01")
    assert alike(held, "published") == {"": [0, 2], "2025-09-01": [1]}
    held = set_many(held, alike(held, "published")[""], "published", "2025-09-04")
    assert [str(one.article.published) for one in held if one.article] == ["2025-09-04", "2025-09-01", "2025-09-04"]
    assert alike(held, "published") == {"2025-09-04": [0, 2], "2025-09-01": [1]}
    with pytest.raises(UsageError):
        set_many(held, [0], "published", "soon")


def test_what_was_set_wrongly_for_many_is_set_again_for_them(tmp_path: Path) -> None:
    held = planned(pages(tmp_path, ("", "", "")))
    held[0] = decide(held[0], Decision.SKIP)
    held = set_many(held, alike(held, "outlet")[""], "outlet", "Brok Herald")
    assert alike(held, "outlet") == {"brok-herald": [1, 2]}
    held = set_many(held, alike(held, "outlet")["brok-herald"], "outlet", "Brook Herald")
    assert alike(held, "outlet") == {"brook-herald": [1, 2]}


def test_a_kind_for_all_of_one_kind(tmp_path: Path) -> None:
    held = planned(pages(tmp_path, ("", "")))
    held[0] = edit(held[0], kind="comment")
    held = set_many(held, alike(held, "kind")["report"], "kind", "release")
    assert [one.article.kind for one in held if one.article] == ["comment", "release"]


def test_the_others_from_the_site_whose_outlet_is_corrected(tmp_path: Path) -> None:
    hosts = ("brook.example", "brook.example", "dale.example", "", "brook.example")
    held = planned(pages(tmp_path, hosts))
    held[4] = edit(held[4], outlet="Mill Post")
    assert of_site(held, 0) == [1]
    assert of_site(held, 3) == []


def test_an_outlet_s_answer_is_remembered_for_its_site(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    folder = content.new_briefing(tmp_path / "content", "pears", "Pears")
    one, other = pages(tmp_path, ("brook.example", "brook.example"))
    take([edit(candidate, outlet="Brook Herald") for candidate in planned([one])], folder)
    (next_one,) = planned([other], content.read_briefing(folder).briefing)
    assert next_one.article is not None
    assert next_one.article.outlet == "brook-herald"


def test_an_outlet_is_the_one_that_is_known_by_another_spelling(tmp_path: Path) -> None:
    known = (Outlet("mill-post", "The Mill Post", OutletKind.NEWSPAPER),)
    held = planned(pages(tmp_path, ("", "", "")))
    for at, name in enumerate(("mill  POST", "Brook Herald", "The Brook-Herald")):
        held[at] = setting(held, "outlet", name, known)(held[at])
    assert [one.article.outlet for one in held if one.article] == ["mill-post", "brook-herald", "brook-herald"]
    assert [(one.fields["outlet"].value, one.fields["outlet"].by) for one in held] == [
        ("The Mill Post", "you"),
        ("Brook Herald", "you"),
        ("Brook Herald", "you"),
    ]
    with pytest.raises(UsageError):
        setting(held, "outlet", " ", known)(held[0])
