"""Sends requests one after the other: a gap between two to one host, and retries with pauses."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from dragoman.errors import InputError
from dragoman.reading.web.manners import Manners

AGAIN = frozenset({429, 500, 502, 503, 504})  # answers after which it is worth asking again


class Patient(httpx.BaseTransport):
    """The way to the network that waits its turn; answers from a cache above it do not wait."""

    def __init__(self, network: httpx.BaseTransport, manners: Manners) -> None:
        self._network = network
        self._manners = manners
        self._next: dict[str, float] = {}  # by host, when it may be asked again
        self._gaps: dict[str, float] = {}  # by host, what its robots.txt asks for
        self.sleep: Callable[[float], None] = time.sleep

    def slow_down(self, host: str, gap: float) -> None:
        """Leave so many seconds between two requests to a host, where that is more than usual."""
        self._gaps[host] = min(max(gap, self._manners.gap), self._manners.longest_gap)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and again where the server is busy or the line breaks."""
        pause = self._manners.pause
        for left in reversed(range(self._manners.tries)):
            self._wait_turn(request.url.netloc.decode("ascii", "replace"))
            try:
                response = self._network.handle_request(request)
            except httpx.TransportError:
                if not left:
                    raise
                self.sleep(pause)
            else:
                if response.status_code not in AGAIN or not left:
                    return response
                asked = self._asked(response)
                response.close()
                self.sleep(pause if asked is None else asked)
            pause *= 2
        raise AssertionError("the last try gives an answer or an error")

    def close(self) -> None:
        """Close the way to the network."""
        self._network.close()

    def _wait_turn(self, host: str) -> None:
        now = time.monotonic()
        wait = self._next.get(host, now) - now
        if wait > 0:
            self.sleep(wait)
        self._next[host] = time.monotonic() + self._gaps.get(host, self._manners.gap)

    def _asked(self, response: httpx.Response) -> float | None:
        """The seconds that a server asks to wait. Raises `InputError` where that is too long."""
        seconds = retry_after(response.headers.get("Retry-After"))
        if seconds is not None and seconds > self._manners.patience:
            response.close()
            reason = f"the server is busy and asks to come back in {seconds:,.0f} seconds; do so"
            raise InputError(reason)
        return seconds


def retry_after(header: str | None) -> float | None:
    """The seconds to wait that a Retry-After header gives, None where it gives none.

    >>> retry_after("7"), retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), retry_after("soon")
    (7.0, 0.0, None)
    """
    told = (header or "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        when = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
