"""What the judgements of one claim come to, when several people have judged it.

Each person's newest counts. A claim is left out of every view when more of them say that it is wrong
and give nothing better than let it stand; in a tie it stays, for the coder's rows are the default. A
correction holds where its claim stands; of two of one field, the newer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.judging.records import BEARING, Judged


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one claim."""

    verdict: (
        Literal["right", "wrong", "unsure"] | None
    )  # of the claim as coded; None: none was given
    left_out: bool
    corrections: Mapping[str, Any]


def outcomes(judged: Iterable[Judged]) -> dict[str, Outcome]:
    """By claim, what the judgements that bear on it come to."""
    by_claim: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.newest and one.bearing in BEARING and one.found:
            by_claim[one.found].append(one)
    return {claim: _outcome(some) for claim, some in by_claim.items()}


def _outcome(judged: Sequence[Judged]) -> Outcome:
    said = [one.judgement for one in sorted(judged, key=lambda one: one.judgement.judged)]
    out = [one for one in said if one.verdict == "wrong" and not one.corrections]
    standing = [
        one
        for one in said
        if one.verdict == "right" or (one.verdict == "wrong" and one.corrections)
    ]
    if len(out) > len(standing):
        return Outcome("wrong", True, {})
    corrections = {name: value for one in standing for name, value in one.corrections.items()}
    return Outcome(_verdict(judged), False, corrections)


def _verdict(judged: Sequence[Judged]) -> Literal["right", "wrong", "unsure"] | None:
    """What most say of the claim as it is coded now; as many on both sides are unsure."""
    right = wrong = unsure = 0
    for one in judged:
        verdict = one.judgement.verdict
        if verdict == "unsure":
            unsure += 1
        elif verdict == "right" or (verdict == "wrong" and one.bearing == "met"):
            right += 1
        elif verdict == "wrong":
            wrong += 1
    if right != wrong:
        return "right" if right > wrong else "wrong"
    return "unsure" if right or unsure else None
