"""One actor, and who is at the centre of the affair."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dossier import Dossier
from dragoman.fusing.unanswered import Unanswered
from dragoman.picture.actor import ActorView, Office
from dragoman.picture.between import SaidOf
from dragoman.picture.between_lines import actor_lines
from dragoman.picture.centre import Central
from dragoman.picture.lines import to_line
from dragoman.picture.meetings import Meeting
from dragoman.picture.records import ActShown, Dyad, SilenceShown
from dragoman.web import links
from dragoman.web.page import AsOf, Line, Page
from dragoman.web.schemas.lines import ActorHead


def ask(dossier: Dossier, id: str, as_of: AsOf = None) -> ActorView:
    """One actor: offices over time, whom it deals with, what it did, said and did not say."""
    return dossier.actor(id, as_of)


def _feed(found: ActorView) -> str | None:
    """Sides have feeds, and people have none; nor has a side of which no deed with a day is told."""
    dated = any(one.first_reported for one in (*found.by, *found.toward))
    return links.one("actor", found.actor.code) if found.kind == "side" and dated else None


def ask_all(dossier: Dossier, as_of: AsOf = None) -> list[Central]:
    """Who is at the centre: joined to others by most independent texts, those first."""
    return dossier.centre(as_of)


def _lines(found: Sequence[Central]) -> list[Line]:
    return [to_line(one, "central") for one in found]


PAGES = (
    Page(
        name="actor",
        path="/actor/{id:path}",
        title="One actor",
        ask=ask,
        lines=actor_lines,
        shapes={
            "actor": ActorHead,
            "office": Office,
            "dyad": Dyad,
            "act": ActShown,
            "said": SaidOf,
            "silence": SilenceShown,
            "unanswered": Unanswered,
            "meeting": Meeting,
        },
        heading=lambda found: str(found.actor.name),
        feed=_feed,
        under="actors",
        example={"id": "PRK"},
    ),
    Page(
        name="actors",
        path="/actors",
        title="Who is at the centre",
        ask=ask_all,
        lines=_lines,
        shapes={"central": Central},
    ),
)
