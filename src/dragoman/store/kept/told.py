"""What is kept, taken out again: as tables of one moment, and as records when somebody asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import duckdb

from dragoman.fusing.disagreements.acts import ranked
from dragoman.fusing.disagreements.clashes import Clash
from dragoman.fusing.origins.graph import Link, Linked
from dragoman.fusing.origins.tracing import Origins
from dragoman.records import Disagreement, Event
from dragoman.store.kept.coded import decode, encode
from dragoman.store.write import insert

INSIDE = "inside"
"""The scope of clashes inside one report: its shelves are reports, by key."""


_LINKS = """
    a.report AS one, b.report AS other, l.body
    FROM links l JOIN texts a ON a.number = l.a JOIN texts b ON b.number = l.b"""


@dataclass(frozen=True)
class Kept:
    """The kept tables at one moment; records are made of them when they are asked for."""

    _origins: Any
    _events: Any
    _disagreements: Any
    _links: Any
    _clashes: Any

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> Kept:
        """What is kept, as it is now."""
        asked = (
            "report, held FROM origins",
            "id, beside, body FROM events",
            "scope, shelf, body FROM disagreements",
            _LINKS,
            "* FROM clashes",
        )
        return cls(*(connection.sql(f"SELECT {one}").to_arrow_table() for one in asked))

    @cached_property
    def origins(self) -> Origins:
        """By report key, its origins."""
        keys, held = (self._origins.column(name).to_pylist() for name in ("report", "held"))
        return {key: tuple(some) for key, some in zip(keys, held, strict=True)}

    @cached_property
    def links(self) -> list[Linked]:
        """What shows that reports are of one origin, each link with the keys of its two reports."""
        columns = (self._links.column(name).to_pylist() for name in ("one", "other", "body"))
        return [(decode(Link, body), (a, b)) for a, b, body in zip(*columns, strict=True)]

    @cached_property
    def events(self) -> list[Event]:
        """The events, by day of first report."""
        found = [decode(Event, text) for text in self._events.column("body").to_pylist()]
        return sorted(found, key=lambda event: (event.first_reported or date.max, event.id))

    @cached_property
    def beside(self) -> dict[str, str]:
        """By event, the first of those that it lies beside: see `Beside`."""
        ids, groups = (self._events.column(name).to_pylist() for name in ("id", "beside"))
        return dict(zip(ids, groups, strict=True))

    @cached_property
    def clashes(self) -> dict[str, list[Clash]]:
        """By part of a block, all acts that clash, the worst first."""
        found: dict[str, list[Clash]] = defaultdict(list)
        for one in self._clashes.to_pylist():
            found[one["part"]].append(clash_of(one))
        return {part: ranked(some) for part, some in found.items()}

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """The disagreements of all scopes, each clash once, the worst first."""
        from dragoman.fusing.disagreements.joined import joined
        from dragoman.fusing.inside.finding import once_an_origin

        columns = (
            self._disagreements.column(one).to_pylist() for one in ("scope", "shelf", "body")
        )
        found = [
            (scope, shelf, decode(Disagreement, text))
            for scope, shelf, text in zip(*columns, strict=True)
        ]
        inside = [(shelf, clash) for scope, shelf, clash in found if scope == INSIDE]
        between = [clash for scope, _, clash in found if scope != INSIDE]
        return joined([*between, *once_an_origin(inside, self.origins)])


def clash_of(row: Mapping[str, Any]) -> Clash:
    """The clash again that a row of the table of clashes tells of."""
    told = decode(Disagreement, row["body"])
    return Clash(told, row["disputed"], row["width"], row["unless_both"])


def replace_clashes(
    connection: duckdb.DuckDBPyConnection,
    scope: str,
    shelves: Sequence[str],
    rows: Sequence[dict[str, Any]],
) -> None:
    """Put the disagreements of some shelves of a scope in place of their old ones.

    Two scopes may have shelves of one name: both of reports, say.
    """
    connection.execute(
        "DELETE FROM disagreements WHERE scope = ? AND shelf IN (SELECT unnest(?))",
        [scope, list(shelves)],
    )
    insert(connection, "disagreements", rows)


def told_clashes(scope: str, shelf: str, found: Iterable[Disagreement]) -> list[dict[str, Any]]:
    """Disagreements of one shelf as rows of the table that all scopes share."""
    return [{"scope": scope, "shelf": shelf, "body": encode(one)} for one in found]
