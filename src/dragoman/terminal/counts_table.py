"""Counts as a table: what is counted, and below how its figure moved, report by report."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dragoman.fusing.counts.tracks import Step, Track
from dragoman.fusing.counts.wording import figure
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (
    Column("count", 16, 90),
    Column("figures", 7, 7, right=True),
    Column("least", 5, 12, right=True),
    Column("most", 5, 12, right=True),
)
_MOST = 12  # figures of one count that are shown; the rest are counted


def counts(some: Sequence[Track], *, note: str, empty: str) -> Section:
    """One row a count, with its figures by day below."""
    return Section("Counts", _COLUMNS, [_row(one) for one in some], note, empty)


def _row(track: Track) -> Row:
    numbers = sorted(_named(one) for one in track.steps)
    cells = (
        style.plain(track.about),
        f"{len(track.steps):,}",
        f"{numbers[0]:,.0f}",
        f"{numbers[-1]:,.0f}",
    )
    more = [style.plain(_step(one)) for one in track.steps[:_MOST]]
    left = len(track.steps) - _MOST
    if left > 0:
        more.append(style.plain(f"and {left:,} more"))
    return Row(cells, more=tuple[str | Text, ...](more))


def _step(one: Step) -> str:
    day = str(one.published) if one.published else "no date"
    voice = f" ({one.voice.name})" if one.voice else ""
    outlet = one.outlet or "unknown outlet"
    earlier = ", told as an earlier figure" if one.stage == "earlier" else ""
    return f"{day}  {figure(one.quantity)}{earlier}, {outlet}{voice}, report {one.report}"


def _named(one: Step) -> float:
    amount = one.quantity
    return next((float(n) for n in (amount.value, amount.min, amount.max) if n is not None), 0.0)
