"""Corrections of a claim: which fields may be corrected, read from what somebody gave, and applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

from dragoman.data.plover import modes, quads, types
from dragoman.errors import QueryError
from dragoman.judging.records import Corrections
from dragoman.plural import together
from dragoman.records import Act, Claim, Party, Silence, Statement, Status, Tie, Voice
from dragoman.store.spans import bounds

FIELDS: dict[str, tuple[str, ...]] = {
    "act": ("event", "mode", "source", "target", "what"),
    "statement": ("speaker",),
    "silence": ("actor", "about"),
    "tie": ("tie", "members"),
    "consequence": ("cause", "effect"),
}
"""By kind of claim, what may be corrected of it, by the names of the contract."""
SHARED = ("status", "when", "where", "according_to")
"""What may be corrected of every claim."""
WHO = frozenset({"source", "target", "speaker", "actor", "members", "according_to"})
"""Fields that name actors."""
_ONE = frozenset({"actor", "according_to"})  # who have one actor
_NEEDED = frozenset({"event", "source", "speaker", "actor", "tie", "members", "cause", "effect"})

Named = dict[str, str]
FindActor = Callable[[str], Named]
"""From a code or a name, ``{"code", "name"}``. Raises `QueryError` where nobody is meant."""


def fields_of(kind: str) -> tuple[str, ...]:
    """What may be corrected of a claim of a kind, in the order in which people are asked.

    >>> fields_of("silence")
    ('actor', 'about', 'status', 'when', 'where', 'according_to')
    """
    return FIELDS[kind] + SHARED


def checked(claim: Claim, given: Mapping[str, object], find: FindActor) -> dict[str, Any]:
    """Corrections as they are kept: each field's name and value known, and not what is coded anyway.

    Actors are given by codes or names, several with ``;`` or as a list. Raises `QueryError`, naming
    the field and what may stand there.
    """
    made: dict[str, Any] = {}
    for name, value in given.items():
        if name not in fields_of(claim.kind):
            raise QueryError(
                f"{name!r} of a {claim.kind} cannot be corrected; these can: "
                f"{', '.join(fields_of(claim.kind))}"
            )
        made[name] = _actors(name, value, find) if name in WHO else _text(name, value)
    event = made.get("event") or (claim.event if isinstance(claim, Act) else None)
    if "event" in made:
        _known(event, types(), "type of act")
    if made.get("mode"):
        _known(made["mode"], modes(str(event)), f"mode of {event}")
    _known(made.get("status", "asserted"), get_args(Status), "status")
    when = made.get("when")
    if when is not None and bounds(when) == (None, None):
        raise QueryError(
            f"{when!r} is no time; write 2024-10-23, 2024-10, 2024, or 2024-10/2024-11"
        )
    now = coded(claim)
    return {name: value for name, value in made.items() if now[name] != _plain(name, value)}


def applied(claim: Claim, corrections: Corrections) -> Claim:
    """The claim as corrected; its evidence stays."""
    made: dict[str, Any] = {}
    for name, value in corrections.items():
        if name == "according_to":
            made[name] = Voice(value[0]["code"], value[0]["name"]) if value else None
        elif name in WHO:
            before = _parties(claim, name)
            parties = tuple(_party(claim, one, before) for one in value)
            if name == "speaker":
                made |= _speaking(parties)
            else:
                made[name] = parties[0] if name in _ONE else parties
        else:
            made[name] = value
    if isinstance(claim, Act) and made.get("event", claim.event) != claim.event:
        made["quad"] = quads()[made["event"]]
        if claim.mode not in modes(made["event"]):
            made.setdefault("mode", None)
    return replace(claim, **made)


def coded(claim: Claim) -> dict[str, Any]:
    """What is coded in each field that may be corrected: text, None, or the codes of actors."""
    return {name: _coded(claim, name) for name in fields_of(claim.kind)}


def shown(claim: Claim, name: str) -> str:
    """What is coded in one field, as somebody would write it to correct it; empty for nothing."""
    if name == "according_to":
        return claim.according_to.actor if claim.according_to else ""
    value = _coded(claim, name)
    return "; ".join(value) if isinstance(value, tuple) else value or ""


def told(value: object) -> str:
    """A correction in words: the names of actors, a text, or "none"."""
    if isinstance(value, list):
        return ", ".join(one["name"] for one in value) or "none"
    return str(value) if value else "none"


def _coded(claim: Claim, name: str) -> Any:
    if name == "according_to":
        return (claim.according_to.actor,) if claim.according_to else ()
    if name in WHO:
        return tuple(party.code for party in _parties(claim, name))
    return getattr(claim, name)


def _plain(name: str, value: Any) -> Any:
    return tuple(one["code"] for one in value) if name in WHO else value


def _parties(claim: Claim, name: str) -> tuple[Party, ...]:
    match claim:
        case Act() | Tie():
            found: tuple[Party, ...] = getattr(claim, name)
            return found
        case Statement():
            return claim.speakers
        case Silence():
            return (claim.actor,)
        case _:
            return ()


def _speaking(parties: tuple[Party, ...]) -> dict[str, Any]:
    """Those who make a statement: the first, under the names of all, and the others."""
    first, *others = parties
    name = together([party.name for party in parties])
    return {"speaker": replace(first, name=name), "beside": tuple(others)}


def _party(claim: Claim, named: Named, before: tuple[Party, ...]) -> Party:
    """The actor in its role: with the words that name it, where the evidence has any."""
    for party in before:
        if party.code == named["code"]:
            return replace(party, name=named["name"])
    evidence = claim.evidence
    at = evidence.exact.casefold().find(named["name"].casefold())
    if at < 0 or len(evidence.exact.casefold()) != len(evidence.exact):
        return Party(named["code"], named["name"], "", evidence.start, evidence.start)
    start, end = evidence.start + at, evidence.start + at + len(named["name"])
    return Party(named["code"], named["name"], evidence.exact[at : at + end - start], start, end)


def _actors(name: str, value: object, find: FindActor) -> list[Named]:
    if value is None:
        asked: list[object] = []
    elif isinstance(value, str):
        asked = [one for part in value.split(";") if (one := part.strip())]
    else:
        asked = list(value) if isinstance(value, list | tuple) else [value]
    found = [_actor(name, one, find) for one in asked]
    if not found and name in _NEEDED:
        raise QueryError(f"{name!r} cannot be nobody; judge the claim wrong instead")
    if len(found) > 1 and name in _ONE:
        raise QueryError(f"{name!r} is one actor; {len(found)} are given")
    return found


def _actor(name: str, value: object, find: FindActor) -> Named:
    if isinstance(value, str):
        return find(value)
    if isinstance(value, Mapping):
        code, called = value.get("code"), value.get("name")
        if isinstance(code, str) and isinstance(called, str) and code and called:
            return {"code": code, "name": called}
    raise QueryError(f'{name!r}: write a code, a name, or {{"code": ..., "name": ...}}')


def _text(name: str, value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise QueryError(f"{name!r} is {value!r}; write text, or nothing at all to take it away")
    text = (value or "").strip() or None
    if text is None and name in (*_NEEDED, "status"):
        raise QueryError(f"{name!r} cannot be taken away; judge the claim wrong instead")
    return text


def _known(value: object, there: Iterable[str], what: str) -> None:
    names = tuple(there)
    if value not in names:
        raise QueryError(f"no {what} is called {value!r}; write one of: {', '.join(names)}")
