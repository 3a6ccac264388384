"""Evidence: the same stretch is found again, in the same text and in a changed one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import InputError
from dragoman.evidence import find_quote, make_evidence

# Any Unicode, and a text of so few letters that everything stands in it many times.
texts = st.text(max_size=200) | st.text("ab \u0301", max_size=200)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(stretches())
def test_a_stretch_is_quoted_and_found_where_it_stands(stretch: tuple[str, int, int]) -> None:
    text, start, end = stretch
    evidence = make_evidence(text, start, end)
    assert text[evidence.start : evidence.end] == evidence.exact == text[start:end]
    assert text[:start].endswith(evidence.prefix) and text[end:].startswith(evidence.suffix)
    assert find_quote(text, evidence) == (start, end)


@given(stretches(), st.text(max_size=50), st.text(max_size=50))
def test_it_is_found_by_its_words_when_the_text_around_has_changed(
    stretch: tuple[str, int, int], before: str, after: str
) -> None:
    text, start, end = stretch
    evidence = make_evidence(text, start, end)
    whole = evidence.prefix + evidence.exact + evidence.suffix
    changed = before + whole + after
    found = find_quote(changed, evidence)
    assert found is not None
    assert changed[found[0] : found[1]] == evidence.exact
    if changed.find(whole) == changed.rfind(whole):
        assert found[0] == len(before) + len(evidence.prefix)


@given(stretches(), texts)
def test_what_is_found_says_the_same(stretch: tuple[str, int, int], other: str) -> None:
    evidence = make_evidence(*stretch)
    found = find_quote(other, evidence)
    if evidence.exact not in other:
        assert found is None
    if found is not None:
        assert other[slice(*found)] == evidence.exact


STORY = "Iran said no. Iraq said yes. Oman said no. Later Iraq said yes again."


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("At noon " + STORY, "said yes again"),
        (STORY.replace("Oman said no. ", ""), "said yes again"),
        (STORY.replace("again", "once more"), "said yes once more"),
    ],
)
def test_of_several_places_the_one_whose_surroundings_agree_is_taken(
    changed: str, expected: str
) -> None:
    start = STORY.rindex("said yes")
    found = find_quote(changed, make_evidence(STORY, start, start + len("said yes")))
    assert found is not None and changed[found[0] :].startswith(expected)


def test_words_that_are_gone_are_not_found_elsewhere_by_chance() -> None:
    text = "The talks ended without a word from Russia on the troops."
    start = text.index("Russia")
    evidence = make_evidence(text, start, start + 6)
    assert find_quote("Rain fell over western Russia and Belarus.", evidence) is None
    assert find_quote("", evidence) is None


def test_a_quote_without_surroundings_is_found_by_itself() -> None:
    evidence = make_evidence("denied", 0, 6)
    assert find_quote("Russia denied it, and denied it again.", evidence) == (7, 13)


def test_equal_places_are_settled_by_the_nearest() -> None:
    line = "Same words all along the line here. "
    evidence = make_evidence(line * 9, 4 * len(line), 5 * len(line) - 1)
    assert find_quote("X" + line * 9, evidence) == (4 * len(line) + 1, 5 * len(line))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 4), (4, 4)])
def test_what_is_no_stretch_of_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(InputError, match="no stretch"):
        make_evidence("abc", start, end)
