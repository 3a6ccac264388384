"""Cooperation above a line and conflict below it, by week, month or quarter, each bar a link."""

from __future__ import annotations

from markupsafe import Markup

from dragoman.picture.series import Bucket, Series
from dragoman.plural import plural
from dragoman.web.drawing.svg import element, joined, link

WIDTH, HALF, LEFT, FOOT = 720.0, 90.0, 42.0, 20.0
MOST_LABELS = 12
WIDEST = 36.0  # of a bar: two months are two bars and no two walls
_LEAST = 1.5  # of a bar with something in it: it can be seen and pointed at


def draw(series: Series, title: str) -> Markup:
    """The drawing; each bar leads to its line in the table below, ``#t-LABEL``."""
    if not series.buckets:
        return Markup("")
    most = max((max(one.cooperation, one.conflict) for one in series.buckets), default=1.0) or 1.0
    first, last = series.buckets[0].start.toordinal(), series.buckets[-1].end.toordinal() + 1
    scale = (WIDTH - LEFT) / (last - first)
    bars = [_bar(one, LEFT + (one.start.toordinal() - first) * scale,
                 (one.end.toordinal() + 1 - one.start.toordinal()) * scale, most)
            for one in series.buckets]  # fmt: skip
    return element(
        "svg",
        element("title", f"Cooperation and conflict by {series.by}: {title}"),
        _axis(most),
        joined(bars),
        _labels(series, first, scale),
        viewBox=f"0 0 {WIDTH:.0f} {2 * HALF + FOOT:.0f}",
        class_="drawing chart series",
        role="group",
    )


def _bar(one: Bucket, x: float, width: float, most: float) -> Markup:
    told = len(one.events) + one.imported
    words = (
        f"{one.label}: cooperation {one.cooperation:.1f}, conflict {one.conflict:.1f}, "
        f"mean score {'none' if one.score is None else f'{one.score:+.1f}'}, {plural(told, 'event')}, "
        f"{plural(one.origins, 'origin')}"
    )
    inner = min(WIDEST, max(1.0, width - 2 * min(1.0, width / 6)))
    left = x + (width - inner) / 2
    up = max(_LEAST, one.cooperation / most * (HALF - 6)) if one.cooperation else 0
    down = max(_LEAST, one.conflict / most * (HALF - 6)) if one.conflict else 0
    return link(
        f"#t-{one.label}",
        element("title", words),
        element("rect", x=x, y=0, width=width, height=2 * HALF, class_="hit"),
        element("rect", x=left, y=HALF - up, width=inner, height=up, class_="coop"),
        element("rect", x=left, y=HALF, width=inner, height=down, class_="conf"),
    )


def _axis(most: float) -> Markup:
    return joined(
        [
            element("line", x1=LEFT, x2=WIDTH, y1=HALF, y2=HALF, class_="axis"),
            element("text", f"+{most:.0f}", x=LEFT - 6, y=14, class_="tick end"),
            element("text", "0", x=LEFT - 6, y=HALF + 4, class_="tick end"),
            element("text", f"−{most:.0f}", x=LEFT - 6, y=2 * HALF - 4, class_="tick end"),
        ]
    )


def _labels(series: Series, first: int, scale: float) -> Markup:
    step = -(-len(series.buckets) // MOST_LABELS)
    return joined(
        element(
            "text",
            one.label,
            x=LEFT + ((one.start.toordinal() + one.end.toordinal() + 1) / 2 - first) * scale,
            y=2 * HALF + 15,
            class_="tick middle",
        )
        for one in series.buckets[::step]
    )
