"""An Atom and a JSON feed of what is new between two actors, of an actor, or in a story."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from dragoman.exchange.exports.content import Content, EventTold
from dragoman.exchange.exports.xml_text import plain
from dragoman.fusing.parties import dyad_side
from dragoman.fusing.stories.finding import Story
from dragoman.picture.pairs import pairs
from dragoman.records import Report
from dragoman.version import __version__

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 100  # entries of one feed; readers ask for it again and again


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a feed: what is told, since when it is known, and the sentence that tells it."""

    id: str
    title: str
    known: date  # the day of the report that first told it
    quote: str
    outlet: str | None
    status: str
    address: str  # of the page, within the page
    url: str | None  # of the report


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new about one thing, the newest first."""

    id: str
    title: str
    address: str  # of its page, within the page
    entries: tuple[Entry, ...]


def of_dyad(content: Content, a: str, b: str, told: Iterable[EventTold] | None = None) -> Feed:
    """The events between two sides; ``told`` are these events, where they are known already."""
    both = (min(a, b), max(a, b))
    if told is None:
        told = [one for one in content.events if both in set(pairs(one.event))]
    names = " – ".join(content.names.of(code).name for code in both)
    address = f"/dyad/{quote(both[0], safe=':')}/{quote(both[1], safe=':')}"
    return _feed(content, f"dyad:{both[0]}:{both[1]}", names, address, told)


def of_actor(content: Content, code: str, told: Iterable[EventTold] | None = None) -> Feed:
    """The events that a side has a part in; ``told`` are these events, where they are known."""
    if told is None:
        told = [one for one in content.events if code in sides_of(one)]
    name = content.names.of(code).name
    return _feed(content, f"actor:{code}", name, f"/actor/{quote(code, safe=':')}", told)


def sides_of(told: EventTold) -> set[str]:
    """The states, bodies and groups that have a part in an event."""
    codes = (*told.event.source, *told.event.target)
    return {side for code in codes if (side := dyad_side(code))}


def of_story(content: Content, story: Story) -> Feed:
    """The reports of a story."""
    found = (content.reports_by_id[id] for id in story.reports if id in content.reports_by_id)
    entries = [_report(report) for report in found if report.published is not None]
    return Feed(
        f"urn:dragoman:story:{story.id}", story.title, f"/story/{story.id}", _newest(entries)
    )


def atom(feed: Feed, base: str = "") -> bytes:
    """The feed as Atom (RFC 4287). ``base`` is where the pages are served; without it no page is linked."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    newest = feed.entries[0].known if feed.entries else date(1970, 1, 1)
    _add(root, "updated", _instant(newest))
    _add(_add(root, "author"), "name", "Dragoman")
    _add(root, "generator", f"Dragoman {__version__}")
    if base:
        _add(root, "link", rel="alternate", href=_at(base, feed.address))
        _add(root, "link", rel="self", href=_at(base, feed.address) + ".atom")
    for one in feed.entries:
        entry = _add(root, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", _instant(one.known))
        _add(entry, "published", _instant(one.known))
        if one.outlet:
            _add(_add(entry, "author"), "name", one.outlet)
        _add(entry, "category", term=one.status)
        _add(entry, "summary", one.quote)
        if base:
            _add(entry, "link", rel="alternate", href=_at(base, one.address))
        if one.url:
            _add(entry, "link", rel="via", href=one.url)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def json_feed(feed: Feed, base: str = "") -> str:
    """The feed as JSON Feed 1.1."""
    told: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": "Written by Dragoman. Each entry is dated by the report that first told it.",
    }
    if base:
        told |= {
            "home_page_url": _at(base, feed.address),
            "feed_url": _at(base, feed.address) + ".feed.json",
        }
    told["items"] = [_item(one, base) for one in feed.entries]
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _item(one: Entry, base: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.id,
        "title": one.title,
        "content_text": one.quote,
        "date_published": _instant(one.known),
        "tags": [one.status],
    }
    if one.outlet:
        item["authors"] = [{"name": one.outlet}]
    if base:
        item["url"] = _at(base, one.address)
    if one.url:
        item["external_url"] = one.url
    return item


def _feed(content: Content, id: str, title: str, address: str, events: Iterable[EventTold]) -> Feed:
    entries = [one for told in events if (one := _event(content, told)) is not None]
    return Feed(f"urn:dragoman:{quote(id, safe=':')}", title, address, _newest(entries))


def _event(content: Content, told: EventTold) -> Entry | None:
    known = told.event.first_reported
    if known is None:
        content.left_out["events of reports without a day"] += 1
        return None
    report = content.reports_by_id.get(told.row.report_id)
    status = told.event.status
    return Entry(
        id=f"urn:dragoman:event:{told.event.id}",
        title=told.says if status == "asserted" else f"{told.says} ({status})",
        known=known,
        quote=told.row.claim.evidence.exact,
        outlet=told.row.source,
        status=status,
        address=f"/event/{told.event.id}",
        url=report.url if report else None,
    )


def _report(report: Report) -> Entry:
    return Entry(
        id=f"urn:dragoman:report:{quote(report.id, safe='')}",
        title=report.title or report.id,
        known=report.published or date(1970, 1, 1),
        quote=report.title or report.id,
        outlet=report.source,
        status="report",
        address=f"/report/{quote(report.id, safe='')}",
        url=report.url,
    )


def _newest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: (one.known, one.id), reverse=True)[:NEWEST])


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    plain_ones = {key: plain(value) for key, value in attributes.items()}
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", plain_ones)
    element.text = None if text is None else plain(text)
    return element


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _at(base: str, address: str) -> str:
    return base.rstrip("/") + address
