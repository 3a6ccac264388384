"""Every view has a card that says how it is made and where it misleads, with figures that exist."""

from __future__ import annotations

import inspect

import pytest

from dragoman.cards import card, names
from dragoman.data.tables import read_toml
from dragoman.errors import QueryError
from dragoman.views import Views
from tests.workshop.house import ROOT

OF_ONE = {"story_log": "story", "explain_event": "event", "unanswered": "silences", "links": "origins",
          "rows": "claims", "look": "changes", "news": "changes", "last_look": "changes", "told": "claims", "clashes": "disagreements", "imported_timeline": "timeline", "dyads": "dyad", "standing": "ties"}  # fmt: skip
"""Questions that are shown under another view's name."""


@pytest.mark.parametrize("view", names())
def test_a_card_says_how_and_where_it_misleads(view: str) -> None:
    told = card(view)
    assert len(told.method.split()) >= 15
    assert told.limits
    assert all(limit.endswith(".") for limit in told.limits)
    assert set(read_toml("cards.toml")[view]) <= {"title", "method", "limits", "figures", "page"}


@pytest.mark.parametrize("view", names())
def test_the_figures_and_pages_of_a_card_are_there(view: str) -> None:
    told = card(view)
    assert all(one.value for one in told.figures)
    assert told.page is None or (ROOT / "docs" / told.page).exists()


def test_every_question_has_a_card() -> None:
    asked = {name for name, _ in inspect.getmembers(Views, inspect.isfunction) if name[0] != "_"}
    assert {OF_ONE.get(name, name) for name in asked} <= set(names())


def test_an_unknown_view_is_answered_with_the_names() -> None:
    with pytest.raises(QueryError, match="dyad"):
        card("dyadic")
