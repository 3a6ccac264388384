"""What a notebook shows of a dossier, of lists of records and of a chart: escaped, and nothing fetched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman import Dossier
from dragoman.reading.sources import make_report

TEXT = (
    "LIMA, March 3 – Chile sent arms <b>now</b> to Peru on Sunday. Peru's president met Chile's "
    "president in Lima on Monday. Peru thanked Chile."
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    opened = dragoman.open(tmp_path_factory.mktemp("shown") / "affair.duckdb")
    opened.read([make_report(TEXT, id="r0", published=date(2024, 3, 4), source="<i>Desk")])
    return opened


def test_a_dossier_says_what_it_holds(dossier: Dossier) -> None:
    shown = dossier._repr_html_()
    assert "1 report of 1 origin " in shown
    assert "2024-03-04 to 2024-03-04" in shown
    assert "&lt;i&gt;Desk" in shown


@pytest.mark.parametrize("asked", ["dyads", "events", "meetings", "timeline", "told", "flows"])
def test_a_list_of_records_is_a_table_and_a_list(dossier: Dossier, asked: str) -> None:
    found = getattr(dossier, asked)()
    assert found
    assert found == list(found)
    shown = found._repr_html_()
    assert shown.startswith("<table>")
    assert "<b>" not in shown
    assert shown.count("<tr>") == 1 + min(20, len(found))


def test_a_chart_shows_itself_without_a_network(dossier: Dossier) -> None:
    altair = pytest.importorskip("altair")
    chart = dossier.dyad("Chile", "Peru").chart()
    assert isinstance(chart, altair.Chart)
    shown = chart._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg")
    assert "http" not in shown["image/svg+xml"].replace("http://www.w3.org/2000/svg", "")
    assert "text/html" not in shown
    (spec,) = [told for kind, told in shown.items() if "vegalite" in kind]
    assert spec["encoding"]["y"]["field"] == "sum"
    assert "image/svg+xml" not in chart.properties(height=50)._repr_mimebundle_()


def test_nothing_is_an_empty_list_that_says_so(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "empty.duckdb") as empty:
        assert empty.dyads() == []
        assert "Nothing is told" in empty.dyads()._repr_html_()  # type: ignore[attr-defined]
        assert "0 reports" in empty._repr_html_()
