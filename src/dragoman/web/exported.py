"""The whole affair as one HTML file to be mailed: all pages as of the latest day, with their evidence.

It needs no server, no network and no script: links lead to other parts of the file, and the style
shows the part that a link leads to.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias
from urllib.parse import quote, unquote, urlsplit

from lxml import html as parser
from lxml.html import HtmlElement, builder

from dragoman.cards import card
from dragoman.dossier import Dossier
from dragoman.errors import DragomanError
from dragoman.fusing.parties import dyad_side, parties_of
from dragoman.store.file import connected
from dragoman.web import html
from dragoman.web.answers import About
from dragoman.web.page import Page
from dragoman.web.pages import navigation, pages
from dragoman.web.panes import Panes
from dragoman.web.shorter import renamed, short_names, written
from dragoman.web.simpler import columns_named, joined_stretches, simplify
from dragoman.web.static import assets

MOST_PARTS = 3000  # of the file: some 20 MB, what mail takes
MOST_ROWS = 10  # of each list of an actor or a pair: the whole lists are those of the views
METHOD = "/method"  # the part that has the cards of all views
# Pages that ask, and are nothing without a server.
LEFT_OUT = ("search", "review", "outlook", "amounts", "whatif", "backtest")
_OF_A_SERVER = ("tools", "more", "controls", "choice", "keys", "jumps")
_NEEDS_A_SERVER = " | ".join(
    (
        ".//form",
        ".//script",
        *(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in _OF_A_SERVER),
    )
)
"""What asks for another page, or does something: in a file it leads nowhere."""
_BLOCKS = {"main", "section", "div", "table", "thead", "tbody", "tr", "ul", "ol", "dl", "details",
           "aside", "figure", "nav", "article", "svg", "g", "header"}  # fmt: skip
"""Elements in which blanks between others show nothing."""
_LINES = {"p", "td", "th", "dt", "dd", "li", "summary", "h1", "h2"}
"""Elements in which blanks show nothing at the beginning and at the end."""
_UNTOLD = ".//dl[@class='facts'][not(parent::div[@class='pane'])]/dd[contains(., 'told')][not(*)]"
"""Facts of a page, not of evidence, that may be untold."""
_NOTHING = {"not told", "nobody told"}
"""What a fact says that nobody tells."""
_OF_SCRIPTS = (
    "data-id",
    "data-ends",
    "data-claims",
    "data-claim",
    "data-live",
    "data-edge",
    "tabindex",
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
"""Characters that a text may bring and no XML may hold: they show nothing."""
_KEPT = frozenset("exported top brand name of day frame rail menu folded foot part".split())
"""Classes of the file's frame, which keep their names."""
_VERBATIM = "article"  # of a report, where each blank is the report's own


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


Drawn: TypeAlias = tuple[Part, HtmlElement]
Anchors: TypeAlias = dict[tuple[str, str], str]
"""By part and place in it, the short anchor that stands there in the file."""


def page_file(dossier: Dossier, progress: Callable[[int, int], None] | None = None) -> str:
    """The file as text. ``progress`` is called with the number of parts done and known of."""
    # Held open: to open it anew for every question takes a third of all.
    with connected(dossier.path):
        return _file_of(dossier, progress or (lambda done, known: None))


def _file_of(dossier: Dossier, progress: Callable[[int, int], None]) -> str:
    about = About(dossier.moment(), dossier)
    starts = [Part(one.path, one, {}) for one in _starts()]
    waiting, known = deque(starts), {one.address: one for one in starts}
    names = {name.casefold() for row in about.rows.values() for one in parties_of(row)
             for name in (one.name, one.code, dyad_side(one.code) or "")}  # fmt: skip
    drawn: list[Drawn] = []
    panes = Panes()
    while waiting:
        part = waiting.popleft()
        main, leads = _drawn(part, dossier, about, panes)
        if main is None:
            known = {address: one for address, one in known.items() if one is not part}
            continue
        drawn.append((part, main))
        for address in leads:
            if address in known or len(drawn) + len(waiting) >= MOST_PARTS:
                continue
            if (found := _part(address)) and _is_told(found, names):
                if found.address not in known:
                    known[found.address] = found
                    waiting.append(found)
                known[address] = known[found.address]
        progress(len(drawn), len(known))
    anchors = _leads(drawn, panes, known, _merged(drawn))
    sections = [*(_section(part, main, anchors) for part, main in drawn), _method()]
    return _file(dossier.path.stem, about, [*sections, *panes])


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


def _is_told(part: Part, names: Container[str]) -> bool:
    """Whether the reports tell of it: holders of offices whom only a list names have no page."""
    return part.page.name != "actor" or part.named["id"].casefold() in names


