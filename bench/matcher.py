"""Measures the matcher with a million made-up names of a user's own over 20 MB of made-up news.

python -m bench.matcher
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.actors.own import COLUMNS
from dragoman.actors.terms import load_terms

NAMES = 1_000_000
MEGABYTES = 20
PASSAGE = 2_000  # characters, as a long paragraph has
ROUNDS = 3
STARTS = 5
SEED = 20_241_125
FIRST_TEXT = "Norway's foreign minister met President Xi Jinping in Beijing, the Kremlin said."
_WORD = re.compile(r"'s\b|[^\W_]+|[^\w\s]")
_PLAIN = (  # words that no table has
    "the of to in and a on for that with as at by from its after over would not while more than "
    "had been were this week talks border region agreement statement against before during new "
    "under because between several people reported told according later again since last first"
).split()


def measure() -> dict[str, float]:
    """Rates in MB a second and times in seconds of processor time, memory in MB.

    Of several starts the least time counts: others on the machine only add to it.
    The matcher's rate is that of the whole way of finding, edges of words included; beside it, in
    the same process over the same passages, stand splitting at blanks and a tokenising pattern.
    """
    with TemporaryDirectory() as folder:
        own = Path(folder, "own.tsv")
        write_names(own)
        first = _child(own, Path(folder), 0)
        starts = [_child(own, Path(folder), 0) for _ in range(STARTS)]
        again = _child(own, Path(folder), ROUNDS)
    return {
        "names": again["names"],
        "first_seconds": first["load"],
        "start_seconds": min(one["load"] for one in starts),
        "ready_seconds": min(one["ready"] for one in starts),
        "memory": min(one["memory"] for one in starts),
        "find": again["find"],
        "of_split": again["find"] / again["split"],
        "of_tokens": again["find"] / again["tokens"],
    }


def write_names(path: Path) -> None:
    """A user's file whose names and aliases, made of parts of the authority's, are a million."""
    rng = random.Random(SEED)
    firsts, lasts = _parts()
    seen: set[str] = set()
    lines = ["\t".join(COLUMNS)]
    while len(seen) < NAMES:
        first, last, middle = rng.choice(firsts), rng.choice(lasts), rng.choice(firsts)
        forms = [f"{first} {last}", f"{first} {middle} {last}", f"{first} {middle[0]}. {last}"]
        forms = [one for one in forms if one not in seen]
        seen.update(forms)
        if forms:
            code, aliases = rng.choice(["NOR", "KEN", "PER", "MNG"]), "|".join(forms[1:])
            lines.append(f"{forms[0]}\t{code}:GOV\t\t\t\t{aliases}\tperson")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def passages(own: Path) -> Iterator[str]:
    """News-like passages: a name in a dozen words, most of them of the few that are often named."""
    rng = random.Random(SEED)
    known = [one for one in Authority.load("").patterns if one[0].isupper()]
    theirs = [line.split("\t")[0] for line in own.read_text(encoding="utf-8").split("\n")[1:-1]]
    terms = [one for one in load_terms() if one.isalpha()]
    size, words, length = 0, [], 0
    while size < MEGABYTES * 1_000_000:
        pick = rng.random()
        if pick < 0.06:
            word = _often(rng, known)
        elif pick < 0.09:
            word = _often(rng, theirs)
        else:
            word = rng.choice(terms) if pick < 0.15 else rng.choice(_PLAIN)
        words.append(word + rng.choice(("", "", "", "", "", "", "'s", ",", ".")))
        length += len(words[-1]) + 1
        if length >= PASSAGE:
            yield " ".join(words)
            size, words, length = size + length, [], 0


def _often(rng: random.Random, names: list[str]) -> str:
    """A name, the first ones more often: about as often as one by its rank (Zipf)."""
    return names[int(len(names) ** rng.random()) - 1]


def _parts() -> tuple[list[str], list[str]]:
    """First and last words of the names of persons in the authority, in order."""
    names = [one.split() for one in Authority.load("").patterns if one.count(" ") in (1, 2)]
    named = [one for one in names if one[0][0].isupper() and one[-1][0].isupper()]
    return sorted({one[0] for one in named}), sorted({one[-1] for one in named})


# -- the process that is measured -----------------------------------------------------------------


def _child(own: Path, cache: Path, rounds: int) -> dict[str, Any]:
    """What a process of its own measures; it keeps what takes long to build in a folder given."""
    environment = os.environ | {"XDG_CACHE_HOME": str(cache), "XDG_DATA_HOME": str(cache)}
    command = [sys.executable, "-m", "bench.matcher", str(own), str(rounds)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _measured(own: Path, rounds: int) -> dict[str, float]:
    import_module("numpy")  # importing counts for `ready` only
    began = time.process_time()
    authority = Authority.load(own)
    load = time.process_time() - began
    find_mentions([FIRST_TEXT], None, authority)
    ready = time.process_time()  # from the process's beginning
    memory = _most_memory()
    texts = list(passages(own)) if rounds else []
    ways: dict[str, Callable[[str], object]] = {
        "find": authority.find,
        "split": str.split,
        "tokens": _WORD.findall,
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            rates[name].append(_rate(way, texts))
    names = float(authority.count_names())
    found = {name: median(some) for name, some in rates.items() if some}
    return {"load": load, "ready": ready, "memory": memory, "names": names} | found


def _most_memory() -> float:
    """The most memory that this process has held so far, in MB."""
    status = Path("/proc/self/status")
    if (
        status.is_file()
    ):  # what getrusage tells on Linux may be of the process that started this one
        (line,) = (one for one in status.read_text().splitlines() if one.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _rate(way: Callable[[str], object], texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        way(text)
    return sum(map(len, texts)) / 1e6 / (time.process_time() - began)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_measured(Path(sys.argv[1]), int(sys.argv[2]))))
    else:
        for figure, value in measure().items():
            print(f"{figure}: {value:,.2f}")
