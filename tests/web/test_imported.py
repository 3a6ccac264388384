"""Imported events on the pages: drawn apart, summed with a pair, and said to be without evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import document_fromstring

import dragoman
from tests.exchange.event_files import GDELT, text, write
from tests.web.conftest import client_of


@pytest.mark.parametrize("path", ["/network", "/map", "/timeline", "/dyads"])
def test_a_page_says_which_imported_events_there_are(path: str, tmp_path: Path) -> None:
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


def test_imported_events_are_drawn_without_evidence(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        dossier.read("Egypt sent grain to Sudan on Friday.\n", published="2024-03-09")
        before = dossier.network()
        dossier.import_events(write(tmp_path / "events.tab", text("gdelt", GDELT)))
        found = dossier.network()
        apart = [edge for edge in found.edges if edge.imported]
        assert [edge for edge in found.edges if not edge.imported] == list(before.edges)
        assert {("EGY", "SDN")} <= {(edge.a, edge.b) for edge in apart}
        assert all(edge.source is None and not edge.claims for edge in apart)
        assert len(apart) == found.counts["imported_drawn"] > 0
        assert found.counts["edges"] == before.counts["edges"]
        assert not [e for e in dossier.network("1900-01-01").edges if e.imported]
        client = client_of(dossier)
        network = document_fromstring(client.get("/network").text)
        assert len(network.find_class("imported")) >= len(apart)
        assert "imported, no evidence" in network.text_content()
        told = client.get("/timeline.json").json()["records"]
        single = [one for one in told if one["part"] == "imported"]
        assert len(single) == len(dossier.imported_timeline())
        assert {one["evidence"] for one in single} == {"none: imported events have no text"}
        timeline = document_fromstring(client.get("/timeline").text)
        marks = timeline.xpath(
            "//*[contains(@class, 'broad')]//*[local-name()='polygon'][@class='imported']"
        )
        assert len(marks) == len(single)
        assert {one.getparent().get("href")[1:] for one in marks} <= set(timeline.xpath("//@id"))


def test_only_the_newest_imported_events_of_a_side_and_days_are_asked(tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "affair.duckdb") as dossier:
        dossier.import_events(write(tmp_path / "events.tab", text("gdelt", GDELT)))
        everything = dossier.imported_timeline()
        assert [one.day for one in everything] == sorted((o.day for o in everything), reverse=True)
        assert dossier.imported_timeline(first=1) == everything[:1]
        assert dossier.imported_timeline(until="1900-01-01") == []
        egypt = dossier.imported_timeline("Egypt")
        assert egypt
        assert all("EGY" in f"{one.source} {one.target}" for one in egypt)
        found = dossier.network()
        assert {"EGY", "SDN"} <= {node.code for node in found.nodes}
        assert all(node.imported and not node.weight for node in found.nodes)
