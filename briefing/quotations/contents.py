"""What a cue attributes: where its content begins and ends in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.quotations.frames import Frame
from briefing.quotations.tokens import Token

_PASSED = frozenset(("RB", "AUX", "MD", "TIME"))
_ENDS = frozenset((".", "!", "?"))
_OPENERS = frozenset("if whether how why what when where which who because as".split())
_PARTICLES = frozenset("out up on back off in over down that".split())
_ABOUT = frozenset("about for of on against with to at over from as by into".split())
_SETTING = frozenset(
    "statement interview speech letter email e-mail memo tweet post message call briefing conference hearing rally event "
    "radio television tv show program programme podcast debate morning afternoon evening night week month year twitter "
    "facebook video release report testimony filing appearance stop town hall news press phone telephone".split()
)


@dataclass(slots=True)
class Content:
    """Token ranges of a sentence that hold what a cue attributes, and what kind of complement it is."""

    ranges: list[tuple[int, int]]
    kind: str


def _skip_setting(tokens: list[Token], at: int) -> int:
    """Past adverbs, days, and phrases of place and occasion: on Tuesday, in a statement to reporters."""
    count = len(tokens)
    while at < count:
        tag = tokens[at].tag
        if tag in ("RB", "TIME") or (tag == "OBJ" and tokens[at - 1].tag != "IN"):
            at += 1
            continue
        if tag == "IN" and tokens[at].low in (
            "on",
            "in",
            "at",
            "during",
            "to",
            "by",
            "via",
            "with",
            "of",
            "before",
            "from",
        ):
            end = at + 1
            while end < count and tokens[end].tag in ("DET", "POSS", "NN", "NP", "CD", "TIME"):
                end += 1
            inside = tokens[at + 1 : end]
            if inside and (inside[-1].tag == "TIME" or inside[-1].low in _SETTING or inside[0].tag == "TIME"):
                at = end
                continue
        break
    return at


def after(frame: Frame) -> Content | None:
    """The content to the right of a cue, or None where nothing follows that could be one."""
    tokens = frame.sentence.tokens
    count = len(tokens)
    at = frame.at + 1
    if frame.right and frame.subject is not None:
        at = frame.subject.end
    at = _skip_setting(tokens, at)
    if at < count and tokens[at].tag == ",":
        inner = _skip_setting(tokens, at + 1)
        if inner < count and tokens[inner].tag in ("Q", "THAT", ":"):
            at = inner
        elif inner > at + 1 and inner < count and tokens[inner].tag == ",":
            at = inner + 1
    if at >= count:
        return None
    token = tokens[at]
    tag = token.tag
    if tag in _ENDS or tag in (",", ";", ")", "-", "CC"):
        return None
    if tag == ":":
        begin = at + 1
        return Content([(begin, _trim(tokens, begin, count))], "colon") if begin < count else None
    if tag == "Q":
        return Content([(at, _clause_end(frame, at, "quote"))], "quote")
    if tag == "THAT":
        return Content([(at, _clause_end(frame, at, "that"))], "that")
    if tag == "TO" and at + 1 < count and tokens[at + 1].tag in ("VB", "NN", "AUX", "RB"):
        return Content([(at, _clause_end(frame, at, "to"))], "to")
    if tag == "WH" or token.low in _OPENERS:
        return Content([(at, _clause_end(frame, at, "wh"))], "wh")
    if tag == "IN" and token.low in _ABOUT:
        return (
            Content([(at + 1, _clause_end(frame, at + 1, "about"))], f"about {token.low}") if at + 1 < count else None
        )
    if tag in ("NP", "NN", "DET", "POSS", "CD", "PRP", "PRPX", "OBJ", "IN", "SUB", "VB", "'"):
        return _object_or_clause(frame, at)
    return None


def _object_or_clause(frame: Frame, at: int) -> Content:
    """Tell `said the plan would fail` (clause), `told them that …`, `urged them to …` and `praised the plan` apart."""
    tokens = frame.sentence.tokens
    count = len(tokens)
    tag = tokens[at].tag
    if tag in ("PRP", "PRPX"):
        return Content([(at, _clause_end(frame, at, "clause"))], "clause")
    if tag == "VB":
        return Content([(at, _clause_end(frame, at, "ing"))], "ing")
    end = at
    while end < count and end < at + 12:
        follow = tokens[end]
        if (
            follow.tag in ("NP", "NN", "DET", "POSS", "CD", "OBJ", "'", "TIME")
            or (follow.tag == "IN" and follow.low in ("of", "for", "in", "at", "from", "with", "on") and end > at)
            or (follow.tag == "CC" and follow.low in ("and", "or", "&") and end > at)
        ):
            end += 1
            continue
        break
    follow_tag = tokens[end].tag if end < count else "$"
    if follow_tag in ("AUX", "MD") or (
        follow_tag == "RB" and end + 1 < count and tokens[end + 1].tag in ("VB", "AUX", "MD")
    ):
        return Content([(at, _clause_end(frame, at, "clause"))], "clause")
    if follow_tag == "VB" and tokens[end].verb is None:
        return Content([(at, _clause_end(frame, at, "clause"))], "clause verb")
    if follow_tag == "VB":
        verb = tokens[end].verb
        kind = "clause cue" if verb is not None and verb.form != "ing" else "object ing"
        return Content([(at, _clause_end(frame, at, "clause"))], kind)
    if follow_tag == "THAT":
        return Content([(end, _clause_end(frame, end, "that"))], "object that")
    if follow_tag in ("TO",):
        return Content([(at, _clause_end(frame, at, "to"))], "object to")
    if follow_tag == "WH":
        return Content([(end, _clause_end(frame, end, "wh"))], "object wh")
    if follow_tag in (":",) and end + 1 < count:
        return Content([(end + 1, _trim(tokens, end + 1, count))], "colon")
    if follow_tag == "Q" and end == at + 1 and tag == "OBJ":
        return Content([(end, _clause_end(frame, end, "quote"))], "quote")
    if follow_tag == "," and end + 1 < count and tokens[end + 1].tag == "Q":
        return Content([(end + 1, _clause_end(frame, end + 1, "quote"))], "quote")
    return Content([(at, _clause_end(frame, at, "object"))], f"object {'Q' if follow_tag == 'Q' else ''}")


def _clause_end(frame: Frame, begin: int, kind: str) -> int:
    """Where the content that begins at `begin` ends: before another cue of the same speaker, or the sentence's end."""
    tokens = frame.sentence.tokens
    count = len(tokens)
    short = kind in ("object", "about", "ing", "quote")
    for index in range(begin + 1, count):
        token = tokens[index]
        tag = token.tag
        if tag == ";":
            return index
        if tag == "," and index + 1 < count:
            after_comma = tokens[index + 1]
            further = tokens[index + 2] if index + 2 < count else after_comma
            if after_comma.low == "according":
                return index
            if after_comma.verb is not None and after_comma.verb.form == "ing" and after_comma.verb.group in _SAYING:
                return index
            if (
                after_comma.tag == "CC"
                and further.verb is not None
                and further.verb.form != "base"
                and further.tag == "VB"
            ):
                return index
            if short and (
                after_comma.tag in ("WH", "SUB", "CC", "PRP", "DET", "NP") or after_comma.low in ("who", "a")
            ):
                return index
            if short and after_comma.tag == "VB":
                return index
        if tag == "CC" and index + 1 < count:
            following = tokens[index + 1]
            step = 2 if following.tag in ("RB", "AUX") and index + 2 < count else 1
            verb = tokens[index + step].verb
            if (
                verb is not None
                and tokens[index + step].tag == "VB"
                and verb.form in ("past", "s")
                and verb.group in _SAYING
            ):
                return index
        if tag == "SUB" and short and token.low in ("after", "because", "while", "when", "although", "before"):
            return index
        if tag == "-" and short:
            return index
    return _trim(tokens, begin, count)


