"""What every screen of the reader knows: the app by its own type."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import ModalScreen, Screen, ScreenResultType

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.reader.app import BriefingApp


class BriefingScreen(Screen[ScreenResultType]):
    """A screen of the reader."""

    HELP_NAME: ClassVar[str] = "This screen"

    @property
    def reader(self) -> BriefingApp:
        """The app, by its own type."""
        return cast("BriefingApp", self.app)

    def take_store(self, store: Store) -> None:
        """Show the same from another store, because what was derived has changed."""


class BriefingDialog(ModalScreen[ScreenResultType]):
    """A dialog over a screen of the reader."""

    HELP_NAME: ClassVar[str] = "This dialog"

    @property
    def reader(self) -> BriefingApp:
        """The app, by its own type."""
        return cast("BriefingApp", self.app)
