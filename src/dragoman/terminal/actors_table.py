"""Who may be meant by a name, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Resolution
from dragoman.terminal import screen, style
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (
    Column("code", 7, 20),
    Column("name", 12, 34),
    Column("office", 8, 40),
    Column("from", 10, 10, whole=True),
    Column("until", 10, 10, whole=True),
    Column("score", 5, 5, right=True),
)


MOST = 8  # candidates of a table; --limit 0 shows all


def show(
    name: str, found: Sequence[Resolution], when: str, limit: int | None, width: int | None
) -> None:
    """Print the candidates, best first, each with the reason for it; ``when`` stands in the title."""
    most = MOST if limit is None else limit or len(found)
    rows = [_row(one) for one in found[:most]]
    if len(found) > most:
        when += f"; the best {most:,} of {len(found):,}: --limit 0 shows all"
    empty = (
        "The authority knows no actor of that name. Try the name in full, the office "
        "(“Russian defence minister”), or another day (--as-of YYYY-MM-DD). You may add it to a file "
        "of your own names: see dragoman actors unresolved --help."
    )
    screen.show([Section(name, _COLUMNS, rows, note=when, empty=empty)], width)


def _row(one: Resolution) -> Row:
    cells = (
        one.code,
        style.plain(one.name),
        style.plain(one.office or one.kind),
        one.since.isoformat() if one.since else "",
        one.until.isoformat() if one.until else "",
        f"{one.score:.2f}",
    )
    return Row(cells, more=(one.reason,))
