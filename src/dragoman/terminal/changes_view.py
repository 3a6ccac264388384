"""What changed, on one screen."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from dragoman.picture.changes import Changes, MovedOn, NewReport
from dragoman.plural import plural
from dragoman.terminal import disagreements_table, picture_tables, sentence, style
from dragoman.terminal.between_view import cut, method
from dragoman.terminal.layout import Column, Row, Section

_REPORTS = (
    Column("published", 10, 10, whole=True),
    Column("report", 12, 60),
    Column("outlet", 8, 26),
    Column("", 4, 12),
)
_MOVED = (
    Column("reported", 10, 10, whole=True),
    Column("what", 6, 18),
    Column("was", 8, 22),
    Column("now", 8, 22),
    Column("about", 14, 46),
)
_BROKEN = (
    Column("answered", 10, 10, whole=True),
    Column("who", 8, 24),
    Column("had been silent on", 20, 80),
)


def page(found: Changes, limit: int | None) -> list[RenderableType]:
    """Each part that has something; what is new of reports stands first."""
    parts: list[RenderableType] = [Text(_title(found), style.ACCENT), style.quiet(_facts(found))]
    if found.reports:
        reports, note = cut(found.reports, limit)
        note = note.replace(", the newest first", "")
        parts.append(Section("New reports", _REPORTS, [_report(one) for one in reports], note))
    if found.events:
        acts, note = cut(found.events, limit, 10)
        parts.append(picture_tables.acts(acts, "First told", note))
    if found.moved:
        moved, note = cut(found.moved, limit)
        parts.append(Section("What moved", _MOVED, [_moved(one) for one in moved], note))
    if found.disagreements:
        clashes, note = cut([one.disagreement for one in found.disagreements], limit)
        parts.append(disagreements_table.table(clashes, note=note))
    if found.silences:
        silent, note = cut(found.silences, limit)
        parts.append(picture_tables.silences(silent, note))
    if found.broken:
        broken, note = cut(found.broken, limit)
        rows = [
            Row(
                (str(one.answered or ""), style.plain(one.name), style.plain(one.about)),
                (sentence.quote(one.answer.evidence, f"report {one.answer.report}"),)
                if one.answer
                else (),
            )
            for one in broken
        ]
        parts.append(Section("Silences that ended", _BROKEN, rows, note))
    return [*parts, Text(), style.legend(), method("changes")]


def _title(found: Changes) -> str:
    if found.since:
        return f"What changed after {found.since}"
    if found.look:
        return f"What changed since your last look, {found.look:%Y-%m-%d %H:%M} UTC"
    return "Nothing is marked as seen yet, so all is new"


def _facts(found: Changes) -> str:
    if not found.reports:
        return "No report has come since."
    return (
        f"{plural(len(found.reports), 'report')} of {plural(found.origins, 'new origin')} · "
        f"{plural(len(found.events), 'event')} first told · {len(found.moved):,} moved · "
        f"{plural(len(found.disagreements), 'disagreement')} · "
        f"{plural(len(found.broken), 'silence')} ended"
    )


def _report(one: NewReport) -> Row:
    title = one.title or one.id
    cells = (
        str(one.published or ""),
        style.plain(title),
        style.plain(one.outlet or ""),
        "" if one.origin else style.quiet("a copy"),
    )
    return Row(cells, more=(style.quiet(f"report {one.id}"),))


def _moved(one: MovedOn) -> Row:
    move = one.move
    what = f"{move.track} of {move.of}" if move.of else move.track
    cells = (str(move.on), what, move.before or "", move.after, one.about)
    quote = sentence.quote(move.side.evidence, f"event {one.event[:8]}")
    return Row(tuple(style.plain(cell) for cell in cells), (quote,))
