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
    """How many acts of any type one does to another within the weeks: mean, and where nine in ten lie.

    ``up_to`` has the chance of no act, of at most one, of at most two and so on.
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
class Outlook:
    """What tends to follow between two actors, or from one, in the weeks after a day.

    ``too_little`` says what is lacking where nothing is forecast, ``next_too_little`` where nobody is
    ranked. ``kept`` says whether the dossier
    keeps it for the track record.
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
    next: tuple[Candidate, ...] = ()  # not kept: nothing of it is scored
    next_too_little: str | None = None


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
    because: tuple[Ground, ...] = ()  # the counts that the event changes, in the week before


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


@dataclass(frozen=True, slots=True)
class Scored:
    """One outlook whose time has passed: how many chances it told, and how well.

    ``brier`` and ``log`` are means over its chances (less is better), ``usual_brier`` and ``usual_log``
    those of the long-run mean; ``crps`` is of its amounts.
    """

    outlook: str
    made: date
    as_of: date
    until: date
    a: Named
    b: Named | None
    chances: int
    came: int
    brier: float
    usual_brier: float
    log: float
    usual_log: float
    crps: float | None
    usual_crps: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """Chances told between two bounds: their mean, and the share that came."""

    low: float
    high: float
    chances: int
    told: float
    came: float
    least: float | None  # 90 % interval of the share; None where too few clusters tell of it
    most: float | None
    clusters: int = 0  # sides and weeks that do not overlap: what is of one hangs together


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """How often outlooks were right: those scored, those still to come, calibration and skill.

    All numbers are of ``scored``, outlooks that were made when their weeks began; those made later, of a
    past day, are ``looked_back`` and stand apart.
    ``skill`` is the part of the baseline's Brier score that is saved (1 is perfect, 0 no better).
    """

    scored: tuple[Scored, ...] = ()
    looked_back: tuple[Scored, ...] = ()
    other_versions: int = 0  # outlooks of another version of the model, which count nowhere here
    waiting: int = 0
    uncovered: int = (
        0  # that are over and cannot be scored: of some of their weeks too little is known
    )
    next: date | None = None  # the day when the next can be scored
    bins: tuple[Bin, ...] = ()
    chances: int = 0
    brier: float | None = None
    usual_brier: float | None = None
    log: float | None = None
    usual_log: float | None = None
    crps: float | None = None
    usual_crps: float | None = None
    skill: float | None = None
    log_skill: float | None = None
