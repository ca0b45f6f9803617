"""Outlets, actors, corrections and baskets: changed without losing what a person wrote beside them."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.content import (
    add_correction,
    read_actors,
    read_basket,
    read_briefing,
    read_corrections,
    read_outlets,
    remove_correction,
    write_actors,
    write_basket,
    write_outlets,
)
from briefing.errors import ContentError
from briefing.model import (
    Actor,
    ActorKind,
    Basket,
    Clipping,
    ClippingKind,
    Correction,
    CorrectionKind,
    Outlet,
    OutletKind,
    PartialDate,
    Role,
    Selector,
)
from tests.samples import HOSTILE, RELEASE, Made

_AT = Selector(RELEASE, " exact\n\nwords ", "before", "after\n")
_SPEAKER = Correction(CorrectionKind.SPEAKER, (_AT,), "ada-marsh", "why\n\n  indented")
_MERGE = Correction(CorrectionKind.MERGE, (_AT, replace(_AT, exact=HOSTILE)))

_words = st.text(st.characters(codec="utf-8"), max_size=20)
_line = _words.map(lambda text: text.replace("\r", "").replace("\n", " ").strip(" \t"))
_note = _words.map(lambda text: text.replace("\r", "").strip(" \t\n"))
_selectors = st.builds(Selector, _line.filter(bool), _words.filter(bool), _words, _words)
_corrections = st.builds(
    Correction,
    st.sampled_from([CorrectionKind.SPEAKER, CorrectionKind.SPLIT, CorrectionKind.REFERENCE]),
    st.lists(_selectors, min_size=1, max_size=3).map(tuple),
    st.none() | _line.filter(bool),
    st.none() | _note.filter(bool),
    st.none() | _line.filter(bool),
    st.none() | st.just(PartialDate(2025, 3, 4)),
)
_clippings = st.builds(
    Clipping,
    st.sampled_from(ClippingKind),
    _line.filter(bool),
    _line,
    st.none() | _selectors,
    _note,
    st.lists(_line.filter(bool), max_size=3).map(tuple),
).filter(lambda clipping: clipping.at is not None or clipping.kind is not ClippingKind.PASSAGE)
_roles = st.builds(Role, _line.filter(bool), st.none() | st.just(PartialDate(2020, 5)), st.just(PartialDate(2024)))
_actors = st.builds(
    Actor,
    st.sampled_from(["a", "b", "c", "d.e-f"]),
    _line.filter(bool),
    st.sampled_from(ActorKind),
    st.lists(_roles, max_size=2).map(tuple),
    st.lists(_line.filter(bool), max_size=3).map(tuple),
)
_any = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_any
@given(corrections=st.lists(_corrections, max_size=4), gone=st.integers(0, 3))
def test_any_corrections_are_kept_and_taken_out(
    corrections: list[Correction], gone: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("b")
    for correction in corrections:
        add_correction(folder, correction)
    assert read_corrections(folder) == tuple(corrections)
    if gone < len(corrections):
        assert remove_correction(folder, gone) == corrections.pop(gone)
        assert read_corrections(folder) == tuple(corrections)


@_any
@given(first=st.lists(_clippings, max_size=4), second=st.lists(_clippings, max_size=4), shared=st.data())
def test_any_basket_is_read_back(
    first: list[Clipping], second: list[Clipping], shared: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("b") / "clippings"
    write_basket(folder, Basket(tuple(first)))
    assert read_basket(folder) == Basket(tuple(first))
    mixed = Basket(tuple(shared.draw(st.permutations([*first, *second]))))
    write_basket(folder, mixed)
    assert read_basket(folder) == mixed


@_any
@given(actors=st.lists(_actors, unique_by=lambda actor: actor.id), others=st.lists(_actors, unique_by=lambda a: a.id))
def test_any_actors_are_read_back(
    actors: list[Actor], others: list[Actor], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("b")
    write_actors(folder, actors)
    assert read_actors(folder) == tuple(actors)
    write_actors(folder, others)
    assert read_actors(folder) == tuple(others)


def test_adding_a_correction_keeps_every_line_that_is_there(made: Made) -> None:
    mine = (
        "# Mine: do not touch.\n\n- kind: speaker   # on the radio\n  at: [{article: a, exact: b}]\n  value: null\n"
        "  reviewed: 2025-01-01\n# and after\n"
    )
    path = made.file("corrections.yaml", mine)
    add_correction(made.folder, _SPEAKER)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(mine.removesuffix("# and after\n"))
    assert text.endswith("# and after\n")
    assert read_corrections(made.folder)[1] == _SPEAKER


def test_taking_a_correction_out_leaves_the_others_and_the_comments(made: Made) -> None:
    made.file("corrections.yaml", "# first line\n")
    for correction in (_SPEAKER, _MERGE, _SPEAKER):
        add_correction(made.folder, correction)
    assert remove_correction(made.folder, 1) == _MERGE
    assert read_corrections(made.folder) == (_SPEAKER, _SPEAKER)
    remove_correction(made.folder, 0)
    remove_correction(made.folder, 0)
    assert (made.folder / "corrections.yaml").read_text(encoding="utf-8").startswith("# first line\n")
    assert read_corrections(made.folder) == ()
    with pytest.raises(IndexError):
        remove_correction(made.folder, 0)


def test_a_correction_is_written_as_a_person_would(made: Made) -> None:
    add_correction(made.folder, Correction(CorrectionKind.TITLE, (Selector(RELEASE, "Boats"),), "On boats", "a\nb"))
    assert (made.folder / "corrections.yaml").read_text(encoding="utf-8") == (
        f"- kind: title\n  at:\n    - article: {RELEASE}\n      exact: Boats\n      before: ''\n      after: ''\n"
        "  value: On boats\n  note: |-\n    a\n    b\n"
    )


@pytest.mark.parametrize(
    "content",
    ["- kind: speaker\n  at: []\n", "- kind: speker\n  at: [{article: a, exact: b}]\n", "title: 'x\n", "words"],
)
def test_nothing_is_added_to_damaged_corrections(made: Made, content: str) -> None:
    path = made.file("corrections.yaml", content)
    with pytest.raises(ContentError, match=r"corrections\.yaml"):
        add_correction(made.folder, _SPEAKER)
    assert path.read_text(encoding="utf-8") == content
    assert any(problem.file == "corrections.yaml" for problem in read_briefing(made.folder).problems)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("- kind: merge\n  at: [{article: a, exact: b}]\n", "[1].at"),
        ("- kind: title\n  at: [{article: a, exact: b}]\n", "[1].value"),
        ("- kind: speaker\n", "[1].at"),
        ("- kind: speaker\n  at: [{article: a}]\n", "[1].at[1].exact"),
    ],
)
def test_corrections_that_say_too_little_are_told(made: Made, text: str, field: str) -> None:
    made.file("corrections.yaml", text)
    assert [problem.field for problem in read_briefing(made.folder).problems] == [field]


def test_changing_one_actor_leaves_the_others_as_written(made: Made) -> None:
    path = made.file(
        "actors.yaml",
        "# who speaks\n- id: ada-marsh\n  name: Ada Marsh\n  kind: person\n  aliases: [A. J. Marsh]  # her by-line\n"
        "# a union\n- id: union\n  name: Islanders' Union\n  kind: body\n  seat: Northtown\n",
    )
    marsh, union = read_actors(made.folder)
    new = Actor("port", "Port: the office", ActorKind.BODY)
    write_actors(made.folder, (marsh, replace(union, aliases=("the Union",)), new))
    assert path.read_text(encoding="utf-8") == (
        "# who speaks\n- id: ada-marsh\n  name: Ada Marsh\n  kind: person\n  aliases: [A. J. Marsh]  # her by-line\n"
        "# a union\n- id: union\n  name: Islanders' Union\n  kind: body\n  aliases:\n    - the Union\n"
        "  seat: Northtown\n- id: port\n  name: 'Port: the office'\n  kind: body\n"
    )


def test_what_cannot_be_read_of_an_actor_is_not_written_over(made: Made) -> None:
    path = made.file("actors.yaml", "- id: a\n  name: A\n  kind: human\n- id: b\n  name: B\n  kind: body\n")
    before = path.read_text(encoding="utf-8")
    one, two = read_actors(made.folder)
    with pytest.raises(ContentError, match=r"actors\.yaml:3.*mend the file first"):
        write_actors(made.folder, (replace(one, name="Other"), two))
    assert path.read_text(encoding="utf-8") == before
    write_actors(made.folder, (one, replace(two, name="Other")))
    assert path.read_text(encoding="utf-8") == before.replace("name: B", "name: Other")


@pytest.mark.parametrize("flow", [True, False])
def test_outlets_are_added_beside_everything_else(made: Made, flow: bool) -> None:
    if flow:
        made.file(
            "briefing.yaml", "title: T\noutlets: [{id: a, name: A, kind: blog, since: 007}]\nextra: {x: no}\n# end\n"
        )
    else:
        made.file(
            "briefing.yaml",
            "title: T\noutlets:\n\n  # first\n  - id: a\n    name: A\n    kind: blog\n    since: 007\n\n"
            "extra: {x: no}\n# end\n",
        )
    added = Outlet("b", "B: b", OutletKind.TRADE, "b.example")
    write_outlets(made.folder, (*read_outlets(made.folder), added))
    text = (made.folder / "briefing.yaml").read_text(encoding="utf-8")
    assert [outlet.id for outlet in read_outlets(made.folder)] == ["a", "b"]
    assert text.startswith("title: T\n")
    assert text.endswith("extra: {x: no}\n# end\n")
    assert "since: 007" in text
    assert ("# first" in text) is not flow


@pytest.mark.parametrize(
    "content", ["title: T\noutlets: nothing\n", "title: [\n", "title: T\noutlets:\n  - id: a\n  - b\n"]
)
def test_outlets_are_not_written_into_a_damaged_file(made: Made, content: str) -> None:
    path = made.file("briefing.yaml", content)
    with pytest.raises(ContentError):
        write_outlets(made.folder, (Outlet("b", "B", OutletKind.TRADE),))
    assert path.read_text(encoding="utf-8") == content


def test_outlets_need_a_briefing(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such briefing"):
        write_outlets(tmp_path, ())
    assert list(tmp_path.iterdir()) == []


def test_text_that_no_file_holds_is_refused(made: Made) -> None:
    before = (made.folder / "actors.yaml").read_bytes()
    with pytest.raises(ContentError):
        write_actors(made.folder, (Actor("a", "\ud800", ActorKind.PERSON),))
    assert (made.folder / "actors.yaml").read_bytes() == before


def test_a_basket_is_the_users_alone_and_readable(made: Made) -> None:
    folder = made.workspace.state / "clippings" / made.id
    assert read_basket(folder) == Basket()
    write_basket(folder, Basket((Clipping(ClippingKind.ARTICLE, RELEASE, "Night ferries", note="see p. 2"),)))
    for private in (folder, made.workspace.state / "clippings", made.workspace.state):
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert (folder / "basket.yaml").read_text(encoding="utf-8") == (
        f"- kind: article\n  target: {RELEASE}\n  title: Night ferries\n  note: see p. 2\n"
    )


def test_several_baskets_are_kept_apart(made: Made) -> None:
    folder = made.workspace.clippings(made.id)
    one = Basket((Clipping(ClippingKind.ARTICLE, "a", "A"),))
    write_basket(folder, one, "one")
    assert (read_basket(folder, "one"), read_basket(folder)) == (one, Basket())
    for name in ("../one", "a/b", "", ".x"):
        with pytest.raises(ContentError):
            read_basket(folder, name)
        with pytest.raises(ContentError):
            write_basket(folder, one, name)


@pytest.mark.parametrize(
    "content",
    [
        b"- kind: article\n  tar",
        b"\xff\xfe",
        b"\0",
        b"- kind: artikle\n  target: x\n",
        b"- [1, 2]\n",
        b"a: 1\n",
        b"- kind: article\n  target: x\n  at: {article: x}\n",
        b"- kind: passage\n  target: x\n",
    ],
)
def test_a_damaged_basket_is_told_then_set_aside_and_never_lost(made: Made, content: bytes) -> None:
    folder = made.workspace.clippings(made.id)
    folder.mkdir()
    path = folder / "basket.yaml"
    basket = Basket((Clipping(ClippingKind.ARTICLE, "a", "A"),))
    for number in (1, 2):
        path.write_bytes(content)
        with pytest.raises(ContentError, match=r"basket\.yaml"):
            read_basket(folder)
        assert path.read_bytes() == content
        aside = write_basket(folder, basket)
        assert aside == folder / f"basket.yaml.damaged-{number}"
        assert aside.read_bytes() == content
        assert read_basket(folder) == basket


def test_keys_and_comments_in_a_basket_survive_a_new_order(made: Made) -> None:
    folder = made.workspace.clippings(made.id)
    path = made.file(
        "clippings/basket.yaml",
        "- kind: article\n  target: a\n  title: A\n  colour: red\n- kind: article\n  target: b\n  title: B\n  # why\n",
    )
    one, two = read_basket(folder).clippings
    write_basket(folder, Basket((two, replace(one, note="n"))))
    assert path.read_text(encoding="utf-8") == (
        "- kind: article\n  target: b\n  title: B\n"
        "- kind: article\n  target: a\n  title: A\n  note: n\n  colour: red\n  # why\n"
    )
