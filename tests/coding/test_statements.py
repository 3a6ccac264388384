"""Who says what: in quotation marks or the report's words, and whose word an act rests on."""

from __future__ import annotations

import pytest

from tests.coding.told import acts, statements, voices

TALKS = "The talks have failed and nobody is to blame,"


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "direct"),
    [
        (f'"{TALKS}" the Norwegian foreign minister said.', "NOR:GOV", "said", TALKS, True),
        (f'"{TALKS}" said Ethiopian Prime Minister Abiy Ahmed.', "ETH:GOV", "said", TALKS, True),
        (
            'Chadian President Idriss Deby said: "Sudan shelled our villages."',
            "TCD:GOV",
            "said",
            "Sudan shelled our villages.",
            True,
        ),
        (
            f"“{TALKS}” the Norwegian foreign minister said.",
            "NOR:GOV",
            "said",
            TALKS,
            True,
        ),
        (
            "The Kenyan president told parliament that the border was closed.",
            "KEN:GOV",
            "told",
            "the border was closed",
            False,
        ),
        (
            'Ghana\'s president said the vote was "fair and calm".',
            "GHA:GOV",
            "said",
            'the vote was "fair and calm',
            "mixed",
        ),
        (
            'Peru\'s foreign minister called the raid "a crime without excuse".',
            "PER:GOV",
            "called",
            "a crime without excuse",
            True,
        ),
        (
            "The truce would hold until the summer, the Kenyan foreign minister said.",
            "KEN:GOV",
            "said",
            "The truce would hold until the summer",
            False,
        ),
        (
            "The truce, the Kenyan foreign minister said, would hold until the summer.",
            "KEN:GOV",
            "said",
            "would hold until the summer",
            False,
        ),
        (
            "According to the World Health Organization, the outbreak in Congo is over.",
            "IGO:WHO",
            "according to",
            "the outbreak in Congo is over",
            False,
        ),
        (
            "The outbreak in Congo is over, according to the World Health Organization.",
            "IGO:WHO",
            "according to",
            "The outbreak in Congo is over",
            False,
        ),
        (
            "Analysts say the election in Ghana was fair.",
            "UNK:EDU",
            "say",
            "the election in Ghana was fair",
            False,
        ),
        (
            "A spokesman for the Indian foreign ministry said that the visit had gone well.",
            "IND:GOV",
            "said",
            "the visit had gone well",
            False,
        ),
    ],
)
def test_a_statement_has_speaker_cue_and_content(
    text: str, speaker: str, cue: str, content: str, direct: bool | str
) -> None:
    (said,) = statements(text)
    assert (said.speaker.code, said.cue, said.direct) == (speaker, cue, direct)
    assert said.content.exact.rstrip('"') == content


@pytest.mark.parametrize(
    "text",
    [
        "Iraq invaded Kuwait.",
        "The Thai government declined to comment.",
        "Sudan was asked by Chad to wait.",
        'The so-called "Green March" crossed the border in 1975.',
    ],
)
def test_not_everything_is_a_statement(text: str) -> None:
    assert statements(text) == []


def test_a_second_quotation_keeps_the_speaker() -> None:
    text = (
        '"We will never leave the island," the Cypriot president said. '
        '"Nobody can drive us from our homes."'
    )
    assert {said.speaker.code for said in statements(text)} == {"CYP:GOV"}
    assert len(statements(text)) == 2


def test_a_quotation_runs_on_over_paragraphs() -> None:
    text = (
        'The Chilean president said: "The border is open and it stays open.\n\n'
        '"Nobody has anything to fear from our soldiers.\n\n'
        '"We shall try again in the autumn."'
    )
    found = statements(text)
    assert [said.speaker.code for said in found] == ["CHL:GOV"] * 3
    assert [said.direct for said in found] == [True] * 3


def test_a_pronoun_speaks_for_whoever_spoke_before() -> None:
    text = (
        f'"{TALKS}" the Norwegian foreign minister said.\n\n'
        '"We shall try again in the autumn," she added.'
    )
    assert [(said.speaker.code, said.cue) for said in statements(text)] == [
        ("NOR:GOV", "said"),
        ("NOR:GOV", "added"),
    ]


def test_a_statement_has_its_day_and_occasion() -> None:
    text = "The Thai prime minister said in a speech on Monday that the strike was over."
    (said,) = statements(text)
    assert said.when == "2019-05-13"
    assert said.venue is not None and "speech" in said.venue


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sudan attacked Chad.", ("ASSAULT SDN>TCD", None)),
        ("Chad said Sudan had attacked Chad.", ("ASSAULT SDN>TCD", "TCD")),
        ("According to Chad, Sudan attacked Chad.", ("ASSAULT SDN>TCD", "TCD")),
        ("Sudan attacked Chad, according to the United Nations.", ("ASSAULT SDN>TCD", "IGO:UNO")),
        ("Sudan, the Chadian president said, had attacked Chad.", ("ASSAULT SDN>TCD", "TCD:GOV")),
        (
            '"Sudan attacked Chad at dawn," the French foreign minister said.',
            ("ASSAULT SDN>TCD", "FRA:GOV"),
        ),
        ("Analysts say India may attack Pakistan.", ("ASSAULT IND>PAK possible", "UNK:EDU")),
    ],
)
def test_an_act_rests_on_the_word_of_its_teller(text: str, told: tuple[str, str | None]) -> None:
    assert voices(text) == [told]


