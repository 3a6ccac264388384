"""How well actors are found: the seeds, the labelled parties of the training files, NGEC's tests.

python -m bench.actors [files of ../shared/training, as letters] [-e to list the errors]
"""

from __future__ import annotations

import csv
import difflib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.ngec import LEFT, base_of, count_ngec, ngec
from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.actors.spelling import plain
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Mention

SHARED = Path(__file__).parents[1].parent / "shared"
# Seen while the rules were made; f, h and i were looked at as numbers only.
DEVELOPED_ON = "abcdeg"
HELD_OUT = "fhi"
SEED_DAYS = {
    "000_b4f1e3d8643390ad.txt": date(2024, 11, 1),
    "004_5a1d0bc908ec5aba.txt": date(2024, 10, 25),
}
# Two spellings of one name share this much ("Zelensky", "Zelenskyy").
SAME_NAME = 0.85
# Stretches that only the coder can resolve: pronouns are no mentions.
PRONOUNS = frozenset(
    "it he she they we i you its his her their him them us who which both itself himself themselves "
    "one each others this that these those our your me my all some two many neither nobody "
    "everyone another former latter".split()
)


def measure() -> dict[str, float]:
    """All figures, by name."""
    authority = Authority.load()
    found = seeds(authority)
    for name, letters in (("developed", DEVELOPED_ON), ("held_out", HELD_OUT)):
        for key, value in parties(authority, letters).items():
            found[f"{name}_{key}"] = value
    found |= ngec(authority)
    found["milliseconds_per_report"] = speed(authority)
    return found


# -- the seeds -----------------------------------------------------------------------------------


def errors() -> dict[str, int]:
    """How many mentions of the seeds and names of NGEC's tests are wrong, by what they are."""
    authority = Authority.load()
    count = count_seeds(authority) + count_ngec(authority)
    return {kind.removeprefix(LEFT): told for kind, told in count.items() if kind.startswith(LEFT)}


def seeds(authority: Authority, errors: bool = False) -> dict[str, float]:
    """Shares of the seeds' gold mentions found and right, and of ours that are none."""
    count = count_seeds(authority, errors)
    return {
        "seeds_country": count["country"] / count["with_country"],
        "seeds_entity": count["entity"] / count["gold"],
        "seeds_found": count["found"] / count["gold"],
        "seeds_spurious": count["spurious"] / count["ours"],
    }


def count_seeds(authority: Authority, errors: bool = False) -> Counter[str]:
    """Gold mentions of the seed reports against the mentions that the system finds by itself.

    The reports are cleaned as the coder cleans them. Bylines (4 of 241) are no actors: a mention of
    ours there is spurious. *Found*: one of our mentions overlaps the gold one by half of it or more.
    *Spurious*: a mention of ours that overlaps no gold mention at all, as a share of ours. *Country*:
    of the 217 with a country, the found mention has it. *Entity*: of all 237, the found mention is the
    right one, which means for a person (or a role that one person holds) the right name; for a force
    the state and MIL; for a government, seat or ministry the state and GOV or MIL; for a parliament,
    party or outlet the state and its sector; for a body its code; for an organisation its name; for a
    group of people the state (or none) and one of the gold's sectors; for a state or a place of one
    the state; for a region a place without a state; for a grouping that no table can know a mention
    without the code of somebody else.
    """
    count: Counter[str] = Counter()
    for name, day in SEED_DAYS.items():
        mentions = _of_report(SHARED / "seeds" / name, day, authority)
        gold = [row for row in _gold() if row["file"] == name and row["type"] != "byline"]
        for row in gold:
            _compare(row, mentions, count, errors)
        spans = [(int(row["start"]), int(row["end"])) for row in gold]
        for mention in mentions:
            count["ours"] += 1
            if not any(_overlap(mention, *span) > 0 for span in spans):
                count["spurious"] += 1
                if errors:
                    print("SPURIOUS", mention.text, mention.code, mention.kind, sep=" | ")
    count[f"{LEFT}seeds: named where nobody is"] = count["spurious"]
    return count


