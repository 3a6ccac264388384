"""States in the codings of the field: ISO 3166, Correlates of War, Gleditsch and Ward, CAMEO, Wikidata.

Three lists are a rule of ours. A claim carries ISO 3166-1 alpha-3, with KOS for Kosovo. A state that
another continues under one Correlates of War number has its heir's code at all times: the Soviet Union
is RUS, Yugoslavia is SRB, Zaire is COD. A state with a number of its own keeps its own code: East
Germany is DDR, Czechoslovakia CSK, South Yemen YMD. So a dyad does not break where a name changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.errors import QueryError


@dataclass(frozen=True, slots=True)
class StateCodes:
    """One state or territory, past or present; None where a coding does not count it."""

    code: str  # what claims carry
    name: str
    iso3: str | None
    iso2: str | None
    cow: int | None
    cow_letters: str | None
    gw: int | None
    cameo: str | None
    wikidata: str | None
    since: date | None
    until: date | None
    un_member: bool

    def stands_on(self, day: date | None) -> bool:
        """Whether it stood on a day; with no day, whether it still stands."""
        if day is None:
            return self.until is None
        return (self.since or date.min) <= day <= (self.until or date.max)


@cache
def all_codes() -> tuple[StateCodes, ...]:
    """Every state and territory: those of today by code, then former states."""
    return tuple(_codes(row) for row in read_tsv("actors_codes.tsv"))


def state_codes(asked: str | None = None, as_of: date | None = None) -> list[StateCodes]:
    """The codes of a state on a day, or of all states that stood then.

    Args:
        asked: a name ("Soviet Union"), or a code of any coding: "RUS", "RU", "Q159", and with the
            coding told, "cow:365", "gw:260", "cameo:TMP".
        as_of: the day on which a state must stand: of a state that had another name then, that one is
            given. None for today's; a former state is found by its own name or code.

    Raises:
        QueryError: no state is called that.

    Examples:
        >>> [(one.code, one.cow, one.gw) for one in state_codes("Germany")]
        [('DEU', 255, 260)]
        >>> [one.name for one in state_codes("Germany", date(1988, 5, 1))]
        ['West Germany']
        >>> [one.name for one in state_codes("Soviet Union", date(2010, 5, 1))]
        ['Russia']
    """
    if asked is None:
        return [one for one in all_codes() if one.stands_on(as_of)]
    found = _called(asked)
    if not found:
        raise QueryError(
            f"no state is called {asked!r}; give a name, an ISO code (RUS), or a number with its "
            "coding (cow:365, gw:365), and see all with: dragoman actors codes"
        )
    standing = [one for one in found if one.stands_on(as_of)]
    if as_of is None or standing:
        return standing or found
    codes = {one.code for one in found}
    return [one for one in all_codes() if one.code in codes and one.stands_on(as_of)] or found


def cow_of(code: str, day: date | None = None) -> int | None:
    """The Correlates of War number of a claim's code on a day; None for what is no state there.

    >>> cow_of("PRK:MIL"), cow_of("IGO:UNO"), cow_of("DEU", date(1985, 1, 1)), cow_of("DEU")
    (731, None, 260, 255)
    """
    standing = [one for one in _by_code().get(code.partition(":")[0], ()) if one.stands_on(day)]
    return standing[0].cow if standing else None


@cache
def _by_code() -> dict[str, tuple[StateCodes, ...]]:
    """By claim code, former states first: they are the narrower ones where days overlap."""
    found: dict[str, tuple[StateCodes, ...]] = {}
    for one in reversed(all_codes()):
        found[one.code] = (*found.get(one.code, ()), one)
    return found


def _called(asked: str) -> list[StateCodes]:
    coding, colon, value = asked.partition(":")
    if colon and coding.lower() in ("cow", "gw", "cameo", "iso"):
        field = {"iso": "iso3"}.get(coding.lower(), coding.lower())
        return [one for one in all_codes() if str(getattr(one, field)) == value.upper()]
    asked = asked.strip().removeprefix("the ").removeprefix("The ")
    wanted = asked.casefold()
    own = [
        one for one in all_codes() if wanted in (one.name.casefold(), (one.iso3 or "").casefold())
    ]
    if own:
        return own
    return [one for one in all_codes() if wanted in _short(one)] or _by_name(asked)


def _short(one: StateCodes) -> set[str]:
    return {text.casefold() for text in (one.code, one.iso2, one.cameo, one.wikidata) if text}


def _by_name(asked: str) -> list[StateCodes]:
    """By any name that the authority knows the state under."""
    from dragoman.actors.authority import Authority

    codes = {e.code for e in Authority.load().entries(asked) if e.kind in ("state", "demonym")}
    return [one for one in all_codes() if one.code in codes]


def _codes(row: dict[str, str]) -> StateCodes:
    return StateCodes(
        code=row["code"],
        name=row["name"],
        iso3=row["iso3"] or None,
        iso2=row["iso2"] or None,
        cow=int(row["cow"]) if row["cow"] else None,
        cow_letters=row["cow_letters"] or None,
        gw=int(row["gw"]) if row["gw"] else None,
        cameo=row["cameo"] or None,
        wikidata=row["wikidata"] or None,
        since=date.fromisoformat(row["since"]) if row["since"] else None,
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        un_member=row["un"] == "x",
    )
