"""Elements of SVG as text: attributes are escaped, and so is every word between tags."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape


def element(name: str, *inside: object, **attributes: object) -> Markup:
    """One element. An attribute that is None is left out; ``class_`` is ``class``.

    >>> element("text", "a < b", x=1.25, class_="name", id=None)
    Markup('<text x="1.2" class="name">a &lt; b</text>')
    """
    given = "".join(
        f' {_called(key)}="{_text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = joined(inside)
    return Markup(f"<{name}{given}>{content}</{name}>" if inside else f"<{name}{given}/>")


def joined(parts: Iterable[object]) -> Markup:
    """Several parts one after the other, escaped where they are no markup."""
    return Markup("".join([part if isinstance(part, Markup) else escape(part) for part in parts]))


def link(href: str | None, *inside: object, **attributes: object) -> Markup:
    """A link, or what stands in it where there is none: a file of its own has no pages to open."""
    if href is None:
        return element("g", *inside, **attributes)
    return element("a", *inside, href=href, **attributes)


def standalone(drawing: Markup, title: str) -> str:
    """A drawing as a file of its own, with the page's styles in it, in light and dark.

    >>> standalone(element("svg", viewBox="0 0 1 1"), "A < B").startswith("<?xml")
    True
    """
    static = files("dragoman.web") / "static"
    tokens = (static / "page.css").read_text(encoding="utf-8").partition("*, *::before")[0]
    style = tokens + (static / "drawing.css").read_text(encoding="utf-8")
    paper = "svg.drawing { background: var(--paper); color: var(--ink); font: 13px var(--sans); }"
    head = Markup('<svg xmlns="http://www.w3.org/2000/svg"')
    inside = element("title", title) + Markup(f"<style>{style}{paper}</style>")
    opened, _, rest = drawing.removeprefix("<svg").partition(">")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{opened}>{inside}{rest}\n'


@cache
def _called(key: str) -> str:
    """An attribute by the name of a Python argument."""
    return key.rstrip("_").replace("_", "-")


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(str(value))
