"""A wire that ten outlets print counts as one origin, whatever is asked."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from dragoman.views import Views

WIRE = """Chile and Peru signed a treaty on fishing in Lima on Tuesday.

Chile sent 300 soldiers to Bolivia last week, the Peruvian foreign ministry said. Peru's president
met the president of Bolivia in La Paz on Monday and condemned the deployment. "Chile must withdraw
its soldiers," the foreign minister of Peru said.

Chile denied that it had sent troops to Bolivia. Bolivia is an ally of Chile. Chile gave Bolivia 20
tons of food aid, and asked Ecuador for talks. Ecuador has not commented.
If Chile sends more soldiers, Peru will close its ports, the foreign minister of Peru said.

The treaty covers the waters off Arica, where boats of both states have quarrelled for years over
anchovies, and it gives a joint board of eleven judges the power to settle what the two navies report.
"""
OTHER = "Ecuador condemned Chile on Friday. Ecuador's president met Peru's president in Quito.\n"

ASKED: dict[str, Callable[[Dossier], Any]] = {
    "rows": lambda dossier: {row.report_id for row in dossier.rows()},
    "events": lambda dossier: dossier.events(),
    "disagreements": lambda dossier: dossier.disagreements(apparent=True),
    "picture": lambda dossier: dossier.picture(),
    "stories": lambda dossier: dossier.stories(),
    "story": lambda dossier: [dossier.story(one.id) for one in dossier.stories()],
    "story_log": lambda dossier: dossier.story_log(),
    "origins": lambda dossier: dossier.origins(),
    "links": lambda dossier: dossier.links("r0"),
    "moves": lambda dossier: dossier.moves(),
    "unanswered": lambda dossier: dossier.unanswered("2024-12-01"),
    "timeline": lambda dossier: dossier.timeline(),
    "imported_timeline": lambda dossier: dossier.imported_timeline(),
    "dyads": lambda dossier: dossier.dyads(),
    "dyad": lambda dossier: dossier.dyad("CHL", "PER"),
    "dyad by week": lambda dossier: dossier.dyad("Chile", "Bolivia", by="week"),
    "actor": lambda dossier: dossier.actor("Chile"),
    "meetings": lambda dossier: dossier.meetings(),
    "consequences": lambda dossier: dossier.consequences(),
    "centre": lambda dossier: dossier.centre(),
    "changes": lambda dossier: dossier.changes("2024-11-01"),
    "news": lambda dossier: [dossier.news("2024-11-01")],
    "look": lambda dossier: dossier.look(),
    "last_look": lambda dossier: [dossier.last_look()],
    "network": lambda dossier: dossier.network(),
    "told": lambda dossier: {row.report_id for row in dossier.told()},
    "clashes": lambda dossier: dossier.clashes(),
    "map": lambda dossier: dossier.map(),
    "standing": lambda dossier: dossier.standing(),
    "flows": lambda dossier: dossier.flows(),
    "event": lambda dossier: [dossier.event(one.id) for one in dossier.events()],
    "explain_event": lambda dossier: [dossier.explain_event(one.id) for one in dossier.events()],
}
ONCE_A_REPORT = {
    "rows",
    "links",
    "story_log",
    "look",
    "told",
}  # what is asked of reports: these stay ten


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Dossier]:
    """The wire once, and ten times, each beside a report of somebody else's."""
    folder = tmp_path_factory.mktemp("wire")
    return read(folder / "once.duckdb", 1), read(folder / "often.duckdb", 10)


def read(path: Path, outlets: int) -> Dossier:
    day = date(2024, 11, 13)
    told = [
        make_report(
            f"{WIRE}\nOur number {n}.\n", id=f"r{n}", published=day + timedelta(n // 5),
            source=f"Outlet {n}",
        )
        for n in range(outlets)
    ]  # fmt: skip
    other = make_report(OTHER, id="other", published=day + timedelta(3), source="Another")
    dossier = dragoman.open(path)
    dossier.read([*told, other])
    return dossier


def test_every_question_is_asked_here() -> None:
    public = {name for name, _ in inspect.getmembers(Views, inspect.isfunction) if name[0] != "_"}
    assert public == {name.partition(" ")[0] for name in ASKED}


@pytest.mark.parametrize("question", sorted(ASKED))
def test_it_counts_as_one_origin(printed: tuple[Dossier, Dossier], question: str) -> None:
    once, often = (ASKED[question](dossier) for dossier in printed)
    assert list(origins_in(often)) == list(origins_in(once))
    if question not in ONCE_A_REPORT and not is_dataclass(often):
        assert len(often) == len(once)


def test_what_is_asked_tells_of_origins_at_all(printed: tuple[Dossier, Dossier]) -> None:
    silent = {name for name, ask in ASKED.items() if not list(origins_in(ask(printed[1])))}
    assert silent <= {
        "rows", "links", "disagreements", "moves", "origins", "story_log", "timeline", "look", "last_look", "told", "clashes",
        "imported_timeline", "news",
    }  # fmt: skip
    assert len(printed[1].origins()) == 2
    assert printed[1].picture().counts["origins"] == 2


def origins_in(answer: Any) -> Iterator[tuple[str, int]]:
    """All counts of origins in an answer, with what they are counted of."""
    if is_dataclass(answer):
        for one in fields(answer):
            value = getattr(answer, one.name)
            if one.name == "origins" and isinstance(value, int):
                yield type(answer).__name__, value
            elif one.name == "counts" and isinstance(value, dict) and "origins" in value:
                yield "counts", value["origins"]
            else:
                yield from origins_in(value)
    elif isinstance(answer, list | tuple):
        for one in answer:
            yield from origins_in(one)
