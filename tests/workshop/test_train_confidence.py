"""How it is learnt how sure an act is: what is right, the same weights each time, and the level of real news."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.train_confidence import RARE, asked_in, fit, moved

TEXT = "Chad attacked Togo on Sunday. Togo accused Chad of murder."


def item(target: str) -> dict[str, Any]:
    attack = {"s": ["Chad"], "sc": ["TCD"], "t": ["Togo"], "cue": "attacked", "e": "ASSAULT"}
    act = {**attack, "tc": [target]}
    return {"id": "z16-0", "text": TEXT, "published": "2004-05-06", "acts": [act]}


def test_an_act_is_right_that_the_labels_have() -> None:
    right, wrong = (list(asked_in([item(target)])) for target in ("TGO", "GHA"))
    assert len(right) == len(wrong) > 1
    assert sum(one.right for one in right) == 1
    assert not any(one.right for one in wrong)
    assert [one.features for one in right] == [one.features for one in wrong]


def test_the_same_answers_give_the_same_weights_and_rare_marks_none() -> None:
    asked = list(asked_in([item("TGO")] * RARE))
    weights = fit(asked)
    assert weights == fit(list(asked)) != {}
    assert fit(asked[: RARE - 1]) == {}


@pytest.mark.parametrize(("share", "level"), [(0.25, -1.0), (0.75, 1.0)])
def test_the_level_is_that_of_what_is_right(share: float, level: float) -> None:
    asked = list(asked_in([item("TGO")] * 8))
    for number, one in enumerate(asked):
        object.__setattr__(one, "right", number < share * len(asked))
    shift, slope = moved({"always": 1.0}, asked)
    assert (shift + slope) * level > 0
