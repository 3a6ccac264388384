"""What is said to follow from what: causes to the left, effects to the right, a line for each link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.picture.consequences import Consequences, Follows, Node
from dragoman.web.drawing.svg import element, joined, link

MOST = 24  # links of one drawing; the table has all
_LEADING = 14.0  # from a line of words to the next


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a drawing is laid out, in units of the screen."""

    name: str
    width: float
    box: float  # the width of a box
    row: float
    lines: int  # of words in a box
    letters: int  # of a line


SHAPES = (_Shape("broad", 760, 320, 50, 2, 46), _Shape("slim", 350, 160, 78, 4, 22))
"""The same for a desk and for a telephone; the style shows the one that goes whole on the screen."""


def draw(found: Consequences) -> Markup:
    """The drawings; each box leads to the first line of the table that it has part in, ``#f-N``."""
    links = found.links[:MOST]
    nodes = {node.id: node for node in found.nodes}
    return joined(_drawn(links, nodes, shape) for shape in SHAPES if links)


def _drawn(links: Sequence[Follows], nodes: dict[str, Node], shape: _Shape) -> Markup:
    left = _placed([one.cause for one in links], shape)
    right = _placed([one.effect for one in links], shape)
    firsts = {
        end: n for n, one in reversed(list(enumerate(links))) for end in (one.cause, one.effect)
    }
    lines = [
        link(
            f"#f-{n}",
            element("title", f"{one.status}, according to {_voices(one.voices)}"),
            element(
                "path",
                d=_curve(left[one.cause], right[one.effect], shape),
                class_=f"follows {one.status}",
            ),
        )
        for n, one in enumerate(links)
    ]
    boxes = [_box(nodes[id], 0.0, y, firsts[id], shape) for id, y in left.items()]
    boxes += [
        _box(nodes[id], shape.width - shape.box, y, firsts[id], shape) for id, y in right.items()
    ]
    height = shape.row * max(len(left), len(right))
    return element(
        "svg",
        element("title", "What is said to follow from what"),
        joined(lines),
        joined(boxes),
        viewBox=f"0 0 {shape.width:.0f} {height:.0f}",
        class_=f"drawing chart consequences {shape.name}",
        role="group",
    )


def _placed(ends: Sequence[str], shape: _Shape) -> dict[str, float]:
    """Where the box of each cause, or of each effect, begins from above."""
    return {id: n * shape.row for n, id in enumerate(dict.fromkeys(ends))}


def _voices(voices: tuple[object, ...]) -> str:
    return ", ".join(str(getattr(voice, "name", "")) for voice in voices[:3]) or "the report"


def _curve(top: float, other: float, shape: _Shape) -> str:
    a, b, middle = top + shape.row / 2, other + shape.row / 2, shape.width / 2
    begin, end = shape.box, shape.width - shape.box
    return f"M{begin:.0f} {a:.0f} C{middle:.0f} {a:.0f} {middle:.0f} {b:.0f} {end:.0f} {b:.0f}"


def _box(node: Node, x: float, y: float, first: int, shape: _Shape) -> Markup:
    lines = _wrapped(node.says, shape)
    middle = y + shape.row / 2 + 4
    return link(
        f"#f-{first}",
        element("title", node.says if not node.is_event else f"{node.says} ({node.is_event})"),
        element(
            "rect", x=x + 1, y=y + 4, width=shape.box - 2, height=shape.row - 8, rx=3,
            class_="box event" if node.event else "box",
        ),
        joined(
            element("text", line, x=x + 10, y=middle + _LEADING * (n - (len(lines) - 1) / 2))
            for n, line in enumerate(lines)
        ),
    )  # fmt: skip


def _wrapped(words: str, shape: _Shape) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) + 1 > shape.letters:
            if len(lines) == shape.lines:
                lines[-1] = f"{lines[-1][: shape.letters - 1]}…"
                break
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [line[: shape.letters + 1] for line in lines]
