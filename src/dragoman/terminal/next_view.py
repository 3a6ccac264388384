"""Who comes next on the terminal: candidates by act, each with reasons and the past act that opens first."""

from __future__ import annotations

from rich.text import Text

from dragoman.outlook.records import Candidate, Outlook
from dragoman.outlook.wording import NEXT, NEXT_FIXED, percent
from dragoman.terminal import style
from dragoman.terminal.grounds import because
from dragoman.terminal.layout import Column, Row, Section

REASONS = 2  # of one candidate
_COLUMNS = (
    Column("act", 10, 14),
    Column("who", 8, 26),
    Column("to whom", 8, 26),
    Column("likely", 6, 6, right=True, whole=True),
    Column("place", 7, 10, right=True),
)


def sections(found: Outlook) -> list[Section]:
    """Whom the actor acts on next, and who on it; of two, where either stands for the other."""
    if found.next_too_little:
        return [Section("Who comes next", _COLUMNS, [], empty=f"Nobody is ranked: {found.next_too_little}.")]  # fmt: skip
    titles = {
        "whom": f"Whom {found.a.name} acts on next"
        if found.b is None
        else "Whom either acts on next",
        "who": f"Who acts on {found.a.name} next",
    }
    return [
        Section(title, _COLUMNS, [_row(one) for one in some], "if such an act comes at all")
        for asks, title in titles.items()
        if (some := [one for one in found.next if one.asks == asks])
    ]


def manner(found: Outlook) -> Text:
    """How to read it."""
    return style.quiet(NEXT if any(one.share is not None for one in found.next) else NEXT_FIXED)


def _row(one: Candidate) -> Row:
    cells = (
        style.quad(one.quad, one.type),
        style.plain(one.source.name),
        style.plain(one.target.name),
        Text("–" if one.share is None else percent(one.share)),
        Text(f"{one.rank} of {one.of}"),
    )
    return Row(cells, more=tuple(because(one.because[:REASONS])))
