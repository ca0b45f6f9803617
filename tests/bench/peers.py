"""Our index beside SQLite's FTS5 and tantivy: the same texts, the same questions, one run.

`python -m tests.bench.peers [--articles N] [--quotations N]`. Texts and questions are those of `tests.bench.engines`.
FTS5 is a part of SQLite; tantivy is Lucene's likeness in Rust (Python's `tantivy`, an extra for developers), with one
thread and no copies of the texts. Both index every article and every quotation as a text of its own. Ours does more:
statements, actors, forms of words. Tantivy names what fits by segment and number, which costs it less than ids cost the
others. Times are of this process's own CPU; tantivy's threads are counted in.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.bench.engines import BEST, Fts5, Ours, Passages, cpu, passages_of, questions, row, size, times
from tests.bench.generate import make

_HEAP = 128_000_000  # bytes that tantivy may gather before it writes


class Tantivy:
    """tantivy, as it is installed with its default tokenizer."""

    name = "tantivy"

    def __init__(self, folder: Path, passages: Passages) -> None:
        self._folder, self._passages = folder, passages
        folder.mkdir()

    def build(self) -> None:
        """Write the index."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="default", index_option="position")
        index: Any = tantivy.Index(builder.build(), path=str(self._folder))
        writer = index.writer(_HEAP, 1)
        for _, text in self._passages:
            writer.add_document(tantivy.Document(text=text))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Be ready for the first question."""
        import tantivy

        self._index: Any = tantivy.Index.open(str(self._folder))
        self._searcher: Any = self._index.searcher()

    def ask(self, kind: str, words: tuple[str, ...]) -> int:
        """How many passages fit, having named each."""
        found = self._searcher.search(self._query(kind, words), limit=len(self._passages), count=False)
        return len({(address.segment_ord, address.doc) for _, address in found.hits})

    def best(self, words: tuple[str, ...]) -> int:
        """How many of the best there are."""
        return len(self._searcher.search(self._query("all", words), limit=BEST).hits)

    def size(self) -> int:
        """Bytes on disk."""
        return size(self._folder)

    def _query(self, kind: str, words: tuple[str, ...]) -> Any:
        import tantivy

        schema = self._index.schema
        if kind == "phrase":
            return tantivy.Query.phrase_query(schema, "text", list(words))
        if kind == "prefix":
            return tantivy.Query.regex_query(schema, "text", f"{words[0]}.*")
        terms = [(tantivy.Occur.Must, tantivy.Query.term_query(schema, "text", word)) for word in words]
        return tantivy.Query.boolean_query(terms)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="tests.bench.peers", description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--quotations", type=int, default=10_000)
    chosen = parser.parse_args(argv)
    if find_spec("tantivy") is None:
        print("tantivy is not installed (it is an extra for developers)", file=sys.stderr)
        return 1
    made = make(chosen.articles, chosen.quotations)
    passages = passages_of(made)
    letters = sum(len(printed.article.body.encode()) for printed in made.printed)
    print(f"{chosen.articles:,} articles of {letters / 1e6:.1f} MB, {chosen.quotations:,} quotations; ", end="")
    print(f"tantivy {version('tantivy')}; ms of CPU time, median and most\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "ours").mkdir()
        engines = Ours(folder / "ours", made), Fts5(folder / "fts5", passages), Tantivy(folder / "tantivy", passages)
        print(f"{'':24}" + "".join(f"{engine.name:>22}" for engine in engines))
        row("build, s", [f"{cpu(engine.build) / 1e3:.1f}" for engine in engines])
        row("on disk, MB", [f"{engine.size() / 1e6:.1f}" for engine in engines])
        row("times the articles", [f"{engine.size() / letters:.2f}" for engine in engines])
        row("open", [f"{cpu(engine.open):.1f}" for engine in engines])
        asked = questions(passages)
        for title in dict.fromkeys(title for title, _, _ in asked):
            each = [(kind, words) for name, kind, words in asked if name == title]
            row(title, [times([partial(engine.ask, *question) for question in each]) for engine in engines])
        two = [words for title, _, words in asked if title == "two words"]
        row(f"two words, best {BEST}", [times([partial(engine.best, each) for each in two]) for engine in engines])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
