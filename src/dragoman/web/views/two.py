"""All between two actors, and the pairs of actors that there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias, get_args

from fastapi import Query
from pydantic import BeforeValidator

from dragoman.dossier import Dossier
from dragoman.fusing.unanswered import Unanswered
from dragoman.picture import series
from dragoman.picture.between import Between, SaidOf
from dragoman.picture.between_lines import to_lines
from dragoman.picture.lines import to_line
from dragoman.picture.meetings import Meeting
from dragoman.picture.records import (
    ActShown,
    DisagreementShown,
    Dyad,
    FlowShown,
    SilenceShown,
    TieShown,
)
from dragoman.picture.series import Bucket
from dragoman.web import links
from dragoman.web.page import LONGEST, Actor, AsOf, Line, Page, few
from dragoman.web.schemas.lines import BetweenHead

By: TypeAlias = Annotated[
    str,
    BeforeValidator(lambda given: given or "month"),
    few(get_args(series.By)),
    Query(max_length=LONGEST, description="Sums by week, month or quarter."),
]


def ask(dossier: Dossier, a: str, b: str, by: By = "month", as_of: AsOf = None) -> Between:
    """All between two actors: acts over time, words, silences, meetings, ties, flows, clashes."""
    return dossier.dyad(a, b, as_of, by)


def _feed(found: Between) -> str | None:
    """The feed of the two, where a deed with a day is told between them."""
    dated = any(one.first_reported for one in found.acts)
    return links.dyad(found.a.code, found.b.code) if dated else None


def ask_all(dossier: Dossier, actor: Actor = None, as_of: AsOf = None) -> list[Dyad]:
    """Every two actors that acts join, with a score, those told by most origins first."""
    return dossier.dyads(actor, as_of)


def _lines(found: Sequence[Dyad]) -> list[Line]:
    return [to_line(one, "dyad") for one in found]


PAGES = (
    Page(
        name="dyad",
        path="/dyad/{a}/{b}",
        title="Two actors",
        ask=ask,
        lines=to_lines,
        shapes={
            "between": BetweenHead,
            "bucket": Bucket,
            "dyad": Dyad,
            "tie": TieShown,
            "act": ActShown,
            "said": SaidOf,
            "silence": SilenceShown,
            "unanswered": Unanswered,
            "meeting": Meeting,
            "flow": FlowShown,
            "disagreement": DisagreementShown,
        },
        heading=lambda found: f"{found.a.name} – {found.b.name}",
        feed=_feed,
        under="dyads",
        of_outlooks=True,
        example={"a": "PRK", "b": "RUS"},
    ),
    Page(
        name="dyads",
        path="/dyads",
        title="Pairs",
        ask=ask_all,
        lines=_lines,
        shapes={"dyad": Dyad},
    ),
)
