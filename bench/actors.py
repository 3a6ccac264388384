"""How well actors are found: the seeds, the labelled parties of the training files, NGEC's tests.

python bench/actors.py [files of ../shared/training, as letters] [-e to list the errors]
"""

from __future__ import annotations

import csv
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.actors.resolver import resolve
from dragoman.records import Mention

SHARED = Path(__file__).parents[1].parent / "shared"
# Seen while the rules were made; f, h and i were looked at as numbers only.
DEVELOPED_ON = "abcdeg"
HELD_OUT = "fhi"
# NGEC's codes that are written otherwise here.
SAME = {"XKX": "KOS", "EUR": "IGO:EUR"}
# Stretches that only the coder can resolve: pronouns are no mentions.
PRONOUNS = frozenset(
    "it he she they we i you its his her their him them us who which both itself himself themselves "
    "one each others this that these those our your me my all some two many neither nobody "
    "everyone another former latter".split()
)


def measure() -> dict[str, float]:
    """All figures, by name."""
    authority = Authority.load()
    found = {"seeds_country": seeds(authority)}
    for name, letters in (("developed", DEVELOPED_ON), ("held_out", HELD_OUT)):
        for key, value in parties(authority, letters).items():
            found[f"{name}_{key}"] = value
    found["ngec_country"] = ngec(authority)
    found["milliseconds_per_report"] = speed(authority)
    return found


# -- the seeds -----------------------------------------------------------------------------------


def seeds(authority: Authority, errors: bool = False) -> float:
    """Share of gold mentions with a country that a mention covers by half, with that country."""
    with (SHARED / "seeds/gold/actors.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["iso3"]]
    days = {
        "000_b4f1e3d8643390ad.txt": date(2024, 11, 1),
        "004_5a1d0bc908ec5aba.txt": date(2024, 10, 25),
    }
    right = 0
    mentions = {
        name: _of_file(SHARED / "seeds" / name, day, authority) for name, day in days.items()
    }
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        near = [m for m in mentions[row["file"]] if _overlap(m, start, end) * 2 >= end - start]
        good = any(m.code[:3] == row["iso3"] for m in near)
        right += good
        if errors and not good:
            print("seed", row["mention"], row["iso3"], [(m.text, m.code) for m in near], sep=" | ")
    return right / len(rows)


def _of_file(path: Path, day: date, authority: Authority) -> list[Mention]:
    text = path.read_text(encoding="utf-8").translate(str.maketrans("’‘“”", "''\"\""))
    starts, texts, at = [], [], 0
    for line in text.split("\n"):
        starts.append(at)
        texts.append(line)
        at += len(line) + 1
    return [
        _moved(mention, start)
        for start, found in zip(starts, find_mentions(texts, day, authority), strict=True)
        for mention in found
    ]


def _moved(mention: Mention, by: int) -> Mention:
    return Mention(
        mention.start + by,
        mention.end + by,
        mention.text,
        mention.code,
        mention.name,
        mention.kind,
        mention.office,
        mention.place,
    )


def _overlap(mention: Mention, start: int, end: int) -> int:
    return min(mention.end, end) - max(mention.start, start)


# -- the training files ---------------------------------------------------------------------------


def parties(authority: Authority, letters: str, errors: bool = False) -> dict[str, float]:
    """Shares of party stretches (no pronouns) whose country and whole code are right."""
    country = code = total = 0
    for record in _records(letters):
        found = find_mentions([record["text"]], _day(record), authority)[0]
        for stretch, wanted in _stretches(record):
            span = _span(record["text"], stretch)
            if span is None:
                continue
            total += 1
            near = sorted(
                (m for m in found if _overlap(m, *span) > 0), key=lambda m: -_overlap(m, *span)
            )
            codes = [m.code for m in near]
            same = any(_base(c) == _base(wanted) for c in codes)
            exact = any(_same(found_code, wanted) for found_code in codes)
            country += same
            code += exact
            if errors and not exact:
                print(
                    "CODE" if same else "COUNTRY",
                    record["id"],
                    record["published"],
                    stretch,
                    wanted,
                    codes,
                    record["text"],
                    sep=" | ",
                )
    return {"country": country / total, "code": code / total, "stretches": float(total)}


def _records(letters: str) -> Iterator[dict[str, Any]]:
    for letter in letters:
        for line in (SHARED / f"training/{letter}.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _stretches(record: dict[str, Any]) -> list[tuple[str, str]]:
    pairs = {
        (stretch, code): None
        for act in record["acts"]
        for side in ("s", "t")
        for stretch, code in zip(act[side], act[side + "c"], strict=False)
    }
    return [pair for pair in pairs if pair[0].partition("@")[0].lower() not in PRONOUNS]


def _span(text: str, stretch: str) -> tuple[int, int] | None:
    name, _, number = stretch.partition("@")
    hits = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    want = int(number or 1) - 1
    return hits[want].span() if want < len(hits) else None


def _same(found: str, wanted: str) -> bool:
    """A state and its government are one actor here: hands differ in which they write."""
    return found.removesuffix(":GOV") == wanted.removesuffix(":GOV")


def _base(code: str) -> str:
    base = code.partition(":")[0]
    return code if base in ("IGO", "REB", "IMG", "NGO", "MNC") else base


def _day(record: dict[str, Any]) -> date:
    return date.fromisoformat(str(record["published"]))


# -- NGEC's tests and speed ---------------------------------------------------------------------------


def ngec(authority: Authority, errors: bool = False) -> float:
    """Share of NGEC's country tests that resolve to the country expected."""
    right = total = 0
    for line in (
        (SHARED / "data/actors/ngec_tests/dev.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        row = json.loads(line)
        expected = row["expect"].get("country") or row["expect"].get("cc") or ""
        if row["skip"] or len(expected) != 3 or not row["actor"]:
            continue
        total += 1
        day = (
            date.fromisoformat(row["date"])
            if len(row["date"] or "") == 10 and row["date"][0].isdigit()
            else None
        )
        found = resolve(row["actor"], day, authority, row["context"] or None)
        good = bool(found) and _base(found[0].code) in (expected, SAME.get(expected))
        right += good
        if errors and not good:
            print("ngec", row["actor"], expected, [r.code for r in found][:4], sep=" | ")
    return right / total


def speed(authority: Authority) -> float:
    """Processor milliseconds for the second seed report, best of seven."""
    texts = (SHARED / "seeds/004_5a1d0bc908ec5aba.txt").read_text(encoding="utf-8").split("\n")
    best = 1.0
    for _ in range(7):
        start = time.process_time()
        find_mentions(texts, date(2024, 10, 25), authority)
        best = min(best, time.process_time() - start)
    return best * 1000


def main(arguments: Sequence[str]) -> None:
    authority = Authority.load()
    errors = "-e" in arguments
    letters = "".join(argument for argument in arguments if argument[0] != "-")
    if letters == "seeds":
        print(seeds(authority, errors))
    elif letters == "ngec":
        print(ngec(authority, errors))
    elif letters:
        print(parties(authority, letters, errors))
    else:
        for name, value in measure().items():
            print(f"{name}\t{value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
