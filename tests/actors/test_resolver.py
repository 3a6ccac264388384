"""Who is meant by a name on a day, best first, with reasons."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.resolver import resolve

AUTHORITY = Authority.load()


@pytest.mark.parametrize(
    ("name", "day", "code", "office"),
    [
        ("Vladimir Putin", date(2010, 1, 1), "RUS:GOV", "prime minister"),
        ("Vladimir Putin", date(2015, 1, 1), "RUS:GOV", "president"),
        ("Mark Rutte", date(2020, 1, 1), "NLD:GOV", "prime minister"),
        ("Mark Rutte", date(2025, 1, 1), "IGO:NATO", "secretary-general"),
        ("Ahmed al-Sharaa", date(2020, 1, 1), "REB:HTS", "leader"),
        ("Ahmed al-Sharaa", date(2025, 6, 1), "SYR:GOV", "president"),
    ],
)
def test_offices_valid_on_the_day_come_first(name: str, day: date, code: str, office: str) -> None:
    best = resolve(name, day, AUTHORITY)[0]
    assert (best.code, best.office) == (code, office)
    assert best.since is not None and best.since <= day
    assert best.until is None or day <= best.until


def test_scores_fall_and_reasons_are_given() -> None:
    found = resolve("Vladimir Putin", date(2010, 1, 1), AUTHORITY)
    scores = [one.score for one in found]
    assert len(found) > 1 and scores == sorted(scores, reverse=True)
    assert "days outside" in found[-1].reason


def test_the_context_decides_between_people_of_one_name() -> None:
    day = date(2012, 6, 1)
    north = resolve("Kim", day, AUTHORITY, context="Pyongyang fired a missile.")
    assert north[0].code == "PRK:GOV"


def test_phrases_are_read_by_the_grammar() -> None:
    assert resolve("the Chinese foreign ministry", None, AUTHORITY)[0].code == "CHN:GOV"
    held = resolve("president of France", date(1990, 5, 1), AUTHORITY)[0]
    assert held.name == "François Mitterrand"
    assert held.since == date(1981, 5, 21)


def test_a_slip_of_spelling_is_forgiven_and_said() -> None:
    best = resolve("Kazahkstan", None, AUTHORITY)[0]
    assert best.code == "KAZ" and "spelt nearly like" in best.reason


@pytest.mark.parametrize("name", ["", "   ", "zxqv wvut", "?!"])
def test_nobody_is_found_for_nothing(name: str) -> None:
    assert resolve(name, None, AUTHORITY) == []
