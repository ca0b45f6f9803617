"""Two ready sets of keys: `preset: plain` or `preset: vim` under keys: in the settings. Ids not named keep theirs.

Plain has no letters for moving and the keys that most programs have; vim has none of the second keys that keyboards
without [ ] / need.
"""

from __future__ import annotations

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, str]] = {
    "plain": {
        "move.up": "up",
        "move.down": "down",
        "move.page-up": "pageup",
        "move.page-down": "pagedown",
        "move.half-up": "shift+pageup",
        "move.half-down": "shift+pagedown",
        "move.first": "home",
        "move.last": "end",
        "ledger.left": "left",
        "ledger.right": "right",
        "basket.up": "shift+up",
        "basket.down": "shift+down",
        "parts.up": "shift+up",
        "parts.down": "shift+down",
        "filling.mark-up": "shift+up",
        "filling.mark-down": "shift+down",
        "mark.earlier": "up",
        "mark.later": "down",
        "mark.word-earlier": "left",
        "mark.word-later": "right",
        "mark.next": "full_stop",
        "mark.previous": "comma",
        "reader.filter": "ctrl+f,f3,slash",
        "reader.jump": "ctrl+g,g",
        "reader.next-quotation": "full_stop",
        "reader.previous-quotation": "comma",
        "compare.next": "full_stop",
        "compare.previous": "comma",
        "timeline.next": "full_stop,n",
        "timeline.previous": "comma,N",
        "app.undo": "ctrl+z,u",
        "app.redo": "ctrl+y,U",
    },
    "vim": {
        "reader.filter": "slash",
        "reader.next-quotation": "right_square_bracket",
        "reader.previous-quotation": "left_square_bracket",
        "compare.next": "right_square_bracket",
        "compare.previous": "left_square_bracket",
        "mark.next": "right_square_bracket",
        "mark.previous": "left_square_bracket",
        "timeline.next": "right_square_bracket,n",
        "timeline.previous": "left_square_bracket,N",
        "app.redo": "ctrl+r,U",
    },
}
