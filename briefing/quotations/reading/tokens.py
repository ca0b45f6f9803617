"""The words of a paragraph with light tags: closed word classes, cue verbs, names, numbers, whole quoted strings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from briefing.language.abbreviations import as_names
from briefing.language.marks import Quoted, bare
from briefing.quotations.glossary import Tag
from briefing.quotations.reading.lexicon import Verb, closed, common, verbs

_TOKEN = re.compile(
    r"[A-Za-z]\.(?:[A-Za-z]\.)+(?:['’]s)?|"  # U.S., D.C.'s
    rf"(?=[A-Zv])(?:{'|'.join(sorted(as_names()))}|No|vs)\.|"  # no other letter begins one
    r"(?:[A-HJ-Z]|(?<!did )(?<!do )(?<!am )(?<!was )(?<!have )(?<!and )(?<!will )I)\.(?=\s[A-Z])|"  # an initial
    r"[DRI]-[A-Z][A-Za-z]*\.?(?=[,)])|"  # R-Ky., a senator's party and state
    r"@?\w+(?:['’‘.\-&/]\w+)*(?:['’](?=\s))?|"
    r"--+|\.\.\.+|[^\w\s]"
)
_WRITTEN = re.compile(r"\S+")
_AHEAD = 2  # characters behind white space that a token may ask for: a space and a capital behind an initial
_SENTENCE_END = frozenset(".!?")
_DASHES = frozenset(("-", "--", "—", "–", "---"))
_BREAKING = re.compile(r"[.!?…][”\"'’»)]*$")
_PUNCTUATION: dict[str, Tag] = {"‘": "'", "’": "'", "…": "...", "[": "(", "]": ")"}


@dataclass(slots=True)
class Token:
    """A word, a punctuation mark, or a whole quoted string (tag `Q`), with its place in the body."""

    start: int
    end: int
    text: str
    low: str
    tag: Tag
    verb: Verb | None = None
    quote: int = -1

    @property
    def tensed(self) -> bool:
        """Whether this may be a verb with a tense: no infinitive and no participle in -ing."""
        if self.tag == "VB":
            return self.verb is None or self.verb.form in ("past", "s")
        return self.tag in ("AUX", "MD", "PRPX")


def tokenize(body: str, start: int, end: int, quotes: list[Quoted]) -> list[Token]:
    """The tokens of the paragraph `body[start:end]`; each quoted string is one token that knows its number."""
    tokens: list[Token] = []
    at = start
    for number, one in enumerate(quotes):
        _words(body, at, one.start, tokens)
        tokens.append(Token(one.start, one.end, body[one.start : one.end], "", "Q", None, number))
        at = one.end
    _words(body, at, end, tokens)
    return tokens


def _words(body: str, start: int, end: int, tokens: list[Token]) -> None:
    before: Tag | None = tokens[-1].tag if tokens else None
    for first, last in _spans(body, start, end):
        text = body[first:last]
        low, tag, verb = _tagged(text, before)
        tokens.append(Token(first, last, text, low, tag, verb))
        before = tag


def _spans(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the tokens of a stretch stand. Plain words, as most are, also before a comma or a full stop, need no look
    at the pattern of all tokens: letters and figures alone are always one.
    """
    spans: list[tuple[int, int]] = []
    for match in _WRITTEN.finditer(body, start, end):
        span = first, last = match.span()
        text = match[0]
        if text.isalnum():
            spans.append(span)
            continue
        first_letter, mark = text[0], text[-1]
        small = first_letter.isdigit() or (first_letter.islower() and first_letter != "v")  # no initial, nor vs.
        if (mark == "," or (mark == "." and small)) and text[:-1].isalnum():
            spans.append((first, last - 1))
            spans.append((last - 1, last))
            continue
        for each in _TOKEN.finditer(body, first, min(end, last + _AHEAD)):
            span = each.span()
            if span[0] >= last:
                break
            spans.append(span)
    return spans


@lru_cache(maxsize=20_000)
def _tagged(text: str, before: Tag | None) -> tuple[str, Tag, Verb | None]:
    """A word in small letters, its tag after a token with the tag `before`, and the cue verb it may be a form of."""
    low = text.lower()
    tag = closed().get(low) if text != "US" else "NP"
    if tag is None:
        tag = _open_class(text, low, before)
    elif tag in _CASED or low in _NAMING:
        tag = _cased(text, tag, before)
    return low, tag, verbs().get(low) if tag in ("VB", "NN", "NP") else None


def _open_class(text: str, low: str, before: Tag | None) -> Tag:
    """The tag of a word of no closed class, after a token with the tag `before`."""
    first = text[0]
    if first.isupper() or first == "@":
        if before in (",", "(") and (low in _STATES or (low[1:2] == "-" and first in "DRI" and len(low) < 12)):
            return "PL"
        if (before and before not in _STARTS) or not _everyday(text, low):
            return "NP"
        return _lower_case(low)
    if first.isalpha():
        return _lower_case(low)
    if first.isdigit():
        return "CD"
    return "-" if text in _DASHES else _PUNCTUATION.get(text, cast(Tag, text))  # any other sign is its own tag


def _everyday(text: str, low: str) -> bool:
    """Whether a capital at the head of a sentence makes no name of this word."""
    verb = verbs().get(low)
    abstract = len(text) >= _LONG_NOUN and low.endswith(_ABSTRACT)
    return low in common() or abstract or (verb is not None and verb.form in ("past", "ing") and len(text) > 4)


