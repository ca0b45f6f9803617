"""The learned tables, the templates that print their features, and the card that tells where they come from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.bench.quotations import DATA
from training import persons
from training.card import CARD, count, digest
from training.labels import Labels, read
from training.learn import TRAINING, adapt, learn, text_of
from training.models import MODELS, Model
from training.speaker_scores import forms, stories
from training.templates import Template, name_of, templates

ROOT = Path(__file__).resolve().parents[2]
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
BODY = """\
Ada Marsh, the minister for ports, said on Monday that the harbour would open in May, and that “nobody was left behind”.

“It is late,” she told reporters in Dover. “Too late,” Ben Reed added, according to the Gazette.

Reed, who has led the Tide Trust for years, rejected her claim that the pier was “safe”; he wrote that it “may fall”.

The board was asked by Marsh to wait. “We will not,” its chairman, Carl Oakes, warned: “The boats are coming home.”
"""


def rows(path: Path) -> list[tuple[str, float]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(feature, float(number)) for feature, number in (line.rsplit("\t", 1) for line in lines[1:])]


@each_model
def test_a_table_has_a_head_and_is_sorted_and_rounded(model: Model) -> None:
    assert model.path.read_text(encoding="utf-8") == text_of(model, dict(rows(model.path)))
    assert len(dict(rows(model.path))) == len(rows(model.path)) > 0


@each_model
def test_no_weight_is_left_of_a_template_that_there_is_not(model: Model) -> None:
    known = {template.name: template.values for template in model.templates}
    assert {name_of(feature) for feature, _ in rows(model.path)} - known.keys() == set()
    bare = {feature for feature, _ in rows(model.path) if feature == name_of(feature)}
    assert all(known[name] == 0 for name in bare)


@each_model
def test_no_two_templates_can_print_the_same_feature(model: Model) -> None:
    names = Counter(template.name for template in model.templates)
    assert [name for name, times in names.items() if times > 1] == []


def labelled(words: str, source: str, cue: str) -> Labels:
    """An attribution of the body above, as the data label it."""
    start, said, told = (BODY.index(each) for each in (words, source, cue))
    return {
        "id": words,
        "kind": "mixed",
        "start": start,
        "end": start + len(words),
        "spans": [[start, start + len(words)]],
        "speaker_text": source,
        "speaker_start": said,
        "speaker_end": said + len(source),
        "speaker_entity": "Ada Marsh",
        "cue_start": told,
        "cue_end": told + len(cue),
    }


@each_model
def test_a_candidate_holds_no_feature_twice(model: Model) -> None:
    quotes = [
        labelled("that the harbour would open in May, and that “nobody was left behind”", "Ada Marsh", "said"),
        labelled("“It is late,”", "she", "told"),
        labelled("“Too late,”", "Ben Reed", "added"),
    ]
    choices = model.gather([{"id": "made", "text": BODY, "quotes": quotes}])
    assert choices
    for candidates, _ in choices:
        for features in candidates:
            assert [feature for feature, times in Counter(features).items() if times > 1] == []


TOLD = "Ada Marsh met Una Brook in Dover. Brook looked tired. “It is late,” she said. “Too late,” said Marsh."


def told(words: str, speaker: str) -> Labels:
    """An article whose label tells the person who said a string."""
    start = TOLD.index(words)
    quote = {"start": start, "end": start + len(words), "text": words, "speaker": speaker, "speaker_kind": "person"}
    return {"id": words, "text": TOLD, "quotes": [quote]}


def test_a_label_of_a_person_teaches_whom_a_pronoun_means() -> None:
    ((brook, marsh), last) = persons.pronouns([told("“It is late,”", "Una Brook")])[0]
    assert persons.pronouns([told("“It is late,”", "Ada Marsh")]) == [([brook, marsh], {1})]
    assert last == {0}, "the last one spoken of comes first"


@pytest.mark.parametrize(
    ("words", "speaker"),
    [("“Too late,”", "Ada Marsh"), ("“It is late,”", "Carl Oakes")],
    ids=["a name says it", "not spoken of before"],
)
def test_other_labels_of_persons_teach_nothing(words: str, speaker: str) -> None:
    assert persons.pronouns([told(words, speaker)]) == []


def test_adapting_takes_small_steps_from_the_weights_that_there_are() -> None:
    (model,) = (model for model in MODELS if model.persons is not None)
    base = {"near": 1.0, "far": 0.5, "elsewhere": 0.25}
    few = adapt(model, base, [([["near"], ["far"]], {1})] * 3)
    many = adapt(model, base, [([["near"], ["far"]], {1})] * 30)
    assert few["elsewhere"] == many["elsewhere"] == base["elsewhere"]
    assert base["far"] < few["far"] < many["far"]
    assert base["near"] > few["near"] > many["near"]
    assert few["near"] > few["far"], "a few examples turn nothing round"
    assert adapt(model, base, []) == base


def test_templates_are_read_from_the_code() -> None:
    def printer(kind: str, near: int, more: bool) -> list[str]:
        found = ["bias", f"kind+near: {kind} {min(near, 3)}"]
        if more:
            found.append(f"more: {kind}")
        return found

    where = printer.__qualname__
    assert templates(printer) == [
        Template("bias", where, 0),
        Template("kind+near", where, 2),
        Template("more", where, 1),
    ]
    assert {name_of(feature) for feature in printer("a: b", 5, True)} == {"bias", "kind+near", "more"}


def test_a_feature_without_a_name_is_refused() -> None:
    def printer(kind: str) -> list[str]:
        return [f"{kind} first"]

    with pytest.raises(ValueError, match="begins with no name"):
        templates(printer)


@each_model
def test_the_card_is_of_the_tables_that_there_are(model: Model) -> None:
    (line,) = (line for line in CARD.read_text(encoding="utf-8").splitlines() if f"| {model.path.name} |" in line)
    assert f"| {count(model.path)} | {len(model.templates)} |" in line
    assert line.endswith(f"| {digest(model.path)} |")


@pytest.mark.slow
@pytest.mark.timeout(480)
@pytest.mark.skipif(
    not all((DATA / name).is_file() for name in TRAINING),
    reason="needs ../shared (labelled articles), which is not here",
)
@pytest.mark.parametrize("name", ["genuine", "pronouns"])
def test_a_table_comes_out_again_byte_for_byte(name: str) -> None:
    """The smallest, and the one that our own texts adapt. What changes how texts are read changes both, and a new
    text the latter: `make learn`, and look.
    """
    (model,) = (model for model in MODELS if model.name == name)
    _, table = learn(model, [article for name in TRAINING for article in read(DATA / name)], [*stories(), *forms()])
    assert text_of(model, table) == model.path.read_text(encoding="utf-8"), "the weights are out of date: `make learn`"


def test_tables_stay_out_of_differences() -> None:
    assert "*.tsv linguist-generated -diff" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
