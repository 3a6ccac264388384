"""Events and statements by two days: across, that of the deed; down, that of the first report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from dragoman.picture.records import TimelineEntry
from dragoman.store.imported_list import ImportedAct
from dragoman.web.drawing.svg import element, joined, link

WIDTH, HEIGHT, LEFT, TOP = 720.0, 260.0, 74.0, 18.0
BEFORE = timedelta(days=60)  # a deed long before all reports stands at the edge, and is told so
TICKS = 5


def draw(entries: Sequence[TimelineEntry], imported: Sequence[ImportedAct] = ()) -> Markup:
    """The drawing; each mark leads to its line in the table, ``#e-ID``. Undated ones are left out.

    ``imported`` events are open marks, by their day and the day on which they were known (``#i-N``).
    """
    dated = [(one, one.day, one.published) for one in entries if one.day and one.published]
    both = [(day, told) for _, day, told in dated] + [(one.day, one.known) for one in imported]
    if not both:
        return Markup("")
    reported = [day for _, day in both]
    top, bottom = min(reported), max(reported)
    first = max(min(day for day, _ in both), top - BEFORE)
    last = max(max((day for day, _ in both if day <= bottom + BEFORE), default=bottom), bottom)
    across = (WIDTH - LEFT - 10) / max(1, (last - first).days)
    down = (HEIGHT - TOP - 14) / max(1, (bottom - top).days)

    def x(day: date) -> float:
        return LEFT + (min(max(day, first), last) - first).days * across

    def y(day: date) -> float:
        return TOP + (day - top).days * down

    marks = [
        _open_mark(n, one, x(one.day), y(one.known), one.day < first)
        for n, one in enumerate(imported, 1)
    ]
    marks += [_mark(one, x(day), y(told), day < first) for one, day, told in dated]
    return element(
        "svg",
        element("title", "Day of the deed across, day of the first report down"),
        _days(first, last, x, None),
        _days(top, bottom, None, y),
        element("line", x1=x(top), y1=y(top), x2=x(bottom), y2=y(bottom), class_="same"),
        joined(marks),
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        class_="drawing chart timeline",
        role="group",
    )


def _mark(one: TimelineEntry, x: float, y: float, far: bool) -> Markup:
    earlier = " (long before: at the edge)" if far else ""
    words = f"{one.day}{earlier}, reported {one.published}: {one.says[:160]}"
    shape = (
        element("circle", cx=x, cy=y, r=3.6, class_="event")
        if one.kind == "event"
        else element("rect", x=x - 3, y=y - 3, width=6, height=6, class_="statement")
    )
    return link(f"#e-{one.id}", element("title", words), shape)


def _open_mark(n: int, one: ImportedAct, x: float, y: float, far: bool) -> Markup:
    earlier = " (long before: at the edge)" if far else ""
    who = f"{one.source or 'not told'} → {one.target or 'not told'}"
    words = f"{one.day}{earlier}, imported without evidence: {one.type or one.code}, {who}"
    points = (
        f"{x:.1f},{y - 4.5:.1f} {x + 4.5:.1f},{y:.1f} {x:.1f},{y + 4.5:.1f} {x - 4.5:.1f},{y:.1f}"
    )
    shape = element("polygon", points=points, class_="imported")
    return link(f"#i-{n}", element("title", words), shape)


def _days(first: date, last: date, x: object, y: object) -> Markup:
    span = (last - first).days
    days = [first + timedelta(days=round(span * n / TICKS)) for n in range(TICKS + 1)]
    parts = []
    for n, day in enumerate(dict.fromkeys(days)):
        if callable(x):
            place = "end" if n == TICKS else "middle"
            parts.append(element("text", str(day), x=x(day), y=10, class_=f"tick {place}"))
            parts.append(
                element("line", x1=x(day), x2=x(day), y1=TOP - 4, y2=HEIGHT, class_="grid")
            )
        elif callable(y):
            parts.append(element("text", str(day), x=LEFT - 8, y=y(day) + 4, class_="tick end"))
    return joined(parts)
