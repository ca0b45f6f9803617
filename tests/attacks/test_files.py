"""Files are written whole or not at all, what a killed writer left is removed, and only plain files are read."""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from briefing import files, plain, processes
from briefing.cli import run
from briefing.derived import bring_up_to_date
from briefing.files import DRAFT, sweep, write_atomic
from briefing.language.safety import safe
from briefing.paths import Workspace, state_file
from briefing.plain import NotPlainError, TooLargeError, clear_of_links, open_plain, read_plain, said
from briefing.processes import start_worker
from tests.program import Program
from tests.samples import HOSTILE, VERBATIM, Made


def drafts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(DRAFT))


def test_whoever_reads_while_it_is_written_sees_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """Writing in place would show an empty file, or half of one."""
    path = tmp_path / "a.yaml"
    texts = ["a" * 300_000, "b" * 300_000]
    write_atomic(path, texts[0])
    done = threading.Event()
    seen: set[str] = set()

    def read() -> None:
        while not done.is_set():
            seen.add(path.read_text(encoding="utf-8"))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        write_atomic(path, texts[number % 2])
    done.set()
    reader.join(30)
    assert seen <= set(texts)


def test_a_failure_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    write_atomic(path, "old")
    number = path.stat().st_ino

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, "new and longer")
    assert (path.read_text(encoding="utf-8"), path.stat().st_ino) == ("old", number)
    assert drafts(tmp_path) == []


