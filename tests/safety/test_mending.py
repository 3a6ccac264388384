"""A damaged dossier made whole again: what is found is mended, judgements stay, the old file is kept."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

import dragoman
from dragoman import Claim, CleanReport, DossierError, DossierMissing, DossierVersion, Report
from dragoman.cli import main
from dragoman.reading.sources import make_report
from dragoman.store.file import connected
from tests.dossier.affairs import AffairCoder, affair
from tests.exchange.event_files import ICEWS, text, write
from tests.safety.rich import REPORTS, room
from tests.safety.test_check import BREACHES, break_it
from tests.safety.test_healing import used

FLIPS = 3
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
            "reports": texts(path),
            "claims": sorted(dossier.claims().fetchall(), key=str),
            "counts": sorted(dossier.counts().fetchall(), key=str),
            "events": dossier.events(),
            "disagreements": sorted(map(str, dossier.disagreements())),
            "judgements": [(one.judgement, one.found, one.bearing) for one in dossier.judgements()],
            "datasets": dossier.datasets(),
            "dyad": dossier.dyad("CHL", "PER"),
        }  # fmt: skip


def texts(path: Path) -> list[tuple[str, ...]]:
    with connected(path) as connection:
        return connection.execute("SELECT id, text FROM reports ORDER BY id").fetchall()


@pytest.fixture(scope="module")
def wanted(whole: Path) -> dict[str, object]:
    """What is told of the dossier as it was."""
    return answers(whole)


# Those of one row do not hide each other: each mending takes a while.
BROKEN = (
    ("offsets", "bearings", "origins", "sums"),
    ("claims", "counts"),
    ("parties", "regions", "corrected", "emptied events"),
    ("judged claims", "events' claims", "a view", "a table", "a column"),
    ("a body", "a count", "surroundings", "bare events"),
    ("an act's source", "a claim's status", "a count's number"),
    ("an act's class", "a party", "events"),
)
# Of these something is lost or left; tests of their own tell what.
NOT_WHOLLY = {"reports", "text", "judgements", "a judgement", "imported", "the version", "run"}


def test_every_breach_is_mended_or_told() -> None:
    assert {one for some in BROKEN for one in some} | NOT_WHOLLY == BREACHES.keys()


@pytest.mark.parametrize("names", BROKEN, ids=lambda names: names[0])
def test_what_is_broken_between_the_tables_is_whole_again(
    path: Path, wanted: dict[str, object], names: tuple[str, ...]
) -> None:
    break_it(path, *(BREACHES[name][0] for name in names))
    path.chmod(0o640)
    broken = path.read_bytes()
    made = dragoman.mend(path, coder=CODER)
    assert made.is_whole and made.mended, made
    assert dragoman.check(path).findings == ()
    assert answers(path) == wanted
    assert made.kept == path.with_name("affair.duckdb.damaged")
    assert made.kept.read_bytes() == broken
    assert path.stat().st_mode & 0o777 == made.kept.stat().st_mode & 0o777 == 0o640
    assert sorted(path.parent.iterdir()) == [path, made.kept]


def test_rows_of_a_report_that_is_gone_are_told_as_lost(
    path: Path, wanted: dict[str, object]
) -> None:
    break_it(path, "DELETE FROM reports WHERE id = 'r1'")
    made = dragoman.mend(path, coder=CODER)
    assert [one.where for one in made.lost] == ["reports"] and not made.left and not made.is_whole
    assert "read them again" in made.lost[0].told
    assert dragoman.check(path).findings == ()
    with dragoman.open(path) as dossier:
        dossier.read(reports(), coder=CODER)
    assert answers(path) == wanted


def test_readings_that_are_gone_are_told_and_reading_again_codes_anew(
    path: Path, wanted: dict[str, object]
) -> None:
    break_it(path, "DELETE FROM runs")
    made = dragoman.mend(path, coder=CODER)
    assert [one.where for one in made.lost] == ["runs"] and made.coded == 0
    assert dragoman.check(path).is_sound and answers(path) == wanted
    with dragoman.open(path) as dossier:
        taken = dossier.read(reports(), coder=CODER)
        assert set(taken.read) >= set(taken.known) and len(taken.read) == len(dossier.reports())
    assert answers(path) == wanted


def test_a_judgement_that_is_gone_is_told(path: Path) -> None:
    break_it(path, BREACHES["judgements"][0], BREACHES["imported"][0])
    made = dragoman.mend(path, coder=CODER)
    assert [(one.where, one.count) for one in made.lost] == [("judgements", 3)]
    assert {one.where for one in made.left} == {"imported"} and made.coded == 0
    assert made.kept is not None and made.kept.exists()


def test_judgements_that_cannot_be_worked_with_are_kept_as_they_are(path: Path) -> None:
    break_it(path, "UPDATE judgements SET corrections = '[1]'", BREACHES["parties"][0])
    made = dragoman.mend(path, coder=CODER)
    assert "judgements" in {one.where for one in made.left}
    assert dragoman.check(path).tables["judgements"] == 3


def test_a_log_that_a_writer_left_is_in_the_new_file(path: Path) -> None:
    """A writer that was ended leaves a log, and a byte of the file is another."""
    with path.open("r+b") as file:
        file.seek(4096 * 3 + 262_144 * 2 + 1000)
        was = file.read(1)
    connection = duckdb.connect(str(path))
    connection.execute("SET wal_autocheckpoint = '1GB'")
    connection.execute("PRAGMA disable_checkpoint_on_shutdown")
    connection.execute("UPDATE meta SET value = '77' WHERE name = 'state'")
    connection.close()
    assert path.with_name("affair.duckdb.wal").exists()
    with path.open("r+b") as file:
        file.seek(4096 * 3 + 262_144 * 2 + 1000)
        file.write(bytes([was[0] ^ 1]))
    made = dragoman.mend(path, coder=CODER)
    assert made.kept and made.kept.with_name(made.kept.name + ".wal").exists()
    with connected(path) as connection:
        rows = connection.execute("SELECT value FROM meta WHERE name = 'state'").fetchall()
    assert rows == [("77",)]
    assert not path.with_name("affair.duckdb.wal").exists()


def test_a_text_that_is_another_is_told_and_put_right_by_reading_it_again(
    path: Path, wanted: dict[str, object]
) -> None:
    with dragoman.open(path, read_only=True) as dossier:
        before = dossier.report("r1").text
    break_it(path, "UPDATE reports SET text = text || ' More.' WHERE id = 'r1'")
    break_it(path, "DELETE FROM origins")
    made = dragoman.mend(path, coder=CODER)
    assert {one.where for one in made.left} == {"reports"}
    with dragoman.open(path, read_only=True) as dossier:
        assert dossier.report("r1").text == before + " More.", "what is there is kept"
    with dragoman.open(path) as dossier:
        assert dossier.read(reports(), coder=CODER).read == ("r1",)
    assert dragoman.check(path).is_sound and answers(path) == wanted


def test_what_is_none_of_ours_is_taken_along(path: Path) -> None:
    break_it(
        path,
        "CREATE TABLE mine (a INTEGER PRIMARY KEY, b VARCHAR)",
        "INSERT INTO mine VALUES (1, 'x')",
        "CREATE VIEW seen AS SELECT b FROM mine",
        BREACHES["sums"][0],
    )
    assert dragoman.mend(path, coder=CODER).is_whole
    with connected(path) as connection:
        assert connection.execute("SELECT b FROM seen").fetchall() == [("x",)]


def test_a_table_and_a_column_with_a_letter_changed_are_known_again(
    path: Path, wanted: dict[str, object]
) -> None:
    """As where a byte of the file's directory is another."""
    break_it(
        path,
        "ALTER TABLE judgements RENAME TO judgementr",
        "ALTER TABLE runs RENAME COLUMN coder TO goder",
    )
    made = dragoman.mend(path, coder=CODER)
    assert made.is_whole and dragoman.check(path).is_sound
    assert answers(path) == wanted


