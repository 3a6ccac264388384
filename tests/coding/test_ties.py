"""Standing relations between actors, from plain text to ties."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.actors.authority import Authority
from dragoman.actors.mentions import find_mentions
from dragoman.coding.parties.cast import Cast
from dragoman.coding.relations.ties import TieFound, find_ties
from dragoman.coding.syntax import parser
from dragoman.coding.syntax.passage import Scene
from dragoman.coding.syntax.tree import Tree
from dragoman.coding.times.finding import find_times
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report

DAY = date(2024, 11, 1)


def cast_of(text: str) -> Cast:
    cleaned = clean(make_report(text, id="one", published=DAY))
    texts = [passage.text for passage in cleaned.passages]
    mentions = find_mentions(texts, DAY, Authority.load())
    docs = parser.parse(texts)
    return Cast(
        [
            Scene(passage, Tree.of(doc), found, find_times(passage.text, DAY), text)
            for passage, doc, found in zip(cleaned.passages, docs, mentions, strict=True)
        ]
    )


def ties(text: str) -> list[TieFound]:
    return find_ties(cast_of(text))


def brief(text: str) -> list[tuple[str, set[str], str]]:
    return [(tie.tie, {p.code for p in tie.members}, tie.status) for tie in ties(text)]


@pytest.mark.parametrize(
    ("text", "kind", "members"),
    [
        ("The alliance between Japan and South Korea is old.", "alliance", {"JPN", "KOR"}),
        ("The U.S.-South Korea alliance has lasted.", "alliance", {"USA", "KOR"}),
        ("China is North Korea's only treaty ally.", "alliance", {"CHN", "PRK"}),
        ("Russia's ally Belarus hosted the drills.", "alliance", {"RUS", "BLR"}),
        ("Belarus, a close ally of Russia, hosted the drills.", "alliance", {"RUS", "BLR"}),
        ("France and Germany are allies.", "alliance", {"FRA", "DEU"}),
        ("Sino-Russian friendship grows.", "partnership", {"CHN", "RUS"}),
        ("China and Russia have close ties.", "partnership", {"CHN", "RUS"}),
        ("China has deepened its ties with Moscow.", "partnership", {"CHN", "RUS"}),
        ("Iran-backed Houthi rebels fired on a ship.", "partnership", {"IRN", "REB:HOUTHI"}),
        ("Ties between China and India are tense.", "rivalry", {"CHN", "IND"}),
        ("India and Pakistan are rivals.", "rivalry", {"IND", "PAK"}),
        ("The trade war between China and Canada drags on.", "rivalry", {"CHN", "CAN"}),
        ("The war between Iran and Iraq lasted eight years.", "war", {"IRN", "IRQ"}),
        ("The Russia-Ukraine war has dragged on.", "war", {"RUS", "UKR"}),
        ("Iran and Israel are at war.", "war", {"IRN", "ISR"}),
        ("Germany depends on Russia for its gas.", "dependency", {"DEU", "RUS"}),
        ("Cuba's dependence on Venezuela is deep.", "dependency", {"CUB", "VEN"}),
        ("Turkey is a member of NATO.", "membership", {"TUR", "IGO:NATO"}),
        ("NATO member Turkey objected.", "membership", {"TUR", "IGO:NATO"}),
        (
            "The trilateral summit between China, Japan and South Korea was held in Seoul.",
            "trilateral",
            {"CHN", "JPN", "KOR"},
        ),
    ],
)
def test_a_standing_relation_is_found(text: str, kind: str, members: set[str]) -> None:
    assert brief(text) == [(kind, members, "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "China and India held talks.",
        "Ties between China and India were discussed.",
        "Sudan's civil war goes on.",
        "Egypt's former ally Sudan protested.",
        "The climate agreement between China and Brazil was praised.",
        "Finland joined the talks.",
        "The ally was not named.",
        "Chile and Peru signed it. If either side is invaded and finds itself at war, the other helps.",
        "Chile and Peru signed it. If either side is at war with Bolivia, the other helps.",
        "Chile and Peru signed it. When either side is at war with a third state, the other helps.",
        "Neither Chile nor Peru is at war with Bolivia.",
    ],
)
def test_what_is_no_standing_relation_is_left_alone(text: str) -> None:
    assert brief(text) == []


@pytest.mark.parametrize("each", ["Either side", "Each side"])
def test_a_war_of_each_side_with_a_third_is_told(each: str) -> None:
    found = brief(f"Chile and Peru signed it. {each} is at war with Bolivia.")
    assert found == [("war", {"CHL", "PER", "BOL"}, "asserted")]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Finland joined NATO in 2023.", "2023", None),
        ("Britain left the European Union in 2020.", None, "2020"),
        ("Russia invaded Ukraine in February 2022.", "2022-02", None),
        ("The U.S.-South Korea alliance was forged in 1953.", "1953", None),
        ("The 1961 friendship treaty between China and North Korea stands.", "1961", None),
        ("The partnership between China and Kenya is warm.", None, None),
    ],
)
def test_beginning_and_end_are_told(text: str, since: str | None, until: str | None) -> None:
    assert [(tie.since, tie.until) for tie in ties(text)] == [(since, until)]


def test_what_is_only_wished_for_or_denied_does_not_stand() -> None:
    assert [tie.status for tie in ties("Sweden wants to join NATO.")] == ["proposed"]
    assert [tie.status for tie in ties("Serbia has no plans to join NATO.")] == ["denied"]
    text = "Some toy with a hypothetical alliance between Peru and Chile."
    assert [tie.status for tie in ties(text)] == ["proposed"]


def test_a_war_told_short_takes_its_sides_from_the_one_war_of_the_report() -> None:
    text = "Russia's war against Ukraine has no end. The war in Ukraine is costly."
    assert brief(text) == [("war", {"RUS", "UKR"}, "asserted")] * 2
    text = "The war in Ukraine is costly."
    assert brief(text) == []


def test_two_bodies_make_two_memberships() -> None:
    assert [
        members for _, members, _ in brief("Hungary is a member of NATO and the European Union.")
    ] == [
        {"HUN", "IGO:NATO"},
        {"HUN", "IGO:EUR"},
    ]


def test_the_evidence_holds_the_word_and_the_names() -> None:
    text = "Officials noted that the old alliance between Japan and Australia would last."
    cast = cast_of(text)
    tie = find_ties(cast)[0]
    shown = cast.scenes[tie.scene].evidence(tie.start, tie.end)
    assert shown.exact == "the old alliance between Japan and Australia"


WORDS = st.sampled_from(
    [
        *"China Russia NATO ally allies alliance war ties close the a of between and with at".split(),
        *"'s , . - is are joined left depends on member backed treaty 1961 since its their".split(),
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=20).map(" ".join))
def test_any_text_gives_ties_of_two_or_more_inside_it(text: str) -> None:
    cast = cast_of(text)
    for tie in find_ties(cast):
        assert len({party.code for party in tie.members}) >= 2
        assert 0 <= tie.start < tie.end <= len(cast.scenes[tie.scene].tree.text)


@pytest.mark.parametrize(
    "text", ["Italy, a member of NATO, was not invited.", "Oman, an ally of Britain, may leave."]
)
def test_an_apposition_keeps_its_own_status(text: str) -> None:
    (tie,) = find_ties(cast_of(text))
    assert tie.status == "asserted"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Chad has defence pacts with Mali and Niger.", [{"TCD", "MLI"}, {"TCD", "NER"}]),
        (
            "Peru enjoys close ties with Chile, Cuba and Haiti.",
            [{"PER", "CHL"}, {"PER", "CUB"}, {"PER", "HTI"}],
        ),
        ("Close ties with Chile and Cuba are an asset.", []),
        ("Peru entered into an alliance with Chile and Cuba.", [{"PER", "CHL"}, {"PER", "CUB"}]),
        ("The alliance of Peru with Chile and Cuba holds.", [{"PER", "CHL"}, {"PER", "CUB"}]),
        (
            "Defence pacts with Chile and Cuba were signed by Peru.",
            [{"PER", "CHL"}, {"PER", "CUB"}],
        ),
        (
            "Peru and Haiti have defence pacts with Chile and Cuba.",
            [{"PER", "CHL"}, {"PER", "CUB"}, {"HTI", "CHL"}, {"HTI", "CUB"}],
        ),
        ("The alliance between Chad, Mali and Niger holds.", [{"TCD", "MLI", "NER"}]),
    ],
)
def test_partners_of_one_have_no_tie_with_each_other(text: str, pairs: list[set[str]]) -> None:
    assert [members for _, members, _ in brief(text)] == pairs
