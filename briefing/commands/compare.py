"""`briefing compare`: a statement's wordings beside its reference, or two pasted passages."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from briefing.commands.common import forms
from briefing.commands.common import options as common
from briefing.commands.common.output import flush, line, value
from briefing.commands.common.status import DONE
from briefing.commands.common.telling import tell_comparison
from briefing.errors import UsageError
from briefing.glossary import told_contractions
from briefing.model import Comparison, Contractions
from briefing.plain import said
from briefing.statements import HouseStyle, compare
from briefing.statements.comparing.pasted import spoken

DESCRIPTION = """\
Put every outlet's wording of a statement beside its reference, with the differences in words.
With --text, compare two passages: the words that stand first, and how they were printed.
"""
EXAMPLES = """\
  briefing compare 'baked in'                           the statement with that in its title
  briefing compare child-online-safety s-1a2b3c4d5e6f   a statement by its id, as the ledger prints it
  briefing compare --text 'We will act now.' 'We may act now.'
  briefing compare --text --same 'DfT=Department for Transport' 'The DfT waits.' 'The Department for Transport waits.'
  briefing compare --text --jsonl --json < pairs.jsonl  lines of {"reference": "...", "printed": "..."}
"""


_LONGEST = 8_000_000  # bytes of a line: two articles of the largest size


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.usage = (
        "briefing compare [BRIEFING] STATEMENT [--in BRIEFING] [--json]\n"
        "       briefing compare --text REFERENCE PRINTED [--json]\n"
        "       briefing compare --text --jsonl [--json]"
    )
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="*",
        help="a statement by id or by part of its title; with --text, the passages REFERENCE and PRINTED",
    )
    common.inside(parser)
    parser.add_argument("--text", action="store_true", help="compare two passages instead of a briefing's statement")
    parser.add_argument("--jsonl", action="store_true", help="with --text: read pairs from standard input, one a line")
    parser.add_argument(
        "--contractions", action="store_true", help="with --text: it's for it is is house style, and no difference"
    )
    parser.add_argument(
        "--same",
        metavar="SHORT=LONG",
        action="append",
        default=[],
        help="with --text: initials and what they stand for, as one wording (can be given again)",
    )
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the comparison."""
    if options.text and options.briefing:
        raise UsageError("--in does not go with --text", do="two passages belong to no briefing")
    if options.text:
        for compared in _compared(options):
            if options.json:
                value(forms.comparison(compared))
            else:
                tell_comparison(compared)
                if options.contractions:
                    line(told_contractions(Contractions.SAME, "by the option --contractions"))
            flush()  # a program may send its next pair only after this answer
        return DONE
    for option, given in (
        ("--jsonl", options.jsonl),
        ("--contractions", options.contractions),
        ("--same", options.same),
    ):
        if given:
            raise UsageError(f"{option} needs --text")
    if len(options.words) == 2 and options.briefing not in (None, options.words[0]):
        raise UsageError(f"two briefings are named, {options.words[0]} and --in {options.briefing}", do="name one")
    if not 1 <= len(options.words) <= 2:
        raise UsageError(
            "compare takes a statement, or a briefing and a statement",
            do="'briefing ledger' lists the statements; --text compares two passages",
        )
    from briefing.commands.common.statements import show

    show(options)
    return DONE


def _compared(options: argparse.Namespace) -> Iterator[Comparison]:
    style = HouseStyle.of(map(_same, options.same), contractions=options.contractions)
    if options.jsonl:
        if options.words:
            raise UsageError("--jsonl reads its pairs from standard input", do="leave the passages away")
        yield from (compare(spoken(reference), spoken(printed), style) for reference, printed in _pairs())
    elif len(options.words) == 2:
        yield compare(spoken(options.words[0]), spoken(options.words[1]), style)
    else:
        raise UsageError("--text takes two passages, REFERENCE and PRINTED", do="put each in quotation marks")


def _same(given: str) -> tuple[str, str]:
    short, _, long = (part.strip() for part in given.partition("="))
    if not short or " " in short or " " not in long:
        raise UsageError(f"--same takes initials and what they stand for, not {given!r}", do="write SHORT=LONG FORM")
    return short, long


def _pairs() -> Iterator[tuple[str, str]]:
    """The pairs on standard input, one at a time; raises UsageError with the number of a line that holds none."""
    typed = iter(()) if sys.stdin is None else iter(lambda: sys.stdin.buffer.readline(_LONGEST + 1), b"")
    for number, raw in enumerate(typed, 1):
        if not raw.strip():
            continue
        if len(raw) > _LONGEST:
            raise UsageError(f"a line of more than {said(_LONGEST)}", where=f"standard input:{number}", do="shorten it")
        where = f"standard input:{number}"
        do = 'expected {"reference": "...", "printed": "..."}'
        try:
            pair = json.loads(raw.decode("utf-8-sig"))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
            raise UsageError("not a line of JSON in UTF-8", where=where, do=do) from error
        reference, printed = (pair.get(key) if isinstance(pair, dict) else None for key in ("reference", "printed"))
        if not isinstance(reference, str) or not isinstance(printed, str):
            raise UsageError("not a pair of passages", where=where, do=do)
        yield reference, printed
