"""Cleaning takes time in proportion to a text, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report


def test_cleaning_a_damaged_text_takes_time_in_proportion() -> None:
    def seconds(text: str) -> float:
        begun = time.process_time()
        clean(make_report(text))
        return time.process_time() - begun

    for piece in (
        "(",
        "A ",
        "word ",
        "Zambiaand ",
        "a/",
        "FILE – ",
        "\n",
        " .",
        "“",
        "the the ",
        "- ",
    ):
        seconds(piece * 100)
        assert seconds(piece * 20_000) < 5, piece


LONG = {
    "one word a line": "Russia\n" * 12_000,
    "lines broken after small letters": "the line will be built across the border and\n" * 15_000,
    "one letter a sentence": "a. " * 100_000,
    "one line": ("word " * 180_000)[:900_000],
    "one word": "x" * 900_000,
    "short paragraphs": "Chad agreed.\n\n" * 50_000,
    "stray bits": "Fog. " * 150_000,
    "mended words": "Zambiaand " * 80_000,
    "marks": "\u0301\u0323" * 400_000,
    "letters with marks": "e\u0323\u0302 " * 200_000,
    "a page": "Home\nShare\nMenu\nSearch\nSign in\nClose\n"
    + "The harbour was closed on Monday, said the mayor.\nRead more:\nOther harbours are open\n"
    * 9_000,
    "notices set in": "Rain fell on it. ADVERTISEMENT (Click here " * 20_000,
    "words broken at hyphens": "inter-\n" * 110_000,
    "phrases that stand twice": "of the " * 120_000,
    "points glued on": "U.N." * 200_000,
    "one sentence again and again": "The line will carry the power now. " * 25_000,
    "quotes glued on": 'members."Earlier ' * 40_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_text_as_long_as_is_taken_is_cleaned_in_seconds(name: str) -> None:
    report = make_report(LONG[name])
    begun = time.process_time()
    clean(report)
    assert time.process_time() - begun < 60  # what is not linear takes hours
