"""The standing attack by chance: `make fuzz`, or `python -m tests.attacks.fuzzing EXAMPLES SEED`. It says what it ran.

Each target takes what an enemy chooses and must end with a value or with one of the errors that the program tells in
one line; what is then told must be safe to show. Hypothesis makes the inputs and makes a failing one small.
"""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from briefing.content import parse_article
from briefing.content.cast import ACTORS
from briefing.content.clippings import CLIPPINGS
from briefing.content.corrections import CORRECTIONS
from briefing.content.disk import decode
from briefing.content.lists import load_list
from briefing.content.nodes import compose
from briefing.derived.seal import FILE as SEAL
from briefing.derived.seal import Proof, proof
from briefing.errors import BriefingError
from briefing.export.escape import escape
from briefing.intake.options import Limits
from briefing.intake.workers.worker import answers
from briefing.language.safety import safe
from briefing.model import Article
from briefing.quotations import Cast, extract
from briefing.reader.kit.settings import read_settings
from briefing.search.query import read
from briefing.statements import compare
from tests.intake import test_databases, test_warc
from tests.intake.samples import outlook
from tests.intake.samples.build import samples

DEFAULT = 2000
_HOME = tempfile.TemporaryDirectory(prefix="fuzz-")  # goes with the process
_PLACE = Path(_HOME.name)
_MESSAGE = {
    "0037": "Boats sail",
    "0C1A": "Ada Marsh",
    "1000": "The boats sail at night, said Ada Marsh, from the quay.",
}
_HELD = [
    *(sample.data for sample in samples()),
    outlook.compound(outlook.msg(_MESSAGE, sent=133_830_000_000_000_000, attached=[outlook.file("a.txt", b"A boat")])),
    outlook.winmail([(0x8004, b"Boats sail\x00"), (0x800C, b"The boats sail at night from the quay.")]),
    "".join(test_databases.lexis(number, "Brook Herald", "Pears counted") for number in (1, 2)).encode(),
    "".join(test_databases.factiva(number, "Pears counted") for number in (1, 2)).encode(),
    b"".join(test_warc.RECORDS),
]
_BITS = [
    "---\n",
    ": ",
    "- ",
    "\n",
    "“",
    "”",
    '"',
    " said ",
    "{",
    "[",
    "!!x ",
    "*a",
    "&a ",
    "\x1b]0;x\x07",
    "…",
    "\u202e",
    "12",
]
TEXT = st.text(max_size=300) | st.lists(st.sampled_from(_BITS) | st.text(max_size=8), max_size=40).map("".join)
YAML = st.lists(
    st.sampled_from(
        ["- ", "kind: title\n", "at:\n", "  - article: a\n", "    exact: b\n", "id: x\n", "name: y\n", "? "]
    )
    | TEXT,
    max_size=25,
).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file of one of the formats with some stretches cut, doubled or replaced; or bytes of no format."""
    data = bytearray(draw(st.sampled_from(_HELD)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        size = draw(st.integers(0, 40))
        data[at : at + size] = draw(st.binary(max_size=12) | st.just(bytes(data[at : at + size]) * 3))
    return bytes(data[: 1 << 16])


def _article(text: str) -> None:
    article, problems = parse_article(text, "a", "articles/a.md")
    assert article is not None or problems
    for problem in problems:
        assert str(problem) == safe(str(problem))


def _bytes(raw: bytes) -> None:
    text, problem = decode(raw, "a")
    assert (text is None) is (problem is not None)
    if text is not None:
        _article(text)


def _yaml(text: str) -> None:
    _, problem = compose(text, "a.yaml")
    assert problem is None or str(problem) == safe(str(problem))


def _lists(text: str) -> None:
    (_PLACE / "list.yaml").write_text(text, encoding="utf-8", errors="replace", newline="")
    problems = [
        *load_list(_PLACE, "list.yaml", ACTORS).problems,
        *load_list(_PLACE, "list.yaml", CLIPPINGS).problems,
        *load_list(_PLACE, "list.yaml", CORRECTIONS).problems,
    ]
    for problem in problems:
        assert str(problem) == safe(str(problem))


def _query(typed: str) -> None:
    for typing in (False, True):
        with suppress(BriefingError):
            read(typed, typing=typing)


def _format(data: bytes) -> None:
    path = _PLACE / "a file"
    path.write_bytes(data)
    told = list(answers(path, Limits()))
    assert told[-1] == {"end": True}
    json.dumps(told)


def _seal(raw: bytes) -> None:
    snapshot = _PLACE / "derived.sqlite"
    snapshot.write_bytes(raw)
    (_PLACE / SEAL).write_bytes(raw)
    assert proof(snapshot, b"a key", whole=True) is Proof.FOREIGN


def _settings(text: str) -> None:
    path = _PLACE / "config.yaml"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    for problem in read_settings(path).problems:
        assert str(problem) == safe(str(problem))


def _comparison(reference: str, printed: str) -> None:
    compare(reference, printed)


def _quotations(text: str) -> None:
    for quotation in extract(Article("a", "A", "p", text or "x"), Cast(())):
        assert 0 <= quotation.start < quotation.end <= len(text)


def _export(text: str) -> None:
    assert escape(text) == safe(escape(text))


TARGETS: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[object], ...]]] = {
    "articles": (_article, (TEXT | YAML,)),
    "bytes of articles": (_bytes, (st.binary(max_size=400),)),
    "YAML": (_yaml, (TEXT | YAML,)),
    "lists of content": (_lists, (YAML,)),
    "queries": (_query, (TEXT,)),
    "files of every import format": (_format, (mutated() | st.binary(max_size=300),)),
    "index files": (_seal, (st.binary(max_size=300),)),
    "settings": (_settings, (TEXT | YAML,)),
    "comparisons": (_comparison, (TEXT, TEXT)),
    "quotations": (_quotations, (TEXT,)),
    "exports": (_export, (TEXT,)),
}


def prepared(name: str, examples: int, chance: int, count: Callable[[], None]) -> Callable[[], None]:
    """The attack on one target, as a test of Hypothesis; `count` is called for each input that is really run."""
    target, strategies = TARGETS[name]

    @seed(chance)
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.tuples(*strategies))
    def run(values: tuple[object, ...]) -> None:
        count()
        target(*values)

    return run


def attack(name: str, examples: int, chance: int) -> int:
    """Attack one target with so many inputs; returns how many were really run. The first failure is raised.

    The same `chance` gives the same inputs again, another one others: a long attack is the sum of several.
    """
    counted: list[None] = []
    prepared(name, examples, chance, lambda: counted.append(None))()
    return len(counted)


def main() -> int:
    """Attack every target and print what was run."""
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    chance = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 32)
    print(f"seed {chance}", flush=True)
    total = 0
    for name in TARGETS:
        began = time.monotonic()
        count = attack(name, examples, chance)
        total += count
        print(f"{name}: {count:,} inputs in {time.monotonic() - began:.0f} s, no failure", flush=True)
    print(f"{total:,} inputs, no failure")
    if importlib.util.find_spec("atheris") is None:
        print("guided by coverage: not run, atheris is not installed here")
        return 0
    for name in TARGETS:  # each in a process of its own: what guides ends its process
        call = [sys.executable, "-m", "tests.attacks.guided", name, str(examples), str(chance)]
        if subprocess.run(call, check=False).returncode:
            print(f"{name}: failed, guided by coverage")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
