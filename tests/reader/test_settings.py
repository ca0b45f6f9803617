"""Settings and memory: strict where a person writes, forgiving where the program does."""

import os
from pathlib import Path

import pytest

from briefing.reader.kit.memory import RECENT, Memory, load_memory, save_memory
from briefing.reader.kit.settings import Settings, read_settings


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.yaml") == Settings()


def test_everything_can_be_set(tmp_path: Path) -> None:
    text = (
        "theme: light\nindirect: true\ncompact: true\nforms: true\nascii: false\nmouse: no\nanimations: no\n"
        'keys:\n  reader.filter: "f,slash"\n'
    )
    settings = read_settings(write(tmp_path / "config.yaml", text))
    assert settings == Settings("light", True, {"reader.filter": "f,slash"}, (), True, True, False, False, False)


def test_each_wrong_field_is_named_and_the_others_are_used(tmp_path: Path) -> None:
    text = "theme: 7\nindirect: maybe\ncolour: red\nkeys:\n  reader.filter: f\n  reader.jump: [g]\n"
    settings = read_settings(write(tmp_path / "config.yaml", text))
    assert {problem.field for problem in settings.problems} == {"theme", "indirect", "colour", "keys.reader.jump"}
    assert settings.keys == {"reader.filter": "f"}


def test_what_is_no_yaml_is_said(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path / "config.yaml", "theme: [")).problems
    assert read_settings(write(tmp_path / "config.yaml", "- dark")).problems
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    assert read_settings(tmp_path / "bytes.yaml").problems


def test_a_problem_says_line_field_and_what_was_expected(tmp_path: Path) -> None:
    path = write(tmp_path / "config.yaml", "theme: dark\nindirect: perhaps\n\ncolor: red\n")
    assert sorted(map(str, read_settings(path).problems)) == [
        f"{path}:2: indirect: expected true or false, found 'perhaps'",
        f"{path}:4: color: unknown key; known are theme, indirect, compact, forms, ascii, mouse, animations, citation, "
        "keys",
    ]


def test_a_set_of_keys_in_the_wrong_place_is_told_where_it_belongs(tmp_path: Path) -> None:
    path = write(tmp_path / "config.yaml", "keys: vim\n")
    assert [str(problem) for problem in read_settings(path).problems] == [
        f"{path}:1: keys: expected keys and values such as '  preset: vim' on a line below, found 'vim'"
    ]


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text",
    [
        "theme: !!timestamp x",
        "theme: !!python/object/apply:os.system [id]",
        "[" * 90_000,
        "{" * 90_000,
        "- " * 40_000,
        "theme: &a [dark]\nkeys: *a",
        "x: " + "a" * 2_000_000,
        "theme: " + chr(7),
    ],
)
def test_hostile_settings_are_told_and_passed_over(tmp_path: Path, text: str) -> None:
    settings = read_settings(write(tmp_path / "config.yaml", text))
    assert settings.problems
    assert settings[:3] == Settings()[:3]


@pytest.mark.timeout(10)
def test_settings_that_are_no_file_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.yaml")
    assert "expected a file" in str(read_settings(tmp_path / "config.yaml").problems)
    os.mkfifo(tmp_path / "reader.json")
    assert load_memory(tmp_path / "reader.json") == Memory()


def test_memory_comes_back(tmp_path: Path) -> None:
    memory = Memory("one", "light", {"one": "article"})
    for number in range(RECENT + 3):
        memory.visited("one", "actor", f"actor-{number}")
    memory.visited("one", "actor", "actor-5")
    save_memory(tmp_path / "deep" / "reader.json", memory)
    again = load_memory(tmp_path / "deep" / "reader.json")
    assert again == memory
    assert again.recents["one"][0] == ["actor", "actor-5"]
    assert len(again.recents["one"]) == RECENT


def test_a_copy_of_the_memory_stays_as_it_was() -> None:
    memory = Memory("one", "light", {"one": "article"}, read={"one": ["article"]}, tops={"one": {"article": 3}})
    memory.searched("one", "boats")
    memory.visited("one", "actor", "ada")
    memory.baskets["one"] = "minister"
    copied = memory.copied()
    assert copied == memory
    memory.places["one"] = memory.baskets["one"] = "other"
    memory.read["two"] = ["other"]
    memory.tops["one"]["article"] = 4
    memory.searched("one", "ferries")
    memory.visited("one", "actor", "imke")
    assert copied == Memory(
        "one",
        "light",
        {"one": "article"},
        {"one": [["actor", "ada"]]},
        {"one": ["article"]},
        {"one": {"article": 3}},
        {"one": ["boats"]},
        {"one": "minister"},
    )


def test_damaged_memory_starts_afresh(tmp_path: Path) -> None:
    for text in ("[", "7", '{"places": 3, "recents": {"one": ["x", ["a", "b"]]}}', "\x00", "[" * 100_000):
        memory = load_memory(write(tmp_path / "reader.json", text))
        assert memory.places == {}
        assert memory.recents in ({}, {"one": [["a", "b"]]})
