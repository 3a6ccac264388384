"""What a spreadsheet would run, and what would be a header: neither is made of what a report carries."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

import pytest

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report
from dragoman.web import links
from dragoman.web.pages import pages
from tests.web.conftest import client_of

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """A dossier whose every id, title, outlet, address, judge and note a spreadsheet would run."""
    with dragoman.open(tmp_path_factory.mktemp("formulas") / "f.duckdb") as dossier:
        dossier.read(
            make_report(
                f"{mark}cmd|'/c calc'!A1 met Juan Roe. Chile attacked Peru on Friday, said"
                f" {mark}SUM(A1) Roe. Peru's minister {mark}Roe did not comment. Chile sent"
                f" {number + 2},000 soldiers to the border with Peru and signed a treaty with Bolivia.",
                id=f"{mark}1+{number}".lstrip("\n"),  # no address has a line break
                title=f"{mark}HYPERLINK(A1)",
                source=f"{mark}wire {number}",
                url=f"{mark}A1",
                published=date(2024, 3, 4 + number),
            )
            for number, mark in enumerate(RUN)
        )
        for row, mark in zip(dossier.rows(), RUN, strict=False):
            dossier.judge(row.id, "right", note=f"{mark}A1", who=f"{mark}ada")
        yield dossier


def twins(dossier: Dossier) -> Iterator[str]:
    """Each page as CSV, and those of one thing for the first thing of that kind."""
    known = {
        "report": [id for (id,) in dossier.reports().project("id").fetchall()],
        "event": [one.id for one in dossier.events()[:3]],
        "story": [one.id for one in dossier.stories()[:2]],
        "actor": ["PER", "CHL"],
    }
    for page in pages().values():
        if "{" not in page.path:
            yield f"{page.stem}.csv"
    for name, ids in known.items():
        yield from (f"{links.one(name, id)}.csv" for id in ids)
    yield f"{links.dyad('CHL', 'PER')}.csv"
    yield links.to("/search.csv", {"q": "Peru"})


def test_no_cell_of_any_table_is_a_formula(formulas: Dossier) -> None:
    client, seen = client_of(formulas), 0
    for path in twins(formulas):
        answer = client.get(path)
        assert answer.status_code in (200, 400, 422), path
        if answer.status_code != 200:  # a page that asks something first
            continue
        for row in csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))):
            seen += len(row)
            for cell in row:
                number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
                assert number or not cell.lstrip(" ").startswith(RUN), (path, cell)
    assert seen > 1_000


def test_no_header_is_made_of_what_is_asked(formulas: Dossier) -> None:
    client = client_of(formulas)
    for path in ("/report/%0d%0aX-Y:%20z", "/actor/%0d%0aSet-Cookie:%20a=b.csv", "/%0d%0aX-Y:z"):
        answer = client.get(path, follow_redirects=False)
        assert answer.status_code in (200, 400, 404)
        assert not {"x-y", "set-cookie", "location"} & set(answer.headers)
    named = client.get("/reports.csv").headers["content-disposition"]
    assert named == 'attachment; filename="dragoman-reports.csv"'
