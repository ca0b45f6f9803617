"""What one issuer says again on another day, in the same words: an appeal that each update of the police repeats.

Two releases, or two transcripts, of one outlet are two occasions where their days differ and they are not one text that
was issued again. What outlets print of such words belongs to the day that they name beside them ("on Monday"), else to
the latest release that was out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.language.marks import blanked, quoted
from briefing.language.sentences import paragraphs, sentences
from briefing.language.words import fold
from briefing.model import PartialDate, Span
from briefing.statements.grouping.days import between, counted
from briefing.statements.grouping.passages import Passage


def again(one: Passage, two: Passage, sources: Mapping[str, str]) -> bool:
    """Whether two passages are of two occasions on which one outlet issued much the same words.

    `sources` names, for each article, the one that stands for its text (see `independent`).
    """
    if not one.issuer or one.issuer != two.issuer or one.article == two.article:
        return False
    known = one.when is not None and two.when is not None and one.when.day > 0 and two.when.day > 0
    if not known or not between(one.when, two.when):
        return False
    return sources.get(one.article, one.article) != sources.get(two.article, two.article)


def day_told(body: str, spans: Sequence[Span], when: PartialDate | None) -> PartialDate | None:
    """The day that the sentences around a quotation name beside it as that of its words; None where they name none.

    `when` is the day of the article, from which "yesterday" and "on Monday" are counted.
    """
    if when is None or not when.day:
        return None
    low, high = spans[0][0], spans[-1][1]
    for start, end in paragraphs(body):
        if not start <= low < end:
            continue
        inside = [(one.start, one.end) for one in quoted(body, start, end)]
        text = body[start:end]
        near = [(start + a, start + b) for a, b in sentences(text) if start + a < high and low < start + b]
        if not near:
            return None
        told = fold(blanked(body, near[0][0], near[-1][1], inside))
        return counted(told, when.first)
    return None
