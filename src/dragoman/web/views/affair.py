"""The front page: the affair on one screen, and what is new since a day or your last look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dragoman.dossier import Dossier
from dragoman.fusing.stories.finding import Story
from dragoman.picture.centre import Central
from dragoman.picture.changes import News
from dragoman.picture.lines import to_lines
from dragoman.picture.records import (
    ActorShown,
    ActShown,
    DisagreementShown,
    Dyad,
    Picture,
    SilenceShown,
    TieShown,
)
from dragoman.web.page import AsOf, Line, Page, Since
from dragoman.web.schemas.lines import AffairHead

LINES = 60  # of each part of the picture that the front page chooses from
RECENT = timedelta(days=7)  # acts of the last week before the newest are weighed against each other


@dataclass(frozen=True)
class Front:
    """The picture with its stories and actors, and what is new in it.

    ``usual`` says that nobody gave a day and no look was kept, so that the last week counts as new.
    """

    picture: Picture
    stories: list[Story]
    centre: list[Central]
    news: News
    usual: bool

    @cached_property
    def fresh(self) -> frozenset[str]:
        """The events first told since: none are marked where that is only the last week."""
        return frozenset() if self.usual else frozenset(self.news.events)

    @property
    def acts(self) -> list[ActShown]:
        """The newest acts: those first told since, then those of most independent texts, then the strongest."""
        days = [one.first_reported for one in self.picture.acts if one.first_reported]
        if not days:
            return list(self.picture.acts)
        border = max(days) - RECENT
        recent = [one for one in self.picture.acts if (one.first_reported or border) >= border]
        return sorted(
            recent, key=lambda one: (one.event not in self.fresh, -one.origins, -abs(one.score))
        )

    def share(self, one: Central) -> float:
        """How near to the centre somebody is, beside the one who is nearest: from 0 to 1."""
        return one.rank / self.centre[0].rank


def ask(dossier: Dossier, as_of: AsOf = None, since: Since = None) -> Front:
    """The affair as of a day: actors, ties, dyads, newest acts, silences, disagreements."""
    stories = sorted(
        dossier.stories(as_of), key=lambda one: (str(one.until or ""), one.origins), reverse=True
    )
    # A look is of now: an earlier day is read as it was then, with the week before it as new.
    looked = since is None and as_of is None and dossier.last_look() is not None
    border = since if since or looked else _week_before(dossier, as_of)
    return Front(
        dossier.picture(as_of, LINES),
        stories,
        dossier.centre(as_of),
        dossier.news(border, as_of),
        usual=since is None and not looked,
    )


def _week_before(dossier: Dossier, as_of: date | None) -> date | None:
    """The day a week before the newest report that was there."""
    days, _ = dossier.moment().reports_by_day
    last = len(days) if as_of is None else bisect_right(days, as_of)
    return days[last - 1] - RECENT if last else None


def _lines(found: Front) -> Sequence[Line]:
    return to_lines(found.picture)


PAGE = Page(
    name="affair",
    path="/",
    title="The affair",
    ask=ask,
    lines=_lines,
    shapes={
        "affair": AffairHead,
        "actor": ActorShown,
        "tie": TieShown,
        "dyad": Dyad,
        "act": ActShown,
        "silence": SilenceShown,
        "disagreement": DisagreementShown,
    },
)
