"""How sure an act is: less where nobody knows a party, or the report hardly names its state; always a chance."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dg
from dragoman.coding.model.sure import TABLE, sure_of
from dragoman.data.tables import read_tsv
from tests.coding.told import WEDNESDAY, acts, coder


def sure(text: str, event: str) -> float:
    """The confidence of the only act of this type."""
    (found,) = [act for act in acts(text) if act.event == event]
    return found.confidence


@pytest.mark.parametrize(
    ("surer", "less", "event"),
    [
        (  # a party of no known state
            "Chad condemned Sudan. Sudan said nothing.",
            "A trader condemned Sudan. Sudan said nothing.",
            "ACCUSE",
        ),
        (  # a state that the report is about, and one that it names once
            "Talks on Chad failed. Chad is poor. The army of Chad shelled Sudan. Sudan is large. Sudan mourned.",
            "Talks on Chad failed. Chad is poor. The army of Peru shelled Fiji. Sudan is large. Sudan mourned.",
            "ASSAULT",
        ),
    ],
)
def test_who_is_known_and_told_of_makes_an_act_surer(surer: str, less: str, event: str) -> None:
    assert sure(surer, event) > sure(less, event)


def test_the_report_around_it_tells_how_sure_an_act_is() -> None:
    alone = "Fiji expelled the envoy of Tonga."
    amid = "Peru met Chile. Peru thanked Chile. Chile praised Peru. " + alone
    assert sure(alone, "SANCTION") > sure(amid, "SANCTION")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Chad attacked Sudan.",
                "He denied it.",
                '"They must leave," the minister said.',
                "Talks between Oslo and Lima were cancelled.",
                "The attack shocked many.",
                "Police arrested three men in Nairobi.",
            ]
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_confidence_is_a_chance_and_the_same_each_time(sentences: list[str]) -> None:
    text = " ".join(sentences)
    first = [one.confidence for one in acts(text)]
    assert all(0 < one < 1 for one in first)
    again = dg.code(text, WEDNESDAY, report="one", coder=coder())
    assert first == [one.confidence for one in again if isinstance(one, dg.Act)]


@given(st.randoms(use_true_random=False))
def test_what_speaks_for_an_act_counts_the_same_in_any_order(chance: Random) -> None:
    names = [row["what"] for row in read_tsv(TABLE)]
    turned = chance.sample(names, len(names))
    assert sure_of(dict.fromkeys(names, 0.1)) == sure_of(dict.fromkeys(turned, 0.1))
