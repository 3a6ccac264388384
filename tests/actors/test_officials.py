"""The hand-written office-holders: every row in order, one holder of an office on a day, no gaps."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.entry import Entry, day_of
from dragoman.actors.officials import TABLES, Officials
from dragoman.actors.resolver import resolve
from dragoman.data.tables import read_rows, read_tsv

AUTHORITY = Authority.load("")
ROWS = [row for part in TABLES for row in read_rows(f"actors_people_{part}.tsv")]
SECTORS = frozenset(
    "GOV LEG JUD MIL COP SPY REB PTY OPP BUS JRN EDU CVL NGO REF REL CRM LAB MED".split()
)
BODIES = ("IGO:", "REB:", "IMG:", "NGO:")
SINGLE = (
    "president",
    "prime minister",
    "chancellor",
    "foreign minister",
    "secretary of state",
    "foreign secretary",
    "defence minister",
    "secretary of defense",
    "defence secretary",
    "secretary-general",
    "director general",
    "chief of general staff",
    "cia director",
)
# Offices that two held on one day: co-heads, rival governments, and the union beside its republic.
SHARED = {
    ("BIH:GOV", "president"): "three members of one presidency",
    ("BIH:GOV", "prime minister"): "the old council stayed while the new one was formed",
    ("RUS:GOV", "president"): "Gorbachev of the union, Yeltsin of Russia",
    ("RUS:GOV", "foreign minister"): "Shevardnadze of the union, Kozyrev of Russia",
    ("KHM:GOV", "prime minister"): "a first and a second prime minister",
    ("LBN:GOV", "prime minister"): "rival governments of 1989 and 1990",
    ("MDG:GOV", "prime minister"): "rival governments of 2002",
    ("AFG:GOV", "foreign minister"): "rival governments of 1997",
}
# A date that names no day may overlap its neighbour's by so much.
INEXACT = timedelta(days=366)
EXACT = timedelta(days=3)
# States whose foreign ministers news name most.
TOP = (
    "USA RUS CHN GBR FRA DEU ITA JPN IND BRA CAN AUS MEX KOR TUR SAU ARG ZAF IDN ISR IRN EGY UKR POL "
    "ESP NLD SWE NOR PAK SYR JOR GRC SRB VEN COL CUB KEN NGA ETH SDN THA PHL"
).split()
# Offices of foreign minister that stood empty longer, or that Russia did not have before it was one.
GAP = timedelta(days=200)


def test_every_row_is_whole_and_in_order() -> None:
    for row in ROWS:
        assert len(row) == 7, row
        name, code, office, since, until, aliases, checked = row
        assert name and code and office and checked, row
        first, last = day_of(since, False), day_of(until, True)
        assert first is not None, row
        assert last is None or first < last, row
        assert name not in aliases.split("|"), row


def test_no_row_stands_twice() -> None:
    assert len({row[:5] for row in ROWS}) == len(ROWS)


def test_every_code_is_a_known_state_with_a_sector_or_a_known_body() -> None:
    tables = ("states", "groups", "bodies", "organisations")
    known = {row["code"] for table in tables for row in read_tsv(f"actors_{table}.tsv")}
    states = {*AUTHORITY.state_names, *(code for code in known if len(code) == 3)}
    groups = {code for entry in AUTHORITY.patterns for code in _codes(entry)}
    for code in {row[1] for row in ROWS}:
        if code.startswith(BODIES):
            assert code in known | groups, code
        else:
            state, _, sector = code.partition(":")
            assert state in states and sector in SECTORS, code


def _codes(name: str) -> set[str]:
    return {entry.code for entry in AUTHORITY.entries(name) if entry.kind in ("group", "body")}


def test_an_office_of_one_has_one_holder_on_a_day() -> None:
    held: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for row in ROWS:
        if row[2] in SINGLE and (row[1], row[2]) not in SHARED:
            held[row[1], row[2]].append(row)
    for office, rows in held.items():
        rows.sort(key=lambda row: day_of(row[3], False) or date.min)
        for before, after in pairwise(rows):
            exact = len(after[3]) == 10 and len(before[4]) == 10
            slack = EXACT if exact else INEXACT
            ends = day_of(before[4], True)
            begins = day_of(after[3], False)
            assert begins is not None
            assert ends is not None and ends - begins <= slack, (office, before, after)


@pytest.mark.parametrize("state", TOP)
def test_a_foreign_minister_of_every_day_is_known(state: str) -> None:
    day, missing = date(1992, 1, 1), timedelta(0)
    while day < date(2025, 6, 1):
        nobody = AUTHORITY.holder(state, "foreign minister", day) is None
        missing = missing + timedelta(days=20) if nobody else timedelta(0)
        assert missing <= GAP, day
        day += timedelta(days=20)


@pytest.mark.parametrize(
    ("name", "day", "code", "office"),
    [
        ("Klaus Kinkel", date(1995, 3, 1), "DEU:GOV", "foreign minister"),
        ("Zalmay Khalilzad", date(2006, 3, 1), "USA:GOV", "ambassador to Iraq"),
        ("Zalmay Khalilzad", date(2020, 3, 1), "USA:GOV", "special representative for Afghanistan"),
        ("Sergey Shoygu", date(2015, 3, 1), "RUS:MIL", "defence minister"),
        ("Abdullah Abdullah", date(2001, 11, 1), "REB:NA", "foreign minister"),
        ("Abdullah Abdullah", date(2004, 11, 1), "AFG:GOV", "foreign minister"),
        ("Tedros Adhanom", date(2014, 5, 1), "ETH:GOV", "foreign minister"),
        ("Tedros Adhanom", date(2020, 5, 1), "IGO:WHO", "director general"),
    ],
)
def test_a_name_is_who_held_which_office_on_the_day(
    name: str, day: date, code: str, office: str
) -> None:
    first = resolve(name, day, AUTHORITY)[0]
    assert (first.code, first.office) == (code, office)


def test_who_acts_for_a_minister_is_known_for_the_days_between() -> None:
    named = AUTHORITY.holder("USA", "foreign minister", date(2018, 4, 10))
    assert named is not None and named.name == "John Sullivan"


def test_a_row_becomes_the_same_entry_each_time() -> None:
    officials = Officials()
    one, two = officials.named("Kofi Annan"), officials.of_owner("IGO:UNO")
    assert isinstance(one[0], Entry)
    assert any(entry is one[0] for entry in two)
