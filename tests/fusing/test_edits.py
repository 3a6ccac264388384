"""Facts changed between two versions of one text: told where they differ, never for other words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.fusing.edits.finding import find_all, find_edits
from dragoman.fusing.origins.tracing import find_origins
from dragoman.fusing.origins.wording import Told
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import Disagreement

TEXT = (
    "Rockets hit a grain store near {place} on {day}, killing {dead} {people} and wounding dozens, the "
    "mayor said. The rockets were fired by {culprit}, according to residents. Rescuers dug through the "
    "night with their hands, and the road to the harbour stayed closed. Two ships that were waiting "
    "for grain left without it. {source} said that the store had been full."
)
FACTS = {
    "place": "Mykolaiv",
    "day": "Tuesday, 14 March 2023",
    "dead": "nine",
    "people": "farmers",
    "culprit": "Russian forces",
    "source": "The Red Cross",
}


def told(text: str, name: str = "one", published: date | None = None) -> Told:
    report = make_report(text, id=name, source=f"{name} Post", published=published)
    return report, clean(report).regions


def version(**facts: str) -> str:
    return TEXT.format(**FACTS | facts)


def edits(one: str, other: str) -> list[Disagreement]:
    return find_edits(told(one), told(other, "other"))


@pytest.mark.parametrize(
    ("facts", "kind", "sides"),
    [
        ({"place": "Odesa"}, "place", ("Mykolaiv", "Odesa")),
        ({"day": "Friday, 2 June 2023"}, "date", (FACTS["day"], "Friday, 2 June 2023")),
        ({"day": "Saturday"}, "date", (FACTS["day"], "Saturday")),
        ({"dead": "21"}, "number", ("nine", "21")),
        ({"people": "soldiers"}, "fact", ("farmers", "soldiers")),
        ({"culprit": "Ukrainian forces"}, "blame", ("Russian forces", "Ukrainian forces")),
    ],
)
def test_a_changed_fact_is_told(facts: dict[str, str], kind: str, sides: tuple[str, str]) -> None:
    (found,) = edits(version(), version(**facts))
    assert found.kind == kind
    assert (found.a.evidence.exact, found.b.evidence.exact) == sides
    assert found.severity in ("real", "probable")
    assert all(side in found.says for side in ("one Post", "other Post", *sides))


@pytest.mark.parametrize(
    ("one", "other"),
    [("said that the store", "denied that the store"), ("confirmed that", "acknowledged that")],
)
def test_other_verbs_are_no_difference_unless_they_turn_it(one: str, other: str) -> None:
    text = version().replace("said that the store", "{} the store")
    assert edits(text.format(one), text.format(other)) == []


def test_a_word_in_the_place_of_its_contrary_is_told() -> None:
    text = version().replace("said that the store", "{} that the store")
    (found,) = edits(text.format("confirmed"), text.format("denied"))
    assert (found.kind, found.severity) == ("fact", "probable")


def test_a_remark_in_another_mouth_is_told() -> None:
    text = (
        "Work on the dam will go on through the winter, {} said on Monday before he left for Oslo."
    )
    (found,) = edits(text.format("Emmanuel Macron"), text.format("Olaf Scholz"))
    assert found.kind == "attribution"
    assert edits(text.format("Emmanuel Macron"), text.format("President Macron")) == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("at least nine", "at least 90", True),
        ("15", "16", True),
        ("6,487", "6,775", True),
        ("6,487", "6,500", False),
        ("dozens of", "40", False),
        ("up to 40", "at least 90", True),
    ],
)
def test_numbers_that_rounding_does_not_explain_differ(one: str, other: str, differ: bool) -> None:
    found = edits(version(dead=one), version(dead=other))
    assert [each.kind for each in found] == ["number"] * differ


def test_means_that_exclude_each_other_are_told() -> None:
    (found,) = edits(version(), version().replace("Rockets hit", "Toxic gas hit"))
    assert (found.kind, found.a.evidence.exact, found.b.evidence.exact) == (
        "fact",
        "Rockets",
        "Toxic gas",
    )


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"day": "March 14, 2023"},
        {"day": "14-03-2023"},
        {"dead": "9"},
        {"dead": "at least nine"},
        {"people": "workers"},
        {"people": "people"},
        {"culprit": "Moscow's army"},
        {"place": "Mykolayiv"},
    ],
)
def test_other_words_for_the_same_are_no_difference(facts: dict[str, str]) -> None:
    assert edits(version(), version(**facts)) == []


def test_what_only_one_version_tells_is_no_difference() -> None:
    longer = f"{version()} On 3 May 2021 a fire in Odesa had killed thirty soldiers."
    assert edits(version(), longer) == []
    assert edits(longer, version()) == []


def test_a_day_that_each_version_has_in_a_sentence_of_its_own_is_told() -> None:
    one = version(day="Tuesday") + " The store was hit on 14 March 2023."
    other = "Published 2 June 2021. " + version(day="Tuesday")
    (found,) = edits(one, other)
    assert (found.kind, found.a.evidence.exact, found.b.evidence.exact) == (
        "date",
        "14 March 2023",
        "2 June 2021",
    )


def test_a_culprit_in_a_sentence_of_one_version_is_held_against_that_of_the_other() -> None:
    added = " It was later found that the rockets had been launched by Ukrainian soldiers."
    (found,) = edits(version(), version() + added)
    assert (found.kind, found.severity) == ("blame", "probable")
    assert found.a.evidence.exact == "Russian forces"


def test_names_that_only_changed_places_are_no_difference() -> None:
    one = (
        "Ships from Dakar and Lagos met storms on the way, and both crews were saved by fishermen."
    )
    other = (
        "Ships from Lagos and Dakar met storms on the way, and both crews were saved by fishermen."
    )
    assert edits(one, other) == []


def test_days_of_two_issues_are_no_difference() -> None:
    one, other = (f"Published {day} March 2023 {version()}" for day in (14, 15))
    assert edits(one, other) == []


def test_the_wounded_are_not_held_against_the_dead() -> None:
    one = "The blast in Lagos left 12 dead and 30 injured when a pipe burst by the old market hall."
    other = (
        "The blast in Lagos left 30 injured and 12 dead when a pipe burst by the old market hall."
    )
    assert edits(one, other) == []


def test_a_number_that_moved_between_two_days_is_true_in_its_time() -> None:
    a = told(version(), published=date(2023, 3, 14))
    b = told(version(dead="21"), "other", published=date(2023, 3, 17))
    assert [one.severity for one in find_edits(a, b)] == ["time"]


def test_one_change_is_told_once_however_often_it_stands() -> None:
    again = " Nobody slept in {place} that night, and much of {place} waits for help."
    texts = [version(place=one) + again.format(place=one) for one in ("Mykolaiv", "Odesa")]
    (found,) = edits(*texts)
    assert "3 times" in found.says


def test_reports_of_one_origin_alone_are_compared() -> None:
    other = "Bolivia opened a railway to the salt lakes of the south on Friday after four years."
    texts = [
        told(version(), "one"),
        told(version(place="Odesa"), "two"),
        told(other, "three"),
    ]
    origins = find_origins(texts)
    found = find_all(texts, origins)
    assert [(one.kind, one.a.report, one.b.report) for one in found] == [("place", "one", "two")]
    assert found == find_all(texts[::-1], origins)


CHOICES = {
    "place": ("Mykolaiv", "Odesa", "Kherson"),
    "day": ("Tuesday", "14 March 2023", "Friday, 2 June 2023", "yesterday"),
    "dead": ("nine", "21", "dozens of", "at least 40"),
    "people": ("farmers", "soldiers", "people", "children"),
    "culprit": ("Russian forces", "rebels", "Ukrainian forces", "unknown gunmen"),
    "source": ("The Red Cross", "The police", "A spokesman"),
}
VERSIONS = st.fixed_dictionaries({name: st.sampled_from(some) for name, some in CHOICES.items()})
PIECES = st.lists(st.sampled_from(TEXT.split(". ")), max_size=6).map(". ".join)


@settings(max_examples=25, deadline=None)
@given(VERSIONS, VERSIONS, PIECES)
def test_versions_turned_round_differ_in_the_same(
    facts: dict[str, str], others: dict[str, str], more: str
) -> None:
    a, b = told(version(**facts)), told(f"{version(**others)} {more.format(**others)}", "other")
    found = find_edits(a, b)
    turned = find_edits(b, a)
    assert {(one.kind, one.a, one.b, one.severity) for one in found} == {
        (one.kind, one.b, one.a, one.severity) for one in turned
    }
    for one in found:
        for side, (report, _) in ((one.a, a), (one.b, b)):
            stretch = slice(side.evidence.start, side.evidence.end)
            assert report.text[stretch] == side.evidence.exact


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200) | PIECES)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert find_edits(told(text), told(text, "other")) == []
