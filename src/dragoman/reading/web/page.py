"""A page as a server gave it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote, urlsplit

from dragoman.reading.formats.opening import Origin

LONGEST_NAME = 80  # characters of an id that is made of an address
_NO_PAGE = re.compile(r"(?:index|default)\.\w{2,5}$|amp$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The content of an answer; ``url`` is where it was found after all redirects."""

    url: str
    content: bytes
    content_type: str = ""

    def stream(self) -> io.BufferedReader:
        """The content as an open file."""
        return io.BufferedReader(io.BytesIO(self.content))

    def origin(self) -> Origin:
        """What the address and the server tell of the content."""
        header = Message()
        header["Content-Type"] = self.content_type or "application/octet-stream"
        charset = header.get_content_charset()
        return Origin(
            name_of(self.url), self.url, None, header.get_content_type(), charset, self.url
        )


def name_of(url: str) -> str:
    """A name for what is at an address: the last part of its path that names something.

    >>> name_of("https://post.example/world/talks-in-oslo/index.html")
    'talks-in-oslo'
    >>> name_of("https://post.example/")
    'post.example'
    """
    parts = urlsplit(url)
    named = [part for part in unquote(parts.path).split("/") if part.strip()]
    while named and _NO_PAGE.match(named[-1]):
        named.pop()
    return named[-1][-LONGEST_NAME:] if named else parts.hostname or url
