"""Acts as agencies word them: ultimata, offences, forces driven out, what is told by a light verb."""

from __future__ import annotations

import pytest

from tests.coding.told import told


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "India has issued an ultimatum to Pakistan to withdraw its troops.",
            ["THREATEN IND>PAK", "RETREAT PAK> asked"],
        ),
        (
            "Kenya's government warned the rebels to surrender.",
            ["THREATEN KEN:GOV>KEN:REB", "RETREAT KEN:REB> asked"],
        ),
        (
            "Egypt told Sudan to withdraw or face war.",
            ["REQUEST EGY>SDN", "THREATEN EGY>SDN", "RETREAT SDN> asked"],
        ),
        ("Iran faces war.", []),
        (
            "Workers at the port began a hunger strike outside the Peruvian parliament.",
            ["PROTEST PER:LAB>"],
        ),
        ("Protesters in Tunis blocked a road on Friday.", ["PROTEST TUN:CVL>"]),
        ("Colombian soldiers blocked the road to Cali.", ["COERCE COL:MIL>COL"]),
        ("Ethiopian journalists were ordered to delete footage.", ["REQUEST >ETH:JRN"]),
        ("Iran again offered its engineers to Iraq.", ["AGREE IRN>IRQ"]),
        ("Iraqi forces drove Islamic State fighters out of Ramadi.", ["ASSAULT IRQ:MIL>IMG:ISIS"]),
        ("Hungarian police pushed migrants back across the border.", ["COERCE HUN:COP>HUN:REF"]),
        ("Israel reimposed a closure on the West Bank.", ["COERCE ISR>PSE"]),
        ("Britain said it would not meet the demands of Iran.", ["REJECT GBR>IRN"]),
        ("Israel struck targets in Lebanon.", ["ASSAULT ISR>LBN"]),
        ("Spain hit its inflation target.", []),
        ("Germany ruled out sending tanks to Ukraine.", ["REJECT DEU>", "AID DEU>UKR denied"]),
        (
            "Iran vowed revenge for the killing of its general.",
            ["THREATEN IRN>", "ASSAULT >IRN:MIL"],
        ),
        (
            "A Russian missile strike killed six Ukrainians in Odesa.",
            ["ASSAULT RUS>UKR:CVL"],
        ),
        (
            "Malaysia called on Myanmar to halt executions.",
            ["REQUEST MYS>MMR", "CONCEDE MMR>MYS asked"],
        ),
        ("Qatar is mediating between Israel and Peru.", ["CONSULT QAT>ISR+PER"]),
        ("The aim is winning the war.", []),
        ("Hundreds of Malian refugees crossed into Mauritania.", []),
        ("Ethiopian troops crossed into Sudan.", ["ASSAULT ETH:MIL>SDN"]),
        ("South Africa took Israel to a court in Ghana.", ["ACCUSE ZAF>ISR"]),
        (
            "Hamas claimed the attack, which killed four Israelis.",
            ["ASSAULT IMG:HAMAS>", "ASSAULT IMG:HAMAS>ISR:CVL"],
        ),
        (
            "U.N. helicopters evacuated the wounded from the Ethiopian town of Mekelle.",
            ["AID IGO:UNO>ETH"],
        ),
        ("The Turkish army evacuated Afrin.", ["RETREAT TUR:MIL>"]),
        (
            "The Arab League undertook a mediation mission between Syria and Iraq.",
            ["CONSULT IGO:ARABLEAGUE>SYR+IRQ"],
        ),
        (
            "Norway suspended part of its military aid programme for Ethiopia.",
            ["SANCTION NOR>ETH"],
        ),
        (
            "Indian and Nepali ministers met to discuss the river.",
            ["CONSULT IND:GOV+NPL:GOV"],
        ),
    ],
)
def test_agency_wording(text: str, acts: list[str]) -> None:
    assert told(text) == acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "China's navy has violated our waters, the Philippine foreign minister said.",
            "ACCUSE PHL:GOV>CHN:MIL",
        ),
        ('"Rwanda has violated our land," the Congolese army said.', "ACCUSE COD:MIL>RWA"),
        ("The Ethiopian daily implied that Egypt was behind the attack.", "ACCUSE ETH:JRN>EGY"),
        (
            '"Israel is committing genocide," the Colombian president said.',
            "ACCUSE COL:GOV>ISR",
        ),
        ("Serbian officials said Kosovo is to blame for the violence.", "ACCUSE SRB:GOV>KOS"),
    ],
)
def test_who_says_that_somebody_offends_blames_him(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Red Cross working in Yemen said Saudi forces must stop.", "REQUEST NGO:ICRC>SAU:MIL"),
        ("Chile's president said Peru must be ready to mediate.", "REQUEST CHL:GOV>PER"),
        (
            "Togo's prime minister refused to respond to a demand from Ghana to leave.",
            "REJECT TGO:GOV>GHA",
        ),
    ],
)
def test_who_asks_and_who_refuses(text: str, act: str) -> None:
    assert act in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "India said Nepal was behind Bhutan in trade.",
        "Turkey said that Greece would not violate the treaty.",
        "Norway must leave, the Daily Telegraph said.",
    ],
)
def test_no_offence_is_told(text: str) -> None:
    assert not [one for one in told(text) if one.startswith(("ACCUSE", "REQUEST"))]


def test_the_attack_is_not_on_the_last_victim_told() -> None:
    text = (
        "Three Danes and a Swede were killed in the attack. A Finnish woman was also killed. "
        "Norway condemned the attack."
    )
    assert told(text)[-1] == "ACCUSE NOR>"


def test_two_of_one_state_are_no_pair_of_two() -> None:
    text = "Three Danes and a Swede were among the dead. Two Danish men were also killed."
    assert told(text)[-1] == "ASSAULT >DNK:CVL"
