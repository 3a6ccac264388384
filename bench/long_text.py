"""One text of ten million characters, as long as is taken: how long it takes to be read and coded, and in what memory.

python -m bench long_text        DRAGOMAN_BENCH_CHARACTERS makes it shorter
"""

from __future__ import annotations

import math
import os
import resource
import time
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from bench import elsewhere, examples
from dragoman.coders import coder_for
from dragoman.coding.coder import Coder
from dragoman.count_records import Reading
from dragoman.records import Claim, CleanReport

SMALLER = 10  # of which text the exponents are taken: so many times shorter
CHARACTERS = int(os.environ.get("DRAGOMAN_BENCH_CHARACTERS", "10000000"))


def measure() -> dict[str, float]:
    """Processor seconds from the file into the dossier, their exponents, claims, and megabytes at most."""
    small, large = figures(CHARACTERS // SMALLER), figures(CHARACTERS)
    grown = {name: large[name] / small[name] for name in ("seconds", "coding", "rest")}
    times = math.log(large["characters"] / small["characters"])
    return large | {f"{name}_exponent": math.log(one) / times for name, one in grown.items()}


class _Timed:
    """A coder, and the seconds of the processor that it takes."""

    def __init__(self, coder: Coder) -> None:
        self.version, self.authority_version = coder.version, coder.authority_version
        self.authority = coder.authority
        self.seconds = 0.0
        self._coder = coder

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report, in order."""
        return (list(one.claims) for one in self.read_many(cleans))

    def read_many(self, cleans: Iterable[CleanReport]) -> Iterator[Reading]:
        """What each report has, in order; the time that it is asked for is taken."""
        coming = self._coder.read_many(cleans)
        while True:
            begun = time.process_time()
            reading = next(coming, None)
            self.seconds += time.process_time() - begun
            if reading is None:
                return
            yield reading


def figures(characters: int) -> dict[str, float]:
    """The same of a text of so many characters, without the exponents."""
    with TemporaryDirectory() as folder:
        text = Path(folder, "long.txt")
        text.write_text(_text(characters), encoding="utf-8")
        coder = _Timed(coder_for(""))
        with dragoman.open(Path(folder, "affair.duckdb")) as dossier:
            dossier.read(examples.reports()[:1], coder=coder)  # loads what is loaded once
            coder.seconds = 0.0
            before, begun = len(dossier.records("act")), time.process_time()
            intake = dossier.read([text], coder=coder)
            spent = time.process_time() - begun
            acts = len(dossier.records("act")) - before
    if len(intake.read) != 1:
        raise ValueError(f"it was not read: {intake.rejected}")
    return {
        "characters": float(characters),
        "seconds": spent,
        "coding": coder.seconds,
        "rest": spent - coder.seconds,
        "megabyte": spent / characters * 1e6,
        "acts": float(acts),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _text(characters: int) -> str:
    """The examples and the reports on other affairs, one after the other, numbered: no two paragraphs alike."""
    told: list[str] = []
    length = 0
    for number, report in enumerate(cycle(examples.reports() + elsewhere.reports())):
        told.append(f"Part {number}.\n\n{report.text.strip()}\n\n")
        length += len(told[-1])
        if length >= characters:
            break
    return "".join(told)[:characters]
