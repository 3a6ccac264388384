"""Made-up reports with their claims, as many as asked for: what growth is measured on.

Two years of affairs between states, the same for the same seed. A few pairs of states make most of
the news; an affair flares up and dies down within weeks. Wires are printed by ten outlets, with a
word or a paragraph changed and their own standing lines below; follow-ups tell again what was told
the days before, in other words; numbers differ, and some deeds are denied.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from dragoman.records import (
    Act,
    Claim,
    CleanReport,
    Evidence,
    Party,
    Quantity,
    Region,
    Report,
    Voice,
)
from dragoman.store.write import Coded

_FIRST = date(2023, 1, 1)
_DAYS = 730
_OUTLETS = 200
_FOOT = 14  # words of an outlet's standing lines
_REPORTS_AN_AFFAIR = 40  # on average, copies among them
_FLARE = 12.0  # days within which an affair dies down, on average
_WIRE = 0.04  # of the originals, those that ten outlets print
_PRINTED = 9  # times more
_AGAIN = 0.3  # of the sentences, those that tell again what the affair has told
_DENIED, _PLANNED, _CITED = 0.05, 0.1, 0.3
_TOLD = (5, 13)  # sentences of a report

_STATES = {
    "USA": "United States", "RUS": "Russia", "CHN": "China", "UKR": "Ukraine", "ISR": "Israel",
    "IRN": "Iran", "TUR": "Turkey", "IND": "India", "PAK": "Pakistan", "JPN": "Japan",
    "KOR": "South Korea", "PRK": "North Korea", "FRA": "France", "DEU": "Germany", "GBR": "Britain",
    "SAU": "Saudi Arabia", "EGY": "Egypt", "SYR": "Syria", "POL": "Poland", "BRA": "Brazil",
    "MEX": "Mexico", "VEN": "Venezuela", "COL": "Colombia", "CUB": "Cuba", "ETH": "Ethiopia",
    "SDN": "Sudan", "KEN": "Kenya", "NGA": "Nigeria", "MAR": "Morocco", "DZA": "Algeria",
    "LBY": "Libya", "GRC": "Greece", "SRB": "Serbia", "ARM": "Armenia", "AZE": "Azerbaijan",
    "GEO": "Georgia", "KAZ": "Kazakhstan", "PHL": "Philippines", "VNM": "Vietnam", "IDN": "Indonesia",
}  # fmt: skip
# By type: its quad, and verbs before and behind a number, which has a unit where it is counted.
_DEEDS: tuple[tuple[str, int, str, str | None, int], ...] = (
    ("ASSAULT", 4, "shelled positions of", "people killed", 9),
    ("CONSULT", 1, "held talks with", None, 8),
    ("ACCUSE", 3, "accused the government of", None, 8),
    ("MOBILIZE", 4, "moved forces to the border of", "troops", 5),
    ("AID", 2, "sent supplies to", "tons", 5),
    ("THREATEN", 3, "warned the leaders of", None, 4),
    ("SANCTION", 4, "put new sanctions on", "companies", 3),
    ("REQUEST", 3, "asked for answers from", None, 3),
    ("AGREE", 1, "promised a new accord to", None, 2),
    ("REJECT", 3, "turned down a proposal of", None, 2),
    ("COERCE", 4, "seized ships of", "ships", 2),
    ("RETREAT", 2, "withdrew units facing", "troops", 1),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Made:
    """A report with what is claimed in it."""

    report: Report
    claims: tuple[Claim, ...]

    @property
    def coded(self) -> Coded:
        """As the coder hands it on: all of the text is running text."""
        region = Region(0, len(self.report.text), "body")
        return Coded(CleanReport(self.report, (region,), (), ()), self.claims)


@dataclass(slots=True)
class _Affair:
    """Two states, a few places and what has been told so far."""

    sides: tuple[str, str]
    begins: float  # days after the first
    places: list[str]
    words: list[str]  # the affair's own, which its reports share
    told: list[_Deed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Deed:
    kind: int
    turned: bool
    place: str
    day: date
    number: int


def make(count: int, seed: int = 1) -> Iterator[Made]:
    """So many reports, by day."""
    chance = random.Random(seed)
    words = _vocabulary(chance)
    feet = [" ".join(chance.sample(words, _FOOT)) for _ in range(_OUTLETS)]
    affairs = _affairs(chance, max(count // _REPORTS_AN_AFFAIR, 3), words)
    planned: list[tuple[date, _Affair, int]] = []
    left = count
    while left > 0:
        affair = chance.choice(affairs)
        at = min(affair.begins + chance.expovariate(1 / _FLARE), _DAYS - 1)
        printed = min(left, 1 + (_PRINTED if chance.random() < _WIRE * 2 else 0))
        planned.append((_FIRST + timedelta(int(at)), affair, printed))
        left -= printed
    planned.sort(key=lambda one: one[0])
    number = 0
    for day, affair, printed in planned:
        told = _tell(chance, affair, day, words)
        for nth in range(printed):
            outlet = chance.randrange(_OUTLETS)
            yield _printed(chance, told, (number, nth, outlet), day, feet[outlet], words)
            number += 1


def _vocabulary(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(_LETTERS, k=chance.randint(3, 9))) for _ in range(20_000)]


def _affairs(chance: random.Random, count: int, words: list[str]) -> list[_Affair]:
    pairs = list(combinations(_STATES, 2))
    chance.shuffle(pairs)
    shares = [1 / (rank + 1) for rank in range(len(pairs))]
    return [
        _Affair(
            sides=chance.choices(pairs, shares)[0],
            begins=chance.uniform(0, _DAYS),
            places=[chance.choice(words).capitalize() for _ in range(4)],
            words=chance.sample(words, 30),
        )
        for _ in range(count)
    ]


_Told = list[tuple[str, _Deed, tuple[str, str], str, str | None]]
"""Sentences: the words around the deed, the deed, its sides, its status, who is cited."""


def _tell(chance: random.Random, affair: _Affair, day: date, words: list[str]) -> _Told:
    """The sentences of an original: new deeds, and some that were told before."""
    told: _Told = []
    for _ in range(chance.randint(*_TOLD)):
        if affair.told and chance.random() < _AGAIN:
            deed = chance.choice(affair.told[-12:])
            if chance.random() < 0.3:
                deed = replace(deed, number=int(deed.number * chance.choice([1, 1.05, 2, 3])))
        else:
            deed = _Deed(
                kind=chance.choices(range(len(_DEEDS)), [one[-1] for one in _DEEDS])[0],
                turned=chance.random() < 0.35,
                place=chance.choice(affair.places),
                day=day - timedelta(chance.randint(0, 4)),
                number=chance.randint(2, 900),
            )
            affair.told.append(deed)
        sides = (affair.sides[1], affair.sides[0]) if deed.turned else affair.sides
        draw = chance.random()
        status = (
            "denied" if draw < _DENIED else "planned" if draw < _DENIED + _PLANNED else "asserted"
        )
        cited = chance.choice([*sides, "USA"]) if chance.random() < _CITED else None
        around = " ".join([*chance.sample(affair.words, 5), *chance.choices(words, k=6)])
        told.append((around, deed, sides, status, cited))
    return told


def _printed(
    chance: random.Random, told: _Told, place: tuple[int, int, int], day: date, foot: str,
    words: list[str],
) -> Made:  # fmt: skip
    """The sentences as one outlet prints them: a copy is cut, or has a word changed."""
    number, nth, outlet = place
    identity = f"r{number}"
    kept = told[: max(3, len(told) - chance.randint(0, 2))] if nth else told
    text, claims = "", []
    for around, deed, sides, status, cited in kept:
        shown = f"{chance.choice(words)} {around}" if nth and chance.random() < 0.1 else around
        act, words_of_it = _act(identity, len(text), (deed, sides), status, cited)
        claims.append(act)
        text += f"{words_of_it} {shown}. "
    text += foot
    key = hashlib.sha256(f"{identity} {text}".encode()).hexdigest()[:32]
    report = Report(
        identity, key, text, published=day, published_from="metadata",
        source=f"Outlet {outlet}", source_from="metadata", language="en",
        published_confidence=1.0,
    )  # fmt: skip
    return Made(report, tuple(claims))


def _act(
    report: str, start: int, done: tuple[_Deed, tuple[str, str]], status: str, cited: str | None
) -> tuple[Act, str]:
    deed, (a, b) = done
    event, quad, verb, unit, _ = _DEEDS[deed.kind]
    counted = f", {deed.number} {unit}," if unit else ""
    said = f"{_STATES[a]} {verb} {_STATES[b]}{counted} at {deed.place} on {deed.day:%d %B}"
    there = start + len(_STATES[a]) + len(verb) + 2
    act = Act(
        report=report,
        evidence=Evidence(start, start + len(said), said),
        source=(Party(f"{a}:GOV", _STATES[a], _STATES[a], start, start + len(_STATES[a])),),
        target=(Party(f"{b}:GOV", _STATES[b], _STATES[b], there, there + len(_STATES[b])),),
        event=event,  # type: ignore[arg-type]
        quad=quad,
        status=status,  # type: ignore[arg-type]
        according_to=Voice(f"{cited}:GOV", f"officials of {_STATES[cited]}") if cited else None,
        when=deed.day.isoformat(),
        where=deed.place,
        quantity=Quantity(unit, float(deed.number)) if unit else None,
        confidence=0.8,
    )
    return act, said
