"""Which claim a judgement bears on now: the same one, or what a newer coder has made of the stretch.

A judgement keeps the claim as it was judged. Where a claim of that id is there, it is that. Else it
is looked for among the claims of the same kind whose evidence overlaps: with the same core (what
makes a claim right or wrong) it bears on it, with another core it does not, for nobody has judged
that yet. No judgement is thrown away, whatever it finds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.exchange.lines import from_line
from dragoman.judging.corrections import applied
from dragoman.judging.records import BEARING, Bearing, Judged, Judgement
from dragoman.records import Act, Claim, ClaimRow, Consequence, Evidence, Silence, Statement


def bearings(judgements: Sequence[Judgement], rows: Sequence[ClaimRow]) -> list[Judged]:
    """Each judgement of one report with the claim that it bears on, of those coded there now.

    They come back in the order in which they were made, the newest of each judge marked.
    """
    found = [_found(one, rows) for one in sorted(judgements, key=lambda one: (one.judged, one.id))]
    last = {_said_of(one): one.judgement.id for one in found}
    return [replace(one, newest=last[_said_of(one)] == one.judgement.id) for one in found]


def core(claim: Claim) -> tuple[object, ...]:
    """What makes a claim right or wrong: who, what sort, in which status; not its words or its time."""
    match claim:
        case Act():
            sort: tuple[object, ...] = (claim.event, claim.mode)
            who = (_codes(claim.source), _codes(claim.target))
        case Statement():
            sort, who = (), (_codes(claim.speakers), ())
        case Silence():
            sort, who = (), ((claim.actor.code,), ())
        case Consequence():
            sort, who = (claim.cause, claim.effect), ((), ())
        case _:
            sort, who = (claim.tie,), (_codes(claim.members), ())
    return (claim.kind, claim.status, sort, who)


def as_judged(judgement: Judgement) -> Claim:
    """The claim as the judge saw it."""
    return from_line(judgement.coded)


def _found(judgement: Judgement, rows: Sequence[ClaimRow]) -> Judged:
    if any(row.id == judgement.claim for row in rows):
        return Judged(judgement, judgement.claim, "same", False)
    before = as_judged(judgement)
    there = [
        (shared, row)
        for row in rows
        if row.claim.kind == before.kind
        and (shared := _shared(row.claim.evidence, before.evidence)) > 0
    ]
    wanted: Mapping[Bearing, Any] = {
        "moved": core(before),
        "met": core(applied(before, judgement.corrections)) if judgement.corrections else None,
    }
    for how, what in wanted.items():
        fitting = [one for one in there if core(one[1].claim) == what]
        if fitting:
            return Judged(judgement, _nearest(fitting).id, how, False)
    if there:
        return Judged(judgement, _nearest(there).id, "changed", False)
    return Judged(judgement, None, "lost", False)


def _said_of(one: Judged) -> tuple[str, str]:
    """Who said it and of what: what bears on no claim stands for the claim that it was said of."""
    judgement = one.judgement
    claim = one.found if one.bearing in BEARING and one.found else judgement.claim
    return judgement.judge, claim


def _nearest(found: Sequence[tuple[float, ClaimRow]]) -> ClaimRow:
    return max(found, key=lambda one: (one[0], one[1].id))[1]


def _shared(a: Evidence, b: Evidence) -> float:
    """The share of two stretches that they have in common, from 0 to 1."""
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(0, both) / max(1, max(a.end, b.end) - min(a.start, b.start))


def _codes(parties: Sequence[Any]) -> tuple[str, ...]:
    return tuple(sorted(party.code for party in parties))
