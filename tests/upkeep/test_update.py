"""Office-holders are fetched politely, and nothing is lost or half-written whatever comes back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from dragoman.actors import own, saved
from dragoman.actors.authority import Authority
from dragoman.errors import UpkeepError
from dragoman.records import Rejection
from dragoman.upkeep import wikidata
from dragoman.upkeep.polite import Manners, Service
from dragoman.upkeep.update import Updated, due, update
from tests.upkeep.loopback import Answer, holders, person, service

HASTY = Manners(timeout=5.0, pause=0.0, tries=3, first_wait=0.25, longest_wait=60.0)
KENYA = holders(
    person("Wanjala Odhiambe", "President of Kenya", "2031-02-03T00:00:00Z", aliases="W. Odhiambe"),
    person("Njeri Makokhe", "Minister for Defence", "2031-03-01", what="defence minister"),
)
PERU = holders(person("Rosa Quispilla", "President of Peru", "2032-07-28"))
BUSY = Answer(b"slow down", 429, headers={"Retry-After": "2"})


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folders of this test's own."""
    monkeypatch.setattr(saved, "folder", lambda kind="cache": tmp_path / kind)
    monkeypatch.delenv(own.VARIABLE, raising=False)
    return tmp_path


def fetch(
    address: str, states: str, waits: list[float] | None = None, again: bool = False
) -> Updated:
    asked = Service(address, HASTY, sleep=(waits if waits is not None else []).append)
    return update(asked, states.split(), again=again)


def test_what_is_fetched_stands_over_the_names_of_the_package(home: Path) -> None:
    with service([KENYA, PERU]) as told:
        done = fetch(told.address, "KEN PER")
    assert done.fetched == ("KEN", "PER") and not done.failed and done.rows == 3
    authority = Authority.load()
    assert authority.entries("Wanjala Odhiambe")[0].office == "president"
    holder = authority.holder("KEN", "president", date(2031, 5, 1))
    assert holder is not None and holder.name == "Wanjala Odhiambe"
    before = authority.holder("KEN", "president", date(2015, 5, 1))
    assert before == Authority.load("").holder("KEN", "president", date(2015, 5, 1))
    assert authority.version != Authority.load("").version
    text = (home / "data" / own.UPDATED).read_text(encoding="utf-8")
    assert told.address in text and datetime.now(UTC).date().isoformat() in text


def test_the_user_own_file_stands_over_what_is_fetched(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with service([KENYA]) as told:
        fetch(told.address, "KEN")
    mine = home / "mine.tsv"
    mine.write_text("name\tcode\toffice\nWanjala Odhiambe\tKEN:OPP\tsenator\n", encoding="utf-8")
    monkeypatch.setenv(own.VARIABLE, str(mine))
    assert [one.code for one in Authority.load().entries("Wanjala Odhiambe")] == ["KEN:OPP"]


def test_one_asks_who_one_is_and_one_question_a_state() -> None:
    with service([KENYA]) as told:
        fetch(told.address, "KEN")
    assert told.agents[0].startswith("Dragoman/")
    assert [query.count('wdt:P298 "KEN"') for query in told.queries] == [1]


@pytest.mark.parametrize(
    ("first", "wait"),
    [
        (BUSY, 2.0),
        (Answer(b"", 503), 0.25),
        (Answer(b"", 503, headers={"Retry-After": "soon"}), 0.25),
        (Answer(b'{"results": {"bindings": [{"na'), 0.25),
        (Answer(b"[]"), 0.25),
        (Answer(KENYA.content[:50], length=len(KENYA.content)), 0.25),
    ],
    ids=["429", "503", "no time", "broken JSON", "other JSON", "cut off"],
)
def test_what_passes_is_waited_for(first: Answer, wait: float) -> None:
    waits: list[float] = []
    with service([first, KENYA]) as told:
        done = fetch(told.address, "KEN", waits)
    assert done.fetched == ("KEN",) and len(told.queries) == 2
    assert waits == [wait]


def test_a_time_to_come_back_at_is_heeded() -> None:
    waits: list[float] = []
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    with service([Answer(b"", 429, headers={"Retry-After": at}), KENYA]) as told:
        fetch(told.address, "KEN", waits)
    assert 25 < waits[0] <= 30


def test_a_state_that_is_never_answered_is_told_and_the_others_go_on() -> None:
    waits: list[float] = []
    with service([Answer(b"", 500)] * HASTY.tries + [PERU]) as told:
        done = fetch(told.address, "KEN PER", waits)
    assert done.fetched == ("PER",)
    ((state, reason),) = done.failed
    assert state == "KEN" and "500" in reason and "3 times" in reason
    assert waits == [0.25, 0.5, 0.0]  # each wait doubles; then the pause before the next question


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(b"<html>Sign in</html>", kind="text/html"), "web page"),
        (Answer(b"", 403), "refuses"),
        (Answer(b"", 429, headers={"Retry-After": "3600"}), "3,600 seconds"),
    ],
    ids=["HTML", "403", "an hour"],
)
def test_a_service_that_will_not_answer_is_asked_no_more(
    home: Path, answer: Answer, says: str
) -> None:
    with service([KENYA, answer]) as told:
        with pytest.raises(UpkeepError, match=says):
            fetch(told.address, "KEN PER UGA")
        assert len(told.queries) == 2
    text = (home / "data" / own.UPDATED).read_text(encoding="utf-8")
    assert "Wanjala Odhiambe" in text  # what was fetched is kept, and the next run goes on from it
    assert due(["KEN", "PER", "UGA"]) == (["PER", "UGA"], ["KEN"])


