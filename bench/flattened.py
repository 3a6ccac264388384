"""Measures the cleaning on whole pages: all their visible text, held against their gold bodies.

python -m bench.flattened [NAME ...]
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from statistics import mean

from bench import places
from bench.cleaning import KEPT
from bench.pages import Page, english_pages, flatten
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import CleanReport

# Gold tokens are looked for in the page in runs of so many, so that common words prove nothing.
RUN = 8
LOST_AT_MOST = 0.02
# What counts as an error of a whole page.
GOOD, FAR = 0.9, 1.2

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Judged:
    """One page: token F1 of all its text and of what is kept, and the share of gold text lost."""

    name: str
    raw: float
    kept: float
    lost: float  # of the gold text without its faults, see flattened_faults.toml
    lost_as_given: float
    lost_runs: tuple[str, ...]


def measure() -> dict[str, float]:
    """Means over the pages. Gold is a page's title, summary, headlines and paragraphs.

    Token F1 is of bags of words and numbers in small letters. Lost is the share of gold tokens of
    the body that stand in the page's text, in a run of gold, and no longer in what is kept; gold
    paragraphs that were found faulty by reading are left out there, but for ``lost_as_given``.
    """
    pages = [judge(page) for page in english_pages()]
    raw, kept = mean(page.raw for page in pages), mean(page.kept for page in pages)
    return {
        "pages": len(pages),
        "raw_f1": raw,
        "cleaned_f1": kept,
        "gain": kept - raw,
        "lost_mean": mean(page.lost for page in pages),
        "lost_most": max(page.lost for page in pages),
        "lost_as_given": max(page.lost_as_given for page in pages),
        "pages_over": sum(page.lost > LOST_AT_MOST for page in pages),
        "body_alone_lost": mean(_lost_alone(page) for page in english_pages()),
    }


def errors() -> dict[str, int]:
    """How many pages are far from their gold, by what is wrong."""
    return dict(Counter(kind for page in english_pages() for kind in _errors(judge(page), page)))


def _errors(judged: Judged, page: Page) -> Iterator[str]:
    text = flatten(page.html)
    kept = sum(len(_tokens(one)) for one in kept_stretches(clean(make_report(text))))
    gold = len(_tokens(" ".join((page.title, *page.body))))
    if kept > FAR * gold:
        yield "a fifth or more too much is kept"
    elif judged.kept < GOOD:
        yield f"token F1 under {GOOD}, but not much too long"
    if judged.lost:
        yield "some of the gold text is lost"


def judge(page: Page) -> Judged:
    """The figures of one page."""
    text = flatten(page.html)
    cleaned = clean(make_report(text))
    gold = Counter(_tokens(" ".join((page.title, *page.body))))
    kept = " ".join(kept_stretches(cleaned))
    faults = _faults().get(page.name, ())
    sound = [paragraph for place, paragraph in enumerate(page.body) if place not in faults]
    lost, runs = _lost(sound, text, kept)
    return Judged(
        page.name,
        _f1(gold, Counter(_tokens(text))),
        _f1(gold, Counter(_tokens(kept))),
        lost,
        _lost(page.body, text, kept)[0],
        runs,
    )


@cache
def _faults() -> dict[str, list[int]]:
    """The places of the gold paragraphs that are not the report's alone, by page."""
    table = tomllib.loads((places.ROOT / "bench/flattened_faults.toml").read_text("utf-8"))
    return {name: told["paragraphs"] for name, told in table.items()}


def kept_stretches(cleaned: CleanReport) -> Iterator[str]:
    """What is not set aside, in text order."""
    text = cleaned.report.text
    return (text[one.start : one.end] for one in cleaned.regions if one.kind in KEPT)


def _lost_alone(page: Page) -> float:
    """What the cleaning takes from the gold body when nothing else stands about it."""
    text = "\n\n".join(page.body)
    kept = " ".join(kept_stretches(clean(make_report(text))))
    return _lost(page.body, text, kept)[0]


def _lost(body: Iterable[str], text: str, kept: str) -> tuple[float, tuple[str, ...]]:
    """The share of gold tokens that were in the text and are not in what is kept, and their runs."""
    had, has = _joined(text), _joined(kept)
    total = lost = 0
    runs: list[str] = []
    for paragraph in body:
        tokens = _tokens(paragraph)
        total += len(tokens)
        for start in range(0, len(tokens), RUN):
            run = tokens[start : start + RUN]
            joined = f" {' '.join(run)} "
            if joined in had and joined not in has:
                lost += len(run)
                runs.append(joined.strip())
    return lost / total, tuple(runs)


def _joined(text: str) -> str:
    return f" {' '.join(_tokens(text))} "


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _f1(gold: Counter[str], got: Counter[str]) -> float:
    return 2 * (gold & got).total() / (gold.total() + got.total())


if __name__ == "__main__":
    asked = sys.argv[1:]
    for page in english_pages():
        if not asked or page.name in asked:
            judged = judge(page)
            print(f"{judged.kept:.3f} {judged.raw:.3f} {judged.lost:.3f} {judged.name}")
            if asked:
                print("\n".join(judged.lost_runs))
    if not asked:
        for name, figure in measure().items():
            print(f"{name}: {figure:.4f}")
