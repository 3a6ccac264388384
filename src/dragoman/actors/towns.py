"""Towns and provinces of the built table: some 27,000 places."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.entry import Entry
from dragoman.actors.holders import read_table


def read_towns() -> Iterator[tuple[str, list[Entry]]]:
    """The places that no other table has, by name; the code is the state that they lie in.

    One of a single word is a minor one, as its name may be a person's.
    """
    for row in read_table("places.parquet").to_pylist():
        name = row["name"]
        yield name, [Entry(row["code"], name, "place", minor=" " not in name)]
