"""How well the ledger of meetings is made: who met whom, where and when, of the seeds and the examples.

python -m bench.meetings [-e to list what is missing and what is wrong]
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import dragoman
from bench import examples, places
from bench.claims import seeds
from bench.matching import f1, scores
from dragoman.fusing.parties import dyad_side
from dragoman.picture.meetings import Meeting
from dragoman.records import ClaimRow, Report
from dragoman.store.spans import bounds

_WORD = re.compile(r"\w{3,}")
_PLACELESS = {"the", "far", "east", "eastern", "north", "south", "russian"}


@dataclass(frozen=True)
class Told:
    """A meeting as a gold line has it; each choice of sides is a fair reading."""

    report: str
    span: tuple[int, int]
    sides: tuple[frozenset[str], ...]
    host: str | None
    when: tuple[str | None, ...]
    where: str | None
    core: bool
    says: str


@dataclass(frozen=True)
class Found:
    """A line of the ledger as one report tells it: a line has one for each of its reports."""

    report: str
    spans: tuple[tuple[int, int], ...]
    meeting: Meeting


def measure() -> dict[str, float]:
    """Precision and recall of who met whom; of those found, how many have day and place right."""
    figures: dict[str, float] = {}
    for name, gold, reports in _sets():
        compared = _Compared(gold, _ledger(reports))
        figures |= {f"{name}_{figure}": value for figure, value in compared.figures().items()}
    return figures


class _Compared:
    """Gold meetings beside the ledger's."""

    def __init__(self, gold: Sequence[Told], found: Sequence[Found]) -> None:
        self.found = found
        self.core = [one for one in gold if one.core]
        self.pairs = {
            (*one.span, one.report): [line for line in found if _same(one, line)] for one in gold
        }
        self.missed = [one for one in self.core if not self._of(one)]
        right = {id(line) for lines in self.pairs.values() for line in lines}
        self.wrong = [line for line in found if id(line) not in right]

    def _of(self, one: Told) -> list[Found]:
        return self.pairs[(*one.span, one.report)]

    def figures(self) -> dict[str, float]:
        """Who with whom; then the share of those found whose time and whose place are right."""
        told = [one for one in self.core if self._of(one)]
        placed = [one for one in told if one.where]
        timed = [one for one in told if any(one.when)]
        whole = [one for one in told if self._when(one) and (not one.where or self._where(one))]
        made = scores(len(self.found), len(self.wrong), len(self.core), len(self.missed))
        right = 1 - len(self.wrong) / len(self.found) if self.found else 0.0
        return made | {
            "when": _share([self._when(one) for one in timed]),
            "where": _share([self._where(one) for one in placed]),
            "whole_f1": f1(right * _share([one in whole for one in told]), len(whole) / len(self.core)),
        }  # fmt: skip

    def _when(self, one: Told) -> bool:
        wanted = {bounds(when) for when in one.when}
        return any(bounds(line.meeting.when) in wanted for line in self._of(one))

    def _where(self, one: Told) -> bool:
        return any(_same_place(one, line.meeting) for line in self._of(one))


def _sets() -> Iterable[tuple[str, list[Told], list[Report]]]:
    yield "seeds", [_of_ledger(one) for one in _lines(places.SEEDS, "meetings")], seeds()
    told = _lines(places.EXAMPLES, "claims")
    read = {one["report"] for one in told}  # the others have no gold lines
    acts = [_of_act(one) for one in told if one["event"] == "CONSULT"]
    yield "examples", acts, [one for one in examples.reports() if one.id in read]


def _lines(folder: Any, name: str) -> list[Mapping[str, Any]]:
    text = (folder / "gold" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _of_ledger(line: Mapping[str, Any]) -> Told:
    sides = frozenset(filter(None, (_side(one["actor"]) for one in line["who"])))
    # One who only speaks to the press meets nobody, and a gathering without names no one.
    met = len(sides) > 1 or (line["host"] not in (None, *sides))
    return Told(
        report=line["report"],
        span=(line["span"][0], line["span"][1]),
        sides=(sides,),
        host=line["host"],
        when=(line["when"], *line.get("when_also", ())),
        where=line["where"],
        core=line.get("tier", "core") == "core" and met and bool(sides),
        says=line["evidence"],
    )


def _of_act(line: Mapping[str, Any]) -> Told:
    readings = [line, *(dict(line) | also for also in line.get("also", ()))]
    sides = {
        frozenset(filter(None, map(_side, [*one["source"], *one["target"]]))) for one in readings
    }
    return Told(
        report=line["report"],
        span=(line["span"][0], line["span"][1]),
        sides=tuple(sides),
        host=None,
        when=(line["when"], *line.get("when_also", ())),
        where=line["where"],
        core=line.get("tier", "core") == "core" and max(map(len, sides)) > 1,
        says=line["evidence"],
    )


def _side(code: str) -> str | None:
    return dyad_side(code) or code.partition(":")[0] or None


def _ledger(reports: Sequence[Report]) -> list[Found]:
    """The ledger of a dossier of the reports, each line once for each report that tells it."""
    with tempfile.TemporaryDirectory() as folder, dragoman.open(f"{folder}/m.duckdb") as dossier:
        dossier.read(reports)
        rows = {row.id: row for row in dossier.rows()}
        return [
            Found(_gold_name(report), _spans(rows, one, report), one)
            for one in dossier.meetings()
            for report in one.reports
        ]


def _spans(rows: Mapping[str, ClaimRow], one: Meeting, report: str) -> tuple[tuple[int, int], ...]:
    told = (rows[id] for id in one.claims if id in rows)
    return tuple(
        (row.claim.evidence.start, row.claim.evidence.end)
        for row in told
        if row.report_id == report
    )


def _gold_name(report: str) -> str:
    """A report as its gold lines name it: of the seeds, by its number."""
    number, _, rest = report.partition("_")
    return f"seed{number}" if number.isdecimal() and rest else report


def _same(one: Told, line: Found) -> bool:
    """Whether a line tells a gold meeting: the same words, and the same sides, the host aside."""
    meeting = line.meeting
    host = {meeting.host.code} if meeting.host else set()
    there = {_side(named.code) for named in meeting.who} | host
    return (
        one.report == line.report
        and any(start < one.span[1] and one.span[0] < end for start, end in line.spans)
        and any(sides <= there <= sides | host | {one.host} for sides in one.sides if sides)
    )


def _same_place(one: Told, meeting: Meeting) -> bool:
    """Whether a word of one place stands in the other, or the host is that of the gold line."""
    words = [
        {word.casefold() for word in _WORD.findall(where or "")} - _PLACELESS
        for where in (one.where, meeting.where)
    ]
    host = meeting.host.name.casefold() if meeting.host else ""
    return bool(words[0] & words[1]) or bool(host and host in (one.where or "").casefold())


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


if __name__ == "__main__":
    for name, gold, reports in _sets():
        compared = _Compared(gold, _ledger(reports))
        print(name, {figure: round(value, 3) for figure, value in compared.figures().items()})
        print(f"  {len(compared.core)} core gold lines, {len(compared.found)} lines found")
        if "-e" in sys.argv and name != "seeds":
            print("missed:", *(f"{one.report}: {one.says}" for one in compared.missed), sep="\n  ")
            print(
                "wrong:",
                *(
                    f"{one.report}: {[named.name for named in one.meeting.who]}"
                    f" {one.meeting.source.evidence.exact}"
                    for one in compared.wrong
                ),
                sep="\n  ",
            )
