"""In a crowd only what an act reaches is fused anew; copies reach each other, however far their days lie."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dragoman import Dossier, Report
from dragoman.fusing import rules
from dragoman.records import Act, Claim, Evidence, Party
from dragoman.store.kept import near
from tests.dossier.affairs import AffairCoder
from tests.dossier.test_kept import assert_as_from_scratch

FIRST = date(2024, 1, 1)
COUNTED = (
    "Merchants of seven valleys counted their sacks of maize, their mules and their barrels before "
    "the long winter closed the road to the coast again."
)
WAITED = (
    "Shepherds along the river told of a hard spring and of flocks that strayed beyond the old stone "
    "walls near the abbey without any keeper. Nobody in the small town by the bridge could say when "
    "the ferry would cross again or who would pay the boatmen for the lost weeks."
)
SHELLED = (
    "Chile shelled Peru at dawn along the northern pass while rain fell on the huts roofs barns "
    "mills wells fields and lanes"
)
OTHERS = ["towers", "gates", "docks", "yards", "kilns"]
CODES = {"Peru": "PER", "Bolivia": "BOL"}


class DaylessCoder(AffairCoder):
    """It tells no day of any act: each lies about the day of its report."""

    def _code(self, report: Report) -> Iterator[Claim]:
        for told in re.finditer(r"Chile shelled (Peru|Bolivia)[^.]*\.", report.text):
            at, end = told.span()
            yield Act(
                report=report.id,
                evidence=Evidence(at, end, told[0], report.text[:at], report.text[end : end + 20]),
                source=(Party("CHL", "Chile", "Chile", at, at + len("Chile")),),
                target=(Party(CODES[told[1]], told[1], told[1], told.start(1), told.end(1)),),
                event="ASSAULT",
                quad=4,
                status="asserted",
                confidence=0.5,
            )


@pytest.fixture
def crowd(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """A dossier with a crowd of acts, of which less than all is fused anew wherever that will do."""
    monkeypatch.setitem(rules.settings()["effort"], "crowd", 10)
    monkeypatch.setattr(near, "SHARE", 1.0)
    told = [
        report(
            f"Chile shelled Bolivia at the lake as paper {n} said with words {7 * n} {11 * n}.", n
        )
        for n in range(14)
    ]
    dossier.read(told, coder=DaylessCoder("1"))
    return dossier


def report(text: str, days: int) -> Report:
    """A report of so many days after the first."""
    key = hashlib.sha256(f"{days} {text}".encode()).hexdigest()[:32]
    return Report(f"r{key[:6]}", key, text, published=FIRST + timedelta(days), language="en",
                  published_from="metadata", source=f"Outlet {days}", source_from="metadata")  # fmt: skip


def instead(words: int) -> str:
    """The deed with so many of its last words changed."""
    kept = SHELLED.split()
    for at in range(words):
        kept[-1 - at] = OTHERS[at]
    return " ".join(kept) + "."


def events_with(dossier: Dossier, *reports: Report) -> list[set[str]]:
    ids = {one.id for one in reports}
    return [ids & set(event.reports) for event in dossier.events() if ids & set(event.reports)]


def test_a_late_copy_joins_the_event_of_what_it_copies(crowd: Dossier) -> None:
    wire = report(f"{instead(0)} {COUNTED}", 0)
    copy = report(f"{instead(0)} {COUNTED} More soon.", 23)
    crowd.read([wire], coder=DaylessCoder("1"))
    crowd.read([copy], coder=DaylessCoder("1"))
    assert events_with(crowd, wire, copy) == [{wire.id, copy.id}]
    assert_as_from_scratch(crowd)


def test_a_copy_of_what_is_judged_wrong_finds_what_else_it_copies(crowd: Dossier) -> None:
    first = report(f"{instead(0)} {WAITED} {COUNTED}", 0)
    nearer = report(f"Here. {instead(5)} {COUNTED} {WAITED}", 20)
    copy = report(f"Here. {instead(2)} {COUNTED} {WAITED}", 22)
    crowd.read([first, nearer, copy], coder=DaylessCoder("1"))
    assert events_with(crowd, first, nearer, copy) == [{first.id}, {nearer.id, copy.id}]
    (wrong,) = [id for id, claim in crowd.records("act") if claim.report == nearer.id]
    crowd.judge(wrong, "wrong")
    assert events_with(crowd, first, copy) == [{first.id, copy.id}]
    assert_as_from_scratch(crowd)
