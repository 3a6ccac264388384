"""A side that is said to be starting a war where, by the same report, one has been going on for long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.disagreements.dates import time_in_words
from dragoman.fusing.inside.page import BODY, TITLE, Page
from dragoman.fusing.parties import side
from dragoman.fusing.phrases import act_phrase
from dragoman.fusing.rules import inside_rules
from dragoman.records import Act, ClaimRow, Disagreement
from dragoman.store.spans import bounds

# What begins now: "is starting war in", not "started a war", which may tell of any time, nor a new one.
_BEGINS = re.compile(
    r"\b(?:is|are|has been|have been) (?:now |again )?(?:starting|fomenting|igniting|sparking|triggering|"
    r"unleashing|provoking|instigating|kindling|beginning) (?:a |an )?(?:war|armed conflict) in "
    r"(?:the )?(?P<region>[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+)?)"
)


def find_beginnings(page: Page) -> Iterator[Disagreement]:
    """One line for each war that somebody is said to be starting where others are at war already."""
    day = page.report.published
    if day is None:
        return
    for line in page.of(TITLE | BODY):
        if "ing " not in line.text or ("war " not in line.text and "conflict " not in line.text):
            continue
        for found in _BEGINS.finditer(line.text):
            states = _regions().get(found["region"], frozenset())
            start, end = line.start + found.start(), line.start + found.end()
            beginner = next(_attacks(page.within(start, end)), None)
            if beginner is None:
                continue
            war = _under_way(page, beginner, states, day)
            if war is not None:
                yield _clash(page, (start, end), beginner, war, found["region"])


def _attacks(rows: Iterator[ClaimRow]) -> Iterator[tuple[ClaimRow, Act]]:
    for row in rows:
        act = row.claim
        if (
            isinstance(act, Act)
            and act.event == "ASSAULT"
            and act.status == "asserted"
            and act.source
        ):
            yield row, act


def _under_way(
    page: Page, beginner: tuple[ClaimRow, Act], states: frozenset[str], day: date
) -> tuple[ClaimRow, Act] | None:
    """An attack by others on a state of the region, told of a time not long past and well before now."""
    rules = inside_rules()["beginnings"]
    sides = {side(one.code) for one in beginner[1].source}
    for row, act in _attacks(iter(page.rows)):
        first, _ = bounds(act.when)
        if first is None or sides & {side(one.code) for one in act.source}:
            continue
        age = day - first
        lasting = timedelta(int(rules["least_days"])) <= age <= timedelta(int(rules["most_days"]))
        if lasting and states & {side(one.code) for one in act.target}:
            return row, act
    return None


def _clash(
    page: Page,
    place: tuple[int, int],
    beginner: tuple[ClaimRow, Act],
    war: tuple[ClaimRow, Act],
    region: str,
) -> Disagreement:
    row, act = beginner
    other, attack = war
    start, end = min(place[0], act.evidence.start), max(place[1], act.evidence.end)
    return Disagreement(
        kind="fact",
        severity="probable",
        about=f"who began the war in {region}",
        says=(
            f"The report has “{page.report.text[start:end]}”, and also tells of {act_phrase(attack)} "
            f"{time_in_words(attack.when)}."
        ),
        a=page.side(start, end, row.id),
        b=page.side(attack.evidence.start, attack.evidence.end, other.id),
    )


@cache
def _regions() -> dict[str, frozenset[str]]:
    return {
        row["region"]: frozenset(row["states"].split()) for row in read_tsv("fusing_regions.tsv")
    }
