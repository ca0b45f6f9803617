"""Sentences read into noun phrases, each with its kind and its nature."""

from briefing.quotations.cues.context import read


def test_her_is_whose_something_is_or_whom_something_is_done_to() -> None:
    context, _ = read("Her plan failed, and he told her that her claims were “odd” and called her “late”.")
    (sentence,) = context.sentences
    kinds = [phrase.kind for phrase in sentence.phrases if sentence.tokens[phrase.begin].low == "her"]
    assert kinds == ["his", "thing", "object", "his", "thing", "object"]


def test_a_place_and_a_time_are_told_from_persons() -> None:
    context, _ = read("Ada Marsh flew from New York to Cardiff, and last week she came back.")
    natures = [phrase.nature for phrase in context.sentences[0].phrases]
    assert natures == ["person", "place", "place", "time", "he"]