_SAYING = frozenset(("speak", "write", "ask", "argue"))


def _trim(tokens: list[Token], begin: int, end: int) -> int:
    while end > begin + 1 and tokens[end - 1].tag in (".", "!", "?", ",", ";", ":"):
        end -= 1
    return end


def before(frame: Frame) -> Content | None:
    """The content to the left of a cue: `…, she said.`; with what follows a second comma where the cue interrupts."""
    tokens = frame.sentence.tokens
    if frame.subject is None:
        return None
    first = min(frame.subject.begin, frame.at)
    if first < 2:
        return None
    edge = first - 1
    if (tokens[edge].tag == "IN" and tokens[edge].low == "as") or (tokens[edge].tag == "SUB" and tokens[edge].low == "as"):
        edge -= 1
    if tokens[edge].tag not in (",", "-", "Q"):
        return None
    if tokens[edge].tag == "Q":
        edge += 1
    last = _skip_setting(tokens, (frame.subject.end if frame.right else frame.at + 1))
    if edge < 2:
        return None
    ranges = [(0, edge)]
    if last < len(tokens) and tokens[last].tag == "," and last + 3 < len(tokens):
        verb = tokens[last + 1].verb
        following = tokens[last + 1].tag
        if (verb is not None and verb.form == "ing") or following in ("SUB", "WH", "VB", "Q"):
            return Content(ranges, "left")
        if following == "CC" or following in ("DET", "NP"):
            return Content(ranges, "left comma")
        ranges.append((last + 1, _trim(tokens, last + 1, len(tokens))))
        return Content(ranges, "split")
    if last >= len(tokens) or tokens[last].tag in _ENDS or tokens[last].tag in (";", ")", "-"):
        return Content(ranges, "left")
    return Content(ranges, f"left {tokens[last].tag}")


def content(frame: Frame) -> Content | None:
    """The content of a cue, to its right where there is one, else to its left."""
    left = before(frame)
    if left is not None and left.kind in ("left", "split"):
        return left
    right = after(frame)
    if right is not None:
        return right
    return left
