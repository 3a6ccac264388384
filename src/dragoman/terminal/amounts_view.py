"""How much is to pass, on the terminal: one table a direction, each class with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.outlook.amounts.kinds import QUADS
from dragoman.outlook.amounts.records import Amount, Expected
from dragoman.outlook.amounts.words import step_name
from dragoman.outlook.wording import KEPT, NOT_KEPT
from dragoman.plural import plural
from dragoman.terminal import style
from dragoman.terminal.grounds import because
from dragoman.terminal.layout import Column, Row, Section

TWO_MODELS = (
    "Two models: this one is for how much of each class; how likely each type is says dragoman outlook. "
    "Their numbers may differ."
)
_COLUMNS = (
    Column("acts", 12, 22),
    Column("mean", 5, 8, right=True),
    Column("half the time", 8, 14),
    Column("nine in ten times", 8, 18),
    Column("any at all", 6, 10, right=True),
)


def sections(found: Sequence[Expected], names: Mapping[str, str], empty: str) -> list[Section]:
    """One table a direction."""
    if not found:
        return [Section("How much is to pass", _COLUMNS, [], empty=empty)]
    return [_section(one, names) for one in found]


def manner(found: Sequence[Expected]) -> str:
    """How to read it, and whether what is forecast counts in the track record."""
    forecast = any(one.amounts for one in found)
    kept = KEPT if any(one.kept for one in found) else NOT_KEPT
    return f"{TWO_MODELS} {kept}" if forecast else TWO_MODELS


def _section(one: Expected, names: Mapping[str, str]) -> Section:
    title = f"{names.get(one.source, one.source)} to {names.get(one.target, one.target)}"
    step = step_name(one.step_days)
    ahead = f"{one.horizon} {step}{'s' if one.horizon > 1 else ''} from {one.from_day}"
    rows = [_row(amount) for amount in one.amounts]
    if one.refused is None:
        low, lower, _, upper, high = (f"{end:g}" for end in one.score_quantiles)
        rows.append(
            Row(
                (
                    "score",
                    f"{one.score_mean:.1f}",
                    f"{lower} to {upper}",
                    f"{low} to {high}",
                    "",
                )
            )
        )
    note = f"{ahead}; from {plural(one.basis.acts, 'act')} in {plural(one.basis.steps, f'whole {step}')}"
    if one.refused:  # which says how much is known in all
        note = f"{plural(one.basis.acts, 'act')} known"
    return Section(title, _COLUMNS, rows, note, f"Nothing is forecast: {one.refused}.")


def _row(amount: Amount) -> Row:
    low, lower, _, upper, high = amount.quantiles
    quad = amount.quad
    why = amount.because[:2] if amount.mean >= _TOLD else ()
    return Row(
        (
            style.quad(quad, QUADS[quad - 1]),
            f"{amount.mean:.2g}" if amount.mean < 1 else f"{amount.mean:.1f}",
            f"{lower:g} to {upper:g}",
            f"{low:g} to {high:g}",
            f"{amount.any:.0%}",
        ),
        more=tuple(because(why)),
    )


_TOLD = 0.1  # acts from which on the reasons of a mean are told
