"""Who published a report, where its address or its credit lines tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeGuard
from urllib.parse import unquote, urlsplit

from dragoman.data.tables import read_tsv
from dragoman.reading.captions import split_captions
from dragoman.reading.copyrights import (
    AROUND,
    NAME,
    find_mastheads,
    folded,
    owners,
    without_legal_form,
)
from dragoman.reading.datelines import dateline_end
from dragoman.reading.paragraphs import Span, plain_paragraphs
from dragoman.records import OutletOrigin

# Credits stand in the first and last lines, and are short.
HEAD_LINES = 15
TAIL_LINES = 8
LAST_LINES = 3  # in which an agency, or a copyright, may stand by itself
CREDIT_CHARACTERS = 200
NAME_CHARACTERS = 60

# Hosts that hand on the pages of others: what they are of stands in the rest of the address.
_HANDS_ON = re.compile(
    r"(?:^|\.)(?:web\.archive\.org|archive\.\w+|ampproject\.org|translate\.goog)$"
)
# Hosts that lead elsewhere and publish nothing.
_LEADS_ON = re.compile(
    r"(?:^|\.)(?:t\.co|bit\.ly|news\.google\.\w+|goo\.gl|lnkd\.in|feedproxy\.google\.com|localhost)$"
)
_INNER = re.compile(r"(?:https?:/{1,2}|/[cv]/s?/?)(?P<host>[\w-]+(?:\.[\w-]+)+)")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")

_FIRST_IN = re.compile(rf"(?:first|originally) (?:published|appeared) (?:by|in|on|at) {NAME}")
_PICTURES = re.compile(
    r"\b(?:getty|shutterstock|alamy|imago|istock|images?|photos?|pictures)\b", re.IGNORECASE
)
_SOUNDS = re.compile(
    r"\b(?:news|newspaper|times|post|herald|tribune|gazette|journal|press|daily|weekly|chronicle"
    r"|observer|standard|telegraph|dispatch|monitor|independent|review|express|examiner|inquirer"
    r"|ledger|bulletin|register|sentinel|advertiser|argus|messenger|enquirer|recorder|newswire"
    r"|courier|guardian|mail|globe|radio|tv|television|broadcasting|wire|agency|today|\w+\.com)\b",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(r" ?[|·•/] ?| [-–—]{1,2} ")
_SEPARATOR = re.compile(r"[|·•/–—-]")
_READ_MORE = re.compile(
    r"\b(?:read|see|get) more (?:from|at|on|in) (?P<name>.{3,40}?)\W*$", re.IGNORECASE
)
_AGENCY = re.compile(r"\((?P<name>[^()\d]{2,40})\)\W*$")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher's name, and what it was read from."""

    name: str
    origin: OutletOrigin


def find_outlet(text: str, url: str | None = None) -> Outlet | None:
    """Who published a report: by the host of its address, else by what its text says, or None.

    A copyright line tells it where its name sounds like an outlet's or stands over the page too,
    a known name beside the headline or the byline, "first published in",
    "read more from". An agency that a text names, in its dateline above all, is its origin, and
    others print it: it is taken for the outlet only where neither address nor text tell another.

    Examples:
        >>> find_outlet("", "https://edition.cnn.com/2019/05/03/asia/talks/index.html").name
        'CNN'
        >>> find_outlet("LIMA, May 3 (Reuters) - Peru agreed.").name
        'Reuters'
        >>> find_outlet("Peru agreed.") is None
        True
    """
    host = _publishing_host(url) if url else None
    if host is not None:
        return Outlet(_hosts().get(_known_host(host) or "", host), "url")
    plain, paragraphs = plain_paragraphs(text)
    names = list(_credits(plain, paragraphs))
    name = next((one for one in names if one not in _agencies()), names[0] if names else None)
    return Outlet(name, "credit") if name else None


