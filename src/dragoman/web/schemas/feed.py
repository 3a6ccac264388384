"""A JSON Feed (version 1.1, jsonfeed.org) as we write it."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict


class FeedAuthor(TypedDict):
    """The outlet of the report that first told an entry."""

    name: str


class FeedItem(TypedDict):
    """What is told, and since when it is known."""

    id: str
    title: str
    content_text: str
    date_published: str
    tags: list[str]
    authors: NotRequired[list[FeedAuthor]]
    url: NotRequired[str]
    external_url: NotRequired[str]


class JsonFeed(TypedDict):
    """What is new about two actors, one actor or a story, the newest first."""

    version: str
    title: str
    description: str
    home_page_url: NotRequired[str]
    feed_url: NotRequired[str]
    items: list[FeedItem]
