import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

import pytest

from briefing.quotations import Cast, as_is
from briefing.quotations.cues.context import ReadSentences
from briefing.quotations.explain import explain
from briefing.quotations.extract import STAGES, Work, worked
from briefing.quotations.glossary import WAYS
from tests.quotations.form_cases import cases
from tests.quotations.made import ACTORS

BODY = (
    "Ada Marsh spoke on Monday. “It is late,” she said.\n\n"
    "She never said “the port is shut”. The book “Tides of Dunmoor” was late.\n\n"
    "Ben Reed said:\n\nWe will act, and I will pay."
)


def test_each_stage_needs_only_what_stands_before_it() -> None:
    given = {"article", "cast"}
    for stage in STAGES:
        assert set(stage.needs) <= given, stage.name
        assert not set(stage.gives) & given, stage.name
        given |= set(stage.gives)
    assert given == set(Work.__dataclass_fields__)


def test_a_stage_reads_no_field_that_it_does_not_declare() -> None:
    article = as_is(BODY, "made")
    whole = worked(article, Cast(ACTORS))
    for stage in STAGES:
        bare = Work.__new__(Work)
        for name in stage.needs:
            setattr(bare, name, getattr(whole, name))
        stage.run(bare)
        assert all(hasattr(bare, name) for name in stage.gives), stage.name


def picture(value: object, seen: dict[int, int]) -> object:
    """A value with all that it holds, as far down as it goes, but for what only remembers an answer."""
    if isinstance(value, (str, int, float, Enum, re.Pattern)) or value is None:
        return value
    if id(value) in seen:
        return ("again", seen[id(value)])
    seen[id(value)] = len(seen)
    if isinstance(value, ReadSentences):
        read = [picture(sentence, seen) for sentence in value.sentences]  # before a cue is looked for
        cues = [value.frames(number) for number in range(len(value.sentences))]
        claims = [value.claim(number, index) for number, frames in enumerate(cues) for index in range(len(frames))]
        return read, picture([cues, claims], seen)
    if is_dataclass(value):
        names = [field.name for field in fields(value) if field.name != "known"]
        return type(value), [picture(getattr(value, name), seen) for name in names]
    if isinstance(value, Mapping):
        return [(picture(key, seen), picture(each, seen)) for key, each in value.items()]
    assert isinstance(value, Iterable), type(value)
    return type(value), [picture(each, seen) for each in value]


@pytest.mark.slow
def test_no_stage_changes_what_another_holds() -> None:
    for case in cases():
        work = Work(case.article, Cast(case.actors))
        held: dict[str, object] = {}
        for stage in STAGES:
            stage.run(work)
            for name, before in held.items():
                assert picture(getattr(work, name), {}) == before, (stage.name, name, case.article.id)
            held |= {name: picture(getattr(work, name), {}) for name in stage.gives}


def test_every_way_to_a_source_is_told_in_words() -> None:
    articles = [case.article for case in cases()]
    ways = {
        one.source.how for article in articles for one in worked(article, Cast(())).decided if one.source is not None
    }
    assert {"before", "after", "signed", "repeated"} <= ways <= set(WAYS)


def test_every_stage_tells_what_it_decided() -> None:
    told = {stage.name: lines for stage, lines in explain(as_is(BODY, "made"), Cast(ACTORS))}
    assert list(told) == [stage.name for stage in STAGES]
    assert (
        "a paragraph that ends in 'said:' stands before the words, Ben Reed said:: We will act, and I will pay."
        in (told["form"])
    )
    assert any(line.startswith("kept “It is late,”: by 'she'") for line in told["decisions"])
    assert any(line.startswith("left “Tides of Dunmoor”: the title of a work") for line in told["decisions"])
    assert any("not said: 'never said'" in line for line in told["decisions"])
    assert any(line.startswith("direct, Ben Reed (by a whole name): We will act") for line in told["turns"])
    assert told["quotations"]
