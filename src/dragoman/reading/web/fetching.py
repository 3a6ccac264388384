"""Fetches what is at an address: asks robots.txt, follows redirects, keeps answers for a day."""

from __future__ import annotations

import sqlite3
import time
from functools import lru_cache
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpx
from hishel import SqliteStorage
from hishel.httpx import CacheTransport
from protego import Protego

from dragoman.errors import InputError
from dragoman.reading.web.manners import ROBOT, Manners, cache_file, user_agent
from dragoman.reading.web.page import Page
from dragoman.reading.web.patience import Patient

_SAVE = "open it in a browser and save the page, then read the file"
_ADVICE = {
    401: f"it wants a login; {_SAVE}",
    402: f"it wants to be paid; {_SAVE}",
    403: f"it lets no programs in; {_SAVE}",
    404: "check the address",
    410: "the page has been taken away; look for an archived copy",
    429: "it is asked too often; try again later",
    451: "the page may not be shown for legal reasons; look for an archived copy",
}


@lru_cache(maxsize=1)
def fetcher() -> Fetcher:
    """The one fetcher of this process, so that all its requests wait for each other."""
    return Fetcher(Manners(), cache_file())


class Fetcher:
    """Fetches one address after the other."""

    def __init__(self, manners: Manners, cache: Path) -> None:
        self._manners = manners
        self._patient = Patient(httpx.HTTPTransport(), manners)
        storage = SqliteStorage(database_path=cache, default_ttl=manners.kept)
        self._client = httpx.Client(
            transport=CacheTransport(self._patient, storage),
            headers={
                "User-Agent": user_agent(),
                "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            },
            timeout=manners.timeout,
        )
        self._robots: dict[str, Protego | None] = {}

    def close(self) -> None:
        """Close the connections and the cache."""
        self._client.close()

    def fetch(self, url: str) -> Page:
        """What is at an address.

        Raises:
            InputError: It may not, or cannot, be fetched; says what to do.
        """
        for _ in range(self._manners.redirects + 1):
            self._check(url)
            status, headers, content = self._get(url, self._manners.most_bytes)
            to = headers.get("Location")
            if status in {301, 302, 303, 307, 308} and to:
                url = _joined(url, to)
                continue
            if status != 200:
                phrase = httpx.codes.get_reason_phrase(status)
                advice = _ADVICE.get(status, "try again later" if status >= 500 else _SAVE)
                raise InputError(f"the server answers {status} {phrase}".rstrip() + f"; {advice}")
            return Page(url, content, headers.get("Content-Type", ""))
        raise InputError(
            f"it leads on more than {self._manners.redirects} times; check the address"
        )

    def _check(self, url: str) -> None:
        parts = _parts(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise InputError(f"it leads to {url:.200}, which is no page on the web (http or https)")
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._robots:
            self._robots[site] = self._ask_robots(site, parts.netloc)
        rules = self._robots[site]
        if rules is None:
            raise InputError(f"the site's robots.txt cannot be had just now; {_SAVE}")
        if not rules.can_fetch(url, ROBOT):
            raise InputError(f"the site's robots.txt asks programs not to fetch it; {_SAVE}")

    def _ask_robots(self, site: str, host: str) -> Protego | None:
        """A site's rules for programs; none forbids all where the server fails (RFC 9309)."""
        url = f"{site}/robots.txt"
        for _ in range(self._manners.redirects + 1):
            status, headers, content = self._get(url, self._manners.robots_bytes, cut=True)
            to = headers.get("Location")
            if 300 <= status < 400 and to and _joined(url, to).startswith(("http:", "https:")):
                url = _joined(url, to)
                continue
            break
        if status >= 500:
            return None
        rules = Protego.parse(content.decode("utf-8", "replace") if status == 200 else "")
        delay = rules.crawl_delay(ROBOT)
        if delay:
            self._patient.slow_down(host, float(delay))
        return rules

    def _get(self, url: str, most: int, *, cut: bool = False) -> tuple[int, httpx.Headers, bytes]:
        """One answer; what is longer than ``most`` bytes is ``cut`` there, or refused."""
        try:
            with self._client.stream("GET", url) as response:
                return response.status_code, response.headers, self._body(response, most, cut)
        except httpx.TimeoutException as error:
            reason = f"the server did not answer within {self._manners.timeout:g} seconds"
            raise InputError(f"{reason}; try again later") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            what = " ".join(str(error).split())[:120] or type(error).__name__
            raise InputError(
                f"it cannot be fetched ({what}); check the address and the network"
            ) from error
        except (sqlite3.Error, OSError) as error:
            reason = f"the cache of fetched pages cannot be used ({error}); set DRAGOMAN_CACHE"
            raise InputError(f"{reason} to a folder that can be written") from error

    def _body(self, response: httpx.Response, most: int, cut: bool) -> bytes:
        ends = time.monotonic() + self._manners.deadline
        content = bytearray()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > most:
                if cut:
                    break
                raise InputError(f"it is longer than {most:,} bytes, as no report is; {_SAVE}")
            if time.monotonic() > ends:
                reason = f"the answer took longer than {self._manners.deadline:g} seconds"
                raise InputError(f"{reason}; try again later")
        return bytes(content[:most])


def _joined(url: str, to: str) -> str:
    """Where a link on a page leads. Raises `InputError` where that is no address."""
    try:
        return urljoin(url, to)
    except ValueError as error:
        raise InputError(f"it is no address ({error}); check its spelling") from error


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise InputError(f"it is no address ({error}); check its spelling") from error
