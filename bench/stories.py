"""How well reports are grouped into stories: Giveme5W1H's events, by BCubed.

python -m bench.stories [-e to list the stories that hold more than one event]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date
from typing import TypeAlias

from bench.matching import f1
from bench.places import SHARED
from dragoman.fusing.stories import Story, find_stories
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Region, Report

DATA = SHARED / "data" / "stories" / "giveme5w1h" / "news_cluster.jsonl"

Told: TypeAlias = tuple[Report, tuple[Region, ...]]


def measure() -> dict[str, float]:
    """BCubed precision, recall and F1 over all events, and over those of the world's politics."""
    told, events, world = _load()
    figures: dict[str, float] = {}
    for name, chosen in (("all", range(len(told))), ("world", world)):
        stories = find_stories([told[i] for i in chosen])
        precision, recall = bcubed(_labels(stories), {told[i][0].id: events[i] for i in chosen})
        figures[f"{name}_precision"] = precision
        figures[f"{name}_recall"] = recall
        figures[f"{name}_f1"] = f1(precision, recall)
    return figures


def bcubed(found: dict[str, Hashable], gold: dict[str, Hashable]) -> tuple[float, float]:
    """Of each report's story the share that is of its event, and the other way round: the means."""
    both = Counter((found[id], gold[id]) for id in gold)
    stories, events = Counter(found[id] for id in gold), Counter(gold.values())
    precision = sum(n * n / stories[story] for (story, _), n in both.items())
    recall = sum(n * n / events[event] for (_, event), n in both.items())
    return precision / len(gold), recall / len(gold)


def _load() -> tuple[list[Told], list[str], list[int]]:
    """The reports with their regions, the event of each, and which of them are of the world."""
    lines = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    told = []
    for number, line in enumerate(lines):
        day = date.fromisoformat(line["date_publish"][:10])
        report = make_report(line["text"], id=str(number), title=line["title"], published=day)
        told.append((report, clean(report).regions))
    events = [str(line["newsCluster"]["Event"]) for line in lines]
    world = [i for i, line in enumerate(lines) if line["newsCluster"]["Category"] == "world"]
    return told, events, world


def _labels(stories: Sequence[Story]) -> dict[str, Hashable]:
    return {id: story.id for story in stories for id in story.reports}


def _errors() -> None:
    told, events, _ = _load()
    for story in find_stories(told):
        inside = Counter(events[int(id)] for id in story.reports)
        if len(inside) > 1:
            print(f"{story.title}: {dict(inside)}")


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
    if "-e" in sys.argv:
        _errors()
