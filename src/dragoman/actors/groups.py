"""In which states an armed group acts: by the CIA World Factbook of 2026, then by a list of our own."""

from __future__ import annotations

from functools import cache

from dragoman.data.tables import read_parquet, read_tsv


def states_of(group: str) -> tuple[str, ...]:
    """The states in which a group is listed, by its code; empty where the list does not tell.

    >>> states_of("REB:SENDERO")
    ('PER',)
    >>> states_of("REB:RENAMO")
    ('MOZ',)
    """
    return tuple(state for code, state in _pairs() if code == group)


def groups_in(state: str) -> tuple[str, ...]:
    """The codes of the groups that are listed in a state.

    >>> "IMG:SHABAB" in groups_in("SOM")
    True
    """
    return tuple(code for code, one in _pairs() if one == state)


def is_ruling(name: str) -> bool:
    """Whether a name is that of a movement which rules or has ruled a state, or of its men.

    >>> is_ruling("Taliban gunmen"), is_ruling("Afghan government")
    (True, False)
    """
    words = name.split()
    return any(words[: len(one)] == one for one in _ruling())


@cache
def _ruling() -> tuple[list[str], ...]:
    rows = (row for row in read_tsv("actors_groups.tsv") if row["code"].endswith(":GOV"))
    return tuple(row["name"].split() for row in rows)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    rows = read_parquet("group_states.parquet").to_pylist()
    listed = [(row["code"], row["state"]) for row in rows]
    ours = read_tsv("actors_group_states.tsv")
    told = [(row["code"], state) for row in ours for state in row["states"].split("|")]
    return tuple(dict.fromkeys([*listed, *told]))
