"""The verbs that show what the authority knows of states and bodies: their codes, their members."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import QueryError
from dragoman.terminal import lines, options

if TYPE_CHECKING:
    from dragoman.actors.memberships import Membership


def codes(
    state: Annotated[
        str | None,
        typer.Argument(
            metavar="STATE", help='A name or a code: "Soviet Union", RUS, cow:365, gw:260, Q159.'
        ),
    ] = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """The codes of a state, or of all: ISO 3166, Correlates of War, Gleditsch and Ward, CAMEO, Wikidata.

    The first column is what claims carry. A former state is found by its own name; with --as-of,
    the states that stood on that day are told.
    """
    from dragoman.actors.codes import state_codes
    from dragoman.days import day

    found = state_codes(state, day(as_of))
    if as_json:
        lines.put(asdict(one) for one in found)
    else:
        from dragoman.terminal.codes_table import show_codes

        show_codes(found, width)


def members(
    body: Annotated[
        str, typer.Argument(metavar="BODY", help='A name or a code: "NATO", IGO:BRICS.')
    ],
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Who is or was in a body, each with its days; with --as-of, who was in it on that day.

    Where the day on which a member came in is not known, it is not told for days before the oldest
    list that we have; the note beside the title says so.
    """
    from dragoman.actors.memberships import memberships
    from dragoman.days import day

    code, on = _body(body), day(as_of)
    times = memberships(code)
    found = [one for one in times if on is None or one.holds(on)]
    if as_json:
        lines.put(asdict(one) for one in found)
        return
    from dragoman.terminal.codes_table import show_members

    show_members(code, found, on, _not_known(times, on), width)


def _body(asked: str) -> str:
    """The code of a body that we have the members of."""
    from dragoman.actors.authority import Authority
    from dragoman.actors.memberships import memberships

    known = {one.body for one in memberships()}
    if asked.upper() in known:
        return asked.upper()
    for entry in Authority.load().entries(asked):
        if entry.code in known:
            return entry.code
    raise QueryError(
        f"of {asked!r} no members are known; give a body's name or code, as NATO, ASEAN or IGO:BRICS"
    )


def _not_known(times: Iterable[Membership], on: date | None) -> tuple[int, date] | None:
    """How many members are not known on that day, and the day from which they are."""
    if on is None:
        return None
    late = [one.known_from for one in times if one.known_from is not None and on < one.known_from]
    return (len(late), max(late)) if late else None


VERBS: dict[str, Callable[..., int | None]] = {
    "actors codes": codes,
    "actors members": members,
}
