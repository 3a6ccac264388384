"""A made-up affair in reports that copy, follow and contradict each other, and a coder that reads it."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.count_records import Count, Reading
from dragoman.records import Act, Claim, CleanReport, Evidence, Party, Quantity, Report

STATES = {"CHL": "Chile", "PER": "Peru", "BOL": "Bolivia", "ECU": "Ecuador"}
DEEDS = {
    "sent": ("AID", 2), "shelled": ("ASSAULT", 4), "met": ("CONSULT", 1), "warned": ("THREATEN", 3),
}  # fmt: skip
PLACES = ["the northern pass", "the lake", "the harbour"]
FILLER = "while the rains went on and the ferries lay idle at the old quay for hours"
_TOLD = re.compile(
    r"(\w+)(?: had not|, a spokesman denied, had)? (sent|shelled|met|warned)"
    r"(?: (\d+) soldiers)? (\w+) at ([a-z ]+?) on (\d{4}-\d\d-\d\d)"
)


def affair(chance: random.Random, count: int) -> list[Report]:
    """So many reports of one month, some of them copies of others with a word changed."""
    made: list[Report] = []
    for number in range(count):
        day = date(2024, 1, 1) + timedelta(chance.randint(0, 30))
        if made and chance.random() < 0.4:
            text = chance.choice(made).text.replace("rains", chance.choice(["rains", "winds"]))
            text += chance.choice(["", " More soon.", f" {chance.choice(PLACES)} stayed shut."])
        else:
            text = " ".join(_sentence(chance, day) for _ in range(chance.randint(1, 5)))
        key = hashlib.sha256(f"{number} {text}".encode()).hexdigest()[:32]
        outlet = f"Outlet {chance.randint(1, 4)}"
        made.append(
            Report(f"r{number}", key, text, published=day, published_from="metadata",
                   source=outlet, source_from="metadata", language="en")
        )  # fmt: skip
    return made


def _sentence(chance: random.Random, day: date) -> str:
    a, b = chance.sample(sorted(STATES.values()), 2)
    deed = chance.choice(sorted(DEEDS))
    number = f" {chance.choice([200, 300, 900])} soldiers" if chance.random() < 0.5 else ""
    denied = chance.choice(["", "", "", " had not"])
    on = day - timedelta(chance.randint(0, 3))
    filler = f" {FILLER}" if chance.random() < 0.6 else ""
    return f"{a}{denied} {deed}{number} {b} at {chance.choice(PLACES)} on {on}{filler}."


class AffairCoder:
    """Every sentence that tells of a deed is an act; not all versions hear of meetings, or of anything."""

    authority_version = "1"

    def __init__(self, version: str) -> None:
        self.version = version

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        for clean in cleans:
            yield [] if self.version == "silent" else list(self._code(clean.report))

    def read_many(self, cleans: Iterable[CleanReport]) -> Iterator[Reading]:
        for clean, claims in zip(cleans, self.code_many(cleans), strict=True):
            counts = () if self.version == "silent" else tuple(_counts(clean.report))
            yield Reading(tuple(claims), counts)

    def _code(self, report: Report) -> Iterator[Claim]:
        codes = {name: code for code, name in STATES.items()}
        for told in _TOLD.finditer(report.text):
            event, quad = DEEDS[told[2]]
            parties = [
                Party(codes[told[at]], told[at], told[at], told.start(at), told.end(at))
                for at in (1, 4)
                if told[at] in codes
            ]
            if len(parties) == 2 and not (self.version == "2" and told[2] == "met"):
                yield Act(
                    report=report.id,
                    evidence=Evidence(told.start(), told.end(), told[0]),
                    source=(parties[0],), target=(parties[1],), event=event, quad=quad,
                    status="denied" if " not " in told[0] else "asserted", confidence=0.5,
                    quantity=Quantity("troops", float(told[3])) if told[3] else None,
                    when=told[6], where=told[5],
                )  # fmt: skip


def _counts(report: Report) -> Iterator[Count]:
    """Soldiers who are told of are counted, at that place on that day."""
    for told in _TOLD.finditer(report.text):
        if told[3]:
            yield Count(
                report=report.id,
                evidence=Evidence(told.start(3), told.end(3), told[3]),
                quantity=Quantity("soldiers", float(told[3])),
                who="fighters",
                outcome="deployed" if told[2] == "sent" else "killed",
                when=told[6] if told[1] != "Peru" else None,
                places=(told[5],),
                causes=("shelling",) if told[2] == "shelled" else (),
            )
