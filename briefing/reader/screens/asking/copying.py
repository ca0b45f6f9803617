"""Asking in which form to copy what is selected."""

from __future__ import annotations

from typing import Any

from briefing.derived import Store
from briefing.reader.kit.choice import Choice, among
from briefing.reader.kit.clipboard import copy
from briefing.reader.pages.copying import Subject, ways
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.base import BriefingScreen


def ask_copying(screen: BriefingScreen[Any], store: Store, subject: Subject, style: str) -> None:
    """Offer every form, the citation in the chosen style before others, and copy in the one taken."""
    forms = {way.choice: way for way in ways(store, subject, style)}

    def chosen(choice: Choice | None) -> None:
        if choice is not None:
            copy(screen.app, forms[choice].make(), forms[choice].what)

    screen.ask(PickScreen("Copy", among(list(forms)), empty="There is nothing to copy"), chosen)
