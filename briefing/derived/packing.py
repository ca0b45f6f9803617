"""Articles, quotations and statements as bytes that say nothing twice, and back.

An article's text stands once, with the article. What a quotation, a report or a difference prints is a stretch of it,
so only the places are kept, wherever the stretch is what was printed: else the words are. What a row of the snapshot's
tables says (ids, titles, speakers) is not said again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from briefing.derived.packed import (
    PackedArticle,
    PackedCopying,
    PackedDifference,
    PackedNotFound,
    PackedQuotation,
    PackedReference,
    PackedReport,
    PackedSpeaker,
    PackedStatement,
    PackedWords,
)
from briefing.derived.packer import LONGEST
from briefing.model import (
    Article,
    Copying,
    Difference,
    Nearest,
    NotFound,
    PartialDate,
    Quotation,
    QuotationKind,
    Reference,
    Report,
    Span,
    Speaker,
    Statement,
    Words,
)

_encoder = msgspec.msgpack.Encoder()
_article = msgspec.msgpack.Decoder(PackedArticle)
_quotations = msgspec.msgpack.Decoder(tuple[PackedQuotation, ...])
_statement = msgspec.msgpack.Decoder(PackedStatement)
_copying = msgspec.msgpack.Decoder(PackedCopying)
_places = msgspec.msgpack.Decoder(tuple[Span, ...])


def pack_article(article: Article) -> bytes:
    """An article, without what its row says."""
    return _encoder.encode(
        PackedArticle(
            article.body,
            article.kind,
            article.byline,
            article.url,
            article.via,
            article.embargo,
            article.language,
            article.origin,
        )
    )


def unpack_article(raw: bytes, row: tuple[str, str, str, str]) -> Article:
    """An article from its bytes and its row: id, headline, outlet, date. Raises ValueError."""
    one = _article.decode(raw)
    id_, headline, outlet, published = row
    when = PartialDate.parse(published) if published else None
    return Article(
        id_,
        headline,
        outlet,
        one.body,
        one.kind,
        when,
        one.byline,
        one.url,
        one.via,
        one.embargo,
        one.language,
        one.origin,
    )


def pack_quotations(body: str, quotations: Iterable[Quotation]) -> bytes:
    """The quotations of an article with this body, without what their rows say."""
    return _encoder.encode(
        [
            PackedQuotation(
                one.spans,
                None if one.quoted == one.spans else one.quoted,
                _unless(one.text, _joined(body, one.spans)),
                _words(body, one.cue),
                _words(body, one.source),
                one.why,
                one.corrected,
                one.marked,
                one.certainty,
                one.denied,
            )
            for one in quotations
        ]
    )


def unpack_quotations(
    raw: bytes, name: str, body: str, rows: Sequence[tuple[str, str, int, Speaker | None]]
) -> tuple[Quotation, ...]:
    """The quotations of the article called `name`, from their bytes and their rows: id, kind, whether the speaker is
    sure, the speaker. Raises ValueError.
    """
    made, cut = _quotations.decode(raw), _Cut()
    return tuple(
        [
            Quotation(
                id_,
                name,
                one.spans,
                cut.joined(body, one.spans) if one.text is None else one.text,
                QuotationKind(kind),
                cut.words(body, one.cue),
                cut.words(body, one.source),
                speaker,
                one.why,
                one.corrected,
                one.spans if one.quoted is None else one.quoted,
                one.marked,
                one.certainty,
                sure == 1,
                one.denied,
            )
            for one, (id_, kind, sure, speaker) in zip(made, rows, strict=True)
        ]
    )


def pack_statement(statement: Statement, article_of: Callable[[str], Article], number: Callable[[str], int]) -> bytes:
    """A statement, without what its row says; `article_of` and `number` give the article that an id means."""
    of = statement.reference
    home = article_of(of.article)
    return _encoder.encode(
        PackedStatement(
            PackedReference(
                number(of.article), of.spans, _unless(of.text, _joined(home.body, of.spans)), of.why, of.outlets
            ),
            tuple([_of_report(one, of.text, article_of(one.article), number) for one in statement.reports]),
            tuple([_of_not_found(one, article_of(one.article), number) for one in statement.not_found]),
        )
    )


def _of_report(one: Report, reference: str, printer: Article, number: Callable[[str], int]) -> PackedReport:
    printed = printer.headline if one.headline else _joined(printer.body, one.spans)
    return PackedReport(
        number(one.article),
        _unless(one.outlet, printer.outlet),
        one.treatment,
        one.spans,
        _unless(one.text, printed),
        one.quotations,
        tuple([_of_difference(each, reference, one.text) for each in one.differences]),
        tuple([_of_difference(each, reference, one.text) for each in one.styled]),
        one.evidence,
        one.score,
        one.copy_of,
        one.merged,
        one.credit,
        one.headline,
        None if one.speaker is None else _named(one.speaker),
    )


def _of_difference(one: Difference, reference: str, printed: str) -> PackedDifference:
    return PackedDifference(
        one.kind,
        one.reference_span,
        one.printed_span,
        _unless(one.reference, reference[slice(*one.reference_span)]),
        _unless(one.printed, printed[slice(*one.printed_span)]),
        one.marked,
        one.risks,
        one.nature,
    )


def _of_not_found(one: NotFound, searched: Article, number: Callable[[str], int]) -> PackedNotFound:
    nearest: str | Span | None = None
    if one.nearest is not None:
        nearest = one.nearest.text
        at = searched.body.find(nearest)
        if at >= 0:
            nearest = at, at + len(nearest)
    return PackedNotFound(
        number(one.article),
        _unless(one.outlet, searched.outlet),
        one.searched,
        nearest,
        0.0 if one.nearest is None else one.nearest.score,
    )


def unpack_statement(
    raw: bytes, row: tuple[str, str, Speaker | None], article_at: Callable[[int], Article]
) -> Statement:
    """A statement from its bytes and its row: id, title, speaker; `article_at` gives the article
    that has a number. Raises ValueError, and what `article_at` raises.
    """
    one, cut = _statement.decode(raw), _Cut()
    id_, title, speaker = row
    home = article_at(one.reference.article)
    text = one.reference.text
    reference = Reference(
        home.id,
        cut.joined(home.body, one.reference.spans) if text is None else text,
        one.reference.spans,
        one.reference.why,
        one.reference.outlets,
    )
    return Statement(
        id_,
        title,
        speaker,
        reference,
        tuple([_report(cut, each, reference.text, article_at(each.article)) for each in one.reports]),
        tuple([_not_found(cut, each, article_at(each.article)) for each in one.not_found]),
    )


def _report(cut: _Cut, one: PackedReport, reference: str, printer: Article) -> Report:
    text = one.text
    if text is None:
        text = printer.headline if one.headline else cut.joined(printer.body, one.spans)
    return Report(
        printer.id,
        printer.outlet if one.outlet is None else one.outlet,
        one.treatment,
        one.spans,
        text,
        one.quotations,
        tuple([_difference(cut, each, reference, text) for each in one.differences]),
        tuple([_difference(cut, each, reference, text) for each in one.styled]),
        one.evidence,
        one.score,
        one.copy_of,
        one.merged,
        one.credit,
        one.headline,
        None if one.speaker is None else _speaker(one.speaker),
    )


def _difference(cut: _Cut, one: PackedDifference, reference: str, printed: str) -> Difference:
    return Difference(
        one.kind,
        cut.one(reference, *one.reference_span) if one.reference is None else one.reference,
        one.reference_span,
        cut.one(printed, *one.printed_span) if one.printed is None else one.printed,
        one.printed_span,
        one.marked,
        one.risks,
        one.nature,
    )


def _not_found(cut: _Cut, one: PackedNotFound, searched: Article) -> NotFound:
    nearest = one.nearest if isinstance(one.nearest, str | None) else cut.one(searched.body, *one.nearest)
    return NotFound(
        searched.id,
        searched.outlet if one.outlet is None else one.outlet,
        one.searched,
        None if nearest is None else Nearest(nearest, one.score),
    )


def pack_copying(one: Copying) -> bytes:
    """How much of an article stands in another, without the two."""
    return _encoder.encode(PackedCopying(one.spans, one.share, one.quoted))


def unpack_copying(raw: bytes, name: str, source: str) -> Copying:
    """How much of an article stands in another. Raises ValueError."""
    one = _copying.decode(raw)
    return Copying(name, source, one.spans, one.share, one.quoted)


def pack_places(places: Sequence[Span]) -> bytes:
    """Places in a text."""
    return _encoder.encode(places)


def unpack_places(raw: bytes) -> tuple[Span, ...]:
    """The places that were kept. Raises ValueError."""
    return _places.decode(raw)


def _named(speaker: Speaker) -> PackedSpeaker:
    return PackedSpeaker(speaker.id, speaker.name, tuple(map(_named, speaker.members)))


def _speaker(packed: PackedSpeaker) -> Speaker:
    return Speaker(packed.id, packed.name, tuple(map(_speaker, packed.members)))


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " ".join([text[start:end] for start, end in spans])


class _Cut:
    """Cuts stretches out of texts, for one value, and no more than any value of ours has: places can overlap."""

    def __init__(self) -> None:
        self._left = LONGEST

    def one(self, text: str, start: int, end: int) -> str:
        """A stretch. Raises ValueError where it is too much."""
        found = text[start:end]
        self._left -= len(found)
        if self._left < 0:
            raise ValueError("a value of a snapshot is too long")
        return found

    def joined(self, text: str, spans: Sequence[Span]) -> str:
        """Stretches, joined by a space."""
        return " ".join([self.one(text, start, end) for start, end in spans])

    def words(self, text: str, words: PackedWords | None) -> Words | None:
        """A stretch with its place."""
        if words is None:
            return None
        said = self.one(text, words.start, words.end) if words.text is None else words.text
        return Words(words.start, words.end, said)


def _unless(said: str, known: str) -> str | None:
    """What is said, unless that is known."""
    return None if said == known else said


def _words(body: str, words: Words | None) -> PackedWords | None:
    return (
        None
        if words is None
        else PackedWords(words.start, words.end, _unless(words.text, body[words.start : words.end]))
    )
