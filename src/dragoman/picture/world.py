"""Where actors stand on the world map, which areas are disputed, and as whom the map may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from dragoman.actors.codes import all_codes
from dragoman.actors.groups import states_of
from dragoman.data.tables import read_tsv
from dragoman.errors import QueryError
from dragoman.fusing.parties import is_state
from dragoman.picture.names import Names

NEUTRAL = "neutral"  # the view in which every disputed area is drawn as disputed
OWN = "own"  # an area drawn as a state of its own

Standing = Literal["state", "territory", "disputed", "body", "group"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor stands on the map: degrees east and north, and what the point is.

    ``status``: a "state" is a member of the United Nations or was a state; "disputed" is one whose
    land others claim whole (Kosovo, Taiwan, Palestine); a "territory" is any other with a code of
    its own. ``at`` names the town, or the state, that the point is; None where it has no name.
    """

    code: str
    name: str
    lon: float
    lat: float
    status: Standing
    at: str | None
    drawn: bool  # whether the map has its shape: a state too small for one is a dot


@dataclass(frozen=True, slots=True)
class Area:
    """A disputed area: who holds it and who claims it, as codes of states, and its days.

    ``code`` is what claims call it where it is an actor itself. ``lon`` and ``lat`` are given for
    one that is a point on the map and has no shape.
    """

    id: str
    name: str
    code: str | None
    held: tuple[str, ...]
    claimed: tuple[str, ...]
    since: date | None
    until: date | None
    lon: float | None
    lat: float | None

    def disputed_on(self, day: date | None) -> bool:
        """Whether it was disputed on a day; with no day, whether it is now."""
        if day is None:
            return self.until is None
        return (self.since or date.min) <= day < (self.until or date.max)


@dataclass(frozen=True, slots=True)
class WorldView:
    """As whom the map is seen: what each disputed area is drawn as a part of."""

    id: str
    name: str
    goes_with: dict[str, str]  # by area, a state's code or "own"; those not in it are hatched


@lru_cache(maxsize=4096)
def place_of(code: str) -> Place | None:
    """Where an actor stands on the map; None for one that has no place of its own there.

    A state stands at its capital, and so does what acts for it or in it; a body at its seat; a
    group where it is known to be, or in the one state that it acts in.

    >>> place = place_of("SGP")
    >>> place.name, place.lon, place.lat, place.status
    ('Singapore', 103.85, 1.29, 'state')
    >>> place_of("KOS").status, place_of("IGO:NATO").at, place_of("PRK:MIL").at
    ('disputed', 'Brussels', 'Pyongyang')
    >>> place_of("IGO:G7") is None
    True
    """
    seats = _seats()
    state = code.partition(":")[0]
    for at in (code, state if is_state(state) else _only_state(code)):
        if at in seats:
            lon, lat, place, drawn = seats[at]
            return Place(code, Names().of(code).name, lon, lat, _status(code), place or None, drawn)
    return None


@cache
def areas() -> tuple[Area, ...]:
    """All disputed areas of the map, by id."""
    return tuple(_area(row) for row in read_tsv("world_areas.tsv"))


@cache
def world_views() -> tuple[WorldView, ...]:
    """As whom the map may be seen, the neutral view first."""
    found: dict[str, WorldView] = {}
    for row in read_tsv("world_views.tsv"):
        view = found.setdefault(row["view"], WorldView(row["view"], row["called"], {}))
        if row["area"]:
            view.goes_with[row["area"]] = row["goes_with"]
    return tuple(found.values())


def world_view(id: str = NEUTRAL) -> WorldView:
    """One view by its id. Raises `QueryError` where there is none.

    >>> world_view("UKR").goes_with["crimea"], world_view("RUS").goes_with["crimea"]
    ('UKR', 'RUS')
    >>> world_view().goes_with
    {}
    """
    for view in world_views():
        if view.id.casefold() == id.casefold():
            return view
    known = ", ".join(view.id for view in world_views())
    raise QueryError(f"the map has no view {id!r}; ask for one of: {known}")


def _only_state(group: str) -> str:
    states = states_of(group)
    return states[0] if len(states) == 1 else ""


def _status(code: str) -> Standing:
    family, _, sector = code.partition(":")
    if not is_state(family):
        return "body" if family == "IGO" else "group"
    if sector:
        return "group"
    if code in {area.code for area in areas() if area.disputed_on(None) and area.lon is None}:
        return "disputed"
    states = {one.code for one in all_codes() if one.un_member or one.until or one.cow}
    return "state" if code in states else "territory"


@cache
def _seats() -> dict[str, tuple[float, float, str, bool]]:
    capitals = read_tsv("world_capitals.tsv")
    found = {
        row["code"]: (float(row["lon"]), float(row["lat"]), row["place"], bool(row["shape"]))
        for row in capitals
    }
    for row in read_tsv("world_seats.tsv"):
        found[row["code"]] = float(row["lon"]), float(row["lat"]), row["place"], False
    return found


def _area(row: dict[str, str]) -> Area:
    point = row["outline"].split() if row["outline"] and "," not in row["outline"] else None
    return Area(
        id=row["area"],
        name=row["name"],
        code=row["code"] or None,
        held=_codes(row["held"]),
        claimed=_codes(row["claimed"]),
        since=date.fromisoformat(row["since"]) if row["since"] else None,
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        lon=float(point[0]) if point else None,
        lat=float(point[1]) if point else None,
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
