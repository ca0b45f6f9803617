"""The program: `briefing`, or `python -m briefing`."""

import os
import sys

from briefing import hearing
from briefing.safe_path import forget_current_folder

hearing.hear()
forget_current_folder()  # before anything else is imported: the folder that a person stands in may have been received


def main() -> int:
    """Run with the arguments of the process and return its exit status."""
    try:
        from briefing.cli import complete, run

        if "_ARGCOMPLETE" in os.environ:  # a shell asks how a line goes on (argcomplete's protocol)
            complete(os.environ.get("COMP_LINE", ""))
        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still being loaded
        return hearing.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
