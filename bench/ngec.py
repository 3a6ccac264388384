"""NGEC's tests of names: which country and which sector they expect, and what we dispute of that."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

from bench.places import SHARED
from dragoman.actors.authority import Authority
from dragoman.actors.groups import states_of
from dragoman.actors.resolver import resolve

# NGEC's codes that are written otherwise here.
SAME = {"XKX": "KOS", "EUR": "IGO:EUR"}
# PLOVER's rarer sectors, which the contract's codes fold into others.
SECTORS = {"UAF": "REB", "SOC": "NGO", "AGR": "CVL"}
# Sectors expected by NGEC that do not follow PLOVER or the contract's codes: test and reason.
_MIL = "a defence ministry or minister is MIL in the contract; PLOVER's second sector there"
_ELI = "ELI (former holders) is no sector of the contract, which keeps the office's own"
_PRE = "PRE (partially recognised) is no sector of the contract"
_PRM = "PRM (pro-government paramilitaries) is no sector of the contract; MIL and REB both fit"
_BODY = "a body of states has no sector in the contract: IGO:EUR whoever speaks for it"
DISPUTED = {
    "ngec-017": "a movement is not criminal by its name; no PLOVER sector fits",
    "ngec-079": "a weapon is no actor",
    "ngec-101": _MIL,
    "ngec-116": _MIL,
    "ngec-137": "a chief minister is of the executive: GOV by PLOVER, not LEG",
    "ngec-142": "regions are a place, which has no sector",
    "ngec-148": _PRM,
    "ngec-193": _BODY,
    "ngec-194": _BODY,
    "ngec-238": _PRE,
    "ngec-239": _PRE,
    "ngec-240": _PRE,
    "ngec-241": _PRE,
    "ngec-245": _PRE,
    "ngec-255": _ELI,
    "ngec-260": _ELI,
    "ngec-272": _MIL,
    "ngec-288": "an amusement park is a place, not civilians",
    "ngec-292": _MIL,
    "ngec-293": _BODY,
    "ngec-298": "a news agency is JRN; that it is official is the second sector at best",
    "ngec-347": _ELI,
    "ngec-357": _ELI,
    "ngec-389": _MIL,
    "ngec-394": "a city is a place, not civilians",
    "ngec-403": _PRM,
    "ngec-407": _MIL,
}
LEFT = "left, "  # begins the counts of errors by kind


def ngec(authority: Authority, errors: bool = False) -> dict[str, float]:
    """Shares of NGEC's tests of names that resolve to the country and the sector expected."""
    count = count_ngec(authority, errors)
    return {
        "ngec_country": count["country"] / count["countries"],
        "ngec_sector": count["sector"] / count["sectors"],
    }


def count_ngec(authority: Authority, errors: bool = False) -> Counter[str]:
    """NGEC's tests of names that resolve to the country and the sector expected.

    An armed group counts as right where our tables say that it acts in the state expected. The sectors
    of ``DISPUTED`` are left out: they do not follow PLOVER, or not the contract's codes.
    """
    count: Counter[str] = Counter()
    for row in _tests():
        expected = row["expect"]
        country = expected.get("country") or expected.get("cc") or ""
        sectors = expected.get("in:code_1") or [expected.get("code_1") or ""]
        if row["skip"] or not row["actor"] or not (len(country) == 3 or sectors[0]):
            continue
        found = resolve(row["actor"], _day_of(row), authority, row["context"] or None)
        code = found[0].code if found else ""
        if len(country) == 3:
            good = _is_of(code, country)
            count["countries"] += 1
            count["country"] += good
            count[f"{LEFT}NGEC: {'another country' if code else 'nobody found'}"] += not good
            if errors and not good:
                print("COUNTRY", row["id"], row["actor"], country, code, sep=" | ")
        if sectors[0] and row["id"] not in DISPUTED:
            good = _sector(code) in [SECTORS.get(one, one) for one in sectors]
            count["sectors"] += 1
            count["sector"] += good
            count[f"{LEFT}NGEC: another sector"] += not good
            if errors and not good:
                print("SECTOR", row["id"], row["actor"], sectors, code, sep=" | ")
    return count


def _is_of(code: str, country: str) -> bool:
    base = base_of(code)
    same = base in (country, SAME.get(country)) or base.startswith(f"{country}:")
    return same or country in states_of(code)


def _tests() -> list[dict[str, Any]]:
    path = SHARED / "data/actors/ngec_tests/dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _sector(code: str) -> str:
    """The PLOVER sector of a code; nobody known is UNK."""
    state, _, sector = code.partition(":")
    if state in ("REB", "IMG"):
        return "REB"
    return state if state in ("NGO",) else sector or ("UNK" if state in ("", "UNK") else "")


def _day_of(row: dict[str, Any]) -> date | None:
    day = row["date"] or ""
    return date.fromisoformat(day) if len(day) == 10 and day[0].isdigit() else None


def base_of(code: str) -> str:
    base = code.partition(":")[0]
    return code if base in ("IGO", "REB", "IMG", "NGO", "MNC") else base
