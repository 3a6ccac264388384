"""Answers as HTML: the templates with what they may call."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.cards import card
from dragoman.web import links, shown, static
from dragoman.web.answers import About
from dragoman.web.drawing import DRAWINGS, calibration, consequences, fan, series, timeline
from dragoman.web.page import Page
from dragoman.web.pages import navigation, pages

FEEDS = {"Atom": ".atom", "JSON feed": ".feed.json"}
"""By the word for a feed, the ending of its address."""
CHARTS = {
    "series_chart": series.draw,
    "timeline_chart": timeline.draw,
    "consequences_chart": consequences.draw,
    "calibration_chart": calibration.draw,
    "fan_chart": fan.draw,
}
"""Drawings as filters: records in, SVG out."""


@cache
def environment() -> Environment:
    """The templates; whatever they are given is text, and comes out escaped."""
    made = Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= shown.FILTERS | CHARTS
    made.globals |= shown.GLOBALS | {
        "link": links,
        "static": static.address,
        "draw": DRAWINGS,
    }
    return made


def render(page: Page, found: Any, asked: Mapping[str, Any], about: About, dossier: str) -> str:
    """A page with the answer ``found`` to what was ``asked``."""
    title = page.heading(found) if page.heading else page.title
    return environment().get_template(page.template).render(
        page=page, found=found, asked=asked, title=title, card=card(page.name),
        way=_way(page), twins=twins(page, asked), feeds=_feeds(page, found), fields=_fields(page, asked),
        latest=address(page, {**asked, "as_of": None}), **_around(about, dossier, asked),
    )  # fmt: skip


def render_error(told: Mapping[str, str], status: int, about: About | None, dossier: str) -> str:
    """The page that tells an error."""
    around = _around(about, dossier, {})
    return environment().get_template("error.html").render(
        page=None, title="Not found" if status == 404 else "This cannot be answered",
        told=told, asked={}, card=None, way=[], twins={}, feeds={}, fields=[], latest="/", **around,
    )  # fmt: skip


def twins(page: Page, asked: Mapping[str, Any]) -> dict[str, str]:
    """The addresses of the same records as JSON and as CSV."""
    return {ending: address(page, asked, f".{ending}") for ending in ("json", "csv")}


def address(page: Page, asked: Mapping[str, Any], ending: str = "") -> str:
    """The address of a page, or of its twin, with what was asked.

    >>> from dragoman.web.pages import pages
    >>> address(pages()["report"], {"id": "desk-21"}, ".json")
    '/report/desk-21.json'
    >>> address(pages()["report"], {"id": "..", "as_of": "2024-10-31"})
    '/report/?id=..&as_of=2024-10-31'
    """
    path, rest = page.stem if ending else page.path, dict(asked)
    apart: dict[str, Any] = {}
    for name in page_words(page):
        value = str(rest.pop(name, "") or "")
        if links.is_plain(value):
            shown = quote(value, safe=":")
        else:
            shown, apart[name] = "", value
        path = path.replace("{" + name + ":path}", shown).replace("{" + name + "}", shown)
    return links.to(path + ending, apart | rest)


def all_asked(page: Page, named: Mapping[str, Any]) -> dict[str, Any]:
    """The whole question where only some of it was given."""
    rest = list(inspect.signature(page.ask).parameters.values())[1:]
    unasked = {one.name: one.default for one in rest if one.default is not one.empty}
    return {**unasked, **named}


def safe(markup: str) -> Markup:
    """Markup that templates of ours have made, and need not be escaped again."""
    return Markup(markup)


def page_words(page: Page) -> list[str]:
    """The names of the words in a page's path.

    >>> from dragoman.web.pages import pages
    >>> page_words(pages()["report"])
    ['id']
    """
    parts = [part for part in page.path.split("/") if part.startswith("{")]
    return [part.strip("{}").partition(":")[0] for part in parts]


def _fields(page: Page, asked: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the form of the day must send along so that the rest of the question stays."""
    _, _, query = address(page, {**asked, "as_of": None}).partition("?")
    return parse_qsl(query)


def _feeds(page: Page, found: Any) -> dict[str, str]:
    """The addresses of the feeds of what a page is about, by their kind."""
    path = page.feed(found) if page.feed else None
    return {kind: f"{path}{ending}" for kind, ending in FEEDS.items()} if path else {}


def _way(page: Page) -> list[tuple[str, str]]:
    """The way back to the front page: titles with their addresses, the front page first."""
    above = []
    one = page
    while one.under and one.under in pages():
        one = pages()[one.under]
        above.append((one.title, one.path))
    return above[::-1]


def _around(about: About | None, dossier: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "about": about,
        "dossier": dossier,
        "as_of": asked.get("as_of"),
        "navigation": navigation(),
    }
