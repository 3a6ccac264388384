"""The network as a table: its strongest lines, each with its newest sentence."""

from __future__ import annotations

from dragoman.picture.network_lines import strongest
from dragoman.picture.network_records import Edge, Network
from dragoman.terminal import sentence, style
from dragoman.terminal.layout import Column, Row, Section

MOST = 20  # lines, where no number is asked for: one screen, each with its sentence

_COLUMNS = (
    Column("line", 11, 12),
    Column("between", 18, 46),
    Column("what", 10, 34),
    Column("score", 5, 7, right=True),
    Column("origins", 7, 7, right=True),
    Column("last", 10, 10, whole=True),
)


def table(found: Network, limit: int | None, empty: str) -> Section:
    """One row an edge, the strongest first."""
    names = {node.code: node.name for node in found.nodes}
    shown = strongest(found)[: limit or MOST]
    day = found.as_of or found.last
    note = f"{len(shown)} of {found.counts['edges']:,}{f', as of {day}' if day else ''}"
    rows = [_row(edge, names) for edge in shown]
    return Section("The network, its strongest lines", _COLUMNS, rows, note, empty)


def _row(edge: Edge, names: dict[str, str]) -> Row:
    sign = "→" if edge.directed else "–"
    told = "known before" if edge.reference else "proposed" if edge.tentative else ""
    if edge.imported:
        told = f"{edge.imported:,} imported, no evidence"
    cells = (
        style.plain(edge.kind),
        style.plain(f"{names[edge.a]} {sign} {names[edge.b]}"),
        style.plain("; ".join(filter(None, (told, ", ".join(edge.what[:3]))))),
        "" if edge.score is None else f"{edge.score:.1f}",
        str(edge.origins or ""),
        edge.last.isoformat() if edge.last else "",
    )
    quotes = (
        (sentence.quote(edge.source.evidence, f"report {edge.source.report}"),)
        if edge.source
        else ()
    )
    return Row(cells, quotes)
