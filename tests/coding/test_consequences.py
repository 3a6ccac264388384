"""Consequences, from plain text to cause and effect."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.consequences import find_consequences
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Tree
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

DAY = date(2024, 11, 1)


def cast_of(text: str) -> Cast:
    cleaned = clean(make_report(text, id="one", published=DAY))
    texts = [passage.text for passage in cleaned.passages]
    mentions = find_mentions(texts, DAY, Authority.load())
    return Cast(
        [
            Scene(passage, Tree.of(doc), found, [], text)
            for passage, doc, found in zip(
                cleaned.passages, parser.parse(texts), mentions, strict=True
            )
        ]
    )


def brief(text: str) -> list[tuple[str, str, str]]:
    return [(one.cause, one.effect, one.status) for one in find_consequences(cast_of(text))]


@pytest.mark.parametrize(
    ("text", "cause", "effect", "status"),
    [
        ("The deal could lead to a wider war.", "The deal", "a wider war", "possible"),
        (
            "Sanctions triggered a collapse of the rouble.",
            "Sanctions",
            "a collapse of the rouble",
            "asserted",
        ),
        (
            "Kenya could calm the markets by cutting duties on Uganda.",
            "cutting duties on Uganda",
            "Kenya could calm the markets",
            "possible",
        ),
        (
            "Oil rose because Iran closed the strait.",
            "Iran closed the strait",
            "Oil rose",
            "asserted",
        ),
        ("He resigned due to ill health.", "ill health", "He resigned", "asserted"),
        (
            "The summit was cancelled because of the storm.",
            "the storm",
            "The summit was cancelled",
            "asserted",
        ),
        (
            "If Russia attacks Poland, NATO will respond.",
            "Russia attacks Poland",
            "NATO will respond",
            "conditional",
        ),
        ("Russia sent fuel in return for shells.", "shells", "Russia sent fuel", "asserted"),
        (
            "They closed the border in order to stop the smugglers.",
            "They closed the border",
            "stop the smugglers",
            "planned",
        ),
        (
            "Exports fell. As a result, the bank cut rates.",
            "Exports fell",
            "the bank cut rates",
            "asserted",
        ),
        (
            "Iran tested a missile. This could deepen the crisis.",
            "Iran tested a missile",
            "deepen the crisis",
            "possible",
        ),
    ],
)
def test_cause_and_effect_are_told_apart(text: str, cause: str, effect: str, status: str) -> None:
    assert brief(text) == [(cause, effect, status)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister led the team.",
        "The team was led by a general.",
        "A move like this would be unwise.",
        "France ended the talks on Friday.",
        "The president created a fund.",
        "He arrived by train.",
        "China condemned the attack.",
    ],
)
def test_what_follows_from_nothing_is_left_alone(text: str) -> None:
    assert brief(text) == []


def test_the_evidence_holds_cause_and_effect() -> None:
    text = "Officials said that the deal could lead to a wider war. They left."
    cast = cast_of(text)
    one = find_consequences(cast)[0]
    shown = cast.scenes[one.scene].evidence(one.start, one.end)
    assert shown.exact == "the deal could lead to a wider war"


WORDS = st.sampled_from(
    [
        *"this which it if because of due to could lead to result in order undermines".split(),
        *"war China the a , . attack by withdrawing as result made necessary that will".split(),
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=20).map(" ".join))
def test_any_text_gives_stretches_inside_it(text: str) -> None:
    cast = cast_of(text)
    for one in find_consequences(cast):
        assert one.cause
        assert one.effect
        assert 0 <= one.start < one.end <= len(cast.scenes[one.scene].tree.text)
