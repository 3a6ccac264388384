"""The shelves of counts: figures that may be of one count stand on one, so that few are compared.

A shelf is of one outcome and some days, or, for figures of reports without a day, of one outcome and
one place or word. What clashes on a shelf hangs on nothing but the figures of the reports on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dragoman.fusing.counts.figures import Figure, count_rules

# Names of one figure that make shelves for figures without a day: enough for any sentence.
MOST_NAMES = 8


def kind_of(one: Figure) -> str:
    """What is counted in the widest sense; only figures of one kind are compared."""
    return f"{one.first.count.outcome}{' in all' if one.first.count.total else ''}"


def shelves_of(one: Figure) -> list[str]:
    """The shelves that a figure stands on, in order."""
    kind = kind_of(one)
    found: list[str] = []
    if one.when is not None:
        width, reach = _days(one)
        found += sorted({f"{kind}, days {day // width}" for day in (one.when, one.when + reach)})
    if one.main:
        found += [f"{kind}, in {name}" for name in sorted(one.places)[:MOST_NAMES]]
        if one.when is None:
            found += [f"{kind}, of {word}" for word in sorted(one.words)[:MOST_NAMES]]
    return found


def pairs_on(shelf: str, figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of figures that are to be compared on a shelf, each pair on one shelf only.

    On a shelf of very many, each is compared with those told nearest after it.
    """
    most = int(count_rules()["same"]["most_compared"])
    kept = sorted(
        (one for one in figures if shelf in shelves_of(one)),
        key=lambda one: (one.when or 0, one.order),
    )
    of_days = ", days " in shelf
    for place, one in enumerate(kept):
        for other in kept[place + 1 : place + 1 + most]:
            if of_days and not _near(one, other):
                break
            if _is_own(shelf, one, other, of_days=of_days):
                yield (one, other) if one.order <= other.order else (other, one)


def crowd_on(shelf: str, figures: Iterable[Figure]) -> Counter[str]:
    """By place, how many reports on a shelf count something there, and by "" how many there are."""
    named: dict[str, set[str]] = {}
    for one in figures:
        if shelf in shelves_of(one):
            named.setdefault(one.first.report_key, set()).update(one.places, ("",))
    return Counter(place for places in named.values() for place in places)


def _is_own(shelf: str, one: Figure, other: Figure, *, of_days: bool) -> bool:
    """Whether this is the shelf on which two are compared: that of the later day, else the first."""
    if of_days:
        assert other.when is not None
        return shelf.endswith(f", days {other.when // _days(other)[0]}")
    if one.when is not None and other.when is not None:
        return False
    return shelf == min(set(shelves_of(one)) & set(shelves_of(other)))


def _near(one: Figure, later: Figure) -> bool:
    assert one.when is not None and later.when is not None
    return later.when - one.when <= _days(one)[1]


def _days(one: Figure) -> tuple[int, int]:
    """How many days a shelf has, and how many may lie between two that are compared."""
    rules = count_rules()["same"]
    reach = int(rules["total_days" if one.first.count.total else "untold_days"])
    return 3 * reach, reach


def by_shelf(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    """All shelves of some figures, each with those that stand on it and the others of their reports."""
    of_report: dict[str, list[Figure]] = {}
    for one in figures:
        of_report.setdefault(one.first.report_key, []).append(one)
    reports: dict[str, dict[str, None]] = {}
    for one in figures:
        for shelf in shelves_of(one):
            reports.setdefault(shelf, {})[one.first.report_key] = None
    return {
        shelf: [one for key in keys for one in of_report[key]]
        for shelf, keys in sorted(reports.items())
    }
