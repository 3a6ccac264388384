"""The latest acts that a part of an expected count looks at, by their places in the facts."""

from __future__ import annotations

import numpy as np

from dragoman.outlook.amounts.parts import Part
from dragoman.outlook.amounts.tally import Tally

SHOWN = 3
"""Acts behind a reason."""


def latest(tally: Tally, key: int, part: Part) -> tuple[int, ...]:
    """The newest first, of the steps that are counted; none of what may come of nothing."""
    facts = tally.facts
    source, target = divmod(key, max(1, len(facts.actors)))
    by, on = facts.subject, facts.object
    which = {
        "own": (by == source) & (on == target),
        "back": (by == target) & (on == source),
        "source": by == source,
        "target": on == target,
        "both": (by == source) | (on == target),
    }
    which |= {"other": which["own"], "year": which["own"]}
    if part.of not in which:
        return ()
    quad = tally.kinds.quad[facts.relation]
    right = quad >= 0 if part.of == "year" else quad == part.quad
    counted = facts.time >= tally.until - tally.steps * tally.days
    places = np.flatnonzero(which[part.of] & right & counted & (by != on))
    return tuple(int(one) for one in places[::-1][:SHOWN])
