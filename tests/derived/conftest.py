"""What the tests of this room share."""

from tests.derived.watching import watched

__all__ = ["watched"]
