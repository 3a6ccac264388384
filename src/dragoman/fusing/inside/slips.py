"""One deed with two dates in one report: the text has it this summer, and a caption years ago."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.times.finding import TimeMention, find_times
from dragoman.fusing.disagreements.clashes import Known
from dragoman.fusing.disagreements.dates import find_dates, reach_years
from dragoman.fusing.events.fusing import acts
from dragoman.fusing.events.traits import span_of
from dragoman.fusing.inside.page import Page
from dragoman.fusing.rules import inside_rules
from dragoman.fusing.words import plain_words
from dragoman.records import Act, ClaimRow, Disagreement, Region, Side


def find_slips(page: Page) -> Iterator[Disagreement]:
    """Clashes of dates between acts of one report; each stretch shows its time as well as the act."""
    timed = [(row, row.claim) for row in page.rows if isinstance(row.claim, Act) and row.claim.when]
    if not reach_years(span for one in timed if (span := span_of(*one)) is not None):
        return
    by_id = {row.id: row for row in page.rows}
    known = Known(acts(row for row, _ in timed), {}, {})
    times = _Times(page)
    for clash in find_dates(known):
        one = clash.disagreement
        a, b = (_with_time(page, side, by_id, times) for side in (one.a, one.b))
        if not any(_means_another(side) for side in (a, b)):
            yield replace(one, a=a, b=b)


def _means_another(one: Side) -> bool:
    """Whether the words say that it is another deed, or of another year: "last August", "another bomb"."""
    return bool(plain_words(one.evidence.exact) & set(inside_rules()["slips"]["another"]))


class _Times:
    """The times that a report names, found once in each of its regions: a long one has one clash after the other."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found: dict[Region, list[TimeMention]] = {}

    def of(self, region: Region) -> list[TimeMention]:
        """Those of a region, by where they stand in it."""
        if region not in self._found:
            text = self._page.plain[region.start : region.end]
            self._found[region] = list(find_times(text, self._page.report.published))
        return self._found[region]


def _with_time(page: Page, one: Side, rows: dict[str, ClaimRow], times: _Times) -> Side:
    """The stretch of an act, widened to the words that tell its time."""
    row = rows.get(one.claim or "")
    if row is None:
        return one
    start, end = one.evidence.start, one.evidence.end
    around = page.region_at(start)
    if around is None:
        return one
    for mention in times.of(around):
        if row.claim.when in (mention.value, mention.behind, mention.ahead):
            first, last = around.start + mention.start, around.start + mention.end
            between = page.plain[min(end, last) : max(start, first)]
            if "." not in between.strip().strip("."):
                return page.side(min(start, first), max(end, last), one.claim)
    return one
