from briefing.quotations import Cast, as_is
from briefing.quotations.cues.contents import Content
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


def test_no_stage_changes_what_another_holds() -> None:
    for case in cases():
        work = Work(case.article, Cast(case.actors))
        for stage in STAGES:
            if stage.name == "decisions":
                numbers = range(len(work.context.sentences))
                held = {
                    (number, index): work.context.claim(number, index)
                    for number in numbers
                    for index in range(len(work.context.frames(number)))
                }
                kept = {key: (found and found.ranges, likely) for key, (found, likely) in held.items()}
            stage.run(work)
        for key, (found, likely) in kept.items():
            again: tuple[Content | None, float] = work.context.claim(*key)
            assert ((again[0] and again[0].ranges), again[1]) == (found, likely)


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
