"""What a cue attributes: where its content begins and ends in the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.quotations.cues.ends import likeliest, trimmed
from briefing.quotations.cues.frames import Frame
from briefing.quotations.glossary import Group, Tag
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_ENDS: frozenset[Tag] = frozenset((".", "!", "?"))
_OPENERS = frozenset("if whether how why what when where which who because as".split())
_PARTICLES = frozenset("out up off back".split())
_ABOUT = frozenset("about for of on against with to at over from as by into".split())
_SETTING = frozenset(
    "statement interview speech letter email e-mail memo tweet post message call briefing conference hearing rally "
    "phone event radio television tv show program programme podcast debate morning afternoon evening night week month "
    "year twitter facebook video release report testimony filing appearance stop town hall news press telephone".split()
)


@dataclass(frozen=True, slots=True)
class Content:
    """Token ranges of a sentence that hold what a cue attributes, and what kind of complement it is."""

    ranges: tuple[tuple[int, int], ...]
    kind: str

    def ending(self, end: int) -> Content:
        """The same with its last range up to `end`. Contents are kept and shared: nobody changes one."""
        return Content((*self.ranges[:-1], (self.ranges[-1][0], end)), self.kind)


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


def after(frame: Frame, least: int = 0) -> Content | None:
    """The content to the right of a cue, or None where nothing follows that could be one.

    It ends behind the token `least` where it begins before it.
    """
    opened = opening(frame)
    if opened is None:
        return None
    begin, kind = opened
    tokens = frame.sentence.tokens
    least = least if begin <= least else 0
    end = _colon_end(tokens, begin) if kind == "colon" else likeliest(frame, begin, kind, least)
    for index in range(max(begin, least) + 1, end - 1):
        if tokens[index].low == "according" and tokens[index + 1].tag == "TO":
            end = index - 1 if tokens[index - 1].tag == "," and index - 1 > begin else index
            break
    end = _before_another(tokens, begin, end) if kind != "colon" else end
    if kind == "gap" and frame.subject is not None:
        return Content((_head(frame.sentence, frame.subject), (begin, end)), kind)
    return Content(((begin, end),), kind)


def _before_another(tokens: list[Token], begin: int, end: int) -> int:
    """Where another clause begins that announces words of its own: `told them it was late, *the union said: “…”*`."""
    for colon in range(begin + 2, end - 1):
        if tokens[colon].tag == ":" and tokens[colon + 1].tag == "Q":
            verb = tokens[colon - 1].verb
            comma = next((at for at in range(colon - 2, begin, -1) if tokens[at].tag == ","), None)
            if verb is not None and verb.group in ("speak", "write", "argue") and comma is not None:
                return comma
    return end


def _colon_end(tokens: list[Token], begin: int) -> int:
    """Where what a colon announces ends: behind its quoted strings where the sentence goes on, `…: “…”, and left.`"""
    end = trimmed(tokens, begin, len(tokens))
    index = begin
    while index + 2 < end and tokens[index].tag == "Q" and tokens[index + 1].tag == ",":
        if tokens[index + 2].tag == "CC" and index + 3 < end and tokens[index + 3].tag in ("VB", "PRP"):
            return index + 1
        index += 2
    return end


def _head(sentence: Sentence, subject: Phrase) -> tuple[int, int]:
    """What stands before `Marsh said` in `a plan that Marsh said had failed`: the relative pronoun, or all of it."""
    tokens, at = sentence.tokens, subject.begin
    if tokens[at - 1].tag in ("WH", "THAT") or tokens[at - 1].low == "who":
        return at - 1, at
    first = at
    while first and tokens[first - 1].tag not in (",", "-", ";", ":", "(", "Q"):
        first -= 1
    return (first, at) if first < at else (at - 1, at)


def opening(frame: Frame) -> tuple[int, str] | None:
    """Where the content to the right of a cue begins, and what kind of complement it is."""
    tokens = frame.sentence.tokens
    count = len(tokens)
    at = frame.at + 1
    if frame.right and frame.subject is not None:
        at = frame.subject.end
    elif at < count and (tokens[at].low in _PARTICLES or _goes_on(tokens, at)):
        at += 1
    if frame.form != "noun":
        at = _skip_setting(tokens, _past_it(frame, at))
    if at < count and tokens[at].tag == ",":
        inner = _skip_setting(tokens, at + 1)
        if inner < count and tokens[inner].tag in ("Q", "THAT", ":"):
            at = inner
        elif inner > at + 1 and inner < count and tokens[inner].tag == ",":
            at = inner + 1
        elif inner == at + 1:
            at = _past_aside(tokens, at)
    elif at < count and tokens[at].tag == "-":
        at = _past_aside(tokens, at)
    if at >= count:
        return None
    token = tokens[at]
    tag = token.tag
    if _gapped(frame, at):
        return at, "gap"
    if tag == ",":
        return (at + 1, "as") if _introduced(frame) and at + 2 < count else None
    if tag == ":":
        return (at + 1, "colon") if at + 1 < count else None
    if tag == "IN" and token.low in _ABOUT:
        return (at + 1, f"about {token.low}") if at + 1 < count else None
    if token.low in _EITHER and at + 1 < count and (tokens[at + 1].tag in _OBJECTS or tokens[at + 1].tag == "Q"):
        return _object(frame, at)
    simple = _SIMPLE.get(tag) or ("wh" if token.low in _OPENERS else None)
    if tag == "TO" and at + 1 < count and tokens[at + 1].tag in ("NP", "DET", "POSS", "OBJ", "PRP"):
        return at + 1, "about to"
    if tag == "TO" and not (at + 1 < count and tokens[at + 1].tag in ("VB", "NN", "AUX", "RB", "Q")):
        return None
    if simple is not None:
        return at, simple
    return _object(frame, at) if tag in _OBJECTS else None


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether an `on` belongs to its verb: it goes *on*: “…”"""
    verb = tokens[at - 1].verb
    return tokens[at].low == "on" and verb is not None and verb.lemma == "continue"


