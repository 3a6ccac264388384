"""Runs the shared scorer over what the coder finds in a folder of reports, and reads its lines."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench import places
from dragoman.coding.coder import Coder
from dragoman.dossier import code
from dragoman.exchange.lines import dumps
from dragoman.records import Claim, Report, Statement

NAMES = {
    "acts, event type": "acts_type",
    "acts, quad class": "acts_quad",
    "acts, parties only": "acts_parties",
    "statements (content IoU .5)": "statements",
    "silences": "silences",
}
SCORE = re.compile(
    r"^(?P<name>\S.*?)\s+P (?P<p>\S+)\s+R (?P<r>\S+)\s+F1 (?P<f1>\S+)"
    r"\s+predicted (?P<predicted>\d+)\s+gold (?P<gold>\d+)$"
)
SHARES = {
    "status right": "status",
    "voice right": "voice",
    "month right": "month",
    "speaker's country right": "speaker",
}
SHARE = re.compile(r"(" + "|".join(SHARES) + r") (\d\.\d+)")


def score(
    gold: Path, reports: Iterable[Report], texts: Path, coder: Coder | None = None
) -> dict[str, float]:
    """Precision, recall and F1 of each kind of claim, and how much of what is found is right.

    ``gold`` is a folder of gold lines, ``texts`` the folder of the texts that they are about;
    ``coder`` another coder than the usual one.
    """
    claims = (
        claim
        for report in reports
        for claim in code(report.text, report.published, report=report.id, coder=coder)
    )
    return _scored(gold, map(scored_line, claims), texts)


def scored_line(claim: Claim) -> str:
    """The claim as the scorer reads it: of several who speak together it wants the codes in a list, as gold has them."""
    line = json.loads(dumps(claim))
    if isinstance(claim, Statement) and claim.beside:
        line["speaker"]["code"] = [party.code for party in claim.speakers]
    return json.dumps(line)


def score_lines(gold: Path, lines: Iterable[dict[str, Any]], texts: Path) -> dict[str, float]:
    """The same, of the lines of any other coder."""
    return _scored(gold, (json.dumps(line) for line in lines), texts)


def _scored(gold: Path, lines: Iterable[str], texts: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        command: list[str | Path] = [
            sys.executable,
            places.SCORER,
            gold,
            predicted,
            "--texts",
            texts,
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"the scorer could not score {gold}:\n{run.stderr}")
    return read_scores(run.stdout)


def read_scores(printed: str) -> dict[str, float]:
    """The figures in the lines that the scorer prints.

    >>> line = "silences                     P 0.750  R 0.500  F1 0.600   predicted 4  gold 6"
    >>> read_scores(line)["silences_found"]
    3
    """
    scores: dict[str, float] = {}
    for line in printed.splitlines():
        if (found := SCORE.match(line)) and found["name"] in NAMES:
            name = NAMES[found["name"]]
            scores[f"{name}_precision"] = float(found["p"])
            scores[f"{name}_recall"] = float(found["r"])
            scores[f"{name}_f1"] = float(found["f1"])
            scores[f"{name}_found"] = round(float(found["r"]) * int(found["gold"]))
        elif line.startswith("  of the "):
            scores |= {SHARES[name]: float(share) for name, share in SHARE.findall(line)}
    return scores
