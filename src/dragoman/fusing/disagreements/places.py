"""Where two claims of one happening give places that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.data.tables import read_parquet, read_tsv
from dragoman.fusing.counts.place_names import skeletons
from dragoman.fusing.disagreements.clashes import (
    Clash,
    Known,
    disputed,
    neighbours,
    same_day,
    side_of,
)
from dragoman.fusing.events.compare import amount_points, two_reports, word_points
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.phrases import act_phrase, teller
from dragoman.fusing.rules import settings, type_rules
from dragoman.records import Disagreement


def find_places(known: Known) -> Iterator[Clash]:
    """Clashes of places: one deed of one day, which two reports have in two towns.

    Only towns that are known by name are held against each other: a hall lies in a town, a town in
    a province. Of a visit, and of what comes daily, there may be one in each.
    """
    placed = [one for one in known.acts if one.place and one.act.mode not in _moving()]
    if sum(_lies(one.act.where or "") is not None for one in placed) < 2:
        return  # nothing to hold against each other
    for a, b in neighbours(placed, _mode, _in_other_towns):
        if two_reports(a, b) and same_day(a, b) and _one_deed(a, b):
            yield _clash(known, a, b)


def _mode(one: Traits) -> object:
    return one.act.mode, one.act.status


def _in_other_towns(one: Traits, others: Sequence[Traits]) -> list[Traits]:
    if _lies(one.act.where or "") is None:
        return []
    return [other for other in others if _elsewhere(one, other)]


def _elsewhere(a: Traits, b: Traits) -> bool:
    """Whether both name a town, and not the same one in two spellings.

    A city or province that our own list has is held against places of other states only.
    """
    one, other = a.act.where or "", b.act.where or ""
    lies = [_lies(name) for name in (one, other)]
    if not all(lies) or a.place & b.place:
        return False
    if lies[0] == lies[1] and not (one in _towns() and other in _towns()):
        return False
    capital = _capitals().get(one)
    return not skeletons(one) & skeletons(other) and not (
        capital is not None and capital == _capitals().get(other)
    )


def _lies(name: str) -> str | None:
    """The state in which a town or place of that name lies."""
    return _towns().get(name) or _written().get(name) or None


def _one_deed(a: Traits, b: Traits) -> bool:
    """Whether all but the place is alike: who did it to whom, on which day, in which words."""
    rules = settings()["places"]
    persons = len(a.people) > 1 and dict(a.people).keys() == dict(b.people).keys()
    alike = word_points(a.telling, b.telling) + amount_points(a, b) + int(persons)
    daily = type_rules()[a.act.event].daily
    return alike >= int(rules["daily" if daily else "needed"])


def _clash(known: Known, a: Traits, b: Traits) -> Clash:
    says = (
        f"{teller(a.row, b.row)} has it in {a.act.where}; "
        f"{teller(b.row, a.row)} has it in {b.act.where}."
    )
    return Clash(
        Disagreement(
            kind="place",
            severity="probable" if type_rules()[a.act.event].daily else "real",
            about=f"place: {act_phrase(a.act)}",
            says=says,
            a=side_of(a.row),
            b=side_of(b.row),
            event=known.one_event(a, b),
        ),
        disputed(a.act.where, b.act.where),
        1.0,
    )


@cache
def _moving() -> frozenset[str | None]:
    return frozenset(settings()["places"]["moving"])


@cache
def _towns() -> dict[str, str]:
    """By name, the state in which a town lies: the largest of its name."""
    rows = sorted(
        read_parquet("places.parquet").to_pylist(), key=lambda row: row["population"] or 0
    )
    return {row["name"]: row["code"] for row in rows} | _capitals()


@cache
def _written() -> dict[str, str]:
    """By name, the state of the places that we have written down; some lie in several."""
    return {
        name: row["code"]
        for row in read_tsv("actors_places.tsv")
        if row["code"]
        for name in (row["name"], *row["aliases"].split("|"))
    }


@cache
def _capitals() -> dict[str, str]:
    """By name, the state whose capital it is: a capital has several spellings."""
    rows = read_parquet("names.parquet").to_pylist()
    return {row["alias"]: row["code"].partition(":")[0] for row in rows if row["kind"] == "capital"}
