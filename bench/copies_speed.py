"""How long it takes to find copies and rewrites among many reports: made-up texts, some of them copied.

python -m bench.copies_speed
"""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from dragoman.fusing.origins.tracing import trace
from dragoman.fusing.origins.wording import Told
from dragoman.records import Region, Report

REPORTS = 10_000
_WORDS = 480  # of a report: some 3 kB
_VOCABULARY = 20_000
_OUTLETS = 50
_FOOT = 60  # words that stand below every report of an outlet
_COPIED, _INSIDE = 0.1, 0.15  # a tenth copies another one, a twentieth holds one


def measure() -> dict[str, float]:
    """Processor seconds for 10,000 reports, and in times of that for twice as many."""
    once, twice = (seconds(count) for count in (REPORTS, 2 * REPORTS))
    return {"seconds": once, "growth": twice / once}


def seconds(count: int) -> float:
    """The processor time of tracing so many reports."""
    told = make(count)
    begun = time.process_time()
    _ = trace(told).origins
    return time.process_time() - begun


def make(count: int) -> list[Told]:
    """Reports of random words, as rare and frequent as in a language; the same every time."""
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(_VOCABULARY)]
    shares = [1 / (rank + 1) for rank in range(_VOCABULARY)]
    feet = [chance.choices(words, k=_FOOT) for _ in range(_OUTLETS)]
    told: list[Told] = []
    originals: list[list[str]] = []
    for number in range(count):
        kind, outlet = chance.random(), chance.randrange(_OUTLETS)
        if originals and kind < _COPIED:
            body = list(chance.choice(originals[-1000:]))
            for place in range(0, len(body), 40):
                body[place] = chance.choice(words)
        elif originals and kind < _INSIDE:
            own = chance.choices(words, shares, k=_WORDS // 2)
            body = own + chance.choice(originals[-1000:])
        else:
            body = chance.choices(words, shares, k=_WORDS)
            originals.append(body)
        text = f"{' '.join(body)}. {' '.join(feet[outlet])}"
        day = date(2024, 1, 1) + timedelta(300 * number // count)
        report = Report(f"r{number}", f"k{number}", text, published=day, source=f"o{outlet}")
        told.append((report, (Region(0, len(text), "body"),)))
    return told


if __name__ == "__main__":
    print({name: round(value, 2) for name, value in measure().items()})
