"""Who is one side: codes folded to the state or body that they act for, and names for them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from dragoman.data.tables import read_parquet, read_tsv
from dragoman.records import Act, ClaimRow, Party, Silence, Statement, Tie

_STATE = re.compile(r"[A-Z]{3}")


@cache
def side(code: str) -> str:
    """The side that a code acts on: official sectors are their state, others stand apart.

    >>> side("PRK:MIL"), side("USA:EDU"), side("IGO:NATO")
    ('PRK', 'USA:EDU', 'IGO:NATO')
    """
    state, _, sector = code.partition(":")
    if not is_state(state) or not sector:
        return code
    rule = _sectors().get(sector.partition(":")[0])
    return state if rule and rule["official"] else code


@cache
def dyad_side(code: str) -> str | None:
    """The state, body or group that a code stands for in a dyad; None for those who only comment.

    >>> dyad_side("PRK:MIL"), dyad_side("SYR:REB"), dyad_side("IGO:NATO"), dyad_side("USA:EDU")
    ('PRK', 'SYR:REB', 'IGO:NATO', None)
    """
    state, _, sector = code.partition(":")
    known = _sectors()
    if not is_state(state):
        rule = known.get(state)
        bare = rule is not None and (not sector or rule["dyad"] == "none")
        return None if bare or not code else code
    rule = known.get(sector.partition(":")[0])
    if not sector or (rule and rule["dyad"] == "state"):
        return state
    return None if rule and rule["dyad"] == "none" else code


@cache
def end(code: str) -> str:
    """The side that an act befalls: the people and firms of a country are that country.

    >>> end("UKR:CVL"), end("UKR:MIL"), end("SYR:REB")
    ('UKR', 'UKR', 'SYR:REB')
    """
    state, _, sector = code.partition(":")
    rule = _sectors().get(sector.partition(":")[0])
    return state if is_state(state) and rule and rule["people"] else side(code)


@cache
def is_state(code: str) -> bool:
    """Whether a code is a state's: three capitals that are neither a sector nor a family of bodies.

    >>> is_state("PRK"), is_state("JRN"), is_state("PRK:MIL")
    (True, False, False)
    """
    return bool(_STATE.fullmatch(code)) and code not in _sectors() and code not in _FAMILIES


@cache
def state_names() -> dict[str, str]:
    """By code, the states' names as the authority has them."""
    return {
        row["code"]: row["name"]
        for row in read_parquet("names.parquet").to_pylist()
        if row["kind"] == "state" and is_state(row["code"])
    }


def parties_of(row: ClaimRow) -> tuple[Party, ...]:
    """All actors in a role of a claim."""
    match row.claim:
        case Act() as act:
            return act.source + act.target
        case Statement() as said:
            return said.speakers
        case Silence() as silence:
            return (silence.actor,)
        case Tie() as tie:
            return tie.members
        case _:
            return ()


def actor_names(rows: Iterable[ClaimRow]) -> dict[str, str]:
    """By code as the claims have it, the name most often given for it there.

    Of names given equally often the shorter one is taken, then the first of the alphabet.
    """
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for code, name in given_names(row):
            given[code][name] += 1
    return {code: most_given(names) for code, names in given.items()}


def given_names(row: ClaimRow) -> Iterator[tuple[str, str]]:
    """The codes in a claim, its voice's among them, each with the name that stands for it there."""
    for party in parties_of(row):
        yield party.code, party.name
    voice = row.claim.according_to
    if voice is not None:
        yield voice.actor, voice.name


def most_given(names: Mapping[str, int]) -> str:
    """Of names and how often each is given, the one to be used.

    >>> most_given({"Beijing": 2, "China": 2, "the Chinese": 1})
    'China'
    """
    return min(names, key=lambda name: (-names[name], len(name), name))


# The families of bodies and groups that stand where a state's code would stand.
_FAMILIES = frozenset({"IGO", "IMG", "ISM", "UNO", "EUR"})


@cache
def sector_words() -> dict[str, str]:
    """By sector that stands apart from its state, the word for all who are in it."""
    return {sector: row["word"] for sector, row in _sectors().items() if row["word"]}


@cache
def _sectors() -> dict[str, dict[str, str]]:
    return {row["sector"]: row for row in read_tsv("fusing_sectors.tsv")}
