"""What a page's metadata tell: title, day, outlet, address; never what its text or footer say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dragoman.data.tables import read_toml
from dragoman.reading.calendar_dates import latest_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_DATA = 1_000_000  # characters of one JSON-LD script: an article's whole text stands in some
LONGEST_OUTLET = 60  # characters: what is longer is a slogan or a headline

# Not the first day of a report, but a later one; and addresses, which are read by themselves.
_NOT_TOLD = re.compile(
    r"modif|update|copyright|revis|expir|crawl|last-|:url$|^twitter:", re.IGNORECASE
)
_KEYS = frozenset(
    "@context @graph @type @id headline name legalName alternateName publisher isPartOf"
    " mainEntityOfPage datePublished dateCreated inLanguage".split()
)
_ARTICLE = re.compile(r"Article|Posting|Report$|NewsStory")
_NO_NAME = re.compile(r"^https?:|^[\w-]+(?:\.[\w-]+)+/?$")
_ENDING = re.compile(r"\s+[|–—·»-]+\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself; ``confidence`` is how sure the day is."""

    title: str | None = None
    published: date | None = None
    confidence: float | None = None
    outlet: str | None = None
    url: str | None = None
    kind: str | None = None  # og:type or the type of its JSON-LD: article, website ...


def facts_of(tree: HtmlElement, url: str | None = None) -> Facts:
    """What the metadata of a page tell; ``url`` is where it was found.

    The day is when it was first published. It is looked for in the head and in JSON-LD, then in the
    first <time> element of the article; days in the text, the address and the footer do not count.
    """
    from trafilatura.metadata import extract_metadata, extract_title, extract_url

    found = extract_metadata(_head(tree), date_config=_search())
    day, confidence = _day(tree, found.date)
    address = extract_url(tree, None) or _told(tree, "og:url") or url
    outlet = _outlet(found.sitename, found.title)
    return Facts(
        title=_title(found.title or extract_title(tree), outlet, address),
        published=day,
        confidence=confidence,
        outlet=outlet,
        url=address,
        kind=(found.pagetype or "").casefold() or None,
    )


def _day(tree: HtmlElement, told: str | None) -> tuple[date | None, float | None]:
    """The day and how sure it is, by where it stands."""
    from htmldate import find_date

    sure = read_toml("reading_pages.toml")["confidence"]
    if told:
        return date.fromisoformat(told), float(sure["head"])
    time = _first_time(tree)
    found = None if time is None else find_date(_alone(time), url="", **_search())
    return (date.fromisoformat(found), float(sure["time"])) if found else (None, None)


def _search() -> dict[str, Any]:
    """How htmldate searches: the first day, by marks only, up to tomorrow (it is that somewhere)."""
    return {
        "original_date": True,
        "extensive_search": False,
        "max_date": latest_day().isoformat(),
    }


def _head(tree: HtmlElement) -> HtmlElement:
    """A page of the tree's metadata alone, so that nothing else can be taken for them."""
    from lxml.html import Element

    page, head, body = Element("html"), Element("head"), Element("body")
    page.extend([head, body])
    for meta in tree.iter("meta"):
        if not _NOT_TOLD.search(_name(meta)):
            head.append(Element("meta", dict(meta.attrib)))
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            told = Element("script", {"type": "application/ld+json"})
            told.text = linked_data(script.text or "")
            body.append(told)
    return page


def linked_data(source: str) -> str:
    """What a JSON-LD script says of the page, without what is long and what nobody asks for.

    What is broken is left out: to search it by patterns takes seconds.

    Examples:
        >>> linked_data('{"@type": "NewsArticle", "articleBody": "A" , "headline": "B"}')
        '{"@type": "NewsArticle", "headline": "B"}'
        >>> linked_data("{")
        ''
    """
    if len(source) > LONGEST_DATA:
        return ""
    try:
        told = _told_only(json.loads(source, strict=False))
        return json.dumps(_dated_as_articles(told), ensure_ascii=False)
    except (ValueError, RecursionError):
        return ""


def _told_only(value: object) -> object:
    if isinstance(value, list):
        return [_told_only(one) for one in value]
    if isinstance(value, dict):
        return {key: _told_only(one) for key, one in value.items() if key in _KEYS}
    return value


def _dated_as_articles(told: object) -> object:
    """Beside an article without the days of what is none: a film in it, a picture, the site."""
    objects = list(_objects(told))
    articles = [one for one in objects if _ARTICLE.search(_type(one))]
    dated = any("datePublished" in one for one in articles)
    for one in objects if articles else ():
        kind = _type(one)
        if not _ARTICLE.search(kind) and (dated or (kind and not kind.endswith("Page"))):
            one.pop("datePublished", None)
            one.pop("dateCreated", None)
    return told


def _objects(value: object) -> Iterator[dict[str, object]]:
    """An object and all that are in it."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _objects(one)


def _type(one: dict[str, object]) -> str:
    kind = one.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _alone(element: HtmlElement) -> HtmlElement:
    """A page that has a copy of this element and nothing else."""
    from lxml.html import Element

    page, body, copied = Element("html"), Element("body"), deepcopy(element)
    copied.tail = None
    body.append(copied)
    page.append(body)
    return page


def _first_time(tree: HtmlElement) -> HtmlElement | None:
    """The first <time> element of the page's article; others are of what stands beside it."""
    article = tree.find(".//article")
    return next((tree if article is None else article).iter("time"), None)


def _told(tree: HtmlElement, name: str) -> str | None:
    return next((one.get("content") for one in tree.iter("meta") if _name(one) == name), None)


def _name(meta: HtmlElement) -> str:
    names = ("name", "property", "itemprop", "http-equiv")
    return next((value.casefold() for name in names if (value := meta.get(name))), "")


def _outlet(told: str | None, title: str | None) -> str | None:
    """The name of the site, where it is one: no address, no headline."""
    name = " ".join((told or "").replace("_", " ").split())
    if not name or _NO_NAME.match(name) or len(name) > LONGEST_OUTLET:
        return None
    return None if title and name.casefold() in {title.casefold(), ""} else name


def _title(told: str | None, outlet: str | None, url: str | None) -> str | None:
    """The headline, without the outlet's name that many pages put behind it."""
    words = " ".join((told or "").split())
    site = _folded(urlsplit(url or "").hostname or "")
    names = {_folded(outlet or ""), site, site.removeprefix("www")} - {""}
    *before, last = _ENDING.split(words)
    folded = _folded(last)
    if before and folded and (folded in names or any(one.startswith(folded) for one in names)):
        words = words[: words.rindex(last)].rstrip(" |–—·»-")
    return words or None


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
