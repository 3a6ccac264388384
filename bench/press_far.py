"""Acts, statements and silences of the second set of real reports that nobody reads."""

from __future__ import annotations

from bench import press

SET = "far"


def measure() -> dict[str, float]:
    """What the scorer says of the reports; there is no way here to see what was wrong.

    Raises `ValueError` where a text is not the one that was annotated.
    """
    return press.measure(SET)
