"""Counts: how many something befell, from text whole and damaged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import Count, code, counts


def only(text: str) -> Count:
    (count,) = counts(text, published="2020-03-05")
    return count


def told(text: str) -> list[tuple[str, str, float | None]]:
    """Outcome, class and number of each count."""
    return [
        (one.outcome, one.who, one.quantity.value or one.quantity.min)
        for one in counts(text, published="2020-03-05")
    ]


@pytest.mark.parametrize(
    ("text", "outcome", "number"),
    [
        ("At least 43 people were killed when a bomb hit two buses.", "killed", 43),
        ("A blast outside the ministry killed six.", "killed", 6),
        ("The raid left 17 villagers dead.", "killed", 17),
        ("The death toll from the flood has risen to 126.", "killed", 126),
        ("The observatory put the death toll at 58.", "killed", 58),
        ("The quake claimed the lives of 31 persons.", "killed", 31),
        ("The fire claimed 12 lives.", "killed", 12),
        ("Rescuers recovered the bodies of nine miners.", "killed", 9),
        ("Eleven people lost their lives in the storm.", "killed", 11),
        ("Some 80 martyrs fell in the shelling, and 25 were wounded.", "wounded", 25),
        ("The shelling wounded dozens.", "wounded", 24),
        ("Police arrested 300 protesters.", "arrested", 300),
        ("Fighting has displaced 40,000 people.", "displaced", 40_000),
        ("Several dozen people were killed or wounded in the raid.", "casualties", 36),
    ],
)
def test_what_befell_how_many(text: str, outcome: str, number: float) -> None:
    assert (outcome, number) in [(one[0], one[2]) for one in told(text)]


def test_two_headlines_without_a_stop_are_two_counts() -> None:
    assert told(
        "12 persons killed 30 others injured in rocket attacks on Tripoli 5 March 2020"
    ) == [
        ("killed", "people", 12),
        ("wounded", "people", 30),
    ]


def test_who_kills_is_not_counted_among_the_killed() -> None:
    assert told("Two suicide bombers killed 15 worshippers.") == [
        ("attacking", "fighters", 2),
        ("killed", "people", 15),
    ]
    assert told("Thirteen rebels killed six soldiers.") == [("killed", "fighters", 6)]


def test_children_among_the_dead_are_a_part() -> None:
    whole, part = counts("The raid killed 58 people including 11 children in Hodeida.")
    assert (whole.who, whole.part) == ("people", False)
    assert (part.who, part.part, part.outcome, part.quantity.value) == (
        "children",
        True,
        "killed",
        11,
    )


def test_a_second_number_shares_what_befell_the_first() -> None:
    assert told("The attack killed 15 civilians and 27 soldiers.") == [
        ("killed", "civilians", 15),
        ("killed", "fighters", 27),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The talks lasted 43 days.",
        "He was killed in 2016.",
        "The toll could reach 200.",
        "Officials expect 30,000 people to be evacuated.",
        "Parliament passed 12 laws.",
        "The price rose to 58 dollars.",
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert not [one for one in told(text) if one[2] and one[2] > 1]


def test_a_toll_of_a_whole_war_is_told_apart() -> None:
    assert only("The war has killed more than 300,000 people since it began in 2011.").total
    assert not only("It was the deadliest raid since 2011, killing 30 people.").total


def test_an_older_figure_is_marked() -> None:
    assert only("The previous death toll was 20.").stage == "earlier"
    assert only("The death toll in the mine blast rises to 41.").stage == "update"


def test_voice_place_cause_and_day() -> None:
    (count,) = counts(
        "The health ministry said 14 people were killed on Tuesday by a car bomb near Mosul.",
        published="2020-03-05",
    )
    assert count.according_to is not None
    assert "ministry" in count.according_to.name.lower()
    assert (count.when, count.places, count.causes) == ("2020-03-03", ("Mosul",), ("bomb",))


def test_a_later_sentence_is_of_the_place_before() -> None:
    first, second = counts("A bomb killed nine people in Kano. Police put the death toll at 14.")
    assert first.places == second.places == ("Kano",)
    assert second.causes == ("bomb",)


def test_counts_are_no_claims() -> None:
    assert {one.kind for one in code("At least 43 people were killed in Lima.")} <= {
        "act",
        "statement",
        "silence",
        "tie",
        "consequence",
    }


def test_what_is_not_english_has_none() -> None:
    assert counts("Au moins 43 personnes ont été tuées.", language="fr") == []


PIECES = st.lists(
    st.sampled_from(
        [
            "killed",
            "43",
            "people",
            "dozens of",
            "wounded",
            "and",
            ".",
            "including",
            "in Lima",
            "death toll",
            "rose to",
            "“",
            "\u00a0",
            "ﬁghters",
            "é",
            "at least",
            "\n\n",
            "on Monday",
            "children",
            "dead",
        ]
    ),
    max_size=30,
)


@settings(deadline=None, max_examples=40)
@given(PIECES)
def test_evidence_stands_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in counts(text, language="en"):
        evidence = one.evidence
        assert text[evidence.start : evidence.end] == evidence.exact
        assert evidence.exact
