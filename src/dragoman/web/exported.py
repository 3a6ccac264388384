"""The whole affair as one HTML file to be mailed: all pages as of the latest day, with their evidence.

It needs no server, no network and no script: links lead to other parts of the file, and the style
shows the part that a link leads to.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from lxml import html as parser
from lxml.html import HtmlElement, tostring

from dragoman.dossier import Dossier
from dragoman.errors import DragomanError
from dragoman.fusing.parties import dyad_side
from dragoman.web import html
from dragoman.web.answers import About
from dragoman.web.page import Page
from dragoman.web.pages import navigation, pages
from dragoman.web.static import assets

MOST_PARTS = 3000  # of the file: some 20 MB, what mail takes
LEFT_OUT = ("search", "review")  # pages that ask, and are nothing without a server
_ALONE = ".//form | .//script | .//*[contains(@class, 'tools')] | .//*[contains(@class, 'more')]"


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the file: its address on the server, and what is asked."""

    address: str
    page: Page
    named: dict[str, Any]

    @property
    def id(self) -> str:
        """Its anchor in the file."""
        return unquote(self.address).strip("/") or "affair"


def page_file(dossier: Dossier, progress: Callable[[int, int], None] | None = None) -> str:
    """The file as text. ``progress`` is called with the number of parts done and known of."""
    about = About(dossier.moment())
    starts = [Part(one.path, one, {}) for one in _starts()]
    waiting, known = deque(starts), {one.address: one for one in starts}
    drawn: list[tuple[Part, HtmlElement]] = []
    while waiting:
        part = waiting.popleft()
        main = _drawn(part, dossier, about)
        if main is None:
            known = {address: one for address, one in known.items() if one is not part}
            continue
        drawn.append((part, main))
        for address in _addresses(main):
            if address in known or len(drawn) + len(waiting) >= MOST_PARTS:
                continue
            if found := _part(address):
                if found.address not in known:
                    known[found.address] = found
                    waiting.append(found)
                known[address] = known[found.address]
        if progress:
            progress(len(drawn), len(known))
    body = "\n".join(_section(part, main, known) for part, main in drawn)
    return _file(dossier.path.stem, about, body)


def _starts() -> list[Page]:
    """The pages without an id, the front page first: it is what an opened file shows."""
    whole = [one for one in pages().values() if "{" not in one.path and one.name not in LEFT_OUT]
    return sorted(whole, key=lambda one: one.path != "/")


def _part(address: str) -> Part | None:
    """The page that an address leads to, where it is one about one thing."""
    for page in pages().values():
        words = html.page_words(page)
        if not words or page.name in LEFT_OUT:
            continue
        pattern = re.sub(r"\\\{(\w+)(:path)?\\\}", r"(?P<\1>.+)", re.escape(page.path))
        if seen := re.fullmatch(pattern, address):
            return _whole(page, {name: unquote(seen[name]) for name in words})
    return None


def _whole(page: Page, named: dict[str, str]) -> Part:
    """A page under its one address: that of a state's ministry or force is the state's own, and two
    actors are the same two in either order.
    """
    if page.name in ("actor", "dyad"):
        sides = [dyad_side(one) or one for one in named.values()]
        named = dict(zip(named, sorted(sides), strict=True))
    return Part(html.address(page, named), page, dict(named))


def _drawn(part: Part, dossier: Dossier, about: About) -> HtmlElement | None:
    """The main part of a page as elements; None where there is no such thing."""
    try:
        found = part.page.ask(dossier, **part.named)
    except DragomanError:
        return None
    asked = html.all_asked(part.page, part.named)
    whole = html.render(part.page, found, asked, about, dossier.path.stem)
    main = parser.document_fromstring(whole).get_element_by_id("main")
    for one in main.xpath(_ALONE):
        if one.getparent() is not None:
            one.drop_tree()
    return main


def _addresses(main: HtmlElement) -> Iterator[str]:
    for link in main.iter("a"):
        to = urlsplit(link.get("href") or "")
        if to.path and not to.netloc and not to.query:
            yield to.path


def _section(part: Part, main: HtmlElement, known: dict[str, Part]) -> str:
    """A page as a section of the file: its anchors are its own, its links lead within the file."""
    for one in main.xpath(".//*[@id]"):
        one.set("id", f"{part.id}/{one.get('id')}")
    for one in main.xpath(".//*[@aria-labelledby]"):
        one.set("aria-labelledby", f"{part.id}/{one.get('aria-labelledby')}")
    for link in main.xpath(".//*[local-name() = 'a'][@href]"):
        _lead(link, part, known)
    main.tag = "section"
    main.attrib.pop("tabindex", None)
    main.set("id", part.id)
    main.set("class", f"part {main.get('class') or ''}".strip())
    return str(tostring(main, encoding="unicode", with_tail=False))


def _lead(link: HtmlElement, part: Part, known: dict[str, Part]) -> None:
    """Make a link lead to its place in the file; where there is none, it is text."""
    to = urlsplit(link.get("href") or "")
    there = part if not to.path else known.get(to.path)
    if there is None or to.netloc or to.scheme:
        del link.attrib["href"]
        return
    anchor = f"{there.id}/{unquote(to.fragment)}" if to.fragment else there.id
    link.set("href", f"#{quote(anchor)}")


def _file(name: str, about: About, body: str) -> str:
    sheets = ("page.css", "drawing.css", "export.css")
    style = "".join(assets()[one].content.decode() for one in sheets)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return html.environment().get_template("export.html").render(
        name=name, about=about, body=html.safe(body), style=html.safe(style), digest=digest,
        navigation=[(group, [one for one in found if one.name not in LEFT_OUT])
                    for group, found in navigation()],
        part_id=lambda page: Part(page.path, page, {}).id, made=date.today(),
    )  # fmt: skip
