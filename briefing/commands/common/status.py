"""Exit statuses, the same for every command."""

from briefing.hearing import INTERRUPTED as INTERRUPTED

DONE = 0
FINDING = 1  # check and verify found something
WRONG = 2  # wrong use, bad input, or it could not be done
UNREAD = 141  # as shells report a program that wrote into a pipe nobody reads any more
