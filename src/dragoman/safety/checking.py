"""Looks at a dossier from the first byte to the last: can it be read, and does all of it fit together?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from dragoman.errors import DossierDamaged, DossierMissing
from dragoman.safety.blocks import bad_blocks
from dragoman.safety.bodies import (
    BODY_RULES,
    no_json,
    other_claims,
    other_counts,
    other_judgements,
    other_outlooks,
)
from dragoman.safety.contents import mark_of, quoted, shapes
from dragoman.safety.records import Checked, Finding
from dragoman.safety.rules import KEPT_RULES, RULES, Rule
from dragoman.store import file
from dragoman.store.copying import copy_file
from dragoman.store.kept.forward import is_current
from dragoman.store.kept.stages import kept_tables
from dragoman.store.refusals import foreign
from dragoman.store.schema import SCHEMA_VERSION, TABLES, UPGRADES, VIEWS

EXAMPLES = 3  # places that are told of one finding
_LEFT = {
    ".wal": "a log that a writer left who was ended: it is taken in when next something is written",
    ".new": "a draft that was never finished: it may be deleted",
}


_OF_IDS: tuple[tuple[str, str, Callable[..., Iterator[str] | Iterator[tuple[str, str]]]], ...] = (
    ("claims", "claims that are not those that their ids were made of", other_claims),
    ("counts", "counts that are not those that their ids were made of", other_counts),
    ("judgements", "judgements that are not as they were given", other_judgements),
    ("outlooks", "outlooks or their scores that cannot be read", other_outlooks),
)


def check(path: str | Path) -> Checked:
    """Whether the dossier at ``path`` is sound, and what is wrong where; nothing is changed.

    Every value is read and every block's checksum is looked at, so that flipped bytes show, and what must hold between the tables is looked at. Raises `DossierMissing` where there
    is no dossier, `DossierLocked` where another process keeps hold of it.

    Examples:
        >>> import dragoman
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     dragoman.open(Path(folder, "affair.duckdb")).close()
        ...     dragoman.check(Path(folder, "affair.duckdb")).is_sound
        True
    """
    where = file.real(path)
    if not file.exists(where):
        raise DossierMissing(f"{where}: there is no such file")
    if where.is_dir():
        raise DossierMissing(f"{where}: this is a folder; name the dossier's file in it")
    try:
        with file.connected(where) as connection:
            file.check_length(where, connection)
            found = _Look(connection)
            if not found.is_ours:
                raise foreign(where)
            found.all()
            if not found.damage:
                found.findings += blocks(where, connection)
    except DossierDamaged as error:
        return Checked(where, None, {}, (_broken(str(error)),))
    notes = [
        Finding("note", where.name + ending, told)
        for ending, told in _LEFT.items()
        if file.exists(where.with_name(where.name + ending))
    ]
    return Checked(where, found.schema, found.rows, (*found.findings, *notes))


def blocks(path: Path, connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Blocks whose bytes are not what was written, where no question reads them.

    They may be of an index, which only a writer would meet, or free. Which of the two shows a copy, in
    which every row that has a key is put in once more and then deleted: that reads all of every index.
    """
    ((size,),) = connection.execute("SELECT block_size FROM pragma_database_size()").fetchall()
    bad = bad_blocks(path, int(size))
    if not bad:
        return []
    told = f"blocks with bytes that are not what was written: {', '.join(map(str, bad[:EXAMPLES]))}"
    with TemporaryDirectory(prefix=f".{path.name}-check-", dir=path.parent) as folder:
        copy = Path(folder, path.name)
        copy_file(path, copy)
        try:
            with file.connected(copy, write=True) as trial:
                for name, shape in shapes(trial).items():
                    if shape.keys:
                        again = f"SELECT * FROM {quoted(name)} ON CONFLICT DO NOTHING"
                        trial.execute(f"INSERT INTO {quoted(name)} {again}")
                        trial.execute(f"DELETE FROM {quoted(name)}")
                trial.execute("CHECKPOINT")
        except DossierDamaged:
            return [Finding("damage", "index", told, len(bad))]
    return [Finding("note", "free", f"{told}; nothing is in them", len(bad))]


def _broken(told: str) -> Finding:
    return Finding("damage", "file", told)


