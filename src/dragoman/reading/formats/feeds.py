"""Reads RSS and Atom: one report an entry, its full content where it is given, else its summary."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO, Any

from dragoman.errors import InputError
from dragoman.reading.files import checked
from dragoman.reading.formats.fields import Fields, Item, found_day, text_of
from dragoman.reading.formats.markup import PAGE_LIMIT, plain_text

# A day that a feed gives is the one that its own software keeps: as sure as a page's metadata
# (reading_pages.toml).
SURE = 0.98

_DAYS = ("published", "created", "updated")


def read_feed(stream: IO[bytes]) -> Iterator[Item]:
    """Each entry of a feed as a report of its own, in the feed's order.

    The outlet is the entry's own source where it has one (an aggregator's entry does), else the
    feed's title. An entry without a text comes as its error.

    Raises:
        InputError: It is no feed, or has no entries.
    """
    data = stream.read(PAGE_LIMIT + 1)
    if len(data) > PAGE_LIMIT:
        raise InputError(f"it is a feed longer than {PAGE_LIMIT:,} bytes; split it")
    feed = _parsed(data)
    outlet = _one_line(feed.feed.get("title"))
    if not feed.entries:
        broken = feed.get("bozo") and feed.get("bozo_exception")
        why = f" ({broken!s:.100})" if broken else ""
        raise InputError(f"it is XML but no feed with entries{why}; fetch the feed again")
    for number, entry in enumerate(feed.entries, 1):
        yield entry_item(number, entry, outlet)


def entry_item(number: int, entry: Any, outlet: str | None) -> Item:
    """One entry as a report, or what is wrong with it."""
    place = f"entry {number}"
    content = _longest(entry)
    kind = "entry" if content else "summary"
    try:
        text = checked(plain_text(content or entry.get("summary") or ""))
        fields = Fields(
            text=text_of(text, "text"),
            title=_one_line(entry.get("title")),
            published=_day(entry),
            source=_one_line((entry.get("source") or {}).get("title")) or outlet,
            url=entry.get("link") or None,
            told_by="metadata",
            confidence=SURE,
        )
        return Item(fields, kind, place, number)
    except InputError as error:
        return Item(_named(error, entry), kind, place, number)


def _parsed(data: bytes) -> Any:
    import feedparser

    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # whatever the library stumbles over in a broken feed
        what = f"{type(error).__name__}: {error!s:.100}"
        raise InputError(f"the feed cannot be read ({what}); fetch it again") from error


def _longest(entry: Any) -> str | None:
    """The entry's full content, where it has one that is more than its summary."""
    given = [one.get("value") or "" for one in entry.get("content") or ()]
    full = max(given, key=len, default="")
    return full if len(full) > len(entry.get("summary") or "") or "content" in entry else None


def _day(entry: Any) -> date | None:
    """The day as the entry writes it, in its own time zone; in UTC where only that is known."""
    for name in _DAYS:
        if name not in entry:
            continue
        parsed = f"{name}_parsed" in entry and entry[f"{name}_parsed"]
        day = found_day(entry[name]) or (_known_day(parsed) if parsed else None)
        if day:
            return day
    return None


def _known_day(parsed: Sequence[int]) -> date | None:
    """The day that the feed's reader found; none where it is in no calendar (the year -1)."""
    try:
        return found_day(date(*parsed[:3]))
    except ValueError:
        return None


def _one_line(told: str | None) -> str | None:
    return " ".join(plain_text(told).split()) or None if told else None


def _named(error: InputError, entry: Any) -> InputError:
    title = _one_line(entry.get("title"))
    if "blanks" not in error.reason:
        return error
    about = f" (“{title:.60}”)" if title else ""
    return InputError(
        f"the entry{about} has neither a content nor a summary; open its page instead"
    )
