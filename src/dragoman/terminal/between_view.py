"""All between two actors, on one screen: the newest of each part, and what shows the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.console import RenderableType
from rich.text import Text

from dragoman.picture.between import Between
from dragoman.terminal import (
    disagreements_table,
    flows_table,
    meetings_table,
    picture_tables,
    said_table,
    series_table,
    style,
    unanswered_table,
)

FEW = 6  # lines of a part when nothing else is asked for; of acts twice as many
One = TypeVar("One")


def page(found: Between, limit: int | None) -> list[RenderableType]:
    """The parts that have something, each with how much there is."""
    none = f"Nothing is told between {found.a.name} and {found.b.name}."
    parts: list[RenderableType] = [
        picture_tables.dyads(found.dyads, None, "No act between them is told.", "Between them")
    ]
    if found.series.buckets:
        parts.append(series_table.table(found.series))
    if found.acts:
        shown, note = cut(found.acts, limit, 2 * FEW)
        parts.append(picture_tables.acts(shown, "Acts", note))
    if found.statements:
        said, note = cut(found.statements, limit)
        parts.append(said_table.table(said, "What each said of the other", note, none))
    if found.silences:
        silent, note = cut(found.silences, limit)
        parts.append(picture_tables.silences(silent, note))
    if found.unanswered:
        unanswered, note = cut(found.unanswered, limit)
        parts.append(unanswered_table.table(unanswered, note=note, empty=none))
    if found.meetings:
        met, note = cut(found.meetings, limit)
        parts.append(meetings_table.table(met, note))
    if found.flows:
        flows, note = cut(found.flows, limit)
        parts.append(flows_table.table(flows, note))
    ties, note = cut(found.ties, limit)
    parts.append(picture_tables.ties(ties, note, "No tie between them stands."))
    if found.disagreements:
        clashes, note = cut([one.disagreement for one in found.disagreements], limit)
        parts.append(disagreements_table.table(clashes, note=note))
    return [*parts, Text(), style.legend(), method("dyad")]


def cut(some: Sequence[One], limit: int | None, usual: int = FEW) -> tuple[Sequence[One], str]:
    """The first of some lines, and a note on how many there are; 0 is no limit."""
    most = usual if limit is None else limit
    if not most or len(some) <= most:
        return some, f"{len(some):,}"
    return some[:most], f"{most:,} of {len(some):,}, the newest first; --limit 0 shows all"


def method(view: str) -> Text:
    """Where it says how the view is made."""
    return style.quiet(f"How this is made, and where it misleads: dragoman method {view}")
