"""What moves with an act against without it, on a history where an assault is answered."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import duckdb
import pytest

from dragoman import Dossier
from dragoman.errors import QueryError
from dragoman.outlook.records import Shift, WhatIf
from dragoman.outlook.supposing import supposed, whatif
from dragoman.outlook.whatif import GROUNDED
from dragoman.records import Event
from dragoman.store.imported import imported_between
from tests.outlook.conftest import FIRST, WEEKS, history, written

CALM = next(
    FIRST + timedelta(days=7 * week - 1)
    for week in range(WEEKS - 4, 30, -1)
    if not any(
        row[2] == "ASSAULT"
        and FIRST + timedelta(days=7 * (week - 2)) <= row[0] < FIRST + timedelta(days=7 * week)
        for row in history()
    )
)
"""A day before which nobody struck for two weeks."""


def shift(found: WhatIf, source: str, target: str, kind: str) -> Shift:
    return next(one for one in (*found.shifts, *found.others)
                if (one.source.code, one.target.code, one.type) == (source, target, kind))  # fmt: skip


def test_an_assault_moves_the_answer_most(dossier: Dossier) -> None:
    found = dossier.whatif("assault", "India", "Pakistan", on=CALM, weeks=1)
    assert not found.taken_out
    first = found.shifts[0]
    assert (first.source.code, first.target.code, first.type) == ("PAK", "IND", "ASSAULT")
    assert first.change > 0.1
    assert first.chance_with > first.chance_without
    assert first.change == pytest.approx(first.with_ - first.without, abs=2e-4)
    assert first.low <= first.high
    counted = next(one for one in found.followed if one.type == "ASSAULT" and one.of == "back")
    assert counted.share > counted.otherwise + 0.2
    assert dossier.whatif("ASSAULT", "IND", "PAK", on=CALM, weeks=1) == found


def test_what_is_taken_out_moves_as_what_is_put_in(dossier: Dossier) -> None:
    rows = history()
    number = next(n for n, row in enumerate(rows) if row[2] == "ASSAULT" and row[3] == "IND" and row[0] > CALM - timedelta(days=60))  # fmt: skip
    found = dossier.whatif(out=str(number), weeks=1)
    assert found.taken_out
    assert (found.event, found.type, found.on) == (str(number), "ASSAULT", rows[number][0])
    assert shift(found, "PAK", "IND", "ASSAULT").change > 0.1


def test_each_shift_names_the_counts_that_the_act_moves(dossier: Dossier) -> None:
    rows = history()
    number = next(n for n, row in enumerate(rows) if row[2] == "ASSAULT" and row[3] == "IND" and row[0] > CALM - timedelta(days=60))  # fmt: skip
    put, out = dossier.whatif("ASSAULT", "IND", "PAK", on=CALM, weeks=1), dossier.whatif(out=str(number), weeks=1)  # fmt: skip
    for found, more in ((put, 0), (out, -1)):
        assert found.on is not None
        first = found.on - timedelta(days=8 * 7 - 1)
        there = [row for row in rows if first <= row[0] <= found.on and row[3:] == ("IND", "PAK")]
        count = sum(row[2] == "ASSAULT" for row in there) + more
        why = next(one for one in shift(found, "PAK", "IND", "ASSAULT").because if "ASSAULT by" in one.says)  # fmt: skip
        assert why.says == f"ASSAULT by India on Pakistan in the last 8 weeks: {count} without it, {count + 1} with it"  # fmt: skip
        assert why.factor is not None
        assert why.factor > 1
        assert {(act.type, act.source.code, act.target.code) for act in why.acts} <= {("ASSAULT", "IND", "PAK")}  # fmt: skip
        assert all(one.because for some in (found.shifts, found.others) for one in some[:GROUNDED])
        assert not any(one.because for one in found.others[GROUNDED:])
    third = next(one for one in put.others if one.target.code == "PAK")
    assert all(why.name == "to target" for why in third.because if why.name != "later")
    assert [one.code for one in put.sides] == ["IND", "PAK"]


def test_of_imported_events_only_the_months_that_reasons_name_are_fetched(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans: list[tuple[date, date]] = []

    def asked(connection: duckdb.DuckDBPyConnection, a: str, b: str, span: tuple[date, date],
              known: date | None) -> list[tuple[str, str, str, str, date]]:  # fmt: skip
        spans.append(span)
        return imported_between(connection, a, b, span, known)

    monkeypatch.setattr("dragoman.store.imported.imported_between", asked)
    found = dossier.whatif("ASSAULT", "IND", "PAK", on=CALM, weeks=1)
    acts = [act for one in found.shifts for why in one.because for act in why.acts]
    assert acts
    assert all(act.event is not None for act in acts)
    assert spans
    assert all((last - first).days < 31 for first, last in spans)


class Told:
    """A dossier that has one event, by which three sides met."""

    def event(self, id: str) -> Event:
        sides = ("IND", "PAK", "CHN")
        return Event(
            id, "CONSULT", 1, sides, (), True, "asserted", str(CALM), None, ("c",), ("r",), ()
        )

    def imported_event(self, id: str) -> tuple[str, str, str, date, date] | None:
        return None


def test_a_mutual_event_of_three_is_taken_out_between_all_of_them(dossier: Dossier) -> None:
    act = supposed(Told(), None, None, None, "met")
    assert set(act.ways) == set(permutations(("IND", "PAK", "CHN"), 2))
    assert act.ways[0][0] == "IND"
    past = dossier._past(CALM)
    assert past is not None
    found = whatif(past, act, 1, dossier._called_side, dossier._lookback(past, CALM))
    assert [one.code for one in found.sides] == ["IND", "CHN", "PAK"]
    assert not any(
        {one.source.code, one.target.code} <= {"IND", "PAK", "CHN"} for one in found.others
    )
    why = shift(found, "CHN", "PAK", "CONSULT").because
    assert any("without it" in one.says and "China" in one.says for one in why)


def test_an_event_before_the_weeks_looked_at_cannot_be_taken_out(
    dossier: Dossier, tmp_path: Path
) -> None:
    long = [(day, day, "CONSULT", "USA", "RUS") for week in range(160, 320) for day in [FIRST + timedelta(days=7 * week)] for _ in range(25)]  # fmt: skip
    text = written(long, tmp_path / "more.txt").read_text(encoding="utf-8").splitlines()
    named = [text[0], *(f"late{line}" for line in text[1:])]
    (tmp_path / "late.txt").write_text("\n".join(named) + "\n", encoding="utf-8")
    dossier.import_events(tmp_path / "late.txt")
    with pytest.raises(QueryError, match="lies before the weeks looked at, which begin on"):
        dossier.whatif(out="5", on=long[-1][0])


def test_later_events_change_nothing(dossier: Dossier) -> None:
    """What is supposed on a day knows nothing of later days: the same question with and without them."""
    early = FIRST + timedelta(days=7 * 40 - 1)
    found = dossier.whatif("ASSAULT", "IND", "PAK", on=early)
    assert found.on == early
    assert found.basis.last == early
    assert found.basis.acts == sum(row[0] <= early for row in history())


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"type": "WAR", "source": "IND", "target": "PAK"}, "AGREE, CONSULT"),
        ({"type": "AID"}, "name a type of act"),
        ({"type": "AID", "source": "IND", "target": "india"}, "one side"),
        ({"out": "no such event"}, "no event"),
        ({"type": "AID", "source": "IND", "target": "PAK", "out": "5"}, "not both"),
    ],
)
def test_what_cannot_be_supposed_is_told(
    dossier: Dossier, asked: dict[str, str], words: str
) -> None:
    with pytest.raises(QueryError, match=words):
        dossier.whatif(**asked)


def test_with_too_little_history_it_says_so(dossier: Dossier) -> None:
    found = dossier.whatif("AID", "IND", "PAK", on=date(2021, 2, 1))
    assert found.too_little is not None
    assert found.shifts == ()


def test_an_event_cannot_be_taken_out_before_it_was_known(dossier: Dossier) -> None:
    rows = history()
    number = max(n for n, row in enumerate(rows) if row[2] == "ASSAULT")
    known = rows[number][1]
    assert dossier.whatif(out=str(number), on=known).on == known
    with pytest.raises(QueryError, match=str(known)):
        dossier.whatif(out=str(number), on=known - timedelta(days=1))


def test_a_stray_event_after_all_that_is_known_cannot_be_taken_out(
    dossier: Dossier, tmp_path: Path
) -> None:
    """What lies after the day that the weeks are rolled from is not in them, and cannot be missing."""
    day = history()[-1][0] + timedelta(days=20)
    stray = [(day, day, "CONSULT", "USA", "FRA"), (day, day, "ASSAULT", "IND", "PAK")]
    text = written(stray, tmp_path / "stray.txt").read_text(encoding="utf-8")
    head, *rest = text.splitlines()
    renamed = [head, *(f"late{line}" for line in rest)]
    (tmp_path / "late.txt").write_text("\n".join(renamed) + "\n", encoding="utf-8")
    dossier.import_events(tmp_path / "late.txt")
    with pytest.raises(QueryError, match=f"of {day} cannot be taken out"):
        dossier.whatif(out="late1")
