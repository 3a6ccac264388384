"""The signs that chances are told from, as logarithms of rates: a pair's own past and what is about it.

Signs of one type (`own`) ask how often just that was done; signs of all types (`shared`) what else
passed there and back, of which class and which type, and what third parties did and underwent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman.outlook.chances.state import FAST, HALVES, MID, Floats, Pairs, State
from dragoman.outlook.weeks import Ids

LEAST = 0.02  # acts a week that a rate of none is taken for: once in a year
QUADS = (1, 2, 3, 4)
_LOG_LEAST = float(np.log(LEAST))
EVERY = slice(None)
Places: TypeAlias = Ids | NDArray[np.int64] | slice


@dataclass(frozen=True, slots=True)
class Sign:
    """What one sign looks at, for its weight to be told in words.

    ``of`` is whose doing: "there" (source to target), "back" (target to source), "by source"
    (source to others), "to target" (others to the target), "to source", "by target", or "all".
    ``what`` is a type, "same" (the type asked for), "any", or "quad1" to "quad4".
    """

    of: str
    what: str
    fade: int


def own_signs() -> list[Sign]:
    """The signs that look at the type that is asked for, in the order of `own`."""
    both = [Sign(of, "same", fade) for of in ("there", "back") for fade in range(len(HALVES))]
    return [*both, Sign("by source", "same", MID), Sign("to target", "same", MID), Sign("all", "same", MID)]  # fmt: skip


def shared_signs(types: tuple[str, ...]) -> list[Sign]:
    """The signs that look at all types, in the order of `shared`."""
    sides = ("there", "back")
    return [
        *(Sign(of, "any", fade) for of in sides for fade in range(len(HALVES))),
        *(Sign(of, f"quad{q}", fade) for of in sides for fade in (FAST, MID) for q in QUADS),
        *(Sign(of, one, FAST) for of in sides for one in types),
        Sign("by source", "any", MID),
        Sign("to target", "any", MID),
        *(Sign(of, f"quad{q}", FAST) for of in _THIRD for q in QUADS),
    ]


_THIRD = ("to target", "by source", "to source", "by target")


def own(state: State, pairs: Pairs, at: Places = EVERY) -> list[Floats]:
    """Each sign of the type itself: (paths by) pairs by types. ``at`` are the pairs asked for."""
    there = [rate[..., at, :] for rate in state.rates]
    back = [rate[..., pairs.reverse[at], :] for rate in state.rates]
    out, into = _sums(state, pairs, MID)
    every = state.rates[MID].sum(axis=-2, keepdims=True)
    if state.rest_all is not None:
        every = every + state.rest_all
    return [
        *map(_log, there),
        *map(_log, back),
        _log(_others(out[..., pairs.source[at], :], there[MID])),
        _log(_others(into[..., pairs.target[at], :], there[MID])),
        np.broadcast_to(_log(every), there[MID].shape),
    ]


def shared(state: State, pairs: Pairs, classes: Floats, at: Places = EVERY) -> Floats:
    """The signs of all types: (paths by) pairs by signs. ``classes`` is types by quad classes."""
    there = [rate[..., at, :] for rate in state.rates]
    back = [rate[..., pairs.reverse[at], :] for rate in state.rates]
    source, target = pairs.source[at], pairs.target[at]
    parts = [rate.sum(axis=-1, keepdims=True) for side in (there, back) for rate in side]
    parts += [_by_class(side[fade], classes) for side in (there, back) for fade in (FAST, MID)]
    parts += [side[FAST] for side in (there, back)]
    out, into = _sums(state, pairs, MID)
    for sums, ends in ((out, source), (into, target)):
        parts.append(_others(sums[..., ends, :], there[MID]).sum(axis=-1, keepdims=True))
    out, into = (_by_class(sums, classes) for sums in _sums(state, pairs, FAST))
    now, then = _by_class(there[FAST], classes), _by_class(back[FAST], classes)
    parts.append(_others(into[..., target, :], now))
    parts.append(_others(out[..., source, :], now))
    parts.append(_others(into[..., source, :], then))
    parts.append(_others(out[..., target, :], then))
    return _log(np.concatenate(parts, axis=-1))


def _sums(state: State, pairs: Pairs, fade: int) -> tuple[Floats, Floats]:
    """What each actor does and undergoes, by type."""
    rate = state.rates[fade]
    out, into = pairs.out @ rate, pairs.into @ rate
    if state.rest_out is not None and state.rest_into is not None:
        out, into = out + state.rest_out[fade], into + state.rest_into[fade]
    return out, into


def _others(sums: Floats, mine: Floats) -> Floats:
    return np.maximum(sums - mine, 0.0)


def _by_class(rate: Floats, classes: Floats) -> Floats:
    found: Floats = np.einsum("...t,tq->...q", rate, classes)
    return found


def _log(rate: Floats) -> Floats:
    """0 for none, so that signs that tell nothing weigh nothing."""
    found: Floats = np.log(rate + LEAST) - _LOG_LEAST
    return found
