"""The stories of the affair, and one of them with why each report is in it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.dossier import Dossier
from dragoman.fusing.stories.finding import Story, to_line
from dragoman.fusing.stories.turns import StoryTold, told_line
from dragoman.web import links
from dragoman.web.page import AsOf, Line, Page
from dragoman.web.schemas.lines import StoryLine, StoryToldLine


def ask(dossier: Dossier, as_of: AsOf = None) -> list[Story]:
    """Reports on one affair or turn of it, grouped; those with the newest reports first."""
    return sorted(
        dossier.stories(as_of), key=lambda one: (str(one.until or ""), one.origins), reverse=True
    )


def ask_one(dossier: Dossier, id: str, as_of: AsOf = None) -> StoryTold:
    """One story by its id or its beginning, with why each report is in it and what became of it."""
    return dossier.story(id, as_of)


def _lines(found: Sequence[Story]) -> Sequence[Line]:
    return [to_line(one) for one in found]


def _line(found: StoryTold) -> Sequence[Line]:
    return [told_line(found)]


def _members(found: StoryTold) -> Sequence[Line]:
    return [
        {"story": found.story.id, "report": one.report, "why": one.why} for one in found.members
    ]


PAGES = (
    Page(
        name="stories",
        path="/stories",
        title="Stories",
        ask=ask,
        lines=_lines,
        shapes={"": StoryLine},
    ),
    Page(
        name="story",
        path="/story/{id:path}",
        title="Story",
        ask=ask_one,
        lines=_line,
        rows=_members,
        shapes={"": StoryToldLine},
        heading=lambda found: found.story.title,
        feed=lambda found: links.one("story", found.story.id),
        under="stories",
    ),
)
