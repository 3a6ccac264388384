"""Every claim with the words that made it what it is."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.acts.draft import Draft
from dragoman.coding.explaining.acts import act_reasons
from dragoman.coding.explaining.others import (
    consequence_reasons,
    silence_reasons,
    statement_reasons,
    tie_reasons,
)
from dragoman.coding.explaining.telling import Found, Telling
from dragoman.coding.relations.consequences import ConsequenceFound
from dragoman.coding.relations.ties import TieFound
from dragoman.coding.speech.silences import Quiet
from dragoman.coding.speech.speakers import Said
from dragoman.records import Act, Claim, Consequence, Reason, Silence, Statement, Tie

Explained = tuple[Claim, tuple[Reason, ...]]


def explain(telling: Telling) -> Iterator[Explained]:
    """The claims of passages in text order, each with its reasons."""
    for claim, found in telling.found:
        yield claim, tuple(_reasons(telling, claim, found))


def _reasons(telling: Telling, claim: Claim, found: Found) -> Iterator[Reason]:
    match claim, found:
        case Act(), Draft():
            yield from act_reasons(telling, claim, found)
        case Statement(), Said():
            yield from statement_reasons(telling, claim, found)
        case Silence(), Quiet():
            yield from silence_reasons(telling, claim, found)
        case Tie(), TieFound():
            yield from tie_reasons(telling, claim, found)
        case Consequence(), ConsequenceFound():
            yield from consequence_reasons(telling, claim, found)
