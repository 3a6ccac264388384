"""The clashes inside one report: who did it, dates, names, quotations, words, headline and body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dragoman.fusing.between.blame import blame_inside
from dragoman.fusing.inside.alliances import find_alliances
from dragoman.fusing.inside.beginnings import find_beginnings
from dragoman.fusing.inside.families import find_families
from dragoman.fusing.inside.firsts import find_firsts
from dragoman.fusing.inside.headline_acts import find_headline_acts
from dragoman.fusing.inside.headline_quotes import find_headline_quotes
from dragoman.fusing.inside.headline_stance import find_headline_stances
from dragoman.fusing.inside.history import find_history
from dragoman.fusing.inside.impossible import find_impossible
from dragoman.fusing.inside.offices import find_offices
from dragoman.fusing.inside.opposites import find_opposites
from dragoman.fusing.inside.page import page_of
from dragoman.fusing.inside.reckoned import find_reckoned
from dragoman.fusing.inside.slips import find_slips
from dragoman.fusing.inside.stray import find_stray
from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.records import ClaimRow, Disagreement, Region, Report

FINDERS = (
    lambda page: blame_inside(page.rows),
    find_impossible,
    find_families,
    find_headline_acts,
    find_headline_quotes,
    find_headline_stances,
    find_firsts,
    find_opposites,
    find_slips,
    find_alliances,
    find_stray,
    find_history,
    find_beginnings,
    find_reckoned,
    find_offices,
)


def find_inside(
    report: Report, regions: Sequence[Region], rows: Iterable[ClaimRow]
) -> list[Disagreement]:
    """Where one report is at odds with itself, in text order; nobody is declared right.

    ``rows`` may hold the claims of other reports, which are passed over, and come in any order.
    """
    page = page_of(report, regions, rows)
    found = chain.from_iterable(finder(page) for finder in FINDERS)
    return sorted(_once(found), key=_place)


def find_in_all(
    told: Iterable[tuple[Report, Sequence[Region]]],
    rows: Iterable[ClaimRow],
    origins: Origins = ALL_OWN,
) -> list[Disagreement]:
    """Where each of many reports is at odds with itself; what copies of one text share counts once."""
    own: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in rows:
        own[row.report_key].append(row)
    found = [
        (report.key, clash)
        for report, regions in told
        for clash in find_inside(report, regions, own.get(report.key, ()))
    ]
    return once_an_origin(found, origins)


def once_an_origin(
    found: Iterable[tuple[str, Disagreement]], origins: Origins
) -> list[Disagreement]:
    """Clashes inside reports, each with its report's key: those that copies share are given once.

    The report that is copied keeps them.
    """
    kept: dict[tuple[object, ...], Disagreement] = {}
    for key, clash in sorted(found, key=lambda one: (_copies(one[0], origins), one[0])):
        origin, *_ = origins.get(key) or (key,)
        kept.setdefault((origin, clash.kind, clash.about), clash)
    return list(kept.values())


def _copies(key: str, origins: Origins) -> bool:
    return key not in origins.get(key, (key,))


def _once(found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    seen = set()
    for one in found:
        mark = one.kind, one.about
        if mark not in seen:
            seen.add(mark)
            yield one


def _place(one: Disagreement) -> tuple[object, ...]:
    return one.a.evidence.start, one.b.evidence.start, one.kind, one.about
