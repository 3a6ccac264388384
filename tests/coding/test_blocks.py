"""Long texts are coded in pieces, and nothing of them is lost or moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman import code
from dragoman.coding.syntax import blocks
from dragoman.reading.passages import PASSAGE_CHARACTERS
from dragoman.records import Act, Claim, Passage


def test_a_sentence_without_end_is_coded_all_the_same() -> None:
    clause = "Kenya condemned the attack on Uganda, and "
    text = clause * (6 * PASSAGE_CHARACTERS // len(clause)) + "Togo condemned Benin."
    acts = [one for one in code(text) if isinstance(one, Act)]
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.exact for one in acts)
    assert acts[-1].source[0].code.startswith("TGO")
    assert acts[-1].evidence.start > 4 * PASSAGE_CHARACTERS


def test_a_book_is_coded_in_blocks_in_the_order_of_the_text() -> None:
    paragraph = "Kenya condemned the attack on Uganda. It said that Rwanda had to wait.\n\n"
    passage = Passage(paragraph, tuple(range(len(paragraph) + 1)), "body")
    passages = [passage] * (2 * blocks.LONGEST_BLOCK // len(paragraph))
    parts = list(blocks.blocks(passages))
    assert len(parts) > 1
    assert [one for part in parts for one in part] == passages
    assert all(sum(len(one.text) for one in part) <= blocks.LONGEST_BLOCK for part in parts)


def but_sureness(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without their confidence, which hangs on all that is told around them."""
    return [replace(one, confidence=0.5) if isinstance(one, Act) else one for one in claims]


def test_a_text_of_many_runs_is_coded_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(
        f"Kenya condemned the attack on Uganda on May {day}. Chad’s  army shelled Benin."
        for day in range(1, 31)
    )
    whole = but_sureness(code(text))
    monkeypatch.setattr(blocks, "LONGEST_BLOCK", 200)
    monkeypatch.setattr(blocks, "LONGEST_TOLD", 500)
    assert but_sureness(code(text)) == whole
    acts = [one for one in whole if isinstance(one, Act)]
    assert len(acts) >= 60 and acts[-1].target[0].code[:3] == "BEN"
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.exact for one in acts)


def test_a_list_of_a_thousand_names_is_read() -> None:
    names = ", ".join(["Kenya", "Rwanda", "Uganda", "Chad"] * 250)
    acts = code(f"{names} and Mali condemned Peru and accused Chile of attacking Fiji.")
    assert any(isinstance(one, Act) and one.event == "ACCUSE" for one in acts)