class _Look:
    """One look at an open dossier."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self.shapes = shapes(connection)
        self.schema: str | None = None
        self.rows: dict[str, int] = {}
        self.findings: list[Finding] = []

    @property
    def damage(self) -> bool:
        """Whether any was found."""
        return any(one.weight == "damage" for one in self.findings)

    @property
    def is_ours(self) -> bool:
        """Whether it is a dossier at all."""
        return {"meta", "reports"} <= self.shapes.keys()

    def all(self) -> None:
        """Look at all of it; tables that cannot be read are left out of what follows."""
        for name in self.shapes:
            self._read(name)
        self._version()
        if self.schema == SCHEMA_VERSION:
            self._check_shapes()
        for rule in (*RULES, *BODY_RULES, *self._json_rules()):
            self._ask(rule)
        self._look_at_ids()
        self._look_at_kept()
        self._runs()

    def _read(self, table: str) -> None:
        """Read every value of a table."""
        try:
            self.rows[table] = mark_of(self._connection, quoted(table)).rows
        except duckdb.Error as error:
            self.findings.append(Finding("damage", table, f"it cannot be read: {_short(error)}"))

    def _version(self) -> None:
        if "meta" not in self.rows:
            return
        meta = dict(self._connection.execute("SELECT name, value FROM meta").fetchall())
        self.schema = meta.get("schema")
        if self.schema == SCHEMA_VERSION:
            return
        if self.schema in UPGRADES:
            told = f"tables of the older version {self.schema}: the next reading brings them up"
            self.findings.append(Finding("note", "meta", told))
            return
        told = f"its tables are of version {self.schema}, which this Dragoman does not know"
        made_by = meta.get("made_by", "?")
        self.findings.append(Finding("damage", "meta", f"{told} (made by {made_by})"))

    def _check_shapes(self) -> None:
        """Every table has its columns, and is there."""
        with duckdb.connect(":memory:") as plain:
            for name, columns in TABLES.items():
                plain.execute(f"CREATE TABLE {name} ({columns})")
            wanted = shapes(plain)
        for name, shape in wanted.items():
            there = self.shapes.get(name)
            if there is None:
                self.findings.append(Finding("damage", name, "the table is not there"))
                continue
            has = {(one.name, one.type) for one in there.columns}
            lacks = [one.name for one in shape.columns if (one.name, one.type) not in has]
            if lacks:
                told = f"columns are not there, or of another type: {', '.join(lacks)}"
                self.findings.append(Finding("damage", name, told, len(lacks)))
                self.rows.pop(name, None)
        views = self._connection.execute("SELECT view_name FROM duckdb_views()").fetchall()
        for name in sorted(set(VIEWS) - {one for (one,) in views}):
            self.findings.append(Finding("damage", name, "the view is not there"))

    def _ask(self, rule: Rule) -> None:
        """Ask one rule, where all its tables can be read."""
        if not all(name in self.rows or name in VIEWS for name in rule.tables):
            return
        try:
            ((count, examples),) = self._connection.execute(
                f"SELECT count(*), min(place, {EXAMPLES}) FROM (SELECT DISTINCT place FROM ({rule.query}))"
            ).fetchall()
        except duckdb.Error as error:
            told = f"it could not be looked at whether there are {rule.told}: {_short(error)}"
            self.findings.append(Finding("damage", rule.where, told))
            return
        if count:
            self.findings.append(
                Finding(rule.weight, rule.where, rule.told, int(count), tuple(examples))
            )

    def _json_rules(self) -> Iterator[Rule]:
        yield from filter(None, (no_json(name, shape) for name, shape in self.shapes.items()))

    def _look_at_ids(self) -> None:
        """Claims, counts and judgements must be those that their ids were made of."""
        for table, told, find in _OF_IDS:
            if table not in self.rows:
                continue
            try:
                places = sorted(
                    one if isinstance(one, str) else one[0] for one in find(self._connection)
                )
            except duckdb.Error as error:
                failed = f"it could not be looked at whether there are {told}: {_short(error)}"
                self.findings.append(Finding("damage", table, failed))
                continue
            if places:
                some = tuple(places[:EXAMPLES])
                self.findings.append(Finding("damage", table, told, len(places), some))

    def _look_at_kept(self) -> None:
        """What is made of the reports: nothing is wrong with it where it is only not made yet."""
        if self.schema != SCHEMA_VERSION or not {"meta", "todo"} <= self.rows.keys():
            return
        if is_current(self._connection):
            for name in kept_tables():
                if name not in self.shapes:
                    self.findings.append(Finding("damage", name, "the table is not there"))
            for rule in KEPT_RULES:
                self._ask(rule)
        elif self.rows.get("reports"):
            told = (
                "what comes of the reports is not made of all of them yet: the next reading does it"
            )
            self.findings.append(Finding("note", "todo", told, max(self.rows["todo"], 1)))

    def _runs(self) -> None:
        if "runs" not in self.rows:
            return
        rows = self._connection.execute(
            "SELECT id::VARCHAR FROM runs WHERE finished IS NULL ORDER BY id"
        ).fetchall()
        if rows:
            told = "readings that were broken off, or go on: to read the same again goes on"
            some = tuple(one for (one,) in rows[:EXAMPLES])
            self.findings.append(Finding("note", "runs", told, len(rows), some))


def _short(error: duckdb.Error) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:160]
