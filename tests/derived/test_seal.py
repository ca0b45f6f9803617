"""The seal of a snapshot: what proves it, what damages it, and which of two snapshots it holds for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from briefing.derived import seal
from briefing.derived.seal import FILE, LARGEST, Proof, digest, proof, seal_draft, settle
from briefing.keys import stamp

KEY = b"k" * 32


def sealed(folder: Path, raw: bytes = b"one") -> Path:
    """A snapshot in its place, sealed and settled as `making.py` does it."""
    path, draft = folder / "derived.sqlite", folder / ".draft"
    draft.write_bytes(raw)
    seal_draft(path, draft, KEY)
    draft.replace(path)
    settle(path, KEY)
    return path


def listed(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        json.loads(path.with_name(FILE).read_text(encoding="utf-8"))["snapshots"]
    )
    return found


def written(path: Path, listing: str, key: bytes = KEY) -> None:
    mark = stamp(key, "snapshot", os.fsencode(path), listing).hex()
    path.with_name(FILE).write_text(json.dumps({"snapshots": listing, "stamp": mark}), encoding="utf-8")


@pytest.mark.parametrize("whole", [True, False])
def test_what_was_made_here_is_proven_and_by_no_other_key(tmp_path: Path, whole: bool) -> None:
    path = sealed(tmp_path)
    assert proof(path, KEY, whole=whole) is Proof.PROVEN
    assert proof(path, b"another key", whole=whole) is Proof.FOREIGN
    assert len(digest(path)) == 64
    assert LARGEST == 4_000_000_000


def test_a_changed_snapshot_is_damaged(tmp_path: Path) -> None:
    path = sealed(tmp_path)
    path.write_bytes(b"two")
    assert proof(path, KEY, whole=False) is Proof.DAMAGED
    assert proof(path, KEY, whole=True) is Proof.DAMAGED


def test_at_a_glance_a_snapshot_is_told_by_size_times_number_and_device(tmp_path: Path) -> None:
    path = sealed(tmp_path)
    (entry,) = listed(path)
    facts = entry["facts"]
    assert isinstance(facts, list)
    found = os.lstat(path)
    assert facts == [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev]
    for at in range(len(facts)):
        other = [fact + (place == at) for place, fact in enumerate(facts)]
        written(path, json.dumps([{**entry, "digest": "x", "facts": other}]))
        assert proof(path, KEY, whole=False) is Proof.DAMAGED, at
    written(path, json.dumps([{**entry, "digest": "x"}]))
    assert proof(path, KEY, whole=False) is Proof.PROVEN
    assert proof(path, KEY, whole=True) is Proof.DAMAGED, "all bytes were asked for"


def test_a_moved_snapshot_is_known_by_its_bytes_and_from_then_on_at_a_glance(tmp_path: Path) -> None:
    path = sealed(tmp_path)
    before = listed(path)
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)
    assert proof(path, KEY, whole=False) is Proof.PROVEN
    assert listed(path) == before, "a glance writes nothing"
    assert proof(path, KEY, whole=True) is Proof.PROVEN
    assert listed(path)[0]["facts"] == seal._facts(os.lstat(path))
    assert listed(path)[0]["digest"] == before[0]["digest"]


def test_what_cannot_be_written_down_is_proven_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sealed(tmp_path)
    os.utime(path, ns=(1, 1))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(seal, "write_atomic", full)
    assert proof(path, KEY, whole=True) is Proof.PROVEN


def test_a_kill_between_seal_and_place_leaves_the_one_before_proven(tmp_path: Path) -> None:
    path = sealed(tmp_path, b"one")
    for raw in (b"two", b"three"):
        (tmp_path / ".draft").write_bytes(raw)
        seal_draft(path, tmp_path / ".draft", KEY)
        entries = listed(path)
        assert entries[0] == {"digest": digest(tmp_path / ".draft")}
        assert len(entries) == 2, "this one and the one before, and none before that"
        if raw == b"two":
            assert proof(path, KEY, whole=False) is Proof.PROVEN
            assert proof(path, KEY, whole=True) is Proof.PROVEN
    (tmp_path / ".draft").replace(path)
    assert proof(path, KEY, whole=True) is Proof.PROVEN


def test_without_a_seal_nothing_is_settled_or_proven(tmp_path: Path) -> None:
    path = tmp_path / "derived.sqlite"
    path.write_bytes(b"one")
    settle(path, KEY)
    assert not path.with_name(FILE).exists()
    assert proof(path, KEY, whole=True) is Proof.FOREIGN


def test_a_missing_snapshot_is_damaged(tmp_path: Path) -> None:
    path = sealed(tmp_path)
    path.unlink()
    for whole in (True, False):
        assert proof(path, KEY, whole=whole) is Proof.DAMAGED


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"1", b'{"snapshots": "[]"}', b'{"snapshots": 1, "stamp": "x"}', b"[" * 9_000, b"\xff"]
)
def test_what_is_no_seal_proves_nothing(tmp_path: Path, raw: bytes) -> None:
    path = sealed(tmp_path)
    path.with_name(FILE).write_bytes(raw)
    assert proof(path, KEY, whole=True) is Proof.FOREIGN


def test_a_seal_of_another_place_or_too_large_proves_nothing(tmp_path: Path) -> None:
    path = sealed(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    for name in (path.name, FILE):
        (tmp_path / "elsewhere" / name).write_bytes(path.with_name(name).read_bytes())
    assert proof(tmp_path / "elsewhere" / path.name, KEY, whole=True) is Proof.FOREIGN
    (entry,) = listed(path)
    written(path, json.dumps([{**entry, "more": ""}]))
    room = 10_000 - path.with_name(FILE).stat().st_size
    for more, found in (("x" * room, Proof.PROVEN), ("x" * (room + 1), Proof.FOREIGN)):
        written(path, json.dumps([{**entry, "more": more}]))
        assert path.with_name(FILE).stat().st_size == 10_000 + len(more) - room
        assert proof(path, KEY, whole=False) is found


def test_the_snapshot_that_took_the_place_is_settled_and_not_the_one_before(tmp_path: Path) -> None:
    sealed(tmp_path, b"one")
    path = sealed(tmp_path, b"two")
    assert [entry["digest"] for entry in listed(path)] == [digest(path)]
    assert proof(path, KEY, whole=True) is Proof.PROVEN


@pytest.mark.skipif(os.name != "posix", reason="makes links and permissions")
def test_a_seal_is_private_and_no_link_is_followed(tmp_path: Path) -> None:
    path = sealed(tmp_path)
    assert path.with_name(FILE).stat().st_mode & 0o777 == 0o600
    for name in (path.name, FILE):
        moved = path.with_name(name).rename(tmp_path / f"{name}.moved")
        path.with_name(name).symlink_to(moved)
        assert proof(path, KEY, whole=True) is (Proof.DAMAGED if name == path.name else Proof.FOREIGN)
        path.with_name(name).unlink()
        moved.rename(path.with_name(name))
