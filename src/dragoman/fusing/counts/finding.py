"""Where reports count the same dead, hurt or others differently; nobody is declared right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import TypeAlias

from dragoman.count_records import CountRow
from dragoman.fusing.counts.figures import Figure, count_rules, figures
from dragoman.fusing.counts.same import may_be_one, stands_out
from dragoman.fusing.counts.shelves import by_shelf, crowd_on, pairs_on
from dragoman.fusing.counts.wording import about, figure, teller
from dragoman.fusing.disagreements.joined import joined
from dragoman.records import Disagreement, Severity, Side

_Clash: TypeAlias = "tuple[Figure, Figure, Severity]"


def find_counts(rows: Iterable[CountRow]) -> list[Disagreement]:
    """The numbers of counts that clash, between reports or between voices of one; worst first.

    The same in whatever order ``rows`` come. Each two numbers of one count clash once, between the
    reports that first told them: copies of one text are not told twice.
    """
    shelves = by_shelf(figures(rows))
    return joined(one for shelf, some in shelves.items() for one in clashes_on(shelf, some))


def clashes_on(shelf: str, known: Sequence[Figure]) -> list[Disagreement]:
    """The clashes of one shelf; ``known`` are all figures of the reports that stand on it."""
    told: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for one in known:
        told[one.first.report_key, one.first.count.outcome].append(one)
    found: list[_Clash] = []
    crowd = crowd_on(shelf, known)
    for a, b in pairs_on(shelf, known):
        inside = a.first.report_key == b.first.report_key
        if not may_be_one(a, b) or not stands_out(a, b, crowd):
            continue
        if _are_added_up(a, b, told) if inside else _both_told(a, b, told):
            continue
        severity = severity_of(a, b)
        if severity is not None:
            found.append((a, b, severity))
    return [_disagreement(*one) for one in _once(found)]


def _both_told(a: Figure, b: Figure, told: Mapping[tuple[str, str], list[Figure]]) -> bool:
    """Whether one of two reports tells the other's figure, too: then it is of something else."""
    return any(
        one.low == other.low and one.topic == other.topic and other.first.count.stage is None
        for one, key in ((a, b.first.report_key), (b, a.first.report_key))
        for other in told[key, one.first.count.outcome]
    )


def _are_added_up(a: Figure, b: Figure, told: Mapping[tuple[str, str], list[Figure]]) -> bool:
    """Whether a report gives the sum of two of its figures, or what one has beyond the other."""
    some = told[a.first.report_key, a.first.count.outcome]
    return not {a.low + b.low, abs(a.low - b.low)}.isdisjoint(
        one.low for one in some if one not in (a, b)
    )


def severity_of(a: Figure, b: Figure) -> Severity | None:
    """How two figures of one count clash; None where both can be right.

    Vague words and "at least" are floors.
    """
    low, high = sorted((a, b), key=lambda one: (one.named, one.order))
    severity = _severity(low, high)
    if severity is None:
        return None
    stages = {a.first.count.stage, b.first.count.stage} - {None}
    moved = stages or _days_apart(a, b) >= int(count_rules()["numbers"]["moving_days"])
    return "time" if moved or _of_one_outlet(a, b) else severity


def _of_one_outlet(a: Figure, b: Figure) -> bool:
    """Whether one outlet gives both in two reports: it brings its figure up to date, or corrects it."""
    one, other = a.first, b.first
    return (
        one.source is not None and one.source == other.source and one.report_key != other.report_key
    )


def _severity(low: Figure, high: Figure) -> Severity | None:
    rules = count_rules()["numbers"]
    factor = high.named / low.named if low.named else 1.0
    if factor < 1 + float(rules["rounding"]) / 2 and not (low.exact and high.exact):
        return None
    if low.high >= high.low and (low.high < inf or high.low == 0):
        return None  # a range or a ceiling with room for the other
    far = factor >= float(rules["floors_apart"])
    if low.vague and not high.vague:
        return None
    if high.low == 0:
        return "probable"
    if low.vague:
        return "probable" if factor >= float(rules["vague_apart"]) else None
    if high.vague:
        if low.named > high.low * float(rules["vague_share"]) or not _is_of_one_deed(low, high):
            return None
        return "real" if far or low.exact else "probable"
    if low.exact:
        return "real" if factor >= 1 + float(rules["near_share"]) else "probable"
    if far:
        return "real"
    return None if low.rounded else "probable"


def _is_of_one_deed(low: Figure, high: Figure) -> bool:
    """Whether a vague number is of the deed of the other: "hundreds" are often those of a long war."""
    shared = len(low.words & high.words)
    return shared >= int(count_rules()["same"]["marks"]) or (low.main and high.main and shared > 0)


def _days_apart(a: Figure, b: Figure) -> int:
    if a.published is None or b.published is None:
        return 0
    return abs(a.published - b.published)


def _once(found: Sequence[_Clash]) -> list[_Clash]:
    """Each two numbers of one count once: between the reports that first told them."""
    group = _groups(found)
    shown: dict[object, _Clash] = {}
    for one in sorted(found, key=lambda one: (_inside(one), one[0].order, one[1].order)):
        a, b, _ = one
        mark = (
            group[id(a)],
            min(a.first.count.who, b.first.count.who),
            frozenset((_told(a), _told(b))),
        )
        shown.setdefault(mark, one)
    return list(shown.values())


def _told(one: Figure) -> tuple[float, bool]:
    return one.low, one.vague


def _inside(one: _Clash) -> bool:
    return one[0].first.report_key == one[1].first.report_key


def _groups(found: Sequence[_Clash]) -> dict[int, int]:
    """By figure, the count that it is of: figures that clash are joined, directly or through others."""
    parent: dict[int, int] = {}

    def top(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b, _ in found:
        parent[top(id(b))] = top(id(a))
    return {one: top(one) for one in list(parent)}


def _disagreement(a: Figure, b: Figure, severity: Severity) -> Disagreement:
    one, other = a.first, b.first
    says = (
        f"{teller(one, other)} has {figure(one.count.quantity)}; "
        f"{teller(other, one)} has {figure(other.count.quantity)}."
    )
    return Disagreement(
        kind="number",
        severity=severity,
        about=f"number of {about((a, b))}",
        says=says,
        a=_side(one),
        b=_side(other),
    )


def _side(row: CountRow) -> Side:
    return Side(row.report_id, row.count.evidence, None, row.published, row.source)
