"""The gate: which sentences the encoder reads, whatever stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import Act, code
from dragoman.coding.acts.finding import find_acts
from dragoman.coding.coder import Coder
from dragoman.coding.model.gate import features_of, is_worth_reading
from dragoman.coding.model.proposing import answers_of, ask, left_open
from dragoman.coding.parties.cast import Cast
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from tests.coding.test_model import scene_of

DULL = "Kenya is warm and green and old and very, very large, and it is also far away from here, as he so often says."


def test_a_sentence_in_which_no_act_is_likely_is_not_read() -> None:
    cast = Cast([scene_of(DULL, "Kenya")])
    assert [one.words for one in left_open(cast, [set()], [set()])] != []
    assert ask(cast, [set()], [set()]) == {}


@pytest.mark.parametrize("verb", ["shielded", "bombed", "condemned", "harboured"])
def test_a_short_sentence_with_a_deed_between_states_is_read(verb: str) -> None:
    cast = Cast([scene_of(f"Uganda {verb} Rwanda on Friday.", "Uganda", "Rwanda")])
    everything = answers_of(left_open(cast, [set()], [set()]))
    assert ask(cast, [set()], [set()]).keys() == everything.keys() != set()


def test_the_acts_of_rules_in_a_sentence_that_is_not_read_are_told_and_explained() -> None:
    text = "Kenya, which is warm and green and old and very, very large, and also far away from here, condemned Uganda."
    report = clean(make_report(text, id="one"))
    acts = [one for one in code(text, report="one") if isinstance(one, Act)]
    explained = [one for one, _ in Coder().explain(report) if isinstance(one, Act)]
    assert [act.event for act in acts] == ["ACCUSE"]
    assert explained == acts
    assert code(text, report="one", quick=True) == code(text, report="one")


def test_what_is_read_in_a_sentence_does_not_depend_on_those_beside_it() -> None:
    scenes = [scene_of("Uganda shielded Rwanda.", "Uganda", "Rwanda"), scene_of(DULL, "Kenya")]
    alone = [find_acts(Cast([scene])) for scene in scenes]
    beside = find_acts(Cast(scenes)), find_acts(Cast(scenes[::-1]))
    assert [len(found) for found in alone] == [1, 0]
    assert [[one.node.text for one in found] for found in beside] == [["shielded"]] * 2


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_every_word_that_is_open_is_looked_at(before: str, after: str) -> None:
    text = f"{before} Uganda attacked Rwanda {after}".replace("\n", " ")
    cast = Cast([scene_of(text, "Uganda", "Rwanda")])
    for one in left_open(cast, [set()], [set()]):
        features = list(features_of(one.nodes, one.words, one.named))
        assert len(features) == len(one.words) > 0
        assert is_worth_reading(one.nodes, one.words, one.named) in (True, False)
