"""The pieces of the terminal: tables that always fit, quotes cut after a word, no steering."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from dragoman.records import Act, Evidence, Party, Region
from dragoman.terminal.cut import newest
from dragoman.terminal.layout import Column, Quote, Row, Section
from dragoman.terminal.lines import visible
from dragoman.terminal.marked import marked
from dragoman.terminal.style import plain, shorten

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def printed(thing: object, width: int) -> list[str]:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False, markup=False, emoji=False).print(thing)
    return stream.getvalue().splitlines()


@given(
    st.lists(st.tuples(words, words, words, words), max_size=4), st.integers(20, 130), st.booleans()
)
def test_a_table_is_never_wider_than_the_screen(
    given_rows: list[tuple[str, str, str, str]], width: int, wide: bool
) -> None:
    columns = tuple(Column(title, 4, 30 if wide else 12) for title in ("when", "what", "who"))
    rows = [
        Row((plain(a), plain(b), plain(c)), (Quote(d, "report one"),), (plain(a).plain,))
        for a, b, c, d in given_rows
    ]
    for line in printed(Section("Rows", columns, rows), width):
        assert cell_len(line.rstrip()) <= width


@given(words, st.integers(2, 70))
def test_a_shortened_text_fits_and_is_its_beginning(text: str, width: int) -> None:
    short = shorten(text, width)
    whole = " ".join(visible(text).split())
    assert cell_len(short) <= max(width, 2)
    assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))


@given(words)
def test_no_text_steers_the_terminal(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert (
        "\x1b" not in shown and "\r" not in shown and "\x9b" not in shown and "\u202e" not in shown
    )


@given(st.integers(0, 30), st.one_of(st.none(), st.integers(0, 40)))
def test_a_cut_keeps_the_newest_and_counts_the_rest(count: int, limit: int | None) -> None:
    rows = list(range(count))
    cut = newest(rows, limit)
    assert list(cut.shown) == rows[len(rows) - len(cut.shown) :]
    assert len(cut.shown) == (
        min(count, limit) if limit else min(count, 40 if limit is None else count)
    )
    assert str(count) in cut.note


@given(words.filter(str.strip), st.data())
def test_marking_loses_no_word(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    claims = [
        Act(
            report="a",
            evidence=Evidence(start, end, text[start:end]),
            source=(Party("PER", "Peru", "", start, start),),
            event="AID",
            quad=2,
            confidence=0.5,
        )
        for start, end in data.draw(st.lists(spans, max_size=3))
        if start < end
    ]
    start, end = data.draw(spans)
    regions = [Region(start, end, "caption")] if start < end else []
    out = "\n".join(printed(marked(text, regions, claims, 100), 100))
    # Nor is a sign that stands for a control character a word: at an edge it counts as a blank.
    marks = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹·\N{REPLACEMENT CHARACTER}")
    left = "".join(out.replace("caption", "").split()).translate(marks)
    expected = "".join(visible(text).replace("caption", "").split()).translate(marks)
    assert left == expected
