"""Quantities held against each other: the same number, numbers that can both be right, or a clash."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.data.tables import read_tsv
from dragoman.fusing.rules import settings
from dragoman.fusing.words import stem
from dragoman.records import Quantity

Held = Literal["same", "fits", "clash"]

_SPACE = re.compile(r"[\s_-]+")
_SIGNS = {"USD": "$", "dollars": "$", "EUR": "€", "euros": "€", "GBP": "£", "pounds": "£"}
_LARGE = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))


@dataclass(frozen=True, slots=True)
class UnitClass:
    """Units that count one kind of thing."""

    name: str
    held: bool  # numbers of it can clash at all
    stock: bool = False  # it stays and is counted again and again


def unit_class(unit: str) -> UnitClass:
    """The class of a unit; a unit that the table lacks is a class of its own.

    >>> unit_class("soldiers").name, unit_class("Troops").name
    ('troops', 'troops')
    """
    folded = _SPACE.sub("-", unit.strip().casefold())
    known = _units()
    for form in (folded, folded.removesuffix("s"), folded.rpartition("-")[2]):
        found = known.get(form) or known.get(form.removesuffix("s"))
        if found is not None:
            return found
    if folded.endswith(("men", "ies")):
        singular = folded[:-3] + ("man" if folded.endswith("men") else "y")
        if singular in known:
            return known[singular]
    return UnitClass(stem(folded), held=True)


def hold(a: Quantity, b: Quantity) -> Held:
    """How two numbers of one unit class stand to each other.

    ``same`` within rounding; ``fits`` where bounds leave room for both; else ``clash``.

    >>> hold(Quantity("troops", 8000), Quantity("troops", min=2000))
    'fits'
    >>> hold(Quantity("troops", 3000), Quantity("troops", 12000))
    'clash'
    """
    rounding = float(settings()["numbers"]["rounding"])
    if a.value is not None and b.value is not None:
        near = abs(a.value - b.value) <= rounding * max(abs(a.value), abs(b.value))
        return "same" if near else "clash"
    if (a.value, a.min, a.max) == (b.value, b.min, b.max):
        return "same"
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    meet = low_a * (1 - rounding) <= high_b and low_b * (1 - rounding) <= high_a
    return "fits" if meet else "clash"


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest number that is meant."""
    if quantity.value is not None:
        return quantity.value, quantity.value
    low = 0.0 if quantity.min is None else quantity.min
    return low, math.inf if quantity.max is None else quantity.max


def far_apart(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers that fit still leave so much room that a reader should know.

    >>> far_apart(Quantity("troops", 8000), Quantity("troops", min=2000))
    True
    """
    low_a, low_b = (_named(one) for one in (a, b))
    least, most = sorted((low_a, low_b))
    return least > 0 and most / least >= float(settings()["numbers"]["vague_factor"])


def in_words(quantity: Quantity, *, unit: bool = True) -> str:
    """The number as prose.

    >>> in_words(Quantity("troops", 8000)), in_words(Quantity("troops", min=2000), unit=False)
    ('8,000 troops', '2,000 or more')
    >>> in_words(Quantity("USD", 2.7e9)), in_words(Quantity("EUR", min=400_000), unit=False)
    ('$2.7 billion', '€400,000 or more')
    """
    sign = _SIGNS.get(quantity.unit, "")
    match quantity:
        case Quantity(value=float() | int() as value):
            text = _figure(value, sign)
        case Quantity(min=float() | int() as least, max=float() | int() as most):
            text = f"{_figure(least, sign)} to {_figure(most, sign)}"
        case Quantity(min=float() | int() as least):
            text = f"{_figure(least, sign)} or more"
        case Quantity(max=float() | int() as most):
            text = f"up to {_figure(most, sign)}"
        case _:
            text = "some"
    return f"{text} {quantity.unit}" if unit and not sign else text


def _named(quantity: Quantity) -> float:
    """The number that the report names, whichever bound it is."""
    named = (quantity.value, quantity.min, quantity.max)
    return next((float(one) for one in named if one is not None), 0.0)


def _figure(number: float, sign: str = "") -> str:
    for name, size in _LARGE if sign else ():
        if number >= size:
            return f"{sign}{number / size:,.6g} {name}"
    if sign:
        return f"{sign}{_figure(number)}"
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,.6g}"


@cache
def _units() -> dict[str, UnitClass]:
    known: dict[str, UnitClass] = {}
    for row in read_tsv("fusing_units.tsv"):
        found = UnitClass(row["class"], row["held"] == "x", row["stock"] == "x")
        known |= dict.fromkeys(row["units"].split(), found)
    return known
