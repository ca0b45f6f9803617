"""Mark-up to lines and blocks of text, whatever file it stands in: pages, mail, feeds, Word."""
