"""A known name that is only a part of a longer one is not meant by it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.actors.resolver import resolve

AUTHORITY = Authority.load()


def codes(text: str) -> dict[str, str]:
    (found,) = find_mentions([text], date(2023, 5, 10), AUTHORITY)
    return {mention.text: mention.code for mention in found}


@pytest.mark.parametrize(
    "text",
    [
        "The Zambezi Liberation Party condemned Chad.",
        "Lunda Liberation Committee leaflets reached Chad.",
        "The Independent Truth Council met in Chad.",
        "The Observer Alliance left Chad.",
        "The Okavu Guardian was shut by Chad.",
        "The Ogaden Salvation Front accused Chad.",
        "The Peru Dignity Movement accused Chad.",
        "Charles Mwamba flew to Chad.",
        "Charles van der Hoek flew to Chad.",
        "Idris Kanku-Kasongo flew to Chad.",
    ],
)
def test_a_word_inside_an_unknown_name_is_nobody_known(text: str) -> None:
    assert codes(text) == {"Chad": "TCD"}


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        ("The Guardian reported it.", "The Guardian", "GBR:JRN"),
        ("On Monday The Independent reported it.", "The Independent", "GBR:JRN"),
        ("A Guardian Says Minister Quit", "Minister Quit", "UNK:GOV"),
        ("Reuters correspondent Ana Roe left.", "Reuters correspondent Ana Roe", "GBR:JRN"),
        ("The Guardian Council met.", "Guardian Council", "IRN:LEG"),
        ("Paris airport was shut.", "Paris airport", "FRA"),
        ("King Charles flew in.", "King Charles", "GBR:GOV"),
        ("King Charles III flew in.", "King Charles III", "GBR:GOV"),
        ("France shut Anne de Foy airport.", "Anne de Foy airport", "FRA"),
        ("The Kenya Medical Council met.", "Kenya", "KEN"),
        ("The Australian Embassy shut.", "Australian Embassy", "AUS:GOV"),
        ("The Australian Navy sailed to Fiji.", "Australian Navy", "AUS:MIL"),
        ("The Australian told of it in Fiji.", "The Australian", "AUS:JRN"),
    ],
)
def test_what_the_grammar_knows_around_a_name_leaves_it(text: str, stretch: str, code: str) -> None:
    assert codes(text).get(stretch) == code


@pytest.mark.parametrize("name", ["Darfur Salvation Front", "Liberation Committee"])
def test_a_body_that_no_table_has_is_told_as_unknown(name: str) -> None:
    (only,) = resolve(name, None, AUTHORITY)
    assert (only.code, only.name) == ("UNK", name)
    assert "no table has" in only.reason


@pytest.mark.parametrize(
    ("name", "day", "reason", "since"),
    [
        ("Foreign Minister Genscher", date(1992, 6, 1), "14 days after it ended on", 1974),
        ("Foreign Minister Steinmeier", date(2005, 11, 20), "2 days before it begins on", 2005),
    ],
)
def test_a_title_shortly_outside_the_term_gives_the_person_with_the_days(
    name: str, day: date, reason: str, since: int
) -> None:
    first = resolve(name, day, AUTHORITY)[0]
    assert reason in first.reason and first.score < 1
    assert first.since is not None and first.since.year == since


@pytest.mark.parametrize(
    "coined",
    ["‘Andean Nato’", "“Andean Nato”", "'Andean Nato'", '"Nordic United Nations"'],
)
def test_a_body_in_a_name_coined_in_quotation_marks_is_nobody(coined: str) -> None:
    assert codes(f"Chad asked for an {coined} on Monday.") == {"Chad": "TCD"}


@pytest.mark.parametrize("told", ["‘Nato’", "“NATO”", "Nato's ‘plan’", "Andean Nato"])
def test_a_body_that_is_only_quoted_stays_itself(told: str) -> None:
    assert "IGO:NATO" in codes(f"Chad asked {told} for aid.").values()
