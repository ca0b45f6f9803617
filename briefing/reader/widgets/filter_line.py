"""The filter line: what is typed filters the panes, at every key."""

from __future__ import annotations

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from briefing.reader.kit.field import LineField
from briefing.reader.kit.markup import label


class FilterLine(Horizontal):
    """A line that is there while a filter is."""

    HELP = (
        'Words, "phrases", prefix*, AND, OR, NOT, outlet:, by:, kind:, before:, after:. '
        "{filter.enter} goes into the hits; {filter.older} brings back what was searched for before."
    )

    field = query_one("#filter", LineField)
    count = query_one("#filter-count", Static)

    class Asked(Message):
        """The query changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self, *, id: str | None = None, forms: bool = False) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._forms = forms

    def on_mount(self) -> None:
        """Make the line when the first screen stands, unless it was opened before."""
        self.call_after_refresh(self._make)

    def _make(self) -> None:
        if self.children:
            return
        self.mount_all(
            [
                Static(_prompt(self._forms), id="filter-prompt", markup=False),
                LineField(placeholder='words  "phrase"  prefix*  outlet:  by:  kind:  before:  after:', id="filter"),
                Static("", id="filter-count", markup=False),
            ]
        )

    @property
    def typing(self) -> bool:
        """Whether the line has the keyboard."""
        focused = self.screen.focused
        return isinstance(focused, LineField) and focused.id == "filter"

    @property
    def is_open(self) -> bool:
        """Whether the line is shown."""
        return self.has_class("shown")

    def open(self, query: str | None = None) -> None:
        """Show the line and give it the keyboard; with a query, ask it."""
        self._make()
        self.add_class("shown")
        if query is not None:
            self.field.value = query
        self.screen.set_focus(self.field)  # at once: the next key may be there already

    def close(self) -> None:
        """Hide the line and ask for everything."""
        self.remove_class("shown")
        self.field.value = ""

    @property
    def asked(self) -> str:
        """What stands in the line while it is shown."""
        return self.field.value if self.is_open else ""

    def tell_forms(self, forms: bool) -> None:
        """Say before the line whether other forms of words count too."""
        self._forms = forms
        for prompt in self.query("#filter-prompt").results(Static):
            prompt.update(_prompt(forms))

    def tell(self, text: str) -> None:
        """Say at the line's end what the filter left."""
        self.count.update(label(text))

    @on(LineField.Changed)
    def _ask(self, event: LineField.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))


def _prompt(forms: bool) -> Content:
    return label("/ forms" if forms else "/")
