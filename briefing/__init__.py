"""Briefing: read a briefing offline and see how each outlet reported the same statement."""

__version__ = "0.2.0"
