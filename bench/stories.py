"""How well reports are grouped into stories as they come: Giveme5W1H's events, by BCubed.

python -m bench.stories [-e to list the stories that hold more than one event, and the events parted]
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from typing import TypeAlias

import numpy as np
from spacy.lang.en.stop_words import STOP_WORDS

from bench.matching import f1
from bench.places import SHARED
from dragoman.fusing.stories.finding import follow
from dragoman.fusing.stories.keeper import StoryKeeper
from dragoman.fusing.stories.likeness import linked
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Region, Report

DATA = SHARED / "data" / "stories" / "giveme5w1h" / "news_cluster.jsonl"
ORDERS = 20  # in each the reports come in another order, by its number as a seed
FLOOR_LIKENESS = 0.20  # of the reference: cosine distance .80
FEW, MANY = 1_000, 10_000  # reports of made words, whose adding is timed
DAYS = 365  # over which those are spread

Told: TypeAlias = tuple[Report, tuple[Region, ...]]


def measure() -> dict[str, float]:
    """BCubed over all events and over those of the world's politics, and the time a report takes.

    By day, then over orders drawn by chance: the mean and the worst; then the reference.
    """
    told, events, world = load()
    figures: dict[str, float] = {}
    for name, chosen in (("all", range(len(told))), ("world", world)):
        some = [told[i] for i in chosen]
        gold: dict[str, Hashable] = {told[i][0].key: events[i] for i in chosen}
        precision, recall = bcubed(labels(follow(some)), gold)
        figures[f"{name}_precision"], figures[f"{name}_recall"] = precision, recall
        figures[f"{name}_f1"] = f1(precision, recall)
        shuffled = [bcubed(labels(came(some, seed)), gold) for seed in range(ORDERS)]
        scores = [f1(*both) for both in shuffled]
        figures[f"{name}_orders_precision"] = sum(one for one, _ in shuffled) / ORDERS
        figures[f"{name}_orders_mean"], figures[f"{name}_orders_worst"] = (
            sum(scores) / ORDERS,
            min(scores),
        )
        figures[f"{name}_reference"] = f1(*bcubed(_reference(some), gold))
    few, many = _milliseconds(FEW), _milliseconds(MANY)
    return figures | {"few_ms": few, "many_ms": many, "slower": many / few}


def bcubed(found: dict[str, Hashable], gold: dict[str, Hashable]) -> tuple[float, float]:
    """Of each report's story the share that is of its event, and the other way round: the means."""
    both = Counter((found[id], gold[id]) for id in gold)
    stories, events = Counter(found[id] for id in gold), Counter(gold.values())
    precision = sum(n * n / stories[story] for (story, _), n in both.items())
    recall = sum(n * n / events[event] for (_, event), n in both.items())
    return precision / len(gold), recall / len(gold)


def load() -> tuple[list[Told], list[str], list[int]]:
    """The reports with their regions, the event of each, and which of them are of the world.

    One text stands there twice, for one event; it counts once.
    """
    told: list[Told] = []
    events: list[str] = []
    world: list[int] = []
    known: set[str] = set()
    for number, written in enumerate(DATA.read_text(encoding="utf-8").splitlines()):
        line = json.loads(written)
        day = date.fromisoformat(line["date_publish"][:10])
        report = make_report(line["text"], id=str(number), title=line["title"], published=day)
        if report.key in known:
            continue
        known.add(report.key)
        if line["newsCluster"]["Category"] == "world":
            world.append(len(told))
        told.append((report, clean(report).regions))
        events.append(str(line["newsCluster"]["Event"]))
    return told, events, world


def came(told: Sequence[Told], seed: int) -> StoryKeeper:
    """The keeper of the reports' stories after they came in an order drawn by chance."""
    order = list(told)
    random.Random(seed).shuffle(order)
    keeper = StoryKeeper()
    for one in order:
        keeper.add(*one)
    return keeper


def labels(keeper: StoryKeeper) -> dict[str, Hashable]:
    """The story of each report, by its key."""
    return {kept.key: kept.story for kept in keeper.reports.values()}


def _reference(told: Sequence[Told]) -> dict[str, Hashable]:
    """Words by TF-IDF as scikit-learn has it (those of two reports or more), average linkage."""
    texts = [f"{report.title or ''}\n{report.text}".lower() for report, _ in told]
    counts = [Counter(re.findall(r"\b\w\w+\b", text)) for text in texts]
    having = Counter(word for counted in counts for word in counted)
    words = [word for word, n in having.items() if n > 1 and word not in STOP_WORDS]
    place = {word: number for number, word in enumerate(words)}
    vectors = np.zeros((len(told), len(place)), np.float32)
    for row, counted in enumerate(counts):
        for word, times in counted.items():
            if word in place:
                rare = math.log((1 + len(told)) / (1 + having[word])) + 1
                vectors[row, place[word]] = times * rare
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    groups = linked(vectors @ vectors.T, [1] * len(told), FLOOR_LIKENESS)
    return {told[i][0].key: number for number, group in enumerate(groups) for i in group}


def _milliseconds(count: int) -> float:
    """Processor time that the last hundred of so many made reports took, each."""
    keeper = StoryKeeper()
    reports = _made(count)
    for one in reports[:-100]:
        keeper.add(*one)
    began = time.process_time()
    for one in reports[-100:]:
        keeper.add(*one)
    return (time.process_time() - began) * 10


def _made(count: int) -> list[Told]:
    """Reports of made words in a year: stories of about eight, in the words of all and their own."""
    chance = random.Random(1)
    common = [f"w{_letters(number)}" for number in range(4000)]
    shares = [1 / (number + 10) for number in range(len(common))]
    told: list[Told] = []
    for number in range(count):
        affair = chance.randrange(max(count // 8, 1))
        own = [f"q{_letters(affair * 40 + one)}" for one in range(40)]
        words = chance.choices(common, shares, k=180) + chance.choices(own, k=60)
        chance.shuffle(words)
        text = f"{' '.join(words)}."
        days = affair * DAYS // max(count // 8, 1) + chance.randrange(14)
        day = date(2020, 1, 1) + timedelta(days)
        report = make_report(text, id=str(number), published=day)
        told.append((report, (Region(0, len(text), "body"),)))
    return told


def _letters(number: int) -> str:
    """A number in letters, so that it reads as a word."""
    found = ""
    while number:
        number, digit = divmod(number, 20)
        found += "abdefghiklmnoprstuvz"[digit]
    return found + "o"


def _errors() -> None:
    told, events, _ = load()
    event = {report.key: events[i] for i, (report, _) in enumerate(told)}
    title = {report.key: report.title for report, _ in told}
    keeper = follow(told)
    parted: dict[str, dict[str, list[str]]] = {}
    for held in keeper.stories.values():
        inside = Counter(event[key] for key in held.reports)
        if len(inside) > 1:
            print(f"of more than one event: {dict(inside)}")
        for key in held.reports:
            parted.setdefault(event[key], {}).setdefault(held.id, []).append(key)
    for name, stories in parted.items():
        if len(stories) > 1:
            print(f"parted: {name}")
            for keys in stories.values():
                days = sorted(str(keeper.reports[key].day) for key in keys)
                print(f"    {len(keys)} of {days[0]} to {days[-1]}: {title[keys[0]]}")


if __name__ == "__main__":
    print({name: round(value, 3) for name, value in measure().items()})
    if "-e" in sys.argv:
        _errors()
