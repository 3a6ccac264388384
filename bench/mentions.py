"""How well the mentions of whole reports are found: ten reports on other affairs, marked blind.

python -m bench.mentions [-e to list the errors]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.actors.spelling import plain
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Mention

FOLDER = Path(__file__).with_name("elsewhere")
# "[Kuwait's emir|KWT:GOV]": what stands there, its code ("@KWT": a place in it), a person's name.
MARK = re.compile(r"\[([^\]|]+)\|([^\]|]*)(?:\|([^\]]*))?\]")
GROUPS = frozenset({"IGO", "REB", "IMG", "NGO", "MNC"})


@dataclass(frozen=True, slots=True)
class Gold:
    """A stretch that names an actor or a place, with who it is; no code where nobody can tell."""

    start: int
    end: int
    text: str
    code: str
    person: str | None

    @property
    def place(self) -> bool:
        """Whether it is a place here, and no actor."""
        return self.code.startswith("@")


def measure() -> dict[str, float]:
    """Shares of gold mentions found and right, and of ours that are none."""
    count: Counter[str] = Counter()
    for gold, mentions in _compared():
        count["ours"] += len(mentions)
        count["spurious"] += sum(not _near(one, gold) for one in mentions)
        for one in gold:
            count.update(_hits(one, mentions))
    return {
        "found": count["found"] / count["gold"],
        "spurious": count["spurious"] / count["ours"],
        "country": count["country"] / count["with country"],
        "code": count["code"] / count["with code"],
        "person": count["named"] / count["persons"],
    }


def errors() -> dict[str, int]:
    """How many mentions are missed or wrong, by what they are."""
    told: Counter[str] = Counter()
    for gold, mentions in _compared():
        told["named where nobody is"] += sum(not _near(one, gold) for one in mentions)
        for one in gold:
            hits = _hits(one, mentions)
            what = "person" if one.person else "place" if one.place else "actor"
            if not hits["found"]:
                told[f"{what} not found"] += 1
            elif hits["with country"] > hits["country"]:
                told[f"{what} given another country or body"] += 1
            elif hits["with code"] > hits["code"]:
                told[f"{what} given another part of its state"] += 1
            elif hits["persons"] > hits["named"]:
                told["person not called by name"] += 1
    return dict(+told)


@cache
def _compared() -> tuple[tuple[tuple[Gold, ...], tuple[Mention, ...]], ...]:
    authority = Authority.load()
    return tuple(
        (tuple(_gold(path.read_text(encoding="utf-8"))), _mentions(path.stem, authority))
        for path in sorted((FOLDER / "mentions").glob("*.txt"))
    )


def _gold(marked: str) -> Iterator[Gold]:
    taken = 0
    for match in MARK.finditer(marked):
        start = match.start() - taken
        text, code, person = match.groups()
        taken += len(match.group()) - len(text)
        yield Gold(start, start + len(text), text, code, person)


def _mentions(stem: str, authority: Authority) -> tuple[Mention, ...]:
    """Our mentions of a report, cleaned as the coder cleans it, with their places in its text."""
    path = FOLDER / "reports" / f"{stem}.txt"
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    day = date.fromisoformat(told["published"])
    passages = clean(make_report(path.read_text(encoding="utf-8"), published=day)).passages
    found = find_mentions([passage.text for passage in passages], day, authority)
    return tuple(
        replace(one, start=passage.offsets[one.start], end=passage.offsets[one.end - 1] + 1)
        for passage, ones in zip(passages, found, strict=True)
        for one in ones
    )


def _near(mention: Mention, gold: tuple[Gold, ...]) -> bool:
    return any(mention.start < one.end and one.start < mention.end for one in gold)


def _hits(gold: Gold, mentions: tuple[Mention, ...]) -> Counter[str]:
    """What is right of one gold mention, by the mentions that cover half of it or lie in it."""
    near = [one for one in mentions if _covers(one, gold)]
    code = gold.code.lstrip("@")
    same_country = [one for one in near if _actor(one.code) == _actor(code)]
    right = [one for one in same_country if gold.place or _whole(one.code) == _whole(code)]
    return Counter(
        {
            "gold": 1,
            "found": int(bool(near)),
            "with country": int(bool(code)),
            "country": int(bool(code and same_country)),
            "with code": int(bool(code)),
            "code": int(bool(code and right)),
            "persons": int(bool(gold.person)),
            "named": int(any(_called(one, gold.person) for one in near)),
        }
    )


def _covers(mention: Mention, gold: Gold) -> bool:
    shared = min(mention.end, gold.end) - max(mention.start, gold.start)
    return 2 * shared >= min(gold.end - gold.start, mention.end - mention.start) > 0


def _actor(code: str) -> str:
    base = code.partition(":")[0]
    return code if base in GROUPS else base


def _whole(code: str) -> str:
    """A state and its government are one actor."""
    return code.removesuffix(":GOV")


def _called(mention: Mention, person: str | None) -> bool:
    return bool(person) and plain(mention.name) == plain(person or "")


def main(arguments: list[str]) -> None:
    for name, figure in measure().items():
        print(f"{name}: {figure:.3f}")
    if "-e" in arguments:
        for gold, mentions in _compared():
            for one in gold:
                near = [(m.text, m.code, m.name) for m in mentions if _covers(m, one)]
                hits = _hits(one, mentions)
                if not hits["found"] or hits["with code"] > hits["code"]:
                    print(one.text, one.code, one.person, near, sep=" | ")


if __name__ == "__main__":
    main(sys.argv[1:])
