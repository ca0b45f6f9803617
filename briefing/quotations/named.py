"""Everyone whom an article names, for a person to choose from: those who speak and those who are only spoken of."""

from __future__ import annotations

from briefing.language.words import one_line
from briefing.model import Article
from briefing.quotations.extract import read, saying
from briefing.quotations.naming.people import People


def named_in(article: Article) -> tuple[str, ...]:
    """The full names of persons and bodies in an article's body, the most named first; each once."""
    context, _ = read(article.body)
    people = People()
    people.read(context.sentences, [saying(context, number) for number in range(len(context.sentences))])
    beings = [being for being in people.beings if len(being.words) > 1 or being.body]
    names = [one_line(being.name) for being in sorted(beings, key=lambda being: -being.count)]
    return tuple(dict.fromkeys(names))
