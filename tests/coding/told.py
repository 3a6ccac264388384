"""What the rules tell of a text, in short lines that a table of cases can hold.

The encoder is left out: what it tells beside them is tested in `test_model` and measured by the bench.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import dragoman as dg
from dragoman.coding.coder import Coder

WEDNESDAY = date(2019, 5, 15)


@cache
def coder() -> Coder:
    """One coder for all tests: loading it takes a second."""
    return Coder(quick=True)


def claims(text: str, published: date = WEDNESDAY) -> list[dg.Claim]:
    return dg.code(text, published, report="one", coder=coder())


def acts(text: str, published: date = WEDNESDAY) -> list[dg.Act]:
    return [claim for claim in claims(text, published) if isinstance(claim, dg.Act)]


def statements(text: str) -> list[dg.Statement]:
    return [claim for claim in claims(text) if isinstance(claim, dg.Statement)]


def silences(text: str) -> list[dg.Silence]:
    return [claim for claim in claims(text) if isinstance(claim, dg.Silence)]


def brief(act: dg.Act) -> str:
    """``AID FRA>TCD planned``; a reciprocal act is ``CONSULT PER+ECU``; asserted goes unsaid."""
    parties = _codes(act.source)
    if not act.reciprocal:
        parties += f">{_codes(act.target)}"
    status = "" if act.status == "asserted" else f" {act.status}"
    return f"{act.event} {parties}{status}"


def told(text: str) -> list[str]:
    """All acts of a text in short, in text order."""
    return [brief(act) for act in acts(text)]


def voices(text: str) -> list[tuple[str, str | None]]:
    """Each act in short with the code of its voice."""
    return [(brief(act), act.according_to and act.according_to.actor) for act in acts(text)]


def _codes(parties: Iterable[dg.Party]) -> str:
    return "+".join(party.code for party in parties)
