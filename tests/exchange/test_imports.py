"""Event files of others: read as published, with their traps, into sums that a dossier is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

import dragoman
from dragoman import Dossier
from dragoman.errors import DossierError, QueryError
from dragoman.store import imported
from dragoman.store.file import connected
from dragoman.store.imported import Bucket
from tests.exchange.event_files import GDELT, ICEWS, POLECAT, text, write


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with dragoman.open(tmp_path / "affair.duckdb") as opened:
        yield opened


def rows(dossier: Dossier, columns: str) -> list[tuple]:
    with connected(dossier.path) as connection:
        return connection.execute(
            f"SELECT {columns} FROM imported ORDER BY day, id, target"
        ).fetchall()


def series(dossier: Dossier, a: str, b: str, **asked: object) -> list[Bucket]:
    with connected(dossier.path) as connection:
        return imported.imported_series(connection, a, b, **asked)


@pytest.mark.parametrize("ending", [".tab", ".tab.gz", ".tab.zip"])
def test_each_shape_is_told_by_the_file_itself_however_it_is_packed(
    dossier: Dossier, tmp_path: Path, ending: str
) -> None:
    for shape, told in (("icews", ICEWS), ("polecat", POLECAT), ("gdelt", GDELT)):
        path = write(tmp_path / f"{shape}{ending}", text(shape, told))
        found = dossier.import_events(path)
        assert (found.dataset, found.rows, found.rejected) == (shape, len(told), 0)
    assert rows(dossier, "dataset, day, known, type, mode, quad, source, target") == [
        ("icews", date(2015, 6, 1), date(2015, 6, 1), "AID", None, 2, "PER:MIL", "BOL"),
        ("icews", date(2015, 7, 9), date(2015, 7, 9), "ACCUSE", "allege", 3, "BOL:CVL", "PER"),
        (
            "gdelt",
            date(2019, 5, 10),
            date(2019, 5, 11),
            "THREATEN",
            "violence",
            3,
            "EGY:MIL",
            "SDN",
        ),
        ("polecat", date(2021, 2, 3), date(2021, 2, 5), "CONSULT", "visit", 1, "KEN:GOV", "TZA"),
        ("polecat", date(2021, 2, 3), date(2021, 2, 5), "CONSULT", "visit", 1, "KEN:GOV", "UGA"),
    ]


def test_an_event_counts_for_its_dyad_from_the_day_on_which_it_was_known(
    dossier: Dossier, tmp_path: Path
) -> None:
    dossier.import_events(write(tmp_path / "a.txt", text("polecat", POLECAT)))
    (bucket,) = series(dossier, "UGA", "KEN", by="day")
    assert bucket == Bucket(date(2021, 2, 3), 1, 4.0, 0.0)
    assert series(dossier, "KEN", "UGA", as_of=date(2021, 2, 4)) == []
    with connected(dossier.path) as connection:
        assert imported.imported_dyads(connection, date(2021, 2, 4)) == []
        found = imported.imported_dyads(connection, date(2021, 2, 5))
        assert [(one.a, one.b, one.score) for one in found] == [
            ("KEN", "TZA", 4.0),
            ("KEN", "UGA", 4.0),
        ]
        assert found == imported.imported_dyads(connection) != []
        assert [one.b for one in imported.imported_dyads(connection, side="UGA")] == ["UGA"]


def test_the_same_file_twice_and_the_same_events_in_another_file_change_nothing(
    dossier: Dossier, tmp_path: Path
) -> None:
    first = dossier.import_events(write(tmp_path / "a.tab", text("icews", ICEWS)))
    held = rows(dossier, "*")
    again = dossier.import_events(tmp_path / "a.tab")
    assert (first.events, again.events, again.known_files) == (2, 0, (str(tmp_path / "a.tab"),))
    more = {**ICEWS[0], "Event ID": "902"}
    other = dossier.import_events(
        write(tmp_path / "b.tab", text("icews", [*reversed(ICEWS), more, more]))
    )
    assert (other.events, other.repeated) == (1, 1)
    assert [row for row in rows(dossier, "*") if row[1] == 1] == held


def test_ids_that_repeat_on_another_day_are_other_events(dossier: Dossier, tmp_path: Path) -> None:
    dossier.import_events(write(tmp_path / "a.tab", text("icews", ICEWS)))
    assert rows(dossier, "id, day") == [("901", date(2015, 6, 1)), ("901", date(2015, 7, 9))]


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("2017-11-02", date(2017, 11, 2)),
        ("11/2/2017", date(2017, 11, 2)),
        ("1/12/2017", date(2017, 1, 12)),
    ],
)
def test_days_of_all_years_of_icews_are_read(
    dossier: Dossier, tmp_path: Path, day: str, read: date
) -> None:
    dossier.import_events(
        write(tmp_path / "a.tab", text("icews", [{**ICEWS[0], "Event Date": day}]))
    )
    assert rows(dossier, "day") == [(read,)]


def test_codes_are_text_and_a_lost_zero_is_put_back(dossier: Dossier, tmp_path: Path) -> None:
    told = [
        {**ICEWS[0], "Event ID": str(n), "CAMEO Code": code}
        for n, code in enumerate(("010", "10", "100", "42", "042"))
    ]
    dossier.import_events(write(tmp_path / "a.tab", text("icews", told)))
    assert rows(dossier, "code, type, mode") == [
        ("010", None, None),
        ("10", None, None),
        ("100", "REQUEST", None),
        ("42", "CONSULT", "visit"),
        ("042", "CONSULT", "visit"),
    ]


def test_quotation_marks_are_letters_like_others(dossier: Dossier, tmp_path: Path) -> None:
    told = [
        {**ICEWS[0], "Source Name": '"Tiger" brigade', "Event Text": '"'},
        {**ICEWS[1], "Target Name": "O'Neil, \"the"},
    ]
    found = dossier.import_events(write(tmp_path / "a.tab", text("icews", told)))
    assert (found.rows, found.rejected) == (2, 0)


def test_bad_lines_are_told_with_their_place_and_the_good_ones_read(
    dossier: Dossier, tmp_path: Path
) -> None:
    good = text("icews", ICEWS)
    header, first, second = good.splitlines()
    content = "\n".join(
        [
            header,
            "a\tb",
            first,
            "",
            first.replace("2015-06-01", "soon"),
            second.replace("901", ""),
            second,
            "x" * 3_000_000 + "\t",
            second.replace("901", "903"),
        ]
    )
    found = dossier.import_events(write(tmp_path / "a.tab", content))
    assert (found.rows, found.rejected) == (3, 4), found.rejections
    places = {(one.place, one.reason) for one in found.rejections}
    assert ("line 2", "2 cells instead of 20") in places
    assert ("line 5", "its day is no date of our times: soon") in places
    assert ("line 6", "it has no id") in places
    kept = dossier.import_rejections("icews")
    assert [one.line for one in kept][:3] == [2, 5, 6]
    assert {one.path for one in kept} == {str(tmp_path / "a.tab")}


def test_latin_letters_windows_lines_and_nulls_are_read(dossier: Dossier, tmp_path: Path) -> None:
    told = [{**ICEWS[0], "Source Country": "Côte d'Ivoire", "Source Name": "Caf\0é"}]
    content = text("icews", told).replace("\n", "\r\n").encode("latin-1")
    dossier.import_events(write(tmp_path / "a.tab", content))
    assert rows(dossier, "source") == [("CIV:MIL",)]


def test_a_party_without_a_code_is_kept_as_it_stands_and_counted(
    dossier: Dossier, tmp_path: Path
) -> None:
    told = [{**ICEWS[0], "Target Name": "Zorblat Front", "Target Country": ""}]
    dossier.import_events(write(tmp_path / "a.tab", text("icews", told)))
    assert rows(dossier, "target, target_raw, a") == [(None, "Zorblat Front", None)]
    (found,) = dossier.datasets()
    assert (found.events, found.unmapped, found.untyped) == (1, 1, 0)
    assert "no text" in found.evidence


@pytest.mark.parametrize("lacking", [0, 3, 4])
def test_all_layouts_of_gdelt_are_read(dossier: Dossier, tmp_path: Path, lacking: int) -> None:
    line = text("gdelt", GDELT).rstrip("\n").split("\t")
    adm2 = {39, 47, 55}
    cells = [cell for place, cell in enumerate(line) if not (lacking and place in adm2)]
    dossier.import_events(
        write(tmp_path / "a.export.CSV", "\t".join(cells[: len(cells) - (lacking == 4)]) + "\n")
    )
    assert rows(dossier, "known, source, target") == [(date(2019, 5, 11), "EGY:MIL", "SDN")]


def test_a_data_set_can_be_named_and_taken_out_again(dossier: Dossier, tmp_path: Path) -> None:
    path = write(tmp_path / "a.tab", text("icews", ICEWS))
    dossier.import_events(path)
    dossier.import_events(path, dataset="mine")
    assert [one.dataset for one in dossier.datasets()] == ["icews", "mine"]
    assert dossier.forget_dataset("icews") == 2
    assert [one.dataset for one in dossier.datasets()] == ["mine"]
    assert series(dossier, "PER", "BOL", dataset="icews") == []
    assert len(series(dossier, "PER", "BOL")) == 1
    with pytest.raises(QueryError, match="mine"):
        dossier.forget_dataset("icews")
    assert dossier.import_events(path).events == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id,name\n1,x\n",
        b"PK\x03\x04broken",
        b"\x1f\x8bbroken",
        b"Event ID\tEvent Type\n1\t2\n",
    ],
)
def test_a_file_of_no_known_shape_is_told_and_the_others_are_read(
    dossier: Dossier, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.tab"
    bad.write_bytes(content)
    found = dossier.import_events([bad, write(tmp_path / "good.tab", text("icews", ICEWS))])
    assert found.rows == 2
    (rejection,) = found.rejections
    assert rejection.path == str(bad)


def test_a_shape_that_is_not_the_files_is_refused(dossier: Dossier, tmp_path: Path) -> None:
    path = write(tmp_path / "a.tab", text("icews", ICEWS))
    (told,) = dossier.import_events(path, shape="gdelt").rejections
    assert "ICEWS" in told.reason
    with pytest.raises(QueryError, match="polecat, icews, gdelt"):
        dossier.import_events(path, shape="acled")


def test_a_dossier_without_imports_has_no_data_sets_and_no_sums(dossier: Dossier) -> None:
    assert not (dossier.datasets() or dossier.import_rejections() or series(dossier, "PER", "BOL"))
    with pytest.raises(QueryError, match="nothing is imported"):
        dossier.forget_dataset("icews")
    with dragoman.open(dossier.path, read_only=True) as asked, pytest.raises(DossierError):
        asked.import_events([])


def test_nothing_is_left_beside_the_dossier(dossier: Dossier, tmp_path: Path) -> None:
    dossier.import_events(write(tmp_path / "a.tab", text("icews", ICEWS)))
    assert {one.name for one in tmp_path.iterdir()} == {"a.tab", "affair.duckdb"}


def test_rows_lie_by_dyad_and_day(dossier: Dossier, tmp_path: Path) -> None:
    told = [
        {
            **ICEWS[0],
            "Event ID": str(n),
            "Event Date": f"2015-0{1 + n % 9}-01",
            "Source Country": state,
        }
        for n, state in enumerate(["Peru", "Chile", "Brazil"] * 30)
    ]
    dossier.import_events(write(tmp_path / "a.tab", text("icews", told)))
    with duckdb.connect(str(dossier.path), read_only=True) as connection:
        found = connection.execute("SELECT a, b, day FROM imported ORDER BY rowid").fetchall()
    assert found == sorted(found)


def test_sums_as_of_any_day_are_those_of_the_rows_known_by_then(
    dossier: Dossier, tmp_path: Path
) -> None:
    days = ("2001-12-31", "2002-01-01", "2002-02-10", "2002-02-11", "2005-07-01", "2005-12-31")
    told = [{**ICEWS[0], "Event ID": day, "Event Date": day} for day in days]
    dossier.import_events(write(tmp_path / "a.tab", text("icews", told[:4])))
    dossier.import_events(write(tmp_path / "b.tab", text("icews", told[4:])))
    asked = (*days, "1999-01-01", "2002-02-09", "2003-06-06", "2006-01-01", "2030-03-03")
    with connected(dossier.path) as connection:
        for day in map(date.fromisoformat, asked):
            found = imported.imported_dyads(connection, day)
            known = [one for one in days if one <= str(day)]
            assert [(one.events, str(one.last)) for one in found] == (
                [(len(known), known[-1])] if known else []
            )
            counted = imported.imported_counts(connection, "year", day)
            assert sum(one.events for one in counted) == len(known)
        assert imported.imported_dyads(connection)[0].events == len(days)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2015-02-30"])
def test_a_day_that_cannot_be_is_refused(dossier: Dossier, tmp_path: Path, day: str) -> None:
    told = [{**ICEWS[0], "Event Date": day}, ICEWS[1]]
    found = dossier.import_events(write(tmp_path / "a.tab", text("icews", told)))
    assert (found.rows, found.rejected) == (1, 1)


def test_the_sums_are_questions_of_the_dossier(dossier: Dossier, tmp_path: Path) -> None:
    dossier.import_events(write(tmp_path / "a.txt", text("polecat", POLECAT)))
    assert dossier.imported_dyads("2021-02-04") == []
    assert [one.b for one in dossier.imported_dyads("2021-02-05", "TZA")] == ["TZA"]
    assert [one.events for one in dossier.imported_series("UGA", "KEN", "year")] == [1]
    assert [one.events for one in dossier.imported_counts()] == [2]
