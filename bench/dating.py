"""How often reports without a stated day are given one from text and address, and how rightly.

python -m bench.dating [-e to list the wrong days, by what told them]
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import unquote

from lxml import html

from bench.places import SEEDS, SHARED
from dragoman.reading.sources import make_report
from dragoman.records import Report

PAGES = SHARED / "data" / "extraction" / "pages"
NEWS = SHARED / "data" / "stories" / "giveme5w1h"
SYRIA = SHARED / "data" / "disagreement" / "fa-kes" / "fa-kes.jsonl"
SEED_DAYS = {"000": date(2024, 11, 1), "004": date(2024, 10, 25)}

_UTF8 = html.HTMLParser(encoding="utf-8")
_UNSEEN = "script style noscript template svg head".split()
_BLOCKS = "address article aside blockquote br div dd dt dl figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p section table td th tr ul button option label".split()


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with the day on which it was published, and its address where that is known."""

    name: str
    text: str
    day: date
    url: str | None = None


def load() -> dict[str, list[Dated]]:
    """By source of data, the texts with their days."""
    return {
        "seeds": [
            Dated(path.stem, path.read_text(encoding="utf-8"), SEED_DAYS[path.stem[:3]])
            for path in sorted(SEEDS.glob("*.txt"))
        ],
        "news": list(_news()),
        "syria": list(_syria()),
        "pages": list(_pages()),
    }


def measure() -> dict[str, float]:
    """Of each collection, the share given a day, and of those the share of right ones.

    The reports on Syria are dated by the events that they tell: only the share given counts.
    """
    figures: dict[str, float] = {}
    for name, texts in load().items():
        found = shares([(one, made(one)) for one in texts])
        kept = ("given",) if name == "syria" else tuple(found)
        figures |= {f"{name}_{what}": found[what] for what in kept}
    return figures


def made(one: Dated) -> Report:
    """The report as a reader would make it who knows no day."""
    return make_report(one.text, url=one.url)


def shares(judged: list[tuple[Dated, Report]]) -> dict[str, float]:
    """Of all: given a day, the right one; of those given: right, within a day, wrong."""
    apart = [abs((report.published - one.day).days) for one, report in judged if report.published]
    given = len(apart)
    return {
        "given": given / len(judged),
        "exact": sum(days == 0 for days in apart) / max(given, 1),
        "within_a_day": sum(days <= 1 for days in apart) / max(given, 1),
    }


def _news() -> Iterator[Dated]:
    seen = set()
    for path in sorted(NEWS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            told = one.get("date_publish")
            text = one.get("text") or ""
            if not told or told == "None" or text in seen or not text.strip():
                continue
            seen.add(text)
            url = unquote(one["filename"]).removesuffix(".json")
            yield Dated(
                f"{path.stem} {url[:80]}",
                text,
                date.fromisoformat(told[:10]),
                url if url.startswith("http") else None,
            )


def _syria() -> Iterator[Dated]:
    for line in SYRIA.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        month, day, year = map(int, one["date"].split("/"))
        yield Dated(one["unit_id"], one["article_content"], date(year, month, day))


def _pages() -> Iterator[Dated]:
    """Every page as its visible text with all that stands about the article, and its address."""
    for gold_file in sorted(PAGES.glob("*/*.json")):
        pages = sorted(gold_file.parent.glob(f"{gold_file.stem}_*.html.gz"))
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        for page, told in zip(pages, gold.values(), strict=False):
            day = told.get("publishing_date")
            if not day:
                continue
            markup = gzip.decompress(page.read_bytes()).decode("utf-8", "replace")
            tree = html.document_fromstring(markup.encode(), parser=_UTF8)
            url = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
            yield Dated(page.name, visible_text(tree), datetime.fromisoformat(day).date(), url)


def visible_text(tree: html.HtmlElement) -> str:
    for element in tree.xpath("//" + " | //".join(_UNSEEN)):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)


def _errors() -> None:
    for name, texts in load().items():
        by: dict[str, list[str]] = defaultdict(list)
        counts: dict[str, list[int]] = defaultdict(list)
        for one in texts:
            report = made(one)
            if report.published is None:
                continue
            days = (report.published - one.day).days
            counts[report.published_from].append(days)
            if days:
                by[report.published_from].append(f"{report.published} for {one.day} {one.name}")
        for origin, lines in by.items():
            print(f"== {name} {origin}")
            print("\n".join(lines))
        for origin, apart in counts.items():
            near = sum(abs(d) <= 1 for d in apart)
            print(name, origin, len(apart), "exact", apart.count(0), "near", near)


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
    if "-e" in sys.argv:
        _errors()
