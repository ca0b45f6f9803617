"""Pages that news databases give out, with several articles in one, each with its fields.

Factiva sets a table of codes and values for each article (tm.plugin.factiva reads such files), Europresse an `article`
with classes that name its fields (the public readers of its files go by these). Other databases' pages are read as
their texts are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.intake.formats.markup import sheet
from briefing.intake.formats.markup.inline import settle
from briefing.intake.formats.markup.tree import HtmlElement, parse
from briefing.intake.formats.text import databases, factiva
from briefing.language.words import one_line

_EUROPRESSE = re.compile(r"""class=["'][^"']{0,80}\bDocPublicationName\b""")
_FACTIVA = re.compile(r"""class=["']index["'][^>]{0,80}>\s*(?:<\w{1,6}>\s*){0,3}HD\b""")
_ISSUE = re.compile(r",\s*(?:no|n°|nº|vol)\b.*$", re.IGNORECASE)
_PLACES = {"SN": "DocPublicationName", "PD": "DocHeader", "BY": "docAuthors"}


def seems(text: str) -> bool:
    """Whether a page may be a database's: cheap."""
    return bool(_EUROPRESSE.search(text) or _FACTIVA.search(text)) or databases.many(text)


def articles(text: str) -> list[str]:
    """The articles of a page, as `text.databases` reads them; none for any other page."""
    tree = parse(text)
    settle(tree)
    if _EUROPRESSE.search(text):
        return [held for element in tree.iter("article") if (held := _europresse(element))]
    if _FACTIVA.search(text):
        return [held for table in tree.iter("table") if (held := _factiva(table))]
    return databases.parted("\n\n".join(sheet.paragraphs(tree)))


def _factiva(table: HtmlElement) -> str:
    """A table whose rows are a code and its values."""
    fields: list[tuple[str, list[str]]] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        code = one_line(cells[0].text_content()) if len(cells) > 1 else ""
        if factiva.is_code(code):
            fields.append((code, [line for cell in cells[1:] for line in sheet.paragraphs(cell)]))
    return factiva.coded(fields) if {"HD", "PD"} <= {code for code, _ in fields} else ""


def _europresse(article: HtmlElement) -> str:
    head = _marked(article, "titreArticle")
    text = list(_classed(article, "DocText"))
    if not head or not text:
        return ""
    fields: list[tuple[str, list[str]]] = [("HD", head[:1])]
    for code, name in _PLACES.items():
        values = _marked(article, name)
        if code == "SN":
            values = [_ISSUE.sub("", value) for value in values]
        if values:
            fields.append((code, values[:1]))
    body = [line for element in text for line in sheet.paragraphs(element)]
    fields.append(("LP", [*head[1:], *body]))
    held = {line for _, values in fields for line in values}
    others = [line for line in sheet.paragraphs(article) if line not in held]
    if others:
        fields.append(("RF", others))
    return factiva.coded(fields)


def _classed(article: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """The outermost elements with a class, or one that begins so: `titreArticle` or `titreArticleVisu`."""
    for element in article.iter():
        inside = any(_has(parent, name) for parent in element.iterancestors() if parent is not article)
        if isinstance(element.tag, str) and _has(element, name) and not inside:
            yield element


def _has(element: HtmlElement, name: str) -> bool:
    return any(one == name or (one.startswith(name) and one[len(name) :][:1].isupper()) for one in
               (element.get("class") or "").split())  # fmt: skip


def _marked(article: HtmlElement, name: str) -> list[str]:
    """The lines of elements with a class."""
    return [line for element in _classed(article, name) for line in sheet.paragraphs(element)]
