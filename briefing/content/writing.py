"""Writing an article, and making a briefing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.content.articles import parse_article, split_front
from briefing.content.disk import ARTICLE_LIMIT, changing, decode, place, read_text, require_no_link, set_aside
from briefing.content.dump import Value, dump, plain
from briefing.content.fields import shown
from briefing.content.folders import ENDING, FILE, FOLDER, good_name
from briefing.content.mend import mend_keys
from briefing.content.nodes import Mapping, compose
from briefing.errors import ContentError
from briefing.model import Article
from briefing.plain import said

_NAMES = "use letters, digits and hyphens"


def new_briefing(content: Path, id: str, title: str) -> Path:  # noqa: A002 the model's word
    """Make an empty briefing and return its folder. Raises ContentError where there is one, or it cannot be written."""
    if not good_name(id):
        raise ContentError(f"{shown(id)} cannot be the name of a briefing", do=_NAMES)
    folder = content / id
    if not title.strip():
        raise ContentError("a briefing needs a title", do="give one")
    try:
        place(folder / FILE, dump({"title": title.strip(), "summary": "", "outlets": []}), overwrite=False)
        (folder / FOLDER).mkdir(exist_ok=True)
    except FileExistsError:
        raise ContentError("there is a briefing of this name", where=folder, do="choose another name") from None
    except ValueError:
        raise ContentError("the title has characters that a file cannot hold", do="remove them") from None
    return folder


def write_article(folder: Path, article: Article, *, overwrite: bool = False) -> Path:
    """Write an article into a briefing's folder and return its path.

    With `overwrite`, keys that the program does not know and comments in the front matter stay, and a file that cannot
    be read is set aside first. What is written is read back before it is placed: an article that its file would not
    give back exactly is refused. That is one whose id cannot be a file name, whose headline or outlet is empty, whose
    other texts are empty or have line ends, or spaces around them, whose address does not begin with http, or whose
    body is empty, begins or ends with blank lines, or holds carriage returns, NUL or lone surrogates.
    Raises ContentError for these and where it cannot be written, FileExistsError where it exists and not `overwrite`.
    """
    if not good_name(article.id):
        raise ContentError(f"{shown(article.id)} cannot be the name of an article", do=_NAMES)
    require_no_link(folder)
    path = folder / FOLDER / f"{article.id}{ENDING}"
    file = f"{FOLDER}/{path.name}"
    if overwrite:
        with changing(folder):
            return _write(folder, article, path, file, overwrite=True)
    if path.exists():
        raise FileExistsError(str(path))
    return _write(folder, article, path, file, overwrite=False)


def _write(folder: Path, article: Article, path: Path, file: str, *, overwrite: bool) -> Path:
    old = _old(folder, path, file) if overwrite else None
    texts = _candidates(article, old)
    for text in texts:
        if _reads_back(text, article, file):
            place(path, text, overwrite=overwrite)
            return path
    raise ContentError(_why(article, texts), where=file, do="change the article")


def _reads_back(text: str, article: Article, file: str) -> bool:
    raw = text.encode("utf-8")
    read = decode(raw, file)[0] if article.body and len(raw) <= ARTICLE_LIMIT else None
    return read is not None and parse_article(read, article.id, file)[0] == article


def _old(folder: Path, path: Path, file: str) -> tuple[Article, str, Mapping] | None:
    """The article that is there, its front matter and that as a tree; what cannot be read is set aside."""
    text, problem = read_text(path, file, ARTICLE_LIMIT, folder)
    if text is None and problem is None:
        return None
    article = parse_article(text, path.stem, file)[0] if text is not None else None
    parts = split_front(text or "", file)[0]
    node = compose(parts[0], file)[0] if parts else None
    if article is None or parts is None or not isinstance(node, Mapping):
        set_aside(path)
        return None
    return article, parts[0], node


def _candidates(article: Article, old: tuple[Article, str, Mapping] | None) -> list[str]:
    """New texts of the file, the one that keeps most first."""
    keys = _keys(article)
    fresh = {
        name: value
        for name, value in keys.items()
        if value is not None or name in ("byline", "url", "published")  # a person sees what can be filled in
    }
    fronts = []
    try:
        if old is not None:
            before, front, node = old
            held = {key.text: value for key, value in node.pairs}
            was = _keys(before)
            changed = {name: value for name, value in keys.items() if was[name] != value}
            fronts.append(mend_keys(front, node, changed))
            unknown = {name: plain(value) for name, value in held.items() if name not in keys}
            fronts.append(dump({**fresh, **unknown}))
        fronts.append(dump(fresh))
        texts = [f"---\n{front}---\n{article.body}\n" for front in fronts if front is not None]
        article.body.encode("utf-8")
    except ValueError:
        return []
    return texts


def _keys(article: Article) -> dict[str, Value]:
    return {
        "headline": article.headline,
        "outlet": article.outlet,
        "published": article.published,
        "byline": article.byline,
        "url": article.url,
        "kind": str(article.kind),
        "via": article.via,
        "embargo": article.embargo,
        "language": article.language,
        "origin": article.origin,
    }


def _why(article: Article, texts: Sequence[str]) -> str:
    if not article.body.strip():
        return "the article has no text"
    if texts and all(len(text.encode("utf-8")) > ARTICLE_LIMIT for text in texts):
        return f"the article is larger than {said(ARTICLE_LIMIT)}"
    return (
        "the article holds what its file cannot give back: empty or many-line fields, blank lines around its text, "
        "carriage returns or NUL"
    )
