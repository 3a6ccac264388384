"""A person of a family-first name who is called by the given name as if that were the family's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.inside.page import BODY, CAPTION, TITLE, Page
from dragoman.fusing.parties import parties_of, side
from dragoman.records import Disagreement

_SHORTEST = 3  # letters of a given name: shorter ones are words and family names too
_NAMED_BEFORE = re.compile(r"(?:\b[A-Z][\w'-]*[ -]|[-'])$")
_NAMED_AFTER = re.compile(r"[-']?\w|[ ](?:[A-Z]|Jr\b)|-")


def find_families(page: Page) -> Iterator[Disagreement]:
    """One line for each person whom the report calls by the given name alone."""
    for name in sorted(_persons(page)):
        family, _, given = name.partition(" ")
        full = page.plain.find(name)
        if full < 0 or _is_shared(page, name, given):
            continue
        alone = next(_alone(page, given), None)
        if alone is None:
            continue
        says = (
            f"The report names {name} and then calls this person {given}; the family name, "
            f"which stands first in such names, is {family}."
        )
        yield Disagreement(
            kind="attribution",
            severity="real",
            about=f"name: {name}",
            says=says,
            a=page.side(*alone),
            b=page.side(full, full + len(name)),
        )


def _persons(page: Page) -> set[str]:
    """Persons of the claims whose family name comes first, by the full name."""
    found = set()
    for row in page.rows:
        for party in parties_of(row):
            first, _, given = party.name.partition(" ")
            known = first in _families().get(side(party.code)[:3], ())
            if known and len(given) >= _SHORTEST and given not in _every_family():
                found.add(party.name)
    return found


def _is_shared(page: Page, name: str, given: str) -> bool:
    """Whether the text has the given name in another's name, or the person in another order."""
    others = re.findall(
        rf"(?:\b[A-Z][\w'-]* )?\b{re.escape(given)}\b(?: [A-Z][\w'-]*)?", page.plain
    )
    names = [one for one in others if one not in (given, name) and not one.startswith(f"{name} ")]
    return any(" " in one and not one.endswith(f" {given}") for one in names)


def _alone(page: Page, given: str) -> Iterator[tuple[int, int]]:
    """Where the given name stands by itself, as a name of somebody."""
    for line in page.of(TITLE | BODY | CAPTION):
        for found in re.finditer(rf"\b{re.escape(given)}\b", line.text):
            before, after = line.text[: found.start()], line.text[found.end() :]
            if not _NAMED_BEFORE.search(before) and not _NAMED_AFTER.match(after):
                yield line.start + found.start(), line.start + found.end()


@cache
def _families() -> dict[str, frozenset[str]]:
    """By state, its family names."""
    return {
        state: frozenset(row["names"].split())
        for row in read_tsv("fusing_families.tsv")
        for state in row["states"].split()
    }


@cache
def _every_family() -> frozenset[str]:
    return frozenset(_all(_families().values()))


def _all(sets: Iterable[frozenset[str]]) -> Iterator[str]:
    for one in sets:
        yield from one
