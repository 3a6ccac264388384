"""Builds src/dragoman/data/authority/*.parquet from the public tables beside the checkout.

    python scripts/build_authority.py [../shared/data/actors]

Only sources whose licence allows shipping are read (see NOTICE): the CIA World Factbook (CC0),
rigour territories (MIT), i18n-nationality (MIT), the Phoenix dictionaries (MIT) and
congress-legislators (CC0). The same input gives the same bytes. Four tables come out:

- ``names.parquet``: alias, code, kind, name: states, demonyms, capitals.
- ``people.parquet``: name, spellings ("|" between them), family, code, office, since, until, known
  (a head of state or government; these come first): who held what, and when.
- ``spellings.parquet``: spelling, numbers of the rows of people.parquet that it names.
- ``memberships.parquet``: body, member, status (member or suspended), since, until (the first day out),
  known_from, basis: the list written by hand, and the Factbook for what it leaves out.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.actors.spelling import family_name, plain, spellings
from dragoman.data.tables import read_toml, read_tsv

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/dragoman/data/authority"
# Offices that ended before this year are of no use for news of 1985 and after.
FIRST_YEAR = 1985
# The dictionaries were last dated in 2014: an open end there says nothing of later years.
PHOENIX_UNTIL = date(2014, 12, 31)
# The lists of members written by hand tell every change since this day.
HAND_FROM = date(1985, 1, 1)
# The snapshots of the Factbook lie months apart: a member seen so near the newest one is still in.
STILL_IN = timedelta(days=730)
FULL_MEMBERS = {"member", "nonregional member", "nonregional members", "regional", "permanent"}
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


def main(source: Path, out: Path = OUT) -> None:
    out.mkdir(parents=True, exist_ok=True)
    write(out, "names.parquet", sorted(set(names(source))), ["alias", "code", "kind", "name"])
    holders = sorted(set(people(source)), key=lambda row: (not row[-1], *map(str, row)))
    write(
        out,
        "people.parquet",
        holders,
        ["name", "spellings", "family", "code", "office", "since", "until", "known"],
    )
    write(out, "spellings.parquet", rows_by_spelling(holders), ["spelling", "rows"])
    write(
        out,
        "memberships.parquet",
        sorted(memberships(source), key=lambda row: tuple(map(str, row))),
        ["body", "member", "status", "since", "until", "known_from", "basis"],
    )


def rows_by_spelling(holders: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Every spelling with the numbers of the rows that it names, for a look-up without a scan."""
    rows: dict[str, list[int]] = {}
    for i, holder in enumerate(holders):
        for spelling in str(holder[1]).split("|"):
            rows.setdefault(spelling, []).append(i)
    return [(name, ",".join(map(str, numbers))) for name, numbers in sorted(rows.items())]


def write(out: Path, name: str, rows: list[tuple[object, ...]], columns: list[str]) -> None:
    table = pa.table({column: [row[i] for row in rows] for i, column in enumerate(columns)})
    pq.write_table(table, out / name, compression="zstd", compression_level=19, store_schema=False)
    print(f"{name}: {len(rows)} rows, {(out / name).stat().st_size / 1000:.0f} kB")


# -- names ---------------------------------------------------------------------------------------


def names(source: Path) -> Iterator[tuple[str, str, str, str]]:
    """States, demonyms and capitals as ``(alias, code, kind, name)``."""
    for alias, code, kind, name in [
        *rigour(source / "rigour/territories.jsonl"),
        *nationalities(source / "i18n-nationality/i18n-nationality.tsv"),
        *factbook(source / "factbook/factbook.tsv"),
    ]:
        if usable(alias):
            yield alias, code, kind, name


def usable(alias: str) -> bool:
    """Short names collide with words of English; the hand-written tables hold the good ones."""
    return len(alias) > 3 and alias[:1].isupper() and "(" not in alias and alias.isprintable()


