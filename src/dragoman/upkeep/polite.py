"""Asks a web service politely: one query at a time, with pauses, and waits where it is told to."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any

from dragoman.errors import UpkeepError
from dragoman.version import __version__

AGENT = (
    f"Dragoman/{__version__} (news reports to event data; one user's own names of office-holders)"
)
_TOO_MANY, _FIRST_OF_SERVER = 429, 500
_SHOWN = 120  # characters of an answer that is no data


class NoAnswer(UpkeepError):
    """One query was not answered; the next one may be."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient one is; all in seconds but ``tries``."""

    timeout: float
    pause: float
    tries: int
    first_wait: float
    longest_wait: float


class Service:
    """A query service that answers in SPARQL's JSON."""

    def __init__(
        self,
        endpoint: str,
        manners: Manners,
        note: Callable[[str], None] = lambda _: None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if not endpoint.startswith(("https://", "http://")):
            raise UpkeepError(f"{endpoint!r} is no address of a service; give one with https://")
        self.endpoint = endpoint
        self._manners = manners
        self._note = note
        self._sleep = sleep
        self._asked = False

    def rows(self, query: str) -> list[dict[str, str]]:
        """The rows of an answer, by variable.

        Raises:
            NoAnswer: this query was not answered, though tried several times.
            UpkeepError: the service is not there, refuses, or wants a long pause: ask no more now.
        """
        if self._asked:
            self._sleep(self._manners.pause)
        self._asked = True
        wait = self._manners.first_wait
        for left in range(self._manners.tries - 1, -1, -1):
            try:
                return _understood(self._answer(query))
            except _Busy as busy:
                if busy.wait is not None and busy.wait > self._manners.longest_wait:
                    raise UpkeepError(
                        f"{self.endpoint}: it asks to be left alone for {busy.wait:,.0f} seconds; "
                        "give the same command again after that, and it goes on from here"
                    ) from busy
                if not left:
                    raise NoAnswer(f"{busy} ({self._manners.tries} times)") from busy
                pause = min(wait if busy.wait is None else busy.wait, self._manners.longest_wait)
                self._note(f"{busy}; once more in {pause:,.0f} seconds")
                self._sleep(pause)
                wait *= 2
        raise NoAnswer("it was not asked")  # no tries are allowed at all

    def _answer(self, query: str) -> bytes:
        request = urllib.request.Request(
            self.endpoint,
            data=urllib.parse.urlencode({"query": query}).encode(),
            headers={"User-Agent": AGENT, "Accept": "application/sparql-results+json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=self._manners.timeout) as answer:
                kind = answer.headers.get_content_type()
                content: bytes = answer.read()
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(self.endpoint, error.code, error.headers) from error
        except (http.client.HTTPException, TimeoutError, ConnectionResetError) as error:
            raise _Busy(f"the answer broke off ({type(error).__name__})") from error
        except (urllib.error.URLError, OSError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise _Busy("there was no answer in time") from error
            reason = getattr(error, "reason", error)
            raise UpkeepError(
                f"{self.endpoint}: it cannot be reached ({reason}); see that you are connected to "
                "the internet, and give the same command again"
            ) from error
        if kind == "text/html":
            start = " ".join(content[:_SHOWN].decode("utf-8", "replace").split())
            raise UpkeepError(
                f"{self.endpoint}: it answers with a web page, not with data ({start!r}); a proxy "
                "or a login may stand between, or the address is another (--endpoint)"
            )
        return content


class _Busy(Exception):
    """The service may answer later: after so many seconds, if it says so."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


def _refusal(endpoint: str, status: int, headers: Message) -> Exception:
    if status == _TOO_MANY or status >= _FIRST_OF_SERVER:
        return _Busy(f"the service is busy or broken (HTTP {status})", _wait(headers))
    return UpkeepError(
        f"{endpoint}: it refuses the question (HTTP {status}); see that the address is that of a "
        "SPARQL query service (--endpoint)"
    )


def _wait(headers: Message) -> float | None:
    """The seconds of ``Retry-After``, which may also give a time; None where there are none."""
    given = (headers.get("Retry-After") or "").strip()
    if given.isdigit():
        return float(given)
    try:
        at = parsedate_to_datetime(given)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


def _understood(content: bytes) -> list[dict[str, str]]:
    """The rows of SPARQL's JSON. An answer cut off by the service's own limit is no JSON."""
    try:
        bindings: list[Any] = json.loads(content)["results"]["bindings"]
        return [
            {name: str(cell["value"]) for name, cell in binding.items()} for binding in bindings
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _Busy("the answer is cut off or no data") from error
