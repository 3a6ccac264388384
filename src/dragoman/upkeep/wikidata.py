"""The question for one state's office-holders, and its answer as lines of an authority file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.actors.own import COLUMNS
from dragoman.actors.spelling import is_too_short
from dragoman.data.tables import read_toml
from dragoman.upkeep.polite import Manners

_ID = re.compile(r"Q\d+")  # what stands where a thing has no label
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_POST = re.compile(r"^(.+?) (?:of|for|in) ", re.IGNORECASE)
_BLANKS = re.compile(r"[\s|]+")


def settings() -> dict[str, Any]:
    """The table of the service: its address, its manners, and the question."""
    return read_toml("upkeep_wikidata.toml")


def manners(pause: float | None = None) -> Manners:
    """How patient one is with the service; ``pause`` is that between two queries, in seconds."""
    polite = dict(settings()["polite"])
    return Manners(**(polite if pause is None else polite | {"pause": pause, "first_wait": pause}))


def query(country: str) -> str:
    """The question for one state's office-holders, by its code.

    >>> 'wdt:P298 "NOR"' in query("NOR")
    True
    """
    told = settings()
    ministers = "".join(
        told["query"]["minister"].replace("PATTERN", pattern).replace("OFFICE", office)
        for office, pattern in told["ministers"].items()
    )
    text: str = told["query"]["text"]
    return (
        text.replace("MINISTERS", ministers)
        .replace("CODE", told["codes"].get(country, country))
        .replace("SINCE", str(told["since"]))
    )


def lines(country: str, rows: Iterable[Mapping[str, str]]) -> list[str]:
    """The answer's rows as lines of an authority file, sorted, each once.

    Rows without a name or a post, or of which no day is known, are left out.
    """
    found = {line for row in rows if (line := _line(country, row))}
    return sorted(found)


def _line(country: str, row: Mapping[str, str]) -> str:
    name, post = _clean(row.get("name", "")), _clean(row.get("post", ""))
    since, until = _day(row.get("start", "")), _day(row.get("end", ""))
    if " " not in name or _ID.fullmatch(name) or not post or not (since or until):
        return ""
    if since and until and until < since:
        return ""
    aliases = dict.fromkeys(_clean(one) for one in row.get("aliases", "").split("|"))
    kept = [one for one in aliases if " " in one and one != name and not is_too_short(one)]
    cells = {
        "name": name,
        "code": f"{country}:GOV",
        "office": row.get("what") or _office(post),
        "since": since,
        "until": until,
        "aliases": "|".join(sorted(kept)),
        "kind": "person",
    }
    return "\t".join(cells[column] for column in COLUMNS)


def _office(post: str) -> str:
    """The office in a post's label: "President of Kenya" is "president"."""
    hit = _POST.match(post)
    return (hit[1] if hit else post).lower()


def _day(text: str) -> str:
    hit = _DAY.match(text)
    return hit[0] if hit else ""


def _clean(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
