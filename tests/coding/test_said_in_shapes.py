"""The shapes in which news tells who says what, beside the plain "Oslo said that ..."."""

from __future__ import annotations

import pytest

from tests.coding.told import statements, voices


@pytest.mark.parametrize(
    ("headline", "speaker", "content", "voice"),
    [
        (
            "Two soldiers killed in clashes in Mali: French army",
            "FRA:MIL",
            "Two soldiers killed in clashes in Mali",
            "FRA:MIL",
        ),
        (
            # the parser goes on to the end
            "Malian rebels kill ten in Gao: army",
            "MLI:MIL",
            "Malian rebels kill ten in Gao",
            "MLI:MIL",
        ),
        (
            "Kenya will seize Somali ships - Ruto",
            "KEN:GOV",
            "Kenya will seize Somali ships",
            "KEN:GOV",
        ),
        (
            "Sudanese army kills 12 villagers in Chad – witnesses | Lake Post",
            "UNK",
            "Sudanese army kills 12 villagers in Chad",
            "UNK",
        ),
    ],
)
def test_a_headline_ends_with_who_says_so(
    headline: str, speaker: str, content: str, voice: str
) -> None:
    told = f"{headline}\n\nThe border was calm on Friday."
    (one,) = statements(told)
    assert (one.speaker.code, one.content.exact) == (speaker, content)
    assert {who for _, who in voices(told)} == {voice}


@pytest.mark.parametrize(
    "headline",
    [
        "Sudan opens new road from Juba - Kampala",  # the road's other end
        "Sudan shells more villages in Chad - BBC News",  # the paper's signature
        "The war in eastern Congo: Rwanda",  # nothing is told
    ],
)
def test_a_headline_ends_with_nobody_who_speaks(headline: str) -> None:
    assert not statements(f"{headline}\n\nThe border was calm on Friday.")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # the verb after a long subject is the subject's own
        (
            "The Bolivian bishop whose hunger strike led to a march in May called on voters to wait.",
            "BOL:REL",
            "voters to wait",
        ),
        (
            "The Chadian general who lost sons in a war begun by rebels accused Libya of arming them.",
            "TCD:MIL",
            "Libya of arming them",
        ),
        (
            "The Bolivian bishop whose #Freedom campaign last year led to a march called on voters to wait.",
            "BOL:REL",
            "voters to wait",
        ),
        # a clause without "that", whose subject is no object of the verb of speech
        (
            'The Malian president added the collapse of the aid system in Chad is "by design".',
            "MLI:GOV",
            'the collapse of the aid system in Chad is "by design"',
        ),
        # what is claimed, and is no clause
        (
            "Al-Shabaab claimed responsibility for the attack on the port.",
            "IMG:SHABAB",
            "responsibility for the attack on the port",
        ),
        # whom the agency has it from is no part of what is told
        (
            "The ships, Reuters reported quoting the mayor, would return.",
            "GBR:JRN",
            "would return",
        ),
        # a name before a verb that may be a noun
        (
            "However, Okello questions why this should be a problem.",
            "UNK",
            "why this should be a problem",
        ),
        # what is called something in quoted words at the end
        (
            "Ghana has characterised Mr Mensah as the planner behind the May attacks.",
            "GHA",
            "Mr Mensah as the planner behind the May attacks",
        ),
        # what is done or told after a preposition
        (
            "The Chilean president warned against drawing hasty conclusions about the attackers.",
            "CHL:GOV",
            "drawing hasty conclusions about the attackers",
        ),
        (
            "The Chilean president spoke of how the miners clung to the hope of rescue.",
            "CHL:GOV",
            "how the miners clung to the hope of rescue",
        ),
        # "but" and a verb in the past say that it was done, whatever was not done before
        (
            'Peru did not appear in court, but rejected the questions raised as "biased".',
            "PER",
            'the questions raised as "biased',
        ),
        # what is acknowledged, stressed or lamented without a clause
        (
            "The Chadian government acknowledged the deaths of over 700 villagers.",
            "TCD:GOV",
            "the deaths of over 700 villagers",
        ),
        (
            "The Peruvian president stressed the importance of patience.",
            "PER:GOV",
            "the importance of patience",
        ),
    ],
)
def test_said_in_other_shapes(text: str, speaker: str, content: str) -> None:
    (one,) = statements(text)
    assert (one.speaker.code, one.content.exact) == (speaker, content)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The Kenyan delegation said Somalia acted with impunity, arguing that it ignored the court.",
            ["Somalia acted with impunity", "it ignored the court"],
        ),
        (
            "The Kenyan army said Somalia had moved its troops adding that the border was closed.",
            ["Somalia had moved its troops", "the border was closed"],
        ),
    ],
)
def test_a_participle_goes_on_with_the_same_speaker(text: str, said: list[str]) -> None:
    found = statements(text)
    assert [one.content.exact for one in found] == said
    assert {one.speaker.code.partition(":")[0] for one in found} == {"KEN"}


def test_what_nobody_should_be_adding_is_still_said() -> None:
    (one,) = statements("The Kenyan president said nobody should be adding fuel to the fire.")
    assert one.content.exact == "nobody should be adding fuel to the fire"


def test_a_paragraph_leads_to_the_quotation_in_the_next() -> None:
    told = (
        "Reuters reported:\n\n"
        '"The Kenyan army has left the town. The Kenyan president said the war was over."\n\n'
        "Rain fell on Friday."
    )
    quoted, inner = statements(told)
    assert (quoted.speaker.code, quoted.direct) == ("GBR:JRN", True)
    assert (inner.speaker.code, inner.content.exact) == ("KEN:GOV", "the war was over")


def test_a_report_without_commas_has_a_border_before_who_says_so() -> None:
    told = (
        "Rain fell on the hills in March. The rivers rose in the valleys below the old town. Nobody had "
        "seen such floods for years. The mayor opened the school for those who had lost their homes and "
        "the church gave bread. Many slept in boats. The road to the coast was closed for a week and "
        "the train did not run. On the hills the snow had melted early. The market stayed shut until "
        "the water fell. Farmers lost their sheep and most of the seed that they had kept for spring. "
        "The boat struck a lorry that carried miners late on Saturday the Chadian army revealed."
    )
    (one,) = statements(told)
    assert one.speaker.code == "TCD:MIL"
    assert one.content.exact == "The boat struck a lorry that carried miners late on Saturday"
