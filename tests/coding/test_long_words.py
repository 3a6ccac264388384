"""A word of marks without end is parted into words in work that grows as its length does, counted, not timed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.syntax import parser
from dragoman.dossier import code

LENGTH = 2_000
MOST_READ = 100
"""Characters that the tokenizer's expressions are given for each of a text: for each mark that is kept, and some
beside; without a bound they are as many as the text is long."""
PIECES = ["'s", "’S", "'", "US$", "$", "(", "''", "—", "…", "-", "😀", "<", "*", "a", "5km", "word"]


class Reader:
    """A tokenizer's expression that counts what it is given."""

    read = 0

    def __init__(self, found: Callable[[str], Any]) -> None:
        self.found = found

    def __call__(self, text: str) -> Any:
        Reader.read += len(text)
        return self.found(text)


def read_for(text: str) -> float:
    """Characters that are read for each character of a text, when it is parted into words."""
    tokenizer, names = parser.pipeline().tokenizer, ("prefix_search", "suffix_search")
    before = {name: getattr(tokenizer, name) for name in names}
    Reader.read = 0
    try:
        for name, found in before.items():
            setattr(tokenizer, name, Reader(found))
        (doc,) = parser.parse([text])
    finally:
        for name, found in before.items():
            setattr(tokenizer, name, found)
    assert len(doc.text) == len(text)
    return Reader.read / len(text)


@pytest.mark.parametrize("piece", PIECES)
def test_affixes_without_end_are_taken_off_in_bounded_work(piece: str) -> None:
    word = (piece * LENGTH)[:LENGTH]
    for text in (word, "a" * LENGTH + word, word + "a" * LENGTH):
        assert read_for(text) < MOST_READ


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
def test_so_are_any_of_them_in_any_order(piece: str) -> None:
    assert read_for((piece * LENGTH)[:LENGTH]) < MOST_READ


def test_places_behind_a_word_of_apostrophes_are_exact() -> None:
    text = "Chile sent arms to Peru on Sunday. " + "'s" * 20_000 + " Peru thanked Chile on Monday."
    found = code(text)
    assert any(getattr(one, "event", None) == "AID" for one in found)
    for one in found:
        quote = one.evidence
        assert text[quote.start : quote.end] == quote.exact


def test_a_word_with_some_marks_is_parsed_as_it_is() -> None:
    address = "https://example.org/" + "a-b/" * 25
    (doc,) = parser.parse([f"See {address} for more."])
    assert doc.text == f"See {address} for more."
