"""The map view as GeoJSON (RFC 7946): actors as points, what is between them as lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from dragoman.exchange.exports.content import Content
from dragoman.picture.dyads import dyads
from dragoman.picture.flows import flows
from dragoman.picture.records import Named
from dragoman.picture.ties import ties
from dragoman.picture.world import Place, place_of

Feature = dict[str, Any]


def write_geojson(content: Content, out: TextIO) -> int:
    """One collection of features; how many."""
    features = list(_features(content))
    json.dump(
        {"type": "FeatureCollection", "features": features},
        out,
        ensure_ascii=False,
        allow_nan=False,
    )
    out.write("\n")
    return len(features)


def _features(content: Content) -> Iterator[Feature]:
    lines = list(_lines(content))
    there: dict[str, Named] = {}
    for a, b, told in lines:
        first, second = place_of(a.code), place_of(b.code)
        if first is None or second is None or _point(first) == _point(second):
            content.left_out["lines of actors that have no place of their own on the map"] += 1
            continue
        there |= {one.code: one for one in (a, b)}
        yield {
            "type": "Feature",
            "id": f"{told['kind']}:{a.code}:{b.code}:{told.get('what') or ''}:{told.get('status') or ''}",
            "geometry": {"type": "LineString", "coordinates": [_point(first), _point(second)]},
            "properties": {"from": a.code, "to": b.code, **told},
        }
    for code, actor in sorted(there.items()):
        place = place_of(code)
        if place is not None:
            yield {
                "type": "Feature",
                "id": code,
                "geometry": {"type": "Point", "coordinates": _point(place)},
                "properties": {
                    "kind": "actor",
                    "code": code,
                    "name": actor.name,
                    "standing": place.status,
                    "at": place.at,
                },
            }


def _lines(content: Content) -> Iterator[tuple[Named, Named, Feature]]:
    events = [told.event for told in content.events]
    for dyad in dyads(events, content.rows, None, content.origins):
        told = {
            "kind": "dyad",
            "score": dyad.score,
            "cooperation": dyad.cooperation,
            "conflict": dyad.conflict,
            "events": list(dyad.events),
            "last": dyad.last and str(dyad.last),
            "origins": dyad.origins,
        }
        yield dyad.a, dyad.b, told
    for tie in ties(content.rows, content.as_of, origins=content.origins):
        told = {
            "kind": "tie",
            "what": tie.name or tie.tie,
            "tie": tie.tie,
            "status": tie.status,
            "since": tie.since,
            "until": tie.until,
            "reference": tie.reference,
            "claims": list(tie.claims),
        }
        for place, one in enumerate(tie.members):
            for other in tie.members[place + 1 :]:
                yield one, other, told
    for flow in flows(content.rows, content.as_of, None, content.origins):
        told = {
            "kind": "flow",
            "what": flow.what,
            "status": flow.status,
            "mutual": flow.mutual,
            "first": flow.first and str(flow.first),
            "last": flow.last and str(flow.last),
            "claims": list(flow.claims),
            "origins": flow.origins,
        }
        yield flow.giver, flow.taker, told


def _point(place: Place) -> list[float]:
    return [round(place.lon, 4), round(place.lat, 4)]
