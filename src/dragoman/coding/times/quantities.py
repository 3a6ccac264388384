"""Finds numbers with what they count: "about 8,000 troops", "dozens of tanks", "$1.2 billion"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.coding.times.patterns import Lexicon, Line, Token, reading_of
from dragoman.data.tables import read_toml, read_tsv
from dragoman.records import Quantity

MARKS = {",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash"}
PLAIN = ("numeral", "comma", "dot", "dash", "poss", "word", "name", "mark")
# No number begins with these.
GUARD = (
    "comma dot dash poss word name mark of or to and than least most many than so per cent the "
    "unit singular time abstract stop harm numbered percent currency"
)
# How many words may stand between a number and what it counts ("300 heavily armed men").
REACH = 6
# What lies between may be these; anything else ends the noun phrase.
BETWEEN = frozenset({"word", "name", "poss", "more", "about", "singular", "harm", "numbered"})
# What may follow a number without a space.
AFTER_NUMBER = frozenset({"unit", "percent", "comma", "dot", "currency"})
# A bare number in this range before a plural is a year ("the 2024 elections").
YEARS = range(1900, 2100)
# More parties or turns than this are worth counting.
FEW = 10
SHARED_SCALE = 1000  # "3 to 5 million": the first number shares a scale from this on
PLURAL_LENGTH = 4
NO_PLURALS = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A stretch with a number and the noun that it counts."""

    start: int
    end: int
    quantity: Quantity


def find_quantities(text: str) -> list[QuantityMention]:
    """The quantities of a text, in order and disjoint.

    Money is in ISO 4217 codes, shares in "percent", all else in the noun as written. Years,
    ordinals, ages, durations and times of day are none; a prison term is ("years").

    Examples:
        >>> [m.quantity for m in find_quantities("Over 300 tanks and $1.2 billion were sent.")]
        [Quantity(unit='tanks', value=None, min=300.0, max=None), Quantity(unit='USD', \
value=1200000000.0, min=None, max=None)]
    """
    line = _lexicon().line(text)
    found: list[QuantityMention] = []
    reached = 0
    for match in _master().finditer(line.letters):
        first, end = match.span()
        if first < reached or not _stands_free(line.tokens, first, end):
            continue
        unit = _unit(line, first, end)
        if unit is None:
            continue
        noun, stop = unit
        quantity = _quantity(reading_of(match), line.tokens[first:end], noun)
        if quantity is not None:
            found.append(QuantityMention(line.start(first), line.ends[stop - 1], quantity))
            reached = stop
    return found


def find_numbers(text: str) -> list[QuantityMention]:
    """The numbers of a text, whatever they count and if they count nothing: their unit is empty.

    Money and shares are none, nor are years, parts of names and of dates.

    Examples:
        >>> [m.quantity.value or m.quantity.min for m in find_numbers("The toll of 43 rose to at least 60.")]
        [43.0, 60.0]
    """
    line = _lexicon().line(text)
    found: list[QuantityMention] = []
    reached = 0
    for match in _master().finditer(line.letters):
        first, end = match.span()
        tokens = line.tokens[first:end]
        if first < reached or not _stands_free(line.tokens, first, end):
            continue
        if any(token.kind in ("sign", "half") for token in tokens) or _is_share(line.tokens, end):
            continue
        if _is_year(line.tokens, first, end):
            continue
        quantity = _quantity(reading_of(match), tokens, "")
        if quantity is not None:
            found.append(QuantityMention(line.start(first), line.ends[end - 1], quantity))
            reached = end
    return found


def _is_year(tokens: Sequence[Token], first: int, end: int) -> bool:
    number, after = tokens[end - 1], tokens[end] if end < len(tokens) else None
    return (
        end - first == 1
        and number.kind == "numeral"
        and number.value in YEARS
        and "," not in number.text
        and (after is None or after.kind != "unit")
    )


def _is_share(tokens: Sequence[Token], end: int) -> bool:
    """Whether a number is one of money, of a hundred or of time."""
    following = tokens[end : end + 2]
    kinds = [token.kind for token in following]
    return kinds[:1] in (["percent"], ["currency"], ["time"]) or kinds == ["per", "cent"]


