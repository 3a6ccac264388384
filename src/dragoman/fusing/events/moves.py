"""How what is told of one event moved: its status, its figures, its day, with the report that moved it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.fusing.amounts import hold, in_words
from dragoman.fusing.disagreements.clashes import side_of
from dragoman.fusing.events.traits import unit_of
from dragoman.fusing.origins.retold import order
from dragoman.fusing.phrases import act_phrase
from dragoman.fusing.rules import settings
from dragoman.fusing.voices import outlet
from dragoman.fusing.words import stem, stems
from dragoman.records import Act, ClaimRow, Event, Side
from dragoman.store.spans import bounds

Track = Literal["status", "number", "date"]


@dataclass(frozen=True, slots=True)
class Move:
    """One step of what is told of an event; the first of a track says where it began."""

    track: Track
    of: str  # what the number counts; empty on the other tracks
    before: str | None  # what was told till then; None for the first step
    after: str
    on: date  # the day of the report that moved it
    by: str  # who says so: the outlet, with whom it cites
    side: Side  # the stretch that moved it


@dataclass(frozen=True, slots=True)
class Moved:
    """An event of which something moved."""

    event: str
    about: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim of an event on one track."""

    row: ClaimRow
    act: Act
    value: str

    @property
    def day(self) -> date:
        """The day of the report."""
        return self.row.published or date.max


def moves(event: Event, rows: Iterable[ClaimRow]) -> list[Move]:
    """The steps in which what is told of an event moved, by track and by day of report.

    A step is what no earlier report has: another status (planned, then asserted, then denied),
    another number of one thing (vague ones that leave room for what is told are none), or another
    day. A track on which nothing moved has no steps. ``rows`` may hold other claims and come in any
    order; reports without a day are left out.
    """
    wanted = frozenset(event.claims)
    dated = [row for row in rows if row.id in wanted and row.published]
    if len({row.published for row in dated}) < 2:
        return []  # what two reports of one day have differently is no move
    if _agree([row.claim for row in dated if isinstance(row.claim, Act)]):
        return []
    own = sorted(dated, key=order)
    acts = [(row, row.claim) for row in own if isinstance(row.claim, Act)]
    stages = _stages(_Told(row, act, act.status) for row, act in acts)
    found = list(_steps("status", "", stages, _other))
    for unit, told in sorted(_counted(acts).items()):
        found += _steps("number", unit[0], told, _clashing)
    days = [_Told(row, act, act.when or "") for row, act in acts if _day(act)]
    return [*found, *_steps("date", "", days, _apart)]


def find_moves(events: Iterable[Event], rows: Iterable[ClaimRow]) -> list[Moved]:
    """The events of which something moved, those with most steps first, then the newest."""
    by_id = {row.id: row for row in rows}
    found = []
    for event in events:
        own = [by_id[id] for id in event.claims if id in by_id]
        steps = moves(event, own) if len(own) > 1 else []
        if steps:
            found.append(Moved(event.id, _about(own), tuple(steps)))
    return sorted(found, key=_rank)


# -- tracks ----------------------------------------------------------------------------------------


def _steps(
    track: Track, of: str, told: Sequence[_Told], new: Callable[[_Told, _Told], bool]
) -> Iterator[Move]:
    """The first telling, and each of a later day that differs from all before; none if none does.

    What two reports of one day have differently is a disagreement and no move. A number takes the place
    of a vague one that it agrees with: with "200 or more" nothing would ever differ.
    """
    steps: list[_Told] = []
    for one in told:
        if not steps or (one.day > steps[-1].day and all(new(one, step) for step in steps)):
            steps.append(one)
        elif track == "number" and _is_firmer(one, steps[-1]):
            steps[-1] = one
    if len(steps) > 1:
        before = [None, *(step.value for step in steps)]
        for step, known in zip(steps, before, strict=False):
            yield _move(track, of, step, known)


def _agree(acts: Sequence[Act]) -> bool:
    """Whether all tell the same on every track, so that nothing can have moved."""
    first, *others = acts or (None,)
    return first is None or all(
        one.status == first.status and one.when == first.when and one.quantity == first.quantity
        for one in others
    )


def _stages(told: Iterable[_Told]) -> list[_Told]:
    """The tellings of the status without those that go back: what is done is planned no more."""
    kept: list[_Told] = []
    stages: list[str] = settings()["moves"]["stages"]
    highest = -1
    for one in told:
        denied = one.value == "denied"
        stage = -1 if denied else stages.index(one.value)
        if denied or stage >= highest or (kept and kept[-1].value == "denied"):
            kept.append(one)
            highest = max(highest, stage)
    return kept


def _other(one: _Told, step: _Told) -> bool:
    return one.value != step.value


def _clashing(one: _Told, step: _Told) -> bool:
    a, b = one.act.quantity, step.act.quantity
    return a is not None and b is not None and hold(a, b) == "clash"


def _is_firmer(one: _Told, step: _Told) -> bool:
    a, b = one.act.quantity, step.act.quantity
    if a is None or b is None:
        return False
    return a.value is not None and b.value is None and hold(a, b) != "clash"


def _apart(one: _Told, step: _Told) -> bool:
    """Whether two days are two: those of a visit and of the talks on it are not."""
    a, b = _day(one.act), _day(step.act)
    if a is None or b is None:
        return False
    visit = "visit" in (one.act.mode, step.act.mode)
    slack = timedelta(int(settings()["time"]["visit_days"]) if visit else 0)
    return a[0] > b[1] + slack or b[0] > a[1] + slack


def _counted(acts: Iterable[tuple[ClaimRow, Act]]) -> dict[tuple[str, ...], list[_Told]]:
    """The tellings of numbers by what is counted: unit, what befell them, and whether it is planned."""
    outcomes = frozenset(map(stem, settings()["numbers"]["outcomes"]))
    found: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
    for row, act in acts:
        unit = unit_of(act)
        if act.quantity is not None and unit is not None and unit.held:
            befell = sorted(stems(act.evidence.exact) & outcomes)
            stage = "planned" if act.status == "planned" else "told"
            found[unit.name, stage, *befell].append(_Told(row, act, in_words(act.quantity)))
    return found


def _day(act: Act) -> tuple[date, date] | None:
    """First and last day of the act, where it names a day."""
    first, last = bounds(act.when)
    if first is None or last is None:
        return None
    return (first, last) if (last - first).days < int(settings()["time"]["day_span"]) else None


# -- telling ---------------------------------------------------------------------------------------


def _move(track: Track, of: str, step: _Told, before: str | None) -> Move:
    row = step.row
    voice = row.claim.according_to
    by = outlet(row) if voice is None else f"{outlet(row)}, citing {voice.name or voice.actor}"
    return Move(track, of, before, step.value, step.day, by, side_of(row))


def _about(own: Iterable[ClaimRow]) -> str:
    first = min(own, key=order).claim
    return act_phrase(first) if isinstance(first, Act) else ""


def _rank(one: Moved) -> tuple[object, ...]:
    newest = max(step.on for step in one.moves)
    return -len(one.moves), -newest.toordinal(), one.event
