"""Who met whom: what is one meeting, who was there, and what is none."""

from __future__ import annotations

import pytest

from dragoman.fusing.events.fusing import fuse
from dragoman.picture.heard import Heard
from dragoman.picture.meetings import Meeting, kind_of, meetings
from dragoman.records import ClaimRow, Party
from tests.fusing.builders import act


def of(*rows: ClaimRow, sides: tuple[set[str], ...] = ()) -> list[Meeting]:
    return meetings(Heard.of(rows, fuse(rows)), sides)


def test_a_meeting_has_who_when_and_on_whose_word() -> None:
    (met,) = of(
        act("CONSULT", "CHN JPN", "", "held talks", reciprocal=True, when="2024-05-26",
            voice=("JPN:GOV", "the spokesman"))
    )  # fmt: skip
    assert {named.code for named in met.who} == {"CHN", "JPN"}
    assert (met.when, met.kind, met.status) == ("2024-05-26", "talks", "asserted")
    assert [voice.name for voice in met.voices] == ["the spokesman"]


def test_a_visit_to_a_state_has_it_as_host() -> None:
    (met,) = of(act("CONSULT", "JPN", "CHN", "paid a visit", mode="visit", when="2024-05-26"))
    assert [named.code for named in met.who] == ["JPN"]
    assert met.host
    assert met.host.code == "CHN"
    assert met.kind == "visit"


def test_those_asked_for_must_have_been_there() -> None:
    rows = [
        act("CONSULT", "CHN JPN", "", "held talks", reciprocal=True, when="2024-05-26"),
        act("CONSULT", "CHN RUS", "", "met again", reciprocal=True, when="2024-07-01"),
    ]
    assert len(of(*rows, sides=({"CHN"},))) == 2
    assert len(of(*rows, sides=({"CHN"}, {"RUS"}))) == 1
    assert of(*rows, sides=({"USA"},)) == []


def test_a_denied_meeting_stands_there_as_denied() -> None:
    (met,) = of(act("CONSULT", "CHN JPN", "", "did not meet", reciprocal=True, status="denied"))
    assert met.status == "denied"


def test_one_who_consults_nobody_met_nobody() -> None:
    assert of(act("CONSULT", "CHN", "", "wants talks", status="asked")) == []
    assert of(act("ACCUSE", "CHN", "JPN", "blamed it")) == []


@pytest.mark.parametrize(
    ("text", "mode", "kind"),
    [
        ("the two spoke by telephone", None, "call"),
        ("both called it a meeting of friends", None, "meeting"),
        ("the leaders exchanged letters", None, "message"),
        ("they met at the summit", None, "summit"),
        ("the minister landed in Lima", "visit", "visit"),
        ("negotiators sat down", None, "talks"),
    ],
)
def test_the_words_tell_the_kind(text: str, mode: str | None, kind: str) -> None:
    assert kind_of([act("CONSULT", "CHN JPN", "", text, reciprocal=True)], mode) == kind


def test_a_party_is_named_as_the_reports_name_it() -> None:
    row = act("CONSULT", "CHN JPN", "", "met", reciprocal=True)
    assert all(isinstance(party, Party) for party in row.claim.source)  # type: ignore[union-attr]
    assert {named.name for named in of(row)[0].who} == {"China", "Japan"}
