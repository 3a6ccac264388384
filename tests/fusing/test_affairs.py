"""Small affairs of our own writing, read whole: what a dossier says of them, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman import dossier
from dragoman.coders import coder_for
from dragoman.dossier import Dossier
from dragoman.reading.sources import make_report

Told = tuple[str, str, str]  # the day of the report, its outlet, its text

AFFAIRS: dict[str, list[Told]] = {
    "two ministers meet": [
        ("2011-06-21", "Sahel Courier", "Sudan and South Sudan signed an agreement on Abyei in Addis Ababa on Monday, mediators said."),
        ("2011-06-22", "Nile Post", "Sudan and South Sudan signed an agreement on Abyei in Nairobi on Monday."),
    ],
    "silent in one, speaking in another": [
        ("2014-03-18", "Dnieper Post", "Gunmen killed a soldier at a base in Simferopol on Tuesday. Ukraine accused Russia of the attack on the base. The Kremlin declined to comment on the attack."),
        ("2014-03-19", "Volga Post", "The Kremlin said on Wednesday that Russian soldiers had played no part in the attack on the base in Simferopol."),
    ],
    "silent in both": [
        ("1999-05-11", "Lagos Mirror", "Kenyan Foreign Minister Bonaya Godana spoke in Nairobi on Tuesday. He would not say whether the options included troops for Somalia."),
        ("1999-05-11", "Coast Gazette", "Kenyan Foreign Minister Bonaya Godana spoke in Nairobi on Tuesday. He refused to say whether the options included troops for Somalia."),
    ],
    "lifted or in force": [
        ("2003-09-12", "Danube News", "The United Nations lifted sanctions on Libya on Friday."),
        ("2003-09-13", "Nile Post", "United Nations sanctions on Libya remain in force, a diplomat said on Saturday."),
        ("2003-09-13", "Gulf Monitor", "The United States will keep its sanctions on Libya in place, the White House said."),
    ],
    "gas that is stolen": [
        ("2006-01-01", "Dnieper Post", "Russia cut off natural gas to Ukraine on Sunday. Gazprom accused Ukraine of stealing gas meant for Europe. Ukraine denied that it had taken any Russian gas."),
    ],
    "who denies, and who has denied": [
        ("2004-03-11", "Iberia Wire", "Bombs on trains killed many people in Madrid on Thursday. Interior Minister Angel Acebes said that ETA was responsible for the attack. A Basque politician denied that ETA had carried out the attack."),
    ],
    "sums of money": [
        ("2003-09-12", "Danube News", "Libya has agreed to pay 2.7 billion dollars to the families of the victims."),
        ("2003-09-13", "Nile Post", "Libya agreed to pay $1.7 billion to the families of the victims."),
    ],
    "a visit and the talks on it": [
        ("1998-06-20", "Pacific Dispatch", "President Bill Clinton will visit China from June 25, the White House said on Saturday. He will meet President Jiang Zemin in Beijing on June 27."),
        ("1998-06-27", "Pacific Dispatch", "President Bill Clinton and President Jiang Zemin met in Beijing on Saturday."),
    ],
}  # fmt: skip


def read(folder: Path, name: str) -> Dossier:
    asked = dossier.open(folder / "affair.duckdb")
    reports = [
        make_report(text, id=f"r{n}", published=date.fromisoformat(day), source=outlet)
        for n, (day, outlet, text) in enumerate(AFFAIRS[name])
    ]
    asked.read(reports, coder=coder_for(None))
    return asked


@pytest.fixture
def affair(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Dossier]:
    with read(tmp_path, request.param) as asked:
        yield asked


def lines(asked: Dossier) -> list[str]:
    return sorted(f"{one.kind} {one.severity}: {one.says}" for one in asked.disagreements())


@pytest.mark.parametrize(
    ("affair", "expected"),
    [
        ("two ministers meet", [
            ("place real: Sahel Courier, citing Sudanese mediators, has it in Addis Ababa; "
            "Nile Post has it in Nairobi."),
        ]),
        ("silent in one, speaking in another", [
            "status time: Dnieper Post has the Kremlin say nothing; Volga Post quotes the Kremlin.",
        ]),
        ("silent in both", []),
        ("lifted or in force", [
            ("status probable: Danube News has it lifted (“United Nations lifted sanctions on "
            "Libya”); "
            "Nile Post, citing a United Nations diplomat, has it still in force."),
        ]),
        ("gas that is stolen", [
            ("blame real: Gazprom (in Dnieper Post) accuses Ukraine; "
            "Ukraine (in Dnieper Post) denies it."),
        ]),
        ("who denies, and who has denied", [
            ("blame real: Angel Acebes (in Iberia Wire) blames ETA for the attack; "
            "a Spanish politician (in Iberia Wire) denies it for ETA."),
            ("status real: On an attack by ETA on Spanish people: Iberia Wire, citing Angel Acebes, has it done; "
            "Iberia Wire, citing a Spanish politician, has it denied."),
        ]),
        ("sums of money", [
            "number probable: Danube News has $2.7 billion; Nile Post has $1.7 billion.",
        ]),
        ("a visit and the talks on it", []),
    ],
    indirect=["affair"],
)  # fmt: skip
def test_where_an_affair_disagrees(affair: Dossier, expected: list[str]) -> None:
    assert lines(affair) == expected


@pytest.mark.parametrize("affair", ["a visit and the talks on it"], indirect=True)
def test_talks_on_a_visit_are_no_visit_put_off(affair: Dossier) -> None:
    assert {step.track for moved in affair.moves() for step in moved.moves} <= {"status"}


@pytest.mark.parametrize("affair", ["silent in one, speaking in another"], indirect=True)
def test_who_speaks_of_the_deed_has_answered_the_charge(affair: Dossier) -> None:
    assert affair.unanswered() == []
    (one,) = affair.unanswered(as_of="2014-03-18")
    assert one.about == "Russia: accused by Ukraine on 2014-03-18; no word on it that day."
    assert one.answered == date(2014, 3, 19)
