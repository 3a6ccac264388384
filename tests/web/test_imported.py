"""Imported events on the pages: summed with a pair, and said to be there where they are not drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from tests.exchange.event_files import GDELT, text, write
from tests.web.conftest import client_of


@pytest.mark.parametrize("path", ["/network", "/map", "/timeline", "/dyads"])
def test_a_page_says_which_imported_events_it_leaves_out(path: str, tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        assert 'id="imported"' not in client_of(dossier).get(path).text
        dossier.import_events(write(tmp_path / "events.tab", text("gdelt", GDELT)))
        client = client_of(dossier)
        page = client.get(path)
        assert page.status_code == 200
        assert "gdelt: " in page.text
        assert 'href="/dyad/EGY/SDN"' in page.text
        assert "imported" in client.get("/dyad/EGY/SDN").text
        assert client.get("/dyad/Egypt/Sudan").status_code == 200
