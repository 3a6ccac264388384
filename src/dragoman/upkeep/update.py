"""Fetches office-holders state by state into the user's folder: whole files or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dragoman.actors import saved
from dragoman.actors.own import COLUMNS, UPDATED
from dragoman.errors import UpkeepError
from dragoman.upkeep import wikidata
from dragoman.upkeep.polite import NoAnswer, Service

PARTS = "wikidata"  # the folder of one file a state
# What was fetched within so many days is not asked for again: a run that broke off goes on.
FRESH_DAYS = 1

Step = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Updated:
    """What one run has done: states fetched, left as they were because fresh, and not answered."""

    fetched: tuple[str, ...]
    fresh: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]  # the state and why
    rows: int  # of the whole file
    path: str


def due(countries: Iterable[str], again: bool = False) -> tuple[list[str], list[str]]:
    """The states that are to be asked for, and those that were lately."""
    ask: list[str] = []
    fresh: list[str] = []
    for country in dict.fromkeys(countries):
        (ask if again or not _is_fresh(_part(country)) else fresh).append(country)
    return ask, fresh


def update(
    service: Service,
    countries: Sequence[str],
    *,
    again: bool = False,
    step: Step | None = None,
    note: Callable[[str], None] = lambda _: None,
) -> Updated:
    """Ask for each state's office-holders, and put them into the file that the authority loads.

    A state's file is replaced when its answer is whole and holds something; else the old one stays.
    Broken off at any moment, what was fetched stays, and the same call goes on from there.

    Raises:
        UpkeepError: the service is not there or wants to be left alone; what was fetched is kept.
    """
    ask, fresh = due(countries, again)
    fetched: list[str] = []
    failed: list[tuple[str, str]] = []
    _folder().mkdir(parents=True, exist_ok=True)
    try:
        for done, country in enumerate(ask):
            if step:
                step(done, len(ask))
            try:
                found = wikidata.lines(country, service.rows(wikidata.query(country)))
            except NoAnswer as error:
                failed.append((country, str(error)))
                continue
            if found:
                saved.replace(_part(country), _content(service.endpoint, country, found))
                fetched.append(country)
            else:
                failed.append((country, "the answer holds nobody; what there was is kept"))
                note(f"{country}: the answer holds nobody")
    finally:
        rows = _joined()
    return Updated(tuple(fetched), tuple(fresh), tuple(failed), rows, str(_whole()))


def _content(endpoint: str, country: str, lines: Sequence[str]) -> bytes:
    now = datetime.now(UTC).date().isoformat()
    source = f"# {country}: {len(lines)} rows from {endpoint} (Wikidata, CC0), fetched on {now}."
    return "\n".join([source, *lines, ""]).encode()


def _joined() -> int:
    """Put the states' files together into the one that the authority loads: how many rows it has."""
    parts = sorted(_folder().glob("*.tsv"))
    if not parts:
        return 0
    content = b"".join(part.read_bytes() for part in parts)
    head = "# Made by dragoman actors update; it is written anew each time.\n" + "\t".join(COLUMNS)
    saved.replace(_whole(), head.encode() + b"\n" + content)
    return sum(not line.startswith(b"#") for line in content.splitlines())


def _is_fresh(part: Path) -> bool:
    try:
        changed = datetime.fromtimestamp(part.stat().st_mtime, UTC).date()
    except OSError:
        return False
    today: date = datetime.now(UTC).date()
    return (today - changed).days < FRESH_DAYS


def _folder() -> Path:
    return saved.folder("data") / PARTS


def _part(country: str) -> Path:
    if not (country.isalpha() and country.isupper() and len(country) == 3):
        raise UpkeepError(f"{country!r} is no state's code; write three capitals: UKR,RUS")
    return _folder() / f"{country}.tsv"


def _whole() -> Path:
    return saved.folder("data") / UPDATED
