"""Baskets: what was clipped, choosing a basket, exporting it."""
