"""What happened, in one list each: by day, meetings, what passes, what stands, what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.dossier import Dossier
from dragoman.picture.consequences import Consequences, Follows, Node
from dragoman.picture.lines import to_line
from dragoman.picture.meetings import Meeting
from dragoman.picture.records import FlowShown, TieShown, TimelineEntry
from dragoman.store.imported_list import ImportedAct
from dragoman.web.page import Actor, AsOf, Line, Page, Since, Until


@dataclass(frozen=True, slots=True)
class TimelineFound:
    """What reports tell, the oldest first, and what imported events tell, the newest first."""

    entries: list[TimelineEntry]
    imported: list[ImportedAct]


def ask_timeline(
    dossier: Dossier,
    actor: Actor = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
) -> TimelineFound:
    """Events and statements by the day of the deed, beside the day of their first report.

    Imported events, which have no evidence, stand behind them: the newest 200.
    """
    told = dossier.timeline(actor, since, until, as_of)
    return TimelineFound(told, dossier.imported_timeline(actor, since, until, as_of))


def ask_meetings(
    dossier: Dossier, actor: Actor = None, other: Actor = None, as_of: AsOf = None
) -> list[Meeting]:
    """Who met whom, when, where, on whose word and in what status, the newest first."""
    return dossier.meetings(actor, other, as_of)


def ask_flows(dossier: Dossier, actor: Actor = None, as_of: AsOf = None) -> list[FlowShown]:
    """What passes from whom to whom, those told by most origins first."""
    return dossier.flows(actor, as_of)


def ask_ties(dossier: Dossier, actor: Actor = None, as_of: AsOf = None) -> list[TieShown]:
    """Standing relations on a day: as reports claim them, then as known beforehand."""
    return dossier.standing(actor, as_of)


def ask_consequences(dossier: Dossier, actor: Actor = None, as_of: AsOf = None) -> Consequences:
    """What is said to follow from what, as a graph, with the status and voice of each link."""
    return dossier.consequences(actor, as_of)


def _each(part: str) -> Callable[[Sequence[object]], list[Line]]:
    return lambda found: [to_line(one, part) for one in found]


def _timeline(found: TimelineFound) -> list[Line]:
    told = [to_line(one, one.kind) for one in found.entries]
    return [*told, *(to_line(one, "imported") for one in found.imported)]


def _graph(found: Consequences) -> list[Line]:
    nodes = [to_line(one, "node") for one in found.nodes]
    return [*nodes, *(to_line(one, "link") for one in found.links)]


PAGES = (
    Page(
        name="timeline",
        path="/timeline",
        title="Timeline",
        ask=ask_timeline,
        lines=_timeline,
        shapes={"event": TimelineEntry, "statement": TimelineEntry, "imported": ImportedAct},
    ),
    Page(
        name="meetings",
        path="/meetings",
        title="Meetings",
        ask=ask_meetings,
        lines=_each("meeting"),
        shapes={"meeting": Meeting},
    ),
    Page(
        name="flows",
        path="/flows",
        title="Flows",
        ask=ask_flows,
        lines=_each("flow"),
        shapes={"flow": FlowShown},
    ),
    Page(
        name="ties",
        path="/ties",
        title="Ties",
        ask=ask_ties,
        lines=_each("tie"),
        shapes={"tie": TieShown},
    ),
    Page(
        name="consequences",
        path="/consequences",
        title="Consequences",
        ask=ask_consequences,
        lines=_graph,
        shapes={"node": Node, "link": Follows},
    ),
)
