"""Two words for what passes in one place: a sentence ends with "wheat", and "timber." stands alone behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.inside.page import Page
from dragoman.fusing.rules import inside_rules
from dragoman.records import Disagreement

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 40  # characters of a torn-off stretch
_SENTENCE = 4  # spaces in what is more than an item of a list
_PHRASE = re.compile(r"(?:[^\W\d_]+[ -]){0,3}(?P<last>[^\W\d_]+)\.?[\"']?\s*$")


def find_stray(page: Page) -> Iterator[Disagreement]:
    """One line for each torn-off word of goods that follows on a sentence ending with others."""
    for number, region in enumerate(page.regions):
        if region.kind not in ("fragment", "truncation", "body"):
            continue
        if region.end - region.start > _LONGEST:
            continue
        words = list(_WORD.finditer(page.plain, region.start, region.end))
        if not 0 < len(words) <= int(inside_rules()["goods"]["most_words"]):
            continue
        stray = _class_of(words[-1].group())
        before = None if stray is None else _before(page, number)
        if before is None:
            continue
        start, end, last = before
        told = _class_of(last)
        if told is None or told == stray:
            continue
        text, torn = page.report.text[start:end], words[-1].group()
        yield Disagreement(
            kind="fact",
            severity="probable",
            about=f"what passes: {last} or {torn}",
            says=(
                f"The report has “{text}” and, torn off behind it, “{torn}”: "
                "which of the two is meant is not told."
            ),
            a=page.side(start, end),
            b=page.side(words[0].start(), words[-1].end()),
        )


def _before(page: Page, number: int) -> tuple[int, int, str] | None:
    """The last words of the running text before one of the regions, and the very last of them."""
    at = page.regions[number].start
    earlier = (page.regions[place] for place in range(number - 1, -1, -1))
    body = next((one for one in earlier if one.kind == "body" and one.end <= at), None)
    if body is None or page.plain[body.end : at].strip():
        return None
    told = page.plain[body.start : body.end]
    found = _PHRASE.search(told)
    whole = told.rstrip("\"' ").endswith(".") and told.count(" ") >= _SENTENCE
    if found is None or not whole:
        return None
    return body.start + found.start(), body.start + found.end("last"), found["last"]


def _class_of(word: str) -> str | None:
    """The class of goods of a word, as the table of flows has it."""
    small = word.casefold()
    known = _goods()
    return known.get(small) or known.get(small.removesuffix("s"))


@cache
def _goods() -> dict[str, str]:
    return {
        word: row["class"]
        for row in read_tsv("picture_flows.tsv")
        if row["wide"] != "x"
        for word in row["words"].split()
    }
