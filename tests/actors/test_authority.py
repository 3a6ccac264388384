"""The tables behind the names: complete, closed in their kinds, built the same each time."""

from __future__ import annotations

import csv
import importlib.util
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import saved
from dragoman.actors.authority import KINDS, Authority
from dragoman.actors.ours import NAME_TABLES, Ours
from dragoman.actors.shelves import Shelf
from dragoman.data.tables import read_tsv

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
AUTHORITY = Authority.load()
# Kinds of the tables that mentions turn into kinds of the closed list.
INNER = {"region", "bloc"}


def test_loading_again_gives_the_same_object_and_version() -> None:
    assert Authority.load() is Authority.load()
    assert Authority().version == AUTHORITY.version


@pytest.mark.parametrize("table", NAME_TABLES)
def test_every_row_has_a_code_a_kind_and_readable_days(table: str) -> None:
    for row in read_tsv(f"actors_{table}.tsv"):
        assert row["kind"] in {*KINDS, *INNER}, row
        assert row["name"].strip() == row["name"] != "", row
        base = row["code"].partition(":")[0]
        assert base == "" or (base.isupper() and len(base) == 3), row


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("DPRK", "PRK"),
        ("U.S.", "USA"),
        ("UAE", "ARE"),
        ("Türkiye", "TUR"),
        ("Swaziland", "SWZ"),
        ("Nauru", "NRU"),
        ("Ivory Coast", "CIV"),
        ("Burma", "MMR"),
        ("Kosovo", "KOS"),
    ],
)
def test_states_are_known_by_their_short_and_old_names(name: str, code: str) -> None:
    assert AUTHORITY.entries(name)[0].code == code


def test_holders_change_with_the_day() -> None:
    names = [
        AUTHORITY.holder("GBR", "prime minister", date(year, 6, 1)) for year in (1985, 2000, 2023)
    ]
    assert [entry.name for entry in names if entry] == [
        "Margaret Thatcher",
        "Tony Blair",
        "Rishi Sunak",
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not beside this checkout")
def test_the_built_tables_are_what_the_script_builds(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("build", ROOT / "scripts/build_authority.py")
    assert spec is not None and spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    build.main(SHARED / "data/actors", tmp_path)
    kept = ROOT / "src/dragoman/data/authority"
    for built in sorted(tmp_path.iterdir()):
        assert built.read_bytes() == (kept / built.name).read_bytes(), built.name


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not beside this checkout")
def test_most_heads_of_other_lists_are_known() -> None:
    """The check lists are read for facts only: our own table must name the heads they name."""
    missing, total = [], 0
    for path in sorted((SHARED / "data/actors/officeholders-check").glob("*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            if row["position"] in ("President", "Prime Minister"):
                total += 1
                if not AUTHORITY.people(row["person"]):
                    missing.append(row["person"])
    assert total > 20
    assert len(missing) < 0.2 * total, missing


def test_what_is_kept_of_the_tables_is_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved, "folder", lambda kind="cache": tmp_path / kind)
    made = Ours.load()
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    kept = Ours.load()
    for shelf, same in zip(shelves(made), shelves(kept), strict=True):
        assert list(shelf) == list(same)
        assert all(shelf.of(key) == same.of(key) for key in shelf)
    assert [one.office for one in kept.holders.of("'Akilisi Pohiva")] == ["prime minister"]
    assert [one.minor for one in kept.towns.of("Kalyan")] == [True]
    file.write_bytes(whole[: len(whole) // 2])
    assert Ours.load().names.of("Kyiv") and file.read_bytes() == whole


def shelves(ours: Ours) -> list[Shelf]:
    return [one for one in vars(ours).values() if isinstance(one, Shelf)]
