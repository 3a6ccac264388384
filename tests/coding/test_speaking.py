"""Acts done by speaking, verbs told by their forms, and headlines that capitalise every word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.syntax import parser
from dragoman.coding.syntax.headlines import in_small_letters
from dragoman.dossier import code
from tests.coding.told import told


def _acts(text: str) -> set[tuple[str, str, str]]:
    return {
        (
            claim.event,
            ",".join(one.code for one in claim.source),
            ",".join(one.code for one in claim.target),
        )
        for claim in code(text, date(2021, 5, 5), report="r")
        if claim.kind == "act"
    }


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Fiji hopes that all sides will show restraint.", ("REQUEST", "FJI", "")),
        ("Fiji hopes Tonga will lift the ban.", ("REQUEST", "FJI", "TON")),
        ("Peru says all options are on the table.", ("THREATEN", "PER", "")),
        ("Peru will not sit idle, its president said.", ("THREATEN", "PER:GOV", "")),
        ("Kenya called the Chadian report fake news.", ("ACCUSE", "KEN", "TCD")),
        ("Peru described Chile's raid as a crime.", ("ACCUSE", "PER", "CHL")),
        ("The Peruvian president called it a welcome step.", ("SUPPORT", "PER:GOV", "")),
        ("Fiji expects Tonga to lift the ban.", ("REQUEST", "FJI", "TON")),
        ("Kenya's decision to expel the diplomats angered Chad.", ("ACCUSE", "TCD", "KEN")),
        ("A Kenyan delegation briefed Nato ambassadors.", ("CONSULT", "KEN:GOV", "IGO:NATO")),
        ("France and Kenya held war games last week.", ("COOPERATE", "FRA,KEN", "")),
        ("Charges of Kenyan ships sending oil to Chad are false.", ("ACCUSE", "", "KEN")),
        ("Kenya is frustrated that Chad is arming the rebels.", ("ACCUSE", "KEN", "TCD")),
        (
            "Chad worries the region with its nuclear program and threats to annihilate Sudan.",
            ("THREATEN", "TCD", "SDN"),
        ),
        (
            "Chad threatened to hold exercises unless Sudan rescinded its annexation of the region.",
            ("THREATEN", "TCD", "SDN"),
        ),
        (
            '"We are tired. Chile must withdraw its troops," the Peruvian minister said.',
            ("REQUEST", "PER:GOV", "CHL"),
        ),
    ],
)
def test_what_is_done_by_speaking(text: str, act: tuple[str, str, str]) -> None:
    assert act in _acts(text)


def test_who_wishes_himself_luck_asks_nobody() -> None:
    assert not any(event == "REQUEST" for event, _, _ in _acts("Fiji hopes that it will win."))


def test_headlines_in_title_case_are_read() -> None:
    assert ("COERCE", "KEN", "TZA") in _acts("Kenya Seizes Tanzanian Ship In Raid At Sea")


@given(st.text(max_size=250))
def test_headlines_keep_their_length(text: str) -> None:
    made = in_small_letters(text, lambda _: ())
    assert len(made) == len(text)
    assert made.casefold() == text.casefold()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("staged", "stage"), ("hopes", "hope"), ("waging", "wage"), ("barred", "bar")],
)
def test_verbs_are_told_by_their_single_consonant(form: str, lemma: str) -> None:
    (doc,) = parser.parse([f"They {form} it."])
    assert doc[1].lemma_ == lemma


def test_what_is_told_again_has_its_day() -> None:
    text = (
        "Chad shelled Sudan on Monday. Chad had shelled Sudan in 2015.\n\n"
        "Kenya said the shelling was a mistake."
    )
    days = [one.when for one in code(text, date(2021, 5, 5), report="r") if one.kind == "act"]
    assert days.count("2021-05-03") == 2
    assert "2015" in days


def test_feelings_take_for_granted_what_they_are_about() -> None:
    claims = code(
        "Kenya is frustrated that Chad is arming the rebels.", date(2021, 5, 5), report="r"
    )
    assert [one.according_to for one in claims if one.kind == "act"] == [None, None]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Kenya's president called Chad's leader on Friday.", ["CONSULT KEN:GOV+TCD:GOV"]),
        (
            "Qatar called Peru's president to express support for Peru.",
            ["CONSULT QAT+PER:GOV", "SUPPORT QAT>PER"],
        ),
        (
            "Kenya called on Chad on Friday to disarm.",
            ["REQUEST KEN>TCD", "RETREAT TCD> asked"],
        ),
        ("Kenya called on Friday for a truce with Chad.", ["REQUEST KEN>TCD"]),
    ],
)
def test_who_is_rung_up_is_asked_for_nothing(text: str, acts: list[str]) -> None:
    assert told(text) == acts


@pytest.mark.parametrize("said", ["was responsible", "was responsible for the raid"])
def test_to_hold_somebody_responsible_is_to_blame(said: str) -> None:
    assert "ACCUSE KEN>IMG:SHABAB" in told(f"Kenya said al-Shabab {said}.")


def test_to_be_responsible_and_reliable_is_no_blame() -> None:
    assert told("Norway said Chile was responsible and reliable.") == []
