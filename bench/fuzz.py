"""Gives every parser of bytes from outside whatever bytes there are, for a while, and counts what breaks.

python -m bench fuzz         DRAGOMAN_BENCH_FUZZ says for how many seconds each parser is tried

With atheris, inputs are made by what they reach in the code (libFuzzer); without it, which the project's
environment does not have, Hypothesis changes the files of the corpora. What broke a parser once is kept as one
more file of its corpus, and a test gives each parser all of these.
"""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.parsers import CORPORA, PARSERS, corpus, tried

SECONDS = float(os.environ.get("DRAGOMAN_BENCH_FUZZ", "60"))
LONGEST_TIME = 30  # seconds that one input may take, on a busy machine
MEMORY = 3000  # MB that a parser's process may take, the language model and the authority with them
LARGEST = 65_536  # bytes of one input
SEED = 8
# What atheris watches: our own code, and libraries in Python that the parsers stand on.
WATCHED = ["dragoman.reading", "dragoman.exchange", "dragoman.judging", "dragoman.actors.own",
           "dragoman.safety.archive", "dragoman.coding", "feedparser", "warcio"]  # fmt: skip

_RUNS = re.compile(r"Done (\d+) runs|stat::number_of_executed_units:\s*(\d+)")
_PULSE = re.compile(r"^#(\d+)\s", re.MULTILINE)


def measure() -> dict[str, float]:
    """How long the parsers were tried, how many inputs they were given, and how many broke one."""
    begun = time.monotonic()
    told = [_one(name) for name in PARSERS]
    return {
        "parsers": len(PARSERS),
        "files": sum(len(corpus(name)) for name in PARSERS),
        "minutes": (time.monotonic() - begun) / 60,
        "inputs": sum(inputs for inputs, _ in told),
        "broken": sum(broken for _, broken in told),
        "reaching": float(find_spec("atheris") is not None),
    }


def _one(name: str) -> tuple[int, int]:
    """One parser in a process of its own: how many inputs it had, and whether one broke it."""
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
        return max(counts), int(done.returncode != 0)


def reached(name: str, folder: Path, seconds: float) -> None:
    """Inputs by what they reach in the code, by atheris; new ones are laid in ``folder``."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with atheris.instrument_imports(include=WATCHED):
        for data in corpus(name):
            tried(name, data)  # loads all that it needs, so that it is watched
    arguments = [
        sys.argv[0], str(folder), str(CORPORA / name), f"-max_total_time={seconds:.0f}",
        f"-timeout={LONGEST_TIME}", f"-rss_limit_mb={MEMORY}", f"-max_len={LARGEST}",
        f"-artifact_prefix={folder}/", f"-seed={SEED}", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup(arguments, lambda data: tried(name, data))
    atheris.Fuzz()


def changed(name: str, seconds: float) -> int:
    """Files of the corpus, each changed at random: how many were tried."""
    chance, files, count = random.Random(SEED), corpus(name), 0
    deadline = time.monotonic() + seconds
    for data in changes(files, chance):
        if time.monotonic() > deadline:
            break
        begun = time.process_time()
        try:
            tried(name, data)
        except BaseException:
            print(f"{name} breaks on {data!r:.2000}", file=sys.stderr)
            raise
        if time.process_time() - begun > LONGEST_TIME:
            raise TimeoutError(f"{name} takes too long for {data!r:.2000}")
        count += 1
    return count


_ODD = [b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\r", b"\n", b"\t", b'"', b"<", b"&", b"[" * 99, b"{",
        b"9" * 30, b"-1", b"1e999", b"0000-00-00", b"9999-12-31", "\u202e\u200d\ufeff\u2028".encode(),
        b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"]]>", b"\\ud800", b"\\"]  # fmt: skip


def changes(files: list[bytes], chance: random.Random) -> Iterator[bytes]:
    """The files, then without end: some of them cut, joined, doubled, with odd bytes put in."""
    yield from files
    while True:
        data = chance.choice(files)
        for _ in range(chance.randint(1, 4)):
            a, b = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
            other = chance.choice(files)
            data = chance.choice(
                (
                    data[:a] + chance.choice(_ODD) + data[b:],
                    data[:a] + chance.choice(_ODD) + data[a:],
                    data[:a] + data[b:],
                    data[:b] + data[a:],
                    data[:a] + other[len(other) // 2 :],
                    data[:a] + bytes([chance.randrange(256)]) + data[a + 1 :],
                )
            )[:LARGEST]
        yield data


def _main(name: str, folder: str) -> None:
    if find_spec("atheris") is not None:
        reached(name, Path(folder), SECONDS)
        return
    limit = MEMORY << 20
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    print(f"Done {changed(name, SECONDS)} runs")


if __name__ == "__main__":
    _main(*sys.argv[1:])
