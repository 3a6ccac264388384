"""Which acts of a dossier count: what happened, once, and only what was told by the day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman import Dossier, Report
from dragoman.outlook.known import acts_of, facts_known
from dragoman.records import Event
from tests.dossier.plain_coder import PlainCoder

DAY = date(2024, 5, 1)
AID = "They send aid no"  # with its number as long as the acts of the plain coder are
EVENT = Event("e", "AID", 2, ("CHN:GOV",), ("RUS:MIL", "PRK"), False, "asserted", "2024-05-01", None, ("c",), ("r",), (), DAY)  # fmt: skip


def told(dossier: Dossier, by: date | None) -> Counter[tuple[str, str, str]]:
    past = dossier._past(by)
    return Counter(past.facts.named(at) for at in range(len(past.facts))) if past else Counter()


def reports(days: int) -> list[Report]:
    texts = [f"{AID} {one:03}" for one in range(days)]
    return [
        Report(f"r{one}", f"{one:032x}", text, published=date(2024, 5, 1 + one))
        for one, text in enumerate(texts)
    ]


def test_what_is_reported_later_changes_nothing(tmp_path: Path) -> None:
    some, found = reports(20), []
    for name, read in (("all", some), ("early", some[:10])):
        with dragoman.open(tmp_path / f"{name}.duckdb") as dossier:
            dossier.read(read, coder=PlainCoder())
            found.append(told(dossier, date(2024, 5, 10)))
            last = told(dossier, None)
    assert found[0] == found[1] == last
    assert found[0].total() > 0


def test_only_what_happened_counts_with_its_sides() -> None:
    assert list(acts_of([EVENT], None)) == [("CHN", "AID", "PRK", DAY), ("CHN", "AID", "RUS", DAY)]
    assert list(acts_of([EVENT], date(2024, 4, 30))) == []
    for status in ("planned", "denied", "possible", "asked"):
        assert list(acts_of([replace(EVENT, status=status)], None)) == []
    met = replace(EVENT, event="CONSULT", source=("CHN", "PRK"), target=(), reciprocal=True)
    assert [one[:3] for one in acts_of([met], None)] == [("CHN", "CONSULT", "PRK"), ("PRK", "CONSULT", "CHN")]  # fmt: skip


_ROWS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["AID", "ASSAULT"]), st.sampled_from("ABC"), st.dates(date(2024, 1, 1), date(2024, 3, 1))))  # fmt: skip


@given(_ROWS)
def test_facts_are_the_acts_in_order_of_time(rows: list[tuple[str, str, str, date]]) -> None:
    facts = facts_known(rows, None)
    there = [(*facts.named(at), facts.day(int(facts.time[at]))) for at in range(len(facts))]
    assert Counter(there) == Counter(row for row in rows if row[0] != row[2])
    assert [one[3] for one in there] == sorted(one[3] for one in there if one[3])
