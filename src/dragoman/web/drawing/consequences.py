"""What is said to follow from what: causes to the left, effects to the right, a line for each link."""

from __future__ import annotations

from markupsafe import Markup

from dragoman.picture.consequences import Consequences, Node
from dragoman.web.drawing.svg import element, joined, link

WIDTH, ROW, BOX, LINES = 760.0, 50.0, 320.0, 2
LETTERS = 46  # of a line within a box
MOST = 24  # links of one drawing; the table has all


def draw(found: Consequences) -> Markup:
    """The drawing; each box leads to the first line of the table that it has part in, ``#f-N``."""
    links = list(enumerate(found.links[:MOST]))
    if not links:
        return Markup("")
    nodes = {node.id: node for node in found.nodes}
    causes = list(dict.fromkeys(one.cause for _, one in links))
    effects = list(dict.fromkeys(one.effect for _, one in links))
    left = {id: n * ROW for n, id in enumerate(causes)}
    right = {id: n * ROW for n, id in enumerate(effects)}
    height = ROW * max(len(causes), len(effects))
    firsts = {end: n for n, one in reversed(links) for end in (one.cause, one.effect)}
    lines = [
        link(
            f"#f-{n}",
            element("title", f"{one.status}, according to {_voices(one.voices)}"),
            element(
                "path",
                d=_curve(left[one.cause], right[one.effect]),
                class_=f"follows {one.status}",
            ),
        )
        for n, one in links
    ]
    boxes = [_box(nodes[id], 0.0, y, firsts[id]) for id, y in left.items()]
    boxes += [_box(nodes[id], WIDTH - BOX, y, firsts[id]) for id, y in right.items()]
    return element(
        "svg",
        element("title", "What is said to follow from what"),
        joined(lines),
        joined(boxes),
        viewBox=f"0 0 {WIDTH:.0f} {height:.0f}",
        class_="drawing chart consequences",
        role="group",
    )


def _voices(voices: tuple[object, ...]) -> str:
    return ", ".join(str(getattr(voice, "name", "")) for voice in voices[:3]) or "the report"


def _curve(top: float, other: float) -> str:
    a, b, middle = top + ROW / 2, other + ROW / 2, WIDTH / 2
    return (
        f"M{BOX:.0f} {a:.0f} C{middle:.0f} {a:.0f} {middle:.0f} {b:.0f} {WIDTH - BOX:.0f} {b:.0f}"
    )


def _box(node: Node, x: float, y: float, first: int) -> Markup:
    lines = _wrapped(node.says)
    return link(
        f"#f-{first}",
        element("title", node.says if not node.is_event else f"{node.says} ({node.is_event})"),
        element(
            "rect", x=x + 1, y=y + 4, width=BOX - 2, height=ROW - 8, rx=3,
            class_="box event" if node.event else "box",
        ),
        joined(
            element("text", line, x=x + 10, y=y + ROW / 2 + 4 + 14 * (n - (len(lines) - 1) / 2))
            for n, line in enumerate(lines)
        ),
    )  # fmt: skip


def _wrapped(words: str) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) + 1 > LETTERS:
            if len(lines) == LINES:
                lines[-1] = f"{lines[-1][: LETTERS - 1]}…"
                break
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [line[: LETTERS + 1] for line in lines]
