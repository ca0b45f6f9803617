"""Commands about briefings as wholes: list, new, add-actor, check, index, locate, and which one is meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import run
from briefing.content import problems_beside, read_briefing
from briefing.errors import CancelledError
from briefing.model import Actor, ActorKind, PartialDate, Role
from tests.samples import Made, damaged, sample


@pytest.fixture(autouse=True)
def _workspace(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))


def test_briefings_are_listed(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list"]) == 0
    assert capsys.readouterr().out == "ferries: Night ferries, 3 articles\n"
    assert run(["list", "--json"]) == 0
    form = {"id": "ferries", "title": "Night ferries", "articles": 3, "folder": str(made.folder), "problem": None}
    assert json.loads(capsys.readouterr().out) == form


def test_articles_that_cannot_be_listed_are_not_counted_and_an_error(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = made.folder.rename(tmp_path / "elsewhere")
    made.folder.symlink_to(elsewhere)
    assert run(["list"]) == 2
    assert capsys.readouterr().out.startswith("ferries: ferries, its articles cannot be listed\n  Problem: ")
    assert run(["list", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["articles"] is None


def test_a_briefing_that_cannot_be_read_is_listed_with_its_problem(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made.file("briefing.yaml", "title: [")
    assert run(["list"]) == 0
    assert "  Problem: briefing.yaml:" in capsys.readouterr().out


def test_an_empty_workspace_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--workspace", str(tmp_path)]) == 0
    assert "'briefing new NAME' starts one" in capsys.readouterr().out
    for command in (["ledger"], ["check"], ["index"], ["quotes"], ["search", "x"], ["export"], ["anything"]):
        assert run(["--workspace", str(tmp_path), *command]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1


def test_several_briefings_must_be_told_apart(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    sample(made.workspace.root, "bridges")
    assert run(["ledger"]) == 2
    assert capsys.readouterr().err == "briefing: there are several briefings; name one with --in: bridges, ferries\n"
    assert run(["search", "boats", "--in", "bridges", "--json"]) == 0
    assert capsys.readouterr().out


def test_a_briefing_is_found_by_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["locate", "night ferries", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)["clippings"]) == ["ferries"]


def test_places_are_told(made: Made, own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["locate", "--json"]) == 0
    form = json.loads(capsys.readouterr().out)
    assert form["content"] == str(made.workspace.content)
    assert form["index"] == str(made.workspace.index)
    assert form["settings"] == str(own_folders / "config" / "briefing" / "config.yaml")
    assert form["clippings"] == {"ferries": str(made.folder / "clippings")}
    assert run(["locate"]) == 0
    assert f"Content: {made.workspace.content}\n" in capsys.readouterr().out


def test_a_new_briefing_can_be_used_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--workspace", str(tmp_path)]
    assert run([*place, "new", "Harbour dues", "--title", "Harbour dues, 2025"]) == 0
    assert "Made harbour-dues in " in capsys.readouterr().out
    assert run([*place, "list"]) == 0
    assert capsys.readouterr().out == "harbour-dues: Harbour dues, 2025, 0 articles\n"
    assert run([*place, "new", "Harbour dues"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_actor_is_added_with_roles_and_aliases(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    roles = ["Harbour Secretary @ 2024-07", "Mayor @ 2019 to 2024-06", "Clerk @ to 2018", "Poet"]
    argv = ["add-actor", "Tom Reed", "--alias", "T. Reed", *(part for role in roles for part in ("--role", role))]
    assert run(argv) == 0
    assert capsys.readouterr().out == "Added Tom Reed (tom-reed) to ferries.\n"
    date = PartialDate.parse
    expected = (
        Role("Harbour Secretary", date("2024-07")),
        Role("Mayor", date("2019"), date("2024-06")),
        Role("Clerk", None, date("2018")),
        Role("Poet"),
    )
    actors = read_briefing(made.folder).briefing.actors
    assert actors[-1] == Actor("tom-reed", "Tom Reed", ActorKind.PERSON, expected, ("T. Reed",))
    assert [actor.id for actor in actors[:-1]] == ["ada-marsh", "islanders-union"]


def test_speakers_whom_the_texts_name_are_proposed(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    body = "“The quay is too short,” said Tom Reed.\n\n“It will stay so,” Tom Reed added.\n"
    made.article("2025-02-05-harbour-post-quay", body)
    assert run(["add-actor", "--proposed"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Tom Reed: person")
    assert told[0].endswith(", 2 quotations")
    assert told[1].startswith("  2025-02-05-harbour-post-quay: ")
    before = told[-1]
    assert run(["add-actor", "reed", "--proposed", "--role", "Mayor"]) == 0
    assert capsys.readouterr().out == "Added Tom Reed (tom-reed) to ferries.\n"
    added = read_briefing(made.folder).briefing.actors[-1]
    assert (added.name, added.roles[-1]) == ("Tom Reed", Role("Mayor"))
    assert run(["add-actor", "--proposed"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] != before
    assert not [line for line in told if line.startswith("Tom Reed")]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["A. J. Marsh"], "Ada Marsh (ada-marsh) is there already"),
        (["Another", "--id", "ada-marsh"], "Ada Marsh (ada-marsh) is there already"),
        ([" "], "an actor needs a name"),
        ([], "an actor needs a name"),
        (["Zebra", "--proposed"], "there is no proposed speaker 'Zebra'"),
        (["Tom Reed", "--role", "Mayor @ yesterday"], "is not a role like"),
        (["Tom Reed", "--role", "Mayor @ 2024-13"], "month must be in 1..12"),
    ],
)
def test_an_actor_that_cannot_be_added_is_said(
    argv: list[str], said: str, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (made.folder / "actors.yaml").read_bytes()
    assert run(["add-actor", *argv]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert (made.folder / "actors.yaml").read_bytes() == before


def test_a_sound_briefing_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == 0
    assert capsys.readouterr() == ("No problem in 1 briefing.\n", "")


def test_every_problem_is_listed_with_its_place(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in damaged().items():
        made.file(name, content)
    assert run(["check"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    *told_lines, total = told.out.splitlines()
    problems = [line for line in told_lines if not line.startswith("Notice: ")]
    notices = len(told_lines) - len(problems)
    assert total == f"{len(problems)} problems, {notices} notices in 1 briefing."
    for name in damaged():
        assert [line for line in problems if line.startswith(f"ferries/{name}:")], name
    assert run(["check", "ferries", "--json"]) == 1
    forms = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [list(form) for form in forms] == [["briefing", "file", "line", "field", "what", "severity"]] * len(forms)
    assert {form["severity"] for form in forms} == {"problem", "notice"}


BESIDE = {
    "searches.yaml": ("- name: boats\n- name: nights\n  query: night\n  match: all\n", [(1, "query"), (4, "match")]),
    "dropped.yaml": ("- name: Tom Reed\n- nickname: Reed\n", [(2, "name"), (2, "nickname")]),
    "clippings/basket.yaml": ("- kind: article\n  title: A boat\n", [(1, "target")]),
    "clippings/second one.yaml": ("- kind: boat\n  target: a\n", [(1, "kind")]),
    "clippings/a?b.yaml": ("[]\n", [(0, "")]),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_people_write_beside_the_articles_is_looked_at(
    name: str, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    text, places = BESIDE[name]
    made.file(name, text)
    assert run(["check", "--json"]) == 1
    forms = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = sorted((form["file"], form["line"], form["field"].rpartition(".")[2]) for form in forms)
    assert told == [(name, *at) for at in places]
    assert all(form["severity"] == "problem" and form["what"] for form in forms)
    made.file(name, "a: [\n")
    assert run(["check"]) == 1
    assert capsys.readouterr().out.startswith(f"ferries/{name}:")


def test_baskets_that_cannot_be_listed_are_a_problem(made: Made) -> None:
    made.file("clippings", "no folder")
    assert problems_beside(made.folder, made.folder, made.folder / "no such folder") == ()
    (problem,) = problems_beside(made.folder, made.folder, made.folder / "clippings")
    assert str(problem).startswith("clippings: expected a folder of baskets")


def test_what_could_be_filled_in_is_a_notice_and_no_finding(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    known = "outlets:\n  - id: unknown\n    name: Outlet not known\n    kind: other\n"
    frame = (made.folder / "briefing.yaml").read_text(encoding="utf-8")
    made.file("briefing.yaml", frame.replace("outlets:\n", known))
    made.article("unknown-boats", "Boats.", outlet="unknown", published="null")
    made.article("undated-boats", "Boats.", published="")
    assert run(["check"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    *notices, total = told.out.splitlines()
    assert [line.split(";")[0] for line in notices] == [
        "Notice: ferries/articles/undated-boats.md: published: no date, so before: and after: leave it out",
        "Notice: ferries/articles/unknown-boats.md: outlet: not known",
        "Notice: ferries/articles/unknown-boats.md: published: no date, so before: and after: leave it out",
    ]
    assert all("; write " in line for line in notices), "each says what to do"
    assert total == "No problem, 3 notices in 1 briefing."
    assert run(["check", "--json"]) == 0
    forms = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(form["file"], form["field"], form["severity"]) for form in forms] == [
        ("articles/undated-boats.md", "published", "notice"),
        ("articles/unknown-boats.md", "outlet", "notice"),
        ("articles/unknown-boats.md", "published", "notice"),
    ]
    assert run(["ledger"]) == 0
    assert capsys.readouterr().err == "", "other commands do not speak of notices"


def test_a_date_that_cannot_be_read_is_a_problem_and_not_missing_too(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made.article("boats", "Boats.", published="yesterday")
    assert run(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == ["1 problem in 1 briefing."]


def test_other_commands_say_that_there_are_problems(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    made.file("articles/empty.md", b"")
    assert run(["ledger", "--json"]) == 0
    told = capsys.readouterr()
    assert told.err == "briefing: 1 problem in the content of ferries; 'briefing check ferries' lists them\n"
    assert told.out


def test_a_correction_that_no_longer_fits_is_a_finding(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    made.file("corrections.yaml", "- kind: title\n  at: [{article: gone, exact: Nobody says this.}]\n  value: New\n")
    assert run(["check"]) == 1
    assert "ferries/corrections.yaml" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [["index"], ["index", "ferries", "--rebuild"]])
def test_what_is_derived_is_brought_up_to_date(argv: list[str], made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(argv) == 0
        told = capsys.readouterr()
        assert told.err == ""
        assert told.out.startswith("ferries: 3 articles, ")
        assert told.out.endswith(" 2 statements\n")
    assert any(made.workspace.index.iterdir())
    assert run(["search", "boats", "--json"]) == 0
    assert capsys.readouterr().out


def test_bringing_up_to_date_says_what_is_wrong(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["index"]) == 0
    made.file("articles/empty.md", b"")
    (made.workspace.index / made.id / "derived.seal").write_text("forged", encoding="utf-8")
    capsys.readouterr()
    assert run(["index"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("ferries: 3 articles, ")
    assert told.err == (
        "briefing: The index was not made here by you and is built again.\n"
        "briefing: 1 problem in the content of ferries; 'briefing check ferries' lists them\n"
    )


@pytest.mark.parametrize("stop", [KeyboardInterrupt, CancelledError])
def test_a_stopped_index_says_what_was_kept(
    stop: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr("briefing.commands.index.bring_up_to_date", stopped)
    assert run(["index"]) == 130
    assert capsys.readouterr().err == (
        "briefing: stopped: what was extracted is kept, and the same command goes on from there\n"
    )
