"""What word processors write: Word, OpenDocument, rich text."""
