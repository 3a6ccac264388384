"""Gives every parser of bytes from outside whatever bytes there are, for a while, and counts what breaks.

python -m bench fuzz         DRAGOMAN_BENCH_FUZZ says for how many seconds each parser is tried,
                             DRAGOMAN_BENCH_SEED makes other changes than the last time

What codes texts to claims is tried for longer (`TIMES`), and given texts that are changed by their words, too
(`bench/changes_words.py`). Two parsers are tried side by side. With atheris, inputs are made by what they reach in the code (libFuzzer); without it, which the project's
environment does not have, the files of the corpora are changed at random (`bench/changes.py`). What broke a parser
once is kept as one more file of its corpus, and a test gives each parser all of these. An input that a parser does
not come to the end of breaks it, too: it is given seconds of the processor by its length.
"""

from __future__ import annotations

import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.changes import LARGEST, changes
from bench.changes_words import reworded, rewordings
from bench.parsers import CODED, CORPORA, PARSERS, TEXTS, corpus, grounds, tried

SECONDS = float(os.environ.get("DRAGOMAN_BENCH_FUZZ", "60"))
LEAST_TIME = (
    5  # seconds of the processor that any input may take, and those for each byte of a longer one
)
TIME_A_BYTE = 1e-4
LONGEST_TIME = 300  # seconds by the clock, for what keeps no processor busy, on a busy machine
MEMORY = 3000  # MB that a parser's process may take, the language model and the authority with them
SEED = int(os.environ.get("DRAGOMAN_BENCH_SEED", "8"))
TIMES = {
    "coded": 20,
    "heaped": 5,
}  # so many times as long: most rules that any text may reach are there
AT_ONCE = 2  # parsers, each in a process of its own
# What atheris watches: our own code, and libraries in Python that the parsers stand on.
WATCHED = ["dragoman.reading", "dragoman.exchange", "dragoman.judging", "dragoman.actors.own",
           "dragoman.safety.archive", "dragoman.coding", "feedparser", "warcio"]  # fmt: skip

_BY_BYTES = 0.2  # of the changes of texts that are coded, with atheris
_RUNS = re.compile(r"Done (\d+) runs|stat::number_of_executed_units:\s*(\d+)")
_PULSE = re.compile(r"^#(\d+)\s", re.MULTILINE)


def measure() -> dict[str, float]:
    """How long the parsers were tried, how many inputs they were given, and how many broke one."""
    longest = sorted(PARSERS, key=lambda name: -TIMES.get(name, 1))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(_one, longest))
    return {
        "parsers": len(PARSERS),
        "files": sum(len(corpus(name)) for name in PARSERS),
        "minutes": sum(one.seconds for one in told) / 60,
        "inputs": sum(one.inputs for one in told),
        "broken": sum(one.broken for one in told),
        "reaching": float(find_spec("atheris") is not None),
    }


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one parser: how many inputs it had, for how long, and whether one broke it."""

    inputs: int
    seconds: float
    broken: bool


def _one(name: str) -> Tried:
    """One parser in a process of its own."""
    begun = time.monotonic()
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.fuzz", name, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        counts = [int(one or other) for one, other in _RUNS.findall(said)] or [0]
        counts += [int(one) for one in _PULSE.findall(said)]
        if done.returncode:
            print(f"{name}: {said[-3000:]}", file=sys.stderr)
            for one in Path(folder).glob("crash-*"):
                print(f"{name}: {one.read_bytes()[:2000]!r}", file=sys.stderr)
        return Tried(max(counts), time.monotonic() - begun, done.returncode != 0)


def reached(name: str, folder: Path, seconds: float) -> None:
    """Inputs by what they reach in the code, by atheris; new ones are laid in ``folder``."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with atheris.instrument_imports(include=WATCHED):
        _load(name)  # so that it is watched
    for number, data in enumerate(grounds(name)):
        (folder / f"ground-{number}").write_bytes(data)
    longest = CODED * 4 if name in TEXTS else LARGEST  # bytes: four of a character at most
    arguments = [
        sys.argv[0], str(folder), str(CORPORA / name), f"-max_total_time={seconds:.0f}",
        f"-timeout={LONGEST_TIME}", f"-rss_limit_mb={MEMORY}", f"-max_len={longest}",
        f"-artifact_prefix={folder}/", f"-seed={SEED}", "-print_final_stats=1",
    ]  # fmt: skip

    def one(data: bytes) -> None:
        with bounded(data):
            tried(name, data)

    others = grounds(name)

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < _BY_BYTES:
            return bytes(atheris.Mutate(data, most))
        return reworded(data, chance.choice(others), chance)[:most]

    atheris.Setup(arguments, one, **({"custom_mutator": change} if name in TEXTS else {}))
    atheris.Fuzz()


def changed(name: str, seconds: float) -> int:
    """Files of the corpus, each changed at random: how many were tried."""
    chance, count = random.Random(SEED), 0
    _load(name)
    deadline = time.monotonic() + seconds
    for data in inputs(name, chance):
        if time.monotonic() > deadline:
            break
        try:
            with bounded(data):
                tried(name, data)
        except BaseException:
            print(f"{name} breaks on {data!r:.2000}", file=sys.stderr)
            raise
        count += 1
    return count


def _load(name: str) -> None:
    """Load all that a parser needs, the language's detector with it: it is no input's fault that this takes long."""
    for one in ("text", name):
        for data in corpus(one):
            tried(one, data)


def inputs(name: str, chance: random.Random) -> Iterator[bytes]:
    """The files of a parser and changes of them; of texts that are coded every other by their words."""
    by_bytes = changes(grounds(name), chance)
    if name not in TEXTS:
        return by_bytes
    return chain.from_iterable(zip(by_bytes, rewordings(grounds(name), chance), strict=True))


class Hang(BaseException):
    """An input takes too long. It is no `Exception`, which what is tried may well pass over."""


@contextmanager
def bounded(data: bytes) -> Iterator[None]:
    """Raise `Hang` within where the input takes more of the processor than one of its length may."""

    def ended(*_: object) -> None:
        raise Hang(f"more than {limit:.1f} seconds of the processor for {len(data):,} bytes")

    limit = max(LEAST_TIME, TIME_A_BYTE * len(data))
    before = signal.signal(signal.SIGPROF, ended)
    # Again and again: what is raised in a `__del__`, say, is passed over by Python itself.
    signal.setitimer(signal.ITIMER_PROF, limit, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _main(name: str, folder: str) -> None:
    seconds = SECONDS * TIMES.get(name, 1)
    if find_spec("atheris") is not None:
        reached(name, Path(folder), seconds)
        return
    limit = MEMORY << 20
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    print(f"Done {changed(name, seconds)} runs")


if __name__ == "__main__":
    _main(*sys.argv[1:])
