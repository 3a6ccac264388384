"""Cooperation above a line and conflict below it, by week, month or quarter, each bar a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.picture.series import Bucket, Series
from dragoman.plural import plural
from dragoman.web.drawing.svg import element, joined, link

HIGH, HEAD, FOOT = 150.0, 12.0, 22.0  # of all bars together, and what is free above and below them
WIDEST = 36.0  # of a bar: two months are two bars and no two walls
_LEAST = 1.5  # of a bar with something in it: it can be seen and pointed at


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a drawing is laid out, in units of the screen."""

    name: str
    width: float
    left: float  # beside the bars, where the numbers stand
    label: float  # how wide a label under the bars is, with what is free beside it


SHAPES = (_Shape("broad", 720, 46, 58), _Shape("slim", 350, 46, 72))
"""The same for a desk and for a telephone; the style shows the one that goes whole on the screen."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a day and a sum stand in a drawing. Sums up and down have one scale."""

    shape: _Shape
    first: int  # the ordinal of the first day
    day: float  # how wide one is
    up: float  # the most cooperation
    down: float  # the most conflict

    @property
    def unit(self) -> float:
        """How high one point of a sum is."""
        return HIGH / (self.up + self.down or 1.0)

    @property
    def zero(self) -> float:
        return HEAD + self.up * self.unit

    def x(self, ordinal: float) -> float:
        return self.shape.left + (ordinal - self.first) * self.day


def draw(series: Series, title: str) -> Markup:
    """The drawings; each bar leads to its line in the table below, ``#t-LABEL``."""
    return joined(_drawn(series, title, shape) for shape in SHAPES if series.buckets)


def _drawn(series: Series, title: str, shape: _Shape) -> Markup:
    first, last = series.buckets[0].start.toordinal(), series.buckets[-1].end.toordinal() + 1
    frame = _Frame(
        shape,
        first,
        (shape.width - shape.left) / (last - first),
        max(one.cooperation for one in series.buckets),
        max(one.conflict for one in series.buckets),
    )
    return element(
        "svg",
        element("title", f"Cooperation and conflict by {series.by}: {title}"),
        joined(_axis(frame)),
        joined(_bar(one, frame) for one in series.buckets),
        joined(_labels(series, frame)),
        viewBox=f"0 0 {shape.width:.0f} {HEAD + HIGH + FOOT:.0f}",
        class_=f"drawing chart series {shape.name}",
        role="group",
    )


def _bar(one: Bucket, frame: _Frame) -> Markup:
    told = len(one.events) + one.imported
    words = (
        f"{one.label}: cooperation {one.cooperation:.1f}, conflict {one.conflict:.1f}, "
        f"mean score {'none' if one.score is None else f'{one.score:+.1f}'}, {plural(told, 'event')}, "
        f"{plural(one.origins, 'origin')}"
    )
    x, end = frame.x(one.start.toordinal()), frame.x(one.end.toordinal() + 1)
    inner = min(WIDEST, max(1.0, end - x - 2 * min(1.0, (end - x) / 6)))
    left, zero = (x + end - inner) / 2, frame.zero
    up = max(_LEAST, one.cooperation * frame.unit) if one.cooperation else 0
    down = max(_LEAST, one.conflict * frame.unit) if one.conflict else 0
    return link(
        f"#t-{one.label}",
        element("title", words),
        element("rect", x=x, y=0, width=end - x, height=HEAD + HIGH, class_="hit"),
        element("rect", x=left, y=zero - up, width=inner, height=up, class_="coop"),
        element("rect", x=left, y=zero, width=inner, height=down, class_="conf"),
    )


def _axis(frame: _Frame) -> Iterator[Markup]:
    """The line, and beside it the most of either; a side on which nothing is told has no number."""
    left, zero = frame.shape.left, frame.zero
    yield element("line", x1=left, x2=frame.shape.width, y1=zero, y2=zero, class_="axis")
    tall = HIGH / 8  # of a side, so that its number does not stand on that of the line
    if frame.up * frame.unit > tall:
        yield element("text", f"+{frame.up:.0f}", x=left - 6, y=HEAD + 4, class_="tick end")
    yield element("text", "0", x=left - 6, y=zero + 4, class_="tick end")
    if frame.down * frame.unit > tall:
        yield element("text", f"−{frame.down:.0f}", x=left - 6, y=HEAD + HIGH + 4, class_="tick end")  # fmt: skip


def _labels(series: Series, frame: _Frame) -> Iterator[Markup]:
    """The names of times, from the newest back, each where it does not stand in another."""
    half = frame.shape.label / 2
    free = frame.shape.width
    for one in reversed(series.buckets):
        middle = frame.x((one.start.toordinal() + one.end.toordinal() + 1) / 2)
        x = min(max(middle, half), frame.shape.width - half)
        if x + half <= free:
            yield element("text", one.label, x=x, y=HEAD + HIGH + 16, class_="tick middle")
            free = x - half
