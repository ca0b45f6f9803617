"""Small questions: a line of text, yes or no, one of many, a path, a form to copy in."""
