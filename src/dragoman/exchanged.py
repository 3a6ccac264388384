"""What a dossier gives to other programs and takes from other data sets."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar, cast

from dragoman.days import Day, day
from dragoman.errors import DossierError
from dragoman.store import imported, imported_write
from dragoman.store.file import connected
from dragoman.store.lock import writer_lock

if TYPE_CHECKING:
    from dragoman.dossier import Dossier
    from dragoman.exchange.exports.content import Content
    from dragoman.exchange.exports.exporting import Exported
    from dragoman.exchange.imports.importing import Imported, Progress
    from dragoman.moment import Moment

Answer = TypeVar("Answer")


class Exchanged(ABC):
    """The part of a `Dossier` that speaks to other programs."""

    path: Path
    read_only: bool

    @abstractmethod
    def _ask(self, question: Callable[..., Answer], *arguments: object) -> Answer:
        """The answer of a function that takes a connection."""

    @abstractmethod
    def _moment(self) -> Moment:
        """All claims as they are now, with what comes of them."""

    def content(self, as_of: Day = None) -> Content:
        """What exports and feeds are made of: the events as known on a day, with their tellings."""
        from dragoman.exchange.exports.content import Content

        now = self._moment()
        return Content.of(now.rows, now.events, now.reports, now.origins, day(as_of))

    def export(
        self,
        format: str,
        out: str | Path | TextIO | None = None,
        as_of: Day = None,
        base: str = "",
        progress: Progress | None = None,
    ) -> Exported:
        """Write the dossier in a format that other programs read, and say what it left out.

        ``format`` is one of ``polecat``, ``icews``, ``gdelt``, ``ftm``, ``gexf``, ``graphml``,
        ``geojson``, ``annotations``, ``feeds`` and ``parquet``; the last two are folders. ``out`` is
        a path or an open text stream, by default standard output. With ``as_of`` only reports of
        that day and before are heard. ``base`` is where the pages are served, for the links of
        feeds. Raises `QueryError` for a format that is not known, `InputError` where ``out``
        cannot be written.
        """
        from dragoman.exchange.exports.exporting import export, known_format

        known = known_format(format)
        where = Path(out) if isinstance(out, str) else out
        return export(cast("Dossier", self), known, self.content(as_of), where, base, progress)

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

    def imported_dyads(
        self, as_of: Day = None, side: str | None = None
    ) -> list[imported.ImportedDyad]:
        """Every two sides that imported events join, as known on a day, those of most events first.

        With ``side``, a code, those that it is part of. No text stands behind these sums.
        """
        return self._ask(imported.imported_dyads, day(as_of), side)

    def imported_series(
        self, a: str, b: str, by: imported.By = "month", as_of: Day = None
    ) -> list[imported.Bucket]:
        """The sums of imported events between two sides, given by code, over time."""
        return self._ask(imported.imported_series, a, b, by, day(as_of))

    def imported_counts(
        self, by: imported.By = "month", as_of: Day = None
    ) -> list[imported.Bucket]:
        """The sums of all imported events over time, those outside dyads too."""
        return self._ask(imported.imported_counts, by, day(as_of))

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
