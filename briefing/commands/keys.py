"""`briefing keys`: every key of the reader, with the id under which the settings can give it others."""

from __future__ import annotations

import argparse

from briefing.commands.common import options as common
from briefing.commands.common.output import line, note, value
from briefing.commands.common.status import DONE
from briefing.errors import UsageError
from briefing.language.words import counted, fold
from briefing.paths import config_file

DESCRIPTION = """\
List every key of the reader: what it does, its keys, and its id. Under keys: in the settings file any id can be given
others, and 'preset: plain' or 'preset: vim' changes many at once.
"""
EXAMPLES = """\
  briefing keys
  briefing keys undo       those whose id or words hold that
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("words", metavar="WORD", nargs="*", help="list only those whose id or words hold it")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print them, with the keys of the settings where these say others."""
    from briefing.reader.app import BriefingApp
    from briefing.reader.keymap import checked, every_binding
    from briefing.reader.kit.settings import read_settings

    settings = read_settings(config_file())
    good, wrong = checked(settings.keys, BriefingApp)
    wanted = [fold(word) for word in options.words]
    count = 0
    for id_, bindings in every_binding(BriefingApp).items():
        keys = good.get(id_) or ",".join(dict.fromkeys(binding.key for binding in bindings))
        does = "; ".join(dict.fromkeys(binding.tooltip or binding.description for binding in bindings))
        if not all(word in fold(f"{id_} {does} {keys}") for word in wanted):
            continue
        count += 1
        named = list(dict.fromkeys(each.strip() for each in keys.split(",")))
        if options.json:
            value({"id": id_, "keys": named, "does": does})
        else:
            line(f"{' '.join(named)}: {does} ({id_})")
    for each in (*map(str, settings.problems), *wrong):
        note(each)
    if not count:
        raise UsageError(f"no key is for {' '.join(options.words)!r}", do="'briefing keys' lists all")
    if not options.json:
        line(f"{counted(count, 'id')}; other keys for any of them go under keys: in {config_file()}")
    return DONE
