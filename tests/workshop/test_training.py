"""The labelled sentences under training/: every line whole, every stretch in its text."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from bench.places import ROOT
from bench.sentences import locate
from dragoman.data.tables import read_tsv
from dragoman.records import Status

FILES = sorted((ROOT / "training").glob("*.jsonl"))
MODES = {(row["event"], row["mode"]) for row in read_tsv("plover_modes.tsv")}
EVENTS = {row["event"] for row in read_tsv("plover_events.tsv")}
STATUSES = set(get_args(Status))

MARKS = (":", "—")  # a cue may be no word ("Minister: talks were useful")

Item = dict[str, Any]


def items(path: Path) -> list[Item]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_line_of_a_file_is_whole(path: Path) -> None:
    assert [fault for item in items(path) for fault in faults(item)] == []


def test_no_item_stands_twice() -> None:
    told = [item for path in FILES for item in items(path)]
    assert len(told) >= 6000
    for field in ("id", "text"):
        assert [
            one for one, count in Counter(item[field] for item in told).items() if count > 1
        ] == []


def faults(item: Item) -> list[str]:
    """What is wrong with an item, in words."""
    date.fromisoformat(item["published"])
    text, found = item["text"], []
    for act in item["acts"]:
        stretches = [*act["s"], *act["t"], act["cue"], *([act["v"]["who"]] if act["v"] else [])]
        found += [f"{one!r} is not there" for one in stretches if locate(text, one) is None]
        if (len(act["s"]), len(act["t"])) != (len(act["sc"]), len(act["tc"])):
            found.append(f"codes and stretches of {act['cue']!r} differ in number")
        if act["e"] not in EVENTS or act["st"] not in STATUSES:
            found.append(f"{act['e']}, {act['st']}: no type or status")
        if act["m"] is not None and (act["e"], act["m"]) not in MODES:
            found.append(f"{act['m']} is no mode of {act['e']}")
    for said in [*item.get("said", []), *item.get("quiet", [])]:
        stretches = [said["who"], said["cue"], said.get("content", said["cue"])]
        found += [
            f"{one!r} is not there"
            for one in stretches
            if one and one not in MARKS and locate(text, one) is None
        ]
    return [f"{item['id']}: {fault}" for fault in found]
