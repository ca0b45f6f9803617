"""Setting fields of what is to be imported, of one article or of many, and taking that back: nothing is written yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.getters import query_one

from briefing.errors import UsageError
from briefing.intake import (
    FIELDS,
    MANY,
    UNKNOWN_OUTLET,
    Candidate,
    Decision,
    alike,
    decide,
    named_outlet,
    of_site,
    outlets_of,
    refused,
    setting,
)
from briefing.language.words import counted
from briefing.model import Article, ArticleKind, Outlet
from briefing.reader.kit.choice import Choice, among
from briefing.reader.kit.keys import key
from briefing.reader.screens.asking.ask import AskScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.content.outlets import among_outlets
from briefing.reader.widgets.rows import RowList

NONE = "None is marked take; {import.toggle} marks."


class EditStep(NamedTuple):
    """What was done, in words, and the candidates by their place as they were before; once taken back, after."""

    were: Mapping[int, Candidate]
    told: str


class EditingScreen(BriefingScreen[None]):
    """A screen with candidates of an import whose fields can be set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("import.edit", "enter,m", "edit", "Edit", "Set a field of this article", show=True),
        key(
            "import.edit_all",
            "M",
            "edit_all",
            "Edit many",
            "Set a field of all to be taken that lack it, or that have the same in it",
            show=True,
        ),
        key("import.toggle", "space", "take_or_skip", "Take or skip", show=True),
    ]

    candidates = query_one("#candidates", RowList)

    def __init__(self) -> None:
        super().__init__()
        self._candidates: list[Candidate] = []
        self._outlets: tuple[Outlet, ...] = ()  # the briefing's
        self.names: dict[str, str] = {}  # of outlets, also those that the import brings
        self._done: list[EditStep] = []
        self._undone: list[EditStep] = []

    def know(self, outlets: tuple[Outlet, ...]) -> None:
        """Take the outlets of the briefing, which are known under every spelling."""
        self._outlets = outlets
        self.names |= {outlet.id: outlet.name for outlet in outlets}

    def show_total(self) -> None:
        """Say how many there are, and what will become of them."""

    # Taking back

    @property
    def edited(self) -> bool:
        """Whether anything was set here that would be lost."""
        return bool(self._done)

    def step_here(self, step: int) -> bool:
        """Take back what was set last, or set it again."""
        taken, kept = (self._done, self._undone) if step < 0 else (self._undone, self._done)
        if taken:
            were, told = taken.pop()
            kept.append(EditStep({at: self._candidates[at] for at in were}, told))
            self._put(were)
            self.tell(f"{'Taken back' if step < 0 else 'Made again'}: {told}")
        else:
            self.tell("Nothing was set here that could be taken back." if step < 0 else "Nothing was taken back here.")
        return True

    def steps_here(self) -> tuple[Sequence[str], Sequence[str]]:
        """What was set here, and what of it was taken back."""
        return [step.told for step in reversed(self._done)], [step.told for step in reversed(self._undone)]

    def _change(self, places: Sequence[int], change: Callable[[Candidate], Candidate], told: str) -> bool:
        """Change those at `places`, all or none; says so where that cannot be."""
        before = {at: self._candidates[at] for at in places}
        try:
            changed = {at: change(one) for at, one in before.items()}
        except UsageError as error:
            self.complain(str(error))
            return False
        of = before[places[0]].name if len(places) == 1 else counted(len(places), "article")
        self._done.append(EditStep(before, f"{told} · {of}"))
        self._undone.clear()
        self._put(changed)
        return True

    def _called(self, value: str) -> str:
        """An outlet by its name; anything else as it is."""
        return "" if value == UNKNOWN_OUTLET else self.names.get(value, value)

    def _set(self, places: Sequence[int], name: str, value: str) -> bool:
        """Set a field of those at `places`, all or none."""
        told = value
        if name == "outlet" and value.strip():
            outlet = named_outlet(value, outlets_of(self._candidates, self._outlets))
            self.names[outlet.id] = told = outlet.name
        return self._change(places, setting(self._candidates, name, value, self._outlets), f"{name}: {told}")

    def _put(self, changed: Mapping[int, Candidate]) -> None:
        self._candidates = [changed.get(at, one) for at, one in enumerate(self._candidates)]
        only = list(changed)
        self.candidates.show(self._candidates, only[0] if len(only) == 1 else self.candidates.cursor)
        self.show_total()

    # One

    def action_take_or_skip(self) -> None:
        """Take this one, or skip it."""
        candidate, at = self.candidates.row, self.candidates.cursor
        if isinstance(candidate, Candidate) and candidate.article is not None:
            other = Decision.SKIP if candidate.decision is Decision.TAKE else Decision.TAKE
            self._change([at], lambda each: decide(each, other), other.value.capitalize())

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        """Choose a field of this article and set it."""
        candidate, at = self.candidates.row, self.candidates.cursor
        if not isinstance(candidate, Candidate) or candidate.article is None:
            return
        article = candidate.article
        held = {name: str(getattr(article, name) or "") for name in FIELDS}
        held["outlet"] = self._called(article.outlet)
        marks = dict.fromkeys(candidate.missing, "please fill")
        choices = [Choice("field", name, name, f"{held[name]} {marks.get(name, '')}".strip()) for name in FIELDS]

        def ask(choice: Choice | None) -> None:
            if choice is None:
                return
            name = choice.id

            def keep(value: str) -> None:
                others = of_site(self._candidates, at) if name == "outlet" else []
                if self._set([at, *others], name, value) and others:
                    self.tell(f"Set for {counted(len(others), 'more article')} from the same site.")

            self._ask_value(f"{name.capitalize()} of {candidate.name}", name, article, held[name], keep)

        self.ask(PickScreen("Which field?", among(choices)), ask)

    def _ask_value(self, question: str, name: str, article: Article, held: str, keep: Callable[[str], None]) -> None:
        """Have a value picked or typed, and kept unless nobody gave one."""
        if name == "kind":
            kinds = among([Choice("kind", each, each) for each in ArticleKind])
            self.ask(PickScreen(question, kinds), lambda choice: keep(choice.id) if choice is not None else None)
        elif name == "outlet":
            find = among_outlets(outlets_of(self._candidates, self._outlets))
            self.ask(PickScreen(question, find), lambda choice: keep(choice.id) if choice is not None else None)
        else:
            screen = AskScreen(question, held, check=partial(refused, article, name))
            self.ask(screen, lambda value: keep(value) if value is not None else None)

    # Many

    def action_edit_all(self) -> None:
        """Choose a field and set it for all to be taken that lack it, or that have the same in it."""
        groups = [(name, value, at) for name in MANY for value, at in alike(self._candidates, name).items()]
        groups.sort(key=lambda group: bool(group[1]))  # what is lacking first
        if not groups:
            self.tell(self.keyed(NONE))
            return
        choices = [
            Choice("field", str(number), name, _told_group(self._called(value), places))
            for number, (name, value, places) in enumerate(groups)
        ]

        def ask(choice: Choice | None) -> None:
            if choice is None:
                return
            name, value, places = groups[int(choice.id)]
            first = self._candidates[places[0]].article
            assert first is not None  # only those with an article are alike

            def keep(typed: str) -> None:
                if typed and self._set(places, name, typed):
                    self.tell(f"Set for {counted(len(places), 'article')}.")

            question = f"{name.capitalize()} of {counted(len(places), 'article')}"
            self._ask_value(question, name, first, value, keep)

        self.ask(PickScreen("Which field of which articles?", among(choices)), ask)


def _told_group(value: str, places: Sequence[int]) -> str:
    many = counted(len(places), "article")
    return f"{value}: {many}" if value else f"lacking: {many}"
