"""Text in which a passage can be marked: with the keyboard sentence by sentence and word by word, or with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from briefing.language.words import counted
from briefing.reader.kit.calling import keyed
from briefing.reader.kit.keys import key, movement
from briefing.reader.kit.markup import Page, Target
from briefing.reader.widgets.prose import Prose

if TYPE_CHECKING:
    from briefing.clipping.marking import Marking
    from briefing.model import Span

# What splits a text into sentences is imported when somebody marks: the first screen does not wait for it.

PASSAGE = "passage"  # the kind of a target that a person marked
_MOVING = ("cursor_up", "cursor_down")  # what the keys do that extend a passage, while none is marked
_HOW = (
    "{mark.earlier}{mark.later} sentences, {mark.word-earlier}{mark.word-later} words, {mark.other-end} other end, "
    "{reader.clip} clips, {reader.copy} copies, {mark.leave} leaves"
)
_BRIEF = "{reader.clip} clips, {screen.help} keys"
_NARROW = 60  # cells


class Passages(Prose, inherit_bindings=False):
    """Text of an article, of which passages are marked. While `marking`, the arrows extend what is marked."""

    # Both meanings of a key stand in one class: Textual lets a class's binding of a key replace those of its parents.
    BINDINGS: ClassVar[list[BindingType]] = [
        *movement(),
        key("mark.later", "down,j", "mark('sentence', 1)", "Sentence on", "Mark up to the end of the next sentence"),
        key("mark.earlier", "up,k", "mark('sentence', -1)", "Sentence back", "Mark a sentence less, or one before"),
        key("mark.word-later", "right,l", "mark('word', 1)", "Word on", "Mark a word more at the end that moves"),
        key("mark.word-earlier", "left,h", "mark('word', -1)", "Word back", "Mark a word less at the end that moves"),
        key(
            "mark.next",
            "right_square_bracket,full_stop",
            "mark_other(1)",
            "Next sentence",
            "Mark the next sentence instead",
        ),
        key(
            "mark.previous",
            "left_square_bracket,comma",
            "mark_other(-1)",
            "Sentence before",
            "Mark the sentence before instead",
        ),
        key("mark.other-end", "o,tab", "mark_end", "Other end", "Move the other end of what is marked"),
        key("mark.leave", "escape,v", "mark_leave", "Leave marking", "Mark nothing any more", show=True),
    ]

    class Marked(Message):
        """Another passage is marked, or none any more; `told` says what, and what can be done."""

        def __init__(self, prose: Passages, told: str) -> None:
            super().__init__()
            self.prose = prose
            self.told = told

        @property
        def control(self) -> Passages:
            """The text in which it is marked."""
            return self.prose

    marking: Marking | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Arrows scroll, unless a passage is being marked."""
        if action.startswith("mark"):
            return self.marking is not None
        if action in _MOVING:
            return self.marking is None
        return super().check_action(action, parameters)

    @property
    def marked(self) -> Span | None:
        """The marked stretch of the article's text, of the keyboard's making or the mouse's (whole words then)."""
        target = self.target
        if target is not None and target.kind == PASSAGE:
            return target.start - self.page.body[0], target.end - self.page.body[0]
        from briefing.clipping.marking import whole_words

        selected = self.selected_span()
        if selected is None:
            return None
        first, last = self.page.body
        start, end = max(first, selected[0]), min(last, selected[1])
        return whole_words(self.page.text[first:last], (start - first, end - first)) if start < end else None

    def show(self, page: Page, *, top: int = 0) -> None:
        """Show another page; what was marked or selected belonged to the one before."""
        self._leave()
        self._deselect()
        super().show(page, top=top)

    def select(self, target: Target | None, *, reveal: bool = True) -> None:
        """Select a target; what was being marked is left where it is another."""
        if target is None or target.kind != PASSAGE:
            self._leave()
            if reveal:  # of the keyboard's doing; a click ends what the mouse selects, which stays
                self._deselect()
        super().select(target, reveal=reveal)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out again; what the mouse selected were lines that are others now."""
        event.prevent_default()  # Textual calls the parent's handler too, after this one
        self._deselect()
        super().on_resize(event)

    def _deselect(self) -> None:
        if self.text_selection is not None:
            self.screen.clear_selection()

    def begin_marking(self) -> bool:
        """Mark what is selected, or its sentence, else the first that begins in sight; False without a text."""
        from briefing.clipping.marking import Marking, begun, moved

        first, last = self.page.body
        marked = self.marked
        if marked is not None:
            self._deselect()
            self.mark(Marking(self.page.text[first:last], *marked))
            return True
        at = self.target.start if self.target is not None and self.in_sight(self.target.start) else self.top
        marking = begun(self.page.text[first:last], max(0, at - first))
        if marking is not None and self.target is None and first + marking.start < self.top:
            marking = moved(marking, 1)  # what is half in sight was read already
        if marking is None:
            return False
        self.mark(marking)
        return True

    def mark(self, marking: Marking) -> None:
        """Show what is marked, the end that moves in sight."""
        begins = self.marking is None
        self.marking = marking
        offset = self.page.body[0]
        self.select(Target(offset + marking.start, offset + marking.end, PASSAGE, ""), reveal=False)
        self.reveal(offset + max(marking.start, marking.edge - 1))
        words = counted(len(marking.text[marking.start : marking.end].split()), "word")
        how = keyed(self.app, _HOW if self.app.size.width >= _NARROW else _BRIEF)
        self.post_message(self.Marked(self, f"Marked {words} · {how}"))
        if begins:
            self.refresh_bindings()

    def show_marked(self, span: Span) -> None:
        """Show where a passage of the article's text stands, as selected."""
        offset = self.page.body[0]
        self.select(Target(offset + span[0], offset + span[1], PASSAGE, ""))

    def leave_marking(self) -> None:
        """Mark nothing any more, and select nothing."""
        self._deselect()
        if self._leave():
            self.select(None)

    def _leave(self) -> bool:
        if self.marking is None:
            return False
        self.marking = None
        self.post_message(self.Marked(self, ""))
        self.refresh_bindings()
        return True

    def action_mark(self, unit: str, step: int) -> None:
        """Mark a sentence or a word more or less."""
        from briefing.clipping.marking import extended

        if self.marking is not None:
            self.mark(extended(self.marking, step, "word" if unit == "word" else "sentence"))

    def action_mark_other(self, step: int) -> None:
        """Mark the next sentence alone, or the one before."""
        from briefing.clipping.marking import moved

        if self.marking is not None:
            self.mark(moved(self.marking, step))

    def action_mark_end(self) -> None:
        """Let the other end move."""
        from briefing.clipping.marking import swapped

        if self.marking is not None:
            self.mark(swapped(self.marking))

    def action_mark_leave(self) -> None:
        """Mark nothing any more."""
        self.leave_marking()
