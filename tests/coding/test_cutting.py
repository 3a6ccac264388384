"""Long texts are coded in pieces, and nothing of them is lost or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman import code
from dragoman.coding.syntax import cutting
from dragoman.records import Act, Passage


def passage(text: str, mended: tuple[tuple[int, int], ...] = ()) -> Passage:
    return Passage(text, tuple(range(7, 8 + len(text))), "body", mended)


@given(st.text(alphabet="ab .,;é", max_size=80), st.integers(min_value=1, max_value=9))
def test_the_pieces_are_the_passage(text: str, longest: int) -> None:
    whole = passage(text, tuple((place, place + 1) for place in range(7, 7 + len(text), 3)))
    pieces = cutting.cut(whole, longest)
    assert "".join(one.text for one in pieces) == text
    assert all((len(one.text) <= longest and one.text) or not text for one in pieces)
    assert [place for one in pieces for place in one.offsets[:-1]] == list(whole.offsets[:-1])
    assert pieces[-1].offsets[-1] == whole.offsets[-1]
    assert tuple(one for piece in pieces for one in piece.mended) == whole.mended


def test_a_passage_is_cut_behind_a_sentence_where_it_can_be() -> None:
    assert [one.text for one in cutting.cut(passage("One two. Three four"), 12)] == [
        "One two. ",
        "Three four",
    ]


def test_a_sentence_without_end_is_coded_all_the_same() -> None:
    clause = "Kenya condemned the attack on Uganda, and "
    text = clause * (3 * cutting.LONGEST_PASSAGE // len(clause)) + "Togo condemned Benin."
    acts = [one for one in code(text) if isinstance(one, Act)]
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.exact for one in acts)
    assert acts[-1].source[0].code.startswith("TGO")
    assert acts[-1].evidence.start > 2 * cutting.LONGEST_PASSAGE


def test_a_book_is_coded_in_blocks_in_the_order_of_the_text() -> None:
    paragraph = "Kenya condemned the attack on Uganda. It said that Rwanda had to wait.\n\n"
    passages = [passage(paragraph)] * (2 * cutting.LONGEST_BLOCK // len(paragraph))
    parts = list(cutting.blocks(passages))
    assert len(parts) > 1
    assert [one for part in parts for one in part] == passages
    assert all(sum(len(one.text) for one in part) <= cutting.LONGEST_BLOCK for part in parts)


def test_a_list_of_a_thousand_names_is_read() -> None:
    names = ", ".join(["Kenya", "Rwanda", "Uganda", "Chad"] * 250)
    acts = code(f"{names} and Mali condemned Peru and accused Chile of attacking Fiji.")
    assert any(isinstance(one, Act) and one.event == "ACCUSE" for one in acts)
