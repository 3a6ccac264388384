"""A coder of one rule a kind, quick and slow at will, and a program that reads with it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from dragoman.records import (
    Act,
    Claim,
    CleanReport,
    Consequence,
    Evidence,
    Party,
    Quantity,
    Report,
    Silence,
    Statement,
    Tie,
    Voice,
)


class PlainCoder:
    """Every line of a report is a claim; its length says of which kind."""

    def __init__(self, version: str = "1", authority: str = "1", delay: float = 0.0) -> None:
        self.version = version
        self.authority_version = authority
        self.delay = delay
        self.coded: list[str] = []

    def code(self, clean: CleanReport) -> list[Claim]:
        if self.delay:
            time.sleep(self.delay)
        self.coded.append(clean.report.id)
        claims, start = [], 0
        for line in clean.report.text.split("\n"):
            if line:
                claims.append(_claim(clean.report, start, start + len(line)))
            start += len(line) + 1
        return claims

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        for clean in cleans:
            yield self.code(clean)


def _claim(report: Report, start: int, end: int) -> Claim:
    text = report.text
    quote = Evidence(start, end, text[start:end], text[max(0, start - 8) : start], text[end:][:8])
    word = Party("PRK:MIL", "North Korean army", text[start : start + 1], start, start + 1)
    other = Party("RUS", "Russia", text[end - 1 : end], end - 1, end)
    published = report.published
    when = None if published is None else published.isoformat()
    match (end - start) % 5:
        case 0:
            return Act(
                report=report.id,
                evidence=quote,
                source=(word,),
                target=(other,),
                event="AID",
                quad=2,
                confidence=0.5,
                when=when,
                quantity=Quantity("troops", min=float(end - start)),
                according_to=Voice("KOR:SPY", "the agency"),
            )
        case 1:
            return Statement(
                report=report.id, evidence=quote, speaker=word, cue="said", content=quote,
                direct="mixed", status="denied",
            )  # fmt: skip
        case 2:
            return Silence(report=report.id, evidence=quote, actor=other, about=text[start:end])
        case 3:
            return Tie(
                report=report.id, evidence=quote, tie="alliance", members=(word, other),
                since="2024-06",
            )  # fmt: skip
        case _:
            return Consequence(report=report.id, evidence=quote, cause="a", effect=text[start:end])


def reports(count: int) -> list[Report]:
    """So many different reports of three to five lines."""
    made = []
    for number in range(count):
        lines = [f"Report {number} line {line}{'!' * line}" for line in range(3 + number % 3)]
        made.append(Report(f"r{number:03}", f"{number:032x}", "\n".join(lines)))
    return made


def main(path: str, count: str, delay: str, batch: str = "1.0") -> None:
    """Read so many reports into a dossier, slowly, and say on each line how many are done."""
    import dragoman
    from dragoman.store import intake

    def progress(done: int, total: int | None) -> None:
        print(done, total, flush=True)

    intake.BATCH_SECONDS = float(batch)
    intake.BATCH_SHARE = 1.0
    print("begin", flush=True)
    coder = PlainCoder(delay=float(delay))
    dragoman.open(path).read(reports(int(count)), coder=coder, progress=progress)
    print("end", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
