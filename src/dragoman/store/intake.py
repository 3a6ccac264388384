"""The intake: reports go through cleaning and coding into the dossier, whole and batch by batch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import duckdb

from dragoman.coding.each import CoderLike, read_each
from dragoman.count_records import Count, Reading
from dragoman.errors import DossierError
from dragoman.reading.clean import clean
from dragoman.records import Claim, CleanReport, Evidence, Intake, Rejection, Report, Statement
from dragoman.store import read, write
from dragoman.store.file import connected, leave_gaps
from dragoman.store.known import Known, free_id, has_own_names, merged, without_text
from dragoman.store.refusals import older_coder
from dragoman.store.storable import unstorable

BATCH_SECONDS = 1.0  # a commit takes some 0.1 s of processor and disk
BATCH_SHARE = 0.1  # of the time, at most, goes into commits: on a slow disk they come less often
BATCH_REPORTS = 500  # and so much may wait in memory
TIDY_EVERY = 16  # readings: the last commit of one in so many moves together what others left apart
# Reports handed to the coder together, where it does not say how many (``at_once``): as many as it
# parses at once.
CODED_AT_ONCE = 16


class Intaker:
    """One run of reading into one dossier. The caller holds the writer's lock."""

    def __init__(
        self, path: Path, coder: CoderLike, inputs: list[str], progress: Callable[[int], None]
    ) -> None:
        self._path = path
        self._coder = coder
        self._progress = progress
        ours = (coder.version, coder.authority_version)
        with connected(path, write=True) as connection:
            newest = read.newer_coder(connection, *ours)
            if newest is not None:
                raise older_coder(path, ours, newest)
            leave_gaps(path, connection)
            self._run = write.begin_run(connection, *ours, inputs)
            self._known = read.known_reports(connection, lambda: connected(path))
        self._coming: dict[str, Known] = {}  # reports by key that are with the coder now
        self._seen: set[str] = set()
        self._coded: dict[str, write.Coded] = {}
        self._refused: list[write.Refused] = []
        self._next_commit = time.monotonic() + BATCH_SECONDS
        self._done = 0
        self._known_ids: list[str] = []
        self._without_own_names: set[str] = set()
        self._rejected: list[Rejection] = []

    def take(
        self,
        items: Iterable[Report | Rejection],
        at_end: Callable[[duckdb.DuckDBPyConnection], object] = lambda _: None,
    ) -> Intake:
        """Read all of them. What is coded when something breaks this off is kept, whole reports.

        ``at_end`` is called when all is written, while the dossier is still open: to open a file
        takes as long as to write a few reports into it.
        """
        to_code = self._to_code(items)
        try:
            while chunk := list(islice(to_code, getattr(self._coder, "at_once", CODED_AT_ONCE))):
                for cleaned, reading in read_each(self._coder, chunk):
                    if isinstance(reading, Exception):
                        self._fail(cleaned.report, "coded", reading)
                        self._step()
                    else:
                        self._keep(cleaned, reading)
        except DossierError:
            raise  # the dossier could not be written: it cannot be now either
        except BaseException:
            self._commit()
            raise
        with connected(self._path, write=True) as connection:
            if self._run % TIDY_EVERY:
                leave_gaps(self._path, connection)
            self._write(connection)
            write.end_run(connection, self._run)
            taken = read.taken_by(connection, self._run)
            at_end(connection)
        return replace(
            taken,
            known=tuple(self._known_ids),
            rejected=tuple(self._rejected),
            without_own_names=len(self._without_own_names),
        )

    def _to_code(self, items: Iterable[Report | Rejection]) -> Iterator[CleanReport]:
        """The reports among the items that must be coded, cleaned; the others are noted."""
        for item in items:
            if isinstance(item, Rejection):
                self._reject(item)
            elif (wanted := self._wanted(item)) is not None:
                try:
                    cleaned = clean(wanted)
                except Exception as error:
                    self._fail(wanted, "cleaned", error)
                else:
                    yield cleaned
                    continue
            self._step()

    def _wanted(self, report: Report) -> Report | None:
        """The report under the id that it has in the dossier, or None if nothing is to be done."""
        if (refusal := unstorable(report)) is not None:
            self._reject(refusal, report.key)
            return None
        known = self._coming.get(report.key) or self._known.get(report.key)
        if known is None:
            wanted = replace(report, id=free_id(report, self._known.key_of))
        else:
            wanted = merged(report, known.report, first=report.key not in self._seen)
        now = Known(without_text(wanted), self._coder.version, self._coder.authority_version)
        self._seen.add(report.key)
        if now == known:
            self._known_ids.append(wanted.id)
            return None
        if known and has_own_names(known.authority) and not has_own_names(now.authority):
            self._without_own_names.add(report.key)
        self._coming[report.key] = now
        self._known.name(wanted.id, report.key)
        return wanted

    def _keep(self, cleaned: CleanReport, reading: Reading) -> None:
        """Take in one coded report, and write the batch when it is time."""
        report = cleaned.report
        sound = []
        for claim in reading.claims:
            if _is_sound(claim, report.text):
                sound.append(claim)
                continue
            place = f"characters {claim.evidence.start} to {claim.evidence.end}"
            reason = f"a claim ({claim.kind}) was set aside: its quote is not in the text there"
            self._reject(Rejection(report.id, place, reason), report.key)
        counts = tuple(one for one in reading.counts if _is_sound(one, report.text))
        self._coded[report.key] = write.Coded(cleaned, tuple(sound), counts)
        known = self._coming.pop(report.key, None)
        if known is not None:
            self._known.put(known)
        if time.monotonic() >= self._next_commit or len(self._coded) >= BATCH_REPORTS:
            self._commit()
        self._step()

    def _fail(self, report: Report, doing: str, error: Exception) -> None:
        """Leave out a report that the code broke on; what an earlier reading made of it stays."""
        self._coming.pop(report.key, None)
        reason = (
            f"it could not be {doing} and is left out ({type(error).__name__}: {error!s:.200}); "
            "this is a fault of Dragoman: please report it with the text"
        )
        self._reject(Rejection(report.id, None, reason), report.key)

    def _reject(self, rejection: Rejection, key: str | None = None) -> None:
        self._refused.append(write.Refused(rejection, key))
        self._rejected.append(rejection)

    def _step(self) -> None:
        self._done += 1
        self._progress(self._done)

    def _commit(self) -> None:
        """Open the dossier for a moment and write what waits."""
        began = time.monotonic()
        if self._coded or self._refused:
            with connected(self._path, write=True) as connection:
                self._write(connection)
        ended = time.monotonic()
        self._next_commit = ended + max(BATCH_SECONDS, (ended - began) / BATCH_SHARE)

    def _write(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write what waits, in one transaction."""
        write.write_batch(connection, self._run, self._coded.values(), self._refused)
        self._coded, self._refused = {}, []


def _is_sound(claim: Claim | Count, text: str) -> bool:
    """Whether every quote of the claim stands in the text where it says."""
    quotes: list[Evidence] = [claim.evidence]
    if isinstance(claim, Statement):
        quotes.append(claim.content)
    return all(text[quote.start : quote.end] == quote.exact for quote in quotes)
