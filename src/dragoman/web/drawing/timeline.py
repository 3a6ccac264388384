"""Events and statements by two days: across, that of the deed; down, that of the first report."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from dragoman.picture.records import TimelineEntry
from dragoman.plural import plural
from dragoman.store.imported_list import ImportedAct
from dragoman.web import links
from dragoman.web.drawing.svg import element, joined, link

LEFT, TOP, FOOT, RIGHT = 84.0, 20.0, 14.0, 14.0
BEFORE = timedelta(days=30)  # deeds longer before all reports stand in a column of their own
EARLIER = 0.12  # of the width, for that column
LEAST, MOST = 2.8, 9.0  # half the width of a mark: of one entry, and of many
_LETTERS = 140  # of what one mark says of an entry


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a drawing is laid out, in units of the screen."""

    name: str
    width: float
    height: float
    across: int  # from the first day to the last, in how many steps of the axis


SHAPES = (_Shape("broad", 720, 280, 5), _Shape("slim", 350, 320, 2))
"""The same for a desk and for a telephone; the style shows the one that goes whole on the screen."""
_DOWN = 5

Entries = Sequence[TimelineEntry]


@dataclass(frozen=True, slots=True)
class _Frame:
    """From which day to which a drawing goes, and where a day stands in it."""

    shape: _Shape
    earlier: Sequence[date]  # days long before, in their order
    first: date
    last: date
    top: date
    bottom: date

    @property
    def begin(self) -> float:
        """Where the first day stands, behind the column of those long before."""
        return LEFT + (EARLIER * self.shape.width if self.earlier else 0.0)

    def x(self, day: date) -> float:
        if day in self.earlier:
            # One behind the other, however far apart they are: spread evenly, so that each can be seen.
            part = (self.earlier.index(day) + 0.5) / len(self.earlier)
            return LEFT + part * (self.begin - LEFT - 2 * MOST)
        wide = self.shape.width - self.begin - RIGHT
        days = (min(max(day, self.first), self.last) - self.first).days
        return self.begin + days * wide / max(1, (self.last - self.first).days)

    def y(self, day: date) -> float:
        high = self.shape.height - TOP - FOOT
        return TOP + (day - self.top).days * high / max(1, (self.bottom - self.top).days)


def draw(
    entries: Entries,
    imported: Sequence[ImportedAct] = (),
    listed: Collection[str] | None = None,
    asked: Mapping[str, Any] | None = None,
) -> Markup:
    """The drawings. What has no day is left out; what has both days alike is one mark, the larger the more.

    A mark leads to its newest entry in the table, ``#e-ID``; where the table, which has those
    ``listed``, does not go so far back, to the timeline of that day, for whom was ``asked``.
    ``imported`` events are open marks, by their day and the day on which they were known (``#i-N``).
    """
    alike: dict[tuple[date, date, str], list[TimelineEntry]] = defaultdict(list)
    for one in entries:
        if one.day and one.published:
            alike[one.day, one.published, one.kind].append(one)
    both = [(day, told) for day, told, _ in alike] + [(one.day, one.known) for one in imported]
    if not both:
        return Markup("")
    reported = [told for _, told in both]
    top, bottom = min(reported), max(reported)
    first = max(min(day for day, _ in both), top - BEFORE)
    last = max(max((day for day, _ in both if day <= bottom + BEFORE), default=bottom), bottom)
    earlier = sorted({day for day, _ in both if day < first})
    shown = {one.id for one in entries} if listed is None else listed
    leads = {key: _lead(some, key[0], shown, asked or {}) for key, some in alike.items()}
    drawn = []
    for shape in SHAPES:
        frame = _Frame(shape, earlier, first, last, top, bottom)
        marks = [_open_mark(n, one, frame) for n, one in enumerate(imported, 1)]
        # The large below the small, so that all can be seen and pointed at.
        for key, some in sorted(alike.items(), key=lambda one: -len(one[1])):
            marks.append(_mark(key, some, leads[key], frame))
        drawn.append(_drawn(frame, marks))
    return joined(drawn)


