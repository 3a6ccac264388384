"""The kept stories, taken out again when somebody asks: what each holds, and the log."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import duckdb

from dragoman.fusing.stories.changes import Change
from dragoman.fusing.stories.keeper import Held
from dragoman.store.kept.coded import decode


@dataclass(frozen=True, slots=True)
class Place:
    """A report and where it stands."""

    key: str
    story: str
    also: tuple[str, ...]  # other stories that it touches


@dataclass(frozen=True)
class KeptStories:
    """The tables of the stories at one moment."""

    _reports: Any
    _stories: Any
    _log: Any

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> KeptStories:
        """What is kept, as it is now."""
        asked = (
            """SELECT report, story, also FROM story_reports JOIN story_texts USING (report)
            ORDER BY day NULLS LAST, report""",
            "SELECT story, born, middle FROM stories ORDER BY born",
            "SELECT body FROM story_log ORDER BY number",
        )
        return cls(*(connection.sql(one).to_arrow_table() for one in asked))

    @cached_property
    def places(self) -> list[Place]:
        """Each report by its story, by day."""
        columns = (self._reports.column(one).to_pylist() for one in ("report", "story", "also"))
        return [Place(key, story, tuple(also)) for key, story, also in zip(*columns, strict=True)]

    @cached_property
    def held(self) -> list[Held]:
        """The stories with their reports, in the order in which they began."""
        columns = (self._stories.column(one).to_pylist() for one in ("story", "born", "middle"))
        found = {id: Held(id, born, [], middle) for id, born, middle in zip(*columns, strict=True)}
        for one in self.places:
            found[one.story].reports.append(one.key)
        return list(found.values())

    @cached_property
    def log(self) -> list[Change]:
        """All changes, the first to come first."""
        return [decode(Change, text) for text in self._log.column("body").to_pylist()]
