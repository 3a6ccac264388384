"""How the weights of acts told again are learnt: what is right, and the same weights each time."""

from __future__ import annotations

from typing import Any

from scripts.train_retold import asked_in, fit

ATTACKED = {"s": ["Chad"], "sc": ["TCD"], "t": ["Togo"], "tc": ["TGO"], "e": "ASSAULT"}


def item(*cues: str) -> dict[str, Any]:
    text = "Chad attacked Togo on Sunday.\n\nIt was the worst bloodshed in a year."
    acts = [{**ATTACKED, "cue": cue} for cue in cues]
    return {"id": "one", "text": text, "published": "2004-05-06", "acts": acts}


def test_a_word_is_right_where_the_act_is_labelled_there() -> None:
    labelled, only_first = (
        list(asked_in([item(*cues)])) for cues in (("attacked", "bloodshed"), ("attacked",))
    )
    assert len(labelled) == len(only_first) > 0
    assert sum(one.right for one in labelled) == 1
    assert not any(one.right for one in only_first)


def test_another_type_or_other_parties_are_not_right() -> None:
    other = item("attacked", "bloodshed")
    other["acts"][1] = {**other["acts"][1], "e": "AID"}
    assert not any(one.right for one in asked_in([other]))
    other["acts"][1] = {**other["acts"][1], "e": "ASSAULT", "sc": ["KEN"]}
    assert not any(one.right for one in asked_in([other]))


def test_the_same_answers_give_the_same_weights() -> None:
    asked = [*asked_in([item("attacked", "bloodshed")] * 3), *asked_in([item("attacked")])]
    assert fit(asked) == fit(list(asked)) != {}
