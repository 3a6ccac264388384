"""The tutorial notebook runs from top to bottom, and is kept without outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.workshop.house import ROOT

NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"


@pytest.fixture
def tutorial() -> Any:
    return pytest.importorskip("nbformat").read(NOTEBOOK, as_version=4)


def test_it_is_kept_without_outputs(tutorial: Any) -> None:
    code = [cell for cell in tutorial.cells if cell.cell_type == "code"]
    assert code
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_it_runs_and_shows_a_dyad_and_its_chart(tutorial: Any, tmp_path: Path) -> None:
    pytest.importorskip("ipykernel")
    client = pytest.importorskip("nbclient").NotebookClient(
        tutorial, timeout=900, resources={"metadata": {"path": str(tmp_path)}}
    )
    reports = ROOT / "examples" / "reports"
    tutorial.cells[1].source = tutorial.cells[1].source.replace("../examples/reports", str(reports))
    client.execute()
    shown = [cell.outputs[-1].data for cell in tutorial.cells if cell.get("outputs")]
    assert any("<h3>China – North Korea</h3>" in one.get("text/html", "") for one in shown)
    assert any("vega" in str(one) and "cooperation" in str(one) for one in shown)
