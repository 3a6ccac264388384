"""The ledger of meetings as a table."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.picture.meetings import Meeting
from dragoman.terminal import names, sentence, style
from dragoman.terminal.layout import Column, Row, Section
from dragoman.terminal.picture_tables import ID_DIGITS, voices

_COLUMNS = (
    Column("when", 12, 12, whole=True),
    Column("kind", 7, 9),
    Column("who", 18, 52),
    Column("where", 8, 24),
    Column("status", 8, 11),
    Column("according to", 10, 26),
)


def table(
    found: Sequence[Meeting],
    note: str | None = None,
    empty: str = "No meeting is told.",
    title: str = "Who met whom",
) -> Section:
    """One row a meeting, with the sentence that tells it best."""
    return Section(title, _COLUMNS, [_row(one) for one in found], note, empty)


def _row(one: Meeting) -> Row:
    host = one.host.name if one.host else ""
    where = one.where or ""
    if host and host not in where:
        where = f"{where}, {host}" if where else host
    cells = (
        style.when(one.when, one.source.published),
        one.kind,
        style.plain(names.listed([named.name for named in one.who])),
        style.plain(where),
        style.status(one.status),
        voices(one.voices),
    )
    return Row(cells, (sentence.quote(one.source.evidence, f"event {one.events[0][:ID_DIGITS]}"),))
