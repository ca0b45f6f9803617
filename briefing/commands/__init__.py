"""The commands, one module each: `arguments(parser)` says what a command takes, `run(options)` does it.

A command has no logic of its own: it asks a room and prints the answer. What several commands need is in `common`.
No command's module is imported before that command is run, so that none pays for another.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import NamedTuple


class Command(NamedTuple):
    """A command, what it does in one line, and the module that does it where the name is no module's name."""

    name: str
    summary: str
    module: str = ""

    def load(self) -> ModuleType:
        """Its module, with DESCRIPTION, EXAMPLES, arguments(parser) and run(options)."""
        return import_module(f"{__name__}.{self.module or self.name.replace('-', '_')}")


COMMANDS = (
    Command("list", "say which briefings there are", "list_"),
    Command("search", "search the articles, quotations, actors and statements of a briefing"),
    Command("read", "print an article as linear text, with who said what in it"),
    Command("say", "print what somebody said, as linear text"),
    Command("quotes", "list who said what, and how that was decided"),
    Command("compare", "put the wordings of a statement, or two passages, beside each other"),
    Command("ledger", "show how each outlet reported each statement, the worst first"),
    Command("timeline", "show when each statement was first printed, by whom, and what became of it"),
    Command("export", "write a briefing or a basket of clippings as Markdown"),
    Command("clippings", "list what was picked in the reader, basket by basket"),
    Command("verify", "check an export against the articles it quotes"),
    Command("import", "turn saved pages, mails, PDFs and other files into articles", "import_"),
    Command("set", "fill in fields of articles: outlet, date, headline and others", "set_"),
    Command("new", "start an empty briefing"),
    Command("add-actor", "add a person or a body to a briefing"),
    Command("check", "list everything that is wrong in the files of a briefing"),
    Command("index", "bring what is derived up to date, or build it again"),
    Command("keys", "list every key of the reader with its id"),
    Command("completion", "print what makes a shell complete commands and names"),
    Command("locate", "say where content, index, settings, clippings and a linked passage are"),
)
READER = Command("", "open the reader", "open_")
