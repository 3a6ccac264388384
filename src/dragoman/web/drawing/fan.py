"""How much passed and how much is to pass: bars of the steps before, bands of the steps ahead.

Cooperation stands above the line and conflict below it, as in all charts of two actors. Of a step ahead
the wide band holds nine times in ten, the dark one half of the times, and the line is the middle.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dragoman.outlook.amounts.fan import FanStep
from dragoman.web.drawing.svg import element, joined, link

HALF, LEFT, FOOT = 80.0, 42.0, 20.0
WIDEST = 36.0  # of a bar
SHAPES = {"broad": (720.0, 5), "slim": (350.0, 3)}
"""For a desk and for a telephone, the width and how many days are named; the style shows one of them."""
_LEAST = 1.5  # of what is not nothing: it can be seen
_TOP = 6.0


def draw(steps: Sequence[FanStep], title: str, key: str) -> Markup:
    """The drawings; each step leads to its line in the table below, ``#KEY-NUMBER``."""
    return joined(_drawn(steps, title, key, shape) for shape in SHAPES if steps)


def _drawn(steps: Sequence[FanStep], title: str, key: str, shape: str) -> Markup:
    width, labels = SHAPES[shape]
    most = max(1.0, *(_most(one) for one in steps))
    each = (width - LEFT) / len(steps)
    inner = min(WIDEST, each * 0.7)
    parts = [_step(one, LEFT + (place + 0.5) * each, (each, inner), most, f"#{key}-{place + 1}")
             for place, one in enumerate(steps)]  # fmt: skip
    ahead = sum(one.ahead for one in steps)
    now = LEFT + (len(steps) - ahead) * each
    return element(
        "svg",
        element("title", f"What passed and what is expected: {title}"),
        _axis(most, width),
        element("line", x1=now, x2=now, y1=0, y2=2 * HALF, class_="now") if ahead else "",
        joined(parts),
        _labels(steps, each, labels),
        viewBox=f"0 0 {width:.0f} {2 * HALF + FOOT:.0f}",
        class_=f"drawing chart fan {shape}",
        role="group",
    )


def _most(one: FanStep) -> float:
    ends = [*one.cooperation_quantiles[-1:], *one.conflict_quantiles[-1:]]
    return max(one.cooperation, one.conflict, *ends)


def _step(one: FanStep, x: float, wide: tuple[float, float], most: float, href: str) -> Markup:
    each, inner = wide
    left, scale = x - inner / 2, (HALF - _TOP) / most
    sides = (
        (one.cooperation, one.cooperation_quantiles, "coop", -1),
        (one.conflict, one.conflict_quantiles, "conf", 1),
    )
    drawn = []
    for value, quantiles, name, way in sides:
        if not one.ahead:
            drawn.append(_band(0, value, (left, inner), scale * way, name) if value else "")
            continue
        low, lower, middle, upper, high = quantiles
        drawn.append(_band(low, high, (left, inner), scale * way, f"{name} wide"))
        drawn.append(_band(lower, upper, (left, inner), scale * way, f"{name} half"))
        y = HALF + middle * scale * way
        drawn.append(element("line", x1=left, x2=left + inner, y1=y, y2=y, class_="middle-line"))
    return link(
        href,
        element("title", words(one)),
        element("rect", x=x - each / 2, y=0, width=each, height=2 * HALF, class_="hit"),
        *drawn,
    )


def words(one: FanStep) -> str:
    """One step in words.

    >>> words(FanStep("PRK", "RUS", None, None, False, 3.0, 0.0))
    'cooperation 3, conflict 0'
    """
    when = f"{one.first} to {one.last}: " if one.first else ""
    if not one.ahead:
        return f"{when}cooperation {one.cooperation:g}, conflict {one.conflict:g}"
    (low, _, _, _, high), (least, _, _, _, greatest) = (
        one.cooperation_quantiles,
        one.conflict_quantiles,
    )
    return (
        f"{when}expected cooperation {one.cooperation:.1f} (nine times in ten {low:g} to {high:g}), "
        f"conflict {one.conflict:.1f} ({least:g} to {greatest:g})"
    )


def _band(low: float, high: float, across: tuple[float, float], scale: float, name: str) -> Markup:
    """A bar from one height to another, above the line or below it."""
    left, width = across
    ends = sorted((HALF + low * scale, HALF + high * scale))
    if high == low:
        return Markup("")
    height = max(_LEAST, ends[1] - ends[0])
    return element("rect", x=left, y=ends[0], width=width, height=height, class_=name)


def _axis(most: float, width: float) -> Markup:
    return joined(
        [
            element("line", x1=LEFT, x2=width, y1=HALF, y2=HALF, class_="axis"),
            element("text", f"+{most:.0f}", x=LEFT - 6, y=14, class_="tick end"),
            element("text", "0", x=LEFT - 6, y=HALF + 4, class_="tick end"),
            element("text", f"−{most:.0f}", x=LEFT - 6, y=2 * HALF - 4, class_="tick end"),
        ]
    )


def _labels(steps: Sequence[FanStep], each: float, most: int) -> Markup:
    step = -(-len(steps) // most)
    return joined(
        element(
            "text",
            str(one.first),
            x=LEFT + (place + 0.5) * each,
            y=2 * HALF + 15,
            class_="tick middle",
        )
        for place, one in list(enumerate(steps))[::step]
        if one.first
    )
