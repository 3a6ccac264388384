"""What is said to follow from what, as a table of links; a chain reads from row to row."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.picture.consequences import Consequences, Follows, Node
from dragoman.terminal import sentence, style
from dragoman.terminal.layout import Column, Row, Section
from dragoman.terminal.picture_tables import ID_DIGITS, voices

_COLUMNS = (
    Column("if", 20, 56),
    Column("", 1, 1),
    Column("then", 20, 56),
    Column("status", 8, 11),
    Column("according to", 10, 26),
)


def table(found: Consequences, links: Sequence[Follows], note: str, empty: str) -> Section:
    """One row a link, with its sentence, and the events that its ends tell."""
    nodes = {node.id: node for node in found.nodes}
    return Section(
        "What follows from what", _COLUMNS, [_row(one, nodes) for one in links], note, empty
    )


def _row(one: Follows, nodes: dict[str, Node]) -> Row:
    cause, effect = nodes[one.cause], nodes[one.effect]
    cells = (
        style.plain(cause.says),
        style.quiet("→"),
        style.plain(effect.says),
        style.status(one.status),
        voices(one.voices),
    )
    events = [
        f"{end}: {node.is_event}, event {node.event[:ID_DIGITS]}"
        for end, node in (("if", cause), ("then", effect))
        if node.event
    ]
    more = (style.quiet(" · ".join(events)),) if events else ()
    return Row(cells, (sentence.quote(one.source.evidence, f"report {one.source.report}"),), more)
