"""Whose turn it is: what is made beforehand waits as long as somebody is answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf

from starlette.types import ASGIApp, Receive, Scope, Send

QUIET = 1.0  # seconds after an answer in which a browser draws it, and a reader in haste asks again


class Turns:
    """Requests go first: Python runs one thread at a time, and two at once are each half as quick."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._asking = 0
        self._answered = -inf  # seconds of the monotonic clock

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
        """Wait until nobody is answered, and nobody was for so many seconds."""
        with self._changed:
            while True:
                left = self._answered + quiet - time.monotonic()
                if self._asking:
                    self._changed.wait()
                elif left > 0:
                    self._changed.wait(left)
                else:
                    return


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
