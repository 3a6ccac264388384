"""An outlook on the terminal: chances as bars, each with its reasons, and how many acts to expect."""

from __future__ import annotations

from rich.console import RenderableType
from rich.text import Text

from dragoman.outlook.records import Amount, Chance, Outlook
from dragoman.outlook.wording import KEPT, NOT_KEPT, percent
from dragoman.plural import plural
from dragoman.terminal import next_view, style
from dragoman.terminal.grounds import because
from dragoman.terminal.layout import Column, Row, Section

REASONS = 2  # of one chance, or of one amount
MOST = 12  # chances that are shown unless more are asked for
WIDTH = 10  # columns of a whole bar
_CHANCES = (
    Column("chance", 15, 16, whole=True),
    Column("usual", 5, 6, right=True, whole=True),
    Column("who", 8, 26),
    Column("to whom", 8, 26),
    Column("act", 10, 14),
    Column("expected", 8, 8, right=True),
    Column("so far", 6, 6, right=True),
)
TWO_MODELS = (
    "Two models: this one is for how likely each type is; how much of each class is to pass says "
    "dragoman amounts. Their numbers may differ."
)
_AMOUNTS = (
    Column("who", 8, 26),
    Column("to whom", 8, 26),
    Column("acts", 6, 8, right=True),
    Column("nine in ten times", 12, 18),
    Column("usual", 6, 8, right=True),
)


def page(found: Outlook, limit: int | None) -> list[RenderableType]:
    """The whole page."""
    head = Text("\n").append(_title(found), style.ACCENT)
    after: list[RenderableType] = [*next_view.sections(found)]
    if found.next:
        after += ["", next_view.manner(found)]
    if found.too_little:
        none = style.plain(f"No chances are told: {found.too_little}.")
        return [head, none, *after, *([style.quiet(kept(found))] if found.next else [])]
    shown = found.chances[: (len(found.chances) if limit == 0 else limit or MOST)]
    note = f"the likeliest {len(shown)} of {len(found.chances)}"
    parts: list[RenderableType] = [
        head,
        style.quiet(_basis(found)),
        Section("Chances of at least one act", _CHANCES, [_chance(one) for one in shown], note),
    ]
    if found.amounts:
        parts.append(Section("How many acts, of all types", _AMOUNTS, [_amount(one) for one in found.amounts]))  # fmt: skip
    return [
        *parts,
        *after,
        "",
        style.quiet(_manner(found)),
        *([style.quiet(TWO_MODELS)] if found.b else []),
    ]


def bar(chance: float) -> Text:
    """A chance as a bar and a percentage.

    >>> bar(0.5).plain
    '█████·····  50 %'
    """
    full = min(WIDTH, round(chance * WIDTH))
    text = Text("█" * full, style.QUAD_COLOURS[1]).append("·" * (WIDTH - full), style.QUIET)
    return text.append(f" {percent(chance):>5}")


def _title(found: Outlook) -> str:
    whom = found.a.name if found.b is None else f"{found.a.name} and {found.b.name}"
    weeks = plural(found.weeks, "week")
    return f"Outlook: {whom}, {weeks} after {found.as_of}" if found.as_of else f"Outlook: {whom}"


def _basis(found: Outlook) -> str:
    past = found.basis
    return (
        f"until {found.until}; from {plural(past.acts, 'act')} in {plural(past.weeks, 'week')} known by then "
        f"({past.own:,} of these actors)"
    )


def kept(found: Outlook) -> str:
    """Whether it counts in the track record."""
    return KEPT if found.kept else NOT_KEPT


def _manner(found: Outlook) -> str:
    return (
        "What tended to follow such weeks, and no cause. ×2.0: twice as many expected as between most who met "
        f"lately; usual: by their long-run mean alone. {kept(found)} How made: dragoman method outlook"
    )


def _chance(one: Chance) -> Row:
    act = style.quad(one.quad, one.type)
    cells = (
        bar(one.chance),
        Text(percent(one.usual)),
        style.plain(one.source.name),
        style.plain(one.target.name),
        act,
        Text(f"{one.expected:.1f}"),
        Text(f"{one.before:,}"),
    )
    return Row(cells, more=tuple(because(one.because[:REASONS])))


def _amount(one: Amount) -> Row:
    return Row(
        (
            style.plain(one.source.name),
            style.plain(one.target.name),
            f"{one.mean:.1f}",
            f"{one.low} to {one.high}",
            f"{one.usual:.1f}",
        ),
        more=tuple(because(one.because[:REASONS])),
    )