def _past_it(frame: Frame, at: int) -> int:
    """Past what stands for the words and who heard them: as Ada Marsh put *it to us*: “…”; else `at`."""
    tokens, verb = frame.sentence.tokens, frame.token.verb
    if verb is None or verb.lemma != "put" or at >= len(tokens) or tokens[at].low != "it":
        return at
    at += 1
    if at < len(tokens) and tokens[at].tag == "TO":
        return next((one.end for one in frame.sentence.phrases if one.begin == at + 1), at + 2)
    return at


def _past_aside(tokens: list[Token], at: int) -> int:
    """Past an aside between two commas or two dashes, where a content plainly begins behind it; else `at`."""
    mark = tokens[at].tag
    for index in range(at + 1, min(at + _ASIDE, len(tokens) - 2)):
        if tokens[index].tag == mark:
            return index + 1 if tokens[index + 1].tag in ("Q", "THAT") else at
    return at


def _gapped(frame: Frame, at: int) -> bool:
    """Whether a cue stands inside what it attributes: `which Marsh said had failed`."""
    tokens, subject = frame.sentence.tokens, frame.subject
    verb = frame.token.verb
    if subject is None or frame.right or verb is None or frame.form == "noun" or verb.group not in _INSERTED:
        return False
    if any(token.tag != "RB" for token in tokens[subject.end : frame.at]) or not subject.begin:
        return False
    token = tokens[at]
    return token.tag in ("AUX", "MD") or (token.tag == "VB" and token.low.endswith("ed"))


_ASIDE = 12  # tokens of an aside
_INSERTED: frozenset[Group] = frozenset(("speak", "write", "argue", "think", "show"))
_SIMPLE = {"Q": "quote", "THAT": "that", "TO": "to", "WH": "wh", "PRP": "clause", "PRPX": "clause", "VB": "ing"}
_EITHER = frozenset(("it", "you"))  # pronouns with one form for subject and object
_OBJECTS: frozenset[Tag] = frozenset(("NP", "NN", "DET", "POSS", "CD", "OBJ", "IN", "SUB", "'"))


