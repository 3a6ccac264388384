"""Small made-up pasts for the tests of the ranking, and plain ways to count them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from dragoman.outlook.facts import Facts, in_order
from dragoman.outlook.ranking.protocol import both_directions, questions
from dragoman.outlook.ranking.walk import Described, Walk

ACTORS, RELATIONS, STEPS = 6, 3, 8

ROWS = st.lists(
    st.tuples(
        st.integers(0, ACTORS - 1),
        st.integers(0, RELATIONS - 1),
        st.integers(0, ACTORS - 1),
        st.integers(0, STEPS - 1),
    ),
    min_size=1,
    max_size=30,
)


def facts_from(rows: list[tuple[int, int, int, int]]) -> Facts:
    """Facts of these rows, over the same actors and relations each time."""
    table = np.array(rows, np.int32).reshape(-1, 4)
    return in_order(table, [f"A{n}" for n in range(ACTORS)], [f"R{n}" for n in range(RELATIONS)])


def world(
    steps: int, seed: int = 1, actors: int = 30, a_step: int = 12
) -> list[tuple[int, int, int, int]]:
    """A past with habits: each actor has a few partners whom it mostly does the same to."""
    chance = np.random.default_rng(seed)
    partner = chance.integers(0, actors, (actors, 3))
    habit = chance.integers(0, 4, (actors, 3))
    rows = []
    for step in range(steps):
        for _ in range(a_step):
            who, which = int(chance.integers(actors)), int(chance.integers(3))
            whom, what = int(partner[who, which]), int(habit[who, which])
            if chance.random() < 0.2:
                whom = int(chance.integers(actors))
            rows.append((who, what, whom, step))
    return rows


def folder_of(rows: list[tuple[int, int, int, int]], at: Path, valid: int, test: int) -> Path:
    """A benchmark folder of these rows, parted at two steps."""
    for name, first, last in (("train", 0, valid), ("valid", valid, test), ("test", test, 10**9)):
        part = [row for row in rows if first <= row[3] < last]
        text = "".join("\t".join(map(str, row)) + "\n" for row in part)
        (at / f"{name}.txt").write_text(text, encoding="utf-8")
    return at


def counted(facts: Facts, until: int) -> Walk:
    """The counts of all before a step."""
    both = both_directions(facts)
    walk = Walk(both, questions(both))
    for _ in walk.blocks(list(range(until + 1)), np.zeros(len(walk.asked), bool)):
        pass
    return walk


def described_at(facts: Facts, step: int) -> list[Described]:
    """What is known of the questions of one step."""
    both = both_directions(facts)
    walk = Walk(both, questions(both))
    wanted = walk.asked.time == step
    return list(walk.blocks(list(range(step + 2)), wanted))
