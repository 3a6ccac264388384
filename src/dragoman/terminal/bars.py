"""A score as a bar that grows to the right for cooperation and to the left for conflict."""

from __future__ import annotations

from rich.text import Text

from dragoman.terminal import style

HALF = 6  # columns on each side of the middle
MOST = 10.0  # the score's own bounds: material help on one side, war on the other
TITLE = f"{'– ':>{HALF}}│{' +':<{HALF}} score"
"""The title of a column of bars: the middle stands over the middle."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(score: float | None) -> Text:
    """The score as a bar and a number; a dash where there is none.

    >>> bar(10.0).plain
    '      │██████ +10.0'
    """
    text = Text()
    value = 0.0 if score is None else max(-MOST, min(MOST, score))
    left = _filled(-value, mirrored=True)
    right = _filled(value)
    text.append(left, style.QUAD_COLOURS[4])
    text.append("│", style.QUIET)
    text.append(right, style.QUAD_COLOURS[2])
    return text.append(f" {'–' if score is None else f'{score:+.1f}':>5}")


def _filled(value: float, *, mirrored: bool = False) -> str:
    """So much of one half; in eighths of a column to the right, in halves to the left."""
    columns = max(value, 0.0) / MOST * HALF
    if mirrored:
        halves = round(columns * 2)
        return ("▐" * (halves % 2) + "█" * (halves // 2)).rjust(HALF)
    eighths = round(columns * 8)
    part = _EIGHTHS[eighths % 8].strip()
    return ("█" * (eighths // 8) + part).ljust(HALF)
