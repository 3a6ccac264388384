"""A word of marks without end is parted into words in work that grows as its length does, counted, not timed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import blank

from dragoman.coding.syntax import parser
from dragoman.dossier import code

LENGTH = 600
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
    words = blank("en")  # the words of the pipeline without its parse
    tokenizer, names = words.tokenizer, ("prefix_search", "suffix_search")
    for name in names:
        setattr(tokenizer, name, Reader(getattr(tokenizer, name)))
    Reader.read = 0
    (doc,) = parser.parse([text], words)
    assert len(doc.text) == len(text)
    return Reader.read / len(text)


@pytest.mark.parametrize("piece", PIECES)
def test_affixes_without_end_are_taken_off_in_bounded_work(piece: str) -> None:
    word = (piece * LENGTH)[:LENGTH]
    for text in (word, "a" * LENGTH + word):
        assert read_for(text) < MOST_READ


@settings(max_examples=10)
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
    (doc,) = parser.parse([f"See {address} for more."], blank("en"))
    assert doc.text == f"See {address} for more."


def test_a_chain_of_owners_without_end_is_followed_for_a_while() -> None:
    """A thousand of them were deeper than Python goes, and the report was set aside."""
    text = "Chile sent arms to Peru on Sunday. " + "the president of " * 1_000 + "Peru met Chile."
    assert any(getattr(one, "event", None) == "AID" for one in code(text))
