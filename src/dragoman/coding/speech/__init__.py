"""Statements and silences: who says what, and who does not speak."""
