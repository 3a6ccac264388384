"""Origins: copies of one text count once, a page's own part counts anew, and nothing is lost."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.disagreements.acts import find
from dragoman.fusing.events.fusing import fuse
from dragoman.fusing.origins.tracing import Origins, find_origins, independent
from dragoman.fusing.voices import voices_of
from dragoman.records import ClaimRow, Region, Report
from tests.fusing.builders import act, troops

PORT = (
    "Kenya and Tanzania reopened the port of Mombasa to grain ships on Monday, ending a quarrel over "
    "customs fees that had kept forty freighters at anchor since the spring."
)
VOLCANO = (
    "Iceland closed a road after lava from a fissure near Grindavik ran towards the town at night. "
    "Geologists counted hundreds of small earthquakes before the volcano broke open."
)
OWN = (
    "Our reporter watched tugs pull the first freighter to the quay while dockers sang on the roofs "
    "of their sheds. A clerk handed out stamped papers, and the owner of a tea stall gave away cups "
    "to all who came. By dusk the cranes had lifted their first load, and lorries stood in a line "
    "down to the bridge, where boys sold oranges and water to the drivers who waited."
)


def told(id: str, text: str, day: date | None = None) -> tuple[Report, tuple[Region, ...]]:
    return Report(id, f"key {id}", text, published=day), (Region(0, len(text), "body"),)


def origins(**texts: str) -> dict[str, list[str]]:
    found = find_origins([told(id, text) for id, text in texts.items()])
    plain = [(key.removeprefix("key "), held) for key, held in found.items()]
    return {key: [one.removeprefix("key ") for one in held] for key, held in plain}


def test_who_copies_nobody_is_an_origin() -> None:
    assert origins(a=PORT, b=VOLCANO) == {"a": ["a"], "b": ["b"]}


def test_copies_have_the_origin_that_they_copy() -> None:
    found = origins(a=PORT, b=f"{PORT} More soon.", c=f"Copy 3. {PORT}", d=PORT)
    assert found == {id: ["a"] for id in "abcd"}


def test_a_page_has_the_text_that_it_holds_and_itself() -> None:
    assert origins(wire=PORT, page=f"{OWN} {PORT}") == {"wire": ["wire"], "page": ["wire", "page"]}


def test_a_page_of_two_texts_has_both() -> None:
    found = origins(a=PORT, b=VOLCANO, page=f"{PORT} {VOLCANO}")
    assert sorted(found["page"]) == ["a", "b"]


@given(st.lists(st.sampled_from([PORT, VOLCANO, OWN]), max_size=6), st.randoms())
def test_origins_are_the_same_in_whatever_order(texts: list[str], shuffler: random.Random) -> None:
    reports = [told(f"r{n}", f"{n} {text}", date(2023, 5, 1)) for n, text in enumerate(texts)]
    found = find_origins(reports)
    assert set(found) == {report.key for report, _ in reports}
    assert {first for first, *_ in found.values()} <= set(found)
    assert len({first for first, *_ in found.values()}) == len(set(texts))
    shuffler.shuffle(reports)
    assert find_origins(reports) == found


def test_pages_with_parts_of_their_own_are_independent_of_each_other() -> None:
    held = {"page": ("wire", "page"), "blog": ("wire", "blog")}
    assert set(independent(["page", "blog"], held).values()) == {"page", "blog"}
    assert set(independent(["page", "blog", "wire"], held).values()) == {"wire"}


def key(report: str) -> str:
    return act("ACCUSE", "UKR", "RUS", report=report).report_key


def held(**reports: str) -> Origins:
    """Origins by report, each as ids with spaces between them."""
    return {
        key(report): tuple(key(one) for one in whole.split()) for report, whole in reports.items()
    }


def printed(number: int) -> list[ClaimRow]:
    """A short wire as one desk prints it; evidence is too short to be known as a copy by itself."""
    about = {"report": f"r{number:02}", "outlet": f"Outlet {number}"}
    return [
        act("ASSAULT", "RUS", "UKR", "struck a bridge", start=9, **about),
        act("ASSAULT", "RUS", "UKR", "struck a bridge", start=90, when="2024-10-01", **about),
        act("CONSULT", "CHN", "RUS", "met in Kazan", start=40, reciprocal=True, **about),
        act("AID", "PRK", "RUS", "sent 3,000 men", start=60, quantity=troops(3000), **about),
        act("AID", "PRK", "RUS", "sent 12,000 men", start=75, quantity=troops(12000), **about),
    ]


@given(st.integers(2, 20))
def test_however_often_a_wire_is_printed_its_events_are_those_of_one(copies: int) -> None:
    rows = [row for number in range(copies) for row in printed(number)]
    known = {key(f"r{number:02}"): (key("r00"),) for number in range(copies)}
    events, once = fuse(rows, known), fuse(printed(0), known)
    assert [event.id for event in events] == [event.id for event in once]
    assert [event.voices for event in events] == [event.voices for event in once]
    assert [event.status for event in events] == [event.status for event in once]
    assert {event.origins for event in events} == {1}
    assert sorted(id for event in events for id in event.claims) == sorted(row.id for row in rows)
    assert {len(event.reports) for event in events} == {copies}
    assert find(rows, events, known) == find(printed(0), once, known)


def test_what_two_desks_write_for_themselves_is_two_origins() -> None:
    told_alike = {"when": "2024-10-20", "where": "Kursk"}
    rows = [
        act("ASSAULT", "RUS", "UKR", "struck a bridge", report=one, outlet=one, **told_alike)
        for one in ("r1", "r2", "r3")
    ]
    (event,) = fuse(rows, held(r1="r1", r2="r1", r3="r3"))
    assert event.origins == 2
    assert [voice.name for voice in event.voices] == ["r1", "r3"]
    assert event.reports == ("r1", "r2", "r3")


def test_a_page_counts_its_copied_part_once_and_its_own_anew() -> None:
    copied = {"text": "met in Kazan", "reciprocal": True}
    rows = [
        act("CONSULT", "CHN", "RUS", report="wire", outlet="Wire", **copied),
        act("CONSULT", "CHN", "RUS", report="page", outlet="Page", **copied),
        act("ACCUSE", "UKR", "RUS", "blamed it", report="page", outlet="Page"),
    ]
    consult, accuse = sorted(
        fuse(rows, held(wire="wire", page="wire page")), key=lambda e: -len(e.claims)
    )
    assert (consult.origins, len(consult.voices), len(consult.reports)) == (1, 1, 2)
    assert (accuse.origins, [voice.name for voice in accuse.voices]) == (1, ["Page"])


def test_a_number_that_a_desk_changed_is_no_copy() -> None:
    rows = [
        act("AID", "PRK", "RUS", f"sent {n:,} men to Kursk", report=one, quantity=troops(n))
        for one, n in (("r1", 3000), ("r2", 12000))
    ]
    known = held(r1="r1", r2="r1")
    assert [one.kind for one in find(rows, fuse(rows, known), known)] == ["number"]


def test_the_day_of_a_copy_does_not_change_the_event() -> None:
    days = [date(2024, 10, 1) + timedelta(30 * number) for number in range(5)]
    rows = [
        act("ASSAULT", "RUS", "UKR", "struck a bridge", report=f"r{n}", published=day.isoformat())
        for n, day in enumerate(days)
    ]
    known = {row.report_key: (rows[0].report_key,) for row in rows}
    (event,) = fuse(rows, known)
    assert event.first_reported == days[0]
    assert len(event.reports) == len(days)


def test_one_report_is_heard_for_an_origin() -> None:
    rows = [
        act("ASSAULT", "RUS", "UKR", text, report=one, outlet=one)
        for one, text in (("r1", "struck a bridge"), ("r2", "hit the crossing"))
    ]
    assert [voice.name for voice in voices_of(rows, held(r1="r1", r2="r1"))] == ["r1"]
    assert [voice.name for voice in voices_of(rows)] == ["r1", "r2"]
