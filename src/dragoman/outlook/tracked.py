"""The records of the track record: what was scored, and how well. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.picture.records import Named


@dataclass(frozen=True, slots=True)
class Scored:
    """One outlook whose time has passed: what it told, and how well; null is what it did not tell.

    ``brier`` and ``log`` are means over its chances (less is better), ``usual_brier`` and ``usual_log``
    those of the long-run mean; ``crps`` is of its amounts. ``asked`` are questions of who comes next,
    ``answers`` the acts that came and answer them, ``mrr`` their mean reciprocal rank in the orders kept and
    ``hits10`` the share among the first ten, ``usual_`` the same by plain counts; of ``shared`` answers a share was
    told, with the Brier score ``share_brier`` (0 to 2, less is better). Where ``step_days`` is told it
    is an outlook of amounts by class in steps of so many days: ``amounts`` of them, with how much of what came
    their intervals of 50 and 90 % hold.
    """

    outlook: str
    made: date
    as_of: date
    until: date
    a: Named
    b: Named | None
    chances: int
    came: int
    brier: float | None
    usual_brier: float | None
    log: float | None
    usual_log: float | None
    crps: float | None
    usual_crps: float | None
    asked: int = 0
    answers: int = 0
    mrr: float | None = None
    usual_mrr: float | None = None
    hits10: float | None = None
    usual_hits10: float | None = None
    step_days: int | None = None
    amounts: int = 0
    covered50: float | None = None
    covered90: float | None = None
    shared: int = 0
    share_brier: float | None = None
    usual_share_brier: float | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """One outlook that is not scored: its weeks are not over, or, ``uncovered``, too little is known of some.

    It tells so many ``chances``, has ``asked`` so many questions of who comes next, and tells so many ``amounts``.
    """

    outlook: str
    made: date
    as_of: date
    until: date
    a: Named
    b: Named | None
    chances: int
    asked: int
    amounts: int
    step_days: int | None = None
    uncovered: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """How well amounts of one class, in steps of so many days, were told; of all classes where ``quad`` is None.

    ``told`` and ``came`` are means in acts. ``crps`` stands beside that of conflictology (``usual_crps``); less
    is better. ``covered50`` and ``covered90`` are how much of what came the intervals of 50 and 90 % hold.
    """

    step_days: int
    quad: int | None
    amounts: int
    told: float
    came: float
    crps: float
    usual_crps: float
    covered50: float
    covered90: float


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
    ``asked`` are all questions of who comes next, each once, ``answers`` the acts that came and answer them;
    their reciprocal ranks stand beside those of plain counts (``usual_mrr``). Of ``shared`` answers a share was told:
    ``share_bins`` say how often it was the one who was told so. ``passed`` are the amounts. ``to_come`` are those that
    are not scored, the first to be first.
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
    asked: int = 0
    answers: int = 0
    mrr: float | None = None
    usual_mrr: float | None = None
    hits10: float | None = None
    usual_hits10: float | None = None
    passed: tuple[Passed, ...] = ()
    shared: int = 0
    share_brier: float | None = None
    usual_share_brier: float | None = None
    share_bins: tuple[Bin, ...] = ()
    to_come: tuple[Waiting, ...] = ()
