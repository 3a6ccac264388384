"""When claims are one event, when they are two, and what the event then says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.fusing.events.fusing import fuse
from dragoman.records import Act, ClaimRow, Event, Party, Quantity, Voice
from tests.fusing.builders import act, row, troops


def count(*rows: ClaimRow) -> int:
    return len(fuse(rows))


def only(*rows: ClaimRow) -> Event:
    (event,) = fuse(rows)
    return event


# one event


def test_a_meeting_told_by_two_outlets_is_one_event() -> None:
    event = only(
        act("CONSULT", "CHN:GOV RUS:GOV", "", "Xi met Putin", when="2024-10-22", reciprocal=True),
        act(
            "CONSULT", "RUS:GOV CHN:GOV", "", "Putin shook hands with Xi",
            report="r2", outlet="The Ledger", when="2024-10-22", where="Kazan", reciprocal=True,
        ),
    )  # fmt: skip
    assert set(event.reports) == {"r1", "r2"}
    assert event.where == "Kazan"
    assert [voice.name for voice in event.voices] == ["Harbour Wire", "The Ledger"]


def test_a_state_its_government_and_its_army_are_one_side() -> None:
    assert count(
        act("AID", "PRK", "RUS", "North Korea sent troops to Kursk", when="2024-10-20", where="Kursk"),
        act("AID", "PRK:MIL", "RUS:GOV", "soldiers were sent", report="r2", when="2024-10-20"),
    ) == 1  # fmt: skip


def test_troops_lent_are_one_event_whether_told_as_help_or_as_a_move() -> None:
    told = {"where": "Kursk", "when": "2024-10-20"}
    help_told = act("AID", "PRK", "RUS", "sent troops to the region", **told)
    move = act("MOBILIZE", "PRK", "RUS", "its soldiers went to the region", report="r2", **told)
    guns = act("MOBILIZE", "PRK", "RUS", "its guns are in the region", report="r2", **told)
    assert count(help_told, move) == 1
    assert count(help_told, guns) == 2


def test_a_title_that_stands_three_times_is_one_voice() -> None:
    title = "China rejects troops in the war"
    event = only(*(act("REJECT", "CHN", "PRK", title, start=at) for at in (0, 90, 700)))
    assert len(event.claims) == 3
    assert len(event.voices) == 1


def test_a_sentence_copied_by_many_outlets_is_one_voice() -> None:
    sentence = "The army of the North has sent three thousand men to the front in autumn"
    event = only(
        *(
            act("AID", "PRK", "RUS", sentence, report=f"r{number}", outlet=f"Outlet {number}")
            for number in range(12)
        )
    )
    assert len(event.reports) == 12
    assert len(event.voices) == 1


def test_a_past_war_recalled_for_its_year_and_for_its_month_is_one_event() -> None:
    event = only(
        act("ASSAULT", "RUS", "UKR", "Russia invaded Ukraine", when="2022"),
        act("ASSAULT", "RUS", "UKR", "Russia's invasion", report="r2", when="2022-02"),
    )
    assert event.when == "2022-02"


def test_a_number_and_a_vague_number_are_no_bar() -> None:
    said = "sent troops by ship to the far port"
    assert (
        count(
            act("AID", "PRK", "RUS", said, quantity=troops(8000), when="2024-10-20"),
            act(
                "AID", "PRK", "RUS", said, report="r2", quantity=troops(min=2000), when="2024-10-20"
            ),
        )
        == 1
    )


def test_the_toll_of_one_day_may_grow_between_reports() -> None:
    said = "a missile struck the market"
    told = {"when": "2024-10-20", "where": "Dnipro"}
    rows = [
        act("ASSAULT", "RUS", "UKR", said, report=f"r{n}", quantity=Quantity("dead", n), **told)
        for n in (9.0, 14.0)
    ]
    assert count(*rows) == 1


# two events


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"event": "ACCUSE"}, id="another type"),
        pytest.param({"source": "KOR"}, id="another source"),
        pytest.param({"target": "JPN"}, id="another target"),
        pytest.param({"source": "RUS", "target": "PRK"}, id="the other way round"),
        pytest.param({"when": "2024-10-25"}, id="another day"),
        pytest.param({"when": "2023"}, id="another year"),
        pytest.param({"where": "Kharkiv"}, id="another place"),
        pytest.param({"mode": "drone"}, id="another mode"),
        pytest.param({"source": "PRK:REB"}, id="rebels are not their state"),
        pytest.param({"text": "promised coal"}, id="nothing else in common"),
    ],
)
def test_what_tells_two_acts_apart(other: dict[str, str]) -> None:
    told = {
        "event": "ASSAULT", "source": "PRK", "target": "RUS", "text": "struck the harbour bridge",
        "when": "2024-10-20", "where": "Kursk", "mode": "firearms", "status": "asserted",
    }  # fmt: skip
    if "text" in other:
        told |= {"where": None}
    assert count(act(**told), act(**told, report="r2")) == 1
    assert count(act(**told), act(**(told | other), report="r2")) == 2


def test_two_ministers_of_one_state_hold_two_talks_on_one_day() -> None:
    def talks(first: str, second: str, report: str) -> ClaimRow:
        told = act("CONSULT", report=report, text="talks", reciprocal=True, when="2023-06-18")
        sides = (Party("USA:GOV", first, first, 0, 1), Party("CHN:GOV", second, second, 0, 1))
        assert isinstance(told.claim, Act)
        return row(replace(told.claim, source=sides))

    foreign, defence = ("Antony Blinken", "Wang Yi"), ("Lloyd Austin", "Dong Jun")
    assert count(talks(*foreign, "r1"), talks(*foreign, "r2")) == 1
    assert count(talks(*foreign, "r1"), talks(*defence, "r2")) == 2


def test_undated_tellings_of_two_weeks_are_two_events() -> None:
    said = "promised shells and rockets for the spring offensive"
    first = act("AGREE", "PRK", "RUS", said, published="2024-10-01")
    within = act("AGREE", "PRK", "RUS", said, report="r2", published="2024-10-08")
    after = act("AGREE", "PRK", "RUS", said, report="r3", published="2024-10-16")
    assert count(first, within) == 1
    assert count(first, after) == 2


def test_what_lasts_for_years_is_not_what_happened_on_a_day() -> None:
    said = "fired at the harbour bridge"
    assert (
        count(
            act("ASSAULT", "RUS", "UKR", said, when="2022-02/.."),
            act("ASSAULT", "RUS", "UKR", said, when="2024-10-20", report="r2"),
        )
        == 2
    )


def test_no_chain_of_vague_tellings_joins_two_days() -> None:
    said = "signed a pact on shells and rockets"
    rows = [
        act("SUPPORT", "PRK", "RUS", said, when="2024-10-02", report="r1"),
        act("SUPPORT", "PRK", "RUS", said, when="2024-10", report="r2"),
        act("SUPPORT", "PRK", "RUS", said, when="2024-10-20", report="r3"),
    ]
    assert count(*rows) == 3  # which of the two days the month means, nobody can say


# what the event says


def test_done_beats_planned_when_told_later() -> None:
    said = "sent troops by ship to the far port"
    told = {"event": "AID", "source": "PRK", "target": "RUS", "text": said}
    event = only(
        *(act(**told, report=f"p{n}", status="planned", published="2024-10-20") for n in range(3)),
        act(**told, report="r9", published="2024-10-22"),
    )
    assert event.status == "asserted"


def test_a_denial_does_not_undo_what_most_reports_assert() -> None:
    said = "sent troops by ship to the far port"
    told = {"event": "AID", "source": "PRK", "target": "RUS", "text": said}
    event = only(
        act(**told, report="r1"),
        act(**told, report="r2"),
        act(**told, report="r3", status="denied", published="2024-11-01"),
    )
    assert event.status == "asserted"
    assert len(event.claims) == 3


def test_of_two_stances_told_equally_often_the_later_one_stands() -> None:
    said = "sent troops by ship to the far port"
    told = {"event": "AID", "source": "PRK", "target": "RUS", "text": said}
    event = only(
        act(**told, report="r1"),
        act(**told, report="r2", status="denied", published="2024-11-02"),
    )
    assert event.status == "denied"


def test_the_closest_date_and_the_place_most_reports_give() -> None:
    said = "signed a pact on shells and rockets"
    event = only(
        act("SUPPORT", "PRK", "RUS", said, when="2024-06", where="Pyongyang"),
        act("SUPPORT", "PRK", "RUS", said, report="r2", when="2024-06-19", where="Pyongyang"),
        act("SUPPORT", "PRK", "RUS", said, report="r3", when="2024-06", where="North Korea"),
    )
    assert (event.when, event.where) == ("2024-06-19", "Pyongyang")


def test_a_person_cited_in_full_and_by_surname_is_one_voice() -> None:
    said = "sent troops by ship to the far port"
    told = {"event": "AID", "source": "PRK", "target": "RUS", "text": said}
    event = only(
        act(**told, report="r1", voice=("USA:MIL", "Austin")),
        act(**told, report="r2", voice=("USA:MIL", "Lloyd Austin")),
        act(**told, report="r3", voice=("USA:GOV", "Antony Blinken")),
    )
    assert event.voices == (Voice("USA:MIL", "Lloyd Austin"), Voice("USA:GOV", "Antony Blinken"))


def test_the_id_stays_when_a_later_report_joins() -> None:
    said = "sent howitzers by ship to the far port"
    first = act("AID", "PRK", "RUS", said)
    later = act("AID", "PRK", "RUS", said, report="r2", published="2024-11-01", when="2024-10-30")
    assert only(first).id == only(first, later).id
    assert only(first, later).first_reported == date(2024, 10, 31)


def test_reports_without_a_date_fuse_among_themselves() -> None:
    said = "sent troops by ship to the far port"
    told = {"event": "AID", "source": "PRK", "target": "RUS", "text": said, "published": None}
    event = only(act(**told), act(**told, report="r2", where="Vladivostok"), act(**told, start=80))
    assert event.first_reported is None


def test_a_deal_told_from_both_ends_names_each_side_once() -> None:
    event = only(
        act("CONSULT", "CHN", "RUS", "talks", when="2024-10-22"),
        act("CONSULT", "RUS", "CHN", "talks", when="2024-10-22", report="r2"),
    )
    assert (event.source, event.target) == (("CHN",), ("RUS",))


def test_talks_of_one_week_told_by_two_outlets_are_one_event() -> None:
    one = act("CONSULT", "USA", "CHN", "turned to Beijing", when="2024-10-14/2024-10-20")
    told = {"event": "CONSULT", "source": "USA", "target": "CHN", "report": "r2"}
    said = "raised it with them"
    assert count(one, act(**told, text=said, when="2024-10-14/2024-10-20")) == 1
    assert count(one, act(**told, text=said, when="2024-10-15/2024-10-21")) == 2


def test_who_comes_to_one_summit_of_a_body_comes_to_one_event() -> None:
    told = {"event": "CONSULT", "target": "", "mode": "multilateral", "reciprocal": True}
    host = act(
        **told,
        source="RUS IGO:BRICS",
        text="hosted the sixteenth summit",
        when="2024-10-22/2024-10-24",
        where="Kazan",
    )
    guest = act(
        **told,
        source="CHN:GOV IGO:BRICS",
        text="attended the 16th one",
        when="2024-10",
        report="r2",
    )
    later = act(
        **told,
        source="CHN:GOV IGO:BRICS",
        text="attended the 17th one",
        when="2025-07",
        report="r3",
    )
    assert count(host, guest) == 1
    assert count(host, guest, later) == 2


WEEK = "2024-10-14/2024-10-20"


@pytest.mark.parametrize(
    ("event", "mode", "said", "other"),
    [
        ("ASSAULT", None, "shelled the hospital", "bombed a school"),
        ("COERCE", "arrest", "arrested a teacher", "detained the priest"),
        ("PROTEST", None, "marched over bread prices", "rallied against the census"),
    ],
)
def test_deeds_of_one_side_in_one_week_stay_apart(
    event: str, mode: str | None, said: str, other: str
) -> None:
    told = {"event": event, "mode": mode, "source": "RUS", "target": "UKR", "when": WEEK}
    assert count(act(**told, text=said), act(**told, text=other, report="r2")) == 2


def test_two_attacks_that_one_report_tells_of_a_week_stay_apart() -> None:
    told = {"event": "ASSAULT", "source": "RUS", "target": "UKR", "when": WEEK}
    other = act(**told, text="bombed a school", start=80)
    assert count(act(**told, text="shelled the hospital"), other) == 2


@pytest.mark.parametrize("status", ["denied", "possible", "asked"])
def test_what_is_denied_of_a_year_is_of_the_matter_that_stands(status: str) -> None:
    told = {"event": "AID", "source": "PRK", "target": "RUS", "mode": "troops", "status": status}
    one = act(**told, text="denied sending troops", when="2024")
    assert count(one, act(**told, text="denied having troops there", report="r2")) == 1


def test_a_crowd_is_not_the_force_of_its_country() -> None:
    told = {"event": "MOBILIZE", "when": "2024-10-30"}
    crowd = act(**told, source="GEO:CVL", text="massed in the square")
    assert (
        count(crowd, act(**told, source="GEO:MIL", text="massed in the square", report="r2")) == 2
    )
