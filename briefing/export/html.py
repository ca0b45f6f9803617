"""An export as one page for a browser or a printer: no script, nothing loaded from elsewhere, readable as it is.

The page is made of the Markdown export, which has escaped all foreign text already; what would be markup of its own
in it (HTML) is shown as text, and the page's policy lets a browser load and run nothing.
"""

from __future__ import annotations

import re
from html import escape

from briefing.export.layout import table_shares
from briefing.export.trace import shown_of
from briefing.language.safety import safe_line

# No template language: one page, two places to fill in.
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Briefing">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<nav aria-label="Contents"><ul>
{contents}
</ul></nav>
<main>
{body}</main>
</body>
</html>
"""

_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; color: #16181d; background: #fff; margin: 0 auto;
  max-width: 62rem; padding: 1rem; }
h1, h2, h3, nav, th { font-family: Arial, Helvetica, sans-serif; line-height: 1.25; }
h2 { margin-top: 2.2rem; border-bottom: 1px solid #767676; }
blockquote { margin: .8rem 0; padding: .1rem 1rem; border-left: 4px solid #0b4ea2; background: #f4f6fa; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .8rem 0; font-size: .95rem; }
th, td { border: 1px solid #767676; padding: .35rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #eef1f6; }
td strong { background: #fff3bf; text-decoration: underline; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
a { color: #0b4ea2; }
@media screen and (max-width: 40rem) { table:has(th:nth-child(4)) { width: 40rem; } }
@media print {
  @page { margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  h1, h2, h3 { break-after: avoid; }
  tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  td strong { background: none; }
  a { color: inherit; text-decoration: none; }
}
"""
_HEADING = re.compile(r"<h2>(.*?)</h2>", re.S)
_TAG = re.compile(r"<[^>]+>")


def as_html(export: str, title: str) -> str:
    """A Markdown export as one self-contained page. The trace for `briefing verify` stays with the Markdown."""
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])
    text = shown_of(export)
    shares = iter(table_shares(text))

    def opened(_: re.Match[str]) -> str:
        columns = "".join(f'<col style="width: {share:.1%}">' for share in next(shares, ()))
        return f'<div class="wide"><table><colgroup>{columns}</colgroup>'

    body = re.sub("<table>", opened, renderer.render(text)).replace("</table>", "</table></div>")
    contents: list[str] = []

    def anchored(match: re.Match[str]) -> str:
        number = len(contents) + 1
        contents.append(f'<li><a href="#part-{number}">{_TAG.sub("", match[1])}</a></li>')
        return f'<h2 id="part-{number}">{match[1]}</h2>'

    body = _HEADING.sub(anchored, body)
    return _PAGE.format(title=escape(safe_line(title)), style=_STYLE, contents="\n".join(contents), body=body)
