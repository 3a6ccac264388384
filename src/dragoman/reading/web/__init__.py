"""Fetches pages and feeds from the web, politely; needs the extra ``web`` to be installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.reading.web.page import Page

_NEEDS = (
    'to read from the web, install the extra "web": pip install "dragoman[web]"; or save the page'
    " and read the file"
)


def fetch(url: str) -> Page:
    """What a server answers for an address, or what the cache has of it.

    Raises:
        InputError: The extra is not installed, the server forbids it or does not give it.
    """
    try:
        from dragoman.reading.web.fetching import fetcher
    except ImportError as error:
        raise InputError(_NEEDS) from error
    return fetcher().fetch(url)