def rigour(path: Path) -> Iterator[tuple[str, str, str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("is_country") and len(row.get("alpha3", "")) == 3:
            code = iso(row["alpha3"].upper())
            for alias in {row["name"], row["full_name"]}:
                yield alias, code, "state", row["name"]


def nationalities(path: Path) -> Iterator[tuple[str, str, str, str]]:
    for row in rows_of(path):
        for alias in row["alias"].split(","):
            yield alias.strip(), iso(row["iso3"]), "demonym", alias.strip()


def factbook(path: Path) -> Iterator[tuple[str, str, str, str]]:
    kinds = {"demonym": "demonym", "capital": "capital"}  # its names are partly in local languages
    for row in rows_of(path):
        code = iso(row["iso3"])
        alias = re.sub(r"\(s\)|\(|\)", "", row["alias"]).strip()
        if row["kind"] not in kinds or len(code) != 3 or len(alias.split()) > 5:
            continue
        if row["kind"] == "capital":
            if "administered" in alias:
                continue
            code += ":GOV"
        yield alias, code, kinds[row["kind"]], row["canonical"].split(" (")[0]


def iso(code: str) -> str:
    """Kosovo has no ISO code: KOS is what event data use."""
    return "KOS" if code == "XKX" else code


def countries(source: Path) -> set[str]:
    """ISO codes of the states: their dependencies have the same heads, who would be doubled."""
    rows = (source / "rigour/territories.jsonl").read_text(encoding="utf-8").splitlines()
    states = {
        row.get("alpha3", "").upper() for row in map(json.loads, rows) if row.get("is_country")
    }
    return states | {"TWN", "HKG", "MAC", "XKX", "PSE"}


# -- people --------------------------------------------------------------------------------------


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


# -- memberships -----------------------------------------------------------------------------------


def memberships(source: Path) -> Iterator[tuple[object, ...]]:
    """Times in bodies as ``(body, member, status, since, until, known_from, basis)``.

    The table written by hand comes first; the Factbook tells of the bodies and members it leaves out.
    """
    seen = snapshots(source)
    for row in read_tsv("actors_memberships.tsv"):
        by_hand = [*listed(row, "members"), *listed(row, "suspended")]
        yield from by_hand
        named = {member for _, member, *_ in by_hand}
        for member, since, until, first in seen.get(row["org"], ()):
            if member not in named:
                yield row["code"], member, "member", since, until, first, "CIA World Factbook"


def listed(row: dict[str, str], column: str) -> Iterator[tuple[object, ...]]:
    status = {"members": "member", "suspended": "suspended"}[column]
    began, ended = day(row["since"]), day(row["until"])
    assert began is not None
    young = began >= HAND_FROM
    for word in row[column].split():
        member, at, days = word.partition("@")
        first, _, last = days.partition("/")
        since = day(first) if at else (began if young else None)
        known_from = None if since else max(began, HAND_FROM)
        basis = "the body's list of members"
        yield row["code"], member, status, since, day(last) or ended, known_from, basis


def snapshots(source: Path) -> dict[str, list[tuple[str, date | None, date | None, date]]]:
    """By organisation: member, first and last day seen in it, and the day of the first snapshot.

    A member in the first snapshot has been one since an unknown day, and one in a late one still is.
    """
    rows = list(rows_of(source / "factbook/igo_membership.tsv"))
    first = date.fromisoformat(min(row["first_seen"] for row in rows))
    last = date.fromisoformat(max(row["last_seen"] for row in rows))
    found: dict[str, list[tuple[str, date | None, date | None, date]]] = {}
    for row in sorted(rows, key=lambda row: (row["org"], row["iso3"], row["first_seen"])):
        if row["status"] in FULL_MEMBERS and len(row["iso3"]) == 3:
            since, until = day(row["first_seen"]), day(row["last_seen"])
            assert since is not None and until is not None
            found.setdefault(row["org"], []).append(
                (
                    iso(row["iso3"]),
                    since if since > first else None,
                    None if last - until < STILL_IN else until,
                    first,
                )
            )
    return found


def rows_of(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def day(text: str) -> date | None:
    """A day; a month or a year alone counts from its first day."""
    return date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text) if text else None


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared/data/actors")
