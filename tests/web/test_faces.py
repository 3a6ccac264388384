"""Every view has four faces: a method of the library, a verb of the command line, the API, the page."""

from __future__ import annotations

import inspect
import re
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest

import dragoman
from dragoman import Dossier, terminal
from dragoman.web.page import Page
from dragoman.web.pages import pages
from tests.web.conftest import client_of

PUBLIC = {name for name, _ in inspect.getmembers(Dossier, callable) if not name.startswith("_")}
VERBS = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(terminal.__path__[0]).glob("*.py")
)
ASKED = {name for name in PUBLIC if re.search(rf"\bdossier\.{name}\(", VERBS)}
"""The questions that verbs ask, by the library's names."""
SAME = {"told": "statements"}  # the verb has the same claims as a table
WORDS = {"a": "PRK", "b": "RUS", "source": "PRK", "target": "RUS", "q": "troops", "type": "AID"}
"""What is asked where a page asks for nothing unless it is told what."""


def methods(page: Page) -> set[str]:
    """The methods of the library that a page asks."""
    seen = MagicMock(spec=Dossier)
    named: dict[str, Any] = dict.fromkeys(inspect.signature(page.ask).parameters)
    del named["dossier"]
    defaults = {
        name: one.default
        for name, one in inspect.signature(page.ask).parameters.items()
        if one.default is not inspect.Parameter.empty
    }
    named |= defaults | {name: word for name, word in WORDS.items() if name in named}
    named |= {"id": "one"} if "id" in named else {}
    with suppress(
        TypeError, AttributeError, ValueError
    ):  # a stand-in's answers are of no further use
        page.ask(seen, **named)
    return {str(name).partition(".")[0] for name, *_ in seen.mock_calls} & PUBLIC


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The paths that the API describes."""
    with dragoman.open(tmp_path_factory.mktemp("faces") / "empty.duckdb") as dossier:
        return set(client_of(dossier).get("/openapi.json").json()["paths"])


@pytest.mark.parametrize("page", pages().values(), ids=pages())
def test_a_view_has_four_faces(page: Page, paths: set[str]) -> None:
    asked = methods(page)
    assert asked, "the page asks no public method of the library"
    assert {SAME.get(one, one) for one in asked} & ASKED, f"no verb asks {', '.join(sorted(asked))}"
    there = re.sub(r"\{(\w+):path\}", r"{\1}", page.stem)
    assert f"{there}.json" in paths and f"{there}.csv" in paths
    assert re.sub(r"\{(\w+):path\}", r"{\1}", page.path) in paths
