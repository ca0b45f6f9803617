"""The reader as a dialogue of lines, for screen readers, braille lines and terminals that show no screens.

A person types a word (`articles`, `search ferries`, `say kyle`), the answer is linear text. Lists are numbered and come
a stretch at a time; a number alone opens what has it in the last list. Nothing here writes (`dialogue.py` adds that).
"""

from __future__ import annotations

import cmd
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.clipping.clips import clip_article, clip_quotation, clip_statement
from briefing.commands.common.linear import tell_actor, tell_article
from briefing.commands.common.names import articles_of, nearest, only, speakers_of
from briefing.commands.common.output import line
from briefing.commands.common.statements import find, names
from briefing.commands.common.telling import named, tell_statement
from briefing.derived import QuotationRow, Store
from briefing.errors import BriefingError, UsageError
from briefing.glossary import treated
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import Clipping

if TYPE_CHECKING:
    from briefing.search import Search

LIMIT = 200  # hits of one search
_DIGITS = 9  # of a number that a list may have
STRETCH = 20  # rows read at a time: more are lost on somebody who listens


class ListedRow(NamedTuple):
    """A row of a list: what is told, what opening it does, and what clipping it clips."""

    told: str
    open: Callable[[], None]
    clip: Callable[[], Clipping] | None = None


