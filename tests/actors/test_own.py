"""A user's own file of names: it stands over ours, and a bad line of it is told and left out."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.actors import own, own_names, saved
from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.actors.own_names import OwnNames
from dragoman.actors.resolver import resolve
from dragoman.errors import InputError
from dragoman.records import Rejection

HEAD = "name\tcode\toffice\tsince\tuntil\taliases\tkind\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folders of this test's own."""
    monkeypatch.setattr(saved, "folder", lambda kind="cache": tmp_path / kind)
    return tmp_path


def file(folder: Path, lines: str, head: str = HEAD) -> Path:
    path = folder / "own.tsv"
    path.write_text(head + lines, encoding="utf-8")
    return path


def rows(path: Path) -> list[own.Row | Rejection]:
    return list(own.rows(own.layers(path)[0]))


def test_an_unknown_name_is_known_with_a_line_of_ones_own(home: Path) -> None:
    line = "Kari Nordmann\tNOR:GOV\tenvoy\t2031-01-01\t\tKari M. Nordmann\tperson\n"
    text = "Nordmann met Swiss officials. Kari M. Nordmann left."
    day = date(2031, 5, 1)
    known = Authority.load(file(home, line))
    found = find_mentions([text], day, known)[0]
    assert [(one.code, one.name) for one in found if one.kind == "person"] == [
        ("NOR:GOV", "Kari Nordmann")
    ] * 2
    assert resolve("Nordmann", day, known)[0].office == "envoy"
    assert not resolve("Kari Nordmann", day, Authority.load(""))


def test_a_line_stands_in_the_place_of_ours_for_its_days(home: Path) -> None:
    line = "Angela Merkel\tDEU:EDU\tscholar\t2030-01-01\t\t\tperson\n"
    known = Authority.load(file(home, line))
    assert resolve("Angela Merkel", date(2031, 1, 1), known)[0].code == "DEU:EDU"
    assert resolve("Angela Merkel", date(2015, 1, 1), known)[0].office == "chancellor"
    always = Authority.load(file(home, "Angela Merkel\tDEU:EDU\n", "name\tcode\n"))
    assert {one.code for one in always.entries("Angela Merkel")} == {"DEU:EDU"}


def test_whoever_holds_an_office_by_ones_own_file_is_meant_by_it(home: Path) -> None:
    line = "Ada Obi\tKEN:GOV\tpresident\t2031-01-01\t\t\tperson\n"
    known = Authority.load(file(home, line))
    text = "The Kenyan president spoke."
    assert find_mentions([text], date(2031, 2, 1), known)[0][0].name == "Ada Obi"
    assert find_mentions([text], date(2016, 2, 1), known)[0][0].name != "Ada Obi"


def test_states_bodies_and_groups_may_be_added(home: Path) -> None:
    lines = (
        "Zorbania\tZOR\t\t\t\tKingdom of Zorbania\tstate\n"
        "Zorbanian\tZOR\t\t\t\t\tdemonym\n"
        "Free Valley Movement\tREB:FVM\t\t\t\tFVM\tgroup\n"
    )
    known = Authority.load(file(home, lines))
    text = "Zorbanian troops fought the FVM. Zorbania's foreign minister Milos Varga left."
    found = [(one.text, one.code) for one in find_mentions([text], None, known)[0]]
    assert found[:2] == [("Zorbanian troops", "ZOR:MIL"), ("FVM", "REB:FVM")]
    assert found[2][1] == "ZOR:GOV"
    assert known.name_of("ZOR") == "Zorbania"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("\tNOR", "no name"),
        ("Kari Nordmann\tnorway", "'norway' is no code"),
        ("Kari Nordmann", "'' is no code"),
        ("Kari Nordmann\tNOR\t\t2031-13-01", "no day of the calendar"),
        ("Kari Nordmann\tNOR\t\tlast year", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("Kari Nordmann\tNOR\t\t2031\t2030", "before it begins"),
        ("Kari Nordmann\tNOR\t\t\t\t\thuman", "'human' is no kind"),
        ("Kari Nordmann\tNOR\t\t\t\t\tperson\tmore", "8 cells for 7 columns"),
        ("Dor\tNOR\t\t\t\t\tplace", "'=Dor'"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_good_ones_are_read(
    home: Path, line: str, says: str
) -> None:
    path = file(home, f"# mine\n\nOla Berg\tNOR:GOV\n{line}\nEva Lund\tNOR:GOV\n")
    known = Authority.load(path)
    (bad,) = known.rejected
    assert bad.path == str(path) and bad.place == "line 5" and says in bad.reason
    assert known.entries("Ola Berg") and known.entries("Eva Lund")


def test_a_short_alias_is_taken_where_it_is_marked(home: Path) -> None:
    known = Authority.load(file(home, "=Dor\tNOR\t\t\t\tDP|中国\tplace\n"))
    assert not known.rejected
    assert [known.entries(name)[0].code for name in ("Dor", "DP", "中国")] == ["NOR"] * 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"name\toffice\n", "'code' is missing"),
        (b"name\tcode\tcolour\n", "'colour' is no column"),
        (b"name\tcode\tcode\n", "stands twice"),
        ("name\tcode\nJosé\tPER\n".encode("latin-1"), "line 2: this is not UTF-8"),
    ],
)
def test_a_file_that_is_none_is_an_error_that_names_the_line(
    home: Path, content: bytes, says: str
) -> None:
    path = home / "own.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says) as told:
        Authority.load(path)
    assert str(path) in str(told.value)


