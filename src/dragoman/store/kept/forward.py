"""Bringing what is kept up to the reports: shelf by shelf, broken off at any moment without harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import duckdb

from dragoman.coding.products import on_one_thread
from dragoman.store.file import connected
from dragoman.store.kept.looking import Claims, Looking, Remembered, Shelves
from dragoman.store.kept.stages import Stage, kept_tables, rounds, stages
from dragoman.store.schema import TABLES, VIEWS
from dragoman.store.write import Transaction, insert
from dragoman.unswept import unswept
from dragoman.version import fusing_version

Progress = Callable[[int, int], None]
"""Called with the number of shelves done and of all that are known of."""
_Opened = Callable[[bool], AbstractContextManager[duckdb.DuckDBPyConnection]]
_Ahead = tuple[list[str], Future[Any]]
"""Shelves, and what is being looked up for them."""

AT_A_GO = 50  # reports; of no more than so many all is made in one transaction


def is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether what is kept is of this version of fusing, and of all reports."""
    if not _is_ours(connection):
        return False
    ((left,),) = connection.execute("SELECT count(*) FROM todo").fetchall()
    return not left


def is_empty(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether there is no report."""
    return not connection.execute("SELECT 1 FROM reports LIMIT 1").fetchall()


def mark_reports(connection: duckdb.DuckDBPyConnection, keys: list[str]) -> None:
    """Note that these reports came, changed or went; the caller's transaction says so."""
    _mark_all(connection, [one.name for one in stages() if one.of_reports], keys)


def mark_claims_of(connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> None:
    """Note that claims of these reports are shown otherwise than before, their texts unchanged."""
    _mark_all(connection, [one.name for one in stages() if one.of_claims], keys)


def _mark_all(
    connection: duckdb.DuckDBPyConnection, names: Sequence[str], keys: Sequence[str]
) -> None:
    insert(connection, "todo", [{"stage": name, "shelf": key} for name in names for key in keys])


def bring_forward(path: Path, progress: Progress | None = None) -> None:
    """Do all that is to be done. The caller has the right to write.

    A few reports are done in one go; of many, each portion is a transaction of its own, and others
    may ask meanwhile.
    """

    def moments(write: bool) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        return connected(path, write=write)

    with connected(path, write=True) as connection:
        if bring_few_forward(connection, progress):
            return
    _run(moments, progress)


def bring_few_forward(
    connection: duckdb.DuckDBPyConnection, progress: Progress | None = None
) -> bool:
    """Do all that is to be done, where it is of a few reports only; whether that is so."""
    _begin(connection)
    few = _reports_to_do(connection) <= AT_A_GO
    if few and _left(connection).total():
        with Transaction(connection):
            _run(_always(connection), progress, whole=True)
    return few


def copied(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The dossier in memory, to be brought forward without a hand on the file."""
    copy = duckdb.connect(":memory:")
    tables = dict(TABLES)
    if _is_ours(connection):
        tables |= kept_tables()
    for name, columns in tables.items():
        copied = connection.sql(f"SELECT * FROM {name}").to_arrow_table()
        copy.execute(f"CREATE TABLE {name} ({columns})")
        copy.register("incoming", copied)
        copy.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        copy.unregister("incoming")
    for name, query in VIEWS.items():
        copy.execute(f"CREATE VIEW {name} AS {query}")
    return copy


def bring_copy_forward(copy: duckdb.DuckDBPyConnection) -> None:
    """Do all that is to be done in a dossier that is in memory."""
    _begin(copy)
    _run(_always(copy))


def _always(connection: duckdb.DuckDBPyConnection) -> _Opened:
    @contextmanager
    def opened(write: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        yield connection

    return opened


def _is_ours(connection: duckdb.DuckDBPyConnection) -> bool:
    rows = connection.execute("SELECT value FROM meta WHERE name = 'kept'").fetchall()
    return rows == [(fusing_version(),)]


def _begin(connection: duckdb.DuckDBPyConnection) -> None:
    """Throw away what another version of fusing has kept: all is to be done anew."""
    if _is_ours(connection):
        return
    with Transaction(connection):
        for name, columns in kept_tables().items():
            connection.execute(f"DROP TABLE IF EXISTS {name}")
            connection.execute(f"CREATE TABLE {name} ({columns})")
        connection.execute("DELETE FROM todo")
        rows = connection.execute("SELECT key FROM reports").fetchall()
        mark_reports(connection, [key for (key,) in rows])
        connection.execute("DELETE FROM meta WHERE name = 'kept'")
        connection.execute("INSERT INTO meta VALUES ('kept', ?)", [fusing_version()])


def _reports_to_do(connection: duckdb.DuckDBPyConnection) -> int:
    names = [one.name for one in stages() if one.of_reports]
    ((count,),) = connection.execute(
        "SELECT count(DISTINCT shelf) FROM todo WHERE list_contains(?, stage)", [names]
    ).fetchall()
    return int(count)


def _run(opened: _Opened, progress: Progress | None = None, *, whole: bool = False) -> None:
    """Do all that is to be done; each portion is a transaction, unless the ``whole`` is one already.

    The products in it are small: a second thread would only wait for the first. Nothing of what is made
    holds itself, so that there is no garbage to look for.
    """
    with on_one_thread(), unswept():
        _run_stages(opened, progress, whole)


def _run_stages(opened: _Opened, progress: Progress | None, whole: bool) -> None:
    done = 0
    read = Claims(), Remembered(), Shelves()
    with ThreadPoolExecutor(1) as beside:
        ahead = _look_ahead(opened, beside) if whole else {}
        with opened(False) as connection:
            left = _left(connection)
        for some in rounds():
            while waiting := [stage for stage in some if left[stage.name]]:
                portion, left = _portion(waiting, opened, read, ahead, whole)
                if not portion:
                    break
                done += portion
                if progress is not None:
                    progress(done, done + left.total())


def _look_ahead(opened: _Opened, beside: Executor) -> dict[Stage, _Ahead]:
    """Begin to look up what hangs on reports alone, on a connection of its own: half of it is waiting for the file.

    It does not see what the transaction that is open writes, and need not.
    """
    with opened(False) as connection:
        todo = {one: one.shelves(connection) for one in stages() if one.of_reports_alone}
        return {
            stage: (
                shelves,
                beside.submit(stage.look, Looking(connection.cursor(), Claims()), shelves),
            )
            for stage, shelves in todo.items()
            if shelves
        }


def _portion(
    some: Sequence[Stage],
    opened: _Opened,
    read: tuple[Claims, Remembered, Shelves],
    ahead: dict[Stage, _Ahead],
    whole: bool,
) -> tuple[int, Counter[str]]:
    """Do some of the shelves of each of these stages; how many, and what is left to do then.

    The file is opened once to look and once to keep, whatever the stages: of a large one each takes long.
    """
    with opened(False) as connection:
        looking = Looking(connection, *read)
        found: list[tuple[Stage, list[str], Any]] = []
        for stage in some:
            if stage in ahead:
                shelves, looked_up = ahead.pop(stage)
                found.append((stage, shelves, looked_up.result()))
            elif shelves := stage.shelves(connection):
                found.append((stage, shelves, stage.look(looking, shelves)))
    made = [(stage, shelves, stage.make(one)) for stage, shelves, one in found]
    if not made:
        return 0, Counter()
    with opened(True) as connection, nullcontext() if whole else Transaction(connection):
        for stage, shelves, one in made:
            connection.execute(
                "DELETE FROM todo WHERE stage = ? AND shelf IN (SELECT unnest(?))",
                [stage.name, shelves],
            )
            stage.keep(connection, shelves, one)
        return sum(len(shelves) for _, shelves, _ in made), _left(connection)


def _left(connection: duckdb.DuckDBPyConnection) -> Counter[str]:
    """By stage, how many shelves are to be done."""
    rows = connection.execute("SELECT stage, count(*) FROM todo GROUP BY stage").fetchall()
    return Counter(dict(rows))