def _publishing_host(url: str) -> str | None:
    """The host of an address, without "www.", or that of the page that it hands on."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or _LEADS_ON.search(host):
        return None
    if _HANDS_ON.search(host):
        inner = _INNER.search(unquote(parts.path))
        return inner["host"].removeprefix("www.") if inner else None
    return host if _HOST.fullmatch(host) and not host.replace(".", "").isdigit() else None


def _known_host(host: str) -> str | None:
    """The longest known host that a host is or lies below."""
    while host:
        if host in _hosts():
            return host
        host = host.partition(".")[2]
    return None


def _credits(plain: str, paragraphs: Sequence[Span]) -> Iterator[str]:
    """The names that credit lines tell, the surest kind first."""
    head, tail = list(paragraphs[:HEAD_LINES]), list(paragraphs[-TAIL_LINES:])
    short = [
        (start, end)
        for start, end in dict.fromkeys([*head, *tail])
        if end - start <= CREDIT_CHARACTERS
    ]
    for find in (_copyrights, _beside_separators, _first_in):
        for start, end in short:
            names = list(filter(None, find(plain[start:end])))
            if names and split_captions(plain, start, end)[0].kind == "body":
                yield from names
    # At the foot of a page what looks like a photograph's credit is its copyright.
    for start, end in tail[-LAST_LINES:]:
        yield from filter(_is_no_agency, _copyrights(plain[start:end]))
    yield from _mastheads(plain, paragraphs)
    for start, end in head:
        stop = dateline_end(plain, start, end)
        agency = _AGENCY.search(plain[start:stop].rstrip(" -–—:")) if stop > start else None
        if agency and (name := _known_name(agency["name"])):
            yield name
    for start, end in tail[-LAST_LINES:]:
        if name := _known_name(plain[start:end]):
            yield name


def _copyrights(line: str) -> Iterator[str | None]:
    yield from map(_cleaned, owners(line))


def _mastheads(plain: str, paragraphs: Sequence[Span]) -> Iterator[str]:
    for number in sorted(find_mastheads(plain, paragraphs)):
        name = plain[slice(*paragraphs[number])].strip(AROUND)
        if not _PICTURES.search(name):
            yield name


def _beside_separators(line: str) -> Iterator[str | None]:
    """Known outlets in a headline or a byline: "Accord signed - The Example"."""
    if not _SEPARATOR.search(line):
        return
    segments = [one for one in _SEGMENTS.split(line) if one]
    yield from map(_known_name, segments if len(segments) > 1 else ())


def _first_in(line: str) -> Iterator[str | None]:
    small = line.casefold()
    if ("published" in small or "appeared" in small) and (match := _FIRST_IN.search(line)):
        yield _cleaned(match["name"])
    if " more " in small and (match := _READ_MORE.search(line)):
        yield _known_name(match["name"])


def _cleaned(name: str) -> str | None:
    """A name from a credit line without its legal form; None where it is of no outlet.

    A copyright is often a company's, or a picture's: what is not known must sound like an outlet.
    """
    name = without_legal_form(name)
    if _known_name(name):
        return _known_name(name)
    return name if _SOUNDS.search(name) and not _PICTURES.search(name) else None


def _known_name(name: str) -> str | None:
    return _names().get(folded(name)) if len(name) <= NAME_CHARACTERS else None


def _is_no_agency(name: str | None) -> TypeGuard[str]:
    return name is not None and name not in _agencies()


@cache
def _hosts() -> dict[str, str]:
    return {row["host"]: row["name"] for row in read_tsv("reading_outlets.tsv")}


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["name"] for row in read_tsv("reading_outlets.tsv") if row["agency"])


@cache
def _names() -> dict[str, str]:
    """The known outlets by name, in any case and without "the"."""
    names: dict[str, str] = {}
    for name in _hosts().values():
        names.setdefault(folded(name), name)
    for row in read_tsv("actors_media.tsv"):
        aliases = [row["name"], *filter(None, (row["aliases"] or "").split("|"))]
        known = next((names[one] for one in map(folded, aliases) if one in names), row["name"])
        for alias in aliases:
            names.setdefault(folded(alias), known)
    return names
