"""The affair as a graph with time: GEXF with spells, GraphML with the first and last day.

Actors are states, bodies and groups; governments and forces are their state, as in the picture. Edges
go from who acts to whom, one for cooperation and one for conflict; ties and flows are edges of their
own kind. What both sides do alike (a meeting, an alliance) is one edge, marked as mutual.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any, BinaryIO

from dragoman.exchange.exports.content import Content, EventTold
from dragoman.exchange.exports.xml_text import plain
from dragoman.fusing.parties import dyad_side
from dragoman.picture.flows import flows
from dragoman.picture.known import known_rows
from dragoman.picture.pairs import pairs
from dragoman.picture.records import FlowShown, TieShown
from dragoman.picture.scores import event_score
from dragoman.picture.ties import ties
from dragoman.picture.world import place_of

if TYPE_CHECKING:
    import networkx as nx

Edge = tuple[str, str, dict[str, Any]]
_CONFLICT = 3  # the first quad class of conflict


def write_gexf(content: Content, out: BinaryIO) -> int:
    """GEXF 1.2 with a spell for each day of an edge; how many edges."""
    import networkx as nx

    graph = _graph(content, spells=True)
    nx.write_gexf(graph, out, version="1.2draft")
    return int(graph.number_of_edges())


def write_graphml(content: Content, out: BinaryIO) -> int:
    """GraphML: times are attributes, since the format has none; how many edges."""
    import networkx as nx

    graph = _graph(content, spells=False)
    nx.write_graphml(graph, out)
    return int(graph.number_of_edges())


def _graph(content: Content, *, spells: bool) -> nx.MultiDiGraph:
    import networkx as nx

    graph = nx.MultiDiGraph()
    edges = list(_edges(content))
    for code in sorted({code for a, b, _ in edges for code in (a, b)}):
        place = place_of(code)
        at = {"longitude": place.lon, "latitude": place.lat} if place else {}
        graph.add_node(plain(code), label=plain(content.names.of(code).name), **at)
    for number, (a, b, told) in enumerate(edges):
        days = told.pop("spells")
        if spells:
            told["spells"] = days
        else:
            told |= {"days": " ".join("/".join(part or ".." for part in one) for one in days)}
        graph.add_edge(plain(a), plain(b), key=str(number), id=str(number), **told)
    return graph


def _edges(content: Content) -> Iterator[Edge]:
    yield from _acts(content)
    rows = known_rows(content.rows, content.as_of)
    for tie in ties(rows, content.as_of, origins=content.origins):
        yield from _tie(tie)
    for flow in flows(rows, content.as_of, None, content.origins):
        yield _flow(flow)


def _acts(content: Content) -> Iterator[Edge]:
    """Cooperation and conflict from one actor to another, of all that is not denied."""
    between: dict[tuple[str, str, str, bool], list[EventTold]] = defaultdict(list)
    for told in content.events:
        event = told.event
        kind = "conflict" if event.quad >= _CONFLICT else "cooperation"
        sources = {dyad_side(code) for code in event.source}
        mutual = event.reciprocal or not event.target
        found = list(pairs(event))
        if not found:
            content.left_out["events that join no two sides"] += 1
        for a, b in found:
            first, second = (a, b) if mutual or a in sources else (b, a)
            between[first, second, kind, mutual].append(told)
    for (a, b, kind, mutual), acts in sorted(between.items()):
        days = sorted({told.day for told in acts if told.day})
        edge: dict[str, Any] = {
            "label": kind,
            "kind": kind,
            "status": "asserted" if any(t.event.status == "asserted" for t in acts) else "not done",
            "mutual": mutual,
            "weight": round(sum(abs(event_score(t.event, t.mode)) for t in acts), 2),
            "events": len(acts),
            "origins": max(t.event.origins for t in acts),
            "reference": False,
        }
        yield a, b, edge | _days(days) | {"spells": [(str(day), str(day)) for day in days]}


def _tie(tie: TieShown) -> Iterator[Edge]:
    spell = (_whole(tie.since), _whole(tie.until))
    told: dict[str, Any] = {
        "label": plain(tie.name or tie.tie),
        "kind": f"tie: {tie.tie}",
        "status": tie.status,
        "mutual": True,
        "weight": 1.0,
        "events": len(tie.claims),
        "origins": tie.origins,
        "reference": tie.reference,
        "first": spell[0] or "",
        "last": spell[1] or "",
    }
    codes = list(dict.fromkeys(member.code for member in tie.members))
    for a, b in combinations(codes, 2):
        yield a, b, told | {"spells": [spell] if any(spell) else []}


def _flow(flow: FlowShown) -> Edge:
    days = [day for day in (flow.first, flow.last) if day]
    told: dict[str, Any] = {
        "label": plain(flow.what),
        "kind": f"flow: {flow.what}",
        "status": flow.status,
        "mutual": flow.mutual,
        "weight": 1.0,
        "events": len(flow.claims),
        "origins": flow.origins,
        "reference": False,
    }
    spell = [(str(min(days)), str(max(days)))] if days else []
    return flow.giver.code, flow.taker.code, told | _days(days) | {"spells": spell}


def _days(days: Sequence[date] | Iterable[date]) -> dict[str, str]:
    """The first and last day as text, empty where there is none."""
    known = sorted(days)
    return {"first": str(known[0]) if known else "", "last": str(known[-1]) if known else ""}


def _whole(when: str | None) -> str | None:
    """The day, month or year of a tie as the first day of it."""
    if not when:
        return None
    parts = when.split("-")
    return "-".join([*parts, "01", "01"][:3])
