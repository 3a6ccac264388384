"""What is let in and what goes out: hosts, tokens, sizes, and the headers of every answer."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.errors import body

LOOPBACK = ("localhost", "127.0.0.1", "::1")
COOKIE = "dragoman_token"
LARGEST_BODY = 64 * 1024  # bytes: a judgement is some hundred
LONGEST_QUERY = 4 * 1024  # bytes: the longest question of a form is some hundred
SAFE = ("GET", "HEAD", "OPTIONS")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True)
class Doors:
    """Who may come in: by which host names, and with which token if one is asked for."""

    hosts: tuple[str, ...] = LOOPBACK
    token: str | None = field(default=None, repr=False)

    @classmethod
    def bound_to(cls, host: str) -> Doors:
        """The doors of a server on a host: elsewhere than on loopback a new token is asked for.

        >>> Doors.bound_to("127.0.0.1").token is None, Doors.bound_to("0.0.0.0").token is None
        (True, False)
        """
        if host in LOOPBACK or host.startswith("127."):
            return cls((*LOOPBACK, host))
        return cls((), secrets.token_urlsafe(24))

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server. A token makes that needless: a page that
        borrows our address by DNS does not have it.
        """
        return self.token is not None or _name_of(host) in self.hosts

    def opens(self, given: Iterable[str]) -> bool:
        """Whether one of the tokens is the right one."""
        if self.token is None:
            return True
        wanted = self.token.encode()
        return any(secrets.compare_digest(one.encode(), wanted) for one in given)


class Guard:
    """Stands before the application: refuses what may not come in, and signs what goes out."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self.app = app
        self.doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: refused, or passed on and signed."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def signed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        refused = self._refusal(scope)
        if refused is not None:
            await refused(scope, receive, signed)
            return
        given = b"" if scope["method"] in SAFE else await _body(receive)
        if given is None:
            await _no(413, "the body is too large")(scope, receive, signed)
            return
        await self.app(scope, _again(given), signed)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self.doors.knows(headers.get("host", "")):
            return _no(421, "this server does not go by that name")
        if len(scope["query_string"]) > LONGEST_QUERY:
            return _no(414, "the question is too long")
        if scope["method"] not in SAFE and _is_foreign(headers):
            return _no(403, "this was asked from another site")
        return self._unopened(scope, headers)

    def _unopened(self, scope: Scope, headers: Headers) -> Response | None:
        """A refusal for want of the token; who brings it in the address gets it as a cookie."""
        if self.doors.token is None:
            return None
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if scope["method"] in SAFE and self.doors.opens(v for k, v in asked if k == "token"):
            query = urlencode([(k, v) for k, v in asked if k != "token"])
            path = "/" + scope.get("raw_path", scope["path"].encode()).decode("latin-1").lstrip(
                "/\\"
            )
            response = RedirectResponse(f"{path}{f'?{query}' if query else ''}", 303)
            response.set_cookie(COOKIE, self.doors.token, httponly=True, samesite="strict")
            return response
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        held = [bearer if kind.casefold() == "bearer" else "", cookie.value if cookie else ""]
        return None if self.doors.opens(held) else _no(401, "this dossier asks for its token")


def _no(status: int, why: str) -> Response:
    return JSONResponse(body(status, why), status)


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser sends this on behalf of another site; what is no browser says nothing."""
    fetched = headers.get("sec-fetch-site")
    if fetched is not None and fetched not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    if origin == "null":  # what a browser sends of a page that tells no referrer, as ours do
        return fetched != "same-origin"
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _name_of(host: str) -> str:
    """The name in a Host header, without its port.

    >>> _name_of("127.0.0.1:8420"), _name_of("[::1]:8420"), _name_of("Localhost")
    ('127.0.0.1', '::1', 'localhost')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0].casefold()
    return host.partition(":")[0].casefold()


async def _body(receive: Receive) -> bytes | None:
    """The whole body, or None where it is larger than any of ours."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message["type"] == "http.request" and message.get("more_body", False)
        if size > LARGEST_BODY:
            return None
    return b"".join(parts)


def _again(given: bytes) -> Receive:
    """A channel on which the body comes once, and then nothing more."""
    left = [{"type": "http.request", "body": given, "more_body": False}]

    async def receive() -> Message:
        return left.pop() if left else {"type": "http.disconnect"}

    return receive