# -- words and their classes -------------------------------------------------------------------


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read_toml("coding_quantities.toml")


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, object]]:
    table = _table()
    found: dict[str, tuple[str, object]] = {}
    for kind, members in table["plain"].items():
        found.update(dict.fromkeys(members, (kind, None)))
    for kind, members in table["valued"].items():
        found.update({word: (kind, value) for word, value in members.items()})
    return found


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    table = _table()
    return Lexicon(_classed, [*table["plain"], *table["valued"], *PLAIN])


@lru_cache(maxsize=1)
def _master() -> re.Pattern[str]:
    return _lexicon().master(read_tsv("coding_quantities.tsv"), GUARD)


def _classed(told: str) -> tuple[str, object]:
    if told[0] in "0123456789":
        digits = told.replace(",", "")
        plain = digits.replace(".", "", 1)
        # Longer numbers are no counts, but identifiers.
        return ("numeral", float(digits)) if plain.isdigit() and len(plain) < 16 else ("mark", None)
    known = _words().get(told.lower())
    if known is not None:
        return known
    if told[0].isalpha():
        return ("name" if told[0].isupper() else "word"), None
    if told in ("'s", "’s"):
        return "poss", None
    return MARKS.get(told, "mark"), None


# -- what is counted ---------------------------------------------------------------------------


