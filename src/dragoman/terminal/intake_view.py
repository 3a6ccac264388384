"""What a reading took in and what it set aside, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.reading.formats.fields import KINDS
from dragoman.reading.language import language_name
from dragoman.records import Intake
from dragoman.terminal import screen, style
from dragoman.terminal.find import reports

if TYPE_CHECKING:
    from dragoman.dossier import Dossier

_CLAIMS = {
    "act": ("act", "acts"),
    "statement": ("statement", "statements"),
    "silence": ("silence", "silences"),
    "tie": ("tie", "ties"),
    "consequence": ("consequence", "consequences"),
}
_SET_ASIDE = {
    "title": "titles",
    "repeat": "titles standing again",
    "caption": "captions",
    "credit": "credits",
    "promo": "promotion lines",
    "interface": "interface words",
    "related": "other reports on the page",
    "stamp": "time stamps",
    "dateline": "datelines",
    "fragment": "fragments",
    "truncation": "cut-off ends",
}
_MOST_IDS = 5  # reports named in one line; the rest are counted


def show(intake: Intake, into: Path, dossier: Dossier) -> None:
    """Print what came in, what was set aside, and what to do next."""
    undated = [
        str(id)
        for id, published in dossier.reports().project("id, published").fetchall()
        if published is None and id in set(intake.read)
    ]
    screen.show(_lines(intake, into, undated), None)


def _lines(intake: Intake, into: Path, undated: list[str]) -> list[RenderableType]:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=style.QUIET, no_wrap=True)
    grid.add_column(overflow="fold")
    for title, told in (
        ("came in", _came(intake.came_in)),
        ("claims", _counted(intake.claims)),
        ("not English", _languages(intake.not_english)),
        ("set aside", _aside(intake.set_aside)),
        ("known already", _ids(intake.known)),
        (
            "not read",
            f"{len(intake.rejected)}, whole or in part, as told above" if intake.rejected else "",
        ),
        ("without a date", _ids(undated)),
    ):
        if told:
            grid.add_row(title, told)
    lines: list[RenderableType] = [
        Text.assemble(
            (reports(len(intake.read)), style.ACCENT), f" read into {into}", no_wrap=True
        ),
        grid,
    ]
    if undated:
        lines.append(
            Text("Times such as “last week” need a date: read again with --published YYYY-MM-DD.")
        )
    if intake.read or intake.known:
        lines.append(Text(f"Next: dragoman picture --from {into}", no_wrap=True))
    return lines


def _came(kinds: dict[str, int]) -> str:
    """What the reports came in; nothing where all are plain texts, for that is no news."""
    if set(kinds) <= {"text"}:
        return ""
    most = sorted(kinds.items(), key=lambda item: -item[1])
    return ", ".join(f"{count:,} {KINDS[kind][count != 1]}" for kind, count in most)


def _languages(counts: dict[str, int]) -> str:
    """How many reports are in which other language."""
    if not counts:
        return ""
    told = ", ".join(f"{count:,} {language_name(one)}" for one, count in counts.items())
    verb = "reports are" if sum(counts.values()) > 1 else "report is"
    return f"{sum(counts.values()):,} {verb} not English ({told}): kept, not coded"


def _counted(claims: dict[str, int]) -> str:
    told = [
        f"{claims[kind]:,} {names[claims[kind] > 1]}"
        for kind, names in _CLAIMS.items()
        if claims.get(kind)
    ]
    return ", ".join(told)


def _aside(characters: dict[str, int]) -> str:
    """Characters by kind of region, the most first."""
    if not characters:
        return ""
    most = sorted(characters.items(), key=lambda item: -item[1])
    told = ", ".join(f"{count:,} of {_SET_ASIDE.get(kind, kind)}" for kind, count in most)
    return f"{sum(characters.values()):,} characters: {told}"


def _ids(ids: tuple[str, ...] | list[str]) -> str:
    if not ids:
        return ""
    named = ", ".join(ids[:_MOST_IDS])
    more = f" and {len(ids) - _MOST_IDS:,} more" if len(ids) > _MOST_IDS else ""
    return f"{len(ids):,}: {named}{more}"
