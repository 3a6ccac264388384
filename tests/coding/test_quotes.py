"""Quotations, and marks of any sort, are read in time in proportion to the text."""

from __future__ import annotations

import pytest

from dragoman.coding.speech.quotes import quotations
from dragoman.dossier import code


@pytest.mark.parametrize(
    "quoted",
    ["it's the ministers'own plan for us", "we'll go to the states", "that isn't what we need"],
)
def test_an_apostrophe_ends_no_quotation(quoted: str) -> None:
    text = f"He said '{quoted}' and left."
    assert [text[one.start : one.end] for one in quotations(text)] == [quoted]


@pytest.mark.parametrize("piece", ["s's ", "'s's", "s'", "'s", "s'a", "'a "])
def test_many_apostrophes_are_read_in_one_way(piece: str) -> None:
    """Where each could be told in two ways, forty took hours."""
    assert len(quotations("'a" + piece * 300)) < 300


def test_a_sentence_of_nothing_but_quotations_is_coded() -> None:
    """Two thousand of them took an hour: each was held to each, for each word."""
    marks = '"a ' * 2000
    found = code(f"Chile said {marks} on Sunday.\n\nChile sent arms to Peru on Sunday.")
    assert any(getattr(one, "event", None) == "AID" for one in found)


@pytest.mark.parametrize("mark", ["=", "_", "!", "*-"])
def test_marks_without_end_are_passed_over(mark: str) -> None:
    """Twenty thousand of them took minutes."""
    found = code(f"Chile sent arms to Peru on Sunday. {mark * 40_000} Peru thanked Chile.")
    assert any(getattr(one, "event", None) == "AID" for one in found)
