"""How often the coder is right, by people's judgements: shares by kind and type, with their intervals.

A share is an estimate for all claims of a sort only where its claims were drawn at random from them;
of claims that somebody picked, or that were the weightiest and the least sure, it says how those
fared. So every figure says how its claims were drawn, and the two are told apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.data.tables import read_toml
from dragoman.judging.counting import outcomes
from dragoman.judging.records import BEARING, Judged, Precision

RANDOM = "random"
"""How a judgement says that its claim was drawn at random; what it was drawn from follows."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Sort:
    """What sort of claim one is."""

    kind: str
    event: str | None = None


def precision(judged: Sequence[Judged], sorts: Mapping[str, Sort]) -> list[Precision]:
    """Figures for all claims, each kind and each type of act that any judgement bears on.

    ``sorts`` has every claim of the dossier as coded. Of each sort there are two figures: of all that
    were judged, and, where there are any, of those that were drawn at random from that sort.
    """
    verdicts = {claim: one.verdict for claim, one in outcomes(judged).items() if one.verdict}
    there = Counter(group for sort in sorts.values() for group in _groups(sort))
    drawn: dict[str, set[str]] = {}
    for one in judged:
        if one.newest and one.bearing in BEARING and one.found:
            drawn.setdefault(one.found, set()).add(one.judgement.drawn)
    made = []
    for group in sorted(there, key=lambda one: (_ORDER.index(one[0]), -there[one], one)):
        of_it = [claim for claim in verdicts if group in _groups(sorts[claim])]
        chance = [one for one in of_it if any(stands_for(how, group) for how in drawn[one])]
        if of_it:
            made.append(_figure(group, ALL, (verdicts[one] for one in of_it), there[group]))
        if chance:
            made.append(_figure(group, RANDOM, (verdicts[one] for one in chance), there[group]))
    return made


def told_once(found: Sequence[Precision]) -> list[Precision]:
    """The figures as a reader wants them: types below the acts, and no figure twice.

    Where all that were judged were drawn at random, the figure of all is left out.
    """
    chance = {_counts(one) for one in found if one.drawn == RANDOM}
    kept = [one for one in found if one.drawn == RANDOM or _counts(one) not in chance]
    return sorted(kept, key=_place)


def stands_for(drawn: str, group: tuple[str, str]) -> bool:
    """Whether claims drawn so are a random sample of all of a group.

    >>> stands_for("random, seed 7", ("kind", "act"))
    True
    >>> stands_for("random, event AID, seed 7", ("kind", "act"))
    False
    >>> stands_for("weightiest first", ("all", "all"))
    False
    """
    how, *limits = drawn.split(", ")
    limits = [one for one in limits if not one.startswith("seed ")]
    by, of = group
    allowed = {"all": set(), "kind": {f"kind {of}"}, "event": {"kind act", f"event {of}"}}[by]
    return how == RANDOM and set(limits) <= allowed


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The interval of a share by Wilson's score: it holds for few judgements, and near 0 and 1.

    >>> low, high = wilson(8, 10)
    >>> round(low, 3), round(high, 3)
    (0.49, 0.943)
    """
    z = _z()
    share = right / judged
    middle = share + z * z / (2 * judged)
    half = z * math.sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    whole = 1 + z * z / judged
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def _counts(one: Precision) -> tuple[str, str, int, int, int]:
    return one.by, one.of, one.right, one.wrong, one.unsure


def _place(one: Precision) -> int:
    """All claims, the acts, their types, the other kinds; the rest of the order stays."""
    return 0 if one.by == ALL else 1 if one.of == "act" else 2 if one.by == "event" else 3


_ORDER = ("all", "kind", "event")


def _groups(sort: Sort) -> list[tuple[str, str]]:
    found = [("all", ALL), ("kind", sort.kind)]
    return [*found, ("event", sort.event)] if sort.event else found


def _figure(group: tuple[str, str], drawn: str, verdicts: Iterable[str], claims: int) -> Precision:
    said = Counter(verdicts)
    right, wrong = said["right"], said["wrong"]
    judged = right + wrong
    low, high = wilson(right, judged) if judged else (None, None)
    share = right / judged if judged else None
    by, of = group
    return Precision(by, of, drawn, right, wrong, said["unsure"], share, low, high, claims)


@cache
def _z() -> float:
    return float(read_toml("judging.toml")["precision"]["z"])
