"""Stories: reports on one turn of an affair stand together, and copies are one origin."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.origins.tracing import find_origins
from dragoman.fusing.stories.finding import Story, find_stories, to_line
from dragoman.records import Region, RegionKind, Report

PORT = (
    "Kenya and Tanzania reopened the port of Mombasa to grain ships on Monday, ending a quarrel over "
    "customs fees that had kept forty freighters at anchor since the spring."
)
PORT_AGAIN = (
    "Grain freighters left their anchorage off Mombasa as the customs quarrel between Tanzania and "
    "Kenya ended. The port took in the first ships within hours, and fees are to fall."
)
PORT_LATER = (
    "Kenya raised customs fees on foreign cars, and dealers in Mombasa blamed the treasury. Used cars "
    "now cost a fifth more than in the year before, a trade group found."
)
VOLCANO = (
    "Iceland closed a road after lava from a fissure near Grindavik ran towards the town at night. "
    "Geologists counted hundreds of small earthquakes before the volcano broke open."
)
WIRE_END = " Traders in Nairobi welcomed it and said prices of maize would fall before the rains."
DAY = date(2023, 5, 8)


def told(
    id: str,
    text: str,
    published: date | None = DAY,
    title: str | None = None,
    kind: RegionKind = "body",
) -> tuple[Report, tuple[Region, ...]]:
    report = Report(id, f"{id:0>32}", text, title, published)
    return report, (Region(0, len(text), kind),)


def groups(stories: list[Story]) -> list[set[str]]:
    return sorted((set(story.reports) for story in stories), key=min)


def test_reports_on_one_matter_are_one_story_and_others_are_not() -> None:
    stories = find_stories([told("a", PORT), told("b", VOLCANO), told("c", PORT_AGAIN)])
    assert groups(stories) == [{"a", "c"}, {"b"}]
    assert [story.origins for story in stories if len(story.reports) == 2] == [2]


def test_the_same_words_far_apart_in_time_count_less() -> None:
    filler = [told(f"x{number}", VOLCANO) for number in range(3)]
    near = find_stories([told("a", PORT), told("c", PORT_LATER, DAY + timedelta(3)), *filler])
    far = find_stories([told("a", PORT), told("c", PORT_LATER, DAY + timedelta(900)), *filler])
    assert {"a", "c"} in groups(near)
    assert {"a", "c"} not in groups(far)


def test_captions_and_promos_do_not_join_reports() -> None:
    promo = told("p", PORT_AGAIN, title="Snow in the Alps", kind="promo")
    assert groups(find_stories([told("a", PORT), promo])) == [{"a"}, {"p"}]


def test_a_story_has_the_days_of_its_reports_and_the_undated_stand_at_the_end() -> None:
    stories = find_stories(
        [
            told("v", VOLCANO, None),
            told("c", PORT_AGAIN, DAY + timedelta(2)),
            told("a", PORT),
            told("n", PORT + WIRE_END, None),
        ]
    )
    port, volcano = map(to_line, stories)
    assert list(port) == ["story", "title", "from", "until", "reports", "origins", "also"]
    assert (port["from"], port["until"]) == (DAY, DAY + timedelta(2))
    assert port["reports"] == ["a", "c", "n"]
    assert (volcano["from"], volcano["until"]) == (None, None)


def test_the_id_is_that_of_the_earliest_report() -> None:
    (alone,) = find_stories([told("a", PORT)])
    (more,) = find_stories([told("a", PORT), told("c", PORT_AGAIN, DAY + timedelta(1))])
    (earlier,) = find_stories([told("a", PORT), told("c", PORT_AGAIN, DAY - timedelta(1))])
    assert len(alone.id) == 16
    assert alone.id == more.id != earlier.id


def test_the_title_is_that_of_the_report_most_like_the_others() -> None:
    some = [
        told("a", PORT, title="Mombasa port opens to grain ships"),
        told("b", f"{PORT} {PORT_AGAIN}", title="Grain ships enter Mombasa after customs quarrel"),
        told("c", PORT_AGAIN + " " + VOLCANO, title="Morning briefing"),
    ]
    (story,) = find_stories(some)
    assert story.title == "Grain ships enter Mombasa after customs quarrel"


def test_without_a_title_the_first_line_is_cut_after_a_word() -> None:
    (story,) = find_stories([told("a", "\n  " + PORT)])
    assert story.title.endswith("…")
    assert PORT.startswith(story.title[:-1])
    assert PORT[len(story.title) - 1] == " "
    assert len(story.title) <= 101


@pytest.mark.parametrize(
    ("texts", "origins"),
    [
        ([PORT, PORT.upper() + "!"], 1),
        ([PORT + WIRE_END, PORT], 1),  # shortened from below
        ([VOLCANO + " " + PORT + WIRE_END, PORT], 1),  # inside a longer page
        ([PORT + " " + VOLCANO, PORT, VOLCANO], 2),  # a page of two others adds none
        ([PORT, PORT_AGAIN], 2),
        (["Snow fell.", "Rain fell."], 2),
        (["Snow fell.", "Snow  fell"], 1),
    ],
)
def test_copies_of_one_text_are_one_origin(texts: list[str], origins: int) -> None:
    for some in (texts, texts[::-1]):
        found = find_origins([told(f"r{n}", text) for n, text in enumerate(some)])
        assert len({first for first, *_ in found.values()}) == origins


def test_a_wire_is_one_origin_however_often_it_is_printed() -> None:
    some = [told(f"r{n:03}", f"{PORT} {n} {WIRE_END}", DAY + timedelta(n % 3)) for n in range(60)]
    (story,) = find_stories(some)
    assert (len(story.reports), story.origins) == (60, 1)


WORDS = st.sampled_from("port grain ship lava road fissure treaty border envoy strike".split())
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=12)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2021, 1, 1))


@given(TEXTS, st.data(), st.randoms(use_true_random=False))
def test_every_report_is_in_one_story_in_whatever_order(
    texts: list[str], data: st.DataObject, shuffler: random.Random
) -> None:
    reports = [told(f"r{n:02}", text, data.draw(DAYS)) for n, text in enumerate(texts)]
    stories = find_stories(reports)
    ids = sorted(id for story in stories for id in story.reports)
    assert ids == [report.id for report, _ in reports]
    assert all(1 <= story.origins <= len(story.reports) for story in stories)
    assert len({story.id for story in stories}) == len(stories)
    shuffler.shuffle(reports)
    assert find_stories(reports) == stories


def test_nothing_has_no_story() -> None:
    assert find_stories([]) == []
