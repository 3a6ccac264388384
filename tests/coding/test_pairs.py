"""The encoder that judges given parties: its words in pieces, its markers, its chances."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.model.marking import END, LONGEST, SOURCE, START, TARGET, marked
from dragoman.coding.model.pairs import VOCABULARY, chances
from dragoman.coding.model.wordpieces import WordPieces
from dragoman.data.tables import read_model

PIECES = WordPieces(read_model(VOCABULARY).decode("utf-8").splitlines())
NAMES = {number: piece for piece, number in PIECES.ids.items()}
TEXTS = st.text(max_size=300)
SPANS = st.none() | st.tuples(st.integers(0, 300), st.integers(0, 300))


def named(text: str) -> list[str]:
    return [NAMES[number] for number in PIECES.numbers(text)]


def test_known_words_are_whole_and_unknown_ones_in_pieces() -> None:
    assert named("The army attacked Zorvania.")[:3] == ["the", "army", "attacked"]
    assert "".join(one.removeprefix("##") for one in named("Zorvania")) == "zorvania"


def test_capitals_and_accents_do_not_matter() -> None:
    assert named("ÉLYSÉE") == named("elysee")


def test_signs_stand_alone() -> None:
    assert named("U.S.-led (talks)") == ["u", ".", "s", ".", "-", "led", "(", "talks", ")"]


@given(TEXTS)
def test_any_text_has_pieces(text: str) -> None:
    assert all(number in NAMES for number in PIECES.numbers(text))


@given(TEXTS, SPANS, SPANS)
def test_no_question_is_too_long_and_each_party_is_marked_once(
    text: str, source: tuple[int, int] | None, target: tuple[int, int] | None
) -> None:
    found = [NAMES[number] for number in marked(PIECES, text, source, target)]
    assert len(found) <= LONGEST
    assert (found[0], found[-1]) == (START, END)
    for span, markers in ((source, SOURCE), (target, TARGET)):
        good = span is not None and 0 <= span[0] < span[1] <= len(text)
        assert all(found.count(marker) <= good for marker in markers)


def test_what_other_sentences_say_is_not_read() -> None:
    text = "Oslo praised Minsk. Later on, Oslo condemned Lima."
    assert chances(text, (0, 4), (13, 18)) == chances("Oslo praised Minsk. ", (0, 4), (13, 18))


@settings(max_examples=25, deadline=None)
@given(TEXTS, SPANS, SPANS)
def test_chances_add_up_to_one(
    text: str, source: tuple[int, int] | None, target: tuple[int, int] | None
) -> None:
    held = chances(text, source, target)
    assert len(held) == 16
    assert sum(held.values()) == pytest.approx(1)


def test_the_given_parties_decide_which_act_is_meant() -> None:
    text = "Oslo condemned Minsk after Lima had sent medicine to Quito."

    def told(source: str, target: str) -> str:
        start, end = text.index(source), text.index(target)
        held = chances(text, (start, start + len(source)), (end, end + len(target)))
        return max(held, key=lambda event: held[event])

    assert (told("Oslo", "Minsk"), told("Lima", "Quito")) == ("ACCUSE", "AID")
