"""Two actors, one, what follows, what changed, and who is at the centre: asked of a dossier."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman import Dossier
from dragoman.errors import QueryError
from dragoman.outlook.records import Slot
from dragoman.picture.centre import Joined, centre
from dragoman.picture.records import Named
from dragoman.reading.sources import make_report

FIRST = """LIMA, 4 March 2024 - Peru's president met the president of Chile in Lima on Monday.

Peru accused Chile of lying about the boats. Chile has not commented.

"Chile must withdraw its ships," the foreign minister of Peru said.

Peru plans to send 200 soldiers to Ecuador.
"""
SECOND = """SANTIAGO, 20 March 2024 - Chile denied that it had lied about Peruvian boats.

Chile's president said that Peru was a friend.

If Peru closes its ports, Chile will leave the treaty, the foreign minister of Chile said.

Chile gave Peru 20 tons of food aid on Tuesday.
"""


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return read(tmp_path_factory.mktemp("affair") / "affair.duckdb", FIRST, SECOND)


def read(path: Path, *texts: str) -> Dossier:
    dossier = dragoman.open(path)
    days = (date(2024, 3, 4), date(2024, 3, 20))
    dossier.read(
        [
            make_report(text, id=f"r{n}", published=days[n], source=f"Outlet {n}")
            for n, text in enumerate(texts)
        ]
    )
    return dossier


def test_a_dyad_has_all_between_the_two(affair: Dossier) -> None:
    found = affair.dyad("Chile", "Peru")
    assert [bucket.label for bucket in found.series.buckets] == ["2024-03"]
    said = {(one.speaker.code[:3], one.on.code) for one in found.statements if one.on}
    assert said == {("PER", "CHL"), ("CHL", "PER")}
    assert found.meetings
    assert any(flow.what == "food" or flow.giver.code == "CHL" for flow in found.flows)
    assert isinstance(found.outlook, Slot)
    assert found.outlook.chances == ()
    assert found.score_version == found.series.score_version != ""


def test_a_dyad_as_of_a_day_hears_no_later_report(affair: Dossier) -> None:
    before = affair.dyad("Chile", "Peru", as_of="2024-03-10")
    assert {one.source.report for one in before.statements} == {"r0"}
    assert not before.flows


def test_the_head_of_a_dyad_sums_up_all_that_its_lists_show(tmp_path: Path) -> None:
    """Those who act for neither state stand apart, and are on the page of the two all the same."""
    dossier = read(
        tmp_path / "a.duckdb",
        "Russia sent troops to Syria on Sunday.",
        "Russia attacked Syrian rebels on Monday.",
    )
    found = dossier.dyad("Russia", "SYR")
    assert {one.b.code for one in found.dyads} == {"SYR", "SYR:REB"}
    assert found.whole is not None
    assert set(found.whole.events) == {one.event for one in found.acts}
    assert len(found.whole.events) == 2
    assert found.whole.origins == 2
    assert "2 events" in found._repr_html_()


def test_a_dyad_is_the_same_from_both_sides(affair: Dossier) -> None:
    one, other = affair.dyad("CHL", "PER"), affair.dyad("PER", "CHL")
    assert one.series == other.series
    assert one.acts == other.acts
    assert set(one.statements) == set(other.statements)


def test_what_two_say_with_one_voice_is_told_of_each_and_once(tmp_path: Path) -> None:
    text = (
        "Peru and Chile said in a joint statement that Bolivia had closed the border. "
        "Chile and Peru said that Peru and Chile would sign a treaty."
    )
    with dragoman.open(tmp_path / "joint.duckdb") as dossier:
        dossier.read([make_report(text, id="r1", published=date(2024, 5, 1))], quick=True)
        (of_both,) = dossier.dyad("Peru", "Bolivia").statements
        assert dossier.dyad("Chile", "Bolivia").statements == (of_both,)
        (own,) = dossier.dyad("Peru", "Chile").statements
        assert dossier.dyad("Chile", "Peru").statements == (own,)
        assert own.claim != of_both.claim


def test_an_actor_did_and_got_and_said(affair: Dossier) -> None:
    chile = affair.actor("Chile")
    assert (chile.actor.code, chile.kind) == ("CHL", "side")
    assert any(one.type == "AID" for one in chile.by)
    assert any(one.type == "ACCUSE" for one in chile.toward)
    assert chile.statements
    assert all(one.speaker.code.startswith("CHL") for one in chile.statements)
    assert {office.office for office in chile.offices} >= {"president"}
    assert all(office.since or office.until for office in chile.offices)


def test_an_actor_that_is_not_there_is_told(affair: Dossier) -> None:
    with pytest.raises(QueryError):
        affair.actor("Atlantis")


def test_what_follows_has_its_ends_status_and_voice(affair: Dossier) -> None:
    found = affair.consequences()
    nodes = {node.id: node for node in found.nodes}
    (link,) = [one for one in found.links if "ports" in nodes[one.cause].says]
    assert "treaty" in nodes[link.effect].says
    assert link.status == "conditional"
    assert {end for one in found.links for end in (one.cause, one.effect)} == set(nodes)


def test_changes_since_a_day_are_of_later_reports(affair: Dossier) -> None:
    found = affair.changes("2024-03-10")
    assert [one.id for one in found.reports] == ["r1"]
    assert found.origins == 1
    assert {one.source.report for one in found.events} == {"r1"}
    assert not affair.changes("2024-03-20").reports


def test_changes_since_a_look_are_of_what_was_read_after_it(tmp_path: Path) -> None:
    dossier = read(tmp_path / "grows.duckdb", FIRST)
    assert [one.id for one in dossier.changes().reports] == ["r0"]
    look = dossier.look()
    assert dossier.changes().reports == ()
    assert dossier.changes().look == look.at
    older = make_report(SECOND, id="older", published=date(2024, 2, 1), source="Another")
    dossier.read([older])
    assert [one.id for one in dossier.changes().reports] == ["older"]


@pytest.mark.parametrize(
    ("since", "as_of"),
    [("2024-03-10", None), ("2024-03-01", "2024-03-10"), ("2024-03-20", None), (None, None)],
)
def test_news_are_the_changes_counted(
    affair: Dossier, since: str | None, as_of: str | None
) -> None:
    found, told = affair.news(since, as_of), affair.changes(since, as_of)
    assert (found.since, found.look) == (told.since, told.look)
    assert set(found.events) == {one.event for one in told.events}
    assert found.reports == len(told.reports)
    assert found.moved == len(told.moved)
    assert found.disagreements == len(told.disagreements)
    assert found.silences == len(told.silences)


def test_a_look_is_not_in_the_dossier(tmp_path: Path) -> None:
    dossier = read(tmp_path / "looked.duckdb", FIRST)
    content = dossier.path.read_bytes()
    dossier.look()
    assert dossier.path.read_bytes() == content


def test_the_centre_is_whom_most_texts_join_to_others(affair: Dossier) -> None:
    found = affair.centre()
    assert {one.actor.code for one in found[:2]} == {"CHL", "PER"}
    assert sum(one.rank for one in found) == pytest.approx(1.0, abs=0.01)


def test_two_whom_one_text_joins_stand_below_those_joined_by_many() -> None:
    told = [
        ("PER", "CHL", 6),
        ("PER", "BOL", 4),
        ("CHL", "BOL", 1),
        ("PER", "ECU", 3),
        ("FJI", "TON", 1),
    ]
    found = centre([Joined(Named(a, a), Named(b, b), n) for a, b, n in told])
    assert [one.actor.code for one in found[:4]] == ["PER", "CHL", "BOL", "ECU"]
    assert sum(one.rank for one in found) == pytest.approx(1.0, abs=0.01)


def test_records_show_themselves_and_escape_what_reports_say(tmp_path: Path) -> None:
    dossier = read(tmp_path / "markup.duckdb", FIRST.replace("its ships", "its <b>ships</b>"))
    html = dossier.dyad("Chile", "Peru")._repr_html_()
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "<table>" in dossier.actor("Peru")._repr_html_()


def test_those_in_office_come_first_by_rank_and_each_once(tmp_path: Path) -> None:
    text = "WASHINGTON, 4 March 2024 - The United States and Russia and Japan warned Ukraine on Monday."
    dossier = read(tmp_path / "offices.duckdb", text)
    for code, first in {
        "RUS": ["president", "prime minister", "foreign minister"],
        "USA": ["president", "secretary of state", "secretary of defense"],
        "JPN": ["emperor", "prime minister", "foreign minister"],
        "UKR": ["president", "prime minister", "foreign minister"],
    }.items():
        offices = dossier.actor(code, as_of="2024-03-05").offices
        assert [one.office for one in offices[:3]] == first, code
        assert not {"opposition leader", "businessman"} & {one.office for one in offices}
        heads = [one.holder.name for one in offices if one.office == "president"]
        assert len(heads) == (0 if code == "JPN" else 1), heads


def test_who_went_stands_after_who_is_in_office(tmp_path: Path) -> None:
    texts = (
        "LONDON, 4 March 2024 - Russia warned Ukraine on Monday.",
        "LONDON, 20 June 2024 - Russia warned Ukraine on Monday.",
    )
    with dragoman.open(tmp_path / "two.duckdb") as dossier:
        dossier.read(
            [
                make_report(text, id=f"r{n}", published=date(2024, month, 20))
                for n, (text, month) in enumerate(zip(texts, (3, 6), strict=True))
            ]
        )
        found = dossier.actor("RUS").offices
        then = dossier.actor("RUS", as_of="2024-03-25").offices
    defence = [one.holder.name for one in found if one.office == "defence minister"]
    assert defence == ["Andrei Belousov", "Sergei Shoigu"]
    assert [one.holder.name for one in then if one.office == "defence minister"] == [
        "Sergei Shoigu"
    ]
    assert not any(one.told for one in found)
