"""HTML as short as its standard allows: what a reader of the file sees and can do stays the same.

End tags and quotation marks that HTML lets one leave out are left out (its standard, 13.1.2.4 and
13.1.2.3), and classes have names of one or two letters, in the style as in the elements.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count

from lxml.html import HtmlElement

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Never wanted in what we write: each ends where the next of its kind begins, or what it stands in.
_ENDS_ITSELF = frozenset("td th tr thead tbody dt dd li".split())
_DRAWN = "svg"  # in a drawing an element without content may end itself
_BARE = re.compile(r"""[^\s"'=<>`]+""")  # a value that needs no quotation marks
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")  # a class in the selectors of a style


def written(one: HtmlElement, names: Mapping[str, str]) -> str:
    """An element as text, without what follows it; ``names`` has the short names of classes.

    >>> from lxml.html import fragment_fromstring
    >>> row = fragment_fromstring('<div><p class="quiet quiet">a &lt; b</p><ul><li id="x">c</li></ul></div>')
    >>> written(row, {"quiet": "q"})
    '<div><p class=q>a &lt; b</p><ul><li id=x>c</ul></div>'
    """
    return "".join(_pieces(one, names, drawn=False))


def short_names(
    elements: Iterable[HtmlElement], kept: Collection[str], style: str
) -> dict[str, str]:
    """The classes of elements by short names, the commonest shortest; those ``kept`` stay.

    A class that the style never names has no name.

    >>> from lxml.html import fragment_fromstring
    >>> row = fragment_fromstring('<p class="part who"><b class="who idle">x</b></p>')
    >>> short_names([row], {"part"}, ".who { color: red }")
    {'who': 'a', 'idle': ''}
    """
    styled = set(_CLASS.findall(style))
    found = Counter(
        name
        for element in elements
        for one in element.iter()
        for name in (one.get("class") or "").split()
        if name not in kept
    )
    free = (name for name in _names() if name not in kept and name not in found)
    return {name: next(free) if name in styled else "" for name, _ in found.most_common()}


def renamed(style: str, names: Mapping[str, str]) -> str:
    """A style with the classes of its selectors by their short names.

    >>> renamed(".who, a.plain:hover { margin: 0.5em }", {"who": "a"})
    '.a, a.plain:hover { margin: 0.5em }'
    """
    return _CLASS.sub(lambda seen: "." + names.get(seen[1], seen[1]), style)


def _names() -> Iterator[str]:
    yield from _LETTERS
    for number in count():
        for letter in _LETTERS:
            yield f"{letter}{number}"


def _pieces(one: HtmlElement, names: Mapping[str, str], *, drawn: bool) -> Iterator[str]:
    drawn = drawn or one.tag == _DRAWN
    empty = not len(one) and not one.text
    yield f"<{one.tag}{''.join(_attributes(one, names))}"
    if empty and drawn:
        yield "/>" if not one.attrib else " />"
        return
    yield ">"
    if one.tag in _VOID:
        return
    yield _text(one.text)
    for inner in one:
        if isinstance(inner.tag, str):
            yield from _pieces(inner, names, drawn=drawn)
        yield _text(inner.tail)
    if one.tag not in _ENDS_ITSELF or drawn:
        yield f"</{one.tag}>"


def _attributes(one: HtmlElement, names: Mapping[str, str]) -> Iterator[str]:
    for name, value in one.attrib.items():
        told = value
        if name == "class":
            told = " ".join(
                filter(None, dict.fromkeys(names.get(word, word) for word in value.split()))
            )
            if not told:
                continue
        told = told.replace("&", "&amp;").replace('"', "&quot;")
        if not told:
            yield f" {name}"
        elif _BARE.fullmatch(told):
            yield f" {name}={told}"
        else:
            yield f' {name}="{told}"'


def _text(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
