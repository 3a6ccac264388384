"""Judging a sentence whose parties are given."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.acts.classify import Item, classify
from dragoman.records import EventType

EVENTS = set(get_args(EventType))


def item(text: str, source: str, target: str | None) -> Item:
    def span(name: str) -> tuple[int, int]:
        return text.index(name), text.index(name) + len(name)

    return text, span(source), span(target) if target else None


@pytest.mark.parametrize(
    ("text", "source", "target", "event", "quad"),
    [
        ("Oslo condemned Minsk.", "Oslo", "Minsk", "ACCUSE", 3),
        ("The union leaders met the mayor.", "union leaders", "mayor", "CONSULT", 1),
        ("Rebels shelled the town of Zor.", "Rebels", "Zor", "ASSAULT", 4),
        ("Minsk was shelled by rebels.", "rebels", "Minsk", "ASSAULT", 4),
        ("The kingdom sent food to the islanders.", "kingdom", "islanders", "AID", 2),
        ("The council urged the miners to go home.", "council", "miners", "REQUEST", 3),
        ("Students marched against the junta.", "Students", "junta", "PROTEST", 4),
        ("The republic imposed sanctions on Zor.", "republic", "Zor", "SANCTION", 4),
        ("The army arrested the bishop.", "army", "bishop", "COERCE", 4),
        ("The bishop praised the army.", "bishop", "army", "SUPPORT", 1),
    ],
)
def test_the_type_is_that_of_the_given_parties(
    text: str, source: str, target: str, event: str, quad: int
) -> None:
    (judged,) = classify([item(text, source, target)])
    assert (judged["event"], judged["quad"], judged["status"]) == (event, quad, "asserted")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Zor will send food to Minsk.", "AGREE"),
        ("Zor did not send food to Minsk.", "REJECT"),
    ],
)
def test_cooperation_that_has_not_happened_is_typed_as_plover_does(text: str, event: str) -> None:
    (judged,) = classify([item(text, "Zor", "Minsk")])
    assert judged["event"] == event


def test_a_target_may_be_missing() -> None:
    (judged,) = classify([item("Zor tested a missile.", "Zor", None)])
    assert judged["event"] == "MOBILIZE"


def test_answers_come_in_order_one_for_each_item() -> None:
    texts = ["Oslo praised Minsk.", "Oslo condemned Minsk.", "Oslo praised Minsk."]
    judged = list(classify(item(text, "Oslo", "Minsk") for text in texts))
    assert [one["event"] for one in judged] == ["SUPPORT", "ACCUSE", "SUPPORT"]
    assert judged[0] == judged[2]


SPAN = st.none() | st.tuples(st.integers(-3, 90), st.integers(-3, 90))


@given(st.text(max_size=80), SPAN, SPAN)
@settings(max_examples=40)
def test_any_text_and_stretches_are_judged(
    text: str, source: tuple[int, int] | None, target: tuple[int, int] | None
) -> None:
    (judged,) = classify([(text, source, target)])
    scores = judged["scores"]
    assert isinstance(scores, dict) and set(scores) == EVENTS
    assert judged["event"] in EVENTS
    assert sum(scores.values()) == pytest.approx(1, abs=0.01)
    assert scores[judged["event"]] == max(scores.values())
