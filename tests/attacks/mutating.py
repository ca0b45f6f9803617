"""Do the tests bite, anywhere? `make mutants`: cosmic-ray breaks every operator, number, condition and handler in turn.

`mutants.py` breaks chosen lines as an attack would; this breaks whatever stands in the files that safety rests on. Each
mutant is tried in a copy of the project, on the tests that its file is held by. The ones that live are printed; those
with a reason in docs/mutants.md are known, and any other one ends it with 1.
"""

from __future__ import annotations

import argparse
import ast
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from tests.attacks.copies import ROOT, Copy
from tests.attacks.forks import Forks

KNOWN = ROOT / "docs" / "mutants.md"
SUBJECTS: dict[str, tuple[str, ...]] = {
    "files.py": ("test_files.py", "attacks/test_files.py"),
    "locks.py": ("test_locks.py", "attacks/test_writers.py"),
    "plain.py": ("test_plain.py", "attacks/test_files.py"),
    "keys.py": ("test_keys.py",),
    "safe_path.py": ("test_safe_path.py",),
    "hearing.py": ("test_hearing.py",),
    "language/safety.py": ("language/test_safety.py",),
    "content/disk.py": ("content/test_disk.py", "content/test_writing.py", "content/test_reading.py"),
    "content/writing.py": ("content/test_writing.py",),
    "export/escape.py": ("export/test_escape.py",),
    "reader/kit/markup.py": ("reader/test_markup.py", "reader/test_page.py", "reader/test_prose.py"),
    "reader/kit/field.py": ("attacks/test_terminal.py",),
    "derived/seal.py": ("derived/test_seal.py",),
    "commands/common/output.py": ("commands/test_output.py", "test_streams.py"),
}
# One other operator for each is enough: a test that notices "+" as "-" notices it as "*" too.
_OPERATORS = frozenset(
    f"core/ReplaceBinaryOperator_{pair}"
    for pair in "Add_Sub Sub_Add Mul_Add Div_Mul FloorDiv_Mul Mod_Add Pow_Mul BitOr_BitAnd BitAnd_BitOr".split()
) | frozenset(
    f"core/ReplaceComparisonOperator_{pair}"
    for pair in "Eq_NotEq NotEq_Eq Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Is_IsNot IsNot_Is".split()
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file of the package, one of its lines, what it becomes, and the file's whole text with it."""

    file: str
    number: int
    line: str
    broken: str
    text: str

    @property
    def told(self) -> str:
        """The mutant in one line, as docs/mutants.md names it."""
        return f"`{self.file}`: `{self.line}` as `{self.broken}`"


def mutants(file: str, text: str) -> Iterator[Mutant]:
    """Every mutant of a file of the package, each once, in the order of its lines."""
    tree = get_ast(text)
    hints = _hints(text)
    found: dict[str, Mutant] = {}
    for name in operator_names():
        if name.startswith(("core/ReplaceBinary", "core/ReplaceComparison")) and name not in _OPERATORS:
            continue
        if name.startswith("core/Variable"):  # these want to be told a variable
            continue
        operator = get_operator(name)()
        places = [place for node in ast_nodes(tree) for place in operator.mutation_positions(node)]
        for occurrence, ((line, column), _) in enumerate(places):
            if any(start <= (line, column) < end for start, end in hints):
                continue
            made = mutate_code(text, operator, occurrence)
            if made is not None and made != text and made not in found:
                found[made] = _mutant(file, text, made)
    yield from sorted(found.values(), key=lambda mutant: mutant.number)


def _mutant(file: str, text: str, made: str) -> Mutant:
    pairs = list(zip(text.split("\n"), made.split("\n"), strict=False))
    at = next(number for number, (old, new) in enumerate(pairs) if old != new)
    return Mutant(file, at + 1, pairs[at][0].strip(), pairs[at][1].strip(), made)


def _hints(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where types are named, and where it is asked whether a program that looks at types reads: nothing runs there."""
    places = []
    for node in ast.walk(ast.parse(text)):
        hints = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            hints.append(node.test)
        for hint in hints:
            if isinstance(hint, ast.expr):
                end = (hint.end_lineno or hint.lineno, hint.end_col_offset or 0)
                places.append(((hint.lineno, hint.col_offset), end))
    return places


def lives(mutant: Mutant, copy: Copy, runs: Forks) -> bool:
    """Whether no test notices a mutant; one that hangs them is noticed, since every test has a limit."""
    path = copy.package / mutant.file
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(mutant.text, encoding="utf-8", newline="")
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()
        return runs.again().passed
    finally:
        path.write_text(text, encoding="utf-8", newline="")


def main() -> int:
    """Try every mutant of the named files, or of all; print those that live and how many there were."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", help="files of the package; otherwise every subject")
    parser.add_argument("--known", action="store_true", help="try only those that docs/mutants.md lists")
    options = parser.parse_args()
    known = KNOWN.read_text(encoding="utf-8") if KNOWN.exists() else ""
    unknown = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        for file in options.files or SUBJECTS:
            began = time.monotonic()
            made = list(mutants(file, (copy.package / file).read_text(encoding="utf-8")))
            tried = [mutant for mutant in made if not options.known or mutant.told in known]
            living = []
            with Forks(copy.python, copy.root, SUBJECTS[file]) as runs:
                first = runs.first()
                if not first.passed:
                    print(f"{file}: its tests fail without any mutant\n{first.told}")
                    return 1
                for mutant in tried:
                    if lives(mutant, copy, runs):
                        living.append(mutant)
                        mark = "known" if mutant.told in known else "NOT NOTICED"
                        print(f"{mark}: line {mutant.number} of {mutant.told}", flush=True)
            new = sum(mutant.told not in known for mutant in living)
            unknown += new
            took = time.monotonic() - began
            print(
                f"{file}: {len(tried)} mutants, {len(living)} lived, {len(living) - new} of them known; {took:.0f} s",
                flush=True,
            )
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
