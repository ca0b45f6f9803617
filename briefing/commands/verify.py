"""`briefing verify`: check an export against the articles it quotes."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefing.commands.common import forms
from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.opening import opened
from briefing.commands.common.output import line, value
from briefing.commands.common.status import DONE, FINDING
from briefing.export import JudgementFinding, PassageFinding, State, Verification, traced, verify
from briefing.glossary import told_difference
from briefing.language.words import counted

DESCRIPTION = """\
Check an export against the articles as they are now: every passage it quotes, every treatment it gives, and
whether its text was changed after it was written. Ends with 1 if anything has changed, with 0 if all stands.
"""
EXAMPLES = """\
  briefing verify briefing.md
  briefing verify briefing.md child-online-safety --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that 'briefing export' or the reader wrote")
    common.briefing(parser, meaning="its id, where it is not the one exported")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print what has changed."""
    place = workspace_of(options)
    briefing = options.briefing or traced(options.file).trace.briefing
    id_ = choose(place, briefing)
    with opened(place, id_, thorough=True) as store:
        verification = verify(options.file, store, place.content / id_)
    if options.json:
        _print_json(verification)
    else:
        _tell(verification)
    return DONE if verification.ok else FINDING


def _tell(verification: Verification) -> None:
    if verification.export.edited:
        line("The text was changed after it was exported.")
    for edit in verification.edits:
        line(str(edit), 1)
    edited = sum(edit.until is None for edit in verification.edits)
    if verification.export.missing > edited:
        line(f"{counted(verification.export.missing - edited, 'line')} more removed.", 1)
    everything: list[PassageFinding | JudgementFinding] = [*verification.passages, *verification.judgements]
    changed = [one for one in everything if one.state is not State.STANDS]
    for one in changed:
        line(str(one))
        if isinstance(one, PassageFinding):
            for difference in one.differences:
                line(f"From the article to the export, {told_difference(difference)}.", 1)
    own = "; the text of the export was edited" if verification.export.edited else ""
    line(
        f"{counted(len(verification.passages), 'passage')} and "
        f"{counted(len(verification.judgements), 'treatment')} checked, {len(changed)} changed{own}."
    )


def _print_json(verification: Verification) -> None:
    for one in verification.passages:
        value(
            {
                "kind": "passage",
                "article": one.passage.article,
                "span": [one.passage.start, one.passage.end],
                "state": one.state.value,
                "now": list(one.now) if one.now else None,
                "line": one.line,
                "printed": one.printed,
                "source": one.source,
                "differences": [forms.difference(each) for each in one.differences],
            }
        )
    for each in verification.judgements:
        value(
            {
                "kind": "treatment",
                "statement": each.judgement.statement,
                "article": each.judgement.article,
                "state": each.state.value,
                "now": each.now.value if each.now else None,
                "line": each.line,
                "printed": each.printed,
                "reference": each.reference,
            }
        )
    for edit in verification.edits:
        value(
            {
                "kind": "edit",
                "line": edit.line,
                "was": edit.was or None,
                "now": edit.now,
                "until": edit.until,
                "differences": [forms.difference(one) for one in edit.differences],
            }
        )
