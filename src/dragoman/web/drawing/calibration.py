"""What was told against what came, as a drawing: on the diagonal they agree."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dragoman.outlook.tracked import Bin
from dragoman.web.drawing.svg import element, joined, link

SIDE, LEFT, FOOT = 320.0, 46.0, 40.0
_MOST, _LEAST = 11.0, 3.0  # radius of a dot of all chances, and of few
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def draw(bins: Sequence[Bin], key: str = "t") -> Markup:
    """The drawing; each dot leads to its line in the table below, ``#KEY-NUMBER``."""
    if not bins:
        return Markup("")
    every = sum(one.chances for one in bins)
    return element(
        "svg",
        element("title", "Calibration: the share that came, by the chance that was told"),
        element("rect", x=LEFT, y=8, width=SIDE, height=SIDE, class_="box"),
        element("line", x1=_x(0), y1=_y(0), x2=_x(1), y2=_y(1), class_="same"),
        _axes(),
        joined(_dot(one, f"{key}-{number}", every) for number, one in enumerate(bins, 1)),
        viewBox=f"0 0 {LEFT + SIDE + 20:.0f} {SIDE + 8 + FOOT:.0f}",
        class_="drawing chart calibration",
        role="group",
    )


def _dot(one: Bin, line: str, every: int) -> Markup:
    words = (
        f"told {one.told:.0%} on average, {one.came:.0%} of {one.chances} came "
        f"({_interval(one)}; of {one.clusters} clusters)"
    )
    radius = _LEAST + (_MOST - _LEAST) * (one.chances / every) ** 0.5
    x = _x(one.told)
    return link(
        f"#{line}",
        element("title", words),
        _bar(one, x),
        element("circle", cx=x, cy=_y(one.came), r=radius, class_="event"),
    )


def _interval(one: Bin) -> str:
    if one.least is None or one.most is None:
        return "too few for an interval"
    return f"from {one.least:.0%} to {one.most:.0%} nine times in ten"


def _bar(one: Bin, x: float) -> Markup:
    if one.least is None or one.most is None:
        return Markup("")
    return element("line", x1=x, x2=x, y1=_y(one.least), y2=_y(one.most), class_="axis")


def _axes() -> Markup:
    told = (element("text", f"{at:.0%}", x=_x(at), y=SIDE + 24, class_="tick middle") for at in TICKS)  # fmt: skip
    came = (element("text", f"{at:.0%}", x=LEFT - 6, y=_y(at) + 4, class_="tick end") for at in TICKS)  # fmt: skip
    below = element("text", "told", x=_x(0.5), y=SIDE + 40, class_="tick middle")
    beside = element("text", "came", x=LEFT + 6, y=22, class_="tick")
    return joined([*told, *came, below, beside])


def _x(share: float) -> float:
    return LEFT + share * SIDE


def _y(share: float) -> float:
    return 8 + (1 - share) * SIDE
