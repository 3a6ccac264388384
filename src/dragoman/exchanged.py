"""What a dossier gives to other programs and takes from other data sets."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dragoman.errors import DossierError
from dragoman.store import imported, imported_write
from dragoman.store.file import connected
from dragoman.store.lock import writer_lock

if TYPE_CHECKING:
    from dragoman.exchange.imports.importing import Imported, Progress

Answer = TypeVar("Answer")


class Exchanged(ABC):
    """The part of a `Dossier` that speaks to other programs."""

    path: Path
    read_only: bool

    @abstractmethod
    def _ask(self, question: Callable[..., Answer], *arguments: object) -> Answer:
        """The answer of a function that takes a connection."""

    def import_events(
        self,
        paths: str | Path | Iterable[str | Path],
        shape: str | None = None,
        dataset: str | None = None,
        progress: Progress | None = None,
    ) -> Imported:
        """Read event files of POLECAT, ICEWS and GDELT (1.0 and 2.0) as events without text.

        Files are plain, gzipped or zipped; each tells its shape itself, unless ``shape`` does
        ("polecat", "icews", "gdelt"). Events go into the data set ``dataset``, by default that of
        the shape's name. A file that the data set has, and single events that it has, change
        nothing. Lines that are no events are told and kept as rejections, and the others read.

        Imported events have no sentence behind them. They enter the sums over time of a dyad and of
        the picture, told apart, and never the claims, events, stories or disagreements.
        ``progress`` is called with the bytes read and those of all files. Raises `QueryError` for a
        shape that is not known, `DossierLocked` while another process writes.
        """
        from dragoman.exchange.imports.importing import import_files

        self._check_writable()
        given = [paths] if isinstance(paths, str | Path) else paths
        return import_files(self.path, given, shape, dataset, progress)

    def datasets(self) -> list[imported.Dataset]:
        """The data sets of imported events, with what could not be mapped or read."""
        return self._ask(imported.datasets)

    def import_rejections(self, dataset: str | None = None) -> list[imported.ImportRejection]:
        """Lines of imported files that were no events, with the reason: the first of each file."""
        return self._ask(imported.rejections, dataset)

    def forget_dataset(self, dataset: str) -> int:
        """Take a data set of imported events out, and say how many events it had.

        Raises `QueryError` where there is none of that name.
        """
        self._check_writable()
        with writer_lock(self.path), connected(self.path, write=True) as connection:
            return imported_write.forget(connection, dataset)

    def _check_writable(self) -> None:
        self._ask(lambda _: None)
        if self.read_only:
            raise DossierError(f"{self.path}: it was opened read-only; open it without read_only")
