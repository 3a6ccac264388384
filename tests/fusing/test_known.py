"""What a report tells against what is known beforehand, or reckoned from its own words."""

from __future__ import annotations

import pytest

from dragoman.records import Disagreement, Party, Tie
from tests.fusing.told import Told, clashes_of

# what is called an alliance


def allied(sentence: str, members: str) -> list[Disagreement]:
    told = Told(f"The ministers met again.\n\n{sentence} It was raining.", "2019-06-03")
    words = sentence.partition(" signed")[0].partition(" that ")[0]
    parties = tuple(Party(one, one, one, 0, 0) for one in members.split())
    tie = Tie(
        report="r1",
        evidence=told.evidence(words),
        tie="alliance",
        members=parties,
        status="asserted",
    )
    return told.with_claim(tie).clashes()


def test_a_signed_alliance_that_is_known_as_a_partnership() -> None:
    (clash,) = allied(
        "They hailed the alliance between China and Russia signed in 2001.", "CHN RUS"
    )
    assert (clash.kind, clash.severity) == ("fact", "probable")
    assert "as a partnership, without a duty to fight for each other" in clash.says


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        ("They hailed the alliance between Japan and America signed in 1960.", "JPN USA"),
        ("They hailed the alliance between China and Russia that grew of late.", "CHN RUS"),
        ("They hailed the alliance between Peru and Algeria signed in 2001.", "PER DZA"),
        ("They hailed the friendship between China and Russia signed in 2001.", "CHN RUS"),
    ],
)
def test_what_is_an_alliance_or_only_called_one_among_friends(sentence: str, members: str) -> None:
    assert allied(sentence, members) == []


# what is known beforehand


def invaded(sentence: str, words: str, when: str) -> list[Disagreement]:
    told = Told(f"The ministers met again.\n\n{sentence}", "1999-06-03")
    return told.act("ASSAULT", "IRQ", "KWT", words, when=when).clashes()


def test_a_first_invasion_that_had_one_before() -> None:
    (clash,) = invaded(
        "It was Iraq's first invasion of Kuwait, in 1996, that he recalled.",
        "Iraq's first invasion of Kuwait",
        "1996",
    )
    assert (clash.kind, clash.severity) == ("date", "probable")
    assert "began on 2 August 1990" in clash.says


@pytest.mark.parametrize(
    ("sentence", "words", "when"),
    [
        (
            "He recalled Iraq's first invasion of Kuwait in 1990.",
            "Iraq's first invasion",
            "1990-08",
        ),
        ("It was Iraq's first invasion of Kuwait in six years.", "Iraq's first invasion", "1996"),
        ("It was Iraq's second invasion of Kuwait.", "Iraq's second invasion of Kuwait", "1996"),
        ("It was Iraq's first naval raid on Kuwait.", "Iraq's first naval raid on Kuwait", "1996"),
    ],
)
def test_a_first_invasion_that_was_one(sentence: str, words: str, when: str) -> None:
    assert invaded(sentence, words, when) == []


@pytest.mark.parametrize(
    ("sentence", "published", "kinds"),
    [
        ("They flew to the annual Arab League summit in Algiers.", "2022-11-02", ["fact"]),
        ("They flew to the annual Arab League summit in Tunis.", "2019-03-31", []),
        ("They flew to the annual BRICS summit in Ufa.", "2015-07-08", []),
        ("They flew to the 11th BRICS summit in Ufa.", "2015-07-08", ["number"]),
        ("They flew to the seventh BRICS summit in Ufa.", "2015-07-08", []),
        ("At the sixth BRICS summit, in 2014, a bank was founded.", "2021-07-08", []),
        ("They flew to the annual summit of the bee-keepers.", "2022-11-02", []),
    ],
)
def test_a_summit_that_comes_back(sentence: str, published: str, kinds: list[str]) -> None:
    assert [clash.kind for clash in clashes_of(sentence, published)] == kinds


# times that are reckoned


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The canal was dug 30 years ago, in 1978, by hand.", "number"),
        ("The canal was dug in 1978, 30 years ago, by hand.", "number"),
        ("They marked the 20th anniversary of the 1988 treaty in silence.", "number"),
        ("On Thursday, a day after Tuesday's vote, the envoy left.", "order"),
        ("It rained on Friday, two days before the vote on Saturday, all day.", "order"),
    ],
)
def test_a_span_that_does_not_fit_the_times_beside_it(sentence: str, kind: str) -> None:
    (clash,) = clashes_of(sentence)
    assert (clash.kind, clash.severity) == (kind, "probable")


