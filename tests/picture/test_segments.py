"""Segments of a text: joined they are the text again, and each span is covered, however they overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.picture.segments import segments
from dragoman.records import Region

texts = st.text(max_size=60)
spans = st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=12)


def regions_of(cuts: list[int], length: int) -> list[Region]:
    places = sorted({min(cut, length) for cut in cuts})
    return [
        Region(start, end, "caption")
        for start, end in zip(places[::2], places[1::2], strict=False)
        if start < end
    ]


@given(texts, spans, spans, st.lists(st.integers(0, 70), max_size=6))
def test_the_text_is_whole_and_every_span_is_covered(
    text: str,
    given_spans: list[tuple[int, int]],
    names: list[tuple[int, int]],
    cuts: list[int],
) -> None:
    regions = regions_of(cuts, len(text))
    found = segments(text, regions, given_spans, names)
    assert "".join(one.text for one in found) == text
    assert all(one.start < one.end and one.text == text[one.start : one.end] for one in found)
    for number, (start, end) in enumerate(given_spans):
        start = min(max(start, 0), len(text))
        end = min(max(end, start), len(text))
        covering = [one for one in found if number in one.spans]
        assert "".join(one.text for one in covering) == text[start:end]
        if start < end:
            assert [one.start for one in found if number in one.begins] == [start]
            assert [one.end for one in found if number in one.ends] == [end]
    for one in found:
        inside = [region for region in regions if region.start <= one.start < region.end]
        assert one.kind == (inside[0].kind if inside else "body")
        assert all(one.end <= region.end for region in inside)
        lengths = [given_spans[number][1] - given_spans[number][0] for number in one.spans]
        assert lengths == sorted(lengths) or any(
            not 0 <= a <= b <= len(text) for a, b in given_spans
        )


def test_nested_and_crossing_spans_are_told_apart() -> None:
    text = "Aland said Borne had sunk a boat."
    found = segments(text, [], [(0, 33), (11, 32), (6, 20)], [(11, 16)])
    assert [(one.text, one.spans, one.named) for one in found] == [
        ("Aland ", (0,), False),
        ("said ", (2, 0), False),
        ("Borne", (2, 1, 0), True),
        (" had", (2, 1, 0), False),
        (" sunk a boat", (1, 0), False),
        (".", (0,), False),
    ]