class Listening(cmd.Cmd):
    """One briefing, read by typed words. `search` is asked for when first needed: it may have to be built."""

    prompt = "> "
    use_rawinput = True

    def __init__(self, store: Store, search: Callable[[], Search]) -> None:
        super().__init__()
        self._here: Callable[[], Clipping] | None = None  # clips what was opened last
        self._read = ""  # the article that was read last
        self._store = store
        self._searching = search
        self._rows: Sequence[ListedRow] = ()
        self._told = 0
        self._at = -1

    def preloop(self) -> None:
        """Say what is open, and what can be typed."""
        info = self._store.info
        line(f"{info.title}.")
        if info.summary:
            line(info.summary)
        articles, _, statements = self._store.counts()
        line(f"{counted(articles, 'article')}, {counted(statements, 'statement')}. Type help for what can be asked.")

    def onecmd(self, typed: str) -> bool:
        """Answer one line; what is wrong with it is said, and the next can be typed."""
        typed = typed.strip()
        if typed == "EOF":  # what cmd makes of the end of what is typed
            return True
        try:
            return bool(super().onecmd(typed))
        except (BriefingError, KeyError) as error:
            line(str(error) if isinstance(error, BriefingError) else "that is not there any more")
        except KeyboardInterrupt:
            line("stopped")
        return False

    def emptyline(self) -> bool:
        """Enter alone: the next stretch of the list."""
        self.do_more("")
        return False

    def default(self, typed: str) -> None:
        """A number opens a row; anything else is no command."""
        if is_number(typed):
            self._open(int(typed))
            return
        word = typed.split()[0]
        near = nearest(word, [name[3:] for name in self.get_names() if name.startswith("do_")])
        raise UsageError(f"{word!r} is no command", do=f"did you mean {near!r}?" if near else "type help")

    def do_help(self, arg: str) -> None:
        """help: what can be typed."""
        for name in sorted(self.get_names()):
            if name.startswith("do_") and (not arg or name == f"do_{arg}"):
                line(getattr(self, name).__doc__ or "")

    def do_articles(self, _: str) -> None:
        """articles: list the articles; a number then reads one."""
        rows = self._store.article_rows()
        self._list(
            "article", [ListedRow(named(row), self._article(row.id), self._clips_article(row.id)) for row in rows]
        )

    def do_actors(self, _: str) -> None:
        """actors: list who speaks; a number then tells what they said."""
        rows = self._store.actor_rows()
        self._list(
            "actor",
            [
                ListedRow(f"{row.name}, said {row.said}, named {row.mentioned}", self._actor(row.id or row.name))
                for row in rows
            ],
        )

    def do_quotes(self, typed: str) -> None:
        """quotes, or quotes NAME: list the quotations, of everybody or of one; a number then reads its article."""
        rows = self._store.quotation_rows()
        if typed:
            said = self._store.quotations_by(only("speaker", typed, speakers_of(self._store)))
            wanted = {one.id for one in said}
            rows = [row for row in rows if row.id in wanted]
        self._quotations(rows)

    def do_unsure(self, _: str) -> None:
        """unsure: list the quotations whose speaker is named, but not for sure."""
        self._quotations([row for row in self._store.quotation_rows() if row.speaker and not row.sure])

    def do_ledger(self, _: str) -> None:
        """ledger: list the statements, the worst treated first; a number then compares the wordings."""
        self._list(
            "statement",
            [
                ListedRow(
                    f"{row.title}: {treated(row.worst)}, {counted(row.reports, 'report')}",
                    self._statement(row.id),
                    self._clips_statement(row.id),
                )
                for row in self._store.statement_rows()
            ],
        )

    def do_read(self, typed: str) -> None:
        """read ARTICLE: read an article, by words of its headline or by its id."""
        self._article(only("article", self._needed(typed, "read"), articles_of(self._store)))()

    def do_say(self, typed: str) -> None:
        """say NAME: tell what somebody said, and where they are named."""
        self._actor(only("speaker", self._needed(typed, "say"), speakers_of(self._store)))()

    def do_compare(self, typed: str) -> None:
        """compare WORDS: put the wordings of a statement beside its reference, by words of its title or by its id."""
        self._statement(find(self._store, self._needed(typed, "compare")))()

    def do_search(self, typed: str) -> None:
        """search WORDS: list what holds the words, the best first; a number then opens it."""
        found = self._searching().find(self._needed(typed, "search"), LIMIT)
        for remark in found.notes:
            line(remark)
        opens = {"article": self._article, "actor": self._actor, "statement": self._statement}
        clips = {
            "article": self._clips_article,
            "statement": self._clips_statement,
            "quotation": self._clips_quotation,
        }
        rows: list[ListedRow] = []
        for hit in found.hits:
            opening = opens[hit.kind](hit.id) if hit.kind in opens else self._article(hit.article or "")
            told = f"{hit.kind.capitalize()}: {hit.title}. {hit.snippet or ''}".rstrip()
            rows.append(ListedRow(told, opening, clips[hit.kind](hit.id) if hit.kind in clips else None))
        self._list("hit", rows)
        if found.total > len(found.hits):
            line(f"The best {len(found.hits)} of {found.total} are listed.")
        if found.suggestion:
            line(f"Did you mean {found.suggestion!r}?")

    def do_next(self, _: str) -> None:
        """next: open the next of the last list."""
        self._open(self._at + 2)

    def do_previous(self, _: str) -> None:
        """previous: open the one before of the last list."""
        self._open(self._at)

    def do_more(self, _: str) -> None:
        """more, or Enter alone: go on with the list."""
        rest = self._rows[self._told : self._told + STRETCH]
        for number, row in enumerate(rest, self._told + 1):
            line(f"{number}. {row.told}")
        self._told += len(rest)
        left = len(self._rows) - self._told
        if rest and left:
            line(f"{left} more; Enter goes on.")
        elif not rest:
            line("Nothing more. Type help for what can be asked.")

    def do_quit(self, _: str) -> bool:
        """quit: leave."""
        return True

    def _list(self, kind: str, rows: Sequence[ListedRow]) -> None:
        self._rows, self._told, self._at = rows, 0, -1
        line(f"{counted(len(rows), kind)}.")
        if rows:
            self.do_more("")

    def _row(self, number: int) -> ListedRow:
        if not 1 <= number <= len(self._rows):
            raise UsageError(f"the last list has no number {number}", do=f"it has {len(self._rows)}")
        return self._rows[number - 1]

    def _open(self, number: int) -> None:
        row = self._row(number)
        self._at = number - 1
        row.open()
        self._here = row.clip

    def _quotations(self, quoted: Sequence[QuotationRow]) -> None:
        rows = [
            ListedRow(_told_quoted(row), self._article(row.article), self._clips_quotation(row.id)) for row in quoted
        ]
        self._list("quotation", rows)

    def _needed(self, typed: str, command: str) -> str:
        """What was typed after a command; raises UsageError where nothing was."""
        if not typed.strip():
            raise UsageError(f"{command} needs words", do=f"type help {command}")
        return typed

    def _article(self, key: str) -> Callable[[], None]:
        def tell() -> None:
            tell_article(self._store, self._store.article(key))
            self._read, self._here = key, self._clips_article(key)

        return tell

    def _actor(self, key: str) -> Callable[[], None]:
        def tell() -> None:
            tell_actor(self._store, key)
            self._here = None

        return tell

    def _statement(self, key: str) -> Callable[[], None]:
        def tell() -> None:
            tell_statement(self._store.statement(key), names(self._store), self._store.quotation)
            self._here = self._clips_statement(key)

        return tell

    def _clips_article(self, key: str) -> Callable[[], Clipping]:
        return lambda: clip_article(self._store, key)

    def _clips_quotation(self, key: str) -> Callable[[], Clipping]:
        return lambda: clip_quotation(self._store, key)

    def _clips_statement(self, key: str) -> Callable[[], Clipping]:
        return lambda: clip_statement(self._store, key)


def is_number(typed: str) -> bool:
    """Whether what was typed is a number that a list may have."""
    return typed.isascii() and typed.isdigit() and len(typed) < _DIGITS


def _told_quoted(row: QuotationRow) -> str:
    who = row.speaker or UNRESOLVED.capitalize()
    return f"{who}{'?' if row.speaker and not row.sure else ''}, in {row.outlet_name}: {row.text}"
