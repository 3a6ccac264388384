"""One report as a page: what it is, its text with the claims marked, and the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.console import RenderableType
from rich.text import Text

from dragoman.reading.language import is_coded, language_name
from dragoman.records import Act, Claim, ClaimRow, Region, Report
from dragoman.terminal import claims_table, marked, screen, sentence, style
from dragoman.terminal.layout import Column, Row, Section

_AND = " · "
MOST_MORE = 50  # columns beside a quote for what the table does not show

DATE_ORIGINS = {
    "given": "as given",
    "sidecar": "from its sidecar",
    "metadata": "from its metadata",
    "url": "from its address",
    "byline": "from its byline or stamp",
    "text": "found in the text",
    "unknown": "",
}

OUTLET_ORIGINS = {
    "given": "",
    "sidecar": "",
    "metadata": "",
    "url": " (by its address)",
    "credit": " (by its credit line)",
    "unknown": "",
}


def show(
    report: Report, regions: Sequence[Region], rows: Sequence[ClaimRow], width: int | None
) -> None:
    """Print the report and its claims."""
    console = screen.console(width)
    claims = [row.claim for row in rows]
    console.print(_head(report))
    console.print()
    console.print(marked.marked(report.text, regions, claims, console.width))
    for part in _list(rows):
        console.print(part)


def _head(report: Report) -> Text:
    text = Text(style.plain(report.title or report.id).plain, "bold")
    published = report.published.isoformat() if report.published else "no date"
    facts = [
        report.id if report.title else None,
        f"{report.source}{OUTLET_ORIGINS[report.source_from]}" if report.source else None,
        f"{published} {_origin(report)}".strip(),
        None if is_coded(report.language) else f"in {language_name(report.language)}, not coded",
        report.url,
    ]
    told = " · ".join(fact for fact in facts if fact)
    return Text.assemble(text, "\n", (style.plain(told).plain, style.QUIET))


def _origin(report: Report) -> str:
    """Where the day is from, and how sure it is where there is any doubt."""
    origin, sure = DATE_ORIGINS[report.published_from], report.published_confidence
    return origin if sure is None or sure == 1 else f"{origin} ({sure:.0%} sure)"


def _list(rows: Sequence[ClaimRow]) -> list[RenderableType]:
    columns = (Column("", 2, 4, right=True), *claims_table.COLUMNS)
    section = Section(
        "Claims",
        columns,
        [_row(number, one) for number, one in enumerate(rows, 1)],
        note=f"{len(rows)}, as marked in the text",
        empty="none were found in this report",
        indent=2,
    )
    return [section, Text(), style.legend()]


def _row(number: int, one: ClaimRow) -> Row:
    claim = one.claim
    row = claims_table.row(one)
    mark = Text(marked.small(number), f"bold {marked.colour(claim)}")
    quotes = (sentence.quote(claim.evidence, _more(claim)),)
    return replace(row, cells=(mark, *row.cells), quotes=quotes)


def _more(claim: Claim) -> str:
    """What the columns do not show: the place, the code of the voice, how sure the coder is."""
    voice = claim.according_to
    sure = f"confidence {claim.confidence:.2f}" if isinstance(claim, Act) else ""
    told = [f"in {claim.where}" if claim.where else "", f"voice {voice.actor}" if voice else ""]
    named = _AND.join(part for part in told if part)
    room = MOST_MORE - (len(sure) + len(_AND) if sure else 0)  # the figure is never cut off
    return _AND.join(part for part in (style.shorten(named, room), sure) if part)
