"""Whose turn it is: what is made beforehand waits as long as somebody is answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf

from starlette.types import ASGIApp, Receive, Scope, Send

QUIET = 1.0  # seconds after an answer in which a browser draws it, and a reader in haste asks again
# Where requests keep coming, what is made beforehand goes on after so many times as long as its last
# step took: it has a twentieth of the time, and delays no answer by more.
SHARE = 19.0
PATIENCE = (
    5.0  # seconds of such waiting before its first step, of which nobody knows how long it takes
)


class Turns:
    """Requests go first: Python runs one thread at a time, and two at once are each half as quick."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._asking = 0
        self._answered = -inf  # seconds of the monotonic clock
        self._went_on: float | None = None  # when what is made beforehand had its last turn

    @contextmanager
    def asked(self) -> Iterator[None]:
        """A request is being answered."""
        with self._changed:
            self._asking += 1
        try:
            yield
        finally:
            with self._changed:
                self._asking -= 1
                self._answered = time.monotonic()
                self._changed.notify_all()

    def wait(self, quiet: float = QUIET) -> None:
        """Wait until nobody is answered, and nobody was for so many seconds; at most for a share of the time.

        One thread makes things beforehand: what passed since it waited last is what its step took.
        """
        with self._changed:
            now = time.monotonic()
            patience = PATIENCE if self._went_on is None else SHARE * (now - self._went_on)
            until = now + patience
            while (now := time.monotonic()) < until:
                left = self._answered + quiet - now
                if not self._asking and left <= 0:
                    break
                self._changed.wait(until - now if self._asking else min(left, until - now))
            self._went_on = time.monotonic()


class Attended:
    """Stands before an application and tells ``turns`` of each request."""

    def __init__(self, app: ASGIApp, turns: Turns) -> None:
        self.app = app
        self.turns = turns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, from its beginning to the end of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with self.turns.asked():
            await self.app(scope, receive, send)
