"""What stands around a time expression: its tense, a "since" before it, and the time before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dragoman.coding.times.calendar import Stretch
from dragoman.coding.times.patterns import Token
from dragoman.data.tables import read_toml

# Without a word before it that wants a time, a bare number is a year only in this range.
PLAIN_YEARS = range(1700, 2100)
# How many tokens before a time may tell its tense.
TENSE_REACH = 14
# How many sentences back a "day later" may count from.
SENTENCES_BACK = 3
# ... and how many tokens: longer sentences are lists.
TOKENS_BACK = 120
# Classes of tokens that name a time by a war.
ERAS = frozenset({"era", "world"})


def is_year(tokens: Sequence[Token], first: int, end: int) -> bool:
    """A lone number is a year in a plausible range, or after a word that wants a time."""
    if end - first > 1:
        return True
    if [token.glued for token in tokens[end : end + 2]] == [True, True] and (
        tokens[end].kind == "dash"
    ):
        return False  # "a 2011-style uprising"
    before = tokens[first - 1] if first else None
    if before is not None and before.kind == "mark" and before.text not in '(["“‘':
        return False  # "$2000", "#1984"
    if tokens[first].value in PLAIN_YEARS:
        return True
    return before is not None and before.kind in ("in", "since", "until", "of")


def tense_of(tokens: Sequence[Token], first: int, end: int) -> int:
    """Whether the nearest verb form before a time points ahead (1) or back (-1)."""
    tense = _tenses()
    if first and tokens[first - 1].text == "for" and not _owned(tokens, end):
        return 1  # "called for Wednesday"
    if _is_latest(tokens, first):
        return 1
    due = bool(first) and tokens[first - 1].text.lower() in tense["deadline"]
    for i in range(first - 1, max(-1, first - 1 - TENSE_REACH), -1):
        word = tokens[i].text if tokens[i].kind == "name_month" else tokens[i].text.lower()
        if tokens[i].kind == "dot" and _ends_sentence(tokens, i):
            break
        if word in tense["plans"] and i and tokens[i - 1].text.lower() in tense["determiners"]:
            continue  # "praised the plan on Tuesday"
        if word in tense["future"] or (word in tense["to_be"] and tokens[i + 1].text == "to"):
            return 1
        if i and tokens[i - 1].text.lower() in tense["before_infinitive"]:
            continue  # "will be held", "to hit"
        if due and word in tense["demanding"]:
            return 1  # "asked for answers by Friday"
        if word in tense["past"] or (len(word) > 4 and word.endswith("ed")):
            return -1
    return int(due)


def _is_latest(tokens: Sequence[Token], first: int) -> bool:
    """ "No later than Friday"."""
    words = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
    return words == ["no", "later", "than"]


def _owned(tokens: Sequence[Token], end: int) -> bool:
    return end < len(tokens) and tokens[end].kind == "poss"


@lru_cache(maxsize=1)
def _tenses() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(words) for name, words in read_toml("coding_times.toml")["tense"].items()
    }


def _ends_sentence(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full stop is no mark of abbreviation ("Oct. 23", "U.S. troops")."""
    if i + 1 >= len(tokens) or i == 0:
        return True
    before, after = tokens[i - 1], tokens[i + 1]
    if before.kind in ("short_month", "short_weekday") or len(before.text) == 1:
        return False
    return not after.glued and after.kind not in ("word", "day", "comma")


def is_near(tokens: Sequence[Token], end: int, first: int) -> bool:
    """Whether a time that ends at one token is near enough to count from at another."""
    if first - end > TOKENS_BACK:
        return False
    stops = 0
    for i in range(first - 1, end - 1, -1):
        stops += tokens[i].text in "?!" or (tokens[i].kind == "dot" and _ends_sentence(tokens, i))
        if stops > SENTENCES_BACK:
            return False
    return True


def opened(
    tokens: Sequence[Token], first: int, end: int, stretch: Stretch | None
) -> tuple[int, str | None]:
    """The first token and the value, with "since", "until" and "from ... on" taken in."""
    value = None if stretch is None else stretch.iso()
    opening = first - 1
    if opening > 0 and tokens[opening].kind == "the":
        opening -= 1  # "by the end of May"
    if opening < 0:
        return first, value
    if _is_latest(tokens, first):
        return first - 3, value and f"../{value.rpartition('/')[2]}"
    kind = tokens[opening].kind
    after = tokens[end].kind if end < len(tokens) else "mark"
    closed = after not in ("word", "name", "poss", "number", "daypart")
    ended = any(token.kind in ERAS for token in tokens[first:end])  # since a war: since its end
    if kind in ("since", "from") and not ended and (kind == "since" or after in ("onward", "on")):
        return opening, value and f"{value.partition('/')[0]}/.."
    if (kind == "after" and closed) or (kind == "since" and ended):
        return opening, value and f"{value.rpartition('/')[2]}/.."
    if kind == "until" or (kind == "by" and closed):
        return opening, value and f"../{value.rpartition('/')[2]}"
    if kind == "before" and closed:
        whole = stretch is not None and stretch.grain == "year"  # before a war is before it began
        return (
            opening,
            value and f"../{value.partition('/')[0] if whole else value.rpartition('/')[2]}",
        )
    return first, value
