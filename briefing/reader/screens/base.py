"""What every screen of the reader has: the session that is open, and a way to say what it wants.

A screen never reaches for the app: it posts a message, and the app opens, asks and writes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import ActiveBinding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from briefing.reader.kit import saying
from briefing.reader.kit.calling import keyed
from briefing.reader.kit.keys import character, key
from briefing.reader.messages import Ask
from briefing.reader.widgets.box import Box

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.history import Change

HELP = key("screen.help", "question_mark,f1", "app.help", "Help", "Every key that works here", show=True)

LEAST = Size(30, 8)  # of a terminal in which anything can be read


class BriefingScreen(Screen[ScreenResultType]):
    """A screen of the reader. While it is `holding`, keys wait for an answer that decides where they belong."""

    HELP_NAME: ClassVar[str] = "This screen"
    BINDINGS: ClassVar[list[BindingType]] = [HELP]
    holding = False
    # Textual paints the whole screen whenever the keyboard moves; the two widgets between which it does are enough.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What has a key now: not a key that is typed into the field that has the keyboard.

        Textual looks for those before it gives out the keys of the settings, and does not know all of them.
        """
        active, focused = super().active_bindings, self.focused
        if focused is None:
            return active
        typed = focused.check_consume_key
        return {name: each for name, each in active.items() if not typed(name, character(name))}

    def on_screen_resume(self) -> None:
        """What was said of another screen is not said of this one."""
        saying.leave_behind(self.app)

    def want(self, wish: Message) -> None:
        """Ask something of the app; it is done before the next key is looked at."""
        self.app.post_message(wish)

    def ask(self, dialog: Screen[Any], answered: Callable[[Any], Any] | None = None) -> None:
        """Have a dialog shown, and its outcome given to `answered`."""
        self.want(Ask(dialog, answered))

    def tell(self, text: str) -> None:
        """Say something in passing."""
        saying.tell(self.app, text)

    def keyed(self, text: str) -> str:
        """A text of ours with the key of an action in place of each id in braces."""
        return keyed(self.app, text)

    def complain(self, text: str) -> None:
        """Say that something went wrong, and what to do."""
        saying.complain(self.app, text)

    def step_here(self, step: int) -> bool:  # noqa: ARG002 - for screens that have something
        """Take back (-1) or do again (1) what was done on this screen alone; False where it keeps no steps."""
        return False

    def steps_here(self) -> tuple[Sequence[str], Sequence[str]] | None:
        """What was done on this screen alone, and what of it was taken back, each the last first; None as above."""
        return None

    @property
    def up_to_date(self) -> bool:
        """Whether what is shown is what the last change left; a screen that is not posts `UpToDate` when it is."""
        return True

    def take_end(self) -> None:
        """Content was looked at again: no other store comes now."""

    def take_store(self, store: Store) -> None:
        """Show the same from another store, because what was derived has changed."""

    def take_change(self, change: Change) -> None:
        """Show what people write anew, because it was changed."""


class BriefingDialog(ModalScreen[ScreenResultType], BriefingScreen[ScreenResultType]):
    """A dialog over a screen of the reader."""

    HELP_NAME: ClassVar[str] = "This dialog"


class BoxDialog(BriefingDialog[ScreenResultType]):
    """A dialog in a box, which is scrolled where the screen is too small for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("dialog.page-up", "pageup", "page(-1)", "Page up", "What stands further up in the dialog"),
        key("dialog.page-down", "pagedown", "page(1)", "Page down", "What stands further down in the dialog"),
    ]

    def action_page(self, step: int) -> None:
        """What stands further up or down."""
        self.query_one(Box).page(step)
