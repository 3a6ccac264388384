"""A report of our own with claims of it, for what is found inside one report."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from dragoman.evidence import make_evidence
from dragoman.fusing.inside.finding import find_inside
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Act, ClaimRow, Disagreement, Party, Report, Silence, Statement
from tests.fusing.builders import NAMES, QUADS, row

NAMES |= {"MAR": "Morocco", "DZA": "Algeria", "PER": "Peru", "TWN": "Taiwan"}


class Told:
    """A report of our own with claims of it, each given by the words that carry it."""

    def __init__(self, text: str, published: str | None = "2018-04-18", name: str = "r1") -> None:
        day = date.fromisoformat(published) if published else None
        self.report: Report = make_report(text, id=name, published=day)
        self.rows: list[ClaimRow] = []

    def act(self, event: Any, source: str, target: str, words: str, **more: Any) -> Told:
        claim = Act(
            report=self.report.id,
            evidence=self.evidence(words),
            source=tuple(self._party(one, words) for one in source.split()),
            target=tuple(self._party(one, words) for one in target.split()),
            event=event,
            quad=QUADS[event],
            confidence=0.9,
            **more,
        )
        return self.with_claim(claim)

    def says(self, speaker: str, name: str, words: str, direct: Any = True) -> Told:
        span = self.evidence(words)
        party = Party(speaker, name, name, span.start, span.start)
        claim = Statement(
            report=self.report.id, evidence=span, speaker=party, cue="said", content=span,
            direct=direct,
        )  # fmt: skip
        return self.with_claim(claim)

    def silent(self, actor: str, words: str) -> Told:
        span = self.evidence(words)
        party = Party(actor, NAMES.get(actor, actor), "", span.start, span.start)
        return self.with_claim(Silence(report=self.report.id, evidence=span, actor=party))

    def clashes(self) -> list[Disagreement]:
        rows = [*self.rows]
        random.Random(7).shuffle(rows)
        return find_inside(self.report, clean(self.report).regions, rows)

    def with_claim(self, claim: Any) -> Told:
        made = row(claim, self.report.published and self.report.published.isoformat())
        self.rows.append(
            ClaimRow(made.id, claim, self.report.id, self.report.key, self.report.published, "Wire")
        )
        return self

    def evidence(self, words: str) -> Any:
        start = self.report.text.index(words)
        return make_evidence(self.report.text, start, start + len(words))

    def _party(self, code: str, words: str) -> Party:
        name = NAMES.get(code) or NAMES.get(code.partition(":")[0], code)
        at = self.report.text.index(words)
        return Party(code, name, name, at, at)


def clashes_of(sentence: str, published: str | None = "2018-04-18") -> list[Disagreement]:
    return Told(f"The ministers met again.\n\n{sentence}", published).clashes()
