"""Data: the tables that the rules read. Knowledge is here, and code only reads it."""
