"""The gold claims of the two seed reports: what is one event in them, and where they clash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.fusing.disagreements.acts import find
from dragoman.fusing.events.fusing import fuse
from dragoman.records import Act, ClaimRow, Evidence, Quantity, Voice
from tests.fusing.builders import QUADS, parties, row

PUBLISHED = {"seed000": "2024-11-01", "seed004": "2024-10-25"}
FILES = {"seed000": "000_b4f1e3d8643390ad.txt", "seed004": "004_5a1d0bc908ec5aba.txt"}
BESIDE = 32  # characters of prefix and suffix, as the coder gives them


@pytest.fixture(scope="module")
def gold(shared_dir: Path) -> list[ClaimRow]:
    seeds = shared_dir / "seeds"
    texts = {name: (seeds / file).read_text(encoding="utf-8") for name, file in FILES.items()}
    lines = (seeds / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return list(_rows(map(json.loads, lines), texts))


def _rows(lines: Iterator[dict[str, Any]], texts: dict[str, str]) -> Iterator[ClaimRow]:
    for line in lines:
        if line["event"] in QUADS:
            text, (start, end) = texts[line["report"]], line["span"]
            voice, amount = line["according_to"], line["quantity"]
            numbers = {name: (amount or {}).get(name) for name in ("value", "min", "max")}
            claim = Act(
                report=line["report"],
                evidence=Evidence(
                    start, end, line["evidence"], text[max(0, start - BESIDE) : start],
                    text[end : end + BESIDE],
                ),
                status=line["status"],
                according_to=voice and Voice(voice["actor"], voice["name"]),
                when=line["when"],
                where=line["where"],
                source=parties(" ".join(line["source"])),
                target=parties(" ".join(line["target"])),
                event=line["event"],
                mode=line["mode"],
                quad=QUADS[line["event"]],
                quantity=amount and Quantity(amount["unit"], **numbers),
                reciprocal=line["reciprocal"],
                confidence=1.0,
            )  # fmt: skip
            yield row(claim, PUBLISHED[line["report"]], None)


def test_a_title_told_three_times_is_one_event_of_one_voice(gold: list[ClaimRow]) -> None:
    by_id = {one.id: one for one in gold}
    (event,) = [one for one in fuse(gold) if one.event == "REJECT" and "PRK:MIL" in one.target]
    assert {by_id[claim].claim.evidence.exact for claim in event.claims} == {
        "China rejects North Korean troops in Russia"
    }
    assert (len(event.claims), len(event.voices)) == (3, 1)


def test_the_invasion_told_in_both_reports_is_one_event(gold: list[ClaimRow]) -> None:
    told = [
        one
        for one in fuse(gold)
        if one.event == "ASSAULT" and len(one.reports) == 2 and (one.when or "").startswith("2022")
    ]
    assert [(one.source, one.target, one.when) for one in told] == [(("RUS",), ("UKR",), "2022-02")]


def test_visits_of_other_years_stay_apart(gold: list[ClaimRow]) -> None:
    visits = [one for one in fuse(gold) if one.event == "CONSULT" and len(one.claims) > 1]
    assert visits
    by_id = {one.id: one for one in gold}
    for event in visits:
        years = {(by_id[claim].claim.when or "")[:4] for claim in event.claims}
        assert len(years - {""}) == 1


def test_the_visit_that_is_told_for_two_years_is_the_only_grave_clash(
    gold: list[ClaimRow],
) -> None:
    by_id = {one.id: one for one in gold}
    found = find(gold, fuse(gold))
    grave = [one for one in found if one.severity in ("real", "probable")]
    assert [{by_id[str(side.claim)].claim.when for side in (one.a, one.b)} for one in grave] == [
        {"2024-06/2024-08", "2019-06-21"}
    ]
