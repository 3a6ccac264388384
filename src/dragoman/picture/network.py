"""The network of actors as of a day: who is tied to whom, works with whom, fights whom, gives what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.fusing.parties import dyad_side, is_state
from dragoman.picture.known import is_known
from dragoman.picture.network_behind import Behind, of_lane, of_rows
from dragoman.picture.network_imported import imported_edges, imported_sides, most
from dragoman.picture.network_lanes import Pair, Scored, lanes_of
from dragoman.picture.network_records import Edge, EdgeKind, Network, Node, NodeKind
from dragoman.picture.network_told import Told
from dragoman.picture.records import TieShown
from dragoman.picture.scores import settings, version
from dragoman.picture.sources import source_of
from dragoman.picture.ties import claimed, reference

if TYPE_CHECKING:
    from dragoman.store.imported import ImportedDyad

KINDS: tuple[EdgeKind, ...] = ("tie", "cooperation", "conflict", "flow")


def network(
    told: Told,
    as_of: date | None = None,
    kinds: Collection[str] = KINDS,
    among: Collection[str] | None = None,
    imported: Sequence[ImportedDyad] = (),
) -> Network:
    """The network as it was known on a day.

    The most told actors of all days are drawn, each where it stands on every day; ``among`` leaves
    only these of them and their neighbours, and moves nobody. ``kinds`` are the kinds of edges
    asked for. What is not drawn is counted. ``imported`` are the sums of imported events by the day.
    """
    drawn = dict.fromkeys(told.drawn)
    inside = [
        edge
        for edge in _edges(told, as_of, kinds)
        if edge.a in drawn and edge.b in drawn
        if among is None or edge.a in among or edge.b in among
    ]
    inside.sort(key=lambda one: (-one.origins, -one.claims, one.id))
    # Ties known beforehand have no origins: they go with the strongest, and not behind them all.
    known = [edge for edge in inside if edge.reference]
    heard = [edge for edge in inside if not edge.reference]
    shown = heard[: max(0, int(settings()["network"]["edges"]) - len(known))] + known
    without_text = [
        edge
        for edge in imported_edges(imported, drawn, kinds)
        if among is None or edge.a in among or edge.b in among
    ]
    shown += without_text[: most()]
    seen = (
        drawn if among is None else set(among) | {end for edge in shown for end in (edge.a, edge.b)}
    )
    sides = imported_sides(imported)
    return Network(
        as_of=as_of,
        nodes=tuple(_node(told, code, as_of, sides[code]) for code in drawn if code in seen),
        edges=tuple(shown),
        counts={
            "actors": len(told.actors),
            "actors_told": sum(told.weight(code, as_of) > 0 for code in told.actors),
            "actors_drawn": sum(code in seen for code in drawn),
            "edges": len(inside),
            "edges_drawn": len(shown) - min(len(without_text), most()),
            "imported": len(without_text),
            "imported_drawn": min(len(without_text), most()),
        },
        first=told.days[0] if told.days else None,
        last=told.days[-1] if told.days else None,
        before=max((day for day in told.days if as_of and day < as_of), default=None)
        if as_of
        else (told.days[-2] if len(told.days) > 1 else None),
        after=min((day for day in told.days if as_of and day > as_of), default=None),
        score_version=version(),
    )


def kind_of(code: str) -> NodeKind:
    """What an actor is, by its code.

    >>> kind_of("FRA"), kind_of("IGO:UNO"), kind_of("REB:FARC"), kind_of("FRA:BUS")
    ('state', 'body', 'group', 'people')
    """
    family, _, sector = code.partition(":")
    if is_state(family):
        return "people" if sector else "state"
    return "body" if family == "IGO" else "group"


def _node(told: Told, code: str, as_of: date | None, imported: int) -> Node:
    x, y = told.places[code]
    name = told.names.of(code).name
    return Node(
        code, name, kind_of(code), told.weight(code, as_of), told.weight(code, None), x, y, imported
    )


def _edges(told: Told, as_of: date | None, kinds: Collection[str]) -> Iterator[Edge]:
    if "tie" in kinds:
        yield from _ties(told, as_of)
    if "cooperation" in kinds or "conflict" in kinds:
        yield from (one for one in _acts(told, as_of) if one.kind in kinds)
    if "flow" in kinds:
        yield from _flows(told, as_of)


def _acts(told: Told, as_of: date | None) -> Iterator[Edge]:
    """Cooperation and conflict between two: the acts of either sign, those denied left out."""
    half: dict[tuple[EdgeKind, Pair], list[Scored]] = defaultdict(list)
    for one in told.half_told(as_of):
        for place in lanes_of(one):
            half[place].append(one)
    for key in sorted({*told.lanes, *half}):
        kind, (a, b) = key
        lane, more = told.lanes.get(key), half.get(key, [])
        count = lane.by(as_of) if lane else 0
        if not count and not more:
            continue
        types: Counter[str] = Counter(one.event.event for one in more)
        if lane:
            types.update(lane.often(count))
        score = sum(one.score for one in more)
        firm = any(one.event.status == "asserted" for one in more)
        if lane and count:
            score += lane.scores[count - 1]
            firm = firm or lane.asserted < count
        yield _edge(
            told,
            (a, b, kind, ""),
            of_lane(told, lane, count, [one.told for one in more]),
            what=tuple(
                type for type, n in sorted(types.items(), key=lambda one: (-one[1], one[0])) if n
            ),
            score=round(abs(score), 2),
            tentative=not firm,
        )


def _flows(told: Told, as_of: date | None) -> Iterator[Edge]:
    for (giver, taker, mutual), lane in told.streams.items():
        count = lane.by(as_of)
        if not count:
            continue
        things = lane.often(count)
        yield _edge(
            told,
            (giver, taker, "flow", "both" if mutual else ""),
            of_lane(told, lane, count, ()),
            what=tuple(sorted(filter(things.get, things), key=lambda one: (-things[one], one))),
            directed=not mutual,
            tentative=lane.asserted >= count,
        )


def _ties(told: Told, as_of: date | None) -> Iterator[Edge]:
    """Ties that reports claim, between each two members; then treaties and bodies known before."""
    day = as_of or (told.days[-1] if told.days else date.today())
    rows = {row.id: row for row in told.ties if is_known(row.published, as_of)}
    alike: dict[tuple[Pair, bool], list[TieShown]] = defaultdict(list)
    for tie in claimed(rows.values(), day, told.names, None, told.origins):
        for pair in _meshed([member.code for member in tie.members]):
            if tie.status != "denied":
                alike[pair, tie.status == "asserted"].append(tie)
    for ((a, b), asserted), ties in alike.items():
        yield _edge(
            told,
            (a, b, "tie", "" if asserted else "tentative"),
            of_rows(
                told,
                [
                    told.told([rows[id]])
                    for id in dict.fromkeys(id for tie in ties for id in tie.claims)
                ],
            ),
            what=tuple(dict.fromkeys(_called(tie) for tie in ties)),
            tentative=not asserted,
        )
    yield from _known(told, as_of, day)


def _known(told: Told, as_of: date | None, day: date) -> Iterator[Edge]:
    """Treaties as lines between their members, alliances as lines from their members to them.

    What binds nobody to help, a membership of the G20, is left to `ties`: it would be most lines.
    """
    states = told.states(as_of)
    bodies = {told.names.of(code).name: code for code in told.drawn if kind_of(code) == "body"}
    meshed = int(settings()["network"]["meshed"])
    alike: dict[Pair, list[TieShown]] = defaultdict(list)
    for tie in reference(states, day, told.names):
        if tie.tie == "membership":
            continue
        members = [member.code for member in tie.members]
        body = bodies.get(tie.name or "")
        if body is not None:
            pairs = [_pair(member, body) for member in members]
        else:
            pairs = list(_meshed(members)) if len(members) <= meshed else []
        for pair in pairs:
            alike[pair].append(tie)
    for (a, b), ties in alike.items():
        yield Edge(
            id=_id(a, b, "tie", "known"),
            a=a,
            b=b,
            kind="tie",
            what=tuple(dict.fromkeys(tie.name or tie.tie for tie in ties)),
            directed=False,
            tentative=False,
            reference=True,
            score=None,
            claims=0,
            reports=0,
            origins=0,
            last=None,
            basis="; ".join(dict.fromkeys(tie.basis for tie in ties if tie.basis)),
            source=None,
        )


def _edge(
    told: Told,
    key: tuple[str, str, EdgeKind, str],
    behind: Behind,
    *,
    what: tuple[str, ...],
    score: float | None = None,
    directed: bool = False,
    tentative: bool = False,
) -> Edge:
    a, b, kind, _ = key
    return Edge(
        id=_id(*key),
        a=a,
        b=b,
        kind=kind,
        what=what,
        directed=directed,
        tentative=tentative,
        reference=False,
        score=score,
        claims=behind.claims,
        reports=behind.reports,
        origins=behind.origins,
        last=behind.newest.published,
        basis=None,
        source=source_of(behind.newest),
    )


def _id(a: str, b: str, kind: str, more: str) -> str:
    return "~".join(part for part in (a, b, kind, more) if part).replace(":", ".")


def _called(tie: TieShown) -> str:
    return f"{tie.tie}: {tie.name}" if tie.name else tie.tie


def _meshed(codes: Iterable[str]) -> Iterator[Pair]:
    sides = sorted({side for code in codes if (side := dyad_side(code))})
    yield from ((a, b) for n, a in enumerate(sides) for b in sides[n + 1 :])


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
