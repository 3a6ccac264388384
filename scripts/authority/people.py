"""Who held which office, and when, by the public tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dragoman.actors.spelling import family_name, plain, spellings
from dragoman.data.tables import read_toml
from scripts.authority.common import countries, day, iso, rows_of

# Offices that ended before this year are of no use for news of 1985 and after.
FIRST_YEAR = 1985
# The dictionaries were last dated in 2014: an open end there says nothing of later years.
PHOENIX_UNTIL = date(2014, 12, 31)
# Phoenix writes some states otherwise than ISO 3166.
PHOENIX_CODES = {"TMP": "TLS", "KSV": "KOS", "ROM": "ROU", "ZAR": "COD", "BUR": "MMR", "SCG": "SRB"}
SECTORS = {"GOV", "MIL", "OPP", "REB", "LEG", "JUD", "SPY", "COP", "PTY"}
# Particles stay small inside a name.
PARTICLES = {"BIN", "IBN", "AL", "VAN", "VON", "DER", "DE", "DA", "DOS", "DEL", "UL", "EL"}
NO_PERSON = {"MINISTER", "PRESIDENT", "GENERAL", "OF", "THE", "MINISTRY", "KING"}
# Heads whom several states share: kept where they live.
FOREIGN_HEADS = (
    "Charles I",
    "Elizabeth I",
    "Queen Elizabeth",
    "King Charles",
    "Co-prince",
    "Emmanuel Macron ",
)
TITLE = re.compile(
    r"^((The )?(Right )?(Hon(orable)?|Sir|Dame|Dr|Gen|Lt|Col|Maj|Capt|Brig|Adm|Sheikh|Shaykh|Lord|"
    r"Baroness|Air Vice-Marshal|Major General|Lieutenant General|Brigadier General|Vice Admiral|"
    r"General|Admiral|Colonel|Professor|Ambassador|Mr|Mrs|Ms|Field Marshal)\.? )+"
)
HEADS = re.compile(
    r"^(Acting |Interim |Transitional )?(President|Prime Minister|Premier|King|Queen|Chancellor|"
    r"Amir|Emir|Sultan|Emperor|Pope|Taoiseach|Supreme Leader|Chief Executive|Chairman)\b"
)
DEPUTY = re.compile(r"\b(Vice|Deputy|Second|represented|Deputies)\b", re.IGNORECASE)


def people(source: Path) -> Iterator[tuple[object, ...]]:
    """Holders as ``(name, spellings, family, code, office, since, until, known)``."""
    family_first = set(read_toml("actors_words.toml")["family_first"])
    for name, family, code, *rest in [
        *factbook_leaders(source / "factbook/leaders.tsv", countries(source)),
        *phoenix_people(source / "phoenix/Phoenix.Countries.actors.txt"),
        *us_presidents(source / "congress/executive.yaml"),
    ]:
        assert isinstance(name, str) and isinstance(code, str)
        family = family or family_name(name, code[:3] in family_first)
        yield name, "|".join(spellings(plain(name))), family, code, *rest


def factbook_leaders(path: Path, states: set[str]) -> Iterator[tuple[object, ...]]:
    for row in rows_of(path):
        if row["iso3"] not in states or not row["kind"].startswith("head") or "," in row["name"]:
            continue
        if row["name"].startswith(FOREIGN_HEADS) and row["iso3"] != "GBR":
            continue
        name = TITLE.sub("", row["name"].split(" - ")[0]).strip()
        name = re.sub(r'"[^"]*" ?', "", name)
        name = re.sub(r"\b(I)(i+|v|)\b", lambda found: found.group(0).upper(), name)
        if not 5 <= len(name) <= 60:
            continue
        office = row["title"].strip()
        known = bool(HEADS.match(office) or not office) and not DEPUTY.search(office)
        yield (
            name,
            row["family"].split()[-1] if row["family"] else "",
            iso(row["iso3"]) + ":GOV",
            office.lower(),
            day(row["since"]),
            day(row["gone_by"]),
            known,
        )


def phoenix_people(path: Path) -> Iterator[tuple[object, ...]]:
    """Dated persons; a block is a name, its ``+`` aliases, then its codes with their days."""
    name = ""
    dated: list[tuple[str, date | None, date | None]] = []
    for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), "END"]:
        text = line.split("#")[0].split(";")[0].strip()
        if not text or text.startswith("+"):
            continue
        if text.startswith("["):
            dated.extend(phoenix_code(text))
            continue
        if name and dated:
            yield from phoenix_rows(name, dated)
        name, dated = text.split("[")[0].strip("_ "), []


def phoenix_code(text: str) -> Iterator[tuple[str, date | None, date | None]]:
    found = re.match(r"\[([A-Z]{3})([A-Z]{3})[A-Z]* ([<>]?)(\d{6,8})(?:-(\d{6,8}))?\]", text)
    if not found or found.group(2) not in SECTORS:
        return
    country, sector, sign, first, last = found.groups()
    since, until = phoenix_day(first), phoenix_day(last)
    if sign == "<":
        since, until = None, since
    until = until or PHOENIX_UNTIL
    if until.year >= FIRST_YEAR:
        yield f"{PHOENIX_CODES.get(country, country)}:{sector}", since, until


def phoenix_rows(
    name: str, dated: list[tuple[str, date | None, date | None]]
) -> Iterator[tuple[object, ...]]:
    words = name.split("_")
    if len(words) < 2 or not all(re.fullmatch(r"[A-Z.'`-]+", word) for word in words):
        return
    if NO_PERSON & set(words):
        return
    full = " ".join(title_case(word) for word in words)
    for code, since, until in dated:
        yield full, "", code, "", since, until, False


def title_case(word: str) -> str:
    if word in PARTICLES:
        return word.lower()
    return re.sub(r"[A-Z]+", lambda found: found.group(0).capitalize(), word)


def phoenix_day(text: str | None) -> date | None:
    if not text:
        return None
    if len(text) == 6:
        year = int(text[:2])
        text = f"{1900 + year if year > 20 else 2000 + year}{text[2:]}"
    try:
        return date(int(text[:4]), max(1, int(text[4:6])), max(1, int(text[6:8])))
    except ValueError:
        return None


def us_presidents(path: Path) -> Iterator[tuple[object, ...]]:
    """Terms from the YAML as plain lines: only the keys that are needed, no YAML library."""
    first = last = kind = start = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.strip().lstrip("- ").partition(": ")
        value = value.strip("'\"")
        if key == "first":
            first = value
        elif key == "last":
            last = value
        elif key == "type":
            kind = value
        elif key == "start":
            start = value
        elif key == "end" and int(value[:4]) >= FIRST_YEAR:
            office = "president" if kind == "prez" else "vice president"
            yield f"{first} {last}", last, "USA:GOV", office, day(start), day(value), True


def rows_by_spelling(holders: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Every spelling with the numbers of the rows that it names, for a look-up without a scan."""
    rows: dict[str, list[int]] = {}
    for i, holder in enumerate(holders):
        for spelling in str(holder[1]).split("|"):
            rows.setdefault(spelling, []).append(i)
    return [(name, ",".join(map(str, numbers))) for name, numbers in sorted(rows.items())]
