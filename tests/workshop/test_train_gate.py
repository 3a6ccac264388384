"""How the gate before the encoder is trained: what is a right act, and the same table each time."""

from __future__ import annotations

from typing import Any

from scripts.train_gate import SEEN, fit, seen_in

SHIELDED = {"s": ["Uganda"], "sc": ["UGA"], "t": ["Rwanda"], "tc": ["RWA"], "cue": "shielded"}


def item(event: str) -> dict[str, Any]:
    act = {**SHIELDED, "e": event}
    text = "Uganda shielded Rwanda on Friday."
    return {"id": "one", "text": text, "published": "2004-05-06", "acts": [act]}


def test_an_act_is_right_where_it_is_labelled_so() -> None:
    (seen,) = seen_in([item("SUPPORT")])
    (other,) = seen_in([item("PROTEST")])
    assert (seen.acts, other.acts) == (1, 1)
    assert sum(seen.right) + sum(other.right) <= 1
    assert any(seen.right) or any(next(seen_in([item("AID")])).right)


def test_the_same_sentences_give_the_same_weights() -> None:
    (seen,) = seen_in([item("SUPPORT")])
    (dull,) = seen_in([{**item("SUPPORT"), "acts": []}])
    learnt = [*[seen] * SEEN, *[dull] * SEEN]
    assert fit(learnt) == fit(list(learnt)) != {}
    assert fit(learnt[:SEEN])[("verb", "lemma", "shield")] != 0
