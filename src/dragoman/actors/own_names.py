"""A user's own names by what they are looked up by: a name, a family name, or who holds an office."""

from __future__ import annotations

import functools
import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dragoman.actors import own, saved
from dragoman.actors.entry import Entry
from dragoman.actors.spelling import family_name, is_too_short, plain, spellings
from dragoman.actors.words import words
from dragoman.records import Rejection
from dragoman.version import coder_version

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

Tell = Callable[[str], None]

# What a row of the table is looked up by.
_NAME, _ALIAS, _FAMILY, _OFFICE = "name", "alias", "family", "office"
# A file of so many rows is kept as a table in the user's cache, and its making is told.
KEPT_FROM = 25_000
# What is known of all rows beforehand, kept with the table: rejected lines, and names by code.
_REJECTED, _STATES = b"rejected", b"states"
_WITH_STATES = ("state", "body")  # kinds whose rows name a state or body


class OwnNames:
    """The names of a user's files, the first file's before the second's.

    ``version`` is a hash of the files, ``rejected`` has the lines that could not be understood.
    """

    def __init__(self, layers: Sequence[own.Layer] = (), tell: Tell | None = None) -> None:
        self.version = own.version(layers)
        self._table = _table(layers, self.version, tell) if layers else None
        self._keys = self._table.column("key") if self._table is not None else None

    @functools.cached_property
    def rejected(self) -> tuple[Rejection, ...]:
        """The lines that could not be understood, with the reasons."""
        if self._table is None:
            return ()
        told = json.loads(self._table.schema.metadata[_REJECTED])
        return tuple(Rejection(**one) for one in told)

    def patterns(self) -> list[str]:
        """All names, once each."""
        if self._table is None:
            return []
        import pyarrow.compute as pc

        names = pc.not_equal(self._table.column("how"), _OFFICE)
        found: list[str] = self._table.column("key").filter(names).unique().to_pylist()
        return found

    def over(self, name: str, ours: Sequence[Entry]) -> tuple[Entry, ...]:
        """What a name stands for: the user's entries, and ours for the days that they leave."""
        found: list[Entry] = []
        ranks: list[int] = []
        for row in self._rows(plain(name)):
            if row["how"] not in (_NAME, _ALIAS):
                continue
            entry = _entry(row)
            if row["rank"] == 0 or not _replaced(entry, found, ranks):
                found.append(entry)
                ranks.append(row["rank"])
        return (*found, *(one for one in ours if not _replaced(one, found, ranks)))

    def family(self, name: str) -> list[Entry]:
        """The persons who are called by a family name alone."""
        return [_entry(row) for row in self._rows(plain(name)) if row["how"] == _FAMILY]

    def holders(self, owner: str) -> list[Entry]:
        """All who hold an office of a state or body, the first file's first."""
        return [_entry(row) for row in self._rows(owner) if row["how"] == _OFFICE]

    def state_names(self) -> dict[str, str]:
        """The names of states and bodies by code, as their own rows have them."""
        if self._table is None:
            return {}
        found: dict[str, str] = json.loads(self._table.schema.metadata[_STATES])
        return found

    def _rows(self, key: str) -> list[dict[str, Any]]:
        if self._table is None or self._keys is None:
            return []
        keys = self._keys
        first = bisect_left(range(len(keys)), key, key=lambda i: keys[i].as_py())
        last = first
        while last < len(keys) and keys[last].as_py() == key:
            last += 1
        found: list[dict[str, Any]] = self._table.slice(first, last - first).to_pylist()
        return found


def _replaced(ours: Entry, theirs: Sequence[Entry], ranks: Sequence[int]) -> bool:
    """Whether a user's row stands in the place of an entry: for its days, or of the same actor."""
    return any(
        one.overlaps(ours) and (rank == 0 or one.code == ours.code)
        for one, rank in zip(theirs, ranks, strict=True)
    )


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        row["code"],
        row["name"],
        row["kind"],
        row["office"],
        row["since"],
        row["until"],
        known=row["kind"] == "person",
    )


