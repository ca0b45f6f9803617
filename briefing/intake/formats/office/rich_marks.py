"""What a rich text (RTF 1.9.1) keeps beside its words, settled before these are read: notes and text boxes behind the
text, comments and running heads apart, the addresses of links gone, what is struck out or hidden taken out and told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.intake.candidate import Dropped
from briefing.intake.formats.raised import lowered, raised
from briefing.language.words import one_line

# A group without groups in it: its control words, and its text. Word and LibreOffice write each run as one.
_GROUP = re.compile(r"\{(?P<look>(?:\\\*?[a-z]{1,32}-?\d{0,10} ?){1,60})(?P<text>[^{}]{0,20000})\}")
# The same as WordPad and Apple's programs write it: switched on and off.
_RESET = r"(?=\\(?:plain|pard)(?![a-z])|\})"
_SWITCHED = re.compile(
    r"\\(?P<look>v|strike|striked1|deleted)(?![a-z\d-]) ?(?P<text>[^{}]{0,2000}?)(?:\\(?P=look)0(?!\d) ?|"
    + _RESET
    + ")"
)
_RAISED = re.compile(
    r"\\(?P<look>super|sub)(?![a-z\d-]) ?(?P<text>[^{}\\]{1,40})(?:\\(?:nosupersub|(?P=look)0)(?![a-z\d]) ?|"
    + _RESET
    + ")"
)
_NO_TEXT = {
    "strike": "struck out",
    "striked1": "struck out",
    "v": "hidden text",
    "deleted": "deleted, by a tracked change",
}
_WORD = re.compile(r"\\([a-z]{1,32})(-?\d{0,10})")
_BRACE = re.compile(r"[{}]|\\[\\{}]")
_OPENED = re.compile(r"\{\s*(?:\\\*\s*)?\\(?P<word>[a-z]{1,32})(?![a-z])-?\d{0,10} ?")
# Destinations that hold words which the reader of such files would pass over, and what they are.
_NOTE, _BOX = "note", "text box"
_DESTINATIONS = {
    "footnote": _NOTE, "shptxt": _BOX, "dptxbxtext": _BOX, "annotation": "comment", "fldinst": "",
    **dict.fromkeys("header headerl headerr headerf footer footerl footerr footerf".split(), "running head or foot"),
}  # fmt: skip
_DEEPEST = 3  # of groups that are moved, one within another
_BEFORE = 60  # characters in front of a raised figure that tell what it is
_MARK = 0xE000  # of the private characters, with which the parts that are moved behind the text begin


@dataclass(slots=True)
class Settled:
    """A rich text that holds its parts one behind the other, what each part is, and what was left out."""

    text: str
    parts: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def taken(self, words: str) -> tuple[str, list[str], list[str]]:
        """The words of the text itself, of its boxes, and of its notes; the other parts are told as left out."""
        body, *others = re.split(f"[{chr(_MARK)}]", words)
        boxes: list[str] = []
        notes: list[str] = []
        for what, part in zip(self.parts, others, strict=False):
            flat = one_line(part)
            if flat and what == _BOX:
                boxes.append(part.strip())
            elif flat and what == _NOTE:
                notes.append(re.sub(r"^\d{1,3}[.)]?\s+", "", flat))
            elif flat and not any(one.text == flat[:300] for one in self.dropped):
                self.dropped.append(Dropped(flat[:300], what))
        return body, boxes, notes


def settle(text: str) -> Settled:
    """A rich text whose words a reader of plain ones takes as they are meant."""
    held = Settled("")
    moved: list[tuple[str, str]] = []
    body, rest = _whole(text)
    body = _apart(body, moved)
    body = _looks(body, held.dropped)
    for what, part in moved:
        held.parts.append(what)
        body += rf"\par\pard\plain \u{_MARK - 0x10000}?{{{_looks(part, held.dropped)}}}"
    held.text = body + rest
    return held


def _whole(text: str) -> tuple[str, str]:
    """The outer group without its closing brace, and the rest."""
    deep = 0
    for brace in _BRACE.finditer(text):
        deep += {"{": 1, "}": -1}.get(brace.group(), 0)
        if brace.group() == "}" and deep <= 0:
            return text[: brace.start()], text[brace.start() :]
    return text, "}"


def _apart(text: str, moved: list[tuple[str, str]], deep: int = 0) -> str:
    """A text without the groups of other destinations; their words are added to `moved`, each with what it is."""
    made: list[str] = []
    at = 0
    for start, end, match in _groups(text):
        made.append(text[at:start])
        what = _DESTINATIONS[match["word"]]
        if what:
            part = text[match.end() : end - 1]
            moved.append((what, _apart(part, moved, deep + 1) if deep < _DEEPEST else part))
        at = end
    return "".join([*made, text[at:]])


def _groups(text: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The outermost groups of the destinations that are known here: begin, end, and how each opens."""
    deep = 0
    held: tuple[int, int, re.Match[str]] | None = None
    for brace in _BRACE.finditer(text):
        if brace.group() == "{":
            deep += 1
            if held is None and (match := _OPENED.match(text, brace.start())) and match["word"] in _DESTINATIONS:
                held = (deep, brace.start(), match)
        elif brace.group() == "}":
            if held is not None and held[0] == deep:
                yield held[1], brace.end(), held[2]
                held = None
            deep -= 1


def _looks(text: str, dropped: list[Dropped]) -> str:
    text = _GROUP.sub(lambda match: _run(match, text, dropped), text)
    text = _SWITCHED.sub(lambda match: _run(match, text, dropped), text)
    return _RAISED.sub(lambda match: _run(match, text, dropped), text)


def _run(match: re.Match[str], whole: str, dropped: list[Dropped]) -> str:
    """A run as it is to be read: gone, with its figures raised, or as it stands."""
    written = match["look"] if "\\" in match["look"] else f"\\{match['look']}"
    looks = {name for name, value in _WORD.findall(written) if value != "0"}
    plain = match["text"]
    for look, why in _NO_TEXT.items():
        if look in looks:
            flat = one_line(_WORD.sub("", plain))
            if flat:
                dropped.append(Dropped(flat[:300], why))
            return "".join(re.findall(r"\\par\b", plain)[:1])
    if "super" in looks or "sub" in looks:
        flat = plain.strip()
        before = _WORD.sub("", whole[max(0, match.start() - _BEFORE) : match.start()]).replace("{", "").replace("}", "")
        made = raised(flat, before.rstrip("\r\n"), linked=False) if "super" in looks else lowered(flat)
        if made is None:
            if flat and "\\" not in flat:
                dropped.append(Dropped(flat, "mark of a note"))
            return ""
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in made)
    return match.group()
