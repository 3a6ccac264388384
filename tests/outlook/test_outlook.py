"""The outlook of a dossier: what it stands on, what it says, and that it knows nothing of later days."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

import dragoman
from dragoman import Dossier, Report
from dragoman.errors import QueryError
from dragoman.outlook.records import Outlook, Slot
from tests.outlook.conftest import FIRST, WEEKS, Row, history, written

HALF = FIRST + timedelta(days=7 * 40 - 1)


def chance(found: Outlook, source: str, target: str, kind: str) -> float:
    return next(one.chance for one in found.chances
                if (one.source.code, one.target.code, one.type) == (source, target, kind))  # fmt: skip


def made(rows: list[Row], folder: Path) -> Path:
    path = folder / "made.duckdb"
    with dragoman.open(path) as dossier:
        dossier.import_events(written(rows, folder / "made.txt"))
    return path


def test_chances_rise_with_the_weeks_and_what_is_frequent_is_likely(dossier: Dossier) -> None:
    found = dossier.outlook("India", "Pakistan", weeks=6)
    assert found.too_little is None
    assert (found.a.code, found.b and found.b.code, found.weeks) == ("IND", "PAK", 6)
    assert len(found.chances) == 32
    for one in found.chances:
        assert list(one.by_week) == sorted(one.by_week)
        assert 0 <= one.by_week[0] <= one.by_week[-1] == one.chance <= 1
    assert chance(found, "PAK", "IND", "ASSAULT") > 0.5
    assert chance(found, "PAK", "IND", "AID") < 0.1
    assert all(one.low <= one.median <= one.high for one in found.amounts)


def test_what_was_answered_before_is_expected_to_be_answered(tmp_path: Path) -> None:
    rows = [row for row in history() if row[0] <= HALF]
    calm = [row for row in rows if not (row[2] == "ASSAULT" and row[0] > HALF - timedelta(days=14))]
    struck = [*calm, (HALF, HALF, "ASSAULT", "IND", "PAK")]
    found = []
    for name, some in (("calm", calm), ("struck", struck)):
        folder = tmp_path / name
        folder.mkdir()
        with dragoman.open(made(some, folder), read_only=True) as dossier:
            found.append(chance(dossier.outlook("IND", "PAK", as_of=HALF, weeks=1), "PAK", "IND", "ASSAULT"))  # fmt: skip
    assert found[1] > 2 * found[0]


def test_reasons_count_the_acts_behind_a_chance(dossier: Dossier) -> None:
    found = dossier.outlook("IND", "PAK")
    told = next(one for one in found.chances if one.type == "ASSAULT" and one.source.code == "PAK")
    assert any(
        "ASSAULT: " in why.says and "by Pakistan on India" in why.says for why in told.because
    )
    assert told.before == sum(row[2] == "ASSAULT" and row[3] == "PAK" for row in history())


def test_behind_each_reason_stand_the_acts_that_it_counts(dossier: Dossier) -> None:
    found, rows = dossier.outlook("IND", "PAK"), history()
    assert found.as_of is not None
    grounds = [(why, one.target.code) for one in found.chances for why in one.because]
    grounds += [(why, one.target.code) for one in found.amounts for why in one.because]
    assert {why.name for why, _ in grounds} >= {"same", "other", "to target"}
    for why, _ in grounds:
        assert why.factor is not None
        assert [act.day for act in why.acts] == sorted((act.day for act in why.acts), reverse=True)
        for act in why.acts:
            assert act.imported
            told = rows[int(act.event or -1)]
            assert told == (act.day, act.day, act.type, act.source.code, act.target.code)
    same = next(why for one in found.chances if (one.type, one.source.code) == ("ASSAULT", "PAK") for why in one.because if why.name == "same")  # fmt: skip
    assert {(act.type, act.target.code) for act in same.acts} <= {("ASSAULT", "IND"), ("ASSAULT", "PAK")}  # fmt: skip
    first, others = found.as_of - timedelta(days=8 * 7 - 1), {"IND", "PAK"}
    onto = [(why, whom) for why, whom in grounds if why.says.startswith("acts of any type by others on")]  # fmt: skip
    assert onto
    for why, whom in onto:  # the count of what others did is that of one's fingers
        count = sum(row[0] >= first and row[4] == whom and row[3] not in others for row in rows)
        if why.name == "to target":
            assert f": {count} in the last 8 weeks" in why.says
            assert {act.target.code for act in why.acts} == {whom}


def test_an_outlook_kept_with_reasons_as_texts_is_still_read(dossier: Dossier) -> None:
    """As they were kept before reasons had acts."""
    dossier.outlook("IND", "PAK")
    with duckdb.connect(str(dossier.path)) as connection:
        body = json.loads(connection.execute("SELECT body FROM outlooks").fetchall()[0][0])
        for one in body["chances"]:
            one["because"] = ["acts of all types: 3 (×2.0)"]
        for one in body["amounts"]:
            del one["because"]
        connection.execute("UPDATE outlooks SET body = ?", [json.dumps(body)])
    assert dossier.track().waiting == 1
    slot = dossier.dyad("IND", "PAK").outlook
    assert isinstance(slot, Slot)
    assert slot.chances[0].because[0].says == "acts of all types: 3 (×2.0)"


def test_one_actor_alone_has_its_likeliest_partners(dossier: Dossier) -> None:
    found = dossier.outlook("PAK")
    assert found.b is None
    assert found.chances == tuple(sorted(found.chances, key=lambda one: -one.chance))
    assert all("PAK" in (one.source.code, one.target.code) for one in found.chances)


def test_later_events_change_nothing(dossier: Dossier, tmp_path: Path) -> None:
    now = dossier.outlook("IND", "PAK", as_of=HALF)
    with dragoman.open(made([row for row in history() if row[0] <= HALF], tmp_path)) as then:
        before = then.outlook("IND", "PAK", as_of=HALF)
    assert (now.chances, now.amounts, now.basis) == (
        before.chances,
        before.amounts,
        before.basis,
    )
    assert now.as_of == HALF
    assert now.basis.last == HALF


def test_what_was_known_only_later_changes_nothing(tmp_path: Path) -> None:
    late = (HALF - timedelta(days=3), HALF + timedelta(days=9), "ASSAULT", "PAK", "IND")
    rows = [row for row in history() if row[0] <= HALF]
    found = []
    for name, some in (("without", rows), ("with", [*rows, late, late])):
        folder = tmp_path / name
        folder.mkdir()
        with dragoman.open(made(some, folder)) as dossier:
            found.append(dossier.outlook("IND", "PAK", as_of=HALF))
            after = dossier.outlook("IND", "PAK", as_of=HALF + timedelta(days=10))
    assert found[0].chances == found[1].chances
    assert after.basis.acts == found[1].basis.acts + 2


def test_with_too_little_history_nothing_is_forecast(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        text = "China sent aid to Iran on 3 May.\nIran thanked China."
        dossier.read([Report(id="a", key="a", text=text, published=date(2021, 5, 4))])
        found = dossier.outlook("China", "Iran")
        assert found.chances == ()
        assert found.too_little is not None
        assert "needs at least" in found.too_little
        assert "dragoman import" in found.too_little
        assert not found.kept
        assert dossier.track().waiting == 0


def test_a_pair_that_hardly_met_has_no_outlook(tmp_path: Path) -> None:
    day = FIRST + timedelta(days=100)
    rows = [*history(), (day, day, "AID", "JPN", "FRA")]
    with dragoman.open(made(rows, tmp_path)) as dossier:
        found = dossier.outlook("JPN", "FRA")
    assert found.too_little == "1 act between them is known; an outlook needs at least 8"


def test_the_same_question_of_one_day_is_kept_once(dossier: Dossier) -> None:
    first, second = dossier.outlook("IND", "PAK"), dossier.outlook("India", "PAK")
    assert first.kept
    assert first == second
    swapped = dossier.outlook("PAK", "IND")
    assert (swapped.id, swapped.chances) == (first.id, first.chances)
    assert [one.source.code for one in swapped.amounts] == ["PAK", "IND"]
    assert dossier.track().waiting == 1


def test_the_order_of_lines_of_a_file_makes_no_other_question(tmp_path: Path) -> None:
    found = set()
    for name, rows in (("there", history()), ("back", history()[::-1])):
        (tmp_path / name).mkdir()
        with dragoman.open(made(rows, tmp_path / name)) as dossier:
            found.add(dossier.outlook("IND", "PAK", weeks=1).id)
    assert len(found) == 1


def test_a_dossier_that_may_not_be_written_shows_outlooks_and_keeps_none(dossier: Dossier) -> None:
    kept = dossier.outlook("CHN", "USA")
    dossier.path.chmod(0o444)
    try:
        with dragoman.open(dossier.path, read_only=True) as asked:
            same, other = asked.outlook("CHN", "USA"), asked.outlook("RUS", "USA")
            assert same == kept  # that one is there
            assert other.chances
            assert not other.kept
            assert asked.track().waiting == 1
    finally:
        dossier.path.chmod(0o644)


@pytest.mark.parametrize("asked", [("IND", "IND"), ("IND", "Nowhere at all")])
def test_what_cannot_be_asked_is_told(dossier: Dossier, asked: tuple[str, str]) -> None:
    with pytest.raises(QueryError):
        dossier.outlook(*asked)
    with pytest.raises(QueryError, match=r"near to it: Iran \(IRN\)"):
        dossier.outlook("IND", "Irann")
    with pytest.raises(QueryError, match="1 to 26 weeks"):
        dossier.outlook("IND", "PAK", weeks=27)


def test_an_empty_dossier_says_so(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        with pytest.raises(QueryError):
            dossier.outlook("IND", "PAK")
        assert dossier.track() == replace(dossier.track())
    assert WEEKS > 12


def test_a_busy_pair_stays_as_busy_as_it_was(tmp_path: Path) -> None:
    """Ninety acts each week: the mean lies within its own interval, and no path runs away."""
    busy = [(FIRST + timedelta(days=7 * week + 1),) * 2 + ("CONSULT", "USA", "RUS")
            for week in range(WEEKS) for _ in range(90)]  # fmt: skip
    with dragoman.open(made(history() + busy, tmp_path)) as opened:
        for weeks in (4, 26):
            one = next(one for one in opened.outlook("USA", "RUS", weeks=weeks).amounts if one.source.code == "USA")  # fmt: skip
            assert one.low <= one.mean <= one.high
            assert one.mean == pytest.approx(one.median, rel=0.03)
            assert one.mean == pytest.approx(90 * weeks, rel=0.15)


def test_one_stray_event_months_later_is_no_peace(dossier: Dossier, tmp_path: Path) -> None:
    before = dossier.outlook("IND", "PAK")
    stray = date(2022, 8, 15)
    dossier.import_events(written([(stray, stray, "CONSULT", "FRA", "RUS")], tmp_path / "late.txt"))
    after = dossier.outlook("IND", "PAK")
    assert after.as_of == before.as_of
    assert chance(after, "PAK", "IND", "ASSAULT") == pytest.approx(chance(before, "PAK", "IND", "ASSAULT"), abs=0.1)  # fmt: skip
    found = dossier.track()
    assert (len(found.scored), found.uncovered) == (0, 0)
    assert found.waiting >= 1


def test_long_after_the_last_act_nothing_is_forecast(dossier: Dossier) -> None:
    last = max(row[0] for row in history())
    near = dossier.outlook("IND", "PAK", as_of=last + timedelta(days=20))
    assert near.as_of == last
    far = dossier.outlook("IND", "PAK", as_of=last + timedelta(days=280))
    assert far.too_little is not None
    assert f"nothing is known after {last}" in far.too_little
    assert not far.kept
    assert [one.refused for one in dossier.amounts("IND", "PAK", last + timedelta(days=280))] == [far.too_little] * 2  # fmt: skip
    assert dossier.whatif("AID", "IND", "PAK", on=last + timedelta(days=280)).too_little == far.too_little  # fmt: skip
