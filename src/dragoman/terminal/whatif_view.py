"""A what-if on the terminal: what moves between the two, what followed before, and third parties."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.outlook.records import Followed, Shift, WhatIf
from dragoman.outlook.wording import NO_CAUSE, percent
from dragoman.plural import plural
from dragoman.terminal import style
from dragoman.terminal.grounds import because
from dragoman.terminal.layout import Column, Row, Section

MOST = 10  # lines of what moves
MOST_OTHERS = 6
REASONS = 2  # of what moves
_SHIFTS = (
    Column("who", 8, 24),
    Column("to whom", 8, 24),
    Column("act", 10, 14),
    Column("with", 5, 7, right=True),
    Column("without", 5, 7, right=True),
    Column("change", 6, 7, right=True, whole=True),
    Column("nine in ten", 8, 10),
    Column("chance with", 6, 7, right=True),
    Column("without", 6, 7, right=True),
)


def page(found: WhatIf, limit: int | None) -> list[RenderableType]:
    """The whole page."""
    out = " had not happened" if found.taken_out else ""
    title = f"What if: {found.type} {who(found)}{out}"
    head = Text("\n").append(title, style.ACCENT)
    if found.too_little:
        return [head, style.plain(f"Nothing is forecast: {found.too_little}.")]
    past = found.basis
    basis = (
        f"{plural(found.weeks, 'week')} after {found.on}, from {plural(past.acts, 'act')} in "
        f"{plural(past.weeks, 'week')} ({past.own:,} between the two)"
    )
    most = len(found.shifts) if limit == 0 else limit or MOST
    others = found.others[: len(found.others) if limit == 0 else limit or MOST_OTHERS]
    parts: list[RenderableType] = [
        head,
        style.quiet(basis),
        _table("Acts expected between the two, with it and without", found.shifts[:most]),
    ]
    if found.followed:
        parts += [Text("\nWhat followed before", style.ACCENT)]
        parts += [style.plain(_followed(found.type, one)) for one in found.followed]
    parts.append(_table("Third parties near", others))
    return [*parts, "", style.quiet(f"{NO_CAUSE} How made, how well: dragoman method whatif")]


def who(found: WhatIf) -> str:
    """Whose act it is."""
    if len(found.sides) > 2:
        return f"among {', '.join(one.name for one in found.sides)}"
    return f"by {found.source.name} on {found.target.name}"


def _table(title: str, shifts: Sequence[Shift]) -> Section:
    return Section(title, _SHIFTS, [_row(one) for one in shifts], empty="Nothing moves.")


def _row(one: Shift) -> Row:
    return Row(
        (
            style.plain(one.source.name),
            style.plain(one.target.name),
            style.quad(one.quad, one.type),
            f"{one.with_:.2f}",
            f"{one.without:.2f}",
            f"{one.change:+.2f}",
            f"{one.low:+.0f} to {one.high:+.0f}",
            percent(one.chance_with),
            percent(one.chance_without),
        ),
        more=tuple(because(one.because[:REASONS])),
    )


def _followed(act: str, one: Followed) -> str:
    weeks = plural(one.times, "week")
    how = "came in answer" if one.of == "back" else "followed from the same side"
    return (
        f"  after {weeks} with {act} (any pair), {one.type} {how} {percent(one.share)} of the times; "
        f"after weeks without, {percent(one.otherwise)}"
    )