class Own(AffairCoder):
    """A coder with names of its user's own."""

    authority_version = "1+own"


def test_own_names_are_not_lost_unless_it_is_said(path: Path) -> None:
    with dragoman.open(path) as dossier:
        dossier.read(reports(), coder=Own("1"))
    break_it(path, "DELETE FROM claims WHERE ordinal = 0")
    before = path.read_bytes()
    with pytest.raises(DossierError, match=r'names of your own.*--authority ""'):
        dragoman.mend(path, coder=CODER)
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]
    assert dragoman.mend(path, coder=Own("1")).is_whole
    break_it(path, "DELETE FROM claims WHERE ordinal = 0")
    assert dragoman.mend(path, coder=CODER, authority="").is_whole


def test_a_newer_coder_is_not_gone_behind(path: Path) -> None:
    with dragoman.open(path) as dossier:
        dossier.read(reports(), coder=AffairCoder("2"))
    break_it(path, "DELETE FROM claims WHERE ordinal = 0")
    before = path.read_bytes()
    with pytest.raises(DossierVersion, match="read with the newer one"):
        dragoman.mend(path, coder=CODER)
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]
    assert dragoman.mend(path, coder=AffairCoder("2")).is_whole


class Refusing(AffairCoder):
    """A coder that breaks on a report."""

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        some = list(cleans)
        if any(one.report.id == "r1" for one in some):
            raise ValueError("no")
        return super().code_many(some)


