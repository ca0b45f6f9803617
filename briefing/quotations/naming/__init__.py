"""People, bodies and offices that an article names, and who a speaker is."""