def _stands_free(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a number is no part of a name, date or compound ("G7", "F-16", "75-year-old")."""
    if end < len(tokens) and tokens[end].glued and tokens[end].kind not in AFTER_NUMBER:
        return tokens[end].text in ")]”\"'’;:?!…"
    if first == 0:
        return True
    before = tokens[first - 1]
    if tokens[first].glued and tokens[first].kind != "sign" and before.text not in "([“\"‘'—–":
        return False
    if before.kind == "dot" and before.glued and first > 1:
        if tokens[first].kind != "numeral":
            return True  # "in April. Two men": a sentence begins, and no "No. 5"
        before = tokens[first - 2]
    return before.kind != "numbered"


def _unit(line: Line, first: int, end: int) -> tuple[str, int] | None:
    """What a number counts, and the token after it; none where it counts nothing."""
    tokens = line.tokens
    sign = next((token for token in tokens[first:end] if token.kind == "sign"), None)
    if sign is not None:
        return str(sign.value), end
    if tokens[end - 1].text == "m":
        return None  # metres, not millions
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.kind in ("percent", "currency"):
        if after.text == "won" and not any(token.kind == "scale" for token in tokens[first:end]):
            return None  # "three won seats"
        return str(after.value), end + 1
    if [token.kind for token in tokens[end : end + 2]] == ["per", "cent"]:
        return "percent", end + 2
    return _noun(tokens, first, end)


def _noun(tokens: Sequence[Token], first: int, end: int) -> tuple[str, int] | None:
    i = end
    if i < len(tokens) and tokens[i].kind == "of":
        i += 1
        if i < len(tokens) and tokens[i].kind == "the":
            i += 1
    best: tuple[str, int] | None = None
    for j in range(i, min(len(tokens), i + REACH)):
        token = tokens[j]
        if token.kind == "time":
            return _prison(tokens, j)
        if token.kind == "singular" and _is_one(tokens, first, end):
            return token.text, j + 1
        if _owns(tokens, j):
            continue  # "300 People's Army troops"
        if token.kind == "unit" or _is_plural(token, tokens, first, end):
            best = token.text, j + 1
        elif best is not None or token.kind == "abstract" or token.kind not in BETWEEN:
            if token.kind == "abstract" and best is None and _is_many(tokens, first, end):
                best = token.text, j + 1
            break
    return best or _people(tokens, first, end, i)


def _owns(tokens: Sequence[Token], j: int) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].kind == "poss"


def _is_one(tokens: Sequence[Token], first: int, end: int) -> bool:
    return tokens[end - 1].value == 1 and (end - first == 1 or tokens[end - 2].kind == "about")


def _is_many(tokens: Sequence[Token], first: int, end: int) -> bool:
    return _amount(tokens[first:end]) > FEW


def _is_plural(token: Token, tokens: Sequence[Token], first: int, end: int) -> bool:
    """A plural that no table knows; after a name, or for a year, it may be something else."""
    text = token.text
    if token.kind not in ("word", "name") or len(text) < PLURAL_LENGTH or text[-1] != "s":
        return False
    if text.endswith(NO_PLURALS) and token.kind == "word":
        return False
    number = tokens[end - 1]
    if _is_one(tokens, first, end):
        return False
    if number.kind == "numeral" and end - first == 1:
        if number.value in YEARS and "," not in number.text:
            return False
        return first == 0 or tokens[first - 1].kind != "name"
    return True


def _prison(tokens: Sequence[Token], j: int) -> tuple[str, int] | None:
    """ "10 years in prison" is a quantity; other stretches of time are none."""
    following = [token.text.lower() for token in tokens[j + 1 : j + 4]]
    if any(word in _table()["prison"]["places"] for word in following):
        return tokens[j].text, j + 1
    return None


def _people(tokens: Sequence[Token], first: int, end: int, i: int) -> tuple[str, int] | None:
    """A bare number of people: "killing 43", "dozens were wounded", "12 of them were killed"."""
    k = first - 1
    while k >= 0 and tokens[k].kind in ("at", "least", "about"):
        k -= 1
    if k >= 0 and (tokens[k].kind == "harm" or tokens[k].text in ("killed", "wounded", "injured")):
        return "people", end
    while i < len(tokens) and tokens[i].kind in ("the", "more", "stop"):
        i += 1
        if (
            i < len(tokens)
            and i - end < REACH
            and tokens[i].text in ("killed", "wounded", "injured")
        ):
            return "people", end
    return None


# -- how many ----------------------------------------------------------------------------------


def _quantity(reading: str, tokens: Sequence[Token], unit: str) -> Quantity | None:
    if reading == "range":
        low, high = _both(tokens)
        return Quantity(unit, min=low, max=high) if low < high else None
    amount = _amount(tokens)
    if amount <= 0:
        return None
    vague = next(
        (t for t in tokens if t.kind in ("scales", "vague", "several") and t.text != "couple"), None
    )
    if reading == "max":
        return Quantity(unit, max=amount)
    if reading == "min" or vague is not None:
        return Quantity(unit, min=amount)
    return Quantity(unit, value=amount)


def _both(tokens: Sequence[Token]) -> tuple[float, float]:
    """The two ends of a range; "3 to 5 million" lends its scale to the first."""
    kinds = [token.kind for token in tokens]
    middle = next((i for i, kind in enumerate(kinds) if _parts(kinds, i, kind)), len(kinds))
    low, high = _amount(tokens[:middle]), _amount(tokens[middle:])
    scales = [
        float(t.value) for t in tokens[middle:] if t.kind == "scale" and isinstance(t.value, int)
    ]
    if scales and "scale" not in kinds[:middle] and low < SHARED_SCALE:
        low *= scales[-1]
    return low, high


def _parts(kinds: Sequence[str], i: int, kind: str) -> bool:
    """Whether a word parts the two numbers of a range, and is no "hundred and" or "twenty-"."""
    if kind == "and":
        return kinds[0] == "between" and kinds[i + 1] != "a" and kinds[i - 1] != "scale"
    return kind == "to" or (kind == "dash" and kinds[i - 1] != "count")


def _amount(tokens: Sequence[Token]) -> float:
    """The number that words and digits make."""
    total = part = 0.0
    for token in tokens:
        value = float(token.value) if isinstance(token.value, int | float) else 0.0
        if token.kind in ("numeral", "count", "vague", "several"):
            part += value
        elif token.kind == "half":
            part += 0.5
        elif token.kind == "scale":
            part = (part or 1.0) * value
            if value > 100:
                total, part = total + part, 0.0
        elif token.kind == "scales":
            part = (part or 2.0) * value
    return total + part