def _whole(page: Page, named: dict[str, str]) -> Part:
    """A page under its one address: that of a state's ministry or force is the state's own, and two
    actors are the same two in either order.
    """
    if page.name in ("actor", "dyad"):
        sides = [dyad_side(one) or one for one in named.values()]
        named = dict(zip(named, sorted(sides), strict=True))
    return Part(html.address(page, named), page, dict(named))


def _drawn(
    part: Part, dossier: Dossier, about: About, panes: Panes
) -> tuple[HtmlElement | None, dict[str, None]]:
    """The main part of a page as elements, and where it leads; None where there is no such thing.

    A list that is cut short in the file leads where the whole one does.
    """
    try:
        found = part.page.ask(dossier, **part.named)
    except DragomanError:
        return None, {}
    asked = html.all_asked(part.page, part.named)
    whole = html.render(part.page, found, asked, about, dossier.path.stem)
    main = parser.document_fromstring(_CONTROLS.sub("", whole)).get_element_by_id("main")
    for one in main.xpath(_NEEDS_A_SERVER):
        if one.getparent() is not None:
            one.drop_tree()
    leads = dict.fromkeys(_addresses(main))
    _shorten(main, part.page, panes)
    return main, leads


def _shorten(main: HtmlElement, page: Page, panes: Panes) -> None:
    """Leave out what is said once in the file, and what shows nothing without a server."""
    for one in main.xpath(".//section[@id='card'] | .//p[@class='does']"):
        one.drop_tree()
    if head := main.find_class("head"):
        link = builder.A("Method & limits", href=f"{METHOD}#{page.name}", **{"class": "method"})
        head[0].append(link)
    simplify(main)
    for one in main.xpath(_UNTOLD):
        if one.text_content().strip() not in _NOTHING:
            continue
        one.getprevious().drop_tree()
        one.drop_tree()
    for one in main.xpath(".//section[.//*[@class='none']][not(.//td[@class='q'])][not(.//svg)]"):
        one.drop_tree()
    if page.name in ("actor", "dyad"):
        for rest in main.xpath(".//details[@class='rest']"):
            _unfold(rest)
        for rows in main.xpath(".//tbody"):
            _cut(rows)
    for one in main.xpath(".//details[@class='ev']"):
        panes.take(one)
    for one in main.xpath(".//span[@class='seg in-body' or @class='seg in-body named']"):
        one.drop_tag()
    verbatim = {one for text in main.iter(_VERBATIM) for one in text.iter()}
    for one in list(main.iter()):
        for name in _OF_SCRIPTS:
            one.attrib.pop(name, None)
        if one.get("class", "").startswith(("who", "weight", "type")):
            one.attrib.pop("title", None)
        if one not in verbatim:
            _without_blanks(one)
    for one in main.find_class("weight"):
        told = one.text_content()
        if (one.getparent().text or "").strip() == told.lstrip("●"):
            one.drop_tree()  # the number stands before it
            continue
        one.clear()
        one.set("class", "weight")
        one.text = told.lstrip("●")


def _cut(rows: HtmlElement) -> None:
    """The first rows of a long list of one actor or pair, and how many more the dossier has."""
    rest = [one for one in list(rows)[MOST_ROWS:] if one.get("id") is None]  # a chart leads to it
    if len(rest) > 1:
        for one in rest:
            one.drop_tree()
        words = builder.P(f"… and {len(rest)} more in the dossier", **{"class": "none"})
        rows.append(builder.TR(builder.TD(words, colspan="9")))


def _unfold(rest: HtmlElement) -> None:
    """Put the rows of a table that are folded away back under those before them."""
    (rows,) = rest.getprevious().xpath("./tbody")
    rows.extend(rest.xpath(".//tbody/tr"))
    rest.drop_tree()


def _without_blanks(one: HtmlElement) -> None:
    """An element without the blanks of its template, where they show nothing."""
    above = one.getparent()
    if one.text and one.text.isspace():
        one.text = "" if one.tag in _BLOCKS | _LINES else " "
    if one.tail and one.tail.isspace():
        last = above is not None and above.tag in _LINES and one.getnext() is None
        one.tail = "" if last or above is None or above.tag in _BLOCKS else " "


def _method() -> HtmlElement:
    """The cards of all views as one part of the file."""
    told = [card(one.name) for one in pages().values() if one.name not in LEFT_OUT]
    made = parser.fragment_fromstring(
        html.environment().get_template("cards.html").render(cards=told)
    )
    for one in list(made.iter()):
        _without_blanks(one)
    return made


def _addresses(main: HtmlElement) -> Iterator[str]:
    for link in main.iter("a"):
        to = urlsplit(link.get("href") or "")
        if to.path and not to.netloc and not to.query:
            yield to.path