def test_a_missing_file_says_what_to_do(home: Path) -> None:
    with pytest.raises(InputError, match="--authority FILE"):
        Authority.load(home / "none.tsv")
    (home / "own.tsv").mkdir()
    with pytest.raises(InputError, match=r"own\.tsv"):
        Authority.load(home / "own.tsv")


def test_columns_may_stand_in_any_order_and_lines_end_as_on_windows(home: Path) -> None:
    path = home / "own.tsv"
    path.write_bytes("\ufeffkind\tcode\tname\r\ngroup\tREB:FVM\tFree Valley Movement\r\n".encode())
    assert Authority.load(path).entries("Free Valley Movement")[0].code == "REB:FVM"


def test_the_usual_file_is_read_unless_another_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(own.VARIABLE)
    assert own.layers() == ()
    (home / "config").mkdir()
    usual = home / "config" / own.FILE
    usual.write_text("name\tcode\nOla Berg\tNOR:GOV\n", encoding="utf-8")
    assert Authority.load().entries("Ola Berg")
    other = file(home, "Eva Lund\tNOR:GOV\n")
    assert not Authority.load(other).entries("Ola Berg")
    monkeypatch.setenv(own.VARIABLE, str(other))
    assert Authority.load().entries("Eva Lund") and not Authority.load().entries("Ola Berg")
    monkeypatch.setenv(own.VARIABLE, "")
    assert own.layers() == ()


def test_a_changed_file_is_another_version_and_read_again(home: Path) -> None:
    first = Authority.load(file(home, "Ola Berg\tNOR:GOV\n"))
    assert Authority.load(home / "own.tsv") is first
    second = Authority.load(file(home, "Ola Berg\tNOR:OPP\n"))
    ours = Authority.load("").version
    assert len({first.version, second.version, ours}) == 3
    assert first.version.startswith(ours) and second.version.startswith(ours)


def test_reports_are_read_again_with_a_changed_file_and_back(home: Path) -> None:
    text = "The Free Valley Movement attacked Kenyan troops.\n"
    path, mine = home / "a.duckdb", file(home, "Free Valley Movement\tREB:FVM\t\t\t\t\tgroup\n")

    def sources(authority: str | Path) -> list[list[str]]:
        with dragoman.open(path, authority=authority) as dossier:
            assert len(dossier.read(text).read) == 1
            return [row[0] for row in dossier.acts().project("source").fetchall()]

    assert sources("") == [["UNK"]]
    assert sources(mine) == [["REB:FVM"]]
    assert sources("") == [["UNK"]]


