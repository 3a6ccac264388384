"""A dossier is served while another process reads reports into it: the old moment, and then the new."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any

import dragoman
from dragoman.reading.sources import make_report
from tests.web.conftest import serving

FIRST = "LIMA, March 3 – Chile moved its ships to the border on Sunday. Peru protested to Chile."
LATER = [
    ("two", "QUITO, March 9 – Ecuador and Peru signed a treaty on Saturday. Chile welcomed it."),
    ("three", "LA PAZ, March 12 – Bolivia accused Chile of espionage on Tuesday. Chile denied it."),
]
PATIENCE = 120  # seconds: a process that reads begins with loading its language model
SLOWEST = 30.0  # seconds that one answer may take while a core is busy with reading
PATHS = ("/reports.json", "/affair.json", "/timeline.json")


def asked(address: str, path: str) -> Any:
    """The answer of a page's twin, which must come in time and be a good one."""
    with urllib.request.urlopen(address + path, timeout=SLOWEST) as answer:
        assert answer.status == 200
        return json.load(answer)


def test_the_old_moment_is_served_and_then_the_new_one(tmp_path: Path) -> None:
    path, reports = tmp_path / "growing.duckdb", tmp_path / "later.jsonl"
    lines = [{"id": id, "text": text, "published": "2024-03-12"} for id, text in LATER]
    reports.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with dragoman.open(path) as dossier:
        dossier.read([make_report(FIRST, id="one", published=date(2024, 3, 4))])
        dossier.events()
    seen: list[frozenset[str]] = []
    counts: list[tuple[int, int]] = []
    with dragoman.open(path) as dossier, serving(dossier) as address:
        writer = subprocess.Popen(
            [sys.executable, "-m", "dragoman", "read", str(reports), "--into", str(path)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            done = writer.poll() is not None
            told = {one: asked(address, one)["records"] for one in PATHS}
            seen.append(frozenset(one["report"] for one in told["/reports.json"]))
            head = told["/affair.json"][0]["counts"]
            drawn = [one for one in told["/affair.json"] if one["part"] == "act"]
            counts.append((head["acts"], len(drawn)))
            if done:
                break
            time.sleep(0.2)
        output, _ = writer.communicate(timeout=PATIENCE)
        assert writer.returncode == 0, output
        last = frozenset(one["report"] for one in asked(address, "/reports.json")["records"])
        events = asked(address, "/timeline.json")["records"]
    assert seen[0] == {"one"}  # answered while the other process began
    assert last == {"one", "two", "three"}
    whole = [frozenset({"one"}), frozenset({"one", "two"}), frozenset({"one", "three"}), last]
    assert set(seen) <= set(whole)
    assert all(len(one) <= len(two) for one, two in itertools.pairwise(seen))
    assert all(acts == drawn for acts, drawn in counts)  # every picture is of one moment
    with dragoman.open(path) as dossier:
        assert len(events) == len(dossier.timeline())
