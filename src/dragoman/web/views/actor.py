"""One actor, and who is at the centre of the affair."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dossier import Dossier
from dragoman.picture.actor import ActorView
from dragoman.picture.between_lines import actor_lines
from dragoman.picture.centre import Central
from dragoman.picture.lines import to_line
from dragoman.web.page import AsOf, Line, Page


def ask(dossier: Dossier, id: str, as_of: AsOf = None) -> ActorView:
    """One actor: offices over time, whom it deals with, what it did, said and did not say."""
    return dossier.actor(id, as_of)


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
        heading=lambda found: str(found.actor.name),
        under="actors",
        example={"id": "PRK"},
    ),
    Page(name="actors", path="/actors", title="Who is at the centre", ask=ask_all, lines=_lines),
)
