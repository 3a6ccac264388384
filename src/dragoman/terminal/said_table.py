"""Statements as a table: who said it, on whom, in whose words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.picture.between import SaidOf
from dragoman.terminal import sentence, style
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (Column("when", 12, 12, whole=True), Column("who", 12, 40), Column("on", 4, 24))


def table(found: Sequence[SaidOf], title: str, note: str, empty: str) -> Section:
    """One row a statement, its content quoted below."""
    rows = [
        Row(
            (
                style.when(one.when, one.source.published),
                style.plain(one.speaker.name),
                style.plain(one.on.name if one.on else ""),
            ),
            (sentence.quote(one.content, f"report {one.source.report}"),),
        )
        for one in found
    ]
    return Section(title, _COLUMNS, rows, note, empty)
