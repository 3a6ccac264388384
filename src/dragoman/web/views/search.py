"""Words looked for in reports, in claims, and in the names of actors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import Query

from dragoman.dossier import Dossier
from dragoman.store.search import ActorFound, Found, terms_of
from dragoman.terminal.records_out import found_lines
from dragoman.web.page import LONGEST, AsOf, First, Line, Page
from dragoman.web.schemas.claims import ClaimLine
from dragoman.web.schemas.lines import ReportHit

Words = Annotated[
    str, Query(max_length=LONGEST, description='Words that go together; "some words" are one.')
]


def ask(dossier: Dossier, q: Words = "", as_of: AsOf = None, limit: First = 30) -> Found:
    """Reports, claims and actors in which all the words stand; nothing where there is no word."""
    return dossier.search(q, as_of, limit) if terms_of(q) else Found((), (), ())


def _lines(found: Found) -> Sequence[Line]:
    return found_lines(found)


PAGE = Page(
    name="search",
    path="/search",
    title="Search",
    ask=ask,
    lines=_lines,
    shapes={"actor": ActorFound, "report": ReportHit, "claim": ClaimLine},
)
