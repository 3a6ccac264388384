"""The stories, kept: each report that comes, changes or goes is told to their keeper, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import duckdb

from dragoman.fusing.origins.wording import Told
from dragoman.store.kept.looking import Looking
from dragoman.store.kept.stages import Stage
from dragoman.store.kept.stories_rows import TABLES, State, read_state, write_state

SHARE = (
    0.1  # of the reports that are there, so many come at once: each is read some ten times in all
)


@dataclass(frozen=True, slots=True)
class _Found:
    coming: list[Told]  # by day
    gone: list[str]
    state: State


class Stories(Stage):
    """By report, the story that it is of.

    What comes of it hangs on the stories as they were before: they are as reports came, and keep
    their ids. Of many reports at once, those of earlier days come first.
    """

    name = "stories"
    of_reports = True
    of_reports_alone = True
    tables: ClassVar[dict[str, str]] = TABLES
    most: ClassVar[int] = 500  # what is looked up for a portion hangs on the reports before it

    def shelves(self, connection: duckdb.DuckDBPyConnection) -> list[str]:
        """Those of the earliest days; the undated come last.

        Of much that is there most is read for each portion: the more there is, the larger it is.
        """
        if len(only := super().shelves(connection)) <= 1:
            return only
        ((there,),) = connection.execute("SELECT count(*) FROM story_texts").fetchall()
        rows = connection.execute(
            "SELECT DISTINCT shelf, published FROM todo LEFT JOIN reports ON key = shelf "
            "WHERE stage = ? ORDER BY published NULLS LAST, shelf LIMIT ?",
            [self.name, max(self.most, int(there * SHARE))],
        ).fetchall()
        return [shelf for shelf, _ in rows]

    def look(self, looking: Looking, shelves: Sequence[str]) -> _Found:
        """The reports with their texts, and what of the stories they touch."""
        told = {one[0].key: one for one in looking.told(shelves)}
        coming: list[Told] = [told[key] for key in shelves if key in told]
        gone = [key for key in shelves if key not in told]
        return _Found(coming, gone, read_state(looking.connection, coming, shelves))

    def make(self, found: _Found) -> State:
        """What has become of the stories."""
        keeper = found.state.keeper
        for key in found.gone:
            if key in keeper.reports:
                keeper.remove(key)
        for report, regions in found.coming:
            keeper.add(report, regions, found.state.words[report.key])
        return found.state

    def keep(
        self, connection: duckdb.DuckDBPyConnection, shelves: Sequence[str], made: State
    ) -> None:
        """Write what is not as it was."""
        write_state(connection, made)