def test_bad_lines_are_kept_with_a_reading_and_warned_of_in_python(home: Path) -> None:
    mine = file(home, "Ola Berg\tnorway\nEva Lund\tNOR:GOV\nA\tNOR\n")
    with dragoman.open(home / "a.duckdb", authority=mine) as dossier:
        intake = dossier.read("Eva Lund condemned Kenya.\n")
        assert [one.place for one in intake.rejected] == ["line 2", "line 4"]
        assert len(intake.read) == 1
        assert len(dossier.rejections().fetchall()) == 2
    with pytest.warns(UserWarning, match=r"line 2.*1 more"):
        claims = dragoman.code("Eva Lund condemned Kenya.", authority=mine)
    (act,) = [one for one in claims if isinstance(one, dragoman.Act)]
    assert act.source[0].code == "NOR:GOV"


@given(st.binary(max_size=80) | st.text("abAB\t|=\n#:-012 é", max_size=80).map(str.encode))
def test_whatever_stands_in_a_file_is_a_row_a_rejection_or_an_input_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("own") / "own.tsv"
    path.write_bytes(b"name\tcode\taliases\n" + content)
    try:
        names = OwnNames(own.layers(path))
    except InputError:
        return
    good = content.decode().split("\n")
    told = [line for line in good if line.strip() and not line.startswith("#")]
    assert len(rows(path)) == len(told)
    assert len(names.rejected) <= len(told)


def test_a_large_file_is_taken_in_once_and_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_names, "KEPT_FROM", 50)
    path = file(home, "".join(f"Ola Berg{number}\tNOR:GOV\n" for number in range(200)))
    said: list[str] = []
    first = OwnNames(own.layers(path), said.append)
    assert len(said) == 4 and "200 names read" in said[-1]
    again = OwnNames(own.layers(path), said.append)
    assert len(said) == 4
    assert again.over("Ola Berg7", ()) == first.over("Ola Berg7", ())
    (kept,) = (home / "cache").iterdir()
    kept.write_bytes(b"damaged")
    assert OwnNames(own.layers(path)).over("Ola Berg7", ()) == first.over("Ola Berg7", ())


def test_a_large_file_is_hashed_once_while_it_looks_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "HASH_KEPT_FROM", 1)
    monkeypatch.setattr(own, "SETTLED", 0)
    read: list[Path] = []
    content = own.Layer.content

    def noted(one: own.Layer) -> bytes:
        read.append(one.path)
        return content(one)

    monkeypatch.setattr(own.Layer, "content", noted)
    path = file(home, "Ola Berg\tNOR:GOV\n")
    first = own.version(own.layers(path))
    assert own.version(own.layers(path)) == first and len(read) == 1
    (kept,) = (home / "cache").iterdir()
    kept.write_bytes(b"damaged")
    assert own.version(own.layers(path)) == first and len(read) == 2


def test_a_change_that_leaves_size_and_day_as_they_were_is_noticed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "HASH_KEPT_FROM", 1)
    monkeypatch.setattr(own, "SETTLED", 0)
    path = file(home, "Ola Berg\tNOR:GOV\n")
    known = path.stat()
    first = own.version(own.layers(path))
    time.sleep(0.02)  # the clock of a file system may tick a hundred times a second
    file(home, "Ola Berg\tNOR:OPP\n")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert path.stat().st_mtime_ns == known.st_mtime_ns
    assert own.version(own.layers(path)) != first


def test_the_hash_of_a_file_changed_just_now_is_not_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "HASH_KEPT_FROM", 1)
    own.version(own.layers(file(home, "Ola Berg\tNOR:GOV\n")))
    assert not (home / "cache").exists()


def test_a_name_that_is_a_code_of_an_owner_as_well_is_only_a_name(home: Path) -> None:
    path = file(home, "NOR\tNGO:NOR\t\t\t\t\torganisation\nOla Berg\tNOR:GOV\tking\n")
    names = OwnNames(own.layers(path))
    assert [one.code for one in names.over("NOR", ())] == ["NGO:NOR"]
    assert [one.name for one in names.holders("NOR")] == ["Ola Berg"]
    assert "KEN" not in names.patterns() and names.over("KEN", ()) == ()
    path = file(home, "Eva Lund\tKEN:GOV\tking\n")
    assert OwnNames(own.layers(path)).over("KEN", ()) == ()
    assert OwnNames(own.layers(path)).patterns() == ["Eva Lund", "Lund"]
