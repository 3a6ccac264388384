"""Reads JSON Feed (jsonfeed.org): one report an item, as of an RSS feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from dragoman.errors import InputError
from dragoman.reading.files import checked
from dragoman.reading.formats.fields import Fault, Fields, Item, found_day, text_of, told_or_fault
from dragoman.reading.formats.markup import plain_text

_VERSION = "https://jsonfeed.org/version/"
SURE = 0.98  # as of an RSS feed


def is_feed(content: object) -> bool:
    """Whether what a JSON file holds is a JSON feed."""
    return isinstance(content, dict) and str(content.get("version", "")).startswith(_VERSION)


def feed_items(content: object) -> Iterator[Item]:
    """Each item of a JSON feed as a report of its own; one without a text comes as its error.

    Raises:
        InputError: It has no items.
    """
    feed: dict[str, Any] = content if isinstance(content, dict) else {}
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise InputError('it is a JSON feed without "items"; fetch it again')
    for number, item in enumerate(items, 1):
        yield _item(number, item, feed)


def _item(number: int, item: object, feed: dict[str, Any]) -> Item:
    place, kind = f"item {number}", "entry"
    try:
        if not isinstance(item, dict):
            raise InputError("it is no JSON object; an item has a content_text or content_html")
        faults: list[Fault] = []
        there = {name: value for name, value in item.items() if name in _TEXTS}
        told = {
            name: told_or_fault(partial(text_of, value, name), faults)
            for name, value in there.items()
        }
        text = told.get("content_text") or plain_text(told.get("content_html") or "")
        if not text.strip():
            text, kind = told.get("summary") or "", "summary"
        if not text.strip():
            wrong = "".join(f" ({one.reason.partition(';')[0]})" for one in faults)
            reason = f"it has no content_text, content_html or summary{wrong}; open its page"
            raise InputError(reason)
        fields = Fields(
            text=checked(text),
            title=told.get("title"),
            published=found_day(item.get("date_published")),
            source=told_or_fault(lambda: text_of(feed.get("title"), "title"), faults),
            url=told.get("url") or told.get("external_url"),
            told_by="metadata",
            confidence=SURE,
            faults=tuple(faults),
        )
        return Item(fields, kind, place, number)
    except InputError as error:
        return Item(error, kind, place, number)


_TEXTS = frozenset({"content_text", "content_html", "summary", "title", "url", "external_url"})
