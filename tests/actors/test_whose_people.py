"""Whose a bare noun is: of the report's own state, of the sentence's subject, of those told of before."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions

AUTHORITY = Authority.load()


def codes(*texts: str) -> list[tuple[str, str]]:
    found = find_mentions(texts, date(2021, 3, 5), AUTHORITY)
    return [(mention.text, mention.code) for some in found for mention in some]


def test_the_military_is_that_of_the_state_that_the_whole_report_is_about() -> None:
    guests = "Peru met Chilean envoys on Monday, an aide said. The talks include the military."
    rest = "Peru is tense. Peru waits. The Peruvian congress met. Peru's president left Lima."
    assert ("military", "PER:MIL") in codes(guests, rest)
    assert ("military", "CHL:MIL") in codes(guests)


@pytest.mark.parametrize(
    ("text", "stretch", "code"),
    [
        # who serves a leader, whom a state speaks to
        ("Peru's police fired in Lima. Chile's president told aides.", "aides", "CHL:GOV"),
        ("Peru fired in Lima. A Chilean law helps citizens.", "citizens", "CHL:CVL"),
        (
            "Hamas fired at Israel. Bashar al-Assad, deposed by rebels, fled.",
            "rebels",
            "SYR:REB",
        ),
        ("Hamas fired at Israel. The rebels left.", "rebels", "IMG:HAMAS"),
        # single men who tell, and firms of many states
        ("Peru waits. A witness spoke.", "witness", "PER:CVL"),
        ("Peru waits. A military source spoke.", "military source", "PER:MIL"),
        ("Peru waits. Oil draws western oil companies.", "western oil companies", "UNK:BUS"),
        ("Peru waits. It told regional leaders.", "regional leaders", "UNK:GOV"),
        # "his" is the last person's
        ("Vladimir Putin, on a US network, defended his government.", "government", "RUS:GOV"),
        # rebels and opponents of whom the report has told
        (
            "Chadian opposition leaders met. US lawmakers came, and a US envoy. The opposition left.",
            "opposition",
            "TCD:OPP",
        ),
    ],
)
def test_a_bare_noun_is_of_those_told_with_it(text: str, stretch: str, code: str) -> None:
    assert (stretch, code) in codes(text)


def test_a_brigade_with_a_partys_name_is_not_the_party() -> None:
    assert ("Fatah", "PSE:PTY") in codes("Fatah fired in Syria.")
    assert not [code for _, code in codes("Liwa al-Fatah fired in Syria.") if "PSE" in code]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ('Peru waits. "Why?" Ana Holt asked.', "Ana Holt", "PER:CVL"),
        (
            "Peru waits. Ana Holt, associate fellow with the Andes team at Chatham House, left.",
            "Ana Holt",
            "GBR:EDU",
        ),
    ],
)
def test_a_full_name_is_somebody_of_his_house_or_of_the_news(
    text: str, name: str, code: str
) -> None:
    assert (name, code) in codes(text)