def test_a_report_that_cannot_be_coded_anew_keeps_its_text_and_is_told(path: Path) -> None:
    break_it(path, "DELETE FROM claims WHERE ordinal = 0")
    made = dragoman.mend(path, coder=Refusing("1"))
    assert [(one.where, one.examples) for one in made.lost] == [("claims", ("r1",))]
    with dragoman.open(path, read_only=True) as dossier:
        assert dossier.report("r1").text in {one.text for one in reports()}


def test_nothing_is_changed_where_nothing_can_be_mended(path: Path) -> None:
    break_it(path, BREACHES["the version"][0])
    before = path.read_bytes()
    made = dragoman.mend(path, coder=CODER)
    assert made.left and made.kept is None and path.read_bytes() == before
    path.write_bytes(before[: len(before) // 8])
    made = dragoman.mend(path)
    assert [one.where for one in made.left] == ["file"] and "restore" in made.left[0].told
    assert made.kept is None and list(path.parent.iterdir()) == [path]
    with pytest.raises(DossierMissing):
        dragoman.mend(path.with_name("nowhere"))
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("share", [0.01, 0.7])
def test_a_full_disk_leaves_the_damaged_dossier(path: Path, share: float) -> None:
    break_it(path, BREACHES["parties"][0], BREACHES["events"][0])
    before = path.read_bytes()
    with room(int(len(before) * share)), pytest.raises(DossierError, match="no more room"):
        dragoman.mend(path, coder=CODER)
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]


def test_a_folder_that_may_not_be_written_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(path, BREACHES["events"][0])
    before = path.read_bytes()

    def refused(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("dragoman.store.lock.os.open", refused)
    with pytest.raises(DossierError, match="may write"):
        dragoman.mend(path, coder=CODER)
    monkeypatch.undo()
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]


def flips(whole: bytes) -> Iterator[tuple[int, bytes]]:
    """The dossier with a byte that is another, where something is: at seeded places."""
    chance, places = random.Random(17), used(whole)
    for _ in range(FLIPS):
        at = chance.choice(places) + chance.randrange(64)
        content = bytearray(whole)
        content[at] ^= 1 << chance.randrange(8)
        yield at, bytes(content)


def test_a_flipped_byte_is_mended_or_told_and_never_lost_in_silence(
    path: Path, whole: Path, wanted: dict[str, object]
) -> None:
    before, outcomes = path.read_bytes(), list[str]()
    for at, flipped in flips(before):
        for one in path.parent.iterdir():
            one.unlink()
        path.write_bytes(flipped)
        made = dragoman.mend(path, coder=CODER)
        outcomes.append("whole" if made.is_whole else "told" if made.kept else "left")
        if made.kept is None:
            assert path.read_bytes() == flipped, at
        else:
            assert made.kept.read_bytes() == flipped
            assert dragoman.check(path).is_sound or made.left, at
        if made.is_whole:
            assert answers(path) == wanted, (at, made)
        elif made.kept:
            assert answers(path)["judgements"] == wanted["judgements"] or "judgements" in str(
                made
            ), at
    assert "whole" in outcomes, outcomes


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
    assert line["lost"][0]["where"] == "judgements" and line["kept"].endswith(".damaged-2")
    assert main(["check", str(path)]) == 0
    break_it(path, BREACHES["the version"][0])
    capsys.readouterr()
    assert main(["check", str(path), "--mend"]) == 1
    assert "restore BACKUP" in capsys.readouterr().out
    assert main(["check", str(path.with_name("nowhere")), "--mend"]) == 2
