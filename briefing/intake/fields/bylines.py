"""Bylines as they are printed, and the name inside them."""

from __future__ import annotations

import re

from briefing.intake.fields import agencies, dates
from briefing.language.words import CAPITALS

_WORD = re.compile(rf"[{CAPITALS}][\w.’'-]*")
_PARTICLES = frozenset("de van von der den al el bin ibn abu ap le la di da del dos das ten ter du zu st.".split())
_AND = frozenset("and & und et y e".split())
_LONGEST_NAME = 5  # words
_LONGEST_LINE = 300  # characters of a byline with several names
_BY = re.compile(
    r"^(?:(?:posted|written|published|submitted|reported|words|story|text|article|report|interview)\s*(?:by\s*:?|:)\s*"
    r"(?:by\s+)?"
    r"|by\s*:?\s+|(?:di|door)\s+(?=[A-Z])|author\s*:\s*|byline\s*:\s*|von\s+|par\s+|por\s+|✍\s*)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|staff|columnist|journalist|bureau|chief|contributor|producer"
    r"|analyst|team|desk|newsroom|specialist|commentator)\b",
    re.IGNORECASE,
)
# A role printed behind a name without a comma: "Ewan Fitch Community Reporter".
_TITLE = re.compile(
    r"(?:\s+(?:community|political|politics|health|chief|senior|junior|local|democracy|education|business|news"
    r"|deputy|environment"
    r"|science|sports?|crime|court|transport|technology|tech|social|affairs|home|foreign|economics|staff|features"
    r"|digital|night"
    r"|data|investigations|consumer|money|city|world|religious|royal|arts|culture|rural|housing|energy|legal|media"
    r"|parliamentary"
    r"|regional|associate|assistant|executive|managing|contributing|special|lead|[A-Z]{2,4}))*"
    r"\s+(?:correspondent|editor|reporter|writer|columnist|journalist|contributor|analyst)s?$",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"^(?:posted|published|written)?\s*(?:on|at)?\s*\S.{4,40}?\s+by\s+(?P<rest>[A-ZÀ-Þ].*)$", re.IGNORECASE
)
_STOPS = re.compile(
    r"\s*(?:[|·•–—]|\s-\s|\s+in\s+[A-Z]|\s+on\s+(?=\w)|\s+for\s+|\(|@|\s+at\s+\d|\d|;|\s+[Uu]pdated|\s+[Pp]ublished)"
)
_BODY = re.compile(
    r"^(?:the )?(?:[A-Z][\w'’-]+ ){0,3}(?:Department|Ministry|Office|Society|Association|Centre|Center|Institute"
    r"|Campaign|Foundation|Bureau|Agency|Committee|Commission|Union|Council|Federation|Alliance|University|House) "
    r"(?:for|of) (?:the )?[A-Z][\w&,'’ -]{2,60}$"
)
_LONGEST_BODY = 9  # words
_NICK = "“\"‘'("  # before a nickname between first and last name
_NOT_NAMES = frozenset("the this our a an share read click continuing using and or for with is was your you".split())
# Words of what pages print around a byline; a name has none of them.
_NEVER = frozenset(
    "more posts post like likes e-mail email mail no author authors follow share print view all articles article "
    "profile bio comment comments login subscribe contact home menu search read show hide photo photos image "
    "updated published tags category facebook twitter linkedin whatsapp unknown anonymous none sign save download link "
    "copy".split()
)


def byline(line: str) -> str | None:
    """The names of a line that is a byline (`By Ada Marsh, Health Editor`, `Ada Marsh, political correspondent`).

    Returns None for any other line: a sentence that begins with "By" is no byline.
    """
    flat = " ".join(line.split()).strip("*_ ")
    if len(flat) > 160:
        return None
    match = _BY.match(flat)
    if match:
        return tidy(match["rest"]) if not re.search(r"[.!?]$", flat) or len(flat.split()) <= 6 else None
    posted = _POSTED.match(flat)
    if posted and len(flat) < 90 and dates.find(flat[: posted.start("rest")]) and not re.search(r"[.!?]$", flat):
        return tidy(posted["rest"])
    head, comma, tail = flat.partition(",")
    if (
        comma
        and _ROLE.search(tail)
        and len(tail.split()) <= 8
        and not re.search(r"[.!?:]$", flat)
        and not re.search(r"\b(?:said|says|told)\b", flat)
    ):
        return tidy(head) if len(head.split()) >= 2 else None
    return None


def tidy(printed: str) -> str | None:
    """The names in a printed byline or a page's author field, without roles, dates, places and addresses; or None."""
    text = " ".join(printed[:_LONGEST_LINE].split())
    text = re.sub(r"^(?:by|von|par|written by|posted by|author)\s*:?\s+", "", text, flags=re.IGNORECASE)
    if re.match(r"https?://|www\.", text):
        return None
    day = dates.find(text)
    if day:
        text = text[: day[1][0]]
    address = re.match(r"\"?([^\"<]+?)\"?\s*<\S+@\S+>$", text)
    if address:
        text = address[1]
    stop = _STOPS.search(text)
    if stop and not (_BODY.search(text) and len(text.split()) <= _LONGEST_BODY):
        text = text[: stop.start()]
    pieces = [piece.strip() for piece in re.split(r",\s*", text) if piece.strip()]
    kept = [piece for at, piece in enumerate(pieces) if at == 0 or not (_ROLE.search(piece) or agencies.named(piece))]
    if kept and len(kept) == 1 and _ROLE.search(kept[0]):
        bare = _TITLE.sub("", kept[0])
        if len(bare.split()) < 2 or bare == kept[0]:
            return _role_only(kept[0])
        kept = [bare]
    names = [piece for piece in kept if _people(_named(piece)) or _BODY.search(piece)]
    if len(names) > 1 and len(names[0].split()) > 1:  # "Ada Marsh, Selwyn": where she writes from
        names = [name for at, name in enumerate(names) if at == 0 or len(name.split()) > 1]
    if not names:
        return None
    made = ", ".join(_named(name) for name in names).strip(" ,")
    if made.lower().split()[0] in _NOT_NAMES and not made.lower().startswith("the "):
        return None
    return made or None


def _people(piece: str) -> bool:
    """Whether words are a person's name, or several with "and" between them."""
    count = 0
    for word in piece.split():
        if word.lower() in _NEVER:
            return False
        if word in _AND and count:
            count = 0
        elif word in _PARTICLES or _named_word(word) or (word[0] in _NICK and count):
            count += 1
        else:
            return False
        if count > _LONGEST_NAME:
            return False
    return count > 0


def _named_word(word: str) -> bool:
    """Whether a word is set as a name's: with a capital, in any alphabet that has them."""
    letter = word.lstrip("'’\"“(")[:1]
    return bool(_WORD.fullmatch(word)) or (
        letter > "\xff" and (letter.isupper() or (letter.isalpha() and letter.lower() == letter.upper()))
    )


def _role_only(text: str) -> str | None:
    """`Staff reporter`, `Harbour Gazette newsroom`: printed in place of a name, and kept as printed."""
    return text if len(text.split()) <= 5 and re.match(r"[A-Z]", text) else None


def _named(piece: str) -> str:
    """Capitals throughout become a name again: ADA MARSH → Ada Marsh."""
    if piece.isupper() and len(piece) > 4:
        return re.sub(r"\b(AND|Y|UND|ET)\b", lambda match: match[0].lower(), piece).title().replace(" And ", " and ")
    return piece
