"""Lines made to keep a rule busy: every rule must be done with them at once."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from briefing.intake.fields import about, agencies, bylines, dates, furniture, heads, language, lines, release
from briefing.intake.fields.outlets import host_of, kind_of
from briefing.intake.formats.mail import letter, payload, thread
from briefing.intake.formats.text import markdown

PIECES = (
    "A|A |Aa |a |1|1 |1/|“|\"|'|'a |‘a’b |(|[|[a](|**|*a|_a|- |. |A. |By |By A|said |share |facebook |news > a"
    "|contact: |tel |0|01 |@|a@|a.b|http://a|press release |embargo "
    "|embargoed until |© |copyright |read more: |more from |the post "
    "|(c) |published |mon, |May |May 1, |Ref: |-|—|A-|é|<!--|![|#|>|> |\t|follow us |on |wrote: |from: "
    "|-----original message-----\n|reporting by |this email "
    "|we use cookies |home > |a, |A, |and A |A and "
).split("|")
RULES: dict[str, Callable[[str], object]] = {
    "byline": bylines.byline,
    "tidy": bylines.tidy,
    "date": dates.find,
    "date line": dates.date_line,
    "address": dates.from_address,
    "agency": agencies.named,
    "dateline": agencies.dateline,
    "guard": furniture.guarded,
    "furniture": furniture.reason,
    "embargo": release.embargo_line,
    "label": release.label_line,
    "contact": release.contact_line,
    "copyright": about.copyright_name,
    "outlet": lambda text: about.is_outlet(text, frozenset()),
    "kind": lambda text: kind_of(text, ""),
    "host": host_of,
    "unwrap": lines.unwrap,
    "markdown": markdown.plain,
    "language": language.language,
    "head": lambda text: heads.read_head([text] * 4, {}),
    "thread": lambda text: thread.take(text, thread.Envelope("", "", "")),
    "payload": lambda text: payload.unwrapped(text.encode()),
    "sender": lambda text: letter.known(thread.Envelope(text, text, text), ""),
}


@pytest.mark.parametrize("rule", RULES)
def test_no_line_keeps_a_rule_busy(rule: str) -> None:
    begun = time.process_time()
    for piece in PIECES:
        for length in (160, 499, 2000):
            text = piece * (length // len(piece))
            RULES[rule](text)
            RULES[rule](text + "!")
    assert time.process_time() - begun < 20, "the rule looks at some line again and again"
