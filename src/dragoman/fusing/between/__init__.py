"""Clashes over who did it, who gave, who said it, between reports."""
