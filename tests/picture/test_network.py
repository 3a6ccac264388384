"""The network of actors: nobody walks, days and statuses tell, what is not drawn is counted."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dg
from dragoman.errors import QueryError
from dragoman.picture.network import KINDS, network
from dragoman.picture.network_layout import places
from dragoman.picture.network_records import Network

TEXTS = {
    "2021-03-01": "Chile sent 20 tanks to Peru on Monday. Bolivia accused Chile of aggression.",
    "2021-03-05": "Peru and Bolivia will sign an alliance next year, the Peruvian minister said.",
    "2021-03-09": "Bolivia attacked Chile on Monday. France sent food aid to Bolivia.",
    "2021-03-12": "France and Germany condemned the attack. Germany sanctioned Bolivia.",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> dg.Dossier:
    where = dg.open(tmp_path_factory.mktemp("net") / "affair.duckdb")
    for day, text in TEXTS.items():
        where.read(text + "\n", published=day)
    return where


def stands(found: Network) -> dict[str, tuple[float, float]]:
    return {node.code: (node.x, node.y) for node in found.nodes}


def test_the_day_moves_no_node(dossier: dg.Dossier) -> None:
    whole = stands(dossier.network())
    assert {"CHL", "PER", "BOL", "FRA", "DEU"} <= set(whole)
    for day in [*TEXTS, "2020-01-01", "2030-01-01"]:
        assert stands(dossier.network(day)) == whole


def test_what_is_left_out_moves_no_node(dossier: dg.Dossier) -> None:
    whole = stands(dossier.network())
    some = stands(dossier.network(actor="France"))
    assert some
    assert some.items() <= whole.items()
    for kind in KINDS:
        assert stands(dossier.network(kind=kind)) == whole


def test_the_same_dossier_stands_the_same_way(dossier: dg.Dossier) -> None:
    with dg.open(dossier.path, read_only=True) as again:
        assert again.network("2021-03-09") == dossier.network("2021-03-09")


def test_edges_come_with_their_reports(dossier: dg.Dossier) -> None:
    before = {edge.id for edge in dossier.network("2021-02-01").edges if not edge.reference}
    first = dossier.network("2021-03-01")
    ninth = dossier.network("2021-03-09")
    assert before == set()
    assert "BOL~CHL~conflict" in {edge.id for edge in first.edges}
    early = next(edge for edge in first.edges if edge.id == "BOL~CHL~conflict")
    late = next(edge for edge in ninth.edges if edge.id == "BOL~CHL~conflict")
    assert early.score is not None
    assert late.score is not None
    assert late.score > early.score
    assert late.origins == 2
    assert late.last == date(2021, 3, 9)
    assert {node.code for node in first.nodes if node.weight} == {"CHL", "PER", "BOL"}


def test_every_edge_that_is_no_reference_tie_opens_its_sentence(dossier: dg.Dossier) -> None:
    claims = {row.id for row in dossier.rows()}
    for edge in dossier.network().edges:
        if edge.reference:
            assert edge.basis
            assert edge.source is None
        else:
            assert edge.source is not None
            assert edge.source.claim in claims
            assert edge.source.evidence.exact
            assert edge.claims >= 1
            assert edge.origins >= 1


def test_a_proposed_alliance_is_tentative(dossier: dg.Dossier) -> None:
    ties = [edge for edge in dossier.network(kind="tie").edges if not edge.reference]
    assert [(edge.a, edge.b, edge.tentative) for edge in ties] == [("BOL", "PER", True)]


def test_ties_known_beforehand_are_told_apart(dossier: dg.Dossier) -> None:
    known = {edge.id: edge for edge in dossier.network(kind="tie").edges if edge.reference}
    assert "Treaty of Aachen" in str(known["DEU~FRA~tie~known"].what)
    assert not any(
        edge.reference for edge in dossier.network("2021-03-01").edges if edge.a == "DEU"
    )


def test_flows_have_a_direction(dossier: dg.Dossier) -> None:
    flows = {(edge.a, edge.b): edge for edge in dossier.network(kind="flow").edges}
    assert flows["FRA", "BOL"].directed
    assert flows["CHL", "PER"].what == ("arms",)


def test_the_days_beside_a_day_are_those_with_reports(dossier: dg.Dossier) -> None:
    found = dossier.network("2021-03-06")
    assert (found.first, found.before, found.after, found.last) == (
        date(2021, 3, 1),
        date(2021, 3, 5),
        date(2021, 3, 9),
        date(2021, 3, 12),
    )
    assert dossier.network("2021-03-12").after is None


def test_what_is_not_drawn_is_counted(dossier: dg.Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.picture import network as module
    from dragoman.picture import network_told

    few = {"network": {"actors": 2, "edges": 1, "meshed": 3}}
    monkeypatch.setattr(network_told, "settings", lambda: few)
    monkeypatch.setattr(module, "settings", lambda: few)
    told = network_told.Told(dossier.rows(), dossier.events(), {})
    found = network(told)
    assert len(found.nodes) == 2
    assert len(found.edges) == 1
    assert found.counts["actors"] > 2
    assert found.counts["edges"] > 1


def test_what_is_not_there_is_told(dossier: dg.Dossier) -> None:
    with pytest.raises(QueryError, match="cooperation"):
        dossier.network(kind="friendship")
    with pytest.raises(QueryError):
        dossier.network(actor="Atlantis")


def test_an_empty_dossier_has_an_empty_network(tmp_path: Path) -> None:
    with dg.open(tmp_path / "empty.duckdb") as empty:
        found = empty.network()
    assert found.nodes == ()
    assert found.edges == ()
    assert found.first is None


CODES = st.lists(st.from_regex(r"[A-Z]{3}", fullmatch=True), min_size=1, max_size=25, unique=True)


@settings(max_examples=25, deadline=None)
@given(codes=CODES, data=st.data())
def test_places_hang_on_the_network_alone(codes: list[str], data: st.DataObject) -> None:
    ends = st.sampled_from(codes)
    bonds = data.draw(st.dictionaries(st.tuples(ends, ends), st.floats(0.5, 1000), max_size=40))
    found = places(codes, bonds)
    turned = places(codes, dict(reversed(bonds.items())))
    assert found == turned
    assert set(found) == set(codes)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in found.values())
    assert len(set(found.values())) == len(codes)


def test_a_day_between_reports_shows_what_the_last_told(dossier: dg.Dossier) -> None:
    day = date(2021, 3, 5)
    assert [edge.id for edge in dossier.network(day).edges] == [
        edge.id for edge in dossier.network(day + timedelta(days=2)).edges
    ]
