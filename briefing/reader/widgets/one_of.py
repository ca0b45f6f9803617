"""One of a few things, said in words: space and the arrows go round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label

T = TypeVar("T")


class OneOf(Static, Generic[T], can_focus=True):
    """Holds a value out of `choices`, which are values with what each is called."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("export.either", "space,right", "change(1)", "The next one"),
        key("export.before", "left", "change(-1)", "The one before"),
    ]
    HELP_NAME: ClassVar[str] = "A choice"
    HELP = "{export.either+} and {export.before} go through what can be chosen."

    class Changed(Message):
        """Another one was chosen."""

        def __init__(self, one_of: OneOf[Any]) -> None:
            super().__init__()
            self.one_of = one_of

        @property
        def control(self) -> OneOf[Any]:
            """The choice."""
            return self.one_of

    def __init__(self, choices: Sequence[tuple[T, str]], *, at: int = 0, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__("", markup=False, id=id)
        self._choices = choices
        self._at = at

    @property
    def value(self) -> T:
        """What is chosen."""
        return self._choices[self._at][0]

    def on_mount(self) -> None:
        """Say what is chosen."""
        self._tell()

    def _tell(self) -> None:
        (_, told), number = self._choices[self._at], len(self._choices)
        other = self._choices[1 - self._at][1] if number == 2 else ""
        self.update(label((told, "bold"), f"  (not {other})" if other else f"  ({self._at + 1} of {number})"))

    def action_change(self, step: int) -> None:
        """The next one, or the one before; after the last comes the first."""
        self._at = (self._at + step) % len(self._choices)
        self._tell()
        self.post_message(self.Changed(self))

    def on_click(self) -> None:
        """The next one."""
        self.action_change(1)
