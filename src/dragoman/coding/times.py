"""Finds time expressions in a text and resolves them against the day of the report."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from dragoman.coding.calendar import Stretch
from dragoman.coding.time_rules import Found, read
from dragoman.data.tables import read_toml, read_tsv

TOKEN = re.compile(
    r"(?P<iso>(?<![\d-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-]))"
    r"|(?P<numeric>(?<!\d)(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})(?!\d))"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th|s)?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s])"
)
MARKS = {
    ",": "comma",
    ".": "dot",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "’": "quote",
    "'": "quote",
    "/": "slash",
}
OTHERS = ("iso", "numeric", "number", "day", "year", "ordinal", "decade_name")
CLASSES_ONLY = ("comma", "dot", "dash", "poss", "quote", "slash", "word", "name", "mark", "end")
# Years that are told by four digits alone.
YEARS = range(1000, 2200)
# Without a hint that it is a year, a bare number is one only in this range.
PLAIN_YEARS = range(1700, 2100)
# How many tokens before a time may tell its tense.
TENSE_REACH = 14
# How many sentences back a "day later" may count from.
SENTENCES_BACK = 1


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A stretch that names a time: an ISO date, month, year or interval where it can be told."""

    start: int
    end: int
    text: str
    value: str | None


class Token(NamedTuple):
    """One word, number or mark, with the class that the patterns see."""

    start: int
    end: int
    lower: str
    kind: str
    value: object


def find_times(text: str, published: date | None) -> list[TimeMention]:
    """The time expressions of a text, in order and disjoint.

    Args:
        text: any text.
        published: the day that "yesterday" and a date without a year are read against; without
            it such mentions are found, and their value is None.

    Examples:
        >>> [m.value for m in find_times("They met on Thursday and in May 2019.", date(2024, 11, 1))]
        ['2024-10-31', '2019-05']
    """
    tokens = _tokens(text)
    line = "".join(_letters()[token.kind] for token in tokens)
    found: list[TimeMention] = []
    last: tuple[Stretch, int] | None = None
    for match in _master().finditer(line):
        reading = _reading(match)
        if reading == "none":
            continue
        first, end = match.span()
        inside = tokens[first:end]
        if reading == "year" and not _is_year(inside, tokens, first):
            continue
        before = last[0] if last and _is_near(tokens, last[1], first) else None
        context = Found(
            [(token.kind, token.value) for token in inside],
            published,
            before,
            _tense(tokens, first),
        )
        stretch = read(reading, context)
        if stretch is not None:
            last = stretch, end
        start, value = _opened(tokens, first, end, stretch)
        found.append(
            TimeMention(
                tokens[start].start,
                tokens[end - 1].end,
                text[tokens[start].start : tokens[end - 1].end],
                value,
            )
        )
    return found


# -- tokens and their classes ------------------------------------------------------------------


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    for match in TOKEN.finditer(text):
        told = match.group()
        start, end = match.span()
        kind, value = _classed(str(match.lastgroup), told)
        if kind == "name" and value is None and told.lower() == "s" and _after_quote(tokens, start):
            tokens[-1] = Token(tokens[-1].start, end, "'s", "poss", None)
            continue
        tokens.append(Token(start, end, told.lower(), kind, value))
    return tokens


def _after_quote(tokens: list[Token], start: int) -> bool:
    return bool(tokens) and tokens[-1].kind == "quote" and tokens[-1].end == start


def _classed(group: str, told: str) -> tuple[str, object]:
    if group == "word":
        return _word(told)
    if group == "mark":
        return MARKS.get(told, "mark"), None
    if group == "number":
        return _number(told)
    return group, told


@lru_cache(maxsize=4096)
def _word(told: str) -> tuple[str, object]:
    known = _words().get(told) or _words().get(told.lower())
    if known is not None:
        return known
    return ("name" if told[:1].isupper() or told == "s" else "word"), None


def _number(told: str) -> tuple[str, object]:
    digits = told.rstrip("sthndr")
    suffix = told[len(digits) :]
    if len(digits) > 4 or not digits.isdigit():
        return "number", None
    value = int(digits)
    if suffix == "s":
        return ("decade_name", value) if len(digits) == 4 and not value % 10 else ("number", None)
    if suffix:
        return ("ordinal", value) if 1 <= value <= 31 else ("number", None)
    if len(digits) == 4 and value in YEARS:
        return "year", value
    return ("day", value) if len(digits) < 3 and 1 <= value <= 31 else ("number", value)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read_toml("coding_times.toml")


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, object]]:
    """Class and value of every word of the table; the forms with a capital as they stand."""
    table = _table()
    found: dict[str, tuple[str, object]] = {}
    for group in ("capital", "valued"):
        for kind, members in table[group].items():
            found.update({word: (kind, value) for word, value in members.items()})
    for kind, members in table["plain"].items():
        found.update(dict.fromkeys(members, (kind, None)))
    return found


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """One letter for each class: the patterns run over a line of them."""
    table = _table()
    names = [
        *(kind for group in ("capital", "valued", "plain") for kind in table[group]),
        *OTHERS,
        *CLASSES_ONLY,
    ]
    free = string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x180)))
    return dict(zip(dict.fromkeys(names), free, strict=False))


