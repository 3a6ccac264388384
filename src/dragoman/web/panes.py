"""Evidence in the exported file: each sentence stands in it once, and every mark opens that one pane.

A pane is a popover of HTML, which a button opens without a script; one is open at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html as parser
from lxml.html import HtmlElement, builder


@dataclass
class Panes:
    """The panes of a file, by what they say."""

    _made: dict[str, HtmlElement] = field(default_factory=dict)

    def __iter__(self) -> Iterator[HtmlElement]:
        return iter(self._made.values())

    def take(self, details: HtmlElement) -> None:
        """Put a mark in the place of evidence that stands folded, and its sentence among the panes."""
        pane = _shortened(details[-1])
        told = parser.tostring(pane, encoding="unicode")
        if told not in self._made:
            pane.set("popover", "")
            pane.set("id", f"e{len(self._made):x}")
            self._made[told] = pane
        button = builder.BUTTON(
            "“", **{"popovertarget": self._made[told].get("id"), "aria-label": "Evidence"}
        )
        button.tail = details.tail
        details.getparent().replace(details, button)


def _shortened(pane: HtmlElement) -> HtmlElement:
    """The sentence, and in one line its outlet and day, which lead to the report, voice and status."""
    facts = {one.text_content(): one.getnext() for one in pane.iter("dt")}

    def told(name: str) -> str:
        return str(facts[name].text_content()).strip()

    for around in pane.find_class("around"):
        around.drop_tree()
    link = next(facts["Report"].iter("a"))
    where = ", ".join(map(told, ("Outlet", "Published")))
    voice = [told(name) for name in ("Voice", "Status") if name in facts]
    line = builder.P(builder.A(where, href=link.get("href")), " " + ", ".join(voice))
    said = " ".join(pane.find("blockquote").text_content().split())
    return builder.DIV(builder.BLOCKQUOTE(said), line, **{"class": "pane"})
