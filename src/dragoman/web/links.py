"""Addresses within the page, made in one place so that no id can lead astray."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

_ENDINGS = (".json", ".csv")


def to(path: str, named: Mapping[str, Any] | None = None, fragment: str = "") -> str:
    """A path with what it asks; what is None or empty is left out.

    >>> to("/stories", {"as_of": date(2024, 10, 31), "actor": None})
    '/stories?as_of=2024-10-31'
    """
    asked = {name: str(value) for name, value in (named or {}).items() if value not in (None, "")}
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{path}{query}{f'#{quote(fragment)}' if fragment else ''}"


def one(kind: str, id: str, as_of: date | None = None, fragment: str = "") -> str:
    """The address of one report, event, story ... by its id, whatever stands in the id.

    >>> one("report", "2024/10: a b?")
    '/report/2024%2F10:%20a%20b%3F'
    >>> one("report", "..")
    '/report/?id=..'
    """
    named: dict[str, Any] = {"as_of": as_of}
    if is_plain(id):
        return to(f"/{kind}/{quote(id, safe=':')}", named, fragment)
    return to(f"/{kind}/", {"id": id, **named}, fragment)


def is_plain(id: str) -> bool:
    """Whether an id can stand in a path: browsers mend dots away, and twins have their endings.

    >>> is_plain("desk-21"), is_plain("a/../b"), is_plain("notes.json"), is_plain("")
    (True, False, False, False)
    """
    parts = id.replace("\\", "/").split("/")
    return (
        bool(id.strip())
        and not id.endswith(_ENDINGS)
        and all(part.strip() and part not in (".", "..") for part in parts)
    )


def claim(report: str, id: str | None, as_of: date | None = None) -> str:
    """The place of a claim in its report.

    >>> claim("desk-21", "0a1b")
    '/report/desk-21#claim-0a1b'
    """
    return one("report", report, as_of, f"claim-{id}" if id else "")


def dyad(a: str, b: str, as_of: date | None = None) -> str:
    """The page of two actors.

    >>> dyad("PRK", "RUS")
    '/dyad/PRK/RUS'
    """
    if all(is_plain(code) and "/" not in code for code in (a, b)):
        return to(f"/dyad/{quote(a, safe=':')}/{quote(b, safe=':')}", {"as_of": as_of})
    return to("/dyad/", {"a": a, "b": b, "as_of": as_of})


def more(path: str, asked: Mapping[str, Any]) -> str:
    """The same question for three times as many lines.

    >>> more("/moves", {"limit": 100, "as_of": None})
    '/moves?limit=300'
    """
    return to(path, {**asked, "limit": min(int(asked["limit"]) * 3, 10_000)})
