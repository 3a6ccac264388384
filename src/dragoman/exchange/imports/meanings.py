"""What the cells of other data sets mean in our codes: who acts, and what kind of event it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dragoman.actors.codes import all_codes
from dragoman.data.plover import modes, quads
from dragoman.data.tables import read_tsv
from dragoman.exchange import cameo
from dragoman.exchange.cameo import Kind
from dragoman.exchange.imports.rows import JOINED
from dragoman.exchange.imports.shapes import Shape

_NOTHING = frozenset({"", "none", "null", "nan", "---", "n/a", "unspecified"})
_LISTED = str.maketrans("|", ";")
_NAMED_KINDS = ("state", "body", "group")  # kinds of the authority that a bare name may mean


def actors_of(shape: Shape, cell: str) -> tuple[str, ...]:
    """The codes of all actors that the cells of one actor name; none where no code can be told.

    >>> actors_of("polecat", JOINED.join(("PRK", "731", "MIL", "Korean People's Army")))
    ('PRK:MIL',)
    >>> actors_of("icews", JOINED.join(("Iran", "Executive,Government", "Citizen (Iran)")))
    ('IRN:GOV',)
    >>> actors_of("gdelt", JOINED.join(("", "NAT", "IGO", "", "", "NATO")))
    ('IGO:NATO',)
    """
    parts = cell.split(JOINED)
    if shape == "polecat":
        return _polecat(*parts)
    found = _icews(*parts) if shape == "icews" else _gdelt(*parts)
    return (found,) if found else ()


def kind_of(shape: Shape, cell: str, quad: str) -> Kind:
    """The kind of event that the cells of its type tell.

    >>> kind_of("polecat", JOINED.join(("CONSULT", "visit")), "VERBAL COOPERATION")
    Kind(type='CONSULT', mode='visit', quad=1)
    >>> kind_of("icews", "42", "").mode, kind_of("gdelt", "0201", "1")
    ('visit', Kind(type=None, mode=None, quad=1))
    """
    if shape != "polecat":
        found = cameo.kind_of(cell)
        given = int(quad) if quad in ("1", "2", "3", "4") else None
        return found if found.type else Kind(None, None, given or found.quad)
    event, _, mode = cell.partition(JOINED)
    event = event.strip().upper()
    if event not in quads():
        return Kind(None, None, _QUAD_NAMES.get(quad.strip().upper()))
    mode = mode.strip().casefold()
    return Kind(event, mode if mode in modes(event) else None, quads()[event])


_QUAD_NAMES = {
    "VERBAL COOPERATION": 1,
    "MATERIAL COOPERATION": 2,
    "VERBAL CONFLICT": 3,
    "MATERIAL CONFLICT": 4,
}


def _polecat(country: str, cow: str, sector: str, name: str) -> tuple[str, ...]:
    """Lists of countries stand in one cell, with semicolons or bars between them."""
    sector = "" if _empty(sector) else sector.translate(_LISTED).split(";")[0].strip().upper()
    states = [_state(one) for one in _parts(country)]
    if not any(states):
        states = [_by_cow(one) for one in _parts(cow)]
    known = list(dict.fromkeys(state for state in states if state))
    if known:
        with_sector = sector in _sectors() and sector != "UNK"
        return tuple(f"{state}:{sector}" if with_sector else state for state in known)
    found = None if _empty(name) else _named(name)
    return (found,) if found else ()


def _icews(country: str, sectors: str, name: str) -> str | None:
    state = _state(country)
    if state is None:
        return _named(name) if not _empty(name) else None
    sector = cameo.sector_of("icews", tuple(sectors.split(",")))
    return f"{state}:{sector}" if sector and sector != "UNK" else state


def _gdelt(country: str, group: str, first: str, second: str, third: str, name: str) -> str | None:
    body = cameo.body_of(group)
    if body is not None:
        return body
    state = cameo.state_of(country) if country else None
    if state is None:
        return None if _empty(name) else _named_group(name)
    sector = cameo.sector_of("cameo", (first, second, third))
    return f"{state}:{sector}" if sector and sector != "UNK" else state


# A body or group under a code of ours, as we write those that a format has no code for.
_OUR_CODE = re.compile(r"[A-Z]{3}(?::[A-Z0-9]{2,20}){0,2}")


def _parts(cell: str) -> list[str]:
    found = (one.strip() for one in cell.translate(_LISTED).split(";"))
    return [one for one in found if not _empty(one)]


def _empty(cell: str) -> bool:
    return cell.strip().casefold() in _NOTHING


@cache
def _state(name: str) -> str | None:
    """A state by its ISO code or by any name that it goes by."""
    name = name.strip()
    if _empty(name):
        return None
    if len(name) == 3 and name.isupper():
        return cameo.state_of(name)
    own = _state_names().get(name.casefold())
    if own is not None:
        return own
    return next((one for one in _meant(name, ("state",)) if ":" not in one), None)


@cache
def _named(name: str) -> str | None:
    """A body or group, or a state, by its name or our code."""
    if _OUR_CODE.fullmatch(name) and (":" in name or name in _sectors()):
        return name
    found = _meant(name.strip(), _NAMED_KINDS)
    return found[0] if found else None


@cache
def _named_group(name: str) -> str | None:
    """GDELT writes names in capitals, of bare words as of bodies: only bodies and groups count."""
    title = name.strip()
    if _OUR_CODE.fullmatch(title) and ":" in title:
        return title
    for spelt in (title, title.title()):
        found = _meant(spelt, ("body", "group"))
        if found:
            return found[0]
    return None


def _meant(name: str, kinds: Iterable[str]) -> list[str]:
    from dragoman.actors.authority import Authority

    return [one.code for one in Authority.load("").entries(name) if one.kind in kinds]


@lru_cache(maxsize=1)
def _state_names() -> dict[str, str]:
    return {one.name.casefold(): one.code for one in reversed(all_codes())}


@cache
def _by_cow(number: str) -> str | None:
    """A state by its Correlates of War number or letters."""
    for one in all_codes():
        if number in (str(one.cow), one.cow_letters):
            return one.code
    return None


@lru_cache(maxsize=1)
def _sectors() -> frozenset[str]:
    return frozenset(row["sector"] for row in read_tsv("fusing_sectors.tsv"))
