"""A damaged dossier made whole again: what is found is mended, judgements stay, the old file is kept."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

import dragoman
from dragoman import DossierMissing, Report
from dragoman.cli import main
from dragoman.reading.sources import make_report
from tests.dossier.affairs import AffairCoder, affair
from tests.exchange.event_files import ICEWS, text, write
from tests.safety.rich import REPORTS, told
from tests.safety.test_check import BREACHES, TOGETHER, break_it

BLOCK = 262_144
CODER = AffairCoder("1")


def reports() -> list[Report]:
    """Reports that are known by their text, as those that are read from files are."""
    return [
        make_report(one.text, id=one.id, published=one.published, source=one.source, language="en")
        for one in affair(random.Random(5), REPORTS)
    ]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with something in every room; not to be written to."""
    path = tmp_path_factory.mktemp("whole") / "affair.duckdb"
    with dragoman.open(path) as dossier:
        dossier.read(reports(), coder=CODER)
        ids = sorted(id for id, _ in dossier.records("act"))
        dossier.judge(ids[0], "wrong", who="ada")
        dossier.judge(ids[1], "wrong", who="ada", source="Brazil")
        dossier.judge(ids[2], "right", who="bo", note="as it stands")
        dossier.import_events(write(path.with_name("events.tab"), text("icews", ICEWS)))
        dossier.read(reports(), coder=CODER)
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "affair.duckdb"))


def answers(path: Path) -> dict[str, object]:
    """What a user is told, whatever stands how in the file."""
    with dragoman.open(path, read_only=True) as dossier:
        return {
            "reports": sorted(dossier.report(f"r{n}").text for n in range(REPORTS) if has(dossier, n)),
            "claims": sorted(dossier.claims().fetchall(), key=str),
            "counts": sorted(dossier.counts().fetchall(), key=str),
            "events": dossier.events(),
            "disagreements": sorted(map(str, dossier.disagreements())),
            "judgements": [(one.judgement, one.found, one.bearing) for one in dossier.judgements()],
            "datasets": dossier.datasets(),
            "dyad": dossier.dyad("CHL", "PER"),
        }  # fmt: skip


def has(dossier: dragoman.Dossier, number: int) -> bool:
    try:
        dossier.report(f"r{number}")
    except dragoman.QueryError:
        return False
    return True


MENDED_WHOLLY = [
    name for name in BREACHES
    if name not in {"reports", "text", "judgements", "imported", "the version", "claims"}
]  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [some for group in TOGETHER if (some := tuple(one for one in group if one in MENDED_WHOLLY))],
    ids=lambda names: names[0],
)
def test_what_is_broken_between_the_tables_is_whole_again(
    path: Path, whole: Path, names: tuple[str, ...]
) -> None:
    break_it(path, *(BREACHES[name][0] for name in names))
    broken = path.read_bytes()
    made = dragoman.mend(path, coder=CODER)
    assert made.is_whole and made.mended, made
    assert dragoman.check(path).findings == ()
    assert answers(path) == answers(whole)
    assert made.copy == path.with_name("affair.duckdb.damaged")
    assert made.copy.read_bytes() == broken
    assert sorted(path.parent.iterdir()) == [path, made.copy]


def test_claims_that_are_gone_are_coded_anew_and_judgements_stay(path: Path, whole: Path) -> None:
    break_it(path, "DELETE FROM claims WHERE ordinal = 0")
    made = dragoman.mend(path, coder=CODER)
    assert made.is_whole and made.coded
    assert answers(path) == answers(whole)


def test_rows_of_a_report_that_is_gone_are_told_as_lost(path: Path, whole: Path) -> None:
    break_it(path, "DELETE FROM reports WHERE id = 'r1'")
    made = dragoman.mend(path, coder=CODER)
    assert [one.where for one in made.lost] == ["reports"] and not made.left and not made.is_whole
    assert "read them again" in made.lost[0].told
    assert dragoman.check(path).findings == ()
    with dragoman.open(path) as dossier:
        dossier.read(reports(), coder=CODER)
    assert answers(path) == answers(whole)


def test_a_judgement_that_is_gone_and_a_text_that_is_another_are_told(path: Path) -> None:
    break_it(path, BREACHES["text"][0], BREACHES["judgements"][0], BREACHES["imported"][0])
    made = dragoman.mend(path, coder=CODER)
    assert [(one.where, one.count) for one in made.lost] == [("judgements", 3)]
    left = {one.where for one in made.left}
    assert {"claims", "parties", "imported"} <= left and made.coded == 0
    assert made.copy is not None and made.copy.exists()


def test_what_cannot_be_mended_is_left_alone(path: Path) -> None:
    break_it(path, BREACHES["the version"][0])
    before = path.read_bytes()
    assert dragoman.mend(path, coder=CODER).left
    path.write_bytes(before[: len(before) // 2])
    made = dragoman.mend(path)
    assert [one.where for one in made.left] == ["file"] and "restore" in made.left[0].told
    assert made.copy is None and list(path.parent.iterdir()) == [path]
    with pytest.raises(DossierMissing):
        dragoman.mend(path.with_name("nowhere"))


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    dragoman.open(path).close()
    break_it(path, "INSERT INTO runs SELECT n, now(), now(), 'a', 'b', [] FROM range(20000) t(n)")
    whole, before = path.read_bytes(), told(path)
    for at in range(3 * 4096, len(whole) - BLOCK + 1, BLOCK):
        flipped = bytearray(whole)
        flipped[at + 100] ^= 1
        path.write_bytes(flipped)
        if [one.where for one in dragoman.check(path).damage] == ["index"]:
            break
    made = dragoman.mend(path)
    assert made.is_whole and [one.where for one in made.mended] == ["index"]
    assert dragoman.check(path).findings == () and told(path) == before


def test_flipped_bytes_are_mended_or_nothing_is_changed(path: Path, whole: Path) -> None:
    before, chance = path.read_bytes(), random.Random(3)
    used = [
        at
        for at in range(3 * 4096, len(before) - BLOCK + 1, BLOCK)
        if any(before[at + 8 : at + 2000])
    ]
    for at in chance.sample(used, 4):
        flipped = bytearray(before)
        flipped[at + 50] ^= 4
        path.write_bytes(flipped)
        made = dragoman.mend(path, coder=CODER)
        if made.copy is None:
            assert path.read_bytes() == flipped
        elif made.is_whole:
            assert dragoman.check(path).findings == () and answers(path) == answers(whole)
            assert made.copy.read_bytes() == flipped


def test_the_command_mends_and_tells_by_its_exit_code(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(path), "--mend"]) == 0
    assert "nothing to mend" in capsys.readouterr().out
    break_it(path, BREACHES["parties"][0], BREACHES["events"][0], BREACHES["sums"][0])
    assert main(["check", str(path)]) == 1
    assert "--mend" in capsys.readouterr().out
    assert main(["check", str(path), "--mend"]) == 0
    said = capsys.readouterr().out
    assert "mended: parties: " in said and "affair.duckdb.damaged beside it" in said
    break_it(path, "DELETE FROM judgements WHERE judge = 'bo'")
    assert main(["check", str(path), "--mend", "--json"]) == 1
    line = json.loads(capsys.readouterr().out)
    assert line["lost"][0]["where"] == "judgements" and line["copy"].endswith(".damaged-2")
    assert main(["check", str(path)]) == 0
    break_it(path, BREACHES["the version"][0])
    capsys.readouterr()
    assert main(["check", str(path), "--mend"]) == 1
    assert "restore BACKUP" in capsys.readouterr().out
    assert main(["check", str(path.with_name("nowhere")), "--mend"]) == 2
