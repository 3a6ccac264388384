"""Cards: how each view is made, where it misleads, and the figures of quality that bear on it.

A view without a card is not shown: a test holds every page and its figures to that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dragoman.data.tables import read_toml, read_tsv
from dragoman.errors import QueryError

_CARDS = "cards.toml"
_FIGURES = "figures.tsv"
_PATH = re.compile(r" \(`[^`]+`\)")  # where a workshop has it: nothing to a reader of a page


@dataclass(frozen=True, slots=True)
class CardFigure:
    """One measured figure, as docs/quality.md has it."""

    bench: str
    figure: str
    what: str  # what was measured, in words
    on: str  # on which data
    value: str  # as people read it, with its unit


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader must know of a view before it is believed."""

    view: str
    title: str
    method: str  # how it is made, in a few sentences
    limits: tuple[str, ...]  # where it misleads: never empty
    figures: tuple[CardFigure, ...]
    page: str | None = None  # the page of docs/ that tells more


def card(view: str) -> Card:
    """The card of a view, by the name of its page or verb. Raises `QueryError` where there is none.

    >>> card("dyad").title
    'Two actors'
    """
    told = _cards().get(view)
    if told is None:
        raise QueryError(f"no view is called {view!r}; there are: {', '.join(names())}")
    return Card(
        view=view,
        title=str(told["title"]),
        method=" ".join(str(told["method"]).split()),
        limits=tuple(str(limit) for limit in told["limits"]),
        figures=tuple(figure(name) for name in told.get("figures", ())),
        page=told.get("page"),
    )


def names() -> list[str]:
    """The views that have a card, in the alphabet's order."""
    return sorted(_cards())


def figure(name: str) -> CardFigure:
    """A figure by its bench and name, ``ties.precision``. Raises `QueryError` where there is none.

    >>> figure("ties.precision").what
    'Ties of the seed reports: precision'
    """
    found = _figures().get(name)
    if found is None:
        raise QueryError(f"no figure is called {name!r}; docs/quality.md has all")
    return found


@cache
def _cards() -> dict[str, dict[str, Any]]:
    return dict(read_toml(_CARDS))


@cache
def _figures() -> dict[str, CardFigure]:
    rows = [CardFigure(**row) for row in read_tsv(_FIGURES)]
    return {
        f"{one.bench}.{one.figure}": replace(
            one, what=_PATH.sub("", one.what), on=_PATH.sub("", one.on)
        )
        for one in rows
    }
