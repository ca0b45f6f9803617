"""Two wordings of one statement: alignment, house style, treatments, risks."""
