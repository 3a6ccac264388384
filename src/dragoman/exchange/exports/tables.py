"""Events as the tables of the field: POLECAT's 40 columns, ICEWS's 20, GDELT 2.0's 61."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TextIO

from dragoman.actors.codes import all_codes, cow_of
from dragoman.data.plover import QUAD_WORDS
from dragoman.exchange import cameo
from dragoman.exchange.exports.cells import text, write_row
from dragoman.exchange.exports.content import Content, Pair, state_and_sector, state_name
from dragoman.exchange.imports.shapes import Shape, columns_of
from dragoman.records import Party
from dragoman.version import __version__

NONE = "None"  # POLECAT's word for an empty cell
QUADS = {quad: words.upper() for quad, words in QUAD_WORDS.items()}

Cells = dict[str, str]


def write_polecat(content: Content, out: TextIO) -> int:
    """POLECAT's table, one row for each pair of an event; how many rows."""
    return _write(content, out, "polecat", _polecat, header=True)


def write_icews(content: Content, out: TextIO) -> int:
    """ICEWS's table, with CAMEO codes; how many rows."""
    return _write(content, out, "icews", _icews, header=True)


def write_gdelt(content: Content, out: TextIO) -> int:
    """GDELT 2.0's event table, without a header; how many rows."""
    return _write(content, out, "gdelt", _gdelt, header=False)


def _write(
    content: Content, out: TextIO, shape: Shape, make: Callable[[Pair], Cells], *, header: bool
) -> int:
    columns = columns_of(shape)
    empty = NONE if shape == "polecat" else ""
    if header:
        write_row(out, columns)
    count = 0
    for pair in content.pairs():
        cells = make(pair)
        write_row(out, (cells.get(name) or empty for name in columns))
        count += 1
    return count


def _polecat(pair: Pair) -> Cells:
    told, event, report = pair.told, pair.told.event, pair.told.row
    day = told.day or date.min
    return {
        "Event ID": pair.key,
        "Event Date": day.isoformat(),
        "Event Type": event.event,
        "Event Mode": told.mode or NONE,
        "Intensity": f"{told.intensity:.1f}",
        "Quad Code": QUADS[event.quad],
        **_polecat_party("Actor", pair.source, day),
        **_polecat_party("Recipient", pair.target, day),
        "Placename": text(event.where, NONE),
        "Source": text(report.source, NONE),
        "Publication Date": event.first_reported.isoformat() if event.first_reported else NONE,
        "Language": "English",
        "Version": f"Dragoman {__version__}",
    }


def _polecat_party(role: str, party: Party | None, day: date) -> Cells:
    if party is None:
        return {}
    state, sector = state_and_sector(party.code)
    cow = cow_of(party.code, day) if state else None
    return {
        # Bodies and groups stand under their code, which says at once what they are.
        f"{role} Name": text(party.name if state else party.code, NONE),
        f"{role} Country": _iso3(state) if state else NONE,
        f"{role} COW": str(cow) if cow else NONE,
        f"Primary {role} Sector": sector or NONE,
        f"{role} Sectors": sector or NONE,
        f"{role} Name Raw": text(party.text or party.name, NONE),
    }


def _icews(pair: Pair) -> Cells:
    told, event = pair.told, pair.told.event
    code, label = cameo.code_of(event.event, told.mode)
    return {
        "Event ID": str(pair.whole_number),
        "Event Date": (told.day or date.min).isoformat(),
        **_icews_party("Source", pair.source),
        "Event Text": label,
        "CAMEO Code": code,
        "Intensity": f"{told.intensity:.1f}",
        **_icews_party("Target", pair.target),
        "Publisher": text(told.row.source),
        "City": text(event.where),
    }


def _icews_party(role: str, party: Party | None) -> Cells:
    if party is None:
        return {}
    state, sector = state_and_sector(party.code)
    return {
        f"{role} Name": text(party.name if state else party.code),
        f"{role} Sectors": cameo.name_of_sector("icews", sector) if sector else "",
        f"{role} Country": text(state_name(state)),
    }


def _gdelt(pair: Pair) -> Cells:
    told, event, day = pair.told, pair.told.event, pair.told.day or date.min
    code, _ = cameo.code_of(event.event, told.mode)
    added = event.first_reported or day
    return {
        "GLOBALEVENTID": str(pair.whole_number),
        "SQLDATE": f"{day:%Y%m%d}".rjust(8, "0"),
        "MonthYear": f"{day:%Y%m}".rjust(6, "0"),
        "Year": f"{day.year:04}",
        "FractionDate": f"{day.year + (day.timetuple().tm_yday / 365):.4f}",
        **_gdelt_party("Actor1", pair.source),
        **_gdelt_party("Actor2", pair.target),
        "IsRootEvent": "1",
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": str(event.quad),
        "GoldsteinScale": f"{told.intensity:.1f}",
        "NumMentions": str(len(event.claims)),
        "NumSources": str(event.origins),
        "NumArticles": str(len(event.reports)),
        "ActionGeo_Fullname": text(event.where),
        "DATEADDED": f"{added:%Y%m%d}000000",
    }


def _gdelt_party(role: str, party: Party | None) -> Cells:
    if party is None:
        return {}
    state, sector = state_and_sector(party.code)
    name = text(party.name.upper())
    if state is None:
        group = cameo.cameo_of(party.code) or ""
        kind = "IGO" if party.code.startswith("IGO:") else ""
        # A body or group that CAMEO has no code for stands under ours, as its name.
        shown = name if group else text(party.code)
        return {
            f"{role}Code": f"{kind}{group}" or text(party.code),
            f"{role}Name": shown,
            f"{role}KnownGroupCode": group,
            f"{role}Type1Code": kind,
        }
    country = cameo.cameo_of(state) or state
    kind = cameo.name_of_sector("cameo", sector) if sector else ""
    return {
        f"{role}Code": f"{country}{kind}",
        f"{role}Name": name,
        f"{role}CountryCode": country,
        f"{role}Type1Code": kind,
    }


@cache
def _iso3(state: str) -> str:
    return next((one.iso3 for one in all_codes() if one.code == state and one.iso3), state)
