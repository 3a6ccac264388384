"""CAMEO and PLOVER, each by the other: event codes, sectors and the codes of states and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.actors.codes import all_codes
from dragoman.data.plover import quads
from dragoman.data.tables import read_tsv

# CAMEO's twenty roots by quad class, as GDELT has them; 14 (protest) is material conflict there.
_QUADS = {1: range(1, 6), 2: range(6, 9), 3: range(9, 14), 4: range(14, 21)}
_SHORTEST = 3  # digits of a code; one with fewer has lost its zero
_LAST_ROOT = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of event a row tells of; one that PLOVER has no type for is None."""

    type: str | None
    mode: str | None
    quad: int | None


def whole(code: str) -> str:
    """A CAMEO code with the zero that a spreadsheet took from it.

    >>> whole("36"), whole("036"), whole("311"), whole("112"), whole("10"), whole("100")
    ('036', '036', '0311', '112', '010', '100')
    """
    code = code.strip()
    if not code.isdecimal():
        return code
    lost = len(code) < _SHORTEST or int(code[:2]) > _LAST_ROOT
    return f"0{code}" if lost else code


@cache
def kind_of(code: str) -> Kind:
    """The PLOVER type, mode and quad class of a CAMEO code.

    >>> kind_of("042")
    Kind(type='CONSULT', mode='visit', quad=1)
    >>> kind_of("0234"), kind_of("1909").type, kind_of("---").quad
    (Kind(type=None, mode=None, quad=1), 'ASSAULT', None)
    """
    code = whole(code)
    table = _events()
    for length in range(len(code), 1, -1):
        found = table.get(code[:length]) or table.get(code[:length] + "0")
        if found is not None:
            return Kind(found[0], found[1] or None, quads()[found[0]])
    root = int(code[:2]) if code[:2].isdecimal() else 0
    quad = next((one for one, roots in _QUADS.items() if root in roots), None)
    return Kind(None, None, quad)


@cache
def code_of(event: str, mode: str | None) -> tuple[str, str]:
    """The CAMEO code that a PLOVER type and mode are written as, and its name in ICEWS.

    >>> code_of("CONSULT", "visit"), code_of("AID", None)[0], code_of("MOBILIZE", "weapons")[0]
    (('042', 'Make a visit'), '070', '154')
    """
    written = _written()
    return written.get((event, mode or "")) or written[event, _NEAREST.get((event, mode or ""), "")]


# Modes that CAMEO has no code for, and the one whose code is nearest.
_NEAREST = {
    ("MOBILIZE", "weapons"): "troops",
    ("MOBILIZE", "militia"): "troops",
    ("PROTEST", "strike"): "boycott",
    ("PROTEST", "vandalize"): "riot",
    ("COERCE", "censor"): "restrict",
}


@cache
def state_of(cameo: str) -> str | None:
    """The code of a state that CAMEO calls so.

    >>> state_of("PRK"), state_of("TMP"), state_of("ROM"), state_of("EUR")
    ('PRK', 'TLS', 'ROU', None)
    """
    return _states().get(cameo.upper()) or _OLDER.get(cameo.upper())


# Codes that event files have for states and that no list of today has.
_OLDER = {
    "ROM": "ROU",
    "ZAR": "COD",
    "BUR": "MMR",
    "SUN": "RUS",
    "KSV": "KOS",
    "XKX": "KOS",
    "TMP": "TLS",
}


@cache
def cameo_of(code: str) -> str | None:
    """What CAMEO calls the state of a code, or a body; None where it has no code for it.

    >>> cameo_of("PRK:MIL"), cameo_of("TLS"), cameo_of("IGO:NATO"), cameo_of("REB:HOUTHI")
    ('PRK', 'TMP', 'NAT', None)
    """
    state = code.partition(":")[0]
    for one in all_codes():
        if one.code == state and one.until is None:
            return one.cameo or one.iso3
    return next((row["cameo"] for row in _bodies() if row["code"] == code), None)


@cache
def body_of(cameo: str) -> str | None:
    """The body that CAMEO has as a known group.

    >>> body_of("NAT"), body_of("XYZ")
    ('IGO:NATO', None)
    """
    return next((row["code"] for row in _bodies() if row["cameo"] == cameo.upper()), None)


@cache
def sector_of(coding: str, names: tuple[str, ...]) -> str | None:
    """The sector that the names of a cell stand for in another coding; None where it has none.

    >>> sector_of("cameo", ("GOV", "MIL")), sector_of("icews", ("Executive", "Government"))
    ('MIL', 'GOV')
    """
    given = {name.strip().casefold() for name in names}
    for row in read_tsv("exchange_sectors.tsv"):
        if row["coding"] == coding and row["name"].casefold() in given:
            return row["sector"]
    return None


@cache
def name_of_sector(coding: str, sector: str) -> str:
    """What another coding calls a sector of ours; empty where it has no word for it."""
    rows = [one for one in read_tsv("exchange_sectors.tsv") if one["coding"] == coding]
    return next((one["name"] for one in rows if one["sector"] == sector), "")


@cache
def _events() -> dict[str, tuple[str, str]]:
    return {row["cameo"]: (row["event"], row["mode"]) for row in read_tsv("exchange_cameo.tsv")}


@cache
def _written() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (row["event"], row["mode"]): (row["cameo"], row["label"])
        for row in read_tsv("exchange_cameo.tsv")
        if row["label"]
    } | _WITHOUT_MODE


# Types whose code without a mode is read back with one.
_WITHOUT_MODE = {("ACCUSE", ""): ("110", "Disapprove")}


@cache
def _bodies() -> list[dict[str, str]]:
    return read_tsv("exchange_bodies.tsv")


@cache
def _states() -> dict[str, str]:
    return {
        code: one.code for one in reversed(all_codes()) for code in (one.iso3, one.cameo) if code
    }