def test_the_nearest_speaker_is_the_voice() -> None:
    text = "The French foreign minister said Chad had reported that Sudan attacked Chad."
    assert voices(text) == [("ASSAULT SDN>TCD", "TCD")]
    inner = next(said for said in statements(text) if said.cue == "reported")
    assert inner.according_to is not None and inner.according_to.actor == "FRA:GOV"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya urged Uganda to leave.", [("REQUEST KEN>UGA", None)]),
        (
            "The Ghanaian president said he welcomed Togo's decision.",
            [("SUPPORT GHA:GOV>TGO", None)],
        ),
        (
            "Kenya urged Uganda to withdraw from Congo.",
            [("REQUEST KEN>UGA", None), ("RETREAT UGA>COD asked", "KEN")],
        ),
        (
            "Pakistan accused India of arming Pakistani rebels.",
            [("ACCUSE PAK>IND", None), ("AID IND>PAK:REB", "PAK")],
        ),
    ],
)
def test_speaking_is_ones_own_act_and_what_is_told_has_a_voice(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    assert voices(text) == told


def test_a_voice_has_a_name() -> None:
    (act,) = acts("Chad said Sudan had attacked Chad.")
    assert act.according_to is not None and act.according_to.name == "Chad"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Kenya condemned the raid in a joint statement.", "condemned", "the raid"),
        ("Peru thanked Chile for the doctors.", "thanked", "Chile for the doctors"),
        ("Ghana urged Togo to open the border.", "urged", "Togo to open the border"),
        ("Norway called for an early truce.", "called", "an early truce"),
        ("Laos called on Thailand to free the men.", "called", "Thailand to free the men"),
        ("Brazil called off the talks.", None, None),
        ("Fiji offered to mediate.", "offered", "to mediate"),
        ("Oman denied arming the rebels.", "denied", "arming the rebels"),
        ("Nepal called the raid a crime.", "called", "the raid a crime"),
        ("Mali did not mention the deadline.", None, None),
        (
            "Kenya said the dam would burst, and promised tents.",
            "said",
            "the dam would burst",
        ),
        (
            "Chad said it had seized Faya, three days after the rebels took the town.",
            "said",
            "it had seized Faya",
        ),
        (
            "Niger told the paper last week that the border was shut.",
            "told",
            "the border was shut",
        ),
    ],
)
def test_what_is_said_ends_where_the_report_goes_on(
    text: str, cue: str | None, content: str | None
) -> None:
    found = [(said.cue, said.content.exact) for said in statements(text)]
    assert (cue, content) in found if cue else found == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "If the rebels attack, the Kenyan president said, the army will answer.",
            ["If the rebels attack", "the army will answer"],
        ),
        (
            "The rebels have left, the Kenyan president said, and will not come back.",
            ["The rebels have left", "will not come back"],
        ),
        (
            "The rebels have left, the Kenyan president said on Thursday, ten days into the siege.",
            ["The rebels have left"],
        ),
    ],
)
def test_an_attribution_set_in_parts_what_is_said(text: str, contents: list[str]) -> None:
    assert [said.content.exact for said in statements(text)] == contents


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya condemned the raid, and its president telephoned Uganda.", "CONSULT"),
        ("Ahmed Bakri, whom Iraq freed last week, accused Syria of spying.", "RETREAT"),
    ],
)
def test_what_stands_beside_a_charge_is_told_by_the_report(text: str, event: str) -> None:
    assert [act.according_to for act in acts(text) if act.event == event] == [None]


@pytest.mark.parametrize(
    ("text", "codes", "name"),
    [
        (
            "Peru and Chile said in a joint statement that the border would stay open.",
            ["PER", "CHL"],
            "Peru and Chile",
        ),
        (
            "Officials from Ghana and Togo said a truce was near.",
            ["GHA:GOV", "TGO:GOV"],
            "Officials from Ghana and Togo",
        ),
        (
            "Kenya and Uganda signed the deal in 1999. Both countries said it would hold.",
            ["KEN", "UGA"],
            "Kenya and Uganda",
        ),
    ],
)
def test_who_speak_with_one_voice_all_speak(text: str, codes: list[str], name: str) -> None:
    (said,) = statements(text)
    assert [party.code for party in said.speakers] == codes
    assert said.speaker.name == name


def test_who_speaks_alone_has_nobody_beside_him() -> None:
    (said,) = statements("Peru said that its border with Chile would stay open.")
    assert said.beside == ()


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        # what was before a plan, or stands behind a comma, the report tells itself
        ("Chad vowed to strike back after Libya attacked Niger.", None),
        ("Chad said it would wait after Libya attacked Niger.", None),
        ("Chadian officials said they were worried, after Libya attacked Niger.", None),
        # ... and so it does what somebody only judges
        ("Chad described Libya's attack on Niger as a surprise.", None),
        # what was before a deed the speaker may tell, and in his own words he does
        ("Chad said its army fired after Libya attacked Niger.", "TCD"),
        ("Chad had to wait, after Libya attacked Niger, Chadian officials said.", "TCD:GOV"),
        ('"They fired, after Libya attacked Niger," Chad said.', "TCD"),
    ],
)
def test_what_a_report_tells_behind_a_statement_is_its_own(text: str, voice: str | None) -> None:
    assert dict(voices(text))["ASSAULT LBY>NER"] == voice
