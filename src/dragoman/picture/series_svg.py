"""A series as a drawing that stands alone: no style sheet, no script, nothing to fetch."""

from __future__ import annotations

from html import escape

from dragoman.picture.series import Bucket, Series
from dragoman.plural import plural

WIDTH, HALF, LEFT, TOP, FOOT = 640.0, 90.0, 44.0, 30.0, 22.0
WIDEST = 36.0  # of a bar
MOST_LABELS = 10
_QUIET = "#767676"  # is read on white and on black


def series_svg(series: Series, title: str, colours: tuple[str, str]) -> str:
    """Cooperation above a line and conflict below it, each bar with its figures as a title."""
    sums = [value for one in series.buckets for value in (one.cooperation, one.conflict)]
    most = max(sums, default=0.0) or 1.0
    step = (WIDTH - LEFT) / max(1, len(series.buckets))
    every = -(-len(series.buckets) // MOST_LABELS) or 1
    parts = [
        _text(LEFT, 16, title, size=13, anchor="start", fill="currentColor"),
        *(
            _bar(one, LEFT + place * step, step, most, colours)
            for place, one in enumerate(series.buckets)
        ),
        *(
            _text(LEFT + (place + 0.5) * step, TOP + 2 * HALF + 15, one.label)
            for place, one in enumerate(series.buckets)
            if place % every == 0
        ),
        f'<path d="M{LEFT} {TOP + HALF}H{WIDTH}" stroke="{_QUIET}"/>',
        _text(LEFT - 6, TOP + 10, f"+{most:.0f}", anchor="end"),
        _text(LEFT - 6, TOP + 2 * HALF, f"−{most:.0f}", anchor="end"),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:.0f}" '
        f'height="{TOP + 2 * HALF + FOOT:.0f}" role="img" aria-label="{escape(title)}">'
        f"{''.join(parts)}</svg>"
    )


def _bar(one: Bucket, x: float, step: float, most: float, colours: tuple[str, str]) -> str:
    wide = min(WIDEST, step * 0.8)
    left = x + (step - wide) / 2
    up, down = one.cooperation / most * HALF, one.conflict / most * HALF
    words = (
        f"{one.label}: cooperation {one.cooperation:.1f}, conflict {one.conflict:.1f}, "
        f"{plural(len(one.events) + one.imported, 'event')}, {plural(one.origins, 'origin')}"
    )
    return (
        f"<g><title>{escape(words)}</title>"
        f'<rect x="{left:.1f}" y="{TOP + HALF - up:.1f}" width="{wide:.1f}" height="{up:.1f}" '
        f'fill="{colours[0]}"/>'
        f'<rect x="{left:.1f}" y="{TOP + HALF:.1f}" width="{wide:.1f}" height="{down:.1f}" '
        f'fill="{colours[1]}"/></g>'
    )


def _text(
    x: float, y: float, words: str, size: int = 10, anchor: str = "middle", fill: str = _QUIET
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="sans-serif" font-size="{size}" '
        f'text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
    )
