"""The timeline: the day of the deed, and beside it the day of the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.fusing.events.fusing import fuse
from dragoman.picture.timeline import says, timeline
from dragoman.records import Act
from tests.fusing.builders import act, statement


def test_events_and_statements_stand_by_their_own_day() -> None:
    rows = [
        act("CONSULT", "CHN", "RUS", "met in the spring", when="2023-03"),
        statement("RUS:GOV", "We did not", when="2024-10-30", report="r2"),
        act("ACCUSE", "UKR", "RUS", "blamed it", report="r3", published="2024-10-25"),
    ]
    entries = timeline(fuse(rows), rows)
    assert [entry.day for entry in entries] == [
        date(2023, 3, 1), date(2024, 10, 25), date(2024, 10, 30),
    ]  # fmt: skip
    assert [entry.published for entry in entries] == [
        date(2024, 10, 31), date(2024, 10, 25), date(2024, 10, 31),
    ]  # fmt: skip
    assert [entry.kind for entry in entries] == ["event", "event", "statement"]
    assert entries[0].says == "talks of China with Russia"
    assert entries[2].says == "Kremlin: We did not"


def test_an_event_in_words_has_the_articles_that_names_take() -> None:
    rows = [act("ASSAULT", "USA", "SYR", "struck", report="r1", published="2024-10-25")]
    event = fuse(rows)[0]
    attack = rows[0].claim
    assert isinstance(attack, Act)
    there = replace(attack.source[0], name="United States")
    row = replace(rows[0], claim=replace(attack, source=(there,)))
    assert says(event, row).startswith("an attack by the United States on ")


def test_what_is_told_to_be_of_the_reports_own_month_stands_by_the_report() -> None:
    rows = [
        act("ACCUSE", "UKR", "RUS", "blamed it", when="2024-10"),
        act("ACCUSE", "FRA", "MLI", "blamed it", when="2024", report="r2"),
    ]
    days = [entry.day for entry in timeline(fuse(rows), rows)]
    assert days == [date(2024, 1, 1), date(2024, 10, 31)]  # a year tells too little of its report


def test_what_has_no_day_stands_at_the_end() -> None:
    rows = [
        act("ACCUSE", "UKR", "RUS", "blamed it", published=None),
        act("ACCUSE", "UKR", "CHN", "blamed it", report="r2"),
    ]
    assert [entry.day for entry in timeline(fuse(rows), rows)] == [date(2024, 10, 31), None]


def test_a_later_report_is_not_on_an_earlier_timeline() -> None:
    rows = [
        act("ACCUSE", "UKR", "RUS", "blamed it", published="2024-10-25"),
        statement("RUS:GOV", "We did not", published="2024-10-31"),
    ]
    entries = timeline(fuse(rows), rows, date(2024, 10, 26))
    assert [entry.kind for entry in entries] == ["event"]
