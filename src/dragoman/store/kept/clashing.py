"""What the stages share that find disagreements: each keeps its own, by shelf."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from dragoman.store.kept.stages import Stage
from dragoman.store.kept.told import replace_clashes


class Clashing(Stage):
    """A stage of which disagreements come, kept with its name as their scope."""

    def keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        shelves: Sequence[str],
        made: list[dict[str, Any]],
    ) -> None:
        """Put them in place of the old ones of these shelves."""
        replace_clashes(connection, self.name, shelves, made)
