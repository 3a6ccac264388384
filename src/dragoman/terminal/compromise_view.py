"""A compromise as tables: what comes out, and on whom and what it hangs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.outlook.compromise import Compromise, Moved, Stand
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

_OUT = (
    Column("", 10, 12),
    Column("value", 8, 12, right=True),
    Column("one input 10 % off", 18, 24),
    Column("", 20, 40),
)
_WHO = (
    Column("actor", 8, 30),
    Column("position", 8, 10, right=True),
    Column("weight", 6, 8, right=True),
    Column("mean without", 8, 12, right=True),
    Column("median without", 8, 14, right=True),
    Column("its weight ± 10 %", 14, 20),
    Column("its position ± 10 %", 14, 20),
)
_SHOWN = ("capability", "position")  # salience moves a weight just as capability does


def sections(stands: Sequence[Stand], found: Compromise) -> list[Section]:
    """What comes out, then one row an actor, those of most weight first."""
    return [_outcome(found), _actors(stands, found)]


def _outcome(found: Compromise) -> Section:
    rows = [
        Row(
            ("compromise", _n(found.mean), _r(found.mean_range), f"hangs most on {found.heaviest}")
        ),
        Row(("median", _n(found.median), _r(found.median_range), _where(found.pivot))),
        Row(("all alike", _n(found.plain_mean), "", "the plain mean of positions")),
    ]
    note = "weight: capability x salience"
    return Section("Where a bargain may end", _OUT, rows, note)


def _where(pivot: str) -> str:
    return pivot if pivot.startswith("between ") else f"where {pivot} stands"


def _actors(stands: Sequence[Stand], found: Compromise) -> Section:
    without = {one.actor: one for one in found.without}
    moved = {(one.actor, one.input): one for one in found.moved}
    rows = [
        Row(
            (
                style.plain(one.actor),
                _n(one.position),
                f"{found.shares[one.actor]:.0%}",
                _n(without[one.actor].mean),
                _n(without[one.actor].median),
                *(_span(moved[one.actor, name]) for name in _SHOWN),
            )
        )
        for one in sorted(stands, key=lambda one: -one.weight)
    ]
    return Section("What the compromise hangs on", _WHO, rows, "position: 10 % of the range of all")


def _span(one: Moved) -> str:
    return _r((one.mean_low, one.mean_high))


def _r(ends: tuple[float, float]) -> str:
    return f"{_n(ends[0])} to {_n(ends[1])}"


def _n(value: float) -> str:
    return f"{value:,.4g}"


def line(stands: Sequence[Stand], found: Compromise) -> dict[str, Any]:
    """All of it as one record."""
    from dataclasses import asdict

    return {**asdict(found), "stands": [asdict(one) for one in stands]}
