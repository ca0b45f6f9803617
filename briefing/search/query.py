"""The query language: what a person types, read as a tree of things to look for (wanted.py).

    kyle baked            both words               "not an afterthought"   these words in a row
    kyle OR patel         either                   harm*  "harm* online"   words that begin so
    kyle NOT design       the one, not the other   (a OR b) c              brackets
    outlet:  by:  kind:   before:  after:          a condition instead of a word

AND, OR and NOT count only in capitals: in small letters they are words of a quotation. AND may be left out; it binds
closer than OR. `before:2024-10` is anything published before October 2024 began, `after:2024-10` from its first day
on, so that every full date is either before or after; an article dated only 2024 is both, since it can be either.

While somebody is typing, what is not finished is finished for them: the last word is the beginning of a word, an open
quotation mark or bracket closes at the end. Anything else that cannot be read raises QueryError.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model import PartialDate
from briefing.search.engine.words import Term, tokens
from briefing.search.wanted import EVERYTHING, All, Any, Look, Node, Not, When, Where, limited

LONGEST_QUERY = 1_000  # characters
MOST_TERMS = 32  # words, phrases and conditions
_DEEPEST = 16  # brackets and NOTs in each other
FIELDS = ("outlet", "by", "kind", "before", "after")
_QUOTES = '"“”„«»'
_LEXEME = re.compile(
    rf"""(?P<space>\s+)|(?P<bracket>[()])|(?P<field>(?i:{"|".join(FIELDS)}):)"""
    rf"""|(?P<quote>[{_QUOTES}])(?P<phrase>[^{_QUOTES}]*)(?P<close>[{_QUOTES}]?)|(?P<bare>[^\s(){_QUOTES}]+)"""
)
_FIELD_LIKE = re.compile(r"(?<![\w:])([A-Za-z]+):(?=\w)(?!//)")
_STAR_INSIDE = re.compile(r"\*(?=\w)")


class QueryError(ValueError):
    """A query that cannot be read; its text says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read, with what its reader should be told."""

    node: Node
    notes: tuple[str, ...] = ()


def read(typed: str, *, typing: bool = False) -> Query:
    """Read a query. What cannot be read is taken as plain words, all of them wanted, and a note says so.

    `typing` tells that more may follow: see above.
    """
    notes = []
    if len(typed) > LONGEST_QUERY:
        typed = typed[:LONGEST_QUERY]
        notes.append(f"Only the first {LONGEST_QUERY:,} characters are searched for.")
        typing = False
    strange = [name for name in _FIELD_LIKE.findall(typed) if name.lower() not in FIELDS]
    if strange and not typing:
        known = ", ".join(f"{name}:" for name in FIELDS)
        notes.append(f"There is no field {strange[0]}: to search in; there are {known}.")
    parser = _Parser(typed, typing)
    try:
        node = parser.whole()
    except QueryError as error:
        node = _plain(typed)
        notes.append(f"Searched as plain words: {error}.")
    node, count = limited(node, MOST_TERMS)
    if count > MOST_TERMS:
        notes.append(f"Only the first {MOST_TERMS} of {count} words and conditions are searched for.")
    if typed.strip() and not count and not notes and not typing:
        notes.append("There is no word to search for.")
    return Query(node, tuple(notes))


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str
    start: int
    end: int
    closed: bool = True


class _Parser:
    def __init__(self, typed: str, typing: bool) -> None:
        self._typed = typed
        self._typing = typing
        self._lexemes = list(_lexemes(typed))
        self._at = 0

    def whole(self) -> Node:
        node = self._any(0)
        if self._peek("bracket"):
            raise QueryError("a bracket is closed that was not opened")
        return node

    def _any(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise QueryError(f"brackets lie more than {_DEEPEST} deep")
        found = [self._all(depth)]
        while self._operator("OR"):
            if self._unfinished():
                break
            found.append(self._all(depth))
        found = [node for node in found if node != EVERYTHING] or [EVERYTHING]
        return found[0] if len(found) == 1 else Any(tuple(found))

    def _all(self, depth: int) -> Node:
        found: list[Node] = []
        joined, began = "", self._at
        while not self._over():
            if self._operator("AND"):
                if not found or joined:
                    raise QueryError("AND needs a word on both sides")
                joined = "AND"
                continue
            node = self._one(depth)
            if node is not None:
                found.append(node)
            joined = ""
        if joined and not self._unfinished():
            raise QueryError("AND needs a word on both sides")
        if self._at == began and not self._unfinished():
            raise QueryError("OR and brackets need a word in them")
        return found[0] if len(found) == 1 else All(tuple(found))

    def _over(self) -> bool:
        lexeme = self._next()
        if lexeme is None or (lexeme.kind == "bracket" and lexeme.text == ")"):
            return True
        return lexeme.kind == "bare" and lexeme.text == "OR"

    def _one(self, depth: int) -> Node | None:
        if depth > _DEEPEST:
            raise QueryError(f"brackets lie more than {_DEEPEST} deep")
        if self._operator("NOT"):
            if self._next() is None:
                if self._typing:
                    return None
                raise QueryError("NOT needs a word after it")
            if self._over() or self._is_operator("AND"):
                raise QueryError("NOT needs a word after it")
            node = self._one(depth + 1)
            return None if node is None else Not(node)
        lexeme = self._take()
        if lexeme.kind == "bracket":
            return self._bracket(depth)
        if lexeme.kind == "field":
            return self._condition(lexeme)
        return self._look(lexeme)

    def _bracket(self, depth: int) -> Node:
        node = self._any(depth + 1)
        if self._peek("bracket"):
            self._take()
        elif not self._typing:
            raise QueryError("a bracket is not closed")
        return node

    def _look(self, lexeme: _Lexeme) -> Node | None:
        term = self._term(lexeme)
        if not term.words:
            return None
        found = Look(term, lexeme.start, lexeme.end, _starred(lexeme.text))
        whole = Term.joined(lexeme.text, term.prefix)
        return Any((found, Look(whole, lexeme.start, lexeme.end))) if whole else found

    def _term(self, lexeme: _Lexeme) -> Term:
        text = lexeme.text
        if lexeme.kind == "phrase" and not lexeme.closed and not self._typing:
            raise QueryError("a quotation mark is not closed")
        if _STAR_INSIDE.search(text):
            raise QueryError("* stands only at the end of a word")
        star = text.rstrip().endswith("*") and bool(re.search(r"\w\*+\s*$", text))
        found = tuple(token.forms[0] for token in tokens(text))
        last = lexeme.end == len(self._typed) and (lexeme.kind == "bare" or not lexeme.closed)
        return Term(found, star or (self._typing and last and text[-1:].isalnum()))

    def _condition(self, field: _Lexeme) -> Node | None:
        name = field.text[:-1].lower()
        lexeme = self._next()
        if lexeme is None and self._typing:
            return None
        if lexeme is None or lexeme.kind not in ("bare", "phrase"):
            raise QueryError(f"{name}: needs a word after it")
        self._take()
        if name in ("before", "after"):
            return self._when(name, lexeme)
        value = self._term(lexeme)
        return Where(name, value) if value.words else None

    def _when(self, name: str, lexeme: _Lexeme) -> Node | None:
        text = lexeme.text.strip()
        typing = self._typing and lexeme.end == len(self._typed)
        for length in (10, 7, 4) if typing else (len(text),):
            try:
                return When(name == "before", PartialDate.parse(text[:length]))
            except ValueError:
                continue
        if typing:
            return None
        raise QueryError(f"{name}: needs a date like 2024, 2024-10 or 2024-10-11")

    def _next(self) -> _Lexeme | None:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else None

    def _take(self) -> _Lexeme:
        self._at += 1
        return self._lexemes[self._at - 1]

    def _peek(self, kind: str) -> bool:
        lexeme = self._next()
        return lexeme is not None and lexeme.kind == kind

    def _is_operator(self, name: str) -> bool:
        lexeme = self._next()
        return lexeme is not None and lexeme.kind == "bare" and lexeme.text == name

    def _operator(self, name: str) -> bool:
        if self._is_operator(name):
            self._at += 1
            return True
        return False

    def _unfinished(self) -> bool:
        """Whether the query ends here and somebody may still be typing, or there is nothing in it at all."""
        return self._next() is None and (self._typing or not self._lexemes)


def _starred(text: str) -> tuple[int, ...]:
    """The places of the words before the last that a star follows."""
    return tuple(at for at, token in enumerate(list(tokens(text))[:-1]) if text.startswith("*", token.end))


def _lexemes(typed: str) -> list[_Lexeme]:
    found = []
    for match in _LEXEME.finditer(typed):
        kind = str(match.lastgroup)
        if kind == "space":
            continue
        if kind == "close":  # the last group of a phrase that took part, empty where it is not closed
            found.append(_Lexeme("phrase", match["phrase"], match.start(), match.end(), bool(match["close"])))
        else:
            found.append(_Lexeme(kind, match.group(), match.start(), match.end()))
    return found


def _plain(typed: str) -> Node:
    words = [
        Look(Term((token.forms[0],)), token.start, token.end)
        for token in tokens(typed)
        if typed[token.start : token.end] not in ("AND", "OR", "NOT")
    ]
    return All(tuple(words))
