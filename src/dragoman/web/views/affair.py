"""The front page: the affair on one screen, and what is new since a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.dossier import Dossier
from dragoman.fusing.stories.finding import Story
from dragoman.picture.lines import to_lines
from dragoman.picture.records import ActShown, Picture
from dragoman.web.page import AsOf, Line, Page, Since

LINES = 60  # of each part of the picture that the front page chooses from
RECENT = timedelta(days=7)  # acts of the last week before the newest are weighed against each other


@dataclass(frozen=True, slots=True)
class Front:
    """The picture with the stories, and the day since when things count as new."""

    picture: Picture
    stories: list[Story]
    since: date | None

    @property
    def acts(self) -> list[ActShown]:
        """The newest acts, those of most independent texts first, then the strongest."""
        days = [one.first_reported for one in self.picture.acts if one.first_reported]
        if not days:
            return list(self.picture.acts)
        border = max(days) - RECENT
        recent = [one for one in self.picture.acts if (one.first_reported or border) >= border]
        return sorted(recent, key=lambda one: (-one.origins, -abs(one.score)))

    def is_new(self, day: date | None) -> bool:
        """Whether a day lies after the one since when things count as new."""
        return self.since is not None and day is not None and day > self.since


def ask(dossier: Dossier, as_of: AsOf = None, since: Since = None) -> Front:
    """The affair as of a day: actors, ties, dyads, newest acts, silences, disagreements."""
    stories = sorted(
        dossier.stories(as_of), key=lambda one: (str(one.until or ""), one.origins), reverse=True
    )
    return Front(dossier.picture(as_of, LINES), stories, since)


def _lines(found: Front) -> Sequence[Line]:
    return to_lines(found.picture)


PAGE = Page(name="affair", path="/", title="The affair", ask=ask, lines=_lines)
