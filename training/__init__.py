"""Learns the weights of the quotations room from labelled articles; no part of the package (MODEL.md is its card)."""
