"""All pages that there are, and the order in which the navigation names them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from dragoman.web import views
from dragoman.web.page import Page

GROUPS: dict[str, tuple[str, ...]] = {
    "The affair": ("affair", "changes", "network", "map"),
    "What happened": (
        "timeline",
        "statements",
        "meetings",
        "flows",
        "ties",
        "counts",
        "moves",
        "consequences",
    ),
    "What tends to follow": ("outlook", "amounts", "whatif", "track"),
    "Who": ("actors", "dyads"),
    "Where words part": ("disagreements", "silences"),
    "Texts": ("stories", "reports", "origins", "review", "precision"),
}
"""The pages of the navigation by group. A page that is not named here is reached from another."""


@cache
def pages() -> dict[str, Page]:
    """Every page by its name: the ``PAGE`` (or ``PAGES``) of each module in ``views/``."""
    found: dict[str, Page] = {}
    for module in iter_modules(views.__path__):
        loaded = import_module(f"{views.__name__}.{module.name}")
        for page in getattr(loaded, "PAGES", None) or (loaded.PAGE,):
            found[page.name] = page
    return found


def navigation() -> list[tuple[str, list[Page]]]:
    """The groups with the pages that are there; a group without one is left out."""
    there = pages()
    named = [
        (group, [there[name] for name in names if name in there]) for group, names in GROUPS.items()
    ]
    return [(group, found) for group, found in named if found]
