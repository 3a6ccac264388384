"""Pages with fewer elements and attributes, for the exported file: what is seen stays the same.

What only a script would use is left out, and what the style of the file can draw is left to it.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

_ALONE = ("when", "status")  # classes that a cell can carry in the place of what stands in it alone


def simplify(main: HtmlElement) -> None:
    """Take out of a page what the file's style draws, and what only joins or parts elements."""
    for one in main.xpath(".//*[contains(@class, 'named')]"):  # a script makes names stand out
        one.classes.discard("named")
    for one in main.xpath(".//dd/div[not(preceding-sibling::*)][not(following-sibling::*)]"):
        one.drop_tag()
    for one in main.xpath(".//nav[@class='way']"):
        one.drop_tree()  # the views that it names stand beside every page of the file
    for one in main.xpath(".//span[starts-with(@class, 'type co')]/span[@aria-hidden]"):
        one.drop_tree()
    for one in main.xpath(".//a[@class='who']"):
        del one.attrib["class"]
        one.attrib.pop("title", None)
    for one in main.xpath(".//th[@class='q'][*[@class='sr']]"):
        said = one.text_content()
        one[0].drop_tree()
        one.set("aria-label", said)
    for one in main.xpath(".//td[@class='n num']"):
        one.set("class", "n")
    for cell in main.xpath(".//td[not(@class)][count(*) = 1][not(normalize-space(text()))]"):
        _carry(cell, cell[0])
    for one in main.xpath(".//*[@class='score']/*[local-name() = 'svg'][@viewbox = '-10 0 20 6']"):
        _simple_score(one)


def columns_named(sections: Iterable[HtmlElement]) -> str:
    """A style that names the columns of tables on a telephone, in the place of each cell's own word."""
    kinds: dict[tuple[tuple[int, str], ...], str] = {}
    for table in (one for section in sections for one in section.iter("table")):
        named = _words_of_columns(table)
        if named:
            name = kinds.setdefault(tuple(named.items()), f"columns-{len(kinds)}")
            table.set("class", f"{table.get('class') or ''} {name}".strip())
        for row in table.xpath("./tbody/tr"):
            for n, cell in enumerate(row, 1):
                if n in named:
                    cell.attrib.pop("data-of", None)
    rules = (
        f'.{name} td:nth-child({n}):not(:empty)::before {{ content: "{word} "; color: var(--quiet) }}'
        for named, name in kinds.items()
        for n, word in named
    )
    return "@media (max-width: 40rem) {\n" + "\n".join(rules) + "\n}\n"


def _words_of_columns(table: HtmlElement) -> dict[int, str]:
    """By column, the word that all its cells with something in them have; others keep their own."""
    words: dict[int, set[str | None]] = {}
    for row in table.xpath("./tbody/tr"):
        for n, cell in enumerate(row, 1):
            if len(cell) or cell.text:
                words.setdefault(n, set()).add(cell.get("data-of"))
    return {n: one for n, (one, *others) in sorted(words.items()) if one and not others}


def joined_stretches(main: HtmlElement) -> None:
    """Make one of stretches of a report that follow each other and look the same."""
    for one in main.xpath(".//span[contains(@class, 'seg ')]"):
        before = one.getprevious()
        if (
            before is not None
            and not before.tail
            and not len(one)
            and one.get("id") is None
            and _look(before) == _look(one)
        ):
            if len(before):
                before[-1].tail = (before[-1].tail or "") + (one.text or "")
            else:
                before.text = (before.text or "") + (one.text or "")
            one.text = ""
            one.drop_tree()


def _look(one: HtmlElement) -> tuple[str, frozenset[str]]:
    return str(one.tag), frozenset((one.get("class") or "").split())


def _carry(cell: HtmlElement, inside: HtmlElement) -> None:
    """Let a cell look as the one word in it does."""
    if inside.tag == "span" and inside.keys() == ["class"]:
        name = inside.get("class")
        if name.split()[0] in _ALONE:
            cell.set("class", name)
            inside.drop_tag()


def _simple_score(drawing: HtmlElement) -> None:
    """A bar from the middle of its axis, in hundredths of the width."""
    bars = [one for one in drawing if one.tag == "rect"]
    for one in list(drawing):
        if one.tag != "rect":
            one.drop_tree()
    for one in bars:
        start, width = float(one.get("x", "0")), float(one.get("width", "0"))
        look = one.get("class")
        one.attrib.clear()
        one.set("class", look)
        one.set("x", f"{(start + 10) * 5:.3g}%")
        one.set("width", f"{width * 5:.3g}%")
    drawing.attrib.clear()
    drawing.set("class", "mean")
    drawing.set("aria-hidden", "true")
