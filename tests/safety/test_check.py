"""What a check finds: damage of the file, and what does not fit between the tables."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

import dragoman
from dragoman import DossierDamaged, DossierMissing, Report
from dragoman.cli import main
from dragoman.count_records import Count, Reading
from dragoman.reading.sources import make_report
from dragoman.records import Act, CleanReport, Evidence, Party, Quantity, Voice
from tests.dossier.affairs import AffairCoder
from tests.dossier.plain_coder import PlainCoder
from tests.dossier.programs import start, wait_for
from tests.safety.rich import told

BLOCK = 262_144
FLIPS = 5


def break_it(path: Path, *statements: str) -> None:
    with duckdb.connect(str(path)) as connection:
        for one in statements:
            connection.execute(one)


def test_a_sound_dossier_is_sound_and_nothing_is_changed(path: Path) -> None:
    before = path.read_bytes()
    found = dragoman.check(path)
    assert found.is_sound and found.findings == ()
    assert found.schema == "8" and found.tables["reports"] == 14
    assert found.tables["judgements"] == 3 and found.tables["imported"] == 2
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]


BREACHES = {
    "reports": ("DELETE FROM reports WHERE id = 'r1'", "of a report that is not there"),
    "claims": ("DELETE FROM claims WHERE ordinal = 0", "of a claim that is not there"),
    "parties": ("DELETE FROM parties WHERE role = 'target'", "other than all their parties"),
    "offsets": ('UPDATE claims SET "start" = "start" + 1', "quotes that do not stand"),
    "text": ("UPDATE reports SET text = 'x' || text", "quotes that do not stand"),
    "counts": ('UPDATE counts SET "end" = "end" + 1', "quotes that do not stand"),
    "regions": ("UPDATE regions SET \"end\" = 100000 WHERE \"start\" = 0", "outside the report's text"),
    "run": ("DELETE FROM runs", "of a reading that is not there"),
    "bearings": ("DELETE FROM bearings", "not noted what they bear on"),
    "judgements": ("DELETE FROM judgements", "of a judgement that is not there"),
    "judged claims": ("UPDATE bearings SET claim = 'nobody'", "of a claim that is not there"),
    "corrected": ("DELETE FROM corrected", "of a corrected claim that is not there"),
    "events": ("DELETE FROM events", "acts that no event tells of"),
    "emptied events": (
        "UPDATE events SET body = json_merge_patch(body, '{\"claims\": []}')", "or with none",
    ),
    "events' claims": (
        "UPDATE events SET body = json_merge_patch(body, '{\"claims\": [\"x\"]}')",
        "events with claims that are not there",
    ),
    "origins": ("DELETE FROM origins", "reports whose origin is not noted"),
    "imported": ("DELETE FROM imported WHERE type = 'AID'", "other than all their events"),
    "sums": ("UPDATE imported_months SET events = 9", "not those of the events"),
    "a table": ("DROP TABLE regions", "the table is not there"),
    "a column": ("ALTER TABLE counts DROP COLUMN body", "columns are not there"),
    "a view": ("DROP VIEW shown_claims", "the view is not there"),
    "an act's source": (
        "UPDATE claims SET body = json_merge_patch(body, '{\"source\": null}')",
        "other than all their parties",
    ),
    "a body": (
        "UPDATE claims SET body = replace(body::VARCHAR, 'Peru', 'Pera')",
        "claims that are not those that their ids were made of",
    ),
    "a claim's status": (
        "UPDATE claims SET status = 'denied' WHERE status <> 'denied'",
        "claims that are not those that their ids were made of",
    ),
    "a count": (
        "UPDATE counts SET body = replace(body::VARCHAR, '200', '900')",
        "counts that are not those that their ids were made of",
    ),
    "a judgement": ("UPDATE judgements SET verdict = 'unsure'", "not as they were given"),
    "an act's class": ("UPDATE claims SET quad = 7", "acts whose columns are not"),
    "a count's number": ("UPDATE counts SET value = 1", "counts whose columns are not"),
    "a party": ("UPDATE parties SET code = 'XXX'", "not those of their claim's body"),
    "surroundings": ("UPDATE claims SET prefix = 'zz'", "surroundings are not those"),
    "bare events": ("UPDATE events SET body = '{}'", "or with none"),
    "the version": ("UPDATE meta SET value = '99' WHERE name = 'schema'", "does not know"),
}  # fmt: skip


# Those of one row do not hide each other: each dossier takes a while to be looked at.
TOGETHER = (
    ("reports", "offsets", "bearings", "origins", "sums"),
    ("claims", "counts", "judgements", "imported"),
    ("parties", "regions", "run", "corrected", "emptied events"),
    ("text", "judged claims", "events' claims", "a view"),
    ("events",),
    ("a body", "a count", "a judgement", "surroundings", "bare events"),
    ("an act's source", "a claim's status", "a count's number"),
    ("an act's class", "a party"),
    ("a table", "a column"),
    ("the version",),
)


@pytest.mark.parametrize("names", TOGETHER, ids=lambda names: names[0])
def test_what_does_not_fit_together_is_found(path: Path, names: tuple[str, ...]) -> None:
    break_it(path, *(BREACHES[name][0] for name in names))
    found = dragoman.check(path)
    assert not found.is_sound
    for name in names:
        words = BREACHES[name][1]
        assert any(words in one.told for one in found.damage), (name, found.damage)


def test_every_breach_is_tried() -> None:
    assert sorted(name for some in TOGETHER for name in some) == sorted(BREACHES)


def test_a_text_that_is_another_is_found_by_its_key(path: Path, tmp_path: Path) -> None:
    """Reports that are read from files are known by their text; whoever makes some may do otherwise."""
    texts = [f"Nobody met anybody {number} times.\n" for number in range(20)]
    alone = tmp_path / "texts.duckdb"
    for one in (alone, path):
        with dragoman.open(one) as dossier:
            dossier.read(texts, coder=AffairCoder("1"))
        assert dragoman.check(one).is_sound
    break_it(alone, "UPDATE reports SET text = replace(text, 'anybody 7', 'somebody 7')")
    found = dragoman.check(alone)
    assert found.is_sound and [(one.weight, one.where, one.count) for one in found.findings] == [
        ("note", "reports", 1)
    ]
    assert "changed since they were read, or the keys were given by hand" in found.findings[0].told


def test_a_key_of_ones_own_among_twenty_is_no_damage(tmp_path: Path) -> None:
    texts = [make_report(f"Nobody met anybody {number} times.\n") for number in range(19)]
    path = tmp_path / "texts.duckdb"
    with dragoman.open(path) as dossier:
        dossier.read(
            [*texts, Report("mine", "my own key", "Nobody met me.")], coder=AffairCoder("1")
        )
    assert dragoman.check(path).findings == ()


ODD = [
    "\0", "\x01", "\x1b", "\x7f", "\x85", "\u200d", "\u202e", "\u2028", "\ufeff", "\ufffe", "\U0001f600",
    "e\u0301", '"', "\\", "\\u0000", "'", "{", "}", "%", "\t", "\r", "\x0b", " ", "a", "Peru", "9", "\ue000",
    "\ud7ff", "\u0130", "\U0010ffff", "\x1f", "\n",
]  # fmt: skip
NUMBERS = [0.1, 1e-7, 1e22, 1e308, float(2**53 + 1), 5e-324, -0.0, 1 / 3, None]


class OddCoder(PlainCoder):
    """Claims and counts of any stretches, with any numbers."""

    def read_many(self, cleans: Iterable[CleanReport]) -> Iterator[Reading]:
        for clean in cleans:
            text, chance = clean.report.text, random.Random(clean.report.text)
            a, b = sorted(chance.choices(range(len(text) + 1), k=2))
            quote = Evidence(a, b, text[a:b], text[max(0, a - 5) : a], text[b : b + 5])
            number = Quantity(text[:3], *chance.choices(NUMBERS, k=3))
            party = Party("PER", text[:5], text[a:b], a, b)
            act = Act(
                report=clean.report.id, evidence=quote, source=(party,) * 2, target=(party,) * chance.randrange(3),
                event="AID", quad=2, what=text[2:9], quantity=number, confidence=1 / 3, where=text[:4],
                according_to=Voice("USA", text[:6]),
            )  # fmt: skip
            count = Count(
                report=clean.report.id, evidence=quote, quantity=number, who=text[:2], outcome=text[-2:],
                places=(text[:4],), words=(text[3:6],), according_to=Voice(text[:1], text[1:4]),
            )  # fmt: skip
            yield Reading((*self.code(clean), act), (count,))


def test_no_letter_and_no_number_is_damage(tmp_path: Path) -> None:
    chance, path = random.Random(1), tmp_path / "odd.duckdb"
    texts = ["".join(chance.choices(ODD, k=chance.randint(1, 60))) + "x" for _ in range(40)]
    reports = [
        Report(f"r{at}", f"{at:032x}", one, title=one[:9], source=one[:4])
        for at, one in enumerate(texts)
    ]
    with dragoman.open(path) as dossier:
        dossier.read(reports, coder=OddCoder())
        for id, _ in list(dossier.records("act"))[:9]:
            dossier.judge(id, "wrong", who="ada", note="".join(chance.choices(ODD, k=9)))
        dossier.read(reports, coder=OddCoder())
    assert dragoman.check(path).findings == ()


def test_what_is_not_made_yet_is_no_damage(path: Path) -> None:
    break_it(path, "INSERT INTO todo VALUES ('acts', 'x')", "UPDATE runs SET finished = NULL")
    found = dragoman.check(path)
    assert found.is_sound
    assert {one.where for one in found.findings} == {"todo", "runs"}


def test_flipped_bytes_are_found_or_lie_where_nothing_is(path: Path, filled: Path) -> None:
    whole, chance = path.read_bytes(), random.Random(11)
    for _ in range(FLIPS):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            found = dragoman.check(path)
        except DossierMissing:  # then its first bytes no longer say what it is
            continue
        if found.is_sound:
            assert told(path) == told(filled)
            assert not found.findings or "nothing is in them" in found.findings[0].told


def test_a_damaged_index_is_found_that_no_question_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    dragoman.open(path).close()
    break_it(path, "INSERT INTO runs SELECT n, now(), now(), 'a', 'b', [] FROM range(20000) t(n)")
    whole, places = path.read_bytes(), []
    for at in range(3 * 4096, len(whole) - BLOCK + 1, BLOCK):
        flipped = bytearray(whole)
        flipped[at + 100] ^= 1
        path.write_bytes(flipped)
        places += [one.where for one in dragoman.check(path).damage]
    assert "index" in places


@pytest.mark.parametrize("share", [0.2, 0.6])
def test_a_dossier_cut_short_is_damaged(path: Path, share: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    found = dragoman.check(path)
    assert [one.where for one in found.damage] == ["file"]
    with pytest.raises(DossierDamaged, match="restore"):
        dragoman.open(path)


@pytest.mark.parametrize("content", [b"", b"Some text.\n", b"\0" * 9000])
def test_what_is_no_dossier_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(DossierMissing):
        dragoman.check(path)
    assert main(["check", str(path)]) == 2
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert main(["check", str(tmp_path)]) == 2


def test_a_database_of_somebody_else_is_no_dossier(tmp_path: Path) -> None:
    break_it(tmp_path / "a.duckdb", "CREATE TABLE mine AS SELECT 1 AS a")
    with pytest.raises(DossierMissing, match="no dossier"):
        dragoman.check(tmp_path / "a.duckdb")


def test_the_command_tells_by_its_exit_code(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(path)]) == 0
    assert "sound" in capsys.readouterr().out
    break_it(path, "DELETE FROM parties")
    assert main(["check", str(path)]) == 1
    said = capsys.readouterr().out
    assert "damage: parties: " in said and "restore" in said
    assert main(["check", str(path), "--json"]) == 1
    line = json.loads(capsys.readouterr().out)
    assert line["sound"] is False and line["findings"][0]["where"] == "parties"


HOLDER = """
import duckdb, sys
with duckdb.connect(sys.argv[1]) as connection:
    print("holding", flush=True)
    sys.stdin.read(1)
"""


def test_a_dossier_that_another_process_holds_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dragoman.store.file.READ_PATIENCE", 0.1)
    holder = start(HOLDER, path)
    wait_for(holder, "holding")
    try:
        for verb in (["check"], ["backup"]):
            out = [str(path.with_name("b"))] if verb == ["backup"] else []
            assert main([*verb, str(path), *out]) == 2
            assert f"process {holder.pid}" in capsys.readouterr().err
    finally:
        holder.communicate("x")
    assert dragoman.check(path).is_sound


def test_who_speak_with_one_voice_are_all_found_and_the_dossier_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "joint.duckdb"
    text = "Peru and Chile said in a joint statement that the border would stay open."
    with dragoman.open(path) as dossier:
        dossier.read([make_report(text, id="r1")], quick=True)
        found = [dossier.claims(kind="statement", actor=code).fetchall() for code in ("PER", "CHL")]
        (claim,) = [row[0] for row in found[0]]
        assert found[0] == found[1]
        assert dragoman.check(path).findings == ()
        dossier.judge(claim, "wrong", speaker="Chile")
        assert dossier.claims(kind="statement", actor="PER").fetchall() == []
    assert dragoman.check(path).is_sound
