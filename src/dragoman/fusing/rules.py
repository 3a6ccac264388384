"""The tables of fusing, read once: thresholds, which types and modes go together, whose act it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.data.tables import read_toml, read_tsv


@cache
def settings() -> dict[str, Any]:
    """The thresholds and word lists of ``fusing.toml``, by section."""
    return read_toml("fusing.toml")


@cache
def origin_rules() -> dict[str, Any]:
    """The thresholds of copies and origins, ``fusing_origins.toml``, by section."""
    return read_toml("fusing_origins.toml")


@cache
def inside_rules() -> dict[str, Any]:
    """The thresholds and cues of clashes inside one report, ``fusing_inside.toml``, by section."""
    return read_toml("fusing_inside.toml")


@cache
def blame_rules() -> dict[str, Any]:
    """The words and distances of ``fusing_blame.toml``, by section."""
    return read_toml("fusing_blame.toml")


def copy_rules() -> dict[str, Any]:
    """The thresholds that say when two texts are one, from ``fusing_origins.toml``."""
    rules: dict[str, Any] = origin_rules()["copies"]
    return rules


def lead_words(words: int) -> int:
    """How many words are the beginning of a text of so many."""
    rules = copy_rules()
    return min(int(rules["lead_words"]), max(words // int(rules["lead_part"]), 1))


@dataclass(frozen=True, slots=True)
class TypeRule:
    """What fusing has to know of one PLOVER type."""

    needed: int  # points that must agree beyond type, parties and a possible time
    symmetric: bool  # the sides act alike, so that their order does not matter
    daily: bool  # the next one comes tomorrow
    occasion: bool  # one speaker speaks to one side once a day
    cues: frozenset[str]  # words that say no more than the type does
    group: str  # types that may be one act, directly or through others, share it


@cache
def type_rules() -> dict[str, TypeRule]:
    """By PLOVER type, its rule."""
    rows = read_tsv("fusing_types.tsv")
    groups = _groups({row["event"] for row in rows})
    return {
        row["event"]: TypeRule(
            needed=int(row["needed"]),
            symmetric=row["symmetric"] == "x",
            daily=row["daily"] == "x",
            occasion=row["occasion"] == "x",
            cues=frozenset(row["cues"].split()),
            group="+".join(groups[row["event"]]),
        )
        for row in rows
    }


@cache
def compatible_types() -> dict[frozenset[str], str]:
    """Pairs of types that may be one act, with the word that both tellings must then hold."""
    return {
        frozenset((row["event"], row["other"])): row["word"]
        for row in read_tsv("fusing_compatible.tsv")
    }


@cache
def compatible_modes() -> frozenset[tuple[str, frozenset[str]]]:
    """Pairs of modes of one type that may be one act."""
    return frozenset(
        (row["event"], frozenset((row["mode"], row["other"])))
        for row in read_tsv("fusing_modes.tsv")
    )


@dataclass(frozen=True, slots=True)
class StatusRule:
    """Whether a status tells of an act or only thinks of it, and which wins a tie."""

    told: bool
    rank: int


@cache
def status_rules() -> dict[str, StatusRule]:
    """By status, its rule."""
    return {
        row["status"]: StatusRule(row["told"] == "x", int(row["rank"]))
        for row in read_tsv("fusing_status.tsv")
    }


def _groups(types: set[str]) -> dict[str, list[str]]:
    """Types joined by compatible pairs, directly or through others, sorted."""
    groups = {one: {one} for one in types}
    for pair in compatible_types():
        joined = set().union(*(groups[one] for one in pair))
        for one in joined:
            groups[one] = joined
    return {one: sorted(group) for one, group in groups.items()}
