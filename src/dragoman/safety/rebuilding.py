"""A new dossier made of what can be read of a damaged one: put right between the tables, and coded anew where it must be."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import duckdb

from dragoman.coders import Names
from dragoman.coding.each import CoderLike
from dragoman.errors import DossierError
from dragoman.safety import mends
from dragoman.safety.readable import Readable
from dragoman.safety.records import Finding
from dragoman.safety.refilling import Refilled, refill
from dragoman.store import file, imported, read
from dragoman.store.intake import Intaker
from dragoman.store.judgements import settle_all
from dragoman.store.kept.forward import bring_forward
from dragoman.store.kept.stages import kept_tables
from dragoman.store.known import has_own_names
from dragoman.store.refusals import older_coder
from dragoman.store.schema import TABLES, VIEWS
from dragoman.store.write import Transaction

_INPUT = "dragoman check --mend"  # what a reading that codes anew is told to come from
_MARKED_IN_REPORTS = ("regions", "repairs")
_NOT_BETWEEN_ROWS = frozenset({"index", *VIEWS})  # a table that is filled again has these
_MADE = frozenset(
    {
        *_MARKED_IN_REPORTS, "claims", "parties", "counts", "todo", "bearings", "left_out", "corrected",
        "corrected_parties", "imported_months", "imported_before", "imported_days",
    }
)  # fmt: skip
"""Tables whose rows are made anew of the rest, besides all that is kept."""
_NO_JUDGEMENT = (
    "judgements of which only a trace was there, which is taken out: only a backup has them"
)
_NOT_CODED = (
    "reports that could not be coded anew: their texts are kept, some of their claims are not"
)


class Rebuilding:
    """The making of one new dossier, of a damaged one called ``name``."""

    def __init__(
        self,
        name: Path,
        old: Readable,
        how: AbstractContextManager[CoderLike],
        authority: Names | None,
    ) -> None:
        self.name = name
        self._old = old
        self._how = how
        self._authority = authority
        self.coded = 0
        self.lost: list[Finding] = []

    def into(self, draft: Path) -> None:
        """Make it, and tell what is lost. Raises `duckdb.Error` or `DossierError` where it cannot be made."""
        found = self._old.found
        assert found is not None
        between = bool(
            {one.where for one in found.damage} - _NOT_BETWEEN_ROWS
            or self._old.lost
            or self._old.in_doubt
        )
        others = imported.TABLES if imported.TABLES.keys() & found.tables.keys() else {}
        refilled = refill(
            self._old.path, draft, {**TABLES, **others}, kept_tables() if between else ()
        )
        made = _MADE | kept_tables().keys()
        self.lost += [one for one in refilled.lost if one.where not in made]
        if between:
            self._put_right(draft, refilled)
        file.seal(draft, self.name)

    def _put_right(self, draft: Path, refilled: Refilled) -> None:
        """What does not fit between the tables, in the order in which one hangs on the other."""
        doing = mends.Doing()
        near = self._near(refilled)
        marked = [one for one in _MARKED_IN_REPORTS if one in refilled.short or self._old.in_doubt]
        with file.connected(draft, write=True) as connection, Transaction(connection):
            mends.take_out_twins(connection)
            mends.take_out_orphans(connection, doing)
            mends.find_half_read(connection, doing, refilled.short, near)
            mends.give_parties(connection, doing)
            mends.clean_again(connection, marked, doing)
            mends.find_other_texts(connection, doing)
            mends.give_ids(connection, refilled.short)
        self._code_again(draft, doing)
        with file.connected(draft, write=True) as connection, Transaction(connection):
            mends.give_sums(connection)
            gone = settle_all(connection)
            mends.throw_kept_away(connection)
        if gone:
            doing.lost.append(Finding("lost", "judgements", _NO_JUDGEMENT, gone))
        self.lost += doing.lost
        bring_forward(draft)

    def _near(self, refilled: Refilled) -> set[str]:
        """The reports whose rows stand beside rows that cannot be read."""
        found: set[str] = set()
        with duckdb.connect(
            str(self._old.path), read_only=True, config=file.to_ask(self._old.path)
        ) as connection:
            for table in ("claims", "counts", "parties"):
                for row in refilled.near.get(table, ()):
                    with suppress(duckdb.Error):
                        query = f"SELECT report FROM {table} WHERE rowid = ?"
                        found |= {key for (key,) in connection.execute(query, [row]).fetchall()}
        return found

    def _code_again(self, draft: Path, doing: mends.Doing) -> None:
        """Code the half-read reports anew; those that cannot be are told."""
        if not doing.again:
            with file.connected(draft, write=True) as connection, Transaction(connection):
                mends.give_readings(connection, doing)
            return
        with self._how as coding:
            with file.connected(draft, write=True) as connection:
                self._may_code(connection, coding, doing.again)
                with Transaction(connection):
                    mends.give_readings(connection, doing)
            intake = Intaker(draft, coding, [_INPUT], lambda _: None).take(
                mends.reports_in(draft, doing.again)
            )
        self.coded = len(intake.read)
        refused = sorted({one.path for one in intake.rejected if one.place is None})
        if refused:
            some = tuple(refused[:3])
            doing.lost.append(Finding("lost", "claims", _NOT_CODED, len(refused), some))

    def _may_code(
        self, connection: duckdb.DuckDBPyConnection, coding: CoderLike, keys: Iterable[str]
    ) -> None:
        """Raise `DossierError` where to code reports anew would go back behind what has read them."""
        ours = (coding.version, coding.authority_version)
        newest = read.newer_coder(connection, *ours)
        if newest is not None:
            raise older_coder(self.name, ours, newest)
        if self._authority == "" or has_own_names(coding.authority_version):
            return
        rows = connection.execute(
            "SELECT n.authority, count(*) FROM reports r JOIN runs n ON n.id = r.run "
            "WHERE r.key IN (SELECT unnest(?)) GROUP BY n.authority",
            [sorted(keys)],
        ).fetchall()
        own = sum(number for authority, number in rows if has_own_names(authority))
        if own:
            raise DossierError(
                f"{self.name}: {own} of its reports must be coded anew and were coded with names of your "
                'own; give these (--authority FILE), or say that they may go (--authority "")'
            )
