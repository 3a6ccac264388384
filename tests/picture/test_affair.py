"""The whole picture: its parts, its order, its limits, as of a day, and as lines."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.disagreements.acts import find
from dragoman.fusing.events.fusing import fuse
from dragoman.picture.affair import picture
from dragoman.picture.lines import to_lines
from dragoman.picture.records import Picture
from dragoman.records import ClaimRow
from tests.fusing.builders import act, silence, statement, tie, troops

SENT = "sent troops by ship to the far port"
ROWS = [
    act("AID", "PRK:MIL", "RUS", SENT, quantity=troops(3000), published="2024-10-23",
        voice=("KOR:SPY", "National Intelligence Service")),
    act("AID", "PRK", "RUS", SENT, report="r2", outlet="The Ledger", quantity=troops(12000),
        published="2024-10-24", when="2024-10-20"),
    act("CONSULT", "CHN RUS", "", "met at the summit", report="r2", outlet="The Ledger",
        published="2024-10-24", when="2024-10-22", reciprocal=True),
    act("ASSAULT", "PRK", "UKR", "will join the fight", report="r3", status="planned"),
    statement("RUS:GOV", "We know nothing of it"),
    silence("CHN:GOV", "Beijing did not comment", about="the troops", report="r3"),
    silence("CHN:GOV", "Beijing kept silent", about="The troops", report="r4"),
    tie("alliance", "CHN PRK", "China's only treaty ally", report="r3"),
    tie("alliance", "JPN KOR", "a future alliance", report="r3", status="proposed"),
]  # fmt: skip


def of(rows: list[ClaimRow], as_of: date | None = None, limit: int | None = None) -> Picture:
    events = fuse(rows)
    return picture(rows, events, find(rows, events), as_of, limit)


def test_an_affair_on_one_screen() -> None:
    shown = of(ROWS)
    assert {actor.code for actor in shown.actors} >= {"PRK", "RUS", "CHN", "UKR"}
    assert shown.actors[0].code in {"PRK", "CHN"}
    assert {(dyad.a.code, dyad.b.code) for dyad in shown.dyads} == {
        ("PRK", "RUS"), ("CHN", "RUS"), ("PRK", "UKR"),
    }  # fmt: skip
    assert shown.counts["reports"] == 4
    assert shown.counts["outlets"] == 2
    assert shown.counts["claims"] == len(ROWS)
    assert shown.counts["act"] == 4
    assert [one.disagreement.kind for one in shown.disagreements] == ["number"]


def test_the_newest_act_comes_first_with_its_sentence() -> None:
    newest, second, third, *_ = of(ROWS).acts
    assert (newest.status, newest.type, newest.score) == ("planned", "ASSAULT", -4.5)
    assert newest.source.report == "r3"
    assert newest.source.evidence.exact == "will join the fight"
    assert (second.type, second.when) == ("AID", None)
    assert second.says == "aid by North Korea to Russia"
    assert [voice.name for voice in second.voices] == ["National Intelligence Service"]
    assert (third.type, third.when) == ("CONSULT", "2024-10-22")


def test_one_silence_told_twice_is_one_line() -> None:
    (one,) = of(ROWS).silences
    assert (one.actor.code, one.about, one.reports) == ("CHN:GOV", "the troops", ("r3", "r4"))


def test_ties_as_told_come_before_ties_as_known() -> None:
    shown = of(ROWS).ties
    told = [one for one in shown if not one.reference]
    assert shown[: len(told)] == tuple(told)
    assert {(one.tie, one.status) for one in told} == {
        ("alliance", "asserted"), ("alliance", "proposed"),
    }  # fmt: skip
    assert any(one.reference and one.tie == "alliance" for one in shown)


def test_as_of_a_day_the_affair_is_what_was_known_then() -> None:
    shown = of(ROWS, as_of=date(2024, 10, 23))
    assert shown.counts["reports"] == 1
    assert [one.reports for one in shown.acts] == [("r1",)]
    assert shown.disagreements == ()
    assert shown.silences == ()
    assert [one for one in shown.ties if not one.reference] == []


def test_a_report_without_a_date_is_always_heard() -> None:
    rows = [act("ACCUSE", "UKR", "RUS", "blamed it", published=None)]
    assert len(of(rows, as_of=date(1990, 1, 1)).acts) == 1


def test_what_a_limit_leaves_out_is_counted() -> None:
    whole, cut = of(ROWS), of(ROWS, limit=1)
    for part in ("actors", "ties", "dyads", "acts", "silences", "disagreements"):
        assert len(getattr(cut, part)) == min(len(getattr(whole, part)), 1)
        assert cut.counts[part] == whole.counts[part]


def test_an_empty_dossier_has_an_empty_picture() -> None:
    shown = of([])
    assert (shown.actors, shown.ties, shown.acts) == ((), (), ())
    assert shown.counts["reports"] == 0


def test_lines_are_json_and_name_their_part() -> None:
    lines = json.loads(json.dumps(to_lines(of(ROWS, as_of=date(2024, 11, 1)))))
    assert (lines[0]["part"], lines[0]["as_of"]) == ("affair", "2024-11-01")
    assert {line["part"] for line in lines} == {
        "affair", "actor", "tie", "dyad", "act", "silence", "disagreement",
    }  # fmt: skip
    (first, *_) = [line for line in lines if line["part"] == "act"]
    assert first["source"]["evidence"]["exact"] == "will join the fight"


@pytest.mark.parametrize("code", ["UNK", "JRN", "USA:EDU", "REB:HOUTHI", "IGO:NATO", ""])
def test_whoever_acts_the_picture_holds(code: str) -> None:
    rows = [
        act("ACCUSE", code, "RUS", "blamed it"),
        silence(code or "UNK", "kept silent"),
        tie("rivalry", f"{code} RUS", "rivals"),
    ]
    assert len(of(rows).acts) == 1


@given(st.permutations(ROWS))
def test_the_order_of_the_claims_changes_no_event(rows: list[ClaimRow]) -> None:
    shown, again = of(ROWS), of(rows)
    assert shown.acts == again.acts
    assert shown.dyads == again.dyads
    assert shown.actors == again.actors


def test_unsure_acts_are_among_the_newest_only_where_there_is_room() -> None:
    sure = act("AID", "PRK", "RUS", SENT, when="2024-10-20")
    newer = act("CONSULT", "CHN RUS", "", "met at the summit", when="2024-10-22", reciprocal=True)
    unsure = replace(newer, claim=replace(newer.claim, confidence=0.1))
    shown = [one.type for one in of([sure, newer]).acts]
    assert shown == [one.type for one in of([sure, unsure]).acts] == ["CONSULT", "AID"]
    assert [one.type for one in of([sure, newer], limit=1).acts] == ["CONSULT"]
    assert [one.type for one in of([sure, unsure], limit=1).acts] == ["AID"]
