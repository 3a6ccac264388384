"""The trained model: what it proposes, and that its chances are chances."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.acts.finding import find_acts
from dragoman.coding.model.proposing import propose
from dragoman.coding.model.scoring import EVENTS, Cue, model
from dragoman.coding.parties.cast import Cast
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.mending import mend
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Tree
from dragoman.records import Mention, Passage

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=12)
CUES = st.builds(
    Cue,
    st.lists(NAMES | st.sampled_from(["pos=v", "v=scold", "tag=VBD", "p=with"]), max_size=8),
    st.tuples(NAMES, st.sampled_from(["", "aid", "truce"]), NAMES),
    st.lists(st.lists(NAMES | st.sampled_from(["s=subj", "t=obj"]), max_size=4), min_size=1),
)


def scene_of(text: str, *parties: str) -> Scene:
    """A sentence in which these stretches are parties, each a state of its own."""
    tree = Tree.of(next(iter(parser.parse([text]))))
    mend(tree)
    mentions = [
        Mention(
            text.index(one), text.index(one) + len(one), one, f"X{one[:2].upper()}", one, "state"
        )
        for one in parties
    ]
    return Scene(Passage(text, tuple(range(len(text) + 1)), "body"), tree, mentions, [], text)


@given(st.lists(CUES, max_size=4))
def test_chances_are_chances(cues: list[Cue]) -> None:
    scored = model().score(cues)
    assert len(scored) == len(cues)
    for cue, chances in zip(cues, scored, strict=True):
        assert chances.shape == (len(cue.readings), len(EVENTS))
        assert np.all(chances >= 0)
        assert np.all(chances.sum(axis=1) <= 1 + 1e-5)


def test_a_cue_is_scored_alike_alone_and_beside_others() -> None:
    one = Cue(["pos=v", "v=scold"], ("scold", "", ""), [["s=subj", "t=obj"], ["s=subj", "t=none"]])
    other = Cue(["pos=n"], ("visit", "", ""), [["s=before", "t=@to"]])
    alone, together = model().score([one])[0], model().score([other, one])[1]
    assert np.allclose(alone, together, atol=1e-6)


@pytest.mark.parametrize(
    ("verb", "event"), [("condemned", "ACCUSE"), ("bombed", "ASSAULT"), ("arrested", "COERCE")]
)
def test_the_model_alone_tells_a_common_act(verb: str, event: str) -> None:
    scene = scene_of(f"Uganda {verb} Rwanda over the border.", "Uganda", "Rwanda")
    found = list(propose(Cast([scene]), [set()], [set()]))
    assert [draft.event for draft in found] == [event]
    assert [party.name for party in found[0].source] == ["Uganda"]
    assert [party.name for party in found[0].target] == ["Rwanda"]
    assert found[0].chance is not None
    assert 0 < found[0].chance < 1


def test_a_word_that_tells_an_act_already_is_not_asked_about() -> None:
    scene = scene_of("Uganda condemned Rwanda over the border.", "Uganda", "Rwanda")
    assert list(propose(Cast([scene]), [{1}], [set()])) == []
    assert list(propose(Cast([scene]), [set()], [{0}])) == []


def test_where_nobody_is_named_nothing_is_proposed() -> None:
    scene = scene_of("The river flooded the fields and the farmers fled.")
    assert find_acts(Cast([scene])) == []


def test_rules_alone_can_be_asked() -> None:
    cast = Cast([scene_of("Uganda humiliated Rwanda.", "Uganda", "Rwanda")])
    assert [one.chance is None for one in find_acts(cast)] == [False]
    assert find_acts(cast, proposed=False) == []
