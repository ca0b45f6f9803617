"""Keys in turn: the next key is looked at when the one before was answered.

Textual hands a key to the widget that has the keyboard when the key arrives, so that of several keys which arrive
together (typed fast, pasted, sent over a slow line) all go to one widget, also those that are meant for the dialog
which the first of them opens.
"""

from __future__ import annotations

from collections import deque

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

PATIENCE = 0.25  # seconds after which a key whose widget has gone away counts as answered


class Answered(Message):
    """Follows a key through the widgets that it goes through."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Released(Message, bubble=False):
    """The key of this number was answered, and so was everything that it asked of the app; 0: none is."""

    def __init__(self, number: int = 0) -> None:
        super().__init__()
        self.number = number


class KeysInTurn(App[int]):
    """An app that answers its keys one after another. A screen that is `holding` gets none but those `leaving` until
    it is not.
    """

    leaving = frozenset({"escape"})  # keys that are looked at whatever is waited for

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._number = 0
        self._answering = 0  # the number of the key that is being answered, 0 for none

    async def on_event(self, event: events.Event) -> None:
        """Keep a key back while another is being answered."""
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif event.is_forwarded:  # by the app, and come back because no widget took it
            self._begin()
            screen, target = self.screen, self.focused or self.screen
            await super().on_event(event)
            if self.screen is screen:  # a line that was typed is still on its way from its field to its dialog
                self._follow(target)
            else:
                self.post_message(Released(self._answering))
        elif self._answering or (self._holding() and not self._leaves(event)):
            self._waiting.append(event)
        else:
            await self._answer(event)

    @property
    def keys_begun(self) -> int:
        """How many keys were looked at until now: what is done at the same count was done by the same key."""
        return self._number

    def _holding(self) -> bool:
        return bool(self.screen_stack) and getattr(self.screen, "holding", False)

    def _leaves(self, event: events.Event) -> bool:
        return isinstance(event, events.Key) and event.key in self.leaving

    async def _answer(self, event: events.Key | events.Paste) -> None:
        self._begin()
        target = self.focused or self.screen
        await super().on_event(event)
        if event.is_forwarded:
            self._follow(target)
        else:
            self.post_message(Released(self._answering))

    def _begin(self) -> None:
        """What followed the key until now is told of no more."""
        self._number += 1
        self._answering = self._number

    def _follow(self, target: MessagePump) -> None:
        """Count the key as answered when what it had its widget send has arrived, too, or the widget has gone away."""
        number = self._answering
        if target.post_message(Answered(number)):
            self.set_timer(PATIENCE, lambda: self.post_message(Released(number)))
        else:
            self.post_message(Released(number))

    @on(Answered)
    def _let_go(self, event: Answered) -> None:
        event.stop()
        self.post_message(Released(event.number))

    @on(Released)
    async def _take_next(self, event: Released) -> None:
        if event.number != self._answering:
            return
        self._answering = 0
        while self._waiting and not self._answering and (not self._holding() or self._leaves(self._waiting[0])):
            await self._answer(self._waiting.popleft())
