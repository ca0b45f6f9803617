"""Plain text, Markdown, and the files of news databases."""
