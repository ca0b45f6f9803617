"""Line breaks within a run of text: those that end a line, and those behind which it goes on."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.intake.formats.markup.tree import HtmlElement
from briefing.language.sentences import ending
from briefing.language.words import one_line

_ENDED = ending()
_WRAPPED = 60  # characters from which a line without an end was only wrapped
_LONGEST_OPEN = 1500  # characters over which a quotation that is left open is waited for
_AHEAD = 24  # runs behind an empty line in which an open quotation may be closed

Place = tuple[HtmlElement, bool]  # an element, and whether its tail is meant instead of its text
Run = tuple[str, Place | None, bool]  # text, where it is from, whether it is a link; a line break has no place


def parted(held: list[Run]) -> Iterator[list[Run]]:
    """The lines of a run; two line breaks always part them, one where the line ends."""
    if all(place is not None for _, place, _ in held):
        yield held
        return
    current: list[Run] = []
    following: list[Run] = []
    breaks = 0
    for at, run in enumerate([*held, ("", None, False), ("", None, False)]):
        text, place, _ = run
        if place is not None and (not text.isspace() or not breaks):
            following.append(run)
        elif place is None:
            if any(not text.isspace() for text, _, _ in following):
                if not current:
                    current = following
                elif (
                    _goes_on(current, following)
                    if breaks == 1
                    else _stays_open(current, [*following, *held[at : at + _AHEAD]])
                ):
                    current = [*current, (" ", None, False), *following]
                else:
                    yield current
                    current = following
                breaks = 1
                following = []
            else:
                breaks += 1
    if current:
        yield current


def _goes_on(current: list[Run], following: list[Run]) -> bool:
    """Whether a line goes on behind a line break: within a quotation, a sentence, or a line that was wrapped."""
    line, after = (one_line("".join(text for text, _, _ in runs)) for runs in (current, following))
    if line.count("“") > line.count("”") or line.count("«") > line.count("»") or line.count('"') % 2:
        return len(line) < _LONGEST_OPEN and after[:1] not in ("“", "«")
    if _ENDED.search(line):
        return False
    return after[:1].islower() or (len(line) >= _WRAPPED and len(after) >= _WRAPPED // 2)


def _stays_open(current: list[Run], following: list[Run]) -> bool:
    """Whether an open quotation goes on behind an empty line: it is closed there, and not opened again before."""
    line, after = (one_line("".join(text for text, _, _ in runs)) for runs in (current, following))
    if len(line) >= _LONGEST_OPEN:
        return False
    for opening, closing in ("“”", "«»"):
        if line.count(opening) > line.count(closing):
            end, again = after.find(closing), after.find(opening)
            return end >= 0 and (again < 0 or end < again)
    return False
