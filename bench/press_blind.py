"""Acts, statements and silences of the real reports whose gold lines and errors nobody reads."""

from __future__ import annotations

from bench import press

HALF = "blind"


def measure() -> dict[str, float]:
    """What the scorer says of the reports; there is no way here to see what was wrong.

    Raises `ValueError` where a text is not the one that was annotated.
    """
    return press.measure(HALF)