def test_nobody_there_is_an_error_that_says_what_to_do() -> None:
    with service([KENYA]) as told:
        pass
    with pytest.raises(UpkeepError, match="connected to the internet"):
        fetch(told.address, "KEN")
    with pytest.raises(UpkeepError, match="https://"):
        Service("ftp://example.org", HASTY)


@pytest.mark.parametrize(
    "bad",
    [holders(), holders({"name": "Q77", "post": "Q78"}), Answer(b"", 500), Answer(b"{")],
    ids=["empty", "no labels", "500", "broken"],
)
def test_what_there_was_is_kept_when_nothing_good_comes(home: Path, bad: Answer) -> None:
    with service([KENYA, bad]) as told:
        fetch(told.address, "KEN")
        old = (home / "data" / own.UPDATED).read_bytes()
        done = fetch(told.address, "KEN", again=True)
    assert [state for state, _ in done.failed] == ["KEN"] and done.rows == 2
    assert (home / "data" / own.UPDATED).read_bytes() == old
    assert not list(home.rglob(".*"))  # no draft is left behind


def test_a_state_that_was_fetched_today_is_left_alone_unless_asked_again() -> None:
    with service([KENYA, PERU, KENYA]) as told:
        fetch(told.address, "KEN")
        done = fetch(told.address, "KEN PER")
        assert (done.fetched, done.fresh) == (("PER",), ("KEN",))
        assert fetch(told.address, "KEN", again=True).fetched == ("KEN",)
    assert len(told.queries) == 3


def test_the_lines_are_those_of_an_authority_file(home: Path) -> None:
    rows = [
        person("Ana\tMaria |  Costa", "Prime Minister of Peru", "2031-01-02T00:00:00Z"),
        person("Ana Costa", "Chancellor", "", end="2030-01-02", aliases="Q|Ann|Ana M. Costa"),
        person("Ana Costa", "King of Peru"),
        person("Madonna", "President of Peru", "2031-01-01"),
        person("Ana Late", "President of Peru", "2031-01-01", end="2030-01-01"),
        {},
    ]
    found = wikidata.lines("PER", rows)
    path = home / "found.tsv"
    path.write_text("\n".join(["\t".join(own.COLUMNS), *found]), encoding="utf-8")
    (layer,) = [one for one in own.layers(path) if one.path == path]
    read = list(own.rows(layer))
    good = [one for one in read if not isinstance(one, Rejection)]
    assert len(good) == len(read) == 2
    assert {one.entry.office for one in good} == {"prime minister", "chancellor"}
    assert {one.names for one in good} == {("Ana Maria Costa",), ("Ana Costa", "Ana M. Costa")}
    assert wikidata.lines("PER", reversed(rows)) == found


def test_a_code_that_is_none_is_told() -> None:
    with pytest.raises(UpkeepError, match="three capitals"):
        due(["../x"])
