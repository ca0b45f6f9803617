"""An export carries nothing that acts: it is opened in Word, in a browser, or by pandoc, by people who trust it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from briefing.derived import bring_up_to_date
from briefing.export import ExportOptions, Style, Template, export_briefing
from briefing.model import PartialDate
from tests.samples import SAID, Made

ACTIVE = (
    "![x](https://evil.example/pixel.png)",
    "[click](javascript:alert(1))",
    "[file](file:///etc/passwd)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<javascript:alert(1)>",
    "[ref]: javascript:alert(1)",
    "$\\href{javascript:alert(1)}{x}$ and $$x^2$$ and \\(y\\)",
    "`=cmd|' /C calc'!A0`{=html}",
    '=HYPERLINK("https://evil.example")',
    "data:text/html;base64,PHNjcmlwdD4=",
    "[^1]: note <iframe src=//evil.example>",
    "{{< include secret.md >}} ::: {.x onclick=y} :::",
    "\\input{/etc/passwd}",
)
ADDRESSES = (
    "https://evil.example/a)(b<script>",
    "http://x.example/](javascript:alert(1))",
    "https://x.example/'onmouseover='alert(1)",
)


@pytest.fixture(params=[*Template])
def export(made: Made, request: pytest.FixtureRequest) -> str:
    """The export of a briefing whose every text is active somewhere."""
    for number, active in enumerate((*ACTIVE, *ADDRESSES)):
        front = yaml.safe_dump({"headline": f"H {active}", "outlet": "harbour-post", "url": ADDRESSES[number % 3]})
        body = f"{active}\n\n“We sail {active} tonight,” said {active} Ada Marsh.\n"
        made.file(f"articles/2025-03-01-active-{number}.md", f"---\n{front}---\n{body}")
    frame = (made.folder / "briefing.yaml").read_text(encoding="utf-8")
    made.file("briefing.yaml", frame.replace("title: Night ferries", f"title: {yaml.safe_dump(' '.join(ACTIVE))}"))
    with bring_up_to_date(made.workspace, made.id) as store:
        style = Style.OSCOLA if request.param is Template.NOTE else None
        options = ExportOptions("", ACTIVE[3], PartialDate(2026, 1, 1), ACTIVE[1], template=request.param, style=style)
        return export_briefing(store, options)


def test_no_reader_of_commonmark_finds_anything_active(export: str) -> None:
    links, kinds = [], set()
    for block in MarkdownIt("commonmark").parse(export):
        for token in (block, *(block.children or ())):
            kinds.add(token.type)
            if token.type == "link_open":
                links.append(str(token.attrs["href"]))
    comments = re.findall(r"<!--.*?-->", export, re.DOTALL)
    bare = re.sub(r"<!--.*?-->", "", export, flags=re.DOTALL)
    active = {token.type for token in MarkdownIt("commonmark").parse(bare) if token.type.startswith("html")}
    assert (active, kinds & {"image", "html_inline"}) == (set(), set())
    assert all("--" not in comment[4:-3] for comment in comments)
    assert [link for link in links if not link.startswith(("http://", "https://", "mailto:"))] == []


def test_links_are_spelled_out(export: str) -> None:
    """What is clicked is what is read."""
    for block in MarkdownIt("commonmark").parse(export):
        children = block.children or []
        for at, token in enumerate(children):
            if token.type == "link_open":
                assert token.markup == "autolink" or children[at + 1].content == token.attrs["href"]


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed here")
def test_pandoc_makes_nothing_active_of_it(export: str, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(export, encoding="utf-8")
    made = subprocess.run(
        ["pandoc", "--to", "html", str(tmp_path / "x.md")], capture_output=True, text=True, timeout=60, check=True
    ).stdout
    assert re.findall(r"<(?:img|script|iframe|object|embed|form|input|svg|math)\b", made) == []
    assert re.findall(r"\son\w+=", re.sub(r">[^<]*<", "><", made)) == []
    schemes = set(re.findall(r'href="([a-z]+):', made))
    assert schemes <= {"http", "https", "mailto"}


def test_a_statement_is_exported_at_all(export: str) -> None:
    assert "[x](https://evil" not in export
    assert "We sail" in export or SAID in export
