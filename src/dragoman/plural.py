"""So many of something, in words: used wherever a number stands before what it counts."""

from __future__ import annotations


def plural(count: int, one: str, more: str | None = None) -> str:
    """So many of something; ``more`` is the word for several where it is not the one with an s.

    >>> plural(1, "report"), plural(1200, "act"), plural(3, "story", "stories")
    ('1 report', '1,200 acts', '3 stories')
    """
    return f"{count:,} {one if count == 1 else more or one + 's'}"
