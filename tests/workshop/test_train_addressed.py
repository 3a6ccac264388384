"""How it is learnt whom words of conflict are meant for: what is right, and the same weights each time."""

from __future__ import annotations

from typing import Any

from scripts.train_addressed import asked_in, fit

TEXT = (
    "Chad attacked Togo on Sunday. Togo accused Chad of murder.\n\n"
    "Students in Lome demanded compensation. Ghana closed its border."
)


def item(target: str) -> dict[str, Any]:
    demand = {
        "s": ["Students"],
        "sc": ["TGO:EDU"],
        "t": [target],
        "cue": "demanded",
        "e": "REQUEST",
    }
    codes = {"Chad": ["TCD"], "Ghana": ["GHA"]}
    act = {**demand, "tc": codes[target]}
    return {"id": "z16-0", "text": TEXT, "published": "2004-05-06", "acts": [act]}


def test_whom_the_labels_have_as_target_is_right() -> None:
    chad, ghana = (list(asked_in([item(target)])) for target in ("Chad", "Ghana"))
    assert len(chad) == len(ghana) > 1
    assert sum(one.right for one in chad) == sum(one.right for one in ghana) == 1
    assert [one.right for one in chad] != [one.right for one in ghana]


def test_an_act_of_another_type_or_source_asks_nothing() -> None:
    other = item("Chad")
    other["acts"][0]["e"] = "AID"
    assert list(asked_in([other])) == []
    other["acts"][0] |= {"e": "REQUEST", "sc": ["GHA"]}
    assert list(asked_in([other])) == []


def test_the_same_answers_give_the_same_weights() -> None:
    asked = [*asked_in([item("Chad")] * 3), *asked_in([item("Ghana")])]
    assert fit(asked) == fit(list(asked)) != {}
