"""Every word that a tag, a phrase, a cue or a way can be is told in words, and no other is asked for."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import briefing
from briefing.quotations import Cast, as_is, glossary
from briefing.quotations.explain import explain
from briefing.quotations.extract import worked
from briefing.quotations.reading.lexicon import closed, table
from tests.quotations.form_cases import cases

ROOM = Path(briefing.__file__).parent / "quotations"
KINDS: dict[str, tuple[Any, Mapping[Any, str]]] = {
    "tag": (glossary.Tag, glossary.TAGS),
    "kind": (glossary.PhraseKind, glossary.PHRASES),
    "nature": (glossary.Nature, glossary.NATURES),
    "form": (glossary.VerbForm, glossary.VERB_FORMS),
    "group": (glossary.Group, glossary.GROUPS),
    "use": (glossary.CueForm, glossary.CUE_FORMS),
    "way": (glossary.Way, glossary.WAYS),
    "naming": (glossary.Naming, glossary.NAMINGS),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_kind_is_told_once(kind: str) -> None:
    words, told = KINDS[kind]
    assert list(told) == list(get_args(words))
    assert all(told.values())


def test_the_tables_of_words_have_no_other_sections() -> None:
    assert set(closed().values()) <= set(glossary.TAGS)
    sections = {name for file in ("cues.txt", "nouns.txt") for name, _ in table(file)}
    assert sections - {"both"} == set(glossary.GROUPS)


@cache
def compared() -> tuple[tuple[str, str, str], ...]:
    """What the room's code compares fields with: the field, the word, and the file that does so."""
    return tuple(
        (node.left.attr, part.value, path.relative_to(ROOM).as_posix())
        for path in sorted(ROOM.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute)
        for part in ast.walk(node.comparators[0])
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


@pytest.mark.parametrize(
    ("attribute", "known"),
    [
        ("tag", set(glossary.TAGS)),
        ("nature", set(glossary.NATURES)),
        ("group", set(glossary.GROUPS)),
        ("form", {*glossary.VERB_FORMS, *glossary.CUE_FORMS}),
        ("how", {*glossary.WAYS, *glossary.NAMINGS}),
    ],
)
def test_no_code_asks_for_a_word_that_there_is_not(attribute: str, known: set[str]) -> None:
    words = [(word, file) for field, word, file in compared() if field == attribute]
    assert words
    assert [(word, file) for word, file in words if word not in known] == []


def test_what_texts_give_is_in_the_glossary() -> None:
    """Other signs are their own tags, and a pronoun of no class its own nature."""
    uses, namings = set(), set()
    for case in cases():
        work = worked(case.article, Cast(case.actors))
        for number, sentence in enumerate(work.context.sentences):
            assert {token.tag for token in sentence.tokens if token.tag.isalpha()} <= set(glossary.TAGS)
            for phrase in sentence.phrases:
                assert phrase.kind in glossary.PHRASES
                assert phrase.nature in glossary.NATURES or phrase.kind in ("pronoun", "object", "his")
            uses |= {frame.form for frame in work.context.frames(number)}
        namings |= {draft.named for draft in work.drafts if draft.named is not None}
    assert {"finite", "perfect", "inf"} <= uses <= set(glossary.CUE_FORMS)
    assert {"name", "pronoun", "described"} <= namings <= set(glossary.NAMINGS)


def test_an_explanation_says_what_its_words_mean() -> None:
    text = "Ada Marsh spoke on Monday.\n\n“It is late,” she said. The council’s spokesman denied that it is shut.\n"
    told = {stage.name: lines for stage, lines in explain(as_is(text, "made"), Cast(()))}
    assert "tags: “It is late,”/Q she/PRP said/VB ./." in told["reading"]
    assert f"tag PRP: {glossary.TAGS['PRP']}" in told["reading"]
    assert not any(line.startswith("tag SUB:") for line in told["reading"]), "what is not used is not told"
    assert (
        "cue 'said' (speak: takes the words themselves), used as finite (with a tense: she said), "
        "by she (a pronoun as a subject; he or she)" in told["reading"]
    )
    assert any(line.startswith("direct, Ada Marsh (by a pronoun that") for line in told["drafts"])
