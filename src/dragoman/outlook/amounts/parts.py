"""The parts of an expected count: named levels, each in acts per step, that weights are learned for.

The expected count of a quad class on a dyad in the next step is a sum of parts, each a weight (zero or
more) times a level. So a forecast is explained by its own terms: nothing else is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dragoman.outlook.amounts.levels import HALF_LIVES, LATELY, LONG, Levels
from dragoman.outlook.amounts.tally import CLASSES, Dyads, Floats, Places

BASE = 0.01  # acts per step that the last part stands for, whatever has passed


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what it looks at (``of``), at which quad class (0 to 3) and half-life (a place)."""

    of: str
    quad: int
    half: int

    @property
    def steps(self) -> float:
        """The half-life in steps."""
        return float(HALF_LIVES[self.half])


OF = {
    "own": "this dyad",
    "other": "this dyad, acts of other classes",
    "back": "the other direction",
    "source": "what the source does to all",
    "target": "what is done to the target",
    "year": "the level of all dyads",
    "both": "how active the two sides are",
    "base": "what may come of nothing",
}
"""What parts look at, in words."""


def parts_of(quad: int) -> list[Part]:
    """The parts that a quad class's expected count is made of, in the order of `design`."""
    own = [Part("own", quad, half) for half in range(len(HALF_LIVES))]
    others = [q for q in range(CLASSES) if q != quad]
    other = [Part("other", q, half) for q in others for half in LATELY]
    back = [Part("back", q, half) for q in range(CLASSES) for half in LATELY]
    ends = [Part(of, quad, half) for of in ("source", "target") for half in LATELY]
    last = [
        Part("year", quad, LATELY[-1]),
        Part("both", quad, LATELY[-1]),
        Part("base", quad, LONG),
    ]
    return [*own, *other, *back, *ends, *last]


@dataclass(frozen=True, eq=False)
class Seen:
    """What parts are read from, for some dyads; the last two axes are quad class and half-life.

    Any axes may stand before that of the dyads (paths of a simulation), broadcast against each other.
    ``source_share`` and ``target_share`` are what of all acts by the source, or on the target, is on this
    dyad; ``all`` [4, half-lives] is of everything.
    """

    own: Floats
    back: Floats
    source: Floats
    target: Floats
    source_share: Floats
    target_share: Floats
    all: Floats


def seen(levels: Levels, dyads: Dyads, places: Places) -> Seen:
    """What is seen of the dyads at some places."""
    own = levels.own[places]
    source, target = levels.out[dyads.source[places]], levels.into[dyads.target[places]]
    return Seen(
        own=own,
        back=levels.own[dyads.back[places]],
        source=source,
        target=target,
        source_share=_share(own, source),
        target_share=_share(own, target),
        all=levels.all,
    )


def _share(own: Floats, whole: Floats) -> Floats:
    return np.asarray(own[..., LONG].sum(-1) / np.maximum(whole[..., LONG].sum(-1), 1e-12))


def design(found: Seen, quad: int) -> Floats:
    """The levels of all parts of a quad class: [..., dyads, parts], in acts per step."""
    columns = list(_columns(found, quad))
    return np.stack(np.broadcast_arrays(*columns), -1)


def _columns(found: Seen, quad: int) -> Iterator[Floats]:
    late = LATELY[-1]
    for part in parts_of(quad):
        at = (..., part.quad, part.half)
        if part.of in ("own", "other"):
            yield found.own[at]
        elif part.of == "back":
            yield found.back[at]
        elif part.of == "source":
            yield found.source[at] * found.source_share
        elif part.of == "target":
            yield found.target[at] * found.target_share
        elif part.of == "year":
            share = found.all[quad, late] / max(found.all[:, late].sum(), 1e-12)
            yield found.own[..., LONG].sum(-1) * share
        elif part.of == "both":
            level = max(found.all[quad, late], 1e-12)
            yield found.source[..., quad, late] * found.target[..., quad, late] / level
        else:
            yield np.full(found.source_share.shape, BASE)
