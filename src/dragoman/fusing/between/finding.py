"""The clashes between claims that are no acts of one block: remarks quoted twice, stances told twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dragoman.fusing.between.direction import direction_shelves, find_directions
from dragoman.fusing.between.force import find_force, force_shelves
from dragoman.fusing.between.helping import find_helping, help_shelves
from dragoman.fusing.between.quotes import find_quotes, quote_shelves
from dragoman.fusing.between.spoken import find_spoken, spoken_shelves
from dragoman.fusing.origins.tracing import ALL_OWN, Origins
from dragoman.records import ClaimRow, Disagreement

_FINDERS: Mapping[str, Callable[[Sequence[ClaimRow]], Iterator[Disagreement]]] = {
    "direction": find_directions,
    "force": find_force,
    "help": find_helping,
    "quote": find_quotes,
    "spoken": find_spoken,
}
_SHELVES: Mapping[str, Callable[[ClaimRow], list[tuple[str, str]]]] = {
    "help": help_shelves,
    "direction": direction_shelves,
    "force": force_shelves,
    "spoken": spoken_shelves,
}


def shelves_of(row: ClaimRow) -> list[tuple[str, str]]:
    """The shelves on which a claim is held against others, each with its stance there; none for most claims.

    On a shelf where all have one stance nothing clashes. A remark has a stance of its own.
    """
    told = [
        (f"{kind} {shelf}", stance)
        for kind, placed in _SHELVES.items()
        for shelf, stance in placed(row)
    ]
    return told + [(f"quote {shelf}", row.id) for shelf in quote_shelves(row)]


def find_on_shelf(
    shelf: str, rows: Iterable[ClaimRow], origins: Origins = ALL_OWN
) -> list[Disagreement]:
    """The clashes among the claims of one shelf, the same in whatever order they come.

    Of reports that copy one text, the claims of the first are looked at.
    """
    finder = _FINDERS[shelf.partition(" ")[0]]
    return list(finder(_first_tellings(rows, origins)))


def find_between(rows: Iterable[ClaimRow], origins: Origins = ALL_OWN) -> list[Disagreement]:
    """The clashes of all shelves, each once."""
    shelves: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in rows:
        for shelf in dict.fromkeys(shelf for shelf, _ in shelves_of(row)):
            shelves[shelf].append(row)
    found: dict[object, Disagreement] = {}
    for shelf in sorted(shelves):
        for clash in find_on_shelf(shelf, shelves[shelf], origins):
            found.setdefault((clash.kind, clash.a.claim, clash.b.claim), clash)
    return list(found.values())


def _first_tellings(rows: Iterable[ClaimRow], origins: Origins) -> list[ClaimRow]:
    first: dict[tuple[str, str], ClaimRow] = {}
    ordered = sorted(rows, key=lambda row: (row.published is None, row.published, row.id))
    for row in ordered:
        origin, *_ = origins.get(row.report_key) or (row.report_key,)
        first.setdefault((origin, row.claim.evidence.exact), row)
    return list(first.values())
