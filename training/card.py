"""The figures of the model card, written below the words of MODEL.md by the command that learns."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.quotations import NAMES, measure
from training.labels import Labels, read
from training.speaker_scores import FORMS, STORIES, forms, stories

if TYPE_CHECKING:
    from training.models import Model

CARD = Path(__file__).with_name("MODEL.md")
BEGINS = "<!-- From here on written by the command that learns. -->\n"


@dataclass(frozen=True, slots=True)
class Learned:
    """How the learning of one table went: its decisions, and the share of them that it gets right itself.

    Those of labels that tell words come first, then those of labels that tell persons.
    """

    choices: Sequence[int]
    right: Sequence[float]

    @property
    def decisions(self) -> str:
        """How many decisions, in words."""
        return " + ".join(map(str, self.choices))

    @property
    def shares(self) -> str:
        """The shares, in words."""
        return " and ".join(f"{share:.1%}" for share in self.right)


def digest(path: Path) -> str:
    """The SHA-256 of a file, as `sha256sum` prints it."""
    return sha256(path.read_bytes()).hexdigest()


def count(path: Path) -> int:
    """How many weights a table has."""
    return sum(not line.startswith("#") for line in path.read_text(encoding="utf-8").splitlines())


def write(models: Sequence[Model], learned: Sequence[Learned], training: Sequence[Path]) -> None:
    """Write the figures of the tables as they are now into the card."""
    words, mark, _ = CARD.read_text(encoding="utf-8").partition(BEGINS)
    CARD.write_text(words + mark + "\n".join(_figures(models, learned, training)), encoding="utf-8")


def _figures(models: Sequence[Model], learned: Sequence[Learned], training: Sequence[Path]) -> list[str]:
    now = f"{datetime.now(UTC):%Y-%m-%d}"
    lines = [
        f"\nLearned on {now} by `make learn`, with {platform.python_implementation()} {platform.python_version()}."
    ]
    lines += ["\n## Learned from\n", "| file | articles | attributions | SHA-256 |", "|---|---|---|---|"]
    lines += map(_row, training)
    lines += [_line(STORIES, stories()), _line(FORMS, forms())]
    lines += ["\n## Tables\n"]
    lines += ["| table | what it decides | decisions | right on them | weights | templates | settings | SHA-256 |"]
    lines += ["|---|---|---|---|---|---|---|---|"]
    for model, one in zip(models, learned, strict=True):
        settings = f"epochs {model.epochs}, rate {model.rate:g}, shrink {model.shrink:g}, rare {model.rare}"
        settings += f", passes {model.passes}" if model.passes > 1 else ""
        lines.append(
            f"| {model.path.name} | {model.note} | {one.decisions} | {one.shares} | {count(model.path)} "
            f"| {len(model.templates)} | {settings} | {digest(model.path)} |"
        )
    lines += ["\n## Held out\n", "As `python -m tests.bench.quotations` measures it:\n"]
    lines += ["| file | articles | attributions | SHA-256 |", "|---|---|---|---|"]
    present = [path for path in (training[0].with_name(name) for name in NAMES) if path.is_file()]
    lines += [_row(path) for path in present]
    for path in present:
        figures, *_ = measure(path)
        lines += [f"\n| {path.name} | per cent |", "|---|---|"]
        lines += [f"| {name} | {value} |" for name, value in figures.items()]
    return [*lines, ""]


def _row(path: Path) -> str:
    return _line(path, read(path))


def _line(path: Path, articles: Sequence[Labels]) -> str:
    labels = sum(len(article["quotes"]) for article in articles)
    return f"| {path.name} | {len(articles)} | {labels} | {digest(path)} |"
