"""Candidates for the source of a quotation, and the decision between them."""
