"""Where one report is at odds with itself, and where it only seems so."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evidence import make_evidence
from dragoman.fusing.inside import find_in_all, find_inside
from dragoman.reading.clean import clean
from dragoman.reading.sources import make_report
from dragoman.records import (
    Act,
    ClaimRow,
    Disagreement,
    Party,
    Quantity,
    Report,
    Silence,
    Statement,
    Tie,
)
from tests.fusing.builders import NAMES, QUADS, row

NAMES |= {"MAR": "Morocco", "DZA": "Algeria", "PER": "Peru", "TWN": "Taiwan"}


class Told:
    """A report of our own with claims of it, each given by the words that carry it."""

    def __init__(self, text: str, published: str | None = "2018-04-18", name: str = "r1") -> None:
        day = date.fromisoformat(published) if published else None
        self.report: Report = make_report(text, id=name, published=day)
        self.rows: list[ClaimRow] = []

    def act(self, event: Any, source: str, target: str, words: str, **more: Any) -> Told:
        claim = Act(
            report=self.report.id,
            evidence=self._evidence(words),
            source=tuple(self._party(one, words) for one in source.split()),
            target=tuple(self._party(one, words) for one in target.split()),
            event=event,
            quad=QUADS[event],
            confidence=0.9,
            **more,
        )
        return self._with(claim)

    def says(self, speaker: str, name: str, words: str, direct: Any = True) -> Told:
        span = self._evidence(words)
        party = Party(speaker, name, name, span.start, span.start)
        claim = Statement(
            report=self.report.id, evidence=span, speaker=party, cue="said", content=span,
            direct=direct,
        )  # fmt: skip
        return self._with(claim)

    def silent(self, actor: str, words: str) -> Told:
        span = self._evidence(words)
        party = Party(actor, NAMES.get(actor, actor), "", span.start, span.start)
        return self._with(Silence(report=self.report.id, evidence=span, actor=party))

    def clashes(self) -> list[Disagreement]:
        rows = [*self.rows]
        random.Random(7).shuffle(rows)
        return find_inside(self.report, clean(self.report).regions, rows)

    def _with(self, claim: Any) -> Told:
        made = row(claim, self.report.published and self.report.published.isoformat())
        self.rows.append(
            ClaimRow(made.id, claim, self.report.id, self.report.key, self.report.published, "Wire")
        )
        return self

    def _evidence(self, words: str) -> Any:
        start = self.report.text.index(words)
        return make_evidence(self.report.text, start, start + len(words))

    def _party(self, code: str, words: str) -> Party:
        name = NAMES.get(code) or NAMES.get(code.partition(":")[0], code)
        at = self.report.text.index(words)
        return Party(code, name, name, at, at)


def clashes_of(sentence: str, published: str | None = "2018-04-18") -> list[Disagreement]:
    return Told(f"The ministers met again.\n\n{sentence}", published).clashes()


# dates that no calendar has


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("The envoy flew to Lima on Monday, April 19, 2016, and left.", "real"),
        ("The envoy flew to Lima on Monday, 11 April, and left.", "probable"),
        ("The treaty was signed on April 31 in Lima.", "real"),
        ("The treaty was signed on 30 February 2017 in Lima.", "real"),
        ("The treaty lapsed on February 29, 2017, after ten years.", "real"),
        ("The fair that was held in January last month drew crowds.", "real"),
        ("The envoy left yesterday, Friday, for Lima.", "probable"),
        ("Exports fell last year (2015), the ministry said.", "probable"),
    ],
)
def test_a_date_that_cannot_be_is_a_clash_of_dates(sentence: str, severity: str) -> None:
    (clash,) = clashes_of(sentence)
    assert (clash.kind, clash.severity) == ("date", severity)


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy flew to Lima on Tuesday, April 19, 2016, and left.",
        "The envoy flew to Lima on Wednesday, 11 April, and left.",
        "The envoy flew to Lima on Sunday, 2 December, and left.",  # of which year is not told
        "In April 31 people were killed in the raids.",
        "Prices rose by 30 June 45 per cent above those of the year before.",
        "The treaty lapsed on February 29, 2016, after ten years.",
        "The fair that was held in March last month drew crowds.",
        "They met in May, this month's chair said.",
        "The envoy left yesterday, Tuesday, for Lima.",
        "The envoy left yesterday, Monday, for Lima.",  # written a day before it was published
        "Exports fell last year (2017), the ministry said.",
        "The deal, reached between May 2015 and this year, holds.",
    ],
)
def test_a_date_that_can_be_is_none(sentence: str) -> None:
    assert clashes_of(sentence) == []


def test_without_a_day_of_its_own_a_report_is_held_to_full_dates_alone() -> None:
    assert clashes_of("The envoy left yesterday, Friday, for Lima.", None) == []
    assert len(clashes_of("He came on Monday, April 19, 2016, by train.", None)) == 1


# one deed with two dates

VISIT = "the first visit to Algeria by a Moroccan king in over 20 years"
TWICE = (
    "King returns the visit\n\n"
    "The king came to Algiers this spring, the first visit to Algeria by a Moroccan king in over 20 "
    "years, and was cheered in the streets.\n\n"
    "On a visit to Algeria on April 3, 2011, the king spoke of a canal.\n\n"
    "Trade across the border has grown."
)


def test_a_first_for_years_clashes_with_one_told_within_them() -> None:
    told = Told(TWICE)
    told.act("CONSULT", "MAR", "DZA", VISIT, mode="visit", when="2018-03/2018-05")
    told.act(
        "CONSULT",
        "MAR",
        "DZA",
        "visit to Algeria on April 3, 2011",
        mode="visit",
        when="2011-04-03",
    )
    found = {clash.kind: clash for clash in told.clashes()}
    assert found["number"].severity == "real"
    assert found["number"].says == (
        "The report tells of the “first visit to Algeria by a Moroccan king in over 20 years”, "
        "between March 2018 and May 2018, and also of one on 3 April 2011."
    )
    assert found["date"].a.evidence.exact.startswith("this spring")


@pytest.mark.parametrize(
    ("source", "target", "when"),
    [
        ("DZA", "MAR", "2011-04-03"),  # the other way
        ("MAR", "DZA", "1993-04-03"),  # before those years
        ("MAR", "DZA", "2018-03-30"),  # the same visit
    ],
)
def test_a_first_for_years_may_stand(source: str, target: str, when: str) -> None:
    told = Told(TWICE)
    told.act("CONSULT", "MAR", "DZA", VISIT, mode="visit", when="2018-03/2018-05")
    told.act(
        "CONSULT", source, target, "visit to Algeria on April 3, 2011", mode="visit", when=when
    )
    assert [clash for clash in told.clashes() if clash.kind == "number"] == []


@pytest.mark.parametrize("words", ["last visit to Algeria", "another visit to Algeria"])
def test_another_deed_of_the_kind_has_a_date_of_its_own(words: str) -> None:
    told = Told(TWICE.replace("On a visit to Algeria on April 3", f"On {words} on April 3"))
    told.act("CONSULT", "MAR", "DZA", VISIT, mode="visit", when="2018-03/2018-05")
    told.act("CONSULT", "MAR", "DZA", f"{words} on April 3, 2011", mode="visit", when="2011-04-03")
    assert [clash for clash in told.clashes() if clash.kind == "date"] == []


# names


def test_a_given_name_in_the_place_of_the_family_name() -> None:
    told = Told(
        "Minister meets the press\n\nChen Haoran, a Chinese trade envoy, spoke to reporters. "
        "“We will buy copper,” Haoran said. The talks with Peru went on until Friday."
    ).says("CHN:GOV", "Chen Haoran", "We will buy copper")
    (clash,) = told.clashes()
    assert (clash.kind, clash.severity) == ("attribution", "real")
    assert clash.a.evidence.exact == "Haoran"
    assert clash.b.evidence.exact == "Chen Haoran"


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will buy copper,” Chen said.",
        "“We will buy copper,” Chen Haoran said.",
        "“We will buy copper,” he said. His wife, Mei Haoran, was there.",
    ],
)
def test_a_family_name_in_its_place_is_no_slip(sentence: str) -> None:
    told = Told(f"Minister meets the press\n\nChen Haoran, a Chinese envoy, spoke. {sentence}")
    assert told.says("CHN:GOV", "Chen Haoran", "We will buy copper").clashes() == []


def test_who_puts_the_given_name_first_is_called_by_the_last() -> None:
    told = Told("Minister meets the press\n\nLee Haoran spoke. “We buy copper,” Haoran said.")
    assert told.says("GBR:GOV", "Lee Haoran", "We buy copper").clashes() == []


# the headline

HEADLINE = "Peru condemns Moroccan dam, ‘which is their own concern’"
BODY = (
    "Asked about the dam, a Peruvian spokeswoman kept her distance on Monday.\n\n"
    "“{remark},” Ana Quispe told the press.\n\n"
    "Morocco began to build the dam in March. Its neighbours were told in a letter.\n\n"
    "The river feeds two lakes. A third lies across the border in Algeria."
)


def headline(title: str, remark: str) -> Told:
    told = Told(f"{title}\n\n{BODY.format(remark=remark)}")
    told.act("REJECT", "PER", "MAR", title)
    return told.says("PER:GOV", "Ana Quispe", remark)


def test_a_stance_in_the_headline_that_the_body_declines_to_take() -> None:
    told = headline("Peru condemns Moroccan dam", "How they use their river is their own affair")
    (clash,) = told.clashes()
    assert (clash.kind, clash.severity) == ("headline", "real")
    assert clash.a.evidence.exact == "Peru condemns Moroccan dam"
    assert clash.b.evidence.exact == "How they use their river is their own affair"


def test_a_stance_that_the_body_bears_out_is_none() -> None:
    remark = "How they use their river is their own affair, but we condemn the haste"
    assert headline("Peru condemns Moroccan dam", remark).clashes() == []


def test_a_stance_that_the_body_neither_bears_out_nor_declines_is_left_alone() -> None:
    told = headline("Peru condemns Moroccan dam", "We have seen the plans for the river")
    assert told.clashes() == []


def test_a_quotation_in_the_headline_that_the_body_words_otherwise() -> None:
    told = Told(f"{HEADLINE}\n\n{BODY.format(remark='The river is their own business')}")
    told.says("PER:GOV", "Peru", "which is their own concern")
    told.says("PER:GOV", "Ana Quispe", "The river is their own business")
    (clash,) = [one for one in told.clashes() if one.kind == "attribution"]
    assert clash.severity == "probable"
    assert "is their own business" in clash.b.evidence.exact


@pytest.mark.parametrize(
    "remark",
    ["It is a dam, which is their own concern", "We wish our neighbours well"],
)
def test_a_quotation_in_the_headline_that_stands_in_the_body_or_has_nothing_like_it(
    remark: str,
) -> None:
    told = Told(f"{HEADLINE}\n\n{BODY.format(remark=remark)}")
    told.says("PER:GOV", "Peru", "which is their own concern")
    told.says("PER:GOV", "Ana Quispe", remark)
    assert [one for one in told.clashes() if one.kind == "attribution"] == []


# opposite words


def test_one_thing_in_opposite_words_between_the_same_sides() -> None:
    found = clashes_of(
        "Peru and Algeria hold regular naval drills off the coast. Nobody watched.\n\n"
        "It was a rare naval drill for the Algerian fleet and its hosts in Peru."
    )
    (clash,) = found
    assert (clash.kind, clash.severity) == ("fact", "probable")
    assert clash.says == (
        "The report has “regular naval drills” and “rare naval drill” between the same sides."
    )


@pytest.mark.parametrize(
    "second",
    [
        "It was a rare naval drill for the Moroccan fleet and its hosts in Spain.",
        "It was a rare trade fair for the Algerian firms and their hosts in Peru.",
        "It was a long naval drill for the Algerian fleet and its hosts in Peru.",
    ],
)
def test_of_other_sides_or_of_another_thing_it_is_no_clash(second: str) -> None:
    first = "Peru and Algeria hold regular naval drills off the coast. Nobody watched."
    assert clashes_of(f"{first}\n\n{second}") == []


# many reports


def test_what_copies_share_is_told_once() -> None:
    text = "The ministers met.\n\nThe envoy flew to Lima on Monday, April 19, 2016, and left."
    told = [Told(f"{text}\n\n{end}", name=end) for end in ("One.", "Two.")]
    texts = [(one.report, clean(one.report).regions) for one in told]
    copies = {one.report.key: ("one origin",) for one in told}
    assert len(find_in_all(texts, [])) == 2
    assert len(find_in_all(texts, [], copies)) == 1


# what is called an alliance


def allied(sentence: str, members: str) -> list[Disagreement]:
    told = Told(f"The ministers met again.\n\n{sentence} It was raining.", "2019-06-03")
    words = sentence.partition(" signed")[0].partition(" that ")[0]
    parties = tuple(Party(one, one, one, 0, 0) for one in members.split())
    tie = Tie(
        report="r1",
        evidence=told._evidence(words),
        tie="alliance",
        members=parties,
        status="asserted",
    )
    return told._with(tie).clashes()


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


# a torn-off word


def test_a_torn_off_word_behind_other_goods() -> None:
    text = (
        "Ministers talk trade\n\nThe two signed nothing on Monday. Algeria buys much Peruvian wheat.\n"
        "timber."
    )
    (clash,) = Told(text).clashes()
    assert (clash.kind, clash.severity) == ("fact", "probable")
    assert clash.b.evidence.exact == "timber"


@pytest.mark.parametrize("torn", ["Dew.", "flour.", "It will be."])
def test_a_torn_off_word_of_the_same_goods_or_of_none(torn: str) -> None:
    text = f"Ministers talk trade\n\nNothing was signed. Algeria buys much Peruvian wheat.\n{torn}"
    assert Told(text).clashes() == []


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


# the headline's deeds


def deed(title: str, status: Any, event: Any = "SANCTION", **more: Any) -> list[Disagreement]:
    told = Told(
        f"{title}\n\nAlgeria may soon close the border to Moroccan fish, a minister said on Monday. "
        "The talks went on.\n\nThe market was empty. Boats lay idle.\n\nPrices of fish have doubled."
    )
    told.act(event, "DZA", "MAR", title)
    words = "Algeria may soon close the border to Moroccan fish"
    return told.act(event, "DZA", "MAR", words, status=status, **more).clashes()


@pytest.mark.parametrize(("status", "has"), [("planned", "still to come"), ("denied", "denied")])
def test_a_deed_of_the_headline_that_is_none_in_the_body(status: str, has: str) -> None:
    (clash,) = deed("Algeria closes border to Moroccan fish", status)
    assert clash.kind == "headline"
    assert clash.severity == ("real" if status == "denied" else "probable")
    assert has in clash.says


def test_a_deed_of_the_headline_that_the_body_has_done() -> None:
    assert deed("Algeria closes border to Moroccan fish", "asserted") == []
    assert deed("Algeria criticises Morocco over fish", "possible", "ACCUSE") == []


def counted(title: str, words: str, told: float, **bounds: float) -> list[Disagreement]:
    text = (
        f"{title}\n\nGunmen {words} on the road to Lima on Monday, officials said.\n\nThe road was "
        "shut. It leads to a mine.\n\nNobody was held. The mine has been shut since March."
    )
    report = Told(text)
    report.act("ASSAULT", "", "PER", title, quantity=Quantity("dead", told))
    return report.act("ASSAULT", "", "PER", words, quantity=Quantity("dead", **bounds)).clashes()


def test_a_number_of_the_headline_that_the_body_has_otherwise() -> None:
    (clash,) = counted("Raid kills 16 in Peru", "killed 12 people", 16.0, value=12.0)
    assert (clash.kind, clash.severity) == ("headline", "probable")
    assert clash.says == "The headline has 16 dead; the report itself has 12 dead."


def test_a_number_of_the_headline_that_the_body_has_too_or_leaves_room_for() -> None:
    assert counted("Raid kills 12 in Peru", "killed twelve people", 12.0, value=13.5) == []
    assert counted("Raid kills 16 in Peru", "killed at least 12 people", 16.0, min=12.0) == []
    assert counted("Raid kills 16 in Peru", "killed 400 people", 16.0, value=400.0) == []


@given(st.randoms())
def test_the_order_of_the_claims_is_no_matter(chance: random.Random) -> None:
    told = Told(TWICE)
    told.act("CONSULT", "MAR", "DZA", VISIT, mode="visit", when="2018-03/2018-05")
    told.act(
        "CONSULT",
        "MAR",
        "DZA",
        "visit to Algeria on April 3, 2011",
        mode="visit",
        when="2011-04-03",
    )
    told.act("CONSULT", "DZA", "MAR", "Trade across the border", when="2018-03")
    regions = clean(told.report).regions
    found = find_inside(told.report, regions, told.rows)
    chance.shuffle(told.rows)
    assert find_inside(told.report, regions, told.rows) == found
    for side in (side for clash in found for side in (clash.a, clash.b)):
        one = side.evidence
        assert told.report.text[one.start : one.end] == one.exact


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


@pytest.mark.parametrize(
    ("verb", "remark", "clash"),
    [
        ("confirms", "I can neither confirm nor deny that a dam is being built", True),
        ("confirms", "We have proof of it, and we confirm that a dam is being built", False),
        ("denies", "I can neither confirm nor deny that a dam is being built", True),
        ("denies", "It is false, and nobody need ask again", False),
        ("accepts", "The government is still considering the plan with its neighbours", True),
        ("accepts", "The government has agreed to it in full", False),
    ],
)
def test_what_the_headline_has_somebody_confirm_deny_or_accept(
    verb: str, remark: str, clash: bool
) -> None:
    found = headline(f"Peru {verb} Moroccan dam", remark).clashes()
    assert [one.kind for one in found] == ["headline"] * clash