def _lower_case(low: str) -> Tag:
    if low in verbs() or (len(low) > 4 and low.endswith("ed")):
        return "VB"
    if len(low) > 5 and low.endswith("ing"):
        return "VBG"
    return "RB" if low.endswith("ly") else "NN"


def _cased(text: str, tag: Tag, before: Tag | None) -> Tag:
    """The tag of a word of a closed class that may also be a name, or a noun that looks like a verb."""
    if text[0].isupper() and len(text) > 1 and before and before not in _STARTS:
        return "NP" if tag != "MD" or before == "NP" else tag
    return "NN" if tag == "NOVERB" else tag


_ABSTRACT = ("tion", "sion", "ment", "ness")  # how nouns end that are no names, from _LONG_NOUN letters on
_LONG_NOUN = 8
_STATES = frozenset(
    "fla. ariz. calif. conn. mass. mich. minn. tenn. tex. va. wis. pa. ga. ill. ind. ky. la. md. neb. nev. okla. ore. "
    "wash. colo. del. ala. ark. kan. miss. mont. n.h. n.j. n.y. n.c. s.c. n.d. s.d. n.m. w.va. r.i. d.c.".split()
)
_LONG = 150  # tokens after which a sentence is cut at the next pause
_PAUSES: frozenset[Tag] = frozenset((",", ";", ":", "-", "Q"))
_CASED: frozenset[Tag] = frozenset(("VB", "CD", "NOVERB", "RB", "IN", "MD"))
_NAMING = frozenset(
    "our my your all every".split()
)  # with a capital, parts of a name: Keep *Our* Pier, Homes for *All*
_WORDS_OF_NICKNAME = 3  # at most
_INSIDE_SPEECH = frozenset(".,!?…")  # what stands before the closing mark of words that somebody says
_TO_SOMEBODY = frozenset("tell ask remind inform assure warn urge".split())  # whom it is said to stands behind these
_GOES_ON: frozenset[Tag] = frozenset((")", "'", ",", ";", ":"))
_STARTS: frozenset[Tag] = frozenset((".", "!", "?", ":", "-", "Q", "...", "•"))


def without_nicknames(tokens: list[Token]) -> list[Token]:
    """The tokens without nicknames inside a name: Jim “Two Ropes” Osei is Jim Osei."""
    if not any(token.tag == "Q" for token in tokens):
        return tokens
    last = len(tokens) - 1
    return [
        token
        for index, token in enumerate(tokens)
        if not (token.tag == "Q" and 0 < index < last and _nickname(tokens[index - 1], token, tokens[index + 1]))
    ]


def _nickname(before: Token, token: Token, after: Token) -> bool:
    words = bare(token.text).split()
    named = before.tag == "NP" and after.tag == "NP" and before.text[-1:].isalpha() and after.text[:1].isupper()
    return (
        named
        and 0 < len(words) <= _WORDS_OF_NICKNAME
        and words[0][:1].isupper()
        and token.text[-2:-1] not in _INSIDE_SPEECH
        and not before.text.endswith(("'s", "’s"))
    )


def split_sentences(tokens: list[Token]) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, in tokens; a quoted string is never cut.

    A sentence ends at a full stop, or at a quoted string that ends in one, before a capital, a digit or a quotation.
    `"…?" Marsh asked.` stays one sentence: after a question or an exclamation a short "name, cue" goes with it.
    What goes on without an end is cut, so that nobody waits for it.
    """
    ranges: list[tuple[int, int]] = []
    begin, last = 0, len(tokens) - 1
    for index, token in enumerate(tokens):
        if index == last:
            break
        following = tokens[index + 1]
        length = index - begin
        if length >= _LONG and (token.tag in _PAUSES or length >= 2 * _LONG):
            ends = True
        elif token.tag in _SENTENCE_END:
            ends = following.tag not in _GOES_ON and not following.text[0].islower()
        elif token.tag == "Q":
            ends = bool(_BREAKING.search(token.text[-4:])) and _starts_sentence(tokens, index + 1, token.text)
        else:
            ends = token.low == "•" or following.low == "•"
        if ends:
            ranges.append((begin, index + 1))
            begin = index + 1
    if tokens:
        ranges.append((begin, len(tokens)))
    return ranges


def _starts_sentence(tokens: list[Token], index: int, quote: str) -> bool:
    following = tokens[index]
    if following.tag == "Q":
        return True
    if not following.text[0].isupper():
        return following.tag == "CD"
    if quote.rstrip("”\"'’»)")[-1:] == ".":
        return True
    for at, token in enumerate(tokens[index : index + 7], index):
        if (
            token.verb is not None
            and token.verb.group in ("speak", "write", "ask", "argue")
            and token.text[0].islower()
        ):
            return _says_more(tokens, at)
        if token.tag in (".", ",", "Q", "AUX", "MD"):
            return True
    return True


def _says_more(tokens: list[Token], at: int) -> bool:
    """Whether a cue has words of its own behind it: `“…?” Ada Marsh said the vote was good.`"""
    verb = tokens[at].verb
    if at + 1 == len(tokens) or verb is None or verb.lemma in _TO_SOMEBODY:
        return False
    following = tokens[at + 1]
    return following.tag in ("PRP", "PRPX", "POSS", "DET", "CD", "NN", "NP", "Q", ":", "THAT")