def test_a_new_file_takes_the_place_and_does_not_change_the_old_one(tmp_path: Path) -> None:
    path, other = tmp_path / "a.yaml", tmp_path / "other"
    write_atomic(path, "old")
    os.link(path, other)
    write_atomic(path, "new")
    assert (path.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")) == ("new", "old")


def test_a_link_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("kept", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to(tmp_path / "target")
    write_atomic(tmp_path / "a.yaml", "new")
    assert not (tmp_path / "a.yaml").is_symlink()
    assert (tmp_path / "target").read_text(encoding="utf-8") == "kept"


def test_a_private_file_is_private_from_the_start(tmp_path: Path) -> None:
    write_atomic(tmp_path / "key", "secret", private=True)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    (tmp_path / "open").write_text("x", encoding="utf-8")
    (tmp_path / "open").chmod(0o640)
    write_atomic(tmp_path / "open", "y")
    assert stat.S_IMODE((tmp_path / "open").stat().st_mode) == 0o640


_HOLD = """
import sys; from pathlib import Path; from briefing import files
handle, draft = files._draft(Path(sys.argv[1]))
print(draft.name, flush=True); sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="there, a draft is held by being open")
def test_drafts_of_killed_writers_are_removed_and_those_of_living_ones_are_not(tmp_path: Path) -> None:
    call = [sys.executable, "-c", _HOLD, str(tmp_path / "a.yaml")]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        name = writer.stdout.readline().strip()
        (tmp_path / ".mine.tmp").write_text("", encoding="utf-8")
        (tmp_path / f".of-the-dead{DRAFT}").write_text("", encoding="utf-8")
        (tmp_path / f".a-link{DRAFT}").symlink_to(tmp_path / ".mine.tmp")
        sweep(tmp_path, tmp_path / "not there")
        assert drafts(tmp_path) == sorted([name, f".a-link{DRAFT}"])
        writer.kill()
        writer.wait(30)
        sweep(tmp_path)
    assert drafts(tmp_path) == [f".a-link{DRAFT}"]
    assert (tmp_path / ".mine.tmp").exists()


def test_the_next_start_removes_what_a_killed_writer_left(made: Made) -> None:
    beside = (made.folder / "articles", made.folder / "clippings")
    folders = (made.folder, *beside, made.workspace.state, state_file().parent)
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f".left{DRAFT}").write_text("half", encoding="utf-8")
    with bring_up_to_date(made.workspace, made.id) as store:
        assert store.problems == ()
    assert [drafts(folder) for folder in folders] == [[]] * len(folders)


def test_the_next_start_removes_what_a_killed_writer_left_where_the_content_is_anothers(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = made.workspace.state / "searches" / made.id
    left.mkdir(parents=True)
    (left / f".left{DRAFT}").write_text("half", encoding="utf-8")
    monkeypatch.setattr(Workspace, "searches", lambda self, briefing: self.state / "searches" / briefing)
    bring_up_to_date(made.workspace, made.id).close()
    assert drafts(left) == []


@pytest.mark.skipif(os.name != "posix", reason="there, a draft is held by being open")
def test_whoever_writes_into_a_folder_removes_what_a_killed_writer_left_there(tmp_path: Path) -> None:
    """As beside an export, anywhere; once for each folder: with many files, looking through it takes long."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path / "k.md")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        name = writer.stdout.readline().strip()
        (tmp_path / f".k.md.dead{DRAFT}").write_text("half", encoding="utf-8")
        write_atomic(tmp_path / "k.md", "whole")
        assert drafts(tmp_path) == [name]
        writer.kill()
        writer.wait(30)
    again = [sys.executable, "-c", "import sys; from pathlib import Path; from briefing.files import write_atomic"]
    again[-1] += "; write_atomic(Path(sys.argv[1]), 'new')"
    subprocess.run([*again, str(tmp_path / "k.md")], check=True, timeout=60)
    assert drafts(tmp_path) == []
    assert (tmp_path / "k.md").read_text(encoding="utf-8") == "new"


_KEEP = """
import sys; from briefing.files import temporary_folder
print(temporary_folder(), flush=True); sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="ends a process as a power cut would")
def test_temporary_folders_of_killed_programs_are_removed_and_those_of_living_ones_are_not(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / ".held").touch()
    mine = {"briefing-held-link", "briefing-notes", "briefing-held-mine"}
    (place / "briefing-held-link").symlink_to(tmp_path / "target")
    (place / "briefing-notes").mkdir()
    (place / "briefing-held-mine").mkdir()
    (place / "briefing-held-mine" / "kept").touch()  # nothing says that a program of ours made it
    (place / "briefing-held-empty").mkdir()
    call, env = [sys.executable, "-c", _KEEP], {**os.environ, "TMPDIR": str(place)}
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as keeper:
        assert keeper.stdout is not None
        folder = Path(keeper.stdout.readline().strip())
        (folder / "index").mkdir()
        bring_up_to_date(made.workspace, made.id).close()
        assert {path.name for path in place.iterdir()} == mine | {folder.name}
        assert (folder / "index").exists()
        keeper.kill()
        keeper.wait(30)
        bring_up_to_date(made.workspace, made.id).close()
    assert {path.name for path in place.iterdir()} == mine
    assert (tmp_path / "target" / ".held").exists()


def test_a_temporary_folder_goes_with_its_program(tmp_path: Path) -> None:
    call, env = [sys.executable, "-c", _KEEP], {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(call, input="", capture_output=True, text=True, env=env, timeout=60, check=True)
    assert Path(done.stdout.strip()).parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_for_a_moment_goes_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with files.in_temporary_folder() as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "x").touch()
        files.sweep_temporary()
        assert (folder / "x").exists()
    assert list(tmp_path.iterdir()) == []


# Reading


@pytest.mark.timeout(20)
def test_only_plain_files_of_a_size_are_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_plain(tmp_path / "a", 5) == b"12345"
    with pytest.raises(TooLargeError, match="is larger than 4 bytes, so it is not read"):
        read_plain(tmp_path / "a", 4)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    (tmp_path / "holes").touch()
    os.truncate(tmp_path / "holes", 40_000_000_000)
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero"), Path("/dev/tty")):
        with pytest.raises(OSError, match=r"is no plain file|No such device"), open_plain(path, 10):
            pass
    with pytest.raises(TooLargeError):
        read_plain(tmp_path / "holes", 1000)
    assert read_plain(tmp_path / "link", 5) == b"12345"
    with pytest.raises(NotPlainError):
        read_plain(tmp_path / "link", 5, follow=False)
    with pytest.raises(TooLargeError), open_plain(tmp_path / "holes", 1000):  # known before anything of it is read
        pass
    assert [said(5), said(4_000_000), said(1_500), said(2_000_000_000)] == ["5 bytes", "4 MB", "1.5 kB", "2 GB"]


def test_a_link_is_known_where_the_system_cannot_refuse_to_follow_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has no O_NOFOLLOW: there the look beforehand is all there is."""
    monkeypatch.setattr(plain, "_NO_LINK", ())
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert read_plain(tmp_path / "a", 5, follow=False) == b"12345"
    with pytest.raises(NotPlainError):
        read_plain(tmp_path / "link", 5, follow=False)


def test_links_pipes_and_sockets_are_taken_away_and_their_targets_left(tmp_path: Path) -> None:
    target, folder = tmp_path / "target", tmp_path / "index"
    (target / "deep").mkdir(parents=True)
    (target / "deep" / "kept").write_text("kept", encoding="utf-8")
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "file").write_text("x", encoding="utf-8")
    assert not clear_of_links(folder)
    (folder / "a" / "b" / "link").symlink_to(target)
    os.mkfifo(folder / "a" / "pipe")
    (folder / "broken").symlink_to(tmp_path / "nowhere")
    assert clear_of_links(folder)
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*")) == ["a", "a/b", "a/file"]
    assert (target / "deep" / "kept").exists()
    (tmp_path / "whole").symlink_to(target)
    assert clear_of_links(tmp_path / "whole")
    assert not (tmp_path / "whole").is_symlink()
    assert (target / "deep" / "kept").exists()
    assert not clear_of_links(tmp_path / "not there")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("what", ["/dev/zero", "pipe", "holes", "folder"])
def test_no_command_waits_for_what_is_no_file(made: Made, tmp_path: Path, what: str) -> None:
    path = tmp_path / "strange" if what != "/dev/zero" else Path(what)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "holes":
        path.touch()
        os.truncate(path, 40_000_000_000)
    elif what == "folder":
        path.mkdir()
    program = Program(tmp_path / "home")
    env = {"BRIEFING_WORKSPACE": str(made.workspace.root)}
    for call in (("quotes", "--file", str(path), "--as-is"), ("verify", str(path), made.id)):
        ran = program.run(*call, env=env)
        assert ran.status == 2, (call, ran.out[:100])
        assert "something unexpected" not in ran.err
        assert len(ran.err.splitlines()) <= 2
    assert program.run("import", str(path), "--into", made.id, "--yes", env=env).status in (0, 1, 2)


@pytest.mark.timeout(60)
def test_a_line_without_end_is_not_read(tmp_path: Path) -> None:
    ran = Program(tmp_path / "home").run("compare", "--text", "--jsonl", text=b"x" * 9_000_000)
    assert (ran.status, ran.out) == (2, "")
    assert "a line of more than 8 MB" in ran.err


@pytest.mark.parametrize(
    "call",
    [
        ("import", "{file}", "--into", "ferries", "--yes", "--outlet", "harbour-post"),
        ("export", "ferries", "--output", "{out}"),
        ("index", "ferries", "--rebuild"),
        ("add-actor", "Ada Lund", "--into", "ferries"),
        ("search", "ferry"),
        ("check",),
    ],
)
def test_no_command_follows_a_briefing_that_is_a_link(made: Made, tmp_path: Path, call: tuple[str, ...]) -> None:
    elsewhere = made.folder.rename(tmp_path / "elsewhere")
    made.folder.symlink_to(elsewhere)
    (tmp_path / "new.txt").write_text("A boat sails\n\nThe boat sails at night.\n", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in (elsewhere, *elsewhere.rglob("*"))}
    argv = [each.format(file=tmp_path / "new.txt", out=tmp_path / "out.md") for each in call]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(["--workspace", str(made.workspace.root), *argv])
    assert status == (1 if call == ("check",) else 2), err.getvalue()
    assert re.search("a link, which is never followed|its folder is a link", out.getvalue() + err.getvalue())
    assert {path: path.stat().st_mtime_ns for path in (elsewhere, *elsewhere.rglob("*"))} == before
    assert not (tmp_path / "out.md").exists()


# What was not tested before


@pytest.mark.parametrize("environment", [True, False])
def test_an_import_worker_looks_for_no_module_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: bool
) -> None:
    """By its environment and by `-P`: the second holds where the first is missing."""
    if not environment:
        monkeypatch.setattr(processes, "guard_children", lambda: None)
        monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    (tmp_path / "json.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    child = start_worker("briefing.intake.workers.worker")
    child.communicate("", timeout=60)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "argv",
    [
        ("check", f"--{HOSTILE}"),
        ("check", f"--{HOSTILE.replace(' ', '')}"),  # with a space in it, it is no option
        ("check", "a", HOSTILE),
        ("--workspace",),
        ("search",),
        ("export", f"--basket={HOSTILE}", "--ledger"),
        ("quotes", "--kind", HOSTILE),
        ("search", "x", "--limit", HOSTILE),
        ("add-actor", "x", "--role", f"{HOSTILE} @ {HOSTILE}"),
        (HOSTILE, HOSTILE),
    ],
)
def test_what_is_wrong_with_arguments_is_said_safely(argv: tuple[str, ...]) -> None:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        assert run(argv) == 2
    assert err.getvalue() == safe(err.getvalue())
    assert err.getvalue()
    assert out.getvalue() == ""


def test_a_full_disk_leaves_a_search_that_works(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be written below index/: what is derived is kept in memory, and the search falls back likewise."""
    place = made.workspace.index

    def full(path: Path, *_: object, **__: object) -> None:
        if place in Path(path).parents:
            raise OSError(28, "No space left on device")
        write(path, *_, **__)  # type: ignore[arg-type]

    write = files.write_atomic
    monkeypatch.setattr(files, "write_atomic", full)
    monkeypatch.setattr("briefing.derived.seal.write_atomic", full)
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        assert run(["--workspace", str(made.workspace.root), "search", "ferry"]) == 0
    assert VERBATIM in out.getvalue()