@pytest.mark.parametrize(
    "sentence",
    [
        "The canal was dug 40 years ago, in 1978, by hand.",
        "The canal was dug nearly 40 years ago, in 1981, by hand.",
        "The canal was dug 30 years ago. In 1978 it had been planned.",
        "They marked the 30th anniversary of the 1988 treaty in silence.",
        "In 2008 they marked the 20th anniversary of the 1988 treaty.",
        "On Thursday, a day after Wednesday's vote, the envoy left.",
        "On Thursday, a day after the council met, he said that on Tuesday it had rained.",
        "It rained on Friday, two days before the vote on Sunday, all day.",
    ],
)
def test_a_span_that_fits_the_times_beside_it(sentence: str) -> None:
    assert clashes_of(sentence) == []


# offices


def in_office(title: str, name: str, code: str = "RUS:GOV") -> list[Disagreement]:
    told = Told(f"Talks in Lima\n\n{title} {name} spoke of fish. It was raining.", "2018-04-18")
    return told.says(code, name, "spoke of fish", direct=False).clashes()


def test_a_minister_in_the_office_of_another() -> None:
    (clash,) = in_office("Foreign Minister", "Sergei Shoigu")
    assert (clash.kind, clash.severity) == ("attribution", "probable")
    assert clash.says == (
        "The report has Sergei Shoigu as foreign minister; Dragoman's tables have Sergei Shoigu as "
        "defence minister on that day, and Sergei Lavrov as foreign minister."
    )
    assert [clash.a.evidence.exact, clash.b.evidence.exact] == ["Foreign Minister", "Sergei Shoigu"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Defence Minister", "Sergei Shoigu"),
        ("Foreign Minister", "Sergey Lavrov"),
        ("Foreign Minister", "Ana Quispe"),  # whom no table knows
        ("Former Foreign Minister", "Sergei Shoigu"),
        ("Deputy Foreign Minister", "Sergei Shoigu"),
        ("President", "Sergei Shoigu"),  # heads of state bear many titles
    ],
)
def test_a_minister_in_an_office_that_may_be_his(title: str, name: str) -> None:
    assert in_office(title, name) == []


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (("Foreign Minister", "Ana Quispe"), ("Foreign Minister", "Luis Rojas"), True),
        (("Foreign Minister", "Ana Quispe"), ("Defence Minister", "Ana Quispe"), True),
        (("Foreign Minister", "Ana Quispe"), ("Foreign Minister", "Ana Maria Quispe"), False),
        (("Foreign Minister", "Ana Quispe"), ("former Foreign Minister", "Luis Rojas"), False),
        (("Foreign Minister", "Ana Quispe"), ("Defence Minister", "Luis Rojas"), False),
    ],
)
def test_one_office_for_two_or_two_for_one(
    first: tuple[str, str], second: tuple[str, str], clash: bool
) -> None:
    told = Told(
        f"Talks in Lima\n\nThe {first[0]} {first[1]} spoke of fish. It was raining.\n\n"
        f"The {second[0]} {second[1]} spoke of copper."
    )
    told.says("PER:GOV", first[1], "spoke of fish", direct=False)
    told.says("PER:GOV", second[1], "spoke of copper", direct=False)
    assert [one.kind for one in told.clashes()] == ["attribution"] * clash


# who begins a war

BEGINS = "Chile is starting a war in South America"


def begun(when: str, attacked: str = "PER", first: str = BEGINS) -> list[Disagreement]:
    told = Told(
        f"The ministers met again.\n\n{first}, an editor wrote. Few agreed.\n\n"
        "Bolivian troops crossed the border in the spring and burned a mill."
    )
    told.act("ASSAULT", "CHL", "", first)
    told.act("ASSAULT", "BOL", attacked, "Bolivian troops crossed the border", when=when)
    return told.clashes()


def test_a_war_that_is_begun_where_others_are_at_war() -> None:
    (clash,) = begun("2017-04")
    assert (clash.kind, clash.severity) == ("fact", "probable")
    assert clash.a.evidence.exact == BEGINS
    assert clash.b.evidence.exact == "Bolivian troops crossed the border"


@pytest.mark.parametrize(
    ("when", "attacked", "first"),
    [
        ("1932-06", "PER", BEGINS),  # long over
        ("2018-04-10", "PER", BEGINS),  # the same outbreak
        ("2017-04", "MAR", BEGINS),  # elsewhere
        ("2017-04", "PER", "Chile is starting a trade war in South America"),
        ("2017-04", "PER", "Chile started a war in South America"),  # of whatever time
    ],
)
def test_a_war_that_may_be_another(when: str, attacked: str, first: str) -> None:
    assert begun(when, attacked, first) == []
