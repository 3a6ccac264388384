"""Several in words: so many of something, and names told together."""

from __future__ import annotations

from collections.abc import Sequence


def plural(count: int, one: str, more: str | None = None) -> str:
    """So many of something; ``more`` is the word for several where it is not the one with an s.

    >>> plural(1, "report"), plural(1200, "act"), plural(3, "story", "stories")
    ('1 report', '1,200 acts', '3 stories')
    """
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def together(names: Sequence[str]) -> str:
    """Names told in one breath.

    >>> together(["Peru"]), together(["Peru", "Chile"]), together(["Peru", "Chile", "Togo"])
    ('Peru', 'Peru and Chile', 'Peru, Chile and Togo')
    """
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
