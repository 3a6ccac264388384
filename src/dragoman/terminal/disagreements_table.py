"""Disagreements as a table: what clashes, how gravely, and both sentences below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dragoman.records import Disagreement
from dragoman.terminal import sentence, style
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (
    Column("", 8, 9),
    Column("clash of", 6, 8),
    Column("about", 20, 90),
)
_SEVERITY_STYLES = {"real": "bold red", "probable": "red", "apparent": "yellow", "time": "cyan"}
SEVERITY_WORDS = {
    "real": "both cannot be so",
    "probable": "both are hardly so",
    "apparent": "a matter of words or of what is counted",
    "time": "the affair moved on between them",
}
"""What each severity means."""


def table(
    some: Sequence[Disagreement], *, note: str | None, empty: str = "The reports clash nowhere."
) -> Section:
    """A table of disagreements."""
    return Section("Disagreements", _COLUMNS, [_row(one) for one in some], note, empty)


def legend(some: Sequence[Disagreement]) -> Text:
    """What the severities among these disagreements mean."""
    text = Text(style=style.QUIET)
    for severity, words in SEVERITY_WORDS.items():
        if any(one.severity == severity for one in some):
            text.append("   " if text else "")
            text.append(severity, _SEVERITY_STYLES[severity]).append(f" {words}")
    return text


def _row(one: Disagreement) -> Row:
    severity = Text(one.severity, _SEVERITY_STYLES[one.severity])
    quotes = tuple(
        sentence.quote(side.evidence, f"report {side.report}") for side in (one.a, one.b)
    )
    return Row((severity, one.kind, style.plain(one.about)), quotes, (one.says,))
