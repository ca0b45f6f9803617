"""What every screen of the reader knows: the app by its own type."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import ModalScreen, Screen, ScreenResultType

from briefing.reader.kit.keys import key

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.reader.app import BriefingApp

HELP = key("screen.help", "question_mark,f1", "app.help", "Help", "Every key that works here", show=True)

LEAST = Size(30, 8)  # of a terminal in which anything can be read


class BriefingScreen(Screen[ScreenResultType]):
    """A screen of the reader."""

    HELP_NAME: ClassVar[str] = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [HELP]

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
