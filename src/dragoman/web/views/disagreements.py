"""Where reports clash, the gravest first; nobody is declared right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

from fastapi import Query

from dragoman.dossier import Dossier
from dragoman.questions import CLASHES, known_clash
from dragoman.records import Disagreement
from dragoman.terminal.records_out import disagreement_line
from dragoman.web.page import AsOf, Line, Page, Word, few
from dragoman.web.schemas.lines import DisagreementLine

Kind: TypeAlias = Annotated[Word, few(CLASHES), Query(description="One kind of disagreement.")]
Apparent = Annotated[bool, Query(description="Those too that are none once both are read rightly.")]


def ask(
    dossier: Dossier, as_of: AsOf = None, kind: Kind = None, apparent: Apparent = False
) -> list[Disagreement]:
    """Disagreements of a kind (number, date, blame ...), the gravest first."""
    known_clash(kind)
    return [one for one in dossier.clashes(as_of, apparent) if kind in (None, one.kind)]


def _lines(found: Sequence[Disagreement]) -> Sequence[Line]:
    return [disagreement_line(one) for one in found]


PAGE = Page(
    name="disagreements",
    path="/disagreements",
    title="Disagreements",
    ask=ask,
    lines=_lines,
    shapes={"": DisagreementLine},
)