# -- patterns ----------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _master() -> re.Pattern[str]:
    """All patterns of the table as one, each in a group named for its reading and row."""
    short: dict[str, str] = {}
    rows: list[str] = []
    for row in read_tsv("coding_times.tsv"):
        pattern = _compiled(row["pattern"], short)
        if row["reading"].startswith("="):
            short[row["reading"][1:]] = f"(?:{pattern})"
        else:
            rows.append(f"(?P<{row['reading']}_{len(rows)}>{pattern})")
    return re.compile("|".join(rows))


def _compiled(pattern: str, short: dict[str, str]) -> str:
    """Class names as their letters; plain brackets do not capture."""
    letters = _letters()

    def replaced(match: re.Match[str]) -> str:
        name = match.group()
        return short[name] if name in short else letters[name]

    spaced = re.sub(r"\((?!\?)", "(?:", pattern)
    return re.sub(r"[A-Za-z_]+", replaced, spaced).replace(" ", "")


def _reading(match: re.Match[str]) -> str:
    return str(match.lastgroup).rpartition("_")[0]


# -- context -----------------------------------------------------------------------------------


def _is_year(inside: list[Token], tokens: list[Token], first: int) -> bool:
    """A lone number is a year in a plausible range, or after a word that wants a time."""
    if len(inside) > 1:
        return True
    value = inside[0].value
    before = tokens[first - 1] if first else None
    if before is not None and before.kind == "mark" and before.lower not in '(["“‘':
        return False  # "$2000", "#1984"
    if value in PLAIN_YEARS:
        return True
    return before is not None and before.kind in ("in", "since", "until", "of")


def _tense(tokens: list[Token], first: int) -> int:
    """Whether the nearest verb form before a time points ahead (1) or back (-1)."""
    tense = _tenses()
    for i in range(first - 1, max(-1, first - 1 - TENSE_REACH), -1):
        word = tokens[i].lower
        if tokens[i].kind == "dot" and _ends_sentence(tokens, i):
            return 0
        before = tokens[i - 1].lower if i else ""
        if word in tense["future"]:
            return 1
        if before in ("be", "been", "to", "will", "would", "being"):
            continue  # "will be held", "to hit"
        if word in tense["past"] or (len(word) > 4 and word.endswith("ed")):
            return -1
    return 0


@lru_cache(maxsize=1)
def _tenses() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _table()["tense"].items()}


def _ends_sentence(tokens: list[Token], i: int) -> bool:
    """Whether a full stop is no mark of abbreviation ("Oct. 23", "U.S. troops")."""
    if i + 1 >= len(tokens) or i == 0:
        return True
    before, after = tokens[i - 1], tokens[i + 1]
    if before.kind in ("short_month", "short_weekday") or len(before.lower) == 1:
        return False
    return after.start > tokens[i].end and after.kind not in ("word", "day", "comma")


def _is_near(tokens: list[Token], end: int, first: int) -> bool:
    stops = sum(
        1
        for i in range(end, first)
        if (tokens[i].kind == "dot" and _ends_sentence(tokens, i)) or tokens[i].lower in "?!"
    )
    return stops <= SENTENCES_BACK


def _opened(
    tokens: list[Token], first: int, end: int, stretch: Stretch | None
) -> tuple[int, str | None]:
    """The first token and the value, with "since", "until" and "from ... on" taken in."""
    value = None if stretch is None else stretch.iso()
    if first == 0:
        return first, value
    kind = tokens[first - 1].kind
    after = tokens[end].kind if end < len(tokens) else "end"
    if kind == "since" or (kind == "from" and after in ("onward", "on")):
        return first - 1, value and f"{value.partition('/')[0]}/.."
    if kind == "until":
        return first - 1, value and f"../{value.rpartition('/')[2]}"
    if kind in ("by", "before", "after") and after not in (
        "word",
        "name",
        "poss",
        "number",
        "daypart",
    ):
        return first - 1, value and (
            f"{value.rpartition('/')[2]}/.."
            if kind == "after"
            else f"../{value.rpartition('/')[2]}"
        )
    return first, value
