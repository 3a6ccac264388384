"""The trained model: what it proposes, and that its chances are chances."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import Act, code
from dragoman.coding.acts.finding import find_acts
from dragoman.coding.model.encoder import encoder
from dragoman.coding.model.proposing import ask, propose
from dragoman.coding.model.scoring import EVENTS, Cue, model
from dragoman.coding.model.sentences import LONGEST
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
    found = list(propose(ask(Cast([scene]), [set()], [set()])))
    assert [draft.event for draft in found] == [event]
    assert [party.name for party in found[0].source] == ["Uganda"]
    assert [party.name for party in found[0].target] == ["Rwanda"]
    assert found[0].chance is not None
    assert 0 < found[0].chance < 1


def test_a_word_that_tells_an_act_already_is_not_asked_about() -> None:
    scene = scene_of("Uganda condemned Rwanda over the border.", "Uganda", "Rwanda")
    assert list(propose(ask(Cast([scene]), [{1}], [set()]))) == []
    assert len(list(propose(ask(Cast([scene]), [set()], [set()])))) == 1


def test_a_sentence_of_a_game_is_not_asked_about() -> None:
    scene = scene_of("Uganda condemned Rwanda over the border.", "Uganda", "Rwanda")
    assert ask(Cast([scene]), [set()], [{0}]) == {}


def test_sides_of_an_act_go_with_the_words_and_not_with_their_order() -> None:
    scene = scene_of("Rwanda was bombed by Uganda on Friday.", "Rwanda", "Uganda")
    (draft,) = propose(ask(Cast([scene]), [set()], [set()]))
    assert [party.name for party in draft.source] == ["Uganda"]
    assert [party.name for party in draft.target] == ["Rwanda"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_what_the_encoder_says_are_chances(before: str, after: str) -> None:
    text = f"{before} Uganda attacked Rwanda {after}".replace("\n", " ")
    scene = scene_of(text, "Uganda", "Rwanda")
    for answer in ask(Cast([scene]), [set()], [set()]).values():
        told = answer.told
        assert told.types.shape == (len(answer.sentence.words), len(EVENTS))
        assert (
            told.source.shape == told.target.shape == (len(told.types), len(answer.sentence.named))
        )
        for chances in (told.types, told.source, told.target, told.alike):
            assert np.all((chances >= 0) & (chances <= 1))
        assert np.all(told.types.sum(axis=1) <= 1 + 1e-5)


def test_a_sentence_longer_than_the_encoder_reads_is_cut() -> None:
    text = "Uganda attacked Rwanda" + " and the river rose" * 60 + "."
    cast = Cast([scene_of(text, "Uganda", "Rwanda")])
    (answer, *_) = ask(cast, [set()], [set()]).values()
    assert len(answer.sentence.ids) <= LONGEST
    assert len(encoder().read(answer.sentence).types) == len(answer.sentence.words)


def test_where_nobody_is_named_nothing_is_proposed() -> None:
    scene = scene_of("The river flooded the fields and the farmers fled.")
    assert find_acts(Cast([scene])) == []


def test_rules_alone_can_be_asked() -> None:
    cast = Cast([scene_of("Uganda shielded Rwanda.", "Uganda", "Rwanda")])
    assert [one.chance is None for one in find_acts(cast)] == [False]
    assert find_acts(cast, proposed=False) == []


def test_what_is_told_of_a_sentence_does_not_depend_on_those_beside_it() -> None:
    one = "Uganda shielded Rwanda on Friday."
    more = (
        "Kenya, which had sheltered many who fled from the war in the hills, shielded Burundi, too."
    )

    def chances(text: str, *parties: str) -> list[float | None]:
        drafts = find_acts(Cast([scene_of(text, *parties)]))
        return [draft.chance for draft in drafts if draft.node.start < len(one)]

    alone = chances(one, "Uganda", "Rwanda")
    assert alone == chances(f"{one} {more}", "Uganda", "Rwanda", "Kenya", "Burundi")
    assert alone and None not in alone


def test_where_a_named_group_is_at_home_does_not_act_beside_it() -> None:
    text = "Colombia's ELN rebels released a soldier, handing her over to the Red Cross."
    sources = [
        one.code
        for act in code(text, date(2019, 3, 12), report="r")
        if isinstance(act, Act)
        for one in act.source
    ]
    assert set(sources) == {"REB:ELN"}