def _introduced(frame: Frame) -> bool:
    """Whether the cue stands in `As Marsh noted, …` at the head of its sentence."""
    first = min(frame.at, frame.subject.begin) if frame.subject is not None else frame.at
    tokens = frame.sentence.tokens
    return 0 < first <= 2 and any(token.low == "as" for token in tokens[:first])


def may_credit(sentence: Sentence) -> bool:
    """Whether a sentence holds a word without which `credit` finds nothing in it."""
    return not _CREDITING.isdisjoint([token.low for token in sentence.tokens])


def credit(sentence: Sentence, phrase: Phrase) -> int | None:
    """Where `according to` or, of a poll, `in` begins that credits the phrase with the rest of its sentence."""
    tokens, begin = sentence.tokens, phrase.begin
    if begin > 1 and tokens[begin - 1].tag == "TO" and tokens[begin - 2].low == "according":
        return begin - 2
    if begin and tokens[begin - 1].low == "in" and tokens[phrase.end - 1].low in _POLLS and phrase.kind != "owner":
        return begin - 1
    return None


_POLLS = frozenset("poll polls survey surveys".split())
_CREDITING = _POLLS | {"according"}


def according(sentence: Sentence, phrase: Phrase) -> Content | None:
    """What `according to` the phrase attributes: the rest of its sentence, after it or before it."""
    cue = credit(sentence, phrase)
    if cue is None:
        return None
    tokens = sentence.tokens
    count = len(tokens)
    if cue <= 1:
        comma = next((index for index in range(phrase.end, count) if tokens[index].tag == ","), count)
        if comma + 2 >= count:
            return None
        return Content(((comma + 1, trimmed(tokens, comma + 1, count)),), "according")
    if tokens[cue].low == "in" and any(token.tag != "TIME" for token in tokens[phrase.end : trimmed(tokens, 0, count)]):
        return None
    end = cue - 1 if tokens[cue - 1].tag == "," else cue
    told = phrase.end + 1
    if end < cue and told < count and tokens[told - 1].tag == "," and tokens[end - 1].tag in ("THAT", "WH"):
        return Content(((told, trimmed(tokens, told, count)),), "according")  # a hum that, according to Marsh, was loud
    return Content(((0, end),), "according") if end > 1 else None


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
    if token.tag in ("NP", "NN", "DET", "POSS", "CD", "OBJ", "'", "TIME") or (not inside and token.low in _EITHER):
        return True
    return inside and token.low in ("of", "for", "in", "at", "from", "with", "on", "and", "or", "&")


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
    ranges = ((0, edge),)
    if last < len(tokens) and tokens[last].tag == "," and last + 3 < len(tokens):
        verb = tokens[last + 1].verb
        following = tokens[last + 1].tag
        if (verb is not None and verb.form == "ing") or following in ("SUB", "WH", "VB", "Q"):
            return Content(ranges, "left")
        if following == "CC" or following in ("DET", "NP"):
            return Content(ranges, "left comma")
        return Content((*ranges, (last + 1, trimmed(tokens, last + 1, len(tokens)))), "split")
    if last >= len(tokens) or tokens[last].tag in _ENDS or tokens[last].tag in (";", ")", "-"):
        return Content(ranges, "left")
    return Content(ranges, f"left {tokens[last].tag}")


def content(frame: Frame) -> Content | None:
    """The content of a cue, to its right where there is one, else to its left."""
    key = ("content", frame.at, 0)
    if key not in frame.sentence.known:
        frame.sentence.known[key] = _content(frame)
    known: Content | None = frame.sentence.known[key]
    return known


def _content(frame: Frame) -> Content | None:
    left = before(frame)
    if left is not None and left.kind in ("left", "split"):
        return left
    right = after(frame)
    if right is not None:
        return right
    return left