def _merged(drawn: Sequence[Drawn]) -> Anchors:
    """Give each stretch of a text the place that the marks before it have: the last one's name.

    By part and mark, the name of the place.
    """
    found: Anchors = {}
    for part, main in drawn:
        for stretch in main.xpath(".//span[contains(@class, 'seg ')]"):
            marks = []
            while (before := stretch.getprevious()) is not None and _is_mark(before):
                marks.append(before.get("id"))
                before.drop_tree()
            if marks:
                stretch.set("id", marks[0])
                found |= {(part.id, mark): marks[0] for mark in marks}
    return found


def _is_mark(one: HtmlElement) -> bool:
    return one.get("class") == "anchor" and not one.tail


def _leads(
    drawn: Sequence[Drawn], panes: Iterable[HtmlElement], known: Mapping[str, Part], merged: Anchors
) -> Anchors:
    """Make every link lead within the file; where it cannot, it is text. The places that are led to."""
    anchors: Anchors = {}
    places = {(part.id, one.get("id")) for part, main in drawn for one in main.xpath(".//*[@id]")}
    front = drawn[0][0]
    for part, main in (*drawn, *((front, pane) for pane in panes)):
        for link in main.xpath(".//*[local-name() = 'a'][@href]"):
            _lead(link, part, known, anchors, merged, places)
    return anchors


def _lead(
    link: HtmlElement,
    part: Part,
    known: Mapping[str, Part],
    anchors: Anchors,
    merged: Anchors,
    places: Container[tuple[str, str]],
) -> None:
    to = urlsplit(link.get("href") or "")
    if to.path == METHOD:
        link.set("href", f"#method/{to.fragment}")
        return
    there = part if not to.path else known.get(to.path)
    if there is None or to.netloc or to.scheme:
        del link.attrib["href"]
        return
    place = (there.id, unquote(to.fragment))
    place = (there.id, merged.get(place, place[1]))
    # A list of which nothing is told has no place: its page has.
    anchor = anchors.setdefault(place, f"_{len(anchors):x}") if place in places else there.id
    link.set("href", f"#{quote(anchor)}")


def _section(part: Part, main: HtmlElement, anchors: Anchors) -> HtmlElement:
    """A page as a section of the file, with the anchors that something leads to."""
    titles = {one.get("aria-labelledby") for one in main.xpath(".//*[@aria-labelledby]")}
    _own_ends(main, part)
    for one in main.xpath(".//*[@id][not(local-name() = 'marker' or local-name() = 'pattern')]"):
        anchor = anchors.get((part.id, one.get("id")))
        if anchor is None and one.get("id") in titles:
            anchor = f"{part.id}/{one.get('id')}"
        if anchor is None:
            del one.attrib["id"]
            if one.tag == "span" and not len(one) and not one.text:
                one.drop_tag()
        else:
            one.set("id", anchor)
    for one in main.xpath(".//*[@aria-labelledby]"):
        one.set("aria-labelledby", f"{part.id}/{one.get('aria-labelledby')}")
    joined_stretches(main)
    main.tag = "section"
    main.set("id", part.id)
    main.set("class", f"part {main.get('class') or ''}".strip())
    return main


def _own_ends(main: HtmlElement, part: Part) -> None:
    """Give arrowheads and hatching ids of this part: a part that is not shown lends none to another."""
    own = {
        one.get("id"): f"{one.get('id')}-{part.id}"
        for one in main.xpath(".//*[local-name() = 'marker' or local-name() = 'pattern'][@id]")
    }
    for one in main.iter() if own else ():
        if one.get("id") in own:
            one.set("id", own[one.get("id")])
        for name in ("marker-end", "marker-start", "fill"):
            lent = (one.get(name) or "").removeprefix("url(#").removesuffix(")")
            if lent in own:
                one.set(name, f"url(#{own[lent]})")


def _file(name: str, about: About, sections: Sequence[HtmlElement]) -> str:
    sheets = ("page.css", "drawing.css", "export.css")
    style = "".join(assets()[one].content.decode() for one in sheets) + columns_named(sections)
    names = short_names(sections, _KEPT, style)
    body = "\n".join(written(one, names) for one in sections)
    style = renamed(style, names)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return html.environment().get_template("export.html").render(
        name=name, about=about, body=html.safe(body), style=html.safe(style), digest=digest,
        navigation=[(group, [one for one in found if one.name not in LEFT_OUT])
                    for group, found in navigation()],
        quiet=names.get("quiet", "quiet"), part_id=lambda page: Part(page.path, page, {}).id, made=date.today(),
    )  # fmt: skip
