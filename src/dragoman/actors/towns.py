"""Towns and provinces of the built table: some 27,000 places, read when a name first asks for them."""

from __future__ import annotations

import functools

from dragoman.actors.entry import Entry
from dragoman.actors.holders import read_table


class Towns:
    """Names of places that no other table has; the code is the state that they lie in."""

    def names(self) -> list[str]:
        """All names, in alphabetical order."""
        found: list[str] = read_table("places.parquet").column("name").to_pylist()
        return found

    def named(self, name: str) -> tuple[Entry, ...]:
        """The place of that name; one of a single word is a minor one, as it may be a person's."""
        code = self._codes.get(name)
        return () if code is None else (Entry(code, name, "place", minor=" " not in name),)

    @functools.cached_property
    def _codes(self) -> dict[str, str]:
        table = read_table("places.parquet")
        columns = (table.column(name).to_pylist() for name in ("name", "code"))
        return dict(zip(*columns, strict=True))
