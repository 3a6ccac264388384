"""The records of the network of actors: nodes that stay where they are, and edges as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from dragoman.picture.records import Source

if TYPE_CHECKING:
    from dragoman.picture.world import Place

EdgeKind = Literal["tie", "cooperation", "conflict", "flow"]
NodeKind = Literal["state", "body", "group", "people"]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the network.

    ``x`` and ``y`` run from 0 to 1, y downwards; they are the same for every day. ``weight`` is how
    many claims, copies aside, give it a part by the day: 0 for one that nobody has told of yet.
    ``most`` is the same over all days. ``imported`` is how many imported events it has a part in by
    the day: no text stands behind these.
    """

    code: str
    name: str
    kind: NodeKind
    weight: int
    most: int
    x: float
    y: float
    imported: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two actors, as of a day, with what it stands on.

    Its kind is "tie" (a standing relation), "cooperation" or "conflict" (the acts between the two
    whose score is above or below zero) or "flow" (what passes from ``a`` to ``b``, or both ways
    where it is not ``directed``). ``score`` is the sum of the scores of the acts, zero or more;
    None for ties and flows. ``tentative`` edges are told only as planned, proposed, possible or
    asked: a proposed alliance is not an alliance. ``reference`` ties are known beforehand: they have
    no claims, and ``basis`` says what they rest on. ``source`` is the sentence that tells the
    newest claim. Where ``imported`` is not 0, the edge sums up imported events and nothing else: it is
    the number of those between the two, of either sign, and no text stands behind them.
    """

    id: str  # of the same line on every day
    a: str
    b: str
    kind: EdgeKind
    what: tuple[str, ...]  # kinds of tie or names of treaties, types of act, classes of goods
    directed: bool
    tentative: bool
    reference: bool
    score: float | None
    claims: int  # that tell it, copies left out
    reports: int
    origins: int  # independent texts among the reports
    last: date | None  # the day of the newest report that tells it
    basis: str | None
    source: Source | None
    imported: int = 0


@dataclass(frozen=True, slots=True)
class Network:
    """The network of actors as of a day.

    ``before`` and ``after`` are the nearest days on which a report changed it; ``first`` and
    ``last`` the days of the first and the newest report. ``counts`` has how many actors there are,
    told of by the day, and drawn, and how many edges there are between those and how many are drawn;
    ``imported`` and ``imported_drawn`` are those edges that imported events alone tell.
    """

    as_of: date | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    counts: dict[str, int]
    first: date | None
    last: date | None
    before: date | None
    after: date | None
    score_version: str


@dataclass(frozen=True, slots=True)
class AreaShown:
    """A disputed area as the map has it on a day: what it is drawn as a part of.

    ``goes_with`` is a state's code, "own" for a state of its own, or None where it is drawn as
    disputed. ``held`` and ``claimed`` are codes of states.
    """

    id: str
    name: str
    goes_with: str | None
    held: tuple[str, ...]
    claimed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The network on the map: where its actors stand, and how a view has the disputed areas.

    ``placeless`` are the codes of the actors that have no place of their own.
    """

    network: Network
    view: str
    region: str
    places: tuple[Place, ...]
    placeless: tuple[str, ...]
    areas: tuple[AreaShown, ...]
