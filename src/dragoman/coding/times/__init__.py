"""Times and numbers in a text."""
