"""Who comes next in the acts of a dossier: ranked, with reasons, and the past acts that open."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import Dossier
from dragoman.cli import main
from dragoman.outlook.records import Candidate, Outlook
from tests.outlook.conftest import FIRST, Row, history, written

HALF = FIRST + timedelta(days=7 * 40 - 1)


def of(found: Outlook, type_: str, source: str, target: str) -> Candidate:
    return next(
        one
        for one in found.next
        if (one.type, one.source.code, one.target.code) == (type_, source, target)
    )


def test_who_strikes_back_is_first_with_the_acts_behind_it(dossier: Dossier) -> None:
    found = dossier.outlook("PAK")
    first = of(found, "ASSAULT", "PAK", "IND")
    assert (first.asks, first.rank) == ("whom", 1)
    assert first.share is not None
    assert 0.5 < first.share < 1
    why = first.because[0]
    assert why.factor is not None
    assert why.factor > 1.1
    acts = [act for one in first.because for act in one.acts]
    there = {(row[0], row[3], row[2], row[4], str(at)) for at, row in enumerate(history())}
    assert acts
    assert all(
        (a.day, a.source.code, a.type, a.target.code) in {t[:4] for t in there} for a in acts
    )
    ids = {(t[0], t[1], t[2], t[3], t[4]) for t in there}
    assert all((a.day, a.source.code, a.type, a.target.code, a.event) in ids for a in acts)
    assert all(act.imported for act in acts)
    assert {one.asks for one in found.next} == {"whom", "who"}
    assert all(one.source.code != one.target.code for one in found.next)


def test_of_two_it_says_where_either_stands(dossier: Dossier) -> None:
    found = dossier.outlook("IND", "PAK")
    assert {(one.source.code, one.target.code) for one in found.next} == {
        ("IND", "PAK"),
        ("PAK", "IND"),
    }
    assert all(1 <= one.rank <= one.of for one in found.next)


def test_shares_are_of_one(dossier: Dossier) -> None:
    found = dossier.outlook("IND")
    for asks in ("whom", "who"):
        for kind in {one.type for one in found.next if one.asks == asks}:
            some = [one.share or 0 for one in found.next if one.asks == asks and one.type == kind]
            assert some == sorted(some, reverse=True)
            assert sum(some) <= 1 + 1e-3


def test_nothing_of_later_days_moves_who_comes_next(tmp_path: Path) -> None:
    """Nor how much is told to pass, nor the chances: the whole path of a dossier, with a future or without."""
    early = [row for row in history() if row[0] <= HALF]
    found = []
    for name, later in (("none", []), ("true", [row for row in history() if row[0] > HALF]), ("other", other())):  # fmt: skip
        with dragoman.open(tmp_path / f"{name}.duckdb") as dossier:
            dossier.import_events(written([*early, *later], tmp_path / f"{name}.txt"))
            told = dossier.outlook("IND", "PAK", as_of=HALF)
            one = dossier.outlook("PAK", as_of=HALF)
            much = dossier.amounts("IND", "PAK", as_of=HALF)
            found.append((told.orders, one.orders, told.next, told.chances, told.amounts, one.next, [(m.amounts, m.samples.tolist(), m.scores.tolist()) for m in much]))  # fmt: skip
    assert found[0][0]
    assert found[0] == found[1] == found[2]


def other() -> list[Row]:
    """Later acts of another kind between the same sides, and with one that was never told of before."""
    days = [HALF + timedelta(days=far) for far in (1, 2, 9, 30)]
    return [(day, day, "AID", "PAK", whom) for day in days for whom in ("IND", "XKX", "JPN")]


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.tuples(
            st.integers(1, 200),
            st.sampled_from(("ASSAULT", "AID", "CONSULT")),
            st.permutations(("IND", "PAK", "USA", "NOR")),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_comes_later_changes_nothing(
    rows: list[tuple[int, str, list[str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("later")
    days = [HALF + timedelta(days=far) for far, _, _ in rows]
    later = [(day, day, kind, ends[0], ends[1]) for day, (_, kind, ends) in zip(days, rows, strict=True)]  # fmt: skip
    with dragoman.open(folder / "a.duckdb") as dossier:
        early = [row for row in history() if row[0] <= HALF]
        dossier.import_events(written([*early, *later], folder / "a.txt"))
        found = dossier.outlook("PAK", "IND", as_of=HALF)
    told = (found.next, found.chances, found.amounts)
    assert _known.setdefault("early", told) == told


_known: dict[str, object] = {}


def test_too_little_is_said_with_what_is_needed(tmp_path: Path) -> None:
    rows = [row for row in history() if row[0] <= FIRST + timedelta(days=15)]
    with dragoman.open(tmp_path / "few.duckdb") as dossier:
        dossier.import_events(written(rows, tmp_path / "few.txt"))
        found = dossier.outlook("IND")
        assert found.next == ()
        assert "needs at least" in (found.next_too_little or "")
    with dragoman.open(tmp_path / "none.duckdb") as empty, pytest.raises(dragoman.DragomanError):
        empty.outlook("IND")


def test_the_verb_tells_it_in_words_and_in_lines(
    imported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(imported.read_bytes())
    assert main(["outlook", "PAK", "--from", str(copy), "--width", "80"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert "Whom Pakistan acts on next" in shown
    assert "Who acts on Pakistan next" in shown
    assert main(["outlook", "PAK", "--from", str(copy), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    first = next(one for one in lines if one["part"] == "next")
    assert first["because"][0]["acts"][0]["event"]
