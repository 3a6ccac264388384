"""From a lake, or a part of one, into a dossier: what it coded is kept, and put together there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.actors.saved import folder
from dragoman.coders import coder_for
from dragoman.coding.coder import QUICK, coder_name
from dragoman.count_records import Reading
from dragoman.days import Day, day
from dragoman.errors import QueryError, WorkerError
from dragoman.records import Claim, CleanReport, Intake, Rejection, Report
from dragoman.scale.lake import Done, Lake, Row
from dragoman.scale.rows import as_of_report, item_of, reading_of

if TYPE_CHECKING:
    from dragoman.coding.coder import Coder
    from dragoman.dossier import Dossier

DIGITS = 16


def merge(
    lake: str | Path,
    dossier: Dossier,
    *,
    since: Day = None,
    until: Day = None,
    sources: Sequence[str] = (),
    progress: Callable[[int, int | None], None] | None = None,
) -> Intake:
    """Take what a lake holds into a dossier, as `Dossier.read` of the same files would have.

    ``since`` and ``until`` are days of publication, ``sources`` outlets: only these reports come.
    Nothing is parsed again, but for a report that the dossier knows more of than the lake did (a
    copy had its day). Raises `InputError` where there is no lake, and `QueryError` where what it
    holds was read by several coders, none of them this one.
    """
    from_lake = Lake(str(lake))
    parts = _of_one_coder(from_lake, from_lake.noted())
    whole = sum(done.reports for done in parts)
    coded = _Coded(parts[0]) if parts else None
    rows = from_lake.rows(parts, day(since), day(until), sources)

    def step(done: int, _: int | None) -> None:
        if progress is not None:
            progress(done, whole)

    step.fusing = getattr(progress, "fusing", None)  # type: ignore[attr-defined]
    return dossier.read(coded.items(rows) if coded else (), coder=coded, progress=step)


def opened(lake: str | Path) -> Dossier:
    """A lake as a dossier that can be asked, and not read into.

    The dossier is made in the user's cache folder, and used again for as long as the lake holds the
    same parts. Raises as `merge` does.
    """
    from dragoman.dossier import open

    parts = Lake(str(lake)).noted()
    name = f"lake-{_hash([str(lake)])}"
    kept = folder("cache") / f"{name}-{_hash(done.part for done in parts)}.duckdb"
    if not kept.exists():
        for old in kept.parent.glob(f"{name}-*.duckdb"):
            old.unlink(missing_ok=True)
        making = kept.with_suffix(".making.duckdb")
        making.unlink(missing_ok=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        with open(making) as dossier:
            merge(lake, dossier)
        making.rename(kept)
    return open(kept, read_only=True)


def is_lake(path: Path) -> bool:
    """Whether a folder on this machine is a lake."""
    return path.is_dir() and Lake(str(path)).is_there()


class _Coded:
    """Stands where a coder stands: it knows what the lake has of the report that comes next."""

    at_once = 1  # so that the row that came last is the one that is asked for

    def __init__(self, of: Done) -> None:
        self.version = of.coder
        self.authority_version = of.authority
        self._row: Row | None = None
        self._coder: Coder | None = None

    def items(self, rows: Iterable[Row]) -> Iterator[Report | Rejection]:
        """The reports of the rows, and what was not read."""
        for row in rows:
            self._row = row
            yield item_of(row)

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report."""
        for reading in self.read_many(cleans):
            yield list(reading.claims)

    def read_many(self, cleans: Iterable[CleanReport]) -> Iterator[Reading]:
        """What was found in each report."""
        for clean in cleans:
            yield self._of_lake(clean.report) or self._anew(clean)

    def _of_lake(self, report: Report) -> Reading | None:
        """What the lake has, where it was coded just as it stands here."""
        row = self._row
        if row is None or item_of(row) != replace(report, id=row["id"]):
            return None
        reading = reading_of(row)
        return None if reading is None else as_of_report(reading, report.id)

    def _anew(self, clean: CleanReport) -> Reading:
        if self._coder is None:
            coder = coder_for(None, quick=self.version.endswith(QUICK))
            if (coder.version, coder.authority_version) != (self.version, self.authority_version):
                raise WorkerError(
                    f"{clean.report.id}: it must be coded anew, and the lake was read by another "
                    "version of Dragoman; read the files again with this one"
                )
            self._coder = coder
        (reading,) = self._coder.read_many([clean])
        return reading


def _of_one_coder(lake: Lake, parts: list[Done]) -> list[Done]:
    """The parts by this coder, or by the one coder that there is."""
    by = {(done.coder, done.authority) for done in parts}
    if len(by) <= 1:
        return parts
    newest = {version for version in by if version[0] == coder_name()}
    if len(newest) != 1:
        raise QueryError(
            f"{lake.where}: it holds what {len(by)} versions of Dragoman or of your own names have "
            "read; read the files again with this one"
        )
    return [done for done in parts if (done.coder, done.authority) in newest]


def _hash(words: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
