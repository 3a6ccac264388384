"""What runs the parts: this process, several on this machine, or Daft, here or on a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from dragoman.coding.workers import begin
from dragoman.errors import QueryError, WorkerError
from dragoman.scale.lake import Done
from dragoman.scale.parts import Part
from dragoman.scale.working import Work, read_part
from dragoman.store.kept.coded import decode, encode

if TYPE_CHECKING:
    from daft import Expression, Series

EngineName: TypeAlias = Literal["processes", "daft"]
Engine: TypeAlias = Callable[[Work, Sequence[Part]], Iterator[Done]]

_SILENT = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "DO_NOT_TRACK": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
}
"""Daft and Ray tell their makers of each use, unless these are set before they are loaded; and Daft
has a bar of progress beside ours."""


def engine(name: str, jobs: int, address: str | None = None) -> Engine:
    """What runs the parts, ``jobs`` at a time; ``address`` is that of a Ray cluster, for Daft.

    Raises `QueryError` for an engine that is not there, or is not installed.
    """
    if jobs < 1:
        raise QueryError(f"{jobs} processes read nothing; ask for 1 or more")
    if address is not None and name != "daft":
        raise QueryError("only Daft reads on a cluster; say --engine daft, too")
    if name == "processes":
        return _alone if jobs == 1 else lambda work, parts: _in_processes(work, parts, jobs)
    if name == "daft":
        _load_daft()
        return lambda work, parts: _by_daft(work, parts, jobs, address)
    raise QueryError(f"no engine is called {name!r}; there are: processes, daft")


def _alone(work: Work, parts: Sequence[Part]) -> Iterator[Done]:
    for part in parts:
        yield read_part(work, part)


def _in_processes(work: Work, parts: Sequence[Part], jobs: int) -> Iterator[Done]:
    """Raises `WorkerError` where a process has ended; what is noted in the lake stays."""
    if len(parts) == 1:
        yield from _alone(work, parts)
        return
    spawn = get_context("spawn")  # forking a process with threads of others' libraries may hang
    with ProcessPoolExecutor(jobs, mp_context=spawn, initializer=begin) as pool:
        waiting: list[Future[Done]] = [pool.submit(read_part, work, part) for part in parts]
        try:
            for one in as_completed(waiting):
                yield one.result()
        except BrokenProcessPool as broken:
            raise WorkerError("a process that reads a part has ended") from broken
        finally:
            for one in waiting:
                one.cancel()


def _load_daft() -> None:
    os.environ.update(_SILENT)
    try:
        import daft
    except ImportError as error:
        reason = 'Daft is not installed; install it:  pip install "dragoman[scale]"'
        raise QueryError(reason) from error
    del daft


def _by_daft(work: Work, parts: Sequence[Part], jobs: int, address: str | None) -> Iterator[Done]:
    """One row of a data frame a part; a worker answers with what became of it."""
    import daft

    if address is None:
        daft.set_runner_native()
    else:
        daft.set_runner_ray(address)

    @daft.cls(use_process=True, max_concurrency=jobs)
    class Worker:
        def __init__(self, work: Work) -> None:
            self.work = work

        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)
        def read(self, parts: Series) -> list[str]:
            return [encode(read_part(self.work, decode(Part, one))) for one in parts.to_pylist()]

    frame = daft.from_pydict({"part": [encode(part) for part in parts]})
    if address is not None:
        frame = frame.into_partitions(len(parts))
    # To Daft a method is called with a column and gives one; to a type checker it is the method.
    read: Callable[[Expression], Expression] = cast("Any", Worker(work).read)
    try:
        for row in frame.select(read(frame["part"]).alias("done")).iter_rows():
            yield decode(Done, row["done"])
    except Exception as error:  # whatever Daft or Ray raises where a process has ended
        raise WorkerError(f"Daft has broken off ({error!s:.300})") from error
