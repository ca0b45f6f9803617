"""An export as a page of HTML and as a Word file: self-contained, without script, whatever the texts hold."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefing.derived import bring_up_to_date
from briefing.errors import ExportError
from briefing.export import as_html, as_word, export_briefing, form_of, shown_of, word_count
from briefing.export.layout import table_shares
from tests.samples import HOSTILE, Made, hostile

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Reader(HTMLParser):
    """Gathers the tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def page(made: Made) -> tuple[str, Reader]:
    """The page of a whole briefing, and what is in it."""
    with bring_up_to_date(made.workspace, made.id) as store:
        html = as_html(export_briefing(store), store.info.title)
    reader = Reader()
    reader.feed(html)
    return html, reader


def test_the_page_has_the_comparison_side_by_side_with_its_signs(made: Made) -> None:
    _, reader = page(made)
    assert {"table", "h1", "h2", "blockquote", "nav", "main"} <= set(reader.tags)
    assert "≠ altered" in reader.text
    assert "Night ferries" in reader.text
    assert "briefing-trace" not in reader.text, "the trace stays with the Markdown"


@pytest.mark.parametrize("kind", ["made", "hostile"])
def test_columns_are_as_wide_on_the_page_as_the_export_has_them(kind: str, made: Made, tmp_path: Path) -> None:
    place = made if kind == "made" else hostile(tmp_path / "hostile")
    with bring_up_to_date(place.workspace, place.id) as store:
        export = export_briefing(store)
    html = as_html(export, "")
    groups = [re.findall(r"width: ([\d.]+)%", group) for group in re.findall("<colgroup>(.*?)</colgroup>", html)]
    assert groups == [[f"{100 * one:.1f}" for one in share] for share in table_shares(export)]
    assert [len(group) for group in groups] == [table.count("<th>") for table in html.split("<table>")[1:]]
    assert len(groups) > 2


@pytest.mark.parametrize("kind", ["made", "hostile"])
def test_the_page_runs_and_loads_nothing(kind: str, made: Made, tmp_path: Path) -> None:
    html, reader = page(made if kind == "made" else hostile(tmp_path / "hostile"))
    assert not {"script", "img", "iframe", "link", "object", "embed", "base", "form", "b"} & set(reader.tags)
    names = {name for name, _ in reader.attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "aria-label", "href", "id", "class", "style"}
    assert all(re.fullmatch(r"width: \d\d?\.\d%", value or "") for name, value in reader.attributes if name == "style")
    targets = [value or "" for name, value in reader.attributes if name == "href"]
    assert all(re.match(r"#part-\d+|https?://", target) for target in targets)
    assert "default-src 'none'" in html
    assert "url(" not in html
    if kind == "hostile":
        assert "\x1b" not in html
        assert "<b>x</b>" not in html
        assert "<b>x</b>" in reader.text, HOSTILE


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here to draw the page")
def test_a_browser_draws_and_prints_the_page(made: Made, tmp_path: Path) -> None:
    html, _ = page(made)
    file = tmp_path / "page.html"
    file.write_text(html, "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    where = {**os.environ, "HOME": str(tmp_path)}

    def run(*more: str) -> bytes:
        """What the browser prints."""
        call = [str(CHROMIUM), *flags, f"--user-data-dir={tmp_path}/profile", *more, file.as_uri()]
        return subprocess.run(call, capture_output=True, timeout=100, check=True, env=where).stdout

    drawn = run("--dump-dom").decode("utf-8")
    assert "≠ altered" in drawn
    run(f"--print-to-pdf={tmp_path}/page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="no pandoc here to make the file")
def test_pandoc_makes_a_word_file(made: Made, tmp_path: Path) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        export = export_briefing(store)
        (tmp_path / "made.docx").write_bytes(as_word(export))
    text = zipfile.ZipFile(tmp_path / "made.docx").read("word/document.xml").decode("utf-8")
    assert "altered" in text
    assert "briefing-trace" not in text
    grids = [[int(each) for each in re.findall(r'gridCol w:w="(\d+)"', grid)] for grid in text.split("<w:tbl>")[1:]]
    shares = table_shares(export)
    assert len(grids) == len(shares) > 2
    for grid, share in zip(grids, shares, strict=True):
        assert [column / sum(grid) for column in grid] == pytest.approx(share, abs=0.01)
    assert any(len(set(share)) > 1 for share in shares), "or columns that are all alike would pass"


def test_without_pandoc_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ExportError, match="install pandoc"):
        as_word("# x\n")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for pandoc")
def test_what_pandoc_says_when_it_fails_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "pandoc"
    fake.write_text("#!/bin/sh\necho 'no room' >&2\nexit 3\n", "utf-8")
    fake.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(ExportError, match="no room"):
        as_word("# x\n")


def test_the_form_is_that_of_the_files_ending() -> None:
    assert [form_of(Path(name)) for name in ("a.md", "a", "a.HTML", "a.htm", "a.docx", "a.txt")] == [
        "md",
        "md",
        "html",
        "html",
        "docx",
        "md",
    ]


def test_words_are_counted_without_the_trace(made: Made) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        export = export_briefing(store)
    assert "briefing-trace" in export
    assert "briefing-trace" not in shown_of(export)
    assert word_count(export) == word_count(shown_of(export)) > 100
