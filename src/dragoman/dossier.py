"""The dossier: read reports into it, and ask it; what a user holds in the hand."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import duckdb

from dragoman.backtests import Backtests
from dragoman.coders import authority_for, not_understood, working_for
from dragoman.days import Day, day
from dragoman.errors import DossierError, QueryError
from dragoman.exchanged import Exchanged
from dragoman.judged import Judging
from dragoman.moment import Moment, Pinned, of_one_moment
from dragoman.one_text import code as code  # the same name from here, as before
from dragoman.opening import open as open
from dragoman.questions import is_person, known_kind, known_status
from dragoman.readings import Readings
from dragoman.records import (
    Claim,
    ClaimRow,
    Disagreement,
    Event,
    Intake,
    Region,
    Repair,
    Report,
)
from dragoman.relations import relation
from dragoman.store import current, file, queries, read
from dragoman.store.imported import imported_side
from dragoman.store.lock import writer_lock
from dragoman.store.queries import Asked

if TYPE_CHECKING:
    from dragoman.actors.authority import Authority
    from dragoman.coders import Names
    from dragoman.coding.each import CoderLike
    from dragoman.fusing.counts.tracks import Track
    from dragoman.outlook.past import Past
    from dragoman.store.inputs import Source
    from dragoman.store.search import Found
    from dragoman.unresolved import Unresolved

Answer = TypeVar("Answer")


@of_one_moment(Backtests)
class Dossier(Judging, Backtests, Exchanged, Readings):
    """The store of one user's affairs: one DuckDB file, made by `open`.

    No connection is kept: each question and each batch opens the file for a moment, so that
    others can ask while one reads. Tables come as DuckDB relations over Arrow tables in memory:
    ``.filter(...)``, ``.fetchall()``, ``.to_arrow_table()`` work on them after `close`, too.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        authority: Names | None = None,
        judged: bool = True,
    ) -> None:
        self.path = path
        self.judged = judged
        self._authority = authority
        self.read_only = read_only
        self._closed = False
        self._kept: Moment | None = None
        self._pinned = Pinned()
        self._pasts: dict[tuple[str, date | None, date | None], Past | None] = {}

    def __repr__(self) -> str:
        return f"Dossier({str(self.path)!r})"

    def _repr_html_(self) -> str:
        from dragoman.picture.displays import dossier_html

        now = self._moment()
        return dossier_html(self.path.name, now.reports, now.rows, now.events, now.origins)

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
        """Answer no more questions; closing twice does no harm."""
        self._closed = True
        self._kept = None

    def read(
        self,
        reports: Source | Iterable[Source],
        *,
        published: Day = None,
        source: str | None = None,
        language: str | None = None,
        columns: Mapping[str, str] | None = None,
        progress: Callable[[int, int | None], None] | None = None,
        jobs: int = 1,
        quick: bool = False,
        coder: CoderLike | None = None,
    ) -> Intake:
        """Read reports into the dossier and say what came in and what was set aside.

        Each of ``reports`` is a path (of a file in any of the formats that ``dragoman read --help``
        lists, a folder, a pattern, ``-`` for standard input), an address (``https://...``), a text
        (a string with a line break in it) or a `Report`. ``published`` and ``source`` hold for
        those that do not say it themselves. ``language`` (ISO 639-1) is that of all of them; without
        it each report's is found, and one that is not English is kept and counted, not coded.
        ``columns`` says which column of a table, or which key
        of JSON, holds which field: ``{"text": "body", "published": "date"}``. ``progress`` is
        called with the number done and that of all, which is None where it cannot be told
        beforehand (standard input, a generator); what it has as ``fusing`` is called so while what
        the reports tell is put together at the end. ``jobs`` processes code side by side (the
        command takes as many as `dragoman.jobs.usual_jobs` says): a script that asks for more than one
        must guard its own work with ``if __name__ == "__main__"``, which is why it is one unless you say so. ``quick``
        codes by rules alone, without the acts that the trained encoder tells beside theirs.

        A report that is known, coded by the same versions and of the same date, is left alone;
        otherwise all its rows are replaced. A coder that a newer one has followed here reads
        nothing more: `DossierVersion`. What a copy adds, a date above all, is filled in; a
        date found in a less sure way than the known one does not count. A report that the coder
        breaks on is set aside as rejected, and reading goes on.

        Batches of whole reports are written about once a second: broken off at any moment, the
        dossier is whole, and reading again goes on. Raises `DossierLocked` when another process is
        reading into it.
        """
        from dragoman.reading.formats.columns import checked_map
        from dragoman.reading.language import known_language
        from dragoman.store import inputs
        from dragoman.store.intake import Intaker
        from dragoman.store.kept.forward import bring_few_forward, bring_forward

        self._check_open()
        if self.read_only:
            raise DossierError(f"{self.path}: it was opened read-only; open it without read_only")
        how = inputs.Reading(
            day(published), source, known_language(language), checked_map(columns or {})
        )
        given = inputs.settled(reports)
        with writer_lock(self.path):
            total = inputs.count(given) if progress else None
            fusing = getattr(progress, "fusing", None)
            step = (lambda done: progress(done, total)) if progress else (lambda _: None)
            at_work = (
                nullcontext(coder) if coder else working_for(self._authority, jobs, quick=quick)
            )
            with at_work as coding:
                intaker = Intaker(self.path, coding, inputs.names(given), step)
                items = chain(not_understood(coding), inputs.load(given, how))
                done: list[bool] = []

                def at_end(connection: duckdb.DuckDBPyConnection) -> None:
                    done.append(bring_few_forward(connection, fusing))
                    if fusing and not done[-1]:
                        fusing(0, read.left_to_do(connection))

                intake = intaker.take(items, at_end)
            if not all(done):
                bring_forward(self.path, fusing)
        return replace(intake, came_in=dict(how.tally), passed_over=dict(how.passed))

    def claims(
        self,
        kind: str | None = None,
        actor: str | None = None,
        dyad: tuple[str, str] | None = None,
        since: Day = None,
        until: Day = None,
        status: str | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """One row a claim, with its parties, by day of report and in the order of the text.

        ``actor`` is a code (``PRK`` is also ``PRK:MIL``) or a name: that of a state or a body means
        all its codes, that of a person only who is so called. Of a ``dyad`` both must have a part
        in the claim. ``since`` and ``until`` are days of what is told, where it has a time, and
        else of the report. Raises `QueryError` for an actor, a kind or a status that is not there.
        """
        found = self._claims(kind, actor, dyad, since, until, status)
        return relation(found)

    def acts(
        self,
        actor: str | None = None,
        dyad: tuple[str, str] | None = None,
        since: Day = None,
        until: Day = None,
        status: str | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """One row an act, with its source and target as lists of codes; asked as `claims` is."""
        return relation(self._claims("act", actor, dyad, since, until, status))

    def statements(
        self, speaker: str | None = None, since: Day = None, until: Day = None
    ) -> duckdb.DuckDBPyRelation:
        """One row a statement: who spoke, with what verb, what, and where."""
        return relation(self._claims("statement", speaker, None, since, until))

    def counts(self) -> duckdb.DuckDBPyRelation:
        """One row a count: how many, of whom, what befell them, who says so, where and when.

        A count needs nobody who did it, and is no claim. `tracks` puts them together.
        """
        return self._table(queries.COUNTS)

    def tracks(self, as_of: Day = None) -> list[Track]:
        """What is counted, each with its figures by the day of the reports, those of most first."""
        from dragoman.fusing.counts.tracks import tracks
        from dragoman.picture.known import is_known
        from dragoman.store.counts import counts_where

        by = day(as_of)
        told = self._ask(counts_where)
        return tracks(one for one in told if is_known(one.published, by))

    def silences(
        self, actor: str | None = None, since: Day = None, until: Day = None
    ) -> duckdb.DuckDBPyRelation:
        """One row a silence: who did not speak, and about what."""
        return relation(self._claims("silence", actor, None, since, until))

    def ties(self, actor: str | None = None) -> duckdb.DuckDBPyRelation:
        """One row a tie as claimed: its kind, its members, since when and until when."""
        return relation(self._claims("tie", actor))

    def records(
        self, kind: str | None = None, report: str | None = None
    ) -> list[tuple[str, Claim]]:
        """Claims as records, each with its id, by day of report and in the order of the text."""
        known_kind(kind)
        return [(row.id, row.claim) for row in self.rows(report) if kind in (None, row.claim.kind)]

    def rows(self, report: str | None = None) -> list[ClaimRow]:
        """Claims as records with their reports: what events and the picture are made from.

        They are those of all reports, or of the one with that id; `QueryError` if there is none.
        """
        if report is None:
            return list(self._moment().rows)
        return self._ask(read.claim_rows_of, report, self.judged)

    def report(self, id: str) -> Report:
        """The report of that id, as it was read. Raises `QueryError`, naming ids near to it.

        Where it came with no title, it has the headline that is marked in its text.
        """
        return self._ask(read.report, id)

    def regions(self, id: str) -> tuple[Region, ...]:
        """The stretches of a report with their kinds, in text order."""
        return self._ask(read.regions, id)

    def repairs(self, id: str) -> tuple[Repair, ...]:
        """The damage mended in a report's working text, in text order."""
        return self._ask(read.repairs, id)

    def events(self) -> list[Event]:
        """What happened: claims of one happening fused, from all reports."""
        from dragoman.picture.listed import Listed

        return Listed(self._moment().events)

    def disagreements(self, apparent: bool = False) -> list[Disagreement]:
        """Where reports clash; with ``apparent``, those too that are none once read rightly."""
        from dragoman.picture.listed import Listed

        found = self._moment().disagreements
        return Listed(one for one in found if apparent or one.severity != "apparent")

    def search(self, words: str, as_of: Day = None, limit: int = 50) -> Found:
        """Reports, claims and actors in which all the words stand, at most ``limit`` of each.

        Case and accents do not count; what stands in quotation marks is one word. Raises
        `QueryError` where there is no word.
        """
        from dragoman.store.search import found

        return self._ask(found, words, day(as_of), limit, self._moment().rows)

    def unresolved(self) -> list[Unresolved]:
        """Names in the claims that the authority lacks, with what the texts say of them.

        Those of most reports come first; `Unresolved.tsv` is the line that makes one known.
        """
        from dragoman.unresolved import unresolved

        return unresolved(self._moment().rows, authority_for(self._authority))

    def _codes(self, actor: str) -> list[str]:
        try:
            return queries.codes_among(self._looked_up(queries.named), actor)
        except QueryError:
            if code := self._looked_up(imported_side, actor):
                return [code]
            raise

    def _authority_asked(self) -> Authority:
        return authority_for(self._authority)

    def _called(self, actor: str | None) -> str | None:
        if actor is None or queries.is_code(self._looked_up(queries.named), actor):
            return None
        return actor if is_person(actor, authority_for(self._authority)) else None

    def _claims(
        self,
        kind: str | None = None,
        actor: str | None = None,
        dyad: tuple[str, str] | None = None,
        since: Day = None,
        until: Day = None,
        status: str | None = None,
    ) -> Any:
        known_kind(kind)
        known_status(status)
        first, second = dyad or (actor, None)
        if dyad and actor:
            raise QueryError("ask for an actor or for a dyad, not for both")
        called = self._called(actor)
        asked = Asked(kind, status, day(since), day(until), first, second, called, self.judged)
        return self._ask(queries.claims, asked)

    def _table(self, query: str) -> duckdb.DuckDBPyRelation:
        asked = query if self.judged else queries.as_coded(query)
        return relation(self._ask(queries.table, asked))

    def _ask(self, question: Callable[..., Answer], *arguments: object) -> Answer:
        """The answer of a function that takes a connection."""
        self._check_open()
        with file.connected(self.path) as connection:
            return question(connection, *arguments)

    def _looked_up(self, question: Callable[..., Answer], *arguments: Hashable) -> Answer:
        """The same, looked up once for all questions about one moment: to open the file takes longer."""
        moment = self._pinned.moment
        if moment is None:
            return self._ask(question, *arguments)
        return moment.once((question, arguments), lambda: self._ask(question, *arguments))

    def lags(self) -> bool:
        """Whether the next question makes anew what another version made, which takes a while."""
        return current.lags(self.path)

    def moment(self) -> Moment:
        """All that the dossier holds as it is now; the same object as long as nothing changes."""
        return self._moment()

    def _moment(self) -> Moment:
        """All claims as they are now, read anew only when the dossier has changed."""
        self._check_open()
        if self._pinned.moment is not None:
            return self._pinned.moment
        self._kept = current.same_or_new(self._kept, self.path, self.read_only, self.judged)
        return self._kept

    def _check_open(self) -> None:
        if self._closed:
            raise DossierError(f"{self.path}: this dossier is closed; open it again")
