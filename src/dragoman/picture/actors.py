"""States, bodies and groups by how much was told of them by any day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from dragoman.fusing.origins.tracing import Origins, origin_of
from dragoman.fusing.parties import dyad_side, parties_of
from dragoman.picture.columns import Counted, Distinct, Numbered, held_numbers, ordinal
from dragoman.picture.names import Names
from dragoman.picture.records import ActorShown
from dragoman.records import ClaimRow


class Actors:
    """The actors of a dossier with their claims, reports and origins, in columns.

    Claims that are copies count for reports only.
    """

    def __init__(
        self, rows: Iterable[ClaimRow], firsts: Mapping[str, ClaimRow], origins: Origins
    ) -> None:
        self._sides, keys = Numbered(), Numbered()
        told: list[tuple[int, int, int, int | None]] = []
        for row in rows:
            day, report = ordinal(row.published), keys.of(row.report_key)
            origin = keys.of(origin_of(row, origins)) if row.id in firsts else None
            told += ((self._sides.of(side), day, report, origin) for side in sorted(sides_of(row)))
        own = [(side, day, origin) for side, day, _, origin in told if origin is not None]
        self._claims = Counted((side for side, *_ in own), (day for _, day, _ in own))
        days = [day for _, day, _, _ in told]
        self._reports = Distinct([one[0] for one in told], [one[2] for one in told], days)
        self._origins = Distinct(
            [side for side, *_ in own],
            [origin for *_, origin in own],
            [day for _, day, _ in own],
            held_numbers(keys, origins),
        )
        self._codes = self._sides.keys

    def by(self, day: int) -> list[int]:
        """The numbers of those told of by a day, those with most claims, then origins, first."""
        claims, origins = self._claims.by(day), self._origins.by(day)
        return sorted(
            np.flatnonzero(claims).tolist(),
            key=lambda one: (-claims[one], -origins[one], self._codes[one]),
        )

    def codes(self, numbers: Iterable[int]) -> list[str]:
        """The codes of actors by their numbers."""
        return [self._codes[one] for one in numbers]

    def shown(self, numbers: Sequence[int], day: int, names: Names) -> list[ActorShown]:
        """Actors as lines."""
        claims, origins, reports = (
            counted.by(day) for counted in (self._claims, self._origins, self._reports)
        )
        return [
            ActorShown(
                code := self._codes[one],
                names.of(code).name,
                claims=int(claims[one]),
                reports=int(reports[one]),
                origins=int(origins[one]),
            )
            for one in numbers
        ]


def sides_of(row: ClaimRow) -> set[str]:
    """The states, bodies and groups that a claim gives a part."""
    return {side for party in parties_of(row) if (side := dyad_side(party.code))}
