"""Who is told to say, think or want what: sources, cues and contents as exact stretches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.speech.attributions import Attribution, find_attributions
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from tests.coding.told import statements

SPEAKERS = ["The mayor", "Kenya's foreign minister", "“Radio Norte”", "Ana Rojas"]
SAYINGS = ["said that", "believes", "warned on Monday that", "denied", "told us", ":", "hopes"]
CONTENTS = ["the bridge is safe", "“nothing is lost”", "it’s over, he added,", "''we won''"]


def attributions(text: str) -> list[Attribution]:
    return find_attributions(clean(make_report(text, id="one")))


def told(text: str) -> list[tuple[str, ...]]:
    """Source, cue and contents of each attribution, in words."""
    return [
        tuple(text[start:end] for start, end in (*one.source, *one.cue, *one.content))
        for one in attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The mayor wants to win in May.", ("The mayor", "wants", "to win in May")),
        ("Villagers did not support the dam.", ("Villagers", "did not support", "the dam")),
        (
            "The council was worried that the dam would break.",
            ("The council", "was worried", "that the dam would break"),
        ),
        (
            "Her claim that the vote was rigged was dropped.",
            ("Her", "claim", "that the vote was rigged"),
        ),
        (
            "The farmers voiced anger over the new tax.",
            ("The farmers", "voiced", "anger over the new tax"),
        ),
        ("The dam seems to leak.", ("seems", "The dam", "to leak")),
        (
            "According to the engineers, the dam is safe.",
            ("the engineers", "According to", "the dam is safe"),
        ),
        ("Mayor: the old dam is safe", ("Mayor", ":", "the old dam is safe")),
    ],
)
def test_thoughts_wishes_and_stances_have_a_source(text: str, parts: tuple[str, ...]) -> None:
    assert parts in told(text)


def test_a_quotation_is_told_as_direct_in_its_parts() -> None:
    text = 'The mayor said: "The dam is safe and sound." He thinks it will "hold for ever".'
    assert [one.direct for one in attributions(text)] == [True, "mixed"]


def test_what_nobody_says_or_thinks_is_no_attribution() -> None:
    assert attributions("The dam broke on Monday and two villages were flooded.") == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(SAYINGS), st.sampled_from(CONTENTS)),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([" ", "\n\n", "  "]),
)
def test_every_stretch_is_one_of_the_text(parts: list[tuple[str, str, str]], between: str) -> None:
    text = between.join(f"{who} {cue} {what}." for who, cue, what in parts)
    for one in attributions(text):
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
    for said in statements(text):
        content = said.content
        assert text[content.start : content.end] == content.exact
        assert said.evidence.start <= content.start and content.end <= said.evidence.end
