"""Cues: the words that attribute, their frames, contents and claims."""
