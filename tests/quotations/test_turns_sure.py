"""How sure it is who gives a speech: a line that says so counts for more than a headline."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import Quotation
from briefing.quotations import Cast, as_is, extract

SPEECH = """I am glad to be here among friends of the harbour. We have waited nine years for this quay.

I promise that my department will build it. We will not ask our fishermen to wait again, and I will come back in May.

I thank you all for your patience. I know what it has cost you, and we owe you an answer."""


def _given(body: str, headline: str) -> tuple[Quotation, ...]:
    found = extract(replace(as_is(body, "quay"), headline=headline), Cast(()))
    assert {one.speaker.name for one in found if one.speaker is not None} == {"Ada Marsh"}
    return found


def test_a_headline_alone_makes_nobody_sure_of_who_gives_a_speech() -> None:
    assert not any(one.sure for one in _given(SPEECH, "Ada Marsh's speech on the quay"))


def test_a_line_that_says_who_gives_a_speech_does() -> None:
    assert all(one.sure for one in _given(f"Speech by Ada Marsh at the Tide Hall.\n\n{SPEECH}", "The quay"))
