"""What the form of a text tells before its prose is read: who speaks where without quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from briefing.model import Span
from briefing.quotations.forms.labels import Label


class Form(Enum):
    """How a text shows that somebody speaks who has no quotation marks."""

    TRANSCRIPT = "a name stands before the words, as in a transcript"
    BLOCK = "a paragraph that ends in 'said:' stands before the words"
    ENTRY = "an entry of a live blog that says who is speaking stands before the words"
    HEADED = "a line that is a name and an office stands before the words"
    SIGNED = "a name stands below the words"
    INTERVIEW = "a question stands before the words"
    SPEECH = "the whole text is one person's speech"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says in one go, `spans` of the body, and what tells who it is: a label, or a cue before it.

    `cue` is the paragraph that ends in "said:", and is read as prose.
    """

    form: Form
    spans: tuple[Span, ...]
    label: Label | None = None
    cue: Span | None = None
    marked: bool = False  # its paragraphs are quoted strings, which a line above them gives to somebody
