"""Judging claims: what a dossier's user says of them, what it comes to, and which to look at next."""

from __future__ import annotations

import getpass
import os
import re
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.coders import authority_for
from dragoman.errors import DossierError, InputError, QueryError
from dragoman.store import file
from dragoman.store.lock import writer_lock
from dragoman.views import Views

if TYPE_CHECKING:
    from dragoman.coders import Names
    from dragoman.judging.records import Judged, Judgement, Precision, Waiting
    from dragoman.judging.waiting import Drawing
    from dragoman.picture.marked import ReportMarked
    from dragoman.records import ClaimRow, Rejection

VARIABLE = "DRAGOMAN_JUDGE"  # the environment variable that names who judges
PATIENCE = 5.0  # seconds that a judgement waits for another process to end writing
_CODE = re.compile(r"[A-Z]{3}(?::[A-Z0-9_]+)*")


def judge_here() -> str:
    """Who judges where nobody is named: ``$DRAGOMAN_JUDGE``, else the user of this computer."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


class Judging(Views):
    """Judgements of claims: kept beside the coder's rows, never over them, and used in every view.

    A claim that is judged wrong is left out of all that is made of the claims; one that is corrected
    is used as corrected. ``open(path, judged=False)`` shows the coder's own.
    """

    path: Path
    read_only: bool
    _authority: Names | None

    @abstractmethod
    def _check_open(self) -> None:
        """Raise `DossierError` when the dossier is closed."""

    @abstractmethod
    def _claims(self, kind: str | None = None, actor: str | None = None) -> Any:
        """A table of the claims asked for."""

    def judge(
        self,
        claim: str,
        verdict: str,
        *,
        note: str | None = None,
        who: str | None = None,
        drawn: str = "by hand",
        **corrections: object,
    ) -> Judgement:
        """Say of a claim, by its id or its beginning, that it is right, wrong, unsure, or skip it.

        ``corrections`` say what it should have been, by the contract's names: ``event``, ``mode``,
        ``source``, ``target``, ``what``, ``status``, ``when``, ``where``, ``according_to`` of an act;
        actors by code or name. A claim that is ``wrong`` without any is left out of every view; with
        some it is used as corrected. ``skip`` takes back what the same person said before. ``who``
        judges is else ``$DRAGOMAN_JUDGE`` or the user. Raises `QueryError` for what cannot be so, and
        `DossierLocked` while another process reads into the dossier: nothing is kept then.
        """
        from dragoman.exchange.lines import to_line
        from dragoman.judging import lines
        from dragoman.judging.corrections import checked
        from dragoman.judging.records import Judgement
        from dragoman.store import judgements

        row = self.coded(claim)

        def find(asked: str) -> dict[str, str]:
            return self._named(asked, row.published)

        made = checked(row.claim, corrections, find)
        try:
            known = lines.known_verdict(verdict)
        except InputError as error:
            raise QueryError(str(error)) from error
        lines.allow(known, made)
        judgement = Judgement(
            id="",
            claim=row.id,
            report=row.report_id,
            report_key=row.report_key,
            verdict=known,
            judge=(who or "").strip() or judge_here(),
            judged=lines.now(),
            coded=to_line(row.claim),
            corrections=made,
            note=(note or "").strip() or None,
            drawn=drawn,
            coder=self._ask(judgements.coder_of, row.report_key),
        )
        kept = lines.from_line(lines.to_line(judgement))  # only what can be read again is kept
        self._keep_judgements([kept])
        return kept

    def judgements(self, claim: str | None = None, report: str | None = None) -> list[Judged]:
        """All judgements in the order in which they were made, each with what it bears on now.

        Of one claim, by its id, or of one report; `Judged.bearing` tells those whose claim a newer
        coder has made something else of, or nothing.
        """
        from dragoman.store import judgements

        found = self._ask(judgements.judged)
        return [
            one
            for one in found
            if (claim is None or claim in (one.found, one.judgement.claim))
            and (report is None or one.judgement.report == report)
        ]

    def take_judgements(
        self, lines: Iterable[Mapping[str, Any]] | Path | str, *, who: str | None = None
    ) -> tuple[int, list[Rejection]]:
        """Read judgements from JSON Lines, or from their objects: how many are new, and which are bad.

        They are lines as `judgements` are exported as; short ones with ``claim`` and ``verdict`` do for
        claims that are here. Good ones are kept, whether or not their report is here; bad ones are told.
        One that is there already is not kept twice.
        """
        from dragoman.judging.intake import understood

        good, bad = understood(lines, self.coded, self._named, who or judge_here())
        return (self._keep_judgements(good) if good else 0), bad

    def precision(self) -> list[Precision]:
        """How many of the judged claims are right: in all, by kind, by type of act, with intervals.

        Only claims drawn at random (``drawn`` is "random") stand for all of their sort.
        """
        from dragoman.judging.precision import Sort, precision
        from dragoman.store import judgements, queries

        table = self._ask(queries.table, "SELECT id, kind, event FROM claims").to_pylist()
        sorts = {row["id"]: Sort(row["kind"], row["event"]) for row in table}
        return precision(self._ask(judgements.judged), sorts)

    def review_queue(
        self,
        order: str = "weight",
        *,
        kind: str | None = None,
        event: str | None = None,
        actor: str | None = None,
        story: str | None = None,
        seed: int = 0,
        again: bool = False,
        limit: int | None = None,
    ) -> list[Waiting]:
        """The claims to be judged next: those on which most hangs and that are least sure come first.

        ``order`` "random" draws them by chance, the same ones for the same ``seed``; "text" takes them
        as they were told. Only those of a ``kind``, a type (``event``), an ``actor``, a ``story``. What
        has been judged is left out, unless it is asked for ``again``. Raises `QueryError`.
        """
        from dragoman.judging.waiting import Drawing

        return self.draw(Drawing(order, kind, event, actor, story, seed), again, limit)

    def draw(self, how: Drawing, again: bool = False, limit: int | None = None) -> list[Waiting]:
        """The same, for a `Drawing`, whose ``told()`` goes with the judgements as ``drawn``."""
        from dragoman.judging.waiting import draw, judged_before
        from dragoman.questions import known_kind
        from dragoman.store import judgements, read

        known_kind(how.kind)
        now = self._moment()
        done = set() if again else judged_before(self._ask(judgements.judged), how)
        rows = [row for row in self._drawn_from(how) if row.id not in done]
        found = draw(rows, how, now.events, now.disagreements)[:limit]
        ids = [one.row.id for one in found]
        own = {row.id: row for row in self._ask(read.coded_rows, ids)}
        return [replace(one, row=own[one.row.id]) for one in found]

    def _drawn_from(self, how: Drawing) -> list[ClaimRow]:
        """The claims that a drawing allows, those judged wrong among them."""
        from dragoman.records import Act
        from dragoman.store import judgements, read
        from dragoman.store.claims import roles

        out = self._ask(read.coded_rows, self._ask(judgements.left_out))
        rows = [
            row
            for row in [*self._moment().rows, *out]
            if how.kind in (None, row.claim.kind)
            and (how.event is None or (isinstance(row.claim, Act) and row.claim.event == how.event))
        ]
        if how.story is not None:
            reports = set(self.story(how.story).story.reports)
            rows = [row for row in rows if row.report_id in reports]
        if how.actor is not None:
            ids = set(self._claims(None, how.actor).column("id").to_pylist())
            codes = set(self._codes(how.actor))
            ids |= {row.id for row in out if codes & {one.code for _, one in roles(row.claim)}}
            rows = [row for row in rows if row.id in ids]
        return rows

    def marked(self, report: str) -> ReportMarked:
        """A report with every claim in its text, what it is at odds with, and reports of its origin.

        Claims that are judged wrong are among them, and say so; so do those that are corrected.
        Raises `QueryError` when there is no such report.
        """
        from dragoman.picture.marked import kin, marked
        from dragoman.store import judgements

        now = self._moment()
        told = self._ask(judgements.report_judged, report)
        return marked(
            told,
            [row for row in now.rows if row.report_key == told.report.key],
            now.events,
            now.disagreements,
            kin(report, [link for link, _ in now.links], now.reports),
            next((one.id for one in now.stories.held if told.report.key in one.reports), None),
        )

    def left_out(self) -> int:
        """How many claims are judged wrong, and so left out of every view."""
        from dragoman.store import judgements

        return len(self._ask(judgements.left_out))

    def claims_state(self) -> tuple[int, ...]:
        """A mark that changes when reports are read, and not when claims are judged."""
        from dragoman.store import read

        return self._ask(read.claims_state)

    def coded(self, claim: str) -> ClaimRow:
        """The claim of that id, or the only one whose id begins so, as the coder made it.

        Raises `QueryError`.
        """
        from dragoman.store import read

        given = claim.strip()
        found = self._ask(read.claim_rows_beginning, given) if given else []
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(one.id for one in found[:5])
            raise QueryError(f"several claims begin with {claim!r}: {ids}; give more of the id")
        raise QueryError(f"there is no claim {claim!r} here; see: dragoman claims --json")

    def _keep_judgements(self, made: list[Judgement]) -> int:
        from dragoman.store import judgements

        self._check_open()
        if self.read_only:
            raise DossierError(f"{self.path}: it was opened read-only; open it without read_only")
        with (
            writer_lock(self.path, PATIENCE),
            file.connected(self.path, write=True) as connection,
        ):
            return judgements.add(connection, made)

    def _named(self, asked: str, day: date | None) -> dict[str, str]:
        """The actor that a code or a name means, as of a day. Raises `QueryError` for nobody."""
        from dragoman.store import queries

        told = self._ask(queries.name_of_code, asked)
        if told is not None:
            return {"code": asked, "name": told}
        if _CODE.fullmatch(asked):
            from dragoman.picture.names import Names as Called

            named = Called().of(asked)
            if named.name != asked:
                return {"code": asked, "name": named.name}
        from dragoman.actors.resolver import resolve

        found = resolve(asked, day, authority_for(self._authority))
        if found and found[0].code:
            return {"code": found[0].code, "name": found[0].name}
        raise QueryError(
            f"nobody here is called {asked!r}; write a code (dragoman actors NAME finds it)"
        )
