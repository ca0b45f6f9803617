"""The help, generated from the bindings that are in force: nothing of it is typed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from briefing.glossary import MEANING, treated
from briefing.model import Treatment
from briefing.reader.kit.calling import keyed
from briefing.reader.kit.markup import Page, PageWriter

WIDTH = 18


def help_page(app: App[Any], screen: Screen[Any], settings: str) -> Page:
    """Every key that works on a screen now, with its id for the settings file, by where it comes from."""
    writer = PageWriter()
    writer.line("Keys that work here", "title")
    writer.line(f"Every id can be given other keys under keys: in {settings}", "meta")
    seen: set[str] = set()
    for owner, bindings in _owners(app, screen):
        fresh = [binding for binding in bindings if (binding.id or binding.key) not in seen]
        if not fresh:
            continue
        writer.line()
        writer.line(_name(owner), "heading")
        about = getattr(owner, "HELP", None)
        if isinstance(about, str) and about.strip():
            writer.line(keyed(app, " ".join(about.split())), "meta")
        for group in _grouped(fresh):
            seen.add(group[0].id or group[0].key)
            _write(writer, app, group)
    writer.line()
    writer.line("Treatments", "heading")
    for treatment in Treatment:
        writer.line(f"{treated(treatment)}: {MEANING[treatment]}")
    return writer.page()


def _write(writer: PageWriter, app: App[Any], bindings: list[Binding]) -> None:
    first = bindings[0]
    writer.add(" ".join(app.get_key_display(each) for each in bindings).ljust(WIDTH - 1) + " ", "heading")
    writer.add(first.tooltip or first.description)
    if first.id:
        writer.add(f"  {first.id}", "dim")
    writer.add("\n")


def _owners(app: App[Any], screen: Screen[Any]) -> Iterable[tuple[Any, list[Binding]]]:
    """The focused widget and what stands around it, then the app: the chain in which Textual looks keys up."""
    focused = screen.focused
    chain: list[Any] = [*([focused, *focused.ancestors] if focused is not None else [screen]), app]
    for owner in dict.fromkeys(chain):
        if isinstance(owner, Widget | App):
            bindings = [each.binding for each in screen.active_bindings.values() if each.node is owner]
            yield owner, [binding for binding in bindings if binding.description and binding.id]


def _grouped(bindings: list[Binding]) -> list[list[Binding]]:
    """Bindings of one id together: one thing can have several keys."""
    groups: dict[str, list[Binding]] = {}
    for binding in bindings:
        groups.setdefault(binding.id or binding.key, []).append(binding)
    return list(groups.values())


def _name(owner: Any) -> str:
    title = getattr(owner, "border_title", None)
    name = str(getattr(owner, "HELP_NAME", type(owner).__name__))
    called = str(title).partition(" · ")[0] if title else ""  # what follows is a hint
    return f"{name} ({called})" if called else name
