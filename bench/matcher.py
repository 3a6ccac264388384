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
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from dragoman.actors.authority import Authority
from dragoman.actors.own import COLUMNS
from dragoman.actors.terms import load_terms

NAMES = 1_000_000
MEGABYTES = 20
PASSAGE = 2_000  # characters, as a long paragraph has
ROUNDS = 3
SEED = 20_241_125
_WORD = re.compile(r"'s\b|[^\W_]+|[^\w\s]")
_PLAIN = (
    "the of to in and a on for that with as at by from its after over would not while more than "
    "had been were this week talks border region agreement statement against before during new "
    "under because between several people reported told according later again since last first"
).split()


def measure() -> dict[str, float]:
    """Rates in MB a second of processor time, times in seconds, memory in MB.

    The matcher's rate is that of the whole way of finding, edges of words included; beside it, in
    the same process over the same passages, stand splitting at blanks and a tokenising pattern.
    """
    with TemporaryDirectory() as folder:
        own = Path(folder, "own.tsv")
        write_names(own)
        first, again = (_child(own, Path(folder)) for _ in range(2))
    return {
        "names": again["names"],
        "first_seconds": first["load"],
        "start_seconds": again["load"],
        "memory": again["memory"],
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


def _child(own: Path, cache: Path) -> dict[str, Any]:
    """What a process of its own measures; it keeps what takes long to build in a folder given."""
    environment = os.environ | {"XDG_CACHE_HOME": str(cache), "DRAGOMAN_AUTHORITY": str(own)}
    command = [sys.executable, "-m", "bench.matcher", str(own)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _measured(own: Path) -> dict[str, float]:
    began = time.perf_counter()
    authority = Authority.load(own)
    load = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    texts = list(passages(own))
    ways: dict[str, Callable[[str], object]] = {
        "find": authority.find,
        "split": str.split,
        "tokens": _WORD.findall,
    }
    rounds = {name: [_rate(way, texts) for _ in range(ROUNDS)] for name, way in ways.items()}
    names = float(authority.count_names())
    return {"load": load, "memory": memory, "names": names} | {
        name: median(rates) for name, rates in rounds.items()
    }


def _rate(way: Callable[[str], object], texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        way(text)
    return sum(map(len, texts)) / 1e6 / (time.process_time() - began)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(_measured(Path(sys.argv[1]))))
    else:
        for figure, value in measure().items():
            print(f"{figure}: {value:,.2f}")
