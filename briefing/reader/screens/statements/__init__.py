"""Statements: compared side by side, in the ledger, in time, and corrected."""
