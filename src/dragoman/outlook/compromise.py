"""Where a bargain may end: the compromise of a table of positions that a user types in.

Each actor has a position on one scale, a capability and a salience (how much it cares). The compromise
is the mean of positions weighted by capability x salience; the median is the position with half of that weight
on either side. Of the decisions of the European Union on record (the DEU data of Thomson and
others) such a mean was at least as near to what came out as models of procedure (Leinaweaver and Thomson 2014)
and as most elaborate ones: what is more elaborate has to beat it first. Nothing here is learned from
data; what comes out is as good as what is typed in, and the sensitivity shows how much hangs on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from dragoman.errors import QueryError

CHANGE = 0.1
"""By how much each input is moved, up and down: judgements of experts are no finer than a tenth."""

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Stand:
    """What one actor brings to a bargain.

    ``capability`` and ``salience`` are zero or more, on any scale that is the same for all; ``position``
    is a number on the scale of the matter.
    """

    actor: str
    capability: float
    position: float
    salience: float

    @property
    def weight(self) -> float:
        """Capability x salience."""
        return self.capability * self.salience


@dataclass(frozen=True, slots=True)
class Without:
    """What comes out where one actor stays away, and how far that is from what comes out with it."""

    actor: str
    mean: float
    median: float
    mean_shift: float
    median_shift: float


@dataclass(frozen=True, slots=True)
class Moved:
    """What comes out where one input of one actor is moved down and up by a tenth.

    ``input`` is capability, salience or position; a position moves by a tenth of the range of all.
    """

    actor: str
    input: str
    mean_low: float
    mean_high: float
    median_low: float
    median_high: float


@dataclass(frozen=True, slots=True)
class Compromise:
    """What a bargain comes to, on whom it hangs, and how far it moves with what was typed in.

    ``mean`` is the compromise, ``median`` the weighted median, ``plain_mean`` the mean with all alike.
    ``pivot`` is whom the median stands with (two of one position share it: the one of more weight), and
    "between A and B" where it lies between two; nobody without weight is the pivot.
    ``heaviest`` is whose absence moves the mean most; ``shares`` are the actors' weights, adding up to 1.
    ``mean_range`` and ``median_range`` hold all that comes out when one input is moved.
    """

    mean: float
    median: float
    plain_mean: float
    pivot: str
    heaviest: str
    shares: dict[str, float]
    mean_range: tuple[float, float]
    median_range: tuple[float, float]
    without: tuple[Without, ...]
    moved: tuple[Moved, ...]


def compromise(stands: Sequence[Stand]) -> Compromise:
    """The compromise of some stands.

    >>> found = compromise([Stand("AAA", 1, 0, 0.5), Stand("BBB", 2, 10, 1), Stand("CCC", 1, 4, 0.5)])
    >>> round(found.mean, 2), found.median, found.pivot, found.heaviest
    (7.33, 10.0, 'BBB', 'BBB')

    Raises QueryError for fewer than two actors, and where nobody has any weight.
    """
    if len(stands) < FEWEST:
        raise QueryError("a bargain needs two actors or more: add lines to the table")
    if sum(one.weight for one in stands) <= 0:
        raise QueryError("no actor has any weight: give one a capability and a salience above zero")
    mean, median = mean_of(stands), median_of(stands)
    total = sum(one.weight for one in stands)
    without = tuple(_without(stands, place, mean, median) for place in range(len(stands)))
    moved = tuple(_moved(stands, place, name) for place in range(len(stands)) for name in INPUTS)
    return Compromise(
        mean=mean,
        median=median,
        plain_mean=sum(one.position for one in stands) / len(stands),
        pivot=_pivot(stands, median),
        heaviest=max(without, key=lambda one: abs(one.mean_shift)).actor,
        shares={one.actor: one.weight / total for one in stands},
        mean_range=(
            min(mean, *(one.mean_low for one in moved)),
            max(mean, *(one.mean_high for one in moved)),
        ),
        median_range=(
            min(median, *(one.median_low for one in moved)),
            max(median, *(one.median_high for one in moved)),
        ),
        without=without,
        moved=moved,
    )


INPUTS = ("capability", "salience", "position")


def mean_of(stands: Sequence[Stand]) -> float:
    """The mean of positions weighted by capability x salience; the plain mean where nobody has weight."""
    total = sum(one.weight for one in stands)
    if total <= 0:
        return sum(one.position for one in stands) / len(stands)
    return sum(one.weight * one.position for one in stands) / total


def median_of(stands: Sequence[Stand]) -> float:
    """The position with half of the weight on either side; between two, where half is reached just there.

    >>> median_of([Stand("AAA", 1, 0, 1), Stand("BBB", 1, 10, 1)])
    5.0
    """
    ordered = sorted(stands, key=lambda one: one.position)
    weights = [one.weight for one in ordered]
    if sum(weights) <= 0:
        weights = [1.0] * len(ordered)
    half = sum(weights) / 2
    near = half * _NEAR
    reached = list(accumulate(weights))
    low = next(p for p, sum_ in enumerate(reached) if sum_ >= half - near)
    high = next(p for p, sum_ in enumerate(reached) if sum_ > half + near)
    return (ordered[low].position + ordered[high].position) / 2


_NEAR = 1e-9  # of half the weight: sums of the same weights in another order differ by less


def _pivot(stands: Sequence[Stand], median: float) -> str:
    heavy = sorted((one for one in stands if one.weight > 0), key=lambda one: -one.weight)
    at = [one for one in heavy if one.position == median]
    if at:
        return at[0].actor
    below = max((one for one in heavy if one.position < median), key=lambda one: one.position)
    above = min((one for one in heavy if one.position > median), key=lambda one: one.position)
    return f"between {below.actor} and {above.actor}"


def _without(stands: Sequence[Stand], place: int, mean: float, median: float) -> Without:
    rest = [*stands[:place], *stands[place + 1 :]]
    found, middle = mean_of(rest), median_of(rest)
    return Without(stands[place].actor, found, middle, found - mean, middle - median)


def _moved(stands: Sequence[Stand], place: int, name: str) -> Moved:
    one = stands[place]
    positions = [each.position for each in stands]
    far = max(positions) - min(positions) if name == "position" else float(getattr(one, name))
    found = []
    for change in (-CHANGE, CHANGE):
        value = float(getattr(one, name)) + change * far
        found.append([*stands[:place], _with(one, name, value), *stands[place + 1 :]])
    means, medians = [mean_of(each) for each in found], [median_of(each) for each in found]
    return Moved(one.actor, name, min(means), max(means), min(medians), max(medians))


def _with(one: Stand, name: str, value: float) -> Stand:
    if name == "capability":
        return replace(one, capability=value)
    return replace(one, salience=value) if name == "salience" else replace(one, position=value)