def _gold() -> list[dict[str, str]]:
    with (SHARED / "seeds/gold/actors.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _compare(
    row: dict[str, str], mentions: Sequence[Mention], count: Counter[str], errors: bool
) -> None:
    start, end = int(row["start"]), int(row["end"])
    near = [m for m in mentions if _overlap(m, start, end) * 2 >= end - start]
    country = any(m.code[:3] == row["iso3"] for m in near)
    entity = any(_is_entity(m, row) for m in near)
    count["gold"] += 1
    count["found"] += bool(near)
    count["entity"] += entity
    count["with_country"] += bool(row["iso3"])
    count["country"] += bool(row["iso3"]) and country
    if not entity:
        kind = row["type"].replace("_", " ")
        count[f"{LEFT}seeds: {kind} {'taken for another' if near else 'not found'}"] += 1
    if errors and not (near and entity and (country or not row["iso3"])):
        kind = "ENTITY" if near and (country or not row["iso3"]) else "COUNTRY"
        told = [(m.text, m.code, m.name, m.kind) for m in near]
        print(kind if near else "MISSED", row["mention"], row["canonical_actor"], told, sep=" | ")


def _is_entity(mention: Mention, row: dict[str, str]) -> bool:
    """Whether a mention is the gold actor, as :func:`seeds` defines it."""
    state, _, sector = mention.code.partition(":")
    kind, wanted = row["type"], row["canonical_actor"]
    if kind == "igo":
        return mention.code == f"IGO:{wanted}"
    if kind == "grouping":
        return not mention.code or mention.code == f"IGO:{wanted}"
    if kind == "organisation":
        return _alike(mention.name, wanted.partition(" (")[0])
    if not row["iso3"]:
        return state in ("", "UNK") and (sector in _sectors(row) or kind == "place")
    if state != row["iso3"]:
        return False
    if kind == "person" or (
        (kind == "role_only" and "(" in row["role"]) or "academic" in row["role"]
    ):
        return _alike(mention.name, wanted)
    allowed = _sectors(row)
    return not allowed or sector in allowed


def _sectors(row: dict[str, str]) -> set[str]:
    """The PLOVER sectors that a gold type and role allow; empty where any will do."""
    kind, role = row["type"], row["role"]
    if kind == "generic_group":
        parts = {"GOVMIL": {"GOV", "MIL"}, "PTY/GOV": {"PTY", "GOV"}, "INT": {"GOV", ""}}
        return parts.get(role, {role, "JRN"} if role == "MED" else {role})
    return {
        "military": {"MIL"},
        "government": {"GOV"},
        "ministry": {"GOV", "MIL"},
        "metonym": {"GOV", "MIL"},
        "party": {"PTY"},
        "legislature": {"LEG"},
        "media": {"JRN"},
    }.get(kind, set())


def _alike(ours: str, wanted: str) -> bool:
    """Whether two spellings are of one name."""
    return difflib.SequenceMatcher(None, plain(ours), plain(wanted)).ratio() >= SAME_NAME


def _of_report(path: Path, day: date, authority: Authority) -> list[Mention]:
    """The mentions of a report, cleaned first, with their places in its text.

    Credits and promotion are read too, behind all else: the gold has the outlets named there.
    """
    text = path.read_text(encoding="utf-8")
    cleaned = clean(make_report(text, published=day))
    rows = [(passage.text, passage.offsets) for passage in cleaned.passages]
    for region in cleaned.regions:
        if region.kind in ("credit", "promo"):
            aside = range(region.start, region.end + 1)
            rows.append((text[region.start : region.end], tuple(aside)))
    found = find_mentions([passage for passage, _ in rows], day, authority)
    return [
        replace(mention, start=offsets[mention.start], end=offsets[mention.end - 1] + 1)
        for (_, offsets), mentions in zip(rows, found, strict=True)
        for mention in mentions
    ]


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
            same = any(base_of(c) == base_of(wanted) for c in codes)
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


def _day(record: dict[str, Any]) -> date:
    return date.fromisoformat(str(record["published"]))


# -- speed ------------------------------------------------------------------------------------------------


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
