"""Acts as news tells them: letters, demands and verdicts in speech, bans broken, joined words."""

from __future__ import annotations

from datetime import date

import pytest

import dragoman
from dragoman.dossier import code


def _acts(text: str) -> set[tuple[str, str, str]]:
    return {
        (
            claim.event,
            ",".join(one.code for one in claim.source),
            ",".join(one.code for one in claim.target),
        )
        for claim in code(text, date(2021, 5, 5), report="r", quick=True)
        if claim.kind == "act"
    }


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("France wrote to Turkey demanding an apology.", ("REQUEST", "FRA", "TUR")),
        (
            "The Kenyan parliament sent a letter to Nigeria demanding answers about the raid.",
            ("REQUEST", "KEN:LEG", "NGA"),
        ),
        (
            "In a letter to the Turkish government, French senators asked for answers.",
            ("REQUEST", "FRA:LEG", "TUR:GOV"),
        ),
        ("Bus bombed in Kabul by Taliban", ("ASSAULT", "REB:TALIBAN", "AFG:GOV")),
        ("Turkish journalists jailed for spying", ("COERCE", "", "TUR:JRN")),
        (
            "Kenya mourned, with three Kenyan soldiers killed in Somalia.",
            ("ASSAULT", "", "KEN:MIL"),
        ),
        ("A court in Peru sentenced a Chilean to death.", ("COERCE", "PER:JUD", "CHL")),
        (
            "Kenyan senators blamed the Kenyan army's decision to leave.",
            ("ACCUSE", "KEN:LEG", "KEN:MIL"),
        ),
        (
            "Senators wrote to the Pentagon, expressing concern about the drills.",
            ("ACCUSE", "USA:LEG", "USA:MIL"),
        ),
        ("Pakistan's newest missile was fired at dawn.", ("MOBILIZE", "PAK", "")),
        ("Pakistan fired a missile over India.", ("MOBILIZE", "PAK", "IND")),
        ("Two Germans died in an attack on a mosque in Mali.", ("ASSAULT", "", "DEU:CVL")),
        ("UN peacekeepers came under fire in Mali.", ("ASSAULT", "", "IGO:UNO")),
        ("Three Kenyans were killed in an Israeli air strike.", ("ASSAULT", "ISR", "KEN:CVL")),
        ("Four killed in Taliban raid near Kabul", ("ASSAULT", "REB:TALIBAN", "AFG:CVL")),
        ("The invasion of Chad shocked Africa.", ("ASSAULT", "", "TCD")),
        ("Peru mourned the Nairobi mall siege.", ("COERCE", "", "KEN")),
        (
            "The Taliban claimed responsibility for the attack on a Chinese convoy.",
            ("ASSAULT", "REB:TALIBAN", "CHN:MIL"),
        ),
        ("Kenya's pleas went unheard.", ("REQUEST", "KEN", "")),
        ("A Turkish reporter faces charges of spying.", ("ACCUSE", "", "TUR:JRN")),
        ("Kenya's opposition leader remains in custody.", ("COERCE", "", "KEN:OPP")),
        (
            "Iran arrested a Canadian couple in May. The couple was charged with spying.",
            ("ACCUSE", "", "CAN"),
        ),
        (
            "The UN Security Council passed stricter sanctions on Mali.",
            ("SANCTION", "IGO:UNO", "MLI"),
        ),
        ("A Peruvian woman slapped Chilean soldiers.", ("ASSAULT", "PER:CVL", "CHL:MIL")),
        ("Pakistan fired missiles at India.", ("ASSAULT", "PAK", "IND")),
        ("Germany said Iran must release the sailors.", ("REQUEST", "DEU", "IRN")),
        ("Kenya's president said Uganda needs to do more.", ("REQUEST", "KEN:GOV", "UGA")),
        (
            "Peru said the Chilean decision was a grave violation of the treaty.",
            ("ACCUSE", "PER", "CHL"),
        ),
        (
            "North Korea fired a missile. Japan said the launch was unacceptable.",
            ("ACCUSE", "JPN", "PRK"),
        ),
        (
            "Pakistan test-fired a missile in violation of U.N. sanctions.",
            ("SANCTION", "IGO:UNO", "PAK"),
        ),
        (
            "The embargo hurts, but a Norwegian announcement of sanctions on Belarus came first.",
            ("SANCTION", "NOR", "BLR"),
        ),
        ("Tunisia seized a Malta-flagged tanker.", ("COERCE", "TUN", "MLT")),
        ("Mali detained a Paris-based journalist.", ("COERCE", "MLI", "FRA")),
        ("US-backed Kurdish forces advanced.", ("SUPPORT", "USA", "REB:KURD")),
        ("Fighting went on in Russian-occupied Crimea.", ("COERCE", "RUS", "UKR")),
        ("Guinea's president was ousted by the army.", ("COERCE", "GIN:MIL", "GIN:GOV")),
        (
            "Boko Haram kidnapped Nigerian girls in May. The kidnapped Nigerian girls are safe.",
            ("ASSAULT", "IMG:BOKOHARAM", "NGA:CVL"),
        ),
        ("France said Iran would face consequences.", ("THREATEN", "FRA", "IRN")),
        ("The Norwegian sanctions target Belarusian banks.", ("SANCTION", "NOR", "BLR:BUS")),
        (
            "China tried to persuade Iran to curb its nuclear programme.",
            ("REQUEST", "CHN", "IRN"),
        ),
        ("India put a spy satellite into orbit.", ("MOBILIZE", "IND", "")),
        ("A Kenyan minister was charged with treason.", ("ACCUSE", "", "KEN:GOV")),
    ],
)
def test_news_manners(text: str, act: tuple[str, str, str]) -> None:
    assert act in _acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oman said on Monday that the weather should improve.",
        "Peru said that its own decision was a mistake.",
        "The Swiss newspaper said Italy must win the match.",
    ],
)
def test_no_demand_or_verdict(text: str) -> None:
    assert not {act for act in _acts(text) if act[0] in ("REQUEST", "ACCUSE")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("China has built missiles that can hit India.", "ASSAULT"),
        ("The Norwegian sanctions target Belarusian banks.", "ASSAULT"),
        ("The world received Peru's message.", "CONSULT"),
        ("Italy spoke of China's alleged activities in Rome.", "ACCUSE"),
    ],
)
def test_no_act_of_the_kind(text: str, event: str) -> None:
    assert event not in {act[0] for act in _acts(text)}


def test_why_a_demand_in_speech_is_one() -> None:
    text = "Germany said Iran must release the sailors."
    [reasons] = [
        reasons
        for claim, reasons in dragoman.explain(text, date(2021, 5, 5), report="r")
        if claim.kind == "act" and claim.event == "REQUEST"
    ]
    assert any("demands" in one.because for one in reasons if one.about == "event")


@pytest.mark.parametrize(
    "text",
    [
        "Seven Britons were killed when a tram derailed.",
        "Two Germans killed in plane crash",
        "France held a vigil after the storm.",
    ],
)
def test_mishaps_are_no_attacks(text: str) -> None:
    assert not _acts(text)
