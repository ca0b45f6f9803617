"""What a cluster derives is what one machine derives; what happens to a cluster is told, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import pytest

from briefing.cluster import ClusterError, joining
from briefing.cluster.machines import _ClusterPool
from briefing.cluster.work import OtherVersionError, work_on
from briefing.derived import bring_up_to_date
from briefing.derived.stamp import stamp
from briefing.files import sweep_temporary
from briefing.paths import Workspace
from tests.bench.generate import write_workspace
from tests.cluster.apart import digest
from tests.cluster.processes import ROOT, Processes
from tests.derived.test_updating import everything
from tests.program import Program, Ran
from tests.samples import sample

ARTICLES = 48
WINDOWS = 3  # at least, of so many articles


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A made-up briefing and the shipped one, with the digests of what this machine derives of them at once."""
    folder = tmp_path_factory.mktemp("alone")
    write_workspace(folder, articles=ARTICLES, quotations=3 * ARTICLES)
    shutil.copytree(ROOT / "content" / "child-online-safety", folder / "content" / "child-online-safety")
    digests = {}
    for briefing in ("made", "child-online-safety"):
        with bring_up_to_date(Workspace(folder, folder / "content", folder / "index", folder), briefing) as store:
            digests[briefing] = digest(everything(store))
    return folder, digests


def derived(alone: tuple[Path, dict[str, str]], folder: Path, briefing: str, *options: str) -> tuple[int, int]:
    """How many windows a cluster derived, and this machine; what came out must be what this machine alone derives."""
    shutil.copytree(alone[0] / "content", folder / "content")
    command = [sys.executable, "-m", "tests.cluster.apart", str(folder), briefing, *options]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert ran.returncode == 0, ran.stderr
    there, here, digests = ran.stdout.split()
    assert digests == alone[1][briefing]
    return int(there), int(here)


