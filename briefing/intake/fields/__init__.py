"""Lines of text to headline, outlet, date and byline."""
