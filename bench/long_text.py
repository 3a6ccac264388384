"""One text of ten million characters, as long as is taken: how long it takes to be read and coded, and in what memory.

python -m bench long_text        DRAGOMAN_BENCH_CHARACTERS makes it shorter
"""

from __future__ import annotations

import os
import resource
import time
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import dragoman
from bench import elsewhere, examples
from dragoman.coders import coder_for

CHARACTERS = int(os.environ.get("DRAGOMAN_BENCH_CHARACTERS", "10000000"))


def measure() -> dict[str, float]:
    """Processor seconds from the file into the dossier, claims, and megabytes at most."""
    return figures(CHARACTERS)


def figures(characters: int) -> dict[str, float]:
    """The same of a text of so many characters."""
    with TemporaryDirectory() as folder:
        text = Path(folder, "long.txt")
        text.write_text(_text(characters), encoding="utf-8")
        coder = coder_for("")
        with dragoman.open(Path(folder, "affair.duckdb")) as dossier:
            dossier.read(examples.reports()[:1], coder=coder)  # loads what is loaded once
            before, begun = len(dossier.records("act")), time.process_time()
            intake = dossier.read([text], coder=coder)
            spent = time.process_time() - begun
            acts = len(dossier.records("act")) - before
    if len(intake.read) != 1:
        raise ValueError(f"it was not read: {intake.rejected}")
    return {
        "characters": float(characters),
        "seconds": spent,
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
