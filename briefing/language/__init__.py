"""Words, sentences, quotation marks, abbreviations, numbers: known once, used by every room."""
