"""`briefing quotes`: who said what, and how that was decided."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.common import forms
from briefing.commands.common import options as common
from briefing.commands.common.names import articles_of, meant, only, speakers_of
from briefing.commands.common.output import line, value
from briefing.commands.common.status import DONE
from briefing.commands.common.telling import told_reasons, told_speaker_of
from briefing.errors import ContentError, UsageError
from briefing.language.safety import UNRESOLVED
from briefing.model import Actor, Article, Quotation, QuotationKind
from briefing.plain import read_plain

if TYPE_CHECKING:
    from briefing.derived import Store

DESCRIPTION = """\
List the quotations of a briefing, or of text files: who said what, with the reason for each decision.
A speaker who could not be told is called unresolved, never guessed; one who is not sure has a question mark.
"""
EXAMPLES = """\
  briefing quotes                                    of the only briefing there is
  briefing quotes child-online-safety --by kyle      what one actor said
  briefing quotes --by unresolved                    what still needs a person's eye
  briefing quotes --unsure                           who is named, but not for sure: to confirm or correct
  briefing quotes --file speech.txt --as-is --json   of a text file, offsets counted in it
  briefing quotes --file speech.txt --as-is --explain   what each stage decided for it
"""

Row = tuple[str, Quotation]
_LARGEST = 16_000_000  # bytes of a text file


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser)
    parser.add_argument("--by", metavar="NAME", help="only what this speaker said, or 'unresolved'")
    parser.add_argument("--unsure", action="store_true", help="only what names a speaker of whom it is not sure")
    parser.add_argument("--article", metavar="ID", help="only in this article")
    parser.add_argument("--kind", choices=[kind.value for kind in QuotationKind], help="only of this kind")
    parser.add_argument("--file", metavar="FILE", action="append", default=[], help="read a text file; may be repeated")
    parser.add_argument("--explain", action="store_true", help="what each stage decided: with --article or one --file")
    parser.add_argument("--as-is", action="store_true", help="with --file: take the text of the file unchanged")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print them."""
    if options.file:
        if options.briefing or options.article:
            raise UsageError("give a briefing or --file, not both")
        if not options.as_is:
            raise UsageError("--file needs --as-is", do="it takes text as it is; 'briefing import' reads other files")
        if options.explain:
            return _explain(options, _file_of(options.file), ())
        _print(options, _in_files([Path(name) for name in options.file], options.by))
        return DONE
    if options.as_is:
        raise UsageError("--as-is needs --file FILE")
    from briefing.commands.common.choice import choose, workspace_of
    from briefing.commands.common.opening import opened

    place = workspace_of(options)
    with opened(place, choose(place, options.briefing)) as store:
        if options.explain:
            return _explain(options, _article_of(store, options.article), store.actors())
        _print(options, _in_briefing(store, options.article, options.by))
    return DONE


def _file_of(names: list[str]) -> Article:
    from briefing.quotations import as_is

    if len(names) > 1:
        raise UsageError("--explain takes one --file")
    return as_is(_text(Path(names[0])), Path(names[0]).name)


def _article_of(store: Store, article: str | None) -> Article:
    if article is None:
        raise UsageError("--explain needs --article ID or --file FILE")
    return store.article(only("article", article, articles_of(store)))


def _explain(options: argparse.Namespace, article: Article, actors: tuple[Actor, ...]) -> int:
    """Print what each stage decided for an article, a paragraph a stage."""
    from briefing.quotations import Cast
    from briefing.quotations.explain import explain

    if options.json or options.by or options.kind:
        raise UsageError("--explain takes no --json, --by or --kind")
    for stage, told in explain(article, Cast(actors)):
        line(f"{stage.name}: {stage.does}. Needs {', '.join(stage.needs)}; gives {', '.join(stage.gives)}.")
        for one in told:
            line(one, 1)
        line()
    return DONE


def _in_briefing(store: Store, article: str | None, by: str | None) -> Iterator[Row]:
    articles = articles_of(store)
    wanted = meant("article", article, articles) if article else articles.keys()
    speakers = _speakers(by, speakers_of(store))
    for one in articles:
        if one in wanted:
            yield from ((one, each) for each in store.quotations_in(one) if _said(each, speakers))


def _in_files(paths: list[Path], by: str | None) -> Iterator[Row]:
    """Of text files. All are read before anything is printed: a bad one stops the command, with nothing half done."""
    from briefing.derived.extracting import time_for
    from briefing.derived.overseeing import Overseer, TooLongError
    from briefing.quotations import Cast, as_is, extract

    texts = [_text(path) for path in paths]
    called = Counter(path.name for path in paths)
    nobody = Cast(())
    rows: list[Row] = []
    with Overseer(lambda: None) as overseer:
        for path, text in zip(paths, texts, strict=True):
            name = path.name if called[path.name] == 1 else str(path)
            article = as_is(text, name)
            try:
                with overseer.overseeing(time_for(article)):
                    rows.extend((name, quotation) for quotation in extract(article, nobody))
            except TooLongError:
                what = f"looking for quotations took longer than {time_for(article):.0f} seconds"
                raise ContentError(what, where=path, do="split it; nothing was printed") from None
    keys = (key for _, one in rows if one.speaker is not None for key in sorted(one.speaker.keys))
    names: dict[str, tuple[str, ...]] = dict.fromkeys(keys, ())
    speakers = _speakers(by, names)
    return ((name, quotation) for name, quotation in rows if _said(quotation, speakers))


def _text(path: Path) -> str:
    """A file's text: UTF-8, without a byte order mark, line ends made newlines. Raises ContentError."""
    do = "nothing was printed"
    try:
        raw = read_plain(path, _LARGEST)
    except OSError as error:
        raise ContentError(error.strerror or "it cannot be read", where=path, do=do) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_number = raw.count(b"\n", 0, error.start) + 1
        raise ContentError(f"line {line_number} is not UTF-8", where=path, do=f"save it as UTF-8; {do}") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _speakers(by: str | None, names: dict[str, tuple[str, ...]]) -> frozenset[str] | None:
    """Ids and names of those asked for; None for everyone, empty for quotations of nobody known."""
    if by is None:
        return None
    return frozenset() if by == UNRESOLVED else meant("speaker", by, names)


def _said(quotation: Quotation, speakers: frozenset[str] | None) -> bool:
    if speakers is None:
        return True
    if quotation.speaker is None:
        return not speakers
    return not speakers.isdisjoint(quotation.speaker.keys)


def _print(options: argparse.Namespace, rows: Iterable[Row]) -> None:
    count = 0
    for article, quotation in rows:
        if options.kind and quotation.kind.value != options.kind:
            continue
        if options.unsure and (quotation.speaker is None or quotation.sure):
            continue
        count += 1
        if options.json:
            value(forms.quotation(quotation, article))
        else:
            _tell(article, quotation)
    if not options.json:
        line(f"{count} quotation{'' if count == 1 else 's'}.")


def _tell(article: str, quotation: Quotation) -> None:
    line(f"{told_speaker_of(quotation)}: {quotation.text}")
    place = f"{quotation.kind.value.capitalize()}, in {article}, characters {quotation.start} to {quotation.end}."
    line(f"{place} {told_reasons(quotation)}", 1)
    line()
