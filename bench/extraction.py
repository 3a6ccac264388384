"""Measures the reading of web pages: text, day and title against gold, beside trafilatura.

python -m bench.extraction
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import mean, median
from typing import Any

from trafilatura import extract

from bench.places import SHARED
from dragoman.errors import InputError
from dragoman.reading.formats.fields import Fields
from dragoman.reading.formats.html import read_page

PAGES = SHARED / "data" / "extraction" / "pages"

# A page is English where so many of its gold words are among the commonest of English: of the
# English pages the lowest share is 0.21, of the others the highest is 0.05.
COMMONEST = frozenset("the of and to in a that is for on with as was it by".split())
ENGLISH = 0.1
POOR = 0.8  # token F1 of a page that counts as an error

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Gold:
    """One page with what a parser written for its site by hand takes from it."""

    name: str
    source: bytes
    words: Counter[str]
    english: bool
    title: str
    day: date


def measure() -> dict[str, float]:
    """Token F1 of the text, ours and trafilatura's own; shares of days and titles.

    Tokens are words without regard to case or order. A day counts as right to the day or the next
    one, for the gold days are partly in UTC.
    """
    golds = list(pages())
    english = [gold for gold in golds if gold.english]
    read = {gold.name: read_one(gold) for gold in golds}
    ours = [_f1(_text(read[gold.name]), gold.words) for gold in english]
    theirs = [_f1(extract(gold.source) or "", gold.words) for gold in english]
    dated = [(one.published, gold.day) for gold in golds if (one := read[gold.name])]
    found = [(day, wanted) for day, wanted in dated if day is not None]
    titled = [one for gold in english if (one := read[gold.name])]
    titles = [_is_same(one.title, gold.title) for gold in english if (one := read[gold.name])]
    return {
        "english_pages": float(len(english)),
        "refused": float(sum(one is None for one in read.values())),
        "f1_mean": mean(ours),
        "f1_median": median(ours),
        "trafilatura_f1_mean": mean(theirs),
        "trafilatura_f1_median": median(theirs),
        "days_found": len(found) / len(golds),
        "days_right": sum(abs((day - wanted).days) <= 1 for day, wanted in found) / len(found),
        "titles_right": mean(titles),
        "outlets_found": mean(one.source is not None for one in titled),
    }


def errors() -> dict[str, int]:
    """How many pages are read wrongly, by what is wrong."""
    return dict(Counter(kind for gold in pages() for kind in _errors(gold)))


def _errors(gold: Gold) -> Iterator[str]:
    one = read_one(gold)
    if one is None:
        yield "taken for no report"
        return
    if gold.english and _f1(_text(one), gold.words) < POOR:
        yield f"English text with token F1 under {POOR}"
    if gold.english and not _is_same(one.title, gold.title):
        yield "English title in other words"
    if one.published is None:
        yield "no day told"
    elif abs((one.published - gold.day).days) > 1:
        yield "another day"


def pages() -> Iterator[Gold]:
    """All pages with their gold: a site's pages by day have its gold's versions in their order."""
    for told in sorted(PAGES.glob("*/*.json")):
        versions = json.loads(told.read_text(encoding="utf-8")).values()
        files = sorted(told.parent.glob(f"{told.stem}_*.html.gz"))
        for file, gold in zip(files, versions, strict=True):
            yield _gold(file.name, gzip.decompress(file.read_bytes()), gold)


def _gold(name: str, source: bytes, told: dict[str, Any]) -> Gold:
    parts = list(told["body"]["summary"])
    for section in told["body"]["sections"]:
        parts += section["headline"] + section["paragraphs"]
    words = _words("\n".join(parts))
    share = sum(words[word] for word in COMMONEST) / max(1, words.total())
    day = datetime.fromisoformat(told["publishing_date"]).date()
    return Gold(name, source, words, share >= ENGLISH, told["title"], day)


def read_one(gold: Gold) -> Fields | None:
    """What we read from a page; None where it is taken for no report."""
    try:
        return read_page(gold.source)
    except InputError:
        return None


def _text(read: Fields | None) -> str:
    return (read and read.text) or ""


def _f1(text: str, wanted: Counter[str]) -> float:
    words = _words(text)
    shared = (words & wanted).total()
    return 2 * shared / (words.total() + wanted.total()) if shared else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _is_same(title: str | None, wanted: str) -> bool:
    return _WORD.findall((title or "").casefold()) == _WORD.findall(wanted.casefold())


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name}: {figure:.4f}")
