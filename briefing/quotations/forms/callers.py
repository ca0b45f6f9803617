"""Whom the label of a turn names: an actor, a person that the article names in full, a name as printed, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.words import one_line
from briefing.model import Article
from briefing.quotations.forms.called import LabelRole, short_name
from briefing.quotations.forms.givers import Givers
from briefing.quotations.forms.known import Called, KnownPersons, Named, as_speaker, offices
from briefing.quotations.forms.labels import Label
from briefing.quotations.forms.paragraphs import Paragraph
from briefing.quotations.forms.persons import Person, core, folded, persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.people import People
from briefing.quotations.reading.lexicon import word_classes

_LINES = 12  # paragraphs outside turns that are looked at for names
_VOCATIVE = re.compile(r"(?:\W*(?:and|so|but|yes|thank you|good \w+),? )?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}),")


class Callers:
    """Names the speakers of one article's turns. `outside` are its paragraphs in which nobody speaks without marks."""

    def __init__(
        self, article: Article, cast: Cast, people: People, turns: Sequence[Turn], outside: Sequence[Paragraph]
    ) -> None:
        self._article = article
        self._outside = outside[:_LINES]
        labels = [turn.label for turn in turns if turn.label is not None and turn.label.name]
        lines = [article.headline, article.byline or "", *(part.text for part in self._outside)]
        self._known = KnownPersons(article, cast, people, labels, lines)
        self._givers = Givers(article, self._known, self._outside, turns[0].spans[0][0] if turns else 0)
        self._said: list[str] = []  # who has spoken so far, but for those who ask

    def name(self, turn: Turn, question: str) -> Called:
        """Who speaks in a turn, and why; `question`: what was said before it, if that was asked."""
        label = turn.label
        if turn.form is Form.SPEECH:
            return self._givers.name()
        if label is None:
            return Called(*self._subject("answers the questions"), told=False)
        if label.role is LabelRole.ASKS and label.name:
            return Called(*self._label(label))
        if label.role is LabelRole.ASKS:
            return Called(None, f"'{self._printed(label)}:' asks, and is not named")
        if label.role is LabelRole.NOBODY:
            return Called(None, f"'{self._printed(label)}:' names nobody")
        answers = label.role is LabelRole.ANSWERS
        speaker, why = self._answer(question) if answers else self._label(label)
        if speaker is not None:
            self._said.append(speaker.name)
        return Called(speaker, why, told=not answers)

    def person(self, one: Person) -> Named:
        """Who a person is that a line names."""
        return self._known.called(self._known.full(one), one.name)

    def _printed(self, label: Label) -> str:
        return one_line(self._article.body[slice(*label.span)])

    def _label(self, label: Label) -> Named:
        words = self._printed(label)
        where = f"'{words}' stands below it" if not label.begin else f"'{words}:' begins the line"
        actors = self._known.named(label.name) if label.name else ()
        if len(actors) == 1:
            return as_speaker(actors[0]), where
        if len(actors) > 1:
            return None, f"'{words}:' may be {' or '.join(actor.name for actor in actors)}"
        if label.together:
            return self._known.joint(label.together), where
        if label.name.isupper() and short_name(label.name.split()):
            speaker, why = self._known.surname(label.name, folded(label.name))  # RT is no Right Honourable
        elif not label.name or {folded(word) for word in core(label.name)} <= word_classes()["title"]:
            speaker, why = self._known.office(label.office or label.name)
        else:
            speaker, why = self._known.person(label.name)
        return speaker, f"{where}; {why}" if why else where

    def _answer(self, question: str) -> Named:
        """Who answers: whom the question speaks to, else the only one who spoke, else whom the article is about."""
        spoken = _VOCATIVE.match(question)
        if spoken is not None:
            office = bool({folded(word) for word in spoken[1].split()} & offices())
            last = folded(spoken[1].split()[-1])
            speaker, why = self._known.office(spoken[1]) if office else self._known.surname(spoken[1], last)
            if speaker is not None and why:
                return speaker, f"answers the question before it; {why}"
        said = dict.fromkeys(self._said)
        if len(said) == 1:
            return self._known.speaker(next(iter(said))), "answers, and nobody else does"
        if len(said) == 2:
            other = next(name for name in said if name != self._said[-1])
            return self._known.speaker(other), f"answers {self._said[-1]}, and nobody else does"
        return self._subject("answers")

    def _subject(self, what: str) -> Named:
        """Whom the article is about: the only person of its headline, else of its first paragraphs."""
        lines = [("the headline", self._article.headline), *(("the lead", part.text) for part in self._outside[:3])]
        for where, line in lines:
            named = self._in_line(line)
            if len(named) == 1:
                return self._known.speaker(named[0]), f"{what}: {named[0]} is the only person whom {where} names"
            if len(named) > 1:
                return None, f"{what}: may be {' or '.join(named[:3])}"
        return None, f"{what}, and is not named"

    def _in_line(self, line: str) -> list[str]:
        """The persons whom a line names: in full, as the prose of the article has them, or by their last name."""
        named = dict.fromkeys(self._known.full(one).name for one in persons(line))
        named.update(dict.fromkeys(self._known.beings_in(line)))
        if not named:
            named = dict.fromkeys(one.name for one in self._known.persons if _mentions(line, one.surname))
        return list(named)


def _mentions(line: str, surname: str) -> bool:
    return any(folded(word) == surname for word in re.findall(r"[\w.’'-]+", line[:2000]))
