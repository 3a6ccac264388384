"""Claims for tests, made from few words: what is not said is left at its plainest."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from dragoman.data.plover import quads
from dragoman.records import (
    Act,
    Claim,
    ClaimRow,
    Evidence,
    Party,
    Quantity,
    Silence,
    Statement,
    Tie,
    Voice,
)

QUADS = quads()
NAMES = {
    "CHN": "China",
    "JPN": "Japan",
    "KOR": "South Korea",
    "PRK": "North Korea",
    "RUS": "Russia",
    "UKR": "Ukraine",
    "USA": "United States",
    "IGO:NATO": "NATO",
    "KOR:SPY": "National Intelligence Service",
    "RUS:GOV": "Kremlin",
    "USA:MIL": "Pentagon",
}


def row(
    claim: Claim, published: str | None = "2024-10-31", outlet: str | None = "Harbour Wire"
) -> ClaimRow:
    """The claim as it comes out of a dossier."""
    content = repr((claim, published, outlet)).encode()
    day = None if published is None else date.fromisoformat(published)
    return ClaimRow(
        id=hashlib.sha256(content).hexdigest()[:16],
        claim=claim,
        report_id=claim.report,
        report_key=hashlib.sha256(claim.report.encode()).hexdigest(),
        published=day,
        source=outlet,
    )


def act(
    event: Any,
    source: str = "",
    target: str = "",
    text: str = "",
    *,
    report: str = "r1",
    published: str | None = "2024-10-31",
    outlet: str | None = "Harbour Wire",
    start: int = 0,
    voice: tuple[str, str] | None = None,
    **more: Any,
) -> ClaimRow:
    """An act as a row; parties are codes with spaces between them."""
    claim = Act(
        report=report,
        evidence=Evidence(start, start + len(text), text),
        source=parties(source),
        target=parties(target),
        event=event,
        quad=QUADS[event],
        confidence=0.8,
        according_to=None if voice is None else Voice(*voice),
        **more,
    )
    return row(claim, published, outlet)


def statement(
    speaker: str, text: str, *, report: str = "r1", published: str = "2024-10-31", **more: Any
) -> ClaimRow:
    """A statement as a row."""
    span = Evidence(0, len(text), text)
    claim = Statement(
        report=report, evidence=span, speaker=party(speaker), cue="said", content=span,
        direct=False, **more,
    )  # fmt: skip
    return row(claim, published)


def silence(
    actor: str, text: str, *, report: str = "r1", published: str = "2024-10-31", **more: Any
) -> ClaimRow:
    """A silence as a row."""
    claim = Silence(
        report=report, evidence=Evidence(0, len(text), text), actor=party(actor), **more
    )
    return row(claim, published)


def tie(
    kind: str, members: str, text: str, *, report: str = "r1", published: str = "2024-10-31",
    voice: tuple[str, str] | None = None, **more: Any,
) -> ClaimRow:  # fmt: skip
    """A tie as a row."""
    claim = Tie(
        report=report,
        evidence=Evidence(0, len(text), text),
        tie=kind,
        members=parties(members),
        according_to=None if voice is None else Voice(*voice),
        **more,
    )
    return row(claim, published)


def parties(codes: str) -> tuple[Party, ...]:
    """Parties of codes with spaces between them."""
    return tuple(party(code) for code in codes.split())


def party(code: str) -> Party:
    """A party under its plain name."""
    name = NAMES.get(code) or NAMES.get(code.partition(":")[0], code)
    return Party(code, name, name, 0, len(name))


def troops(value: float | None = None, **bounds: float) -> Quantity:
    """A number of troops."""
    return Quantity("troops", value, **bounds)
