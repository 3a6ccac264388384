"""What decides whether types, sides and persons of two acts fit: acts of one crowd share few shapes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.fusing.parties import end
from dragoman.fusing.rules import compatible_modes, compatible_types, settings, type_rules
from dragoman.fusing.words import REMEMBERED, stem

_COMPARED = 1 << 18  # pairs of shapes of which the answer is kept in mind; some 50 MB


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Type, sides and persons of an act; a shape is equal to itself only, so that it is looked up at once."""

    event: str
    mode: str | None
    reciprocal: bool
    sources: frozenset[str]
    targets: frozenset[str]
    people: tuple[tuple[str, frozenset[str]], ...]  # by side, the names of persons in the act
    hinging: frozenset[str]  # those of its words on which it hangs whether two types may be one act
    block: tuple[object, ...]


shape = lru_cache(maxsize=REMEMBERED)(Shape)
"""The shape of these; the same one for the same, as long as it is kept in mind."""


@lru_cache(maxsize=_COMPARED)
def shapes_fit(a: Shape, b: Shape) -> bool:
    """Whether types, sides and persons may be those of one act."""
    return types_fit(a, b) and sides_fit(a, b) and _people_fit(a, b)


def types_fit(a: Shape, b: Shape) -> bool:
    """The same or kindred types, and modes that go together where both are given."""
    if a.event != b.event:
        word = compatible_types().get(frozenset((a.event, b.event)))
        return word is not None and (not word or stem(word) in (a.hinging & b.hinging))
    if a.mode == b.mode:
        return True
    if a.mode is None or b.mode is None:
        return (a.mode or b.mode) not in settings()["sides"]["named_modes"]
    return (a.event, frozenset((a.mode, b.mode))) in compatible_modes()


@cache
def hinges() -> frozenset[str]:
    """The words on which it hangs whether two types may be one act."""
    return frozenset(stem(word) for word in compatible_types().values() if word)


def sides_fit(a: Shape, b: Shape) -> bool:
    """The same sides do it to the same sides; told as done together, their order is free.

    A telling that names no other side, or some of them only, may be of the same act.
    """
    if a.sources == b.sources and _ends_fit(a.targets, b.targets):
        return True
    if a.mode == b.mode == "multilateral" and a.block == b.block and a.block[0] == "of":
        return True
    rules = type_rules()
    visits = a.mode == b.mode == "visit"
    symmetric = rules[a.event].symmetric and rules[b.event].symmetric and not visits
    free = symmetric or a.reciprocal or b.reciprocal
    return free and a.sources | a.targets == b.sources | b.targets


def _ends_fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """One end holds the other, or holds the country whose people or firms the other names."""
    if one <= other or other <= one:
        return True
    ends = [frozenset(map(end, codes)) for codes in (one, other)]
    return ends[0] == ends[1] and (one <= ends[0] or other <= ends[1])


def _people_fit(a: Shape, b: Shape) -> bool:
    """Where both name persons of one side, they name one in common: two ministers are two acts."""
    if not a.people or not b.people:
        return True
    there = dict(b.people)
    return all(names & there.get(whose, names) for whose, names in a.people)