def test_a_cluster_of_two_derives_what_one_machine_does(alone: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    there, here = derived(alone, tmp_path, "made", "--workers", "2")
    assert there >= WINDOWS
    assert here == 0


@pytest.mark.slow
def test_so_it_is_with_real_articles_on_a_cluster_that_is_there(
    alone: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    with Processes(tmp_path / "cluster", 2) as running:
        derived(alone, tmp_path / "place", "child-online-safety", "--scheduler", running.address)


@pytest.mark.slow
def test_what_a_lost_worker_was_at_another_does(alone: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    with Processes(tmp_path / "cluster", 2) as running:
        lost = running.workers[0]
        options = ("--scheduler", running.address, "--kill", str(lost.pid))
        there, here = derived(alone, tmp_path / "place", "made", *options)
        assert lost.wait(10) != 0
    assert there >= WINDOWS
    assert here == 0


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_scheduler_that_goes_away_is_told_and_what_was_extracted_is_kept(tmp_path: Path) -> None:
    place, program = tmp_path / "place", Program(tmp_path / "home")
    write_workspace(place, articles=400, quotations=4_000)
    kept = place / "index" / "made" / "unfinished.records"
    with Processes(tmp_path / "one", 2) as running:
        going = _begun(program, place, running.address)
        until = time.monotonic() + 120
        while not (kept.exists() and kept.stat().st_size) and time.monotonic() < until:
            time.sleep(0.02)  # another program's file
        running.scheduler.kill()
        _, told = going.communicate(timeout=120)
    assert going.returncode == 2
    assert "the cluster does not answer any more" in told
    assert "run the same command again: what was extracted is kept" in told
    assert kept.stat().st_size, "nothing was kept"
    with Processes(tmp_path / "two", 2) as running:
        again = _begun(program, place, running.address)
        shown, told = again.communicate(timeout=240)
    assert (again.returncode, shown.split(":")[0]) == (0, "made"), told
    assert not kept.exists()


def _begun(program: Program, place: Path, address: str) -> subprocess.Popen[str]:
    env = program.environment(place / "watched", {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"})
    command = [sys.executable, "-m", "briefing", "--workspace", str(place), "index", "--scheduler", address]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=place)


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (OtherVersionError(), "another version"),
        (ModuleNotFoundError("", name="briefing"), "the cluster lacks briefing"),
        (ConnectionResetError(), "does not answer any more"),
    ],
)
def test_what_a_worker_cannot_do_is_told_as_the_clusters(raised: Exception, said: str) -> None:
    pool: _ClusterPool[None] = _ClusterPool.__new__(_ClusterPool)
    pool._address = "tls://there:8786"
    outcome: Future[object] = Future()
    outcome.set_exception(raised)
    with pytest.raises(ClusterError, match=rf"^tls://there:8786: .*{said}"):
        pool.result(outcome)


def test_a_worker_of_another_version_does_nothing() -> None:
    done: list[str] = []
    with pytest.raises(OtherVersionError):
        work_on(lambda _, task: done.append(task), list, "one", "another", (), "task")
    work_on(lambda made, task: done.append(f"{task} with {made}"), list, "two", stamp(), ((1, 2),), "task")
    assert done == ["task with [1, 2]"]


def test_a_cluster_of_one_derives_it_all(alone: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    there, here = derived(alone, tmp_path, "made", "--workers", "1")
    assert there >= WINDOWS
    assert here == 0


def test_where_no_cluster_answers_it_is_said(tmp_path: Path) -> None:
    ran = _index(tmp_path, "--scheduler", "tcp://127.0.0.1:1")
    assert ran.status == 2
    assert "tcp://127.0.0.1:1: no cluster answers; see that its scheduler runs" in ran.err
    assert "tcp://127.0.0.1:1 is not encrypted" in ran.err


@pytest.mark.parametrize("workers", ["0", "-1", "two", "300"])
def test_a_cluster_has_some_processes_and_not_too_many(workers: str, tmp_path: Path) -> None:
    ran = _index(tmp_path, f"--workers={workers}")
    assert (ran.status, ran.out) == (2, "")
    assert f"expected a number from 1 to 256, found '{workers}'" in ran.err


def test_without_dask_it_is_said_what_to_install(tmp_path: Path) -> None:
    made = sample(tmp_path / "workspace")
    code = (
        "import sys; sys.modules['distributed'] = None; from briefing.__main__ import main; "
        f"sys.argv = ['briefing', '--workspace', {str(made.workspace.root)!r}, 'index', '--workers', '2']; "
        "sys.exit(main())"
    )
    ran = Program(tmp_path / "home").run("-c", code, command=())
    assert ran.status == 2
    assert "a cluster needs Dask; install it with: pip install 'briefing[cluster]'" in ran.err


def _index(folder: Path, *options: str) -> Ran:
    made = sample(folder / "workspace")
    return Program(folder / "home").run("index", *options, env={"BRIEFING_WORKSPACE": str(made.workspace.root)})


STARTED = """
from briefing.cluster import started
if __name__ == "__main__":
    with started(1):
        print("there", flush=True)
        input()
"""


STOPPED = """
import contextlib, time
from distributed import LocalCluster
from briefing.cluster import started
LocalCluster.close = lambda *_, **__: time.sleep(3600)
if __name__ == "__main__":
    with started(1):
        print("there", flush=True)
        with contextlib.suppress(EOFError):
            input()
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_does_not_wait_for_a_cluster_to_close_in_good_order(tmp_path: Path) -> None:
    script = tmp_path / "begun.py"
    script.write_text(STOPPED, encoding="utf-8")
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "there\n"
        running.send_signal(signal.SIGINT)
        try:
            assert running.wait(60) == 130
        finally:
            running.kill()
        assert running.stdout.read() == ""  # its workers, which hold it too, have ended


@pytest.mark.slow
def test_what_a_killed_cluster_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    script = tmp_path / "begun.py"
    script.write_text(STARTED, encoding="utf-8")
    environment = {**os.environ, "TMPDIR": str(place), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "there\n"
        assert any(place.iterdir())
        sweep_temporary()
        assert any(place.iterdir()), "a living program holds it"
        running.kill()
        running.stdout.read()  # until its workers have ended, too
    sweep_temporary()
    assert not any(place.iterdir())


def test_ctrl_c_is_not_heard_while_a_cluster_is_closed_and_is_again_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    with joining._Peace() as peace:
        assert signal.getsignal(signal.SIGINT) == before
        peace.begin()
        os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) == before
