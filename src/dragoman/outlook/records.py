"""The records of the outlook: what is expected, what would move, how often it was right. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.picture.records import Named


@dataclass(frozen=True, slots=True)
class Basis:
    """What an outlook stands on: acts in how many weeks, from which day to which."""

    acts: int
    own: int  # of those of whom was asked
    weeks: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PastAct:
    """An act that stands behind a reason; ``event`` is its id, coded (with evidence) or ``imported``."""

    day: date
    source: Named
    type: str
    target: Named
    event: str | None
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason: ``says`` tells it, ``name`` is its sort, ``acts`` are the latest past acts behind it.

    ``factor`` is how much more it speaks for a candidate than for the mean one, or how many times as many
    acts it lets expect: of a chance, as between most who met lately; of a shift, as without the event. It
    is None where a reason adds and does not multiply: in a fixed sum, which knows no chances, and in amounts.
    """

    name: str
    factor: float | None
    says: str
    acts: tuple[PastAct, ...] = ()


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely one does at least one act of a type to another within so many weeks.

    ``by_week`` has the chance within one week, two weeks and so on; the last is ``chance``. ``usual``
    is the same from their long-run mean alone, ``expected`` how many such acts are expected.
    """

    source: Named
    target: Named
    type: str
    quad: int
    chance: float
    usual: float
    expected: float
    by_week: tuple[float, ...]
    before: int  # acts of this type known in the whole history
    last: date | None  # the week of the last one, by its first day
    because: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """How many acts one does to another within the weeks: mean, and where nine in ten lie.

    ``up_to`` has the chance of no act, of at most one, of at most two and so on. They are acts of any type, or
    of the class ``quad`` alone.
    """

    source: Named
    target: Named
    mean: float
    low: int  # one in twenty is lower
    median: int
    high: int  # one in twenty is higher
    usual: float
    up_to: tuple[float, ...] = ()
    usual_up_to: tuple[float, ...] = ()  # the same by the long-run mean
    because: tuple[Ground, ...] = ()
    quad: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may come next in an act: ``share`` is how likely it is this one, if the act comes at all.

    It is None where there are too few acts to learn weights from: then ``score``, a fixed sum of counted
    parts, gives the order alone. ``asks`` says which end was asked for: "whom" (the target) or "who" (the source). ``rank`` is the
    place among all ``of`` candidates, from 1.
    """

    source: Named
    target: Named
    type: str
    quad: int
    asks: str
    rank: int
    of: int
    share: float | None
    score: float
    because: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """One question of who comes next, as it was answered: codes of candidates, the first in line first.

    ``asks`` is "whom" (``side`` acts on) or "who" (acts on ``side``). ``ranked`` are the first of ``of``
    candidates, all other actors known; ``usual`` the same by plain counts: how often the same act, then how
    often any act between the two, then who was met last. Candidates beyond these stand in no order. ``shares`` are
    those of the first ranked, until they round to none (empty where no weights were learnt), ``usual_shares`` what
    part of the same acts so far was with each of the first by plain counts.
    """

    side: Named
    type: str
    asks: str
    of: int
    ranked: tuple[str, ...]
    usual: tuple[str, ...]
    shares: tuple[float, ...] = ()
    usual_shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """What tends to follow between two actors, or from one, in the weeks after a day.

    ``too_little`` says what is lacking where nothing is forecast, ``next_too_little`` where nobody is
    ranked. ``kept`` says whether the dossier
    keeps it for the track record. ``step_days`` is None but for amounts by class that are kept as one: days of
    their step.
    """

    id: str
    made: date
    as_of: date | None
    until: date | None  # the last day of the weeks it is about
    weeks: int
    a: Named
    b: Named | None
    basis: Basis
    chances: tuple[Chance, ...] = ()
    amounts: tuple[Amount, ...] = ()
    too_little: str | None = None
    version: str = ""
    state: str = ""  # of the dossier that it was made from
    kept: bool = False
    next: tuple[Candidate, ...] = ()  # shown, with reasons: what is kept and scored are the orders
    next_too_little: str | None = None
    orders: tuple[Order, ...] = ()
    next_version: str = ""  # of the model that ranks
    step_days: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that something can be told of, with the number of acts between them, both ways."""

    a: Named
    b: Named
    acts: int


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of the outlook on the page of two actors: the newest one kept, or why there is none."""

    acts: int  # that happened between them
    enough: bool
    needed: int  # acts between them
    as_of: date | None = None
    until: date | None = None
    chances: tuple[Chance, ...] = ()  # the likeliest of the newest outlook that is kept


@dataclass(frozen=True, slots=True)
class Shift:
    """How acts of a type from one to another move with an event against without it.

    ``with_`` and ``without`` are acts expected within the weeks, ``change`` their difference, and nine
    paths in ten change by ``low`` to ``high``; ``chance_with`` and ``chance_without`` are chances of at
    least one.
    """

    source: Named
    target: Named
    type: str
    quad: int
    with_: float
    without: float
    change: float
    low: float
    high: float
    chance_with: float
    chance_without: float
    because: tuple[
        Ground, ...
    ] = ()  # the counts that the event changes, of the 40 shifts that move most


@dataclass(frozen=True, slots=True)
class Followed:
    """What this history shows by counting: how often a type followed another, and how often otherwise."""

    type: str
    of: str  # "there": by the same on the same; "back": the answer
    after: int  # times that it followed within the weeks
    times: int  # acts after which it was looked for
    share: float
    otherwise: float  # the share in weeks of the same pairs without such an act


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What moves if an event is put into the history, or taken out of it.

    ``sides`` are all who take part: more than the two where an event of many is taken out, each on each as it
    was.
    """

    type: str
    source: Named
    target: Named
    taken_out: bool
    event: str | None
    on: date | None
    weeks: int
    basis: Basis
    shifts: tuple[Shift, ...] = ()
    others: tuple[Shift, ...] = ()  # third parties near to the two
    followed: tuple[Followed, ...] = ()
    too_little: str | None = None
    version: str = ""
    sides: tuple[Named, ...] = ()
