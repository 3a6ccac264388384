"""What the authority holds, counted from its own tables: docs/authority.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from dragoman.actors.authority import Authority
from dragoman.actors.codes import StateCodes, all_codes
from dragoman.actors.memberships import memberships
from dragoman.actors.officials import TABLES, Officials
from dragoman.actors.ours import NAME_TABLES
from dragoman.data.tables import read_parquet, read_rows, read_tsv

HEAD = """# What the authority holds

Written by `python scripts/build_authority.py --report`; do not edit. Whose the tables are stands in
[NOTICE](../NOTICE). A name may stand for several actors, and an actor has several names.
"""
# The days on which it is counted who is known in office.
YEARS = [1990, 1995, 2000, 2005, 2010, 2015, 2018, 2020, 2022, 2024, 2026]
OFFICES = {
    "president or monarch": ("president", "monarch", "leader"),
    "prime minister": ("prime minister", "chancellor"),
    "foreign minister": ("foreign minister",),
    "defence minister": ("defence minister",),
}
SOURCES = {
    "names.parquet": "rigour, i18n-nationality, World Factbook, Phoenix",
    "people.parquet": "World Factbook, Phoenix, congress-legislators",
    "memberships.parquet": "written by us; World Factbook for the rest",
    "group_states.parquet": "World Factbook",
    "places.parquet": "GeoNames, rigour",
}
GAPS_SHOWN = 15
FACTBOOK = "CIA World Factbook"

Table = Sequence[Sequence[object]]


def write_report(path: Path) -> None:
    authority = Authority()
    members = [one for one in all_codes() if one.un_member]
    parts = [
        HEAD,
        *kinds(),
        *sources(),
        *in_office(authority, members),
        *bodies(),
        *codes(),
        *places(),
        *gaps(authority, members),
    ]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")
    print(f"{path.name}: written")


def kinds() -> Iterator[str]:
    """Names and rows by kind, over the tables written by hand and the built ones."""
    rows: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for row in hand_rows():
        rows[row["kind"]] += 1
        names[row["kind"]] += 1 + len(aliases(row))
    built = read_parquet("names.parquet").to_pylist()
    for kind, count in Counter(row["kind"] for row in built).items():
        rows[kind] += count
        names[kind] += count
    by_hand = Officials().forms
    rows["person"] = read_parquet("people.parquet").num_rows + len(officials())
    names["person"] = len(
        {*by_hand, *read_parquet("spellings.parquet").column("spelling").to_pylist()}
    )
    rows["place"] += (towns := read_parquet("places.parquet").num_rows)
    names["place"] += towns
    yield "## By kind\n"
    yield (
        "Rows are what is known, over all tables; names are the ways to write them. A person has a row for "
        "each office, a body sometimes one more for its organs. "
        'A region ("Arab") and the bloc "Europe" are no mentions by themselves.\n'
    )
    yield table(
        ("kind", "rows", "names"), [(kind, rows[kind], names[kind]) for kind in sorted(rows)]
    )


def sources() -> Iterator[str]:
    yield "\n## By table and source\n"
    by_hand = [
        (f"actors_{name}.tsv", "written by us", len(rows), sum(1 + len(aliases(r)) for r in rows))
        for name, rows in ((name, read_tsv(f"actors_{name}.tsv")) for name in NAME_TABLES)
    ]
    people = officials()
    by_hand.append(
        ("actors_people_*.tsv", "written by us", len(people), len({row[0] for row in people}))
    )
    built = [(name, source, read_parquet(name).num_rows, "") for name, source in SOURCES.items()]
    yield table(("table", "source", "rows", "names"), [*by_hand, *built])


def in_office(authority: Authority, members: list[StateCodes]) -> Iterator[str]:
    """For how many members of the United Nations a holder is known on a day."""
    yield "\n## Who is known in office, by year\n"
    yield "Members of the United Nations of today for which a holder is known on 1 July:\n"
    rows = []
    for year in YEARS:
        day = date(year, 7, 1)
        standing = [one.code for one in members if one.stands_on(day)]
        known = [
            sum(any(authority.holder(code, office, day) for office in offices) for code in standing)
            for offices in OFFICES.values()
        ]
        rows.append((year, len(standing), *known))
    yield table(("year", "states", *OFFICES), rows)


def bodies() -> Iterator[str]:
    found = memberships()
    by_basis = Counter(one.basis for one in found)
    names = {row["code"]: row["name"] for row in reversed(read_tsv("actors_bodies.tsv"))}
    yield "\n## Bodies and their members\n"
    told = "; ".join(f"{count:,} by {basis}" for basis, count in sorted(by_basis.items()))
    yield (
        f"{len(names)} bodies, each counted once by its code, {len({one.body for one in found})} of "
        f"them with known members: {len(found):,} times in a body, {told}. (Above, the kind body "
        "counts rows of all tables, and actors_bodies.tsv its own rows, the bloc among them: some "
        "bodies have a second row.)\n"
    )
    today = Counter(one.body for one in found if one.until is None)
    rows = [
        (names.get(body, body), body, today[body], sum(one.body == body for one in found))
        for body in dict.fromkeys(one.body for one in found)
    ]
    yield table(("body", "code", "members today", "times in it"), sorted(rows))


def codes() -> Iterator[str]:
    rows = all_codes()
    fields: dict[str, Callable[[StateCodes], object]] = {
        "ISO alpha-3": lambda one: one.iso3,
        "COW": lambda one: one.cow,
        "Gleditsch and Ward": lambda one: one.gw,
        "CAMEO": lambda one: one.cameo,
        "Wikidata": lambda one: one.wikidata,
    }
    groups = {
        "members of the United Nations": [one for one in rows if one.un_member],
        "other states and territories": [one for one in rows if not (one.un_member or one.until)],
        "former states": [one for one in rows if one.until],
    }
    yield "\n## Codes\n"
    yield "Held against other lists by `scripts/check_codes.py`.\n"
    counted = [
        (name, len(group), *(sum(get(one) is not None for one in group) for get in fields.values()))
        for name, group in groups.items()
    ]
    yield table(("states", "rows", *fields), counted)


def places() -> Iterator[str]:
    count = Counter(row["code"] for row in read_parquet("places.parquet").to_pylist())
    yield "\n## Towns and provinces\n"
    most = ", ".join(f"{code} {number:,}" for code, number in count.most_common(15))
    yield f"{sum(count.values()):,} in {len(count)} states and territories. Most: {most}."


def late_bodies() -> Iterator[str]:
    """Bodies whose members are known only from a list younger than the body."""
    names = {row["code"]: row["name"] for row in reversed(read_tsv("actors_bodies.tsv"))}
    late = Counter(one.body for one in memberships() if one.basis == FACTBOOK and one.known_from)
    first = min(one.known_from for one in memberships() if one.basis == FACTBOOK and one.known_from)
    told = ", ".join(sorted(f"{names.get(body, body)} ({count})" for body, count in late.items()))
    yield (
        f"- whose members before {first} are not known, since the list begins there ({FACTBOOK}): "
        f"{len(late)} bodies, in brackets of how many members; their lists of earlier days are "
        f"incomplete, and nobody is told to be in or out: {told}"
    )


def gaps(authority: Authority, members: list[StateCodes]) -> Iterator[str]:
    """Members of the United Nations that lack what the others have, and bodies known late."""
    rows = [*hand_rows(), *read_parquet("names.parquet").to_pylist()]
    day = date(YEARS[-1], 7, 1)
    yield "\n## Gaps\n"
    lacking: dict[str, Iterable[str]] = {
        "a demonym": having(rows, "demonym"),
        "a capital": having(rows, "capital"),
        "an outlet": having(rows, "media"),
        "a party": having(rows, "party"),
        "a force or service of its own name": having(rows, "force"),
    }
    for what, codes in lacking.items():
        yield f"- without {what}: {listed([one for one in members if one.code not in set(codes)])}"
    for office, keys in OFFICES.items():
        if "minister" in office and "prime" not in office:
            none = [
                one
                for one in members
                if not any(authority.holder(one.code, key, day) for key in keys)
            ]
            yield f"- without a {office} known on {day}: {listed(none)}"
    yield from late_bodies()


def having(rows: list[dict[str, str]], kind: str) -> set[str]:
    return {row["code"].partition(":")[0] for row in rows if row["kind"] == kind}


def listed(states: list[StateCodes]) -> str:
    if not states:
        return "none"
    names = ", ".join(one.name for one in states[:GAPS_SHOWN])
    more = f" and {len(states) - GAPS_SHOWN} more" if len(states) > GAPS_SHOWN else ""
    return f"{len(states)} ({names}{more})"


def hand_rows() -> Iterator[dict[str, str]]:
    for name in NAME_TABLES:
        yield from read_tsv(f"actors_{name}.tsv")


def officials() -> list[tuple[str, ...]]:
    """Office-holders of the tables written by hand."""
    return [row for part in TABLES for row in read_rows(f"actors_people_{part}.tsv")]


def aliases(row: dict[str, str]) -> list[str]:
    return [one for one in row["aliases"].split("|") if one]


def table(head: Sequence[str], rows: Table) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines)


def cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and value > 9999 else str(value)
