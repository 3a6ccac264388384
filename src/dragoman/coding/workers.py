"""Several coders side by side, each in a process of its own: the same claims, sooner."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from dragoman.actors.authority import Authority
from dragoman.actors.own import Layer
from dragoman.coding.coder import Coder, coder_name
from dragoman.count_records import Reading
from dragoman.errors import WorkerError
from dragoman.records import Claim, CleanReport

# Reports that a process is handed at once: few, so that all of them end at about the same time.
AT_ONCE = 8
# So many tasks wait for each process, so that none stands idle while the results are taken in.
TASKS = 2

_Coded = tuple[list[Reading], Exception | None]
_Names = tuple[tuple[Layer, ...], str, bool]  # the user's own, the authority's version, quick


class Workers:
    """Coders in processes of their own, with one authority; it is used where a `Coder` is.

    Each process takes the memory of one coder and the second that it needs to load. Reports come
    back in order, with the claims that one coder finds in them. Python starts the processes anew:
    a script that uses this must guard its own work with ``if __name__ == "__main__"``.
    """

    def __init__(
        self, jobs: int, authority: Authority | None = None, *, quick: bool = False
    ) -> None:
        """``jobs`` processes; they are started when there is something to code. ``quick`` as in `Coder`."""
        self.authority = authority or Authority.load()
        self.version = coder_name(quick=quick)
        self._quick = quick
        self.authority_version = self.authority.version
        self.at_once = jobs * AT_ONCE * TASKS
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they have not coded yet is left."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report, in order, as `read_many`."""
        for one in self.read_many(cleans):
            yield list(one.claims)

    def read_many(self, cleans: Iterable[CleanReport]) -> Iterator[Reading]:
        """The claims and the counts of each report, in order.

        Raises:
            WorkerError: a process has ended, or the user's names have changed meanwhile.
        """
        coming = iter(cleans)
        waiting: deque[Future[_Coded]] = deque()
        try:
            while True:
                while len(waiting) < self._jobs * TASKS and (task := list(islice(coming, AT_ONCE))):
                    waiting.append(self._started().submit(_code, self._names(), task))
                if not waiting:
                    return
                readings, error = waiting.popleft().result()
                yield from readings
                if error is not None:
                    raise error
        except BrokenProcessPool as broken:
            self.close()
            raise WorkerError(
                "a process that codes reports has ended, most likely for want of memory; "
                "what was coded before is kept: go on with fewer --jobs"
            ) from broken
        finally:
            for task_ahead in waiting:
                task_ahead.cancel()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, as forking a process with threads of others' libraries may hang.
            spawn = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=spawn, initializer=begin)
        return self._pool

    def _names(self) -> _Names:
        return self.authority.layers, self.authority_version, self._quick


# -- in the process of a worker --------------------------------------------------------------------


def begin() -> None:
    """Whoever breaks off the reading ends the workers, too: they need not be told twice."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code(names: _Names, task: list[CleanReport]) -> _Coded:
    """What each report has up to one that the coder breaks on, and what it broke on."""
    layers, version, quick = names
    coder = _coder(layers, quick)
    if coder.authority_version != version:
        raise WorkerError("the file of your own names has changed meanwhile; read again")
    found: list[Reading] = []
    try:
        found.extend(coder.read_many(task))
    except Exception as error:
        return found, error
    return found, None


@cache
def _coder(layers: tuple[Layer, ...], quick: bool) -> Coder:
    return Coder(Authority.of(layers), quick=quick)
