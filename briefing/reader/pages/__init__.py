"""What is shown of an article, an actor and a comparison, as pages: no widgets, no state."""
