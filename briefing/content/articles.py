"""Articles as files: YAML front matter between two `---` lines, then the body."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from briefing.content.disk import ARTICLE_LIMIT, plain_ends, read_text
from briefing.content.fields import Fields, kind_of
from briefing.content.folders import ENDING, FOLDER, good_name
from briefing.content.nodes import Mapping, compose
from briefing.errors import Problem
from briefing.language.safety import safe_line
from briefing.model import Article, ArticleKind

FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_BLANK = " \t\n"
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_NOT_THERE = "cannot be read: it is not there"
_FRONT_LIMIT = 100_000  # characters of front matter; real ones have some hundreds


def read_article(path: Path) -> tuple[Article | None, list[Problem]]:
    """One article and everything wrong with its file; None where headline, outlet or text cannot be read.

    The path is `<briefing>/articles/<id>.md`; problems name it as the briefing does.
    """
    return read_text_of_article(file_text(path))


class FileText(NamedTuple):
    """An article's file as another machine can be given it: its id, the text, or why there is none."""

    id: str
    text: str | None
    problem: Problem | None


def file_text(path: Path) -> FileText:
    """The text of an article's file."""
    id_, file = path.name.removesuffix(ENDING), f"{FOLDER}/{safe_line(path.name)}"
    if not good_name(id_):
        why = "a name with signs that cannot be an id; use letters, digits and hyphens"
        return FileText(id_, None, Problem(file, 0, "", why))
    text, problem = read_text(path, file, ARTICLE_LIMIT, path.parent.parent)
    return FileText(id_, text, problem or (None if text is not None else Problem(file, 0, "", _NOT_THERE)))


def read_text_of_article(read: FileText) -> tuple[Article | None, list[Problem]]:
    """One article from the text of its file, as `read_article` gives it."""
    if read.text is None:
        return None, [read.problem] if read.problem else []
    return parse_article(read.text, read.id, f"{FOLDER}/{safe_line(read.id + ENDING)}")


def parse_article(text: str, id: str, file: str) -> tuple[Article | None, list[Problem]]:  # noqa: A002 the model's word
    """An article from the text of its file, and everything wrong with it.

    The body is what follows the closing `---` line, without leading and trailing blank lines (lines of nothing but
    spaces and tabs), line ends made `\\n`, nothing else changed. None where headline or outlet is missing, or where
    the front matter cannot be told from the body.
    """
    text = plain_ends(text.removeprefix("\ufeff"))
    problems: list[Problem] = []
    parts, problem = split_front(text, file)
    if parts is None:
        return None, [problem] if problem else []
    front, body = parts
    node, problem = compose(front, file, first=2)
    if problem is not None:
        return None, [problem]
    if node is not None and not isinstance(node, Mapping):
        what = f"expected keys and values between the '---' lines, found {kind_of(node)}"
        return None, [Problem(file, node.line, "", what)]
    fields = Fields(node or Mapping([], 1), file, problems)
    headline = fields.text("headline", required=True)
    outlet = fields.text("outlet", required=True)
    published = fields.date("published")
    byline = fields.text("byline")
    url = _address(fields)
    kind = fields.choice("kind", ArticleKind) or ArticleKind.REPORT
    via, embargo = fields.text("via"), fields.text("embargo")
    language, origin = fields.text("language"), fields.text("origin")
    fields.done()
    if not body:
        problems.append(Problem(file, 0, "", "no text after the front matter"))
    if headline is None or outlet is None:
        return None, problems
    article = Article(id, headline, outlet, body, kind, published, byline, url, via, embargo, language, origin)
    return article, problems


def split_front(text: str, file: str) -> tuple[tuple[str, str] | None, Problem | None]:
    """The front matter's YAML, which begins on line 2, and the body; or what is missing."""
    if not text.strip():
        return None, Problem(file, 0, "", "empty; expected front matter between two '---' lines, then the text")
    opening = FENCE.match(text)
    if opening is None:
        return None, Problem(file, 1, "", "expected a line '---' that opens the front matter")
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return None, Problem(
            file, 1, "", "the front matter that opens here is never closed; expected a second line '---'"
        )
    front = text[opening.end() : closing.start()]
    if len(front) > _FRONT_LIMIT:
        return None, Problem(
            file, 1, "", f"front matter of more than {_FRONT_LIMIT} characters; a '---' line is missing"
        )
    return (front, trimmed(text[closing.end() :])), None


def trimmed(body: str) -> str:
    """A body without leading and trailing blank lines."""
    first = len(body) - len(body.lstrip(_BLANK))
    last = len(body.rstrip(_BLANK))
    if first >= last:
        return ""
    end = body.find("\n", last)
    return body[body.rfind("\n", 0, first) + 1 : end if end >= 0 else len(body)]


def good_address(text: str) -> bool:
    """Whether a text can be where an article was published: http:// or https:// and no space after it."""
    return _ADDRESS.fullmatch(text) is not None


def _address(fields: Fields) -> str | None:
    url = fields.text("url")
    if url is not None and not good_address(url):
        fields.report(fields.line_of("url"), "url", "expected an address that begins with http:// or https://")
        return None
    return url