def _drawn(frame: _Frame, marks: Sequence[Markup]) -> Markup:
    shape, bottom = frame.shape, frame.bottom
    top = min(max(frame.top, frame.first), bottom)  # both days are alike only where both axes go
    return element(
        "svg",
        element("title", "Day of the deed across, day of the first report down"),
        joined(_across(frame)),
        joined(_down(frame)),
        element(
            "line", x1=frame.x(top), y1=frame.y(top), x2=frame.x(bottom), y2=frame.y(bottom),
            class_="same",
        ),
        joined(marks),
        viewBox=f"0 0 {shape.width:.0f} {shape.height:.0f}",
        class_=f"drawing chart timeline {shape.name}",
        role="group",
    )  # fmt: skip


def _lead(some: Entries, day: date, shown: Collection[str], asked: Mapping[str, Any]) -> str:
    for one in reversed(some):
        if one.id in shown:
            return f"#e-{one.id}"
    who = {name: asked.get(name) for name in ("actor", "as_of")}
    return links.to("/timeline", {**who, "since": day, "until": day})


def _mark(key: tuple[date, date, str], some: Entries, lead: str, frame: _Frame) -> Markup:
    day, told, kind = key
    status = "" if some[-1].status == "asserted" else f" ({some[-1].status})"
    many = f"{plural(len(some), kind)}: " if len(some) > 1 else ""
    more = " …" if len(some) > 1 else ""
    words = f"{_days(day, told, frame)}: {many}{some[-1].says[:_LETTERS]}{status}{more}"
    x, y, half = frame.x(day), frame.y(told), min(MOST, LEAST * math.sqrt(len(some)))
    shape = (
        element("circle", cx=x, cy=y, r=half, class_="event")
        if kind == "event"
        else element("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, class_=kind)
    )
    return link(lead, element("title", words), shape)


def _open_mark(n: int, one: ImportedAct, frame: _Frame) -> Markup:
    who = f"{one.source or 'not told'} → {one.target or 'not told'}"
    words = (
        f"{one.day}{_far(one.day, frame)}, imported without evidence: {one.type or one.code}, {who}"
    )
    x, y = frame.x(one.day), frame.y(one.known)
    points = (
        f"{x:.1f},{y - 4.5:.1f} {x + 4.5:.1f},{y:.1f} {x:.1f},{y + 4.5:.1f} {x - 4.5:.1f},{y:.1f}"
    )
    shape = element("polygon", points=points, class_="imported")
    return link(f"#i-{n}", element("title", words), shape)


def _days(day: date, told: date, frame: _Frame) -> str:
    return f"{day}{_far(day, frame)}, reported {told}"


def _far(day: date, frame: _Frame) -> str:
    return " (long before)" if day < frame.first else ""


def _across(frame: _Frame) -> Iterator[Markup]:
    shape = frame.shape
    if frame.earlier:
        yield element("text", "earlier", x=LEFT - 4, y=10, class_="tick")
    for day in _steps(frame.first, frame.last, shape.across):
        x = frame.x(day)
        at_end = day == frame.last != frame.first
        beside = day == frame.first and bool(frame.earlier)  # there is a word before it
        place = " end" if at_end else "" if beside else " middle"
        right = shape.width - 2 if at_end else x
        yield element("text", str(day), x=right, y=10, class_=f"tick{place}")
        yield element("line", x1=x, x2=x, y1=TOP - 6, y2=shape.height, class_="grid")


def _down(frame: _Frame) -> Iterator[Markup]:
    for day in _steps(frame.top, frame.bottom, _DOWN):
        yield element("text", str(day), x=LEFT - 12, y=frame.y(day) + 4, class_="tick end")


def _steps(first: date, last: date, steps: int) -> list[date]:
    span = (last - first).days
    return list(
        dict.fromkeys(first + timedelta(days=round(span * n / steps)) for n in range(steps + 1))
    )
