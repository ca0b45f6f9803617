"""Which passages are one statement."""
