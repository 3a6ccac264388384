"""One event as a page: what happened, who says so and who does not, and why each claim is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.fusing.events.explained import EventExplained, EventPart, StatusTold
from dragoman.fusing.voices import OUTLET
from dragoman.picture.names import Names
from dragoman.records import ClaimRow, Event, Voice
from dragoman.terminal import claims_table, names, sentence, style
from dragoman.terminal.layout import Column, Row, Section

_SAID = (
    Column("who", 14, 30),
    Column("does what", 9, 28),
    Column("first on", 10, 10, whole=True),
    Column("in", 24, 44, whole=True),
)
_TOLD = (Column("", 2, 4, right=True, whole=True), *claims_table.COLUMNS)
_TURNS = 8  # turns of the status that are shown; of more, the first and the last ones
_REPORTS = 3  # reports that a line names

_ROLES = {
    "first": "tells it first",
    "asserts": "has it done",
    "confirms": "confirms",
    "adds": "adds",
    "denies": "denies",
    "expects": "expects it",
    "asks": "asks for it",
    "repeats": "",
    "copies": "copies",
}


def page(explained: EventExplained, rows: Mapping[str, ClaimRow]) -> list[RenderableType]:
    """An event as a page: what it is, who says what of it, then its claims with their reasons."""
    told = [rows[part.claim] for part in explained.parts]
    called = Names(told)
    return [
        _head(explained.event, called),
        _facts(explained),
        Section("Who says so", _SAID, _said(explained.parts), _origins(explained)),
        Section("Why each claim is in", _TOLD, _why(explained.parts, rows), f"{len(told)}"),
    ]


def _head(event: Event, called: Names) -> Text:
    head = Text("\n").append_text(style.quad(event.quad, event.event))
    source, target = (
        names.listed([one.name for one in called.many(codes)])
        for codes in (event.source, event.target)
    )
    head.append(f"  {names.sides(source, target, event.reciprocal)}", style.ACCENT)
    return head.append(f"  event {event.id}", style.QUIET)


def _facts(explained: EventExplained) -> Table:
    """Time, place and status, each with the reports that it rests on."""
    event = explained.event
    reports = {part.claim: part.report for part in explained.parts}
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    if explained.standing:
        stands = f"{explained.standing}: told again and again, with no day of its own"
        grid.add_row(style.quiet("stands"), style.plain(stands))
    for name, value, claims in (
        ("when", event.when, explained.when_from),
        ("where", event.where, explained.where_from),
    ):
        if value:
            told = Text(value)
            told.append(f"  {_reports([reports[claim] for claim in claims])}", style.QUIET)
            grid.add_row(style.quiet(name), told)
    grid.add_row(style.quiet("status"), style.status(event.status))
    if len(explained.statuses) > 1:
        grid.add_row(style.quiet("over time"), _turns(explained.statuses, reports))
    return grid


def _turns(statuses: Sequence[StatusTold], reports: Mapping[str, str]) -> Text:
    """How the status went: planned, then asserted, then denied."""
    line = Text()
    shown = list(statuses)
    left = len(shown) - _TURNS
    if left > 0:
        shown = [*shown[: _TURNS // 2], *shown[-_TURNS // 2 :]]
    for place, one in enumerate(shown):
        if place:
            line.append(" … " if left > 0 and place == _TURNS // 2 else " → ", style.QUIET)
        line.append_text(style.status(one.status))
        line.append(f" {one.published or reports[one.claim]}", style.QUIET)
    return line


def _said(parts: Sequence[EventPart]) -> list[Row]:
    """One row a voice: all that it does, and where."""
    grouped: dict[Voice, list[EventPart]] = {}
    for part in parts:
        grouped.setdefault(part.voice, []).append(part)
    return [_voice(voice, its) for voice, its in grouped.items()]


def _voice(voice: Voice, its: Sequence[EventPart]) -> Row:
    doing = list(dict.fromkeys(filter(None, map(_does, its))))
    days = [part.published for part in its if part.published]
    name = names.voice(voice)
    return Row(
        (
            style.plain(name if voice.actor == OUTLET else f"{name}, cited"),
            style.plain(", ".join(doing) or "repeats it"),
            Text(str(min(days)) if days else ""),
            style.plain(_reports([part.report for part in its])),
        ),
        more=tuple(_added(part) for part in its if part.adds),
    )


def _does(part: EventPart) -> str:
    if part.role == "first" and part.status != "asserted":
        return f"tells it first, as {part.status}"
    return _ROLES[part.role]


def _added(part: EventPart) -> Text:
    return style.quiet("gives first ").append_text(style.plain(", ".join(part.adds)))


def _why(parts: Sequence[EventPart], rows: Mapping[str, ClaimRow]) -> list[Row]:
    """The claims in the order of telling, numbered, each with its sentence and its reason."""
    numbers = {part.claim: number for number, part in enumerate(parts, 1)}
    return [
        Row(
            (style.quiet(str(numbers[part.claim])), *claims_table.row(rows[part.claim]).cells),
            (sentence.quote(rows[part.claim].claim.evidence, f"report {part.report}"),),
            (_reason(part, numbers),),
        )
        for part in parts
    ]


def _reason(part: EventPart, numbers: Mapping[str, int]) -> Text:
    with_ = numbers.get(part.other or "")
    as_in = f"as {with_}: " if with_ else ""
    return style.quiet(f"{as_in}{'; '.join(part.because)}")


def _origins(explained: EventExplained) -> str:
    reports, texts = len(explained.event.reports), len(explained.origins)
    if texts == reports:
        return _count(reports, "independent report")
    return f"{_count(reports, 'report')} of {_count(texts, 'independent text')}"


def _reports(ids: Sequence[str]) -> str:
    """Reports by id, each once; of many the first ones."""
    each = list(dict.fromkeys(ids))
    named = ", ".join(each[:_REPORTS])
    return f"{named} and {len(each) - _REPORTS} more" if len(each) > _REPORTS else named


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number:,} {word}s"
