"""An article as tokens, sentences and marks in place."""
