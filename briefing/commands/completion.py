"""`briefing completion`: what makes a shell complete commands, options and names."""

from __future__ import annotations

import argparse

from briefing.commands.common.output import block
from briefing.commands.common.status import DONE

SHELLS = ("bash", "zsh", "fish", "powershell")
DESCRIPTION = """\
Print what makes a shell complete commands, options, briefings and articles with the Tab key.
Put it where the shell reads its settings; nothing is installed by itself.
"""
EXAMPLES = """\
  briefing completion bash >> ~/.bashrc
  briefing completion zsh >> ~/.zshrc
  briefing completion fish > ~/.config/fish/completions/briefing.fish
  briefing completion powershell >> $PROFILE
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=f"one of {', '.join(SHELLS)}")


def run(options: argparse.Namespace) -> int:
    """Print it."""
    from argcomplete.shell_integration import shellcode

    block(shellcode(["briefing"], shell=options.shell))
    return DONE
