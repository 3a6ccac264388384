"""What is said to follow from what, as a small graph: causes and effects, joined by who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.fusing.voices import voices_of
from dragoman.fusing.words import plain_text, stems
from dragoman.picture.heard import Heard
from dragoman.picture.records import Source
from dragoman.picture.sources import source_of, telling
from dragoman.picture.timeline import says
from dragoman.records import Act, ClaimRow, Consequence, Status, Voice

# Wordings that share so much of their telling words are of one thing. Judgement: at less, two causes
# that name the same weapon become one.
_ALIKE = 0.75
_FEWEST = 2  # telling words in common, at least
_COVERED = 0.5  # of an act's evidence, for a wording to tell it


@dataclass(frozen=True, slots=True)
class Node:
    """Something that is said to lead to something, or to follow: an event, or a wording."""

    id: str
    says: str  # the first wording
    event: str | None  # the event that it tells, where an act of the same report stands in it
    is_event: str | None  # that event in plain words
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Follows:
    """One link: an effect is said to follow from a cause, in one status."""

    cause: str  # the id of a node
    effect: str
    status: Status
    voices: tuple[Voice, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int  # independent texts
    source: Source


@dataclass(frozen=True, slots=True)
class Consequences:
    """The graph: links told by most independent texts first, and the nodes that they join."""

    nodes: tuple[Node, ...]
    links: tuple[Follows, ...]


@dataclass(slots=True)
class _Thing:
    """What is becoming a node."""

    event: str | None
    words: frozenset[str]
    wordings: list[str]


def consequences(heard: Heard, sides: Iterable[str] | None = None) -> Consequences:
    """What is said to follow from what, as known by a day.

    With ``sides``, only links of which an end or the voice has to do with one of them.
    """
    things: list[_Thing] = []
    told: dict[tuple[int, int, Status], list[ClaimRow]] = defaultdict(list)
    acts = _acts(heard)
    for row in heard.firsts.values():
        claim = row.claim
        if isinstance(claim, Consequence) and (sides is None or _about(heard, row, set(sides))):
            ends = [_place(things, wording, row, acts) for wording in (claim.cause, claim.effect)]
            if ends[0] != ends[1]:
                told[ends[0], ends[1], claim.status].append(row)
    links = [_link(key, rows, heard) for key, rows in told.items()]
    used = {end for link in links for end in (link.cause, link.effect)}
    nodes = [_node(place, thing, heard) for place, thing in enumerate(things)]
    return Consequences(
        nodes=tuple(node for node in nodes if node.id in used),
        links=tuple(sorted(links, key=lambda one: (-one.origins, one.source.report, one.claims))),
    )


def _acts(heard: Heard) -> dict[str, list[tuple[int, int, str]]]:
    """By report, where acts stand, with their events."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in heard.firsts.values():
        event = heard.event_of.get(row.id)
        if isinstance(row.claim, Act) and event is not None:
            evidence = row.claim.evidence
            found[row.report_key].append((evidence.start, evidence.end, event.id))
    return found


def _place(
    things: list[_Thing],
    wording: str,
    row: ClaimRow,
    acts: dict[str, list[tuple[int, int, str]]],
) -> int:
    """The number of what a wording means, old or new."""
    event = _event(wording, row, acts)
    words = stems(wording)
    for place, thing in enumerate(things):
        same = plain_text(wording) in map(plain_text, thing.wordings)
        if same or (event and event == thing.event) or (not event and _alike(words, thing.words)):
            if wording not in thing.wordings:
                thing.wordings.append(wording)
            return place
    things.append(_Thing(event, words, [wording]))
    return len(things) - 1


def _event(wording: str, row: ClaimRow, acts: dict[str, list[tuple[int, int, str]]]) -> str | None:
    """The event of an act that stands within a wording, or holds it."""
    evidence = row.claim.evidence
    at = evidence.exact.find(wording)
    if at < 0:
        return None
    start, end = evidence.start + at, evidence.start + at + len(wording)
    best, found = 0, None
    for first, last, event in acts.get(row.report_key, ()):
        shared = min(end, last) - max(start, first)
        if shared > best and shared >= _COVERED * (last - first):
            best, found = shared, event
    return found


def _alike(words: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(words & other)
    return shared >= _FEWEST and shared >= _ALIKE * max(len(words), len(other))


def _about(heard: Heard, row: ClaimRow, sides: set[str]) -> bool:
    """Whether the voice of a claim is of one of some sides, or its words name one."""
    from dragoman.fusing.parties import dyad_side

    voice = row.claim.according_to
    if voice is not None and dyad_side(voice.actor) in sides:
        return True
    patterns = [heard.pattern(side) for side in sides]
    return any(pattern and pattern.search(row.claim.evidence.exact) for pattern in patterns)


def _link(key: tuple[int, int, Status], rows: list[ClaimRow], heard: Heard) -> Follows:
    return Follows(
        cause=f"n{key[0]}",
        effect=f"n{key[1]}",
        status=key[2],
        voices=voices_of(rows, heard.origins),
        claims=tuple(row.id for row in rows),
        reports=tuple(dict.fromkeys(row.report_id for row in rows)),
        origins=heard.independent(rows),
        source=source_of(rows[0]),
    )


def _node(place: int, thing: _Thing, heard: Heard) -> Node:
    event = heard.by_id.get(thing.event or "")
    plain = None
    if event is not None:
        plain = says(event, telling(event, heard.firsts))
    return Node(f"n{place}", thing.wordings[0], thing.event, plain, tuple(thing.wordings))
