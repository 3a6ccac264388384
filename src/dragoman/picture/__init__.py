"""Picture: who is tied to whom and what passes between them, as of a day."""
