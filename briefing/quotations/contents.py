"""What a cue attributes: where its content begins and ends in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.quotations.frames import Frame
from briefing.quotations.learned import total, weights
from briefing.quotations.sentences import Phrase, Sentence
from briefing.quotations.tokens import Token

_PASSED = frozenset(("RB", "AUX", "MD", "TIME"))
_ENDS = frozenset((".", "!", "?"))
_OPENERS = frozenset("if whether how why what when where which who because as".split())
_PARTICLES = frozenset("out up off back".split())
_ABOUT = frozenset("about for of on against with to at over from as by into".split())
_SETTING = frozenset(
    "statement interview speech letter email e-mail memo tweet post message call briefing conference hearing rally "
    "phone event radio television tv show program programme podcast debate morning afternoon evening night week month "
    "year twitter facebook video release report testimony filing appearance stop town hall news press telephone".split()
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
    found = opening(frame)
    if found is None:
        return None
    begin, kind = found
    end = (
        _trim(frame.sentence.tokens, begin, len(frame.sentence.tokens)) if kind == "colon" else _end(frame, begin, kind)
    )
    return Content([(begin, end)], kind)


def opening(frame: Frame) -> tuple[int, str] | None:
    """Where the content to the right of a cue begins, and what kind of complement it is."""
    tokens = frame.sentence.tokens
    count = len(tokens)
    at = frame.at + 1
    if frame.right and frame.subject is not None:
        at = frame.subject.end
    elif at < count and tokens[at].low in _PARTICLES:
        at += 1
    if frame.form != "noun":
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
    if tag == ",":
        return (at + 1, "as") if _introduced(frame) and at + 2 < count else None
    if tag == ":":
        return (at + 1, "colon") if at + 1 < count else None
    if tag == "IN" and token.low in _ABOUT:
        return (at + 1, f"about {token.low}") if at + 1 < count else None
    simple = _SIMPLE.get(tag) or ("wh" if token.low in _OPENERS else None)
    if tag == "TO" and not (at + 1 < count and tokens[at + 1].tag in ("VB", "NN", "AUX", "RB")):
        return None
    if simple is not None:
        return at, simple
    return _object(frame, at) if tag in _OBJECTS else None


_SIMPLE = {"Q": "quote", "THAT": "that", "TO": "to", "WH": "wh", "PRP": "clause", "PRPX": "clause", "VB": "ing"}
_OBJECTS = frozenset(("NP", "NN", "DET", "POSS", "CD", "OBJ", "IN", "SUB", "'"))


def _introduced(frame: Frame) -> bool:
    """Whether the cue stands in `As Marsh noted, …` at the head of its sentence."""
    first = min(frame.at, frame.subject.begin) if frame.subject is not None else frame.at
    tokens = frame.sentence.tokens
    return 0 < first <= 2 and any(token.low == "as" for token in tokens[:first])


def according(sentence: Sentence, phrase: Phrase) -> Content | None:
    """What `according to` the phrase attributes: the rest of its sentence, after it or before it."""
    tokens = sentence.tokens
    cue = phrase.begin - 2
    if cue < 0 or tokens[cue].low != "according" or tokens[cue + 1].tag != "TO":
        return None
    count = len(tokens)
    if cue <= 1:
        comma = next((index for index in range(phrase.end, count) if tokens[index].tag == ","), count)
        if comma + 2 >= count:
            return None
        return Content([(comma + 1, _trim(tokens, comma + 1, count))], "according")
    end = cue - 1 if tokens[cue - 1].tag == "," else cue
    return Content([(0, end)], "according") if end > 1 else None


def _object(frame: Frame, at: int) -> tuple[int, str]:
    """Tell `said the plan would fail` (clause), `told them that …`, `urged them to …` and `praised the plan` apart."""
    tokens = frame.sentence.tokens
    count = len(tokens)
    end = at
    while end < min(count, at + 12) and _in_object(tokens[end], end > at):
        end += 1
    following = tokens[end] if end < count else None
    if following is None:
        return at, "object"
    tag = following.tag
    further = tokens[end + 1].tag if end + 1 < count else "$"
    if tag in ("AUX", "MD") or (tag == "RB" and further in ("VB", "AUX", "MD")):
        return at, "clause"
    if tag == "VB":
        verb = following.verb
        return at, "clause verb" if verb is None else ("object ing" if verb.form == "ing" else "clause cue")
    if tag == "THAT":
        return end, "object that"
    if tag == "TO":
        return at, "object to"
    if tag == "WH":
        return end, "object wh"
    if tag == ":" and further != "$":
        return end + 1, "colon"
    if tag == "Q" and end == at + 1 and tokens[at].tag == "OBJ":
        return end, "quote"
    if tag == "," and further == "Q":
        return end + 1, "quote"
    return at, "object Q" if tag == "Q" else "object"


def _in_object(token: Token, inside: bool) -> bool:
    if token.tag in ("NP", "NN", "DET", "POSS", "CD", "OBJ", "'", "TIME"):
        return True
    return inside and token.low in ("of", "for", "in", "at", "from", "with", "on", "and", "or", "&")


def _end(frame: Frame, begin: int, kind: str) -> int:
    """Where the content that begins at `begin` ends: the likeliest of the places where it can."""
    table = weights("ends")
    best, top = len(frame.sentence.tokens), -1e9
    for end, features in ends(frame, begin, kind):
        score = total(table, features)
        if score > top:
            best, top = end, score
    return best


def ends(frame: Frame, begin: int, kind: str) -> list[tuple[int, list[str]]]:
    """The places where a content that begins at `begin` may end, each with its features."""
    kind = _ENDING.get(kind, kind).split()[0]
    tokens = frame.sentence.tokens
    count = len(tokens)
    verb = frame.token.verb
    assert verb is not None
    group = verb.group
    relative = frame.subject is not None and frame.subject.kind == "relative"
    found: list[tuple[int, list[str]]] = []
    commas = verbs = quotes = 0
    quoted = max((at for at in range(begin, count) if tokens[at].tag == "Q"), default=-1)
    for index in range(begin, min(count, begin + _LONGEST)):
        token = tokens[index]
        tag = token.tag
        if index > begin and (tag in _BOUNDARIES or (relative and tag in ("AUX", "MD"))):
            name = token.low if tag in ("IN", "CC", "SUB", "WH") else tag
            following = tokens[index + 1] if index + 1 < count else token
            next_tag = following.tag
            if following.verb is not None and next_tag == "VB":
                next_tag = f"{following.verb.group} {following.verb.form}"
            length = index - begin
            size = "2" if length <= 2 else ("5" if length <= 5 else ("10" if length <= 10 else "11"))
            finite = min(verbs, 1)
            features = [
                f"{kind} {name}",
                f"{kind} {tag} {next_tag}",
                f"{name} {next_tag}",
                f"{kind} {name} v{finite}",
                f"{kind} {name} size={size}",
                f"{group} {name}",
                f"{kind} commas={min(commas, 2)} {tag}",
                f"{name} after={tokens[index - 1].tag}",
                f"{name} q{quotes} {'q' if quoted >= index else ''}",
            ]
            if following.low == "according":
                features.append("according")
            found.append((index, features))
        if tag == ",":
            commas += 1
        elif tag in ("VB", "AUX", "MD", "PRPX"):
            verbs += 1
        elif tag == "Q":
            quotes = 1
    last = _trim(tokens, begin, count)
    length = last - begin
    size = (
        "2" if length <= 2 else ("5" if length <= 5 else ("10" if length <= 10 else ("20" if length <= 20 else "21")))
    )
    found.append(
        (
            last,
            [
                f"{kind} end",
                f"{kind} end size={size}",
                f"{kind} end v{min(verbs, 2)}",
                f"{group} end size={size}",
                f"{kind} end commas={min(commas, 3)}",
                f"end q{quotes} {kind}",
            ],
        )
    )
    return found


_ENDING = {"object that": "that", "object to": "to", "object wh": "wh", "object ing": "clause"}  # kinds that end alike
_LONGEST = 60  # tokens of one content looked at for its end
_BOUNDARIES = frozenset((",", ";", "-", ":", "(", ")", "CC", "SUB", "WH", "IN", "TIME", "THAT", "Q", "TO"))
_SAYING = frozenset(("speak", "write", "ask", "argue"))


def _trim(tokens: list[Token], begin: int, end: int) -> int:
    while end > begin + 1 and tokens[end - 1].tag in (".", "!", "?", ",", ";", ":"):
        end -= 1
    return end


def before(frame: Frame) -> Content | None:
    """The content to the left of a cue: `…, she said.`; with what follows a second comma where the cue interrupts."""
    tokens = frame.sentence.tokens
    if frame.subject is None or frame.form == "noun":
        return None
    first = min(frame.subject.begin, frame.at)
    if first < 2:
        return None
    edge = first - 1
    if (tokens[edge].tag == "IN" and tokens[edge].low == "as") or (
        tokens[edge].tag == "SUB" and tokens[edge].low == "as"
    ):
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
