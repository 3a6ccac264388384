"""Actors, reports, events and ties as FollowTheMoney entities, one JSON line each.

States, their governments and forces are public bodies, other bodies and groups organisations, those
whom the authority knows by name persons. Ids are hashes of what an entity is, so that two exports
give the same thing the same id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha1
from itertools import combinations
from typing import Any, TextIO

from dragoman.actors.codes import all_codes
from dragoman.exchange.exports.content import DONE, Content, EventTold, state_and_sector
from dragoman.fusing.parties import parties_of
from dragoman.picture.ties import ties
from dragoman.records import Act, Party, Report

Entity = dict[str, Any]
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def write_ftm(content: Content, people: Iterable[str], out: TextIO) -> int:
    """One entity a line; ``people`` are the names that are a person's. How many."""
    count = 0
    for one in _entities(content, set(people)):
        out.write(json.dumps(one, ensure_ascii=False, allow_nan=False) + "\n")
        count += 1
    return count


def party_names(content: Content) -> set[str]:
    """The names of all who have a part in a claim."""
    return {party.name for row in content.firsts for party in parties_of(row)}


def _entities(content: Content, people: set[str]) -> Iterator[Entity]:
    actors: dict[str, Entity] = {}
    events = [told for told in content.events if _is_held(content, told)]
    told = [_event(content, one, actors, people) for one in events]
    links = list(_ties(content, actors))
    yield from actors.values()
    yield from (_report(one) for one in content.reports)
    yield from told
    yield from links


def _is_held(content: Content, told: EventTold) -> bool:
    if told.event.status == DONE:
        return True
    content.left_out[f"events that are {told.event.status}, not told as done"] += 1
    return False


def _actor(content: Content, party: Party, actors: dict[str, Entity], people: set[str]) -> str:
    """The id of a party's entity, which is made when it is first met.

    Who is no person is one by code, whatever a report calls it: "Delhi" is the government of India.
    """
    named = party.name in people
    state, sector = state_and_sector(party.code)
    id = _id("person", party.name, party.code) if named else _id("actor", party.code)
    entity = actors.get(id)
    if entity is None:
        schema = (
            "Person" if named else "PublicBody" if _is_public(state, sector) else "Organization"
        )
        entity = actors[id] = _entity(id, schema, name=[party.name])
        country = _iso2(state)
        if country:
            entity["properties"]["country"] = [country]
        if not named:
            entity["properties"]["registrationNumber"] = [party.code]
    return id


_PUBLIC = frozenset({"", "GOV", "MIL", "COP", "SPY", "LEG", "JUD"})


def _is_public(state: str | None, sector: str) -> bool:
    return state is not None and sector in _PUBLIC


def _event(
    content: Content, told: EventTold, actors: dict[str, Entity], people: set[str]
) -> Entity:
    event, act = told.event, told.row.claim
    named = {one.code: one for one in (*act.source, *act.target)} if isinstance(act, Act) else {}

    def ids(codes: Iterable[str]) -> list[str]:
        parties = [named.get(c) or Party(c, content.names.of(c).name, "", 0, 0) for c in codes]
        return list(dict.fromkeys(_actor(content, one, actors, people) for one in parties))

    mutual = event.reciprocal or not event.target
    sources, targets = ids(event.source), ids(event.target)
    first, _, last = (event.when or "").partition("/")
    codes = {state_and_sector(code)[0] for code in (*event.source, *event.target)}
    return _entity(
        _id("event", event.id),
        "Event",
        name=[told.says or event.event],
        summary=[told.row.claim.evidence.exact],
        organizer=[] if mutual else sources,
        involved=[*sources, *targets] if mutual else targets,
        date=_dates(first) if not last else [],
        startDate=_dates(first) if last else [],
        endDate=_dates(last),
        location=[event.where] if event.where else [],
        country=[code for code in map(_iso2, sorted(filter(None, codes))) if code],
        keywords=[event.event, *([told.mode] if told.mode else [])],
        recordId=[event.id],
        proof=[_id("report", report) for report in event.reports],
    )


def _report(report: Report) -> Entity:
    return _entity(
        _id("report", report.id),
        "Article",
        name=[report.title or report.id],
        publishedAt=[report.published.isoformat()] if report.published else [],
        publisher=[report.source] if report.source else [],
        sourceUrl=[report.url] if report.url else [],
    )


def _ties(content: Content, actors: dict[str, Entity]) -> Iterator[Entity]:
    """Ties that reports claim to stand; those known beforehand are no news."""
    for tie in ties(content.rows, content.as_of, origins=content.origins):
        if tie.reference or tie.status != DONE:
            kind = "known beforehand" if tie.reference else f"{tie.status}, not told as standing"
            content.left_out[f"ties that are {kind}"] += 1
            continue
        parties = [Party(one.code, one.name, "", 0, 0) for one in tie.members]
        for a, b in combinations([_actor(content, one, actors, set()) for one in parties], 2):
            yield _entity(
                _id("tie", tie.tie, tie.name or "", *sorted((a, b))),
                "UnknownLink",
                subject=[a],
                object=[b],
                role=[tie.name or tie.tie],
                startDate=_dates(tie.since),
                endDate=_dates(tie.until),
                summary=[tie.source.evidence.exact] if tie.source else [],
            )


def _entity(id: str, schema: str, **properties: list[str]) -> Entity:
    kept = {name: values for name, values in properties.items() if any(values)}
    return {"id": id, "schema": schema, "properties": kept}


def _id(kind: str, *parts: str) -> str:
    return f"dragoman-{kind}-{sha1(chr(31).join(parts).encode()).hexdigest()[:20]}"


def _dates(when: str | None) -> list[str]:
    """A time as a date that FollowTheMoney knows; what is none is left out."""
    return [when] if when and _DATE.fullmatch(when) else []


def _iso2(state: str | None) -> str | None:
    found = next((one.iso2 for one in all_codes() if one.code == state and one.iso2), None)
    # Kosovo has no code in ISO 3166; this is the one in use, and FollowTheMoney's.
    return "xk" if state == "KOS" else found and found.lower()
