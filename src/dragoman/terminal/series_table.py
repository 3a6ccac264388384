"""Cooperation and conflict over time as bars to both sides of a middle, a line a bucket."""

from __future__ import annotations

from rich.text import Text

from dragoman.picture.series import Bucket, Series
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

HALF = 14  # columns on each side of the middle
_TITLE = f"{'conflict ':>{HALF}}│{' cooperation':<{HALF}}"
_COLUMNS = (
    Column("when", 7, 8, whole=True),
    Column(_TITLE, 2 * HALF + 1, 2 * HALF + 1),
    Column("–", 5, 7, right=True),
    Column("+", 5, 7, right=True),
    Column("mean", 5, 5, right=True),
    Column("events", 6, 9, right=True),
    Column("origins", 7, 7, right=True),
)


def table(series: Series) -> Section:
    """One row a bucket; what stands in none is told beside the title."""
    most = max((max(one.cooperation, one.conflict) for one in series.buckets), default=0.0)
    notes = [f"by {series.by}", f"score version {series.score_version}"]
    notes += [f"{series.wide} told by a longer time"] if series.wide else []
    notes += [f"{series.undated} undated"] if series.undated else []
    rows = [_row(one, most) for one in series.buckets]
    return Section("Over time", _COLUMNS, rows, " · ".join(notes), "No event of them has a day.")


def _row(one: Bucket, most: float) -> Row:
    told = f"{len(one.events) + one.imported:,}"
    return Row(
        (
            one.label,
            _bar(one, most),
            f"{one.conflict:.1f}",
            f"{one.cooperation:.1f}",
            "–" if one.score is None else f"{one.score:+.1f}",
            told,
            f"{one.origins:,}",
        ),
        more=(style.quiet(f"{one.imported:,} of them imported, without text"),)
        if one.imported
        else (),
    )


def _bar(one: Bucket, most: float) -> Text:
    def columns(value: float) -> int:
        return max(1, round(value / most * HALF)) if most and value else 0

    text = Text()
    text.append(("█" * columns(one.conflict)).rjust(HALF), style.QUAD_COLOURS[4])
    text.append("│", style.QUIET)
    return text.append(("█" * columns(one.cooperation)).ljust(HALF), style.QUAD_COLOURS[2])