# -- making the table --------------------------------------------------------------------------------


def _table(layers: Sequence[own.Layer], version: str, tell: Tell | None) -> pa.Table:
    """The table of all names, sorted by what they are looked up by; from the cache if it is there."""
    file = f"own-{coder_version()}-{version}.arrow"
    found = saved.load(file, _mapped)
    if found is None:
        found = _made(layers, tell or (lambda _: None))
        if len(found) >= KEPT_FROM:
            saved.save(file, _bytes(found))
    return found


def _made(layers: Sequence[own.Layer], tell: Tell) -> pa.Table:
    import pyarrow as pa

    rejected: list[Rejection] = []
    columns: dict[str, list[Any]] = {name: [] for name in _schema().names}
    for rank, layer in enumerate(layers):
        for number, row in enumerate(own.rows(layer), 1):
            if isinstance(row, Rejection):
                rejected.append(row)
            else:
                _add(columns, rank, row)
            if number % KEPT_FROM == 0:
                tell(f"{layer.path}: {number:,} names read; this is done once")
    table = pa.table(columns, _schema()).combine_chunks()
    order = [("key", "ascending"), ("rank", "ascending"), ("how", "ascending")]
    table = table.sort_by(order).combine_chunks()
    told = {
        _REJECTED: json.dumps([asdict(one) for one in rejected]),
        _STATES: json.dumps(_states(table)),
    }
    return table.replace_schema_metadata(told)


def _states(table: pa.Table) -> dict[str, str]:
    """The names of states and bodies by code; of several rows the last in the table's order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = pc.and_(
        pc.is_in(table.column("kind"), pa.array(_WITH_STATES)),
        pc.equal(table.column("how"), _NAME),
    )
    return {row["code"]: row["name"] for row in table.filter(wanted).to_pylist()}


def _add(columns: dict[str, list[Any]], rank: int, row: own.Row) -> None:
    """The lines of the table that one row of a file gives."""
    entry = row.entry
    keys = [*_keys_of(row).items()]
    if entry.office:
        keys.append((owner_of(entry.code), _OFFICE))
    cells = {
        "rank": rank,
        "code": entry.code,
        "name": entry.name,
        "kind": entry.kind,
        "office": entry.office,
        "since": entry.since,
        "until": entry.until,
    }
    for key, how in keys:
        columns["key"].append(key)
        columns["how"].append(how)
        for name, value in cells.items():
            columns[name].append(value)


def _keys_of(row: own.Row) -> dict[str, str]:
    """What a row is looked up by: its name, its other spellings, its family name."""
    entry = row.entry
    found = {plain(row.names[0]): _NAME}
    for name in row.names:
        spelt = spellings(plain(name)) if entry.kind == "person" else [plain(name)]
        for form in spelt:
            found.setdefault(form, _ALIAS)
        if entry.kind == "person" and entry.office and " " in name:
            family = family_name(plain(name), entry.code[:3] in words("family_first"))
            if not is_too_short(family) or family in words("short_families"):
                found.setdefault(family, _FAMILY)
    return found


def owner_of(code: str) -> str:
    """Whose offices an actor's are: the state's, or the body's or group's own.

    >>> owner_of("NOR:GOV"), owner_of("IGO:NATO")
    ('NOR', 'IGO:NATO')
    """
    return code if code[:4] in ("IGO:", "REB:", "IMG:", "NGO:") else code[:3]


@functools.cache
def _schema() -> pa.Schema:
    import pyarrow as pa

    text = ("key", "how", "code", "name", "kind", "office")
    fields = [pa.field(name, pa.string()) for name in text]
    days = [pa.field(name, pa.date32()) for name in ("since", "until")]
    return pa.schema([*fields, pa.field("rank", pa.int8()), *days])


def _mapped(path: Path) -> pa.Table:
    import pyarrow as pa

    return pa.ipc.open_file(pa.memory_map(str(path))).read_all().combine_chunks()


def _bytes(table: pa.Table) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table, max_chunksize=len(table))
    content: bytes = sink.getvalue().to_pybytes()
    return content
