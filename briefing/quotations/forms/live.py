"""Live blogs: entries under times of day, in which a block of somebody's words lasts until the blog tells again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.quotations.cues.frames import frames
from briefing.quotations.forms.paragraphs import Paragraph, clock
from briefing.quotations.forms.voice import SPEAKS, TELLS, first_person, speaks_as_one, voice
from briefing.quotations.reading.sentences import Sentence, parse
from briefing.quotations.reading.tokens import split_sentences, tokenize

_ENTRIES = 2  # times of day at least
_BLOGS = re.compile(  # how whoever keeps a blog goes on
    r"(?:Asked|Pressed|Challenged|Questioned|Here (?:is|are)|Here['’]s|My colleagues?|Our \w+ (?:editor|correspondent)|"
    r"Updated|There (?:is|are) more|More (?:on|here|to come)|Read|Earlier|Meanwhile|In (?:response|reply)|He|She|"
    r"You can (?:read|watch|see|follow|listen)|(?:We|I)(?:['’]ll| will) (?:have|post|bring|be back)|"
    r"(?:We['’]re|We are|I['’]m|I am) (?:expecting|wrapping|closing|handing|going to))\b"
)
_HAS_THE_FLOOR = re.compile(
    r"\b(?:is|are) (?:now |also |just )?(?:responding|replying|speaking|answering|winding up|on (?:his|her|their) feet|"
    r"up (?:now|next))\b"
)
_KEEPS_IT = re.compile(r"(?:I|We|My|Our|As (?:I|we))\b")  # whoever keeps the blog may speak of themselves


def live(parts: Sequence[Paragraph]) -> bool:
    """Whether a text is a live blog: times of day stand between its paragraphs."""
    return sum(clock(part) for part in parts) >= _ENTRIES


def goes_on_telling(body: str, part: Paragraph) -> bool:
    """Whether a paragraph of a live blog is no longer part of the block above it: it tells who did or said what."""
    if _BLOGS.match(part.text) is not None and not first_person(part.text):
        return True
    if speaks_as_one(part.text):
        return False
    if voice(part.text) < TELLS:
        return True
    sentence = _sentences(body, part)[0]
    first = sentence.phrases[0] if sentence.phrases else None
    if first is not None and first.begin == 0 and first.kind == "name" and sentence.tokens[0].tag == "NP":
        return True  # Quill shakes her head at this
    return any(frame.speaks and frame.subject is not None and not frame.subject.begin for frame in frames(sentence))


def has_the_floor(body: str, parts: Sequence[Paragraph], number: int) -> bool:
    """Whether an entry begins with somebody who is speaking and is said to say something, and goes on with their own
    words: `Marsh is responding. She says it is late.`, and below it `I have never seen the like.`
    """
    part = parts[number]
    if not number or number + 1 >= len(parts) or not clock(parts[number - 1]) or part.marked:
        return False
    words = parts[number + 1].text
    if _HAS_THE_FLOOR.search(part.text) is None or not first_person(words) or voice(words) < SPEAKS:
        return False
    if _KEEPS_IT.match(words) is not None or first_person(part.text):
        return False
    if _BLOGS.match(words) is not None and not words.startswith(("He", "She")):
        return False
    return any(frame.speaks for frame in frames(_sentences(body, part)[-1]))


def _sentences(body: str, part: Paragraph) -> list[Sentence]:
    tokens = tokenize(body, part.start, part.end, [])
    return [parse(tokens[first:last], 0) for first, last in split_sentences(tokens)]
