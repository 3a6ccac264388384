"""The intake: reports go through cleaning and coding into the dossier, whole and batch by batch."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from dragoman.reading.clean import clean
from dragoman.records import (
    Claim,
    CleanReport,
    DateOrigin,
    Evidence,
    Intake,
    Rejection,
    Report,
    Statement,
)
from dragoman.store import read, write
from dragoman.store.file import connected

BATCH_SECONDS = 1.0  # a commit takes some 0.05 s: one a second costs a twentieth of the time
BATCH_REPORTS = 500  # and so much may wait in memory
KEY_DIGITS = 6  # of the key, to tell apart two reports of one name

READ_THROUGH = frozenset({"body", "title"})  # all other regions are set aside, and counted
_SURENESS: tuple[DateOrigin, ...] = ("unknown", "text", "sidecar", "given")


class CoderLike(Protocol):
    """What the intake needs of a coder."""

    @property
    def version(self) -> str:
        """The coder's rules and model."""

    @property
    def authority_version(self) -> str:
        """The tables that actors are resolved by."""

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report, in order."""


class Intaker:
    """One run of reading into one dossier. The caller holds the writer's lock."""

    def __init__(
        self, path: Path, coder: CoderLike, inputs: list[str], progress: Callable[[int], None]
    ) -> None:
        self._path = path
        self._coder = coder
        self._progress = progress
        with connected(path, write=True) as connection:
            self._run = write.begin_run(connection, coder.version, coder.authority_version, inputs)
            self._known = read.known_reports(connection)
        self._key_of = {known.id: key for key, known in self._known.items()}
        self._seen: set[str] = set()
        self._coded: list[write.Coded] = []
        self._rejected: list[Rejection] = []
        self._written = time.monotonic()
        self._done = 0
        self._read_ids: list[str] = []
        self._known_ids: list[str] = []
        self._all_rejected: list[Rejection] = []
        self._claims: Counter[str] = Counter()
        self._set_aside: Counter[str] = Counter()

    def take(self, items: Iterable[Report | Rejection]) -> Intake:
        """Read all of them. What is coded when an error breaks this off is kept, whole reports."""
        waiting: deque[CleanReport] = deque()
        try:
            for claims in self._coder.code_many(self._to_code(items, waiting)):
                self._keep(waiting.popleft(), claims)
        finally:
            self._commit()
        with connected(self._path, write=True) as connection:
            write.end_run(connection, self._run)
        return Intake(
            read=tuple(self._read_ids),
            known=tuple(self._known_ids),
            rejected=tuple(self._all_rejected),
            claims=dict(self._claims),
            set_aside=dict(self._set_aside),
        )

    def _to_code(
        self, items: Iterable[Report | Rejection], waiting: deque[CleanReport]
    ) -> Iterator[CleanReport]:
        """The reports among the items that must be coded, cleaned; the others are noted."""
        for item in items:
            if isinstance(item, Rejection):
                self._reject(item)
                self._step()
            elif (report := self._wanted(item)) is not None:
                cleaned = clean(report)
                waiting.append(cleaned)
                yield cleaned
            else:
                self._step()

    def _wanted(self, report: Report) -> Report | None:
        """The report under the id that it has in the dossier, or None if nothing is to be done."""
        if not _is_storable(report):
            reason = "it holds half a surrogate pair, which is no character; mend its encoding"
            self._reject(Rejection(report.id.encode("ascii", "replace").decode(), None, reason))
            return None
        known = self._known.get(report.key)
        if known is not None and report.key in self._seen:
            self._known_ids.append(known.id)  # the first of two copies in one run decides
            return None
        self._seen.add(report.key)
        if known is None:
            wanted = replace(report, id=self._free_id(report))
        else:
            wanted = _with_surer_date(replace(report, id=known.id), known)
            made_by = (known.coder, known.authority)
            same_coder = made_by == (self._coder.version, self._coder.authority_version)
            if same_coder and wanted.published == known.published:
                self._known_ids.append(known.id)
                return None
        self._known[report.key] = read.Known(
            wanted.id,
            wanted.published,
            wanted.published_from,
            self._coder.version,
            self._coder.authority_version,
        )
        self._key_of[wanted.id] = wanted.key
        return wanted

    def _free_id(self, report: Report) -> str:
        """The report's own id, or with some of its key where another report has that one."""
        identity = report.id
        while identity in self._key_of:
            identity = f"{identity}~{report.key[:KEY_DIGITS]}"
        return identity

    def _keep(self, cleaned: CleanReport, claims: list[Claim]) -> None:
        """Take in one coded report, and write the batch when it is time."""
        report = cleaned.report
        sound = [claim for claim in claims if _is_sound(claim, report.text)]
        for claim in claims:
            if not _is_sound(claim, report.text):
                place = f"characters {claim.evidence.start} to {claim.evidence.end}"
                reason = f"a claim ({claim.kind}) was set aside: its quote is not in the text there"
                self._reject(Rejection(report.id, place, reason))
        self._coded.append(write.Coded(cleaned, tuple(sound)))
        self._read_ids.append(report.id)
        self._claims.update(claim.kind for claim in sound)
        for region in cleaned.regions:
            if region.kind not in READ_THROUGH:
                self._set_aside[region.kind] += region.end - region.start
        waited = time.monotonic() - self._written
        if waited >= BATCH_SECONDS or len(self._coded) >= BATCH_REPORTS:
            self._commit()
        self._step()

    def _reject(self, rejection: Rejection) -> None:
        self._rejected.append(rejection)
        self._all_rejected.append(rejection)

    def _step(self) -> None:
        self._done += 1
        self._progress(self._done)

    def _commit(self) -> None:
        """Write what waits, in one transaction."""
        if self._coded or self._rejected:
            with connected(self._path, write=True) as connection:
                write.write_batch(connection, self._run, self._coded, self._rejected)
            self._coded, self._rejected = [], []
        self._written = time.monotonic()


def _with_surer_date(report: Report, known: read.Known) -> Report:
    """The report with the date already known, where the new one is from a less sure origin."""
    if _SURENESS.index(report.published_from) >= _SURENESS.index(known.published_from):
        return report
    return replace(report, published=known.published, published_from=known.published_from)


def _is_storable(report: Report) -> bool:
    try:
        for text in (report.id, report.text, report.title, report.source, report.url):
            (text or "").encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_sound(claim: Claim, text: str) -> bool:
    """Whether every quote of the claim stands in the text where it says."""
    quotes: list[Evidence] = [claim.evidence]
    if isinstance(claim, Statement):
        quotes.append(claim.content)
    return all(text[quote.start : quote.end] == quote.exact for quote in quotes)
