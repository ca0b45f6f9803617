"""Keys: every binding has an id, so that a reader can rebind it in the settings file.

Movement is declared once here and used by every widget that moves, with arrow keys and with vim's; so are the
keys of the main screen.
"""

from __future__ import annotations

from functools import cache

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import REPLACED_KEYS, key_to_character

MOVEMENT = (
    ("up", "up,k", "cursor_up", "Up"),
    ("down", "down,j", "cursor_down", "Down"),
    ("page-up", "pageup,ctrl+b", "page_up", "Page up"),
    ("page-down", "pagedown,ctrl+f", "page_down", "Page down"),
    ("half-up", "ctrl+u", "half_up", "Half a page up"),
    ("half-down", "ctrl+d", "half_down", "Half a page down"),
    ("first", "home", "first", "To the beginning"),
    ("last", "end,G", "last", "To the end"),
)


STANDING: dict[str, str] = {}  # the keys of each id, as the code has them


def key(
    id_: str, keys: str, action: str, description: str, tooltip: str = "", *, show: bool = False, priority: bool = False
) -> Binding:
    """A binding with everything the help, the palette and the settings need; `priority` comes before typing."""
    STANDING.setdefault(id_, keys)
    return Binding(keys, action, description, show=show, tooltip=tooltip or description, id=id_, priority=priority)


@cache
def character(name: str) -> str | None:
    """The character that a key of this name types; None where it types none. Textual's own misses / \\ @ - + and _."""
    typed = key_to_character(REPLACED_KEYS.get(name, name))
    return typed if typed and typed.isprintable() else None


@cache
def order(owner: type[DOMNode]) -> dict[tuple[str, str], int]:
    """Each id with each of its keys, and without one, in the order of their declaration in a class."""
    declared = [
        (binding.id, key)
        for each in reversed(owner.__mro__)
        for binding in vars(each).get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id
        for key in ("", *binding.key.split(","))
    ]
    return {each: at for at, each in enumerate(dict.fromkeys(declared))}


def movement(*without: str) -> list[Binding]:
    """The bindings that move within a list or a text, less those named."""
    return [key(f"move.{name}", keys, action, text) for name, keys, action, text in MOVEMENT if name not in without]


# What works only while something is typed on the main screen, and wins then.
TYPING = (
    key("find.enter", "enter,down", "enter_occurrences", "Into what was found", show=True, priority=True),
    key("find.leave", "escape", "leave_find", "End finding", "Leave the line; nothing is found any more", show=True),
    key("filter.enter", "enter", "enter_hits", "Into the hits", "Leave the line, keep it", show=True, priority=True),
    key("filter.leave", "escape", "leave_filter", "Everything again", "Leave the line, drop the filter", show=True),
    key("filter.older", "up", "older", "Searched before", "What was searched for before", show=True, priority=True),
    key("filter.newer", "down", "newer", "Later", "Searched for later; then the hits", show=True, priority=True),
    key("filter.save", "ctrl+s", "save_search", "Save search", "Save what is typed", show=True, priority=True),
)

READING = (
    *TYPING,
    key("reader.filter", "slash,f3", "filter", "Search", "Filter all three panes as you type", show=True),
    key("reader.find", "f", "find", "Find here", "Find words in the text that is open; n and N walk them"),
    key("reader.saved", "F", "saved", "Saved searches", "Pick a search that was saved under a name"),
    key("reader.forms", "W,ctrl+t", "forms", "Forms of words", "Have other forms of words count too (child: children)"),
    key("reader.places", "w", "places", "Where hits are", "Count by outlet, actor and month, and narrow to one"),
    key("reader.jump", "g", "app.jump", "Go to", "Jump to an actor, outlet, article, statement", show=True),
    key("reader.compare", "c", "compare", "Compare", "Put the outlets' wordings side by side", show=True),
    key("reader.ledger", "l", "app.ledger", "Ledger", "Statements by outlets, a treatment in each cell", show=True),
    key("reader.timeline", "L", "app.timeline", "Timeline", "Articles and statements in time, and who was first"),
    key("reader.clip", "space", "clip", "Clip", "Put it into the basket, or take it out", show=True),
    key("reader.basket", "b", "app.basket", "Basket", "What you clipped: order, notes, export", show=True),
    key("reader.export", "e", "app.export", "Export", "Write the basket or the whole briefing", show=True),
    key("reader.next-hit", "n", "hit(1)", "Next hit"),
    key("reader.previous-hit", "N", "hit(-1)", "Previous hit"),
    key(
        "reader.next-quotation",
        "right_square_bracket,full_stop",
        "passage(1)",
        "Next passage",
        "Select the next quotation",
    ),
    key("reader.previous-quotation", "left_square_bracket,comma", "passage(-1)", "Previous passage"),
    key("reader.articles", "1", "pane('articles')", "Articles"),
    key("reader.actors", "2", "pane('actors')", "Actors"),
    key("reader.quotes", "3", "pane('quotes')", "Quotes"),
    key("reader.document", "4", "document", "Document"),
    key("reader.next-pane", "tab", "app.focus_next", "Next pane"),
    key("reader.previous-pane", "shift+tab", "app.focus_previous", "Previous pane"),
    key("reader.open", "enter", "open", "Open the passage", "Go to where the selected passage stands"),
    key("reader.back", "escape", "back", "Back", "Leave the document or the filter, or stop what is running"),
    key("reader.trail-back", "alt+left,ctrl+o", "trail(-1)", "Go back", "Back to where you were before a jump"),
    key("reader.trail-forward", "alt+right", "trail(1)", "Go forward", "Forward again after going back"),
    key("reader.full", "z", "full", "Full screen", "The text alone, in the middle; and back"),
    key("reader.read", "m", "read", "Read or unread", "Mark the article as read, or as unread"),
    key("reader.next-unread", "M", "next_unread", "Next unread", "Go to the next article that was not opened yet"),
    key("reader.speaker", "s", "speaker", "Correct the speaker"),
    key(
        "reader.unsure",
        "S",
        "app.unsure",
        "Unsure speakers",
        "Speakers with a question mark, to confirm",
    ),
    key("reader.indirect", "i", "indirect", "Indirect quotations", "Show or hide indirect quotations"),
    key("reader.compact", "D", "compact", "Compact rows", "One line a row, or a second one for outlet and date"),
    key("reader.copied", "V", "copied", "Copied passages", "Show what stands in the release or the agency copy too"),
    key("reader.mark", "v", "mark", "Mark a passage", "Mark any passage, by sentences and words, to clip or copy it"),
    key("reader.copy", "y", "copy", "Copy", "Copy the selected words with their source, or the whole text"),
    key("reader.copy-as", "Y", "copy_as", "Copy as …", "Copy as quotation, citation, comparison or link"),
    key("reader.outline", "t", "outline", "Outline", "Headings, speakers and entries of this text, to go to"),
    key("reader.related", "r", "related", "Related articles", "Articles on the same occasion as this one"),
    key("reader.refresh", "R", "refresh", "Look at content again"),
    key("reader.import", "I", "app.import", "Import", "Bring files into this briefing"),
    key("reader.proposals", "A", "app.proposals", "Proposed actors", "Names in the texts that no actor has"),
    key("reader.corrections", "C", "app.corrections", "Corrections", "What people corrected, and taking it back"),
    key("reader.quit", "q", "app.quit", "Quit", show=True),
    key(
        "reader.problems",
        "P",
        "app.problems",
        "Problems and gaps",
        "What is wrong in the files, and filling in what is open",
    ),
)
