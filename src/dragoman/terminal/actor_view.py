"""One actor on one screen: offices, whom it deals with, acts, words, silences, meetings."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from dragoman.picture.actor import ActorView, Office
from dragoman.plural import plural
from dragoman.terminal import meetings_table, picture_tables, said_table, style, unanswered_table
from dragoman.terminal.between_view import cut, method
from dragoman.terminal.layout import Column, Row, Section
from dragoman.terminal.lines import visible

_OFFICES = (
    Column("since", 10, 10, whole=True),
    Column("until", 10, 10, whole=True),
    Column("who", 12, 34),
    Column("office", 10, 40),
)


def page(found: ActorView, limit: int | None) -> list[RenderableType]:
    """The parts that have something, each with how much there is."""
    told, origins = plural(found.claims, "claim"), plural(found.origins, "origin")
    facts = f"{found.actor.code} · {told} from {origins}"
    parts: list[RenderableType] = [
        Text(visible(found.actor.name), style.ACCENT),
        style.quiet(facts),
    ]
    if found.offices:
        offices, note = cut(found.offices, limit)
        if found.kind == "side":
            note = note.replace("the newest first", "the highest first")
        rows = [_office(one) for one in offices]
        parts.append(Section("Offices", _OFFICES, rows, f"{note} · as the authority has them"))
    if found.dyads:
        shown, note = cut(found.dyads, limit)
        note = note.replace("the newest", "the most told")
        parts.append(picture_tables.dyads(shown, note, title="Deals with"))
    for title, acts in (("Acts by it", found.by), ("Acts toward it", found.toward)):
        if acts:
            some, note = cut(acts, limit)
            parts.append(picture_tables.acts(some, title, note))
    if found.statements:
        said, note = cut(found.statements, limit)
        parts.append(said_table.table(said, "What it said", note, ""))
    if found.silences:
        silent, note = cut(found.silences, limit)
        parts.append(picture_tables.silences(silent, note))
    if found.unanswered:
        unanswered, note = cut(found.unanswered, limit)
        parts.append(unanswered_table.table(unanswered, note=note, empty=""))
    if found.meetings:
        met, note = cut(found.meetings, limit)
        parts.append(meetings_table.table(met, note))
    if not found.claims:
        parts.append(style.quiet("The reports give it no part."))
    return [*parts, Text(), style.legend(), method("actor")]


def _office(one: Office) -> Row:
    since = one.since.isoformat() if one.since else ""
    until = one.until.isoformat() if one.until else ""
    return Row((since, until, style.plain(one.holder.name), style.plain(one.office)))
