"""One report: its text as it was read, with every claim marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.dossier import Dossier
from dragoman.records import ClaimRow, Region, Report
from dragoman.store.read import READ_THROUGH
from dragoman.terminal.records_out import report_line
from dragoman.web.page import AsOf, Line, Page


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text between two borders of claims or regions."""

    text: str
    claims: tuple[ClaimRow, ...]  # that it is evidence of
    begins: tuple[ClaimRow, ...]  # those of them that begin here
    kind: str  # of its region


@dataclass(frozen=True, slots=True)
class Shown:
    """A report with what was found in it."""

    report: Report
    regions: tuple[Region, ...]
    rows: list[ClaimRow]

    def pieces(self) -> Iterator[Piece]:
        """The whole text in pieces, in order."""
        text = self.report.text
        spans = [(row.claim.evidence.start, row.claim.evidence.end) for row in self.rows]
        spans += [(one.start, one.end) for one in self.regions]
        borders = sorted({0, len(text), *(place for span in spans for place in span)})
        for start, end in pairwise(borders):
            told = [row for row in self.rows if _covers(row, start, end)]
            begun = [row for row in told if row.claim.evidence.start == start]
            yield Piece(text[start:end], tuple(told), tuple(begun), self._kind(start))

    def _kind(self, place: int) -> str:
        found = next((one.kind for one in self.regions if one.start <= place < one.end), "body")
        return "" if found in READ_THROUGH else found


def ask(dossier: Dossier, id: str, as_of: AsOf = None) -> Shown:
    """One report by its id: the text, its regions and its claims."""
    return Shown(dossier.report(id), dossier.regions(id), dossier.rows(id))


def _covers(row: ClaimRow, start: int, end: int) -> bool:
    return row.claim.evidence.start <= start and end <= row.claim.evidence.end


def _lines(found: Shown) -> Sequence[Line]:
    return [report_line(found.report, found.regions, found.rows)]


def _rows(found: Shown) -> Sequence[Line]:
    from dragoman.terminal.records_out import claim_line

    return [claim_line(row) for row in found.rows]


def _heading(found: Shown) -> str:
    return found.report.title or found.report.id


PAGE = Page(
    name="report",
    path="/report/{id:path}",
    title="Report",
    ask=ask,
    lines=_lines,
    rows=_rows,
    heading=_heading,
    under="reports",
)
