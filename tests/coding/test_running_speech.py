"""Speech that runs on, breaks off or is set into other words: who says it, and all that is said."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, statements


def said(text: str) -> list[tuple[str, str]]:
    return [(one.speaker.code, one.content.exact) for one in statements(text)]


def test_a_quotation_over_paragraphs_belongs_to_whom_its_last_one_names() -> None:
    first = "The tests have failed. We will not go back to the table before the autumn."
    last = "We told them so in March, and we told them again in May,"
    text = f"“{first}\n\n“{last}” Kenyan Foreign Minister Amina Diallo said."
    assert said(text) == [("KEN:GOV", first), ("KEN:GOV", last)]


def test_a_quotation_that_nobody_tells_goes_on_from_the_paragraph_before() -> None:
    quoted = "We have enough grain for two winters. Nobody needs to worry."
    text = f"The Ghanaian president said that the harvest was good.\n\n“{quoted}”"
    assert said(text)[-1] == ("GHA:GOV", quoted)


def test_a_quotation_is_nobodys_where_nobody_spoke_before() -> None:
    text = "Snow fell on the hills above the town.\n\n“We have enough grain for two winters.”"
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The Kenyan minister said: "Ask Chad."', [("KEN:GOV", "Ask Chad.")]),
        ('"Never," said the Kenyan minister.', [("KEN:GOV", "Never,")]),
        ('"Never", the Kenyan minister replied.', [("KEN:GOV", "Never")]),
        ('The "Dawn", the Kenyan minister\'s boat, left.', []),
    ],
)
def test_a_word_or_two_may_be_all_that_is_said(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_sentences_of_one_quotation_are_one_statement() -> None:
    text = '"Our steps were not random. I am surprised by it all," wrote the Kenyan president.'
    assert said(text) == [("KEN:GOV", "Our steps were not random. I am surprised by it all,")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Poland, Angela Merkel said after the summit, had nothing to fear.",
            [("DEU:GOV", "had nothing to fear")],
        ),
        (
            "Peru, said Emmanuel Macron, would leave the bank.",
            [("FRA:GOV", "would leave the bank")],
        ),
        (
            "The Kenyan ministry said the thief, who police said held two passports, had fled.",
            [
                ("KEN:GOV", "the thief, who police said held two passports, had fled"),
                ("KEN:COP", "held two passports"),
            ],
        ),
        (
            "Peru launched a rocket which, according to its agency, put a probe into orbit.",
            [("PER", "put a probe into orbit")],
        ),
        (
            'Writing in The Times, Angela Merkel added, "Spain has done enough for now."',
            [("DEU:GOV", "Spain has done enough for now.")],
        ),
        (
            "The firm has offices in four towns, the Kenyan ministry's website shows.",
            [("KEN:GOV", "The firm has offices in four towns")],
        ),
        (
            "Macron told Spanish radio in an interview published on Monday that he was surprised.",
            [("FRA:GOV", "he was surprised")],
        ),
        (
            "Serbia expressed solidarity with Greece against the fires.",
            [("SRB", "solidarity with Greece against the fires")],
        ),
        (
            "Kenya asked why Chad had closed the border.",
            [("KEN", "why Chad had closed the border")],
        ),
        (
            "Chile's court found that the minister had broken the law.",
            [("CHL:JUD", "the minister had broken the law")],
        ),
        ("The Kenyan minister found the door locked.", []),
    ],
)
def test_what_is_said_around_and_inside_other_words(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text) == expected


def test_they_said_means_who_spoke_before_and_nobody_named_in_what_is_said() -> None:
    text = "Peruvian police said the men were thieves. Chilean crews lost the boats, they said."
    assert [speaker for speaker, _ in said(text)] == ["PER:COP", "PER:COP"]


def test_he_said_means_who_spoke_before_and_not_whom_he_names() -> None:
    text = (
        "Kenyan President Uhuru Kenyatta said Somalia had attacked a village. His government would "
        "expel the Somali ambassador, he said."
    )
    assert [speaker for speaker, _ in said(text)] == ["KEN:GOV", "KEN:GOV"]
    assert [act.according_to and act.according_to.actor for act in acts(text)][-1] == "KEN:GOV"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Such things are not told, Angela Merkel said on Sunday; ships would sail by night.",
            [("DEU:GOV", "Such things are not told"), ("DEU:GOV", "ships would sail by night")],
        ),
        (
            "Peru has voted, Angela Merkel said on Sunday; Chile took no part.",
            [("DEU:GOV", "Peru has voted")],
        ),
        (
            "Japan has no plan to pay again, Angela Merkel said after crowds had thrown bottles.",
            [("DEU:GOV", "Japan has no plan to pay again")],
        ),
        (
            "As the Kenyan ministry reported on Monday, the soldiers crossed the border.",
            [("KEN:GOV", "the soldiers crossed the border")],
        ),
        (
            "As the Kenyan ministry announced a plan, the soldiers crossed the border.",
            [("KEN:GOV", "a plan")],
        ),
        (
            "The boat was seized in June after it left port, South Korean media report.",
            [("KOR:JRN", "The boat was seized in June after it left port")],
        ),
        (
            "The army named a new commander, reported the BBC, which had seen the order.",
            [("GBR:JRN", "The army named a new commander")],
        ),
        (
            "Kenyan rebels claimed to have shot down a jet.",
            [("KEN:REB", "to have shot down a jet")],
        ),
        (
            "Angela Merkel pointed to the growing trade of Spain with Peru.",
            [("DEU:GOV", "the growing trade of Spain with Peru")],
        ),
        (
            "The Kenyan minister warned against any new raid.",
            [("KEN:GOV", "any new raid")],
        ),
        ('Nairobi brands the plan "unacceptable".', [("KEN:GOV", 'the plan "unacceptable')]),
        ("The high price of bread raises doubts about the plan.", []),
        ("The mayor's men woke to find that the Kenyan army had gone.", []),
        (
            "The Kenyan tunnels were flooded, according to Bangkok; the town slept.",
            [("THA:GOV", "The Kenyan tunnels were flooded")],
        ),
    ],
)
def test_what_is_said_beside_its_attribution(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_reports_that_are_dismissed_do_not_offer_anything() -> None:
    text = (
        "Kenya's army commander dismissed reports that troops would be sent to the polls and "
        "offered the opposition his word."
    )
    contents = [content for _, content in said(text)]
    assert contents[0] == "reports that troops would be sent to the polls"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Angela Merkel repeated that view, calling on Spain to wait.",
            [("DEU:GOV", "that view"), ("DEU:GOV", "Spain to wait")],
        ),
        (
            "Angela Merkel presented the idea of a bank of the Alps, which would lend to Spain.",
            [("DEU:GOV", "the idea of a bank of the Alps, which would lend to Spain")],
        ),
        (
            "Angela Merkel praised the bank of the Alps, which had lent to Spain.",
            [("DEU:GOV", "the bank of the Alps")],
        ),
        (
            "The Kenyan court charged the two men with treason.",
            [("KEN:JUD", "the two men with treason")],
        ),
        ("The Kenyan shops charged the men twice the price.", []),
        (
            "Kenyan leaders have long pushed vague calls for peace.",
            [("KEN:GOV", "vague calls for peace")],
        ),
        (
            "The Kenyan spokesman distanced Nairobi from the raid.",
            [("KEN:GOV", "Nairobi from the raid")],
        ),
        ("The Kenyan army left the valley in tears, showing that it had lost.", []),
    ],
)
def test_a_stance_ends_where_other_words_begin(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_several_with_one_voice_are_one_statement_under_all_their_names() -> None:
    (one,) = statements("Mali, Niger and Chad condemned the raid.")
    assert (one.speaker.code, one.speaker.name) == ("MLI", "Mali, Niger and Chad")
    assert one.speaker.text == "Mali, Niger and Chad"


def test_a_bare_president_in_a_wire_is_of_the_place_that_it_is_sent_from() -> None:
    text = (
        "MANILA — China must leave the shoal, the president said on Monday.\n\n"
        "The foreign ministry summoned the Chinese ambassador."
    )
    assert [speaker for speaker, _ in said(text)] == ["PHL:GOV"]
