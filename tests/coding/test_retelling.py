"""Acts told again in other words: by whom they were told to be done, and no act that is new."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dg
from dragoman.coding.acts.draft import Draft, is_retold
from dragoman.coding.acts.finding import find_acts, told_once
from dragoman.coding.acts.retelling import candidates
from dragoman.coding.acts.topics import MOST, REACH, Topics, topic_key
from dragoman.coding.coder import Coder
from dragoman.coding.parties.cast import Cast
from scripts.acts_model.items import read_casts
from tests.coding.test_explaining import check
from tests.coding.told import WEDNESDAY, brief
from tests.workshop.house import ROOT

REPORTS = sorted((ROOT / "examples" / "reports").glob("*.txt"))[:6]
WAR = (
    "Armenia attacked Azerbaijan on Sunday. Armenia attacked Azerbaijan with drones, the army said.\n\n"
    "The artillery fire began at dawn. It was the worst bloodshed in a year."
)
TALKS = (
    "Iran and Iraq held talks in Basra on Monday. Iran and Iraq held talks in May.\n\n"
    "The envoys spent three hours together. The session ended without a deal."
)


@cache
def coder() -> Coder:
    return Coder()


def _cast(text: str) -> Cast:
    item = {"id": "one", "text": text, "published": WEDNESDAY.isoformat()}
    ((_, cast),) = read_casts([item])
    return cast


def _drafts(path: Path, *, retold: bool) -> list[Draft]:
    cast = _cast(path.read_text(encoding="utf-8"))
    return find_acts(cast) if retold else list(told_once(cast).drafts)


def _asked(size: int) -> int:
    """How many words are held against acts in so many paragraphs."""
    parts = [f"{WAR} It was day {number}. The violence went on." for number in range(size)]
    cast = _cast("\n\n".join(parts))
    return sum(1 for _ in candidates(told_once(cast)))


def _line(draft: Draft) -> tuple[int, int, str, str]:
    return draft.scene, draft.node.i, draft.event, draft.status


def acts(text: str) -> list[dg.Act]:
    told = dg.code(text, WEDNESDAY, report="one", coder=coder())
    return [one for one in told if isinstance(one, dg.Act)]


@pytest.mark.parametrize(
    ("text", "word", "act"),
    [
        (WAR, "bloodshed", "ASSAULT ARM>AZE"),
    ],
)
def test_an_act_told_again_has_the_parties_that_the_report_tells(
    text: str, word: str, act: str
) -> None:
    (found,) = [one for one in acts(text) if one.evidence.exact.endswith(word)]
    assert brief(found) == act


def test_each_meeting_is_one_of_its_own() -> None:
    drafts = find_acts(_cast(TALKS))
    assert [one.event for one in drafts if one.again is None].count("CONSULT") > 1
    assert not any(map(is_retold, drafts))


def test_nothing_is_told_again_where_the_report_tells_it_nowhere() -> None:
    alone = WAR.partition("\n\n")[2]
    assert not [one for one in acts(alone) if one.evidence.exact.endswith("bloodshed")]


def test_an_act_told_again_has_the_day_of_the_act_and_a_confidence_of_its_own() -> None:
    first, *_, again = acts(WAR)
    assert again.when == first.when == "2019-05-12"
    assert 0 < again.confidence < first.confidence


def test_an_act_told_again_is_explained_by_the_word_that_tells_it_first() -> None:
    found = dict(dg.explain(WAR, WEDNESDAY, report="one", coder=coder()))
    (reason,) = [
        one
        for claim, reasons in found.items()
        for one in reasons
        if claim.evidence.exact.endswith("bloodshed") and one.about == "event"
    ]
    assert reason.words == "bloodshed"
    assert '"attacked"' in reason.because and "ASSAULT" in reason.because


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: str(path.stem))
def test_every_claim_is_explained_where_acts_are_told_again(path: Path) -> None:
    check(path.read_text(encoding="utf-8"), coder())


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: str(path.stem))
def test_no_act_is_new_and_none_is_lost(path: Path) -> None:
    """What is told again adds lines, and no type between states that the report has not told."""
    with_again, without = _drafts(path, retold=True), _drafts(path, retold=False)
    assert set(map(topic_key, with_again)) == set(map(topic_key, without))
    assert [_line(one) for one in with_again if not is_retold(one)] == [
        _line(one) for one in without
    ]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: str(path.stem))
def test_no_other_act_is_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess takes its date and voice from the others, and lends them neither."""
    text = path.read_text(encoding="utf-8")
    with_again = set(acts(text))
    monkeypatch.setattr("dragoman.coding.acts.finding.retell", lambda *_: ())
    assert set(acts(text)) <= with_again


@pytest.mark.parametrize(
    "text",
    [
        "Russia attacked Ukraine on Sunday.\n\nSeparately, twelve people were killed in a bus crash near Lviv.",
        "Ghana attacked Togo on Sunday.\n\nThe raids by Ghana killed two.",
    ],
)
def test_what_the_rules_know_is_not_told_again(text: str) -> None:
    assert not [one for one in find_acts(_cast(text)) if is_retold(one)]


def test_what_did_not_happen_or_not_then_has_not_the_day_of_what_did() -> None:
    told = "Israel bombed Lebanon on Sunday. Israel struck Lebanon again.\n\n"
    for more in ("Israel will use force.", "Israel had used force before."):
        for one in acts(told + more):
            assert one.evidence.start < len(told) or one.when is None, more


def test_work_grows_as_the_text_does() -> None:
    short, long = (_asked(size) for size in (40, 160))
    assert 0 < long < 5 * short


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([WAR, TALKS, "It rained.", "The talks failed."]), max_size=6))
def test_a_sentence_tells_an_act_once_and_a_word_one_act(parts: list[str]) -> None:
    drafts = find_acts(_cast("\n\n".join(parts)))
    again = [one for one in drafts if is_retold(one)]
    words = [(one.scene, one.node.i) for one in again]
    assert len(words) == len(set(words))
    places = [(one.scene, one.node.sent, topic_key(one)) for one in again]
    assert len(places) == len(set(places))


def test_what_is_told_far_away_is_not_told_again() -> None:
    cast = _cast(WAR.partition("\n\n")[0])
    drafts = told_once(cast).drafts
    (nodes, *_) = cast.scenes[0].tree.sentences
    drafts = [one for one in drafts if one.node.sent == nodes[0].sent]
    topics = Topics(drafts, [(0, nodes), *[(9, nodes)] * (REACH + 2)])
    assert topics.near(REACH).by_event.keys() == {"ASSAULT"}
    assert topics.near(REACH + 1).by_event == {}
    assert all(len(some) <= MOST for some in topics.near(0).by_event.values())
