"""The ranking's counts by land and sort of actor: against plain ones, and what they speak for."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.outlook.facts import in_order
from dragoman.outlook.ranking import classes
from dragoman.outlook.ranking.columns import Column
from tests.outlook.ranking_world import RELATIONS, ROWS, STEPS, counted, described_at

FEW = settings(max_examples=25, deadline=None)
NAMED = ("Police (X)", "Citizen (X)", "Police (Y)", "Citizen (Y)", "X", "UN")


def plain_class(by: int, of: int, other: int) -> object:
    """What an actor counts as, by its name; None for what is no class."""
    told = [name.partition(" (")[::2] for name in NAMED]
    sort, land = told[of][0], told[of][1][:1] or (told[of][0] if told[of][0] == "X" else "")
    facing = told[other][1][:1] or told[other][0]
    sort = sort if told[of][1] else ""
    near = bool(land) and land == facing
    return {
        classes.By.actor: of,
        classes.By.land: land or None,
        classes.By.sort: sort or None,
        classes.By.near: (sort, near) if sort else None,
        classes.By.all: "all",
    }[classes.By(by)]


@FEW
@given(ROWS, st.integers(1, STEPS))
def test_counts_by_class_are_those_of_plain_counting(
    rows: list[tuple[int, int, int, int]], until: int
) -> None:
    names = list(NAMED), [f"R{n}" for n in range(RELATIONS)]
    walk = counted(in_order(np.array(rows, np.int32).reshape(-1, 4), *names), until)
    of, state = walk.of, walk.state
    told = list(
        zip(walk.both.subject, walk.both.relation, walk.both.object, walk.both.time, strict=True)
    )
    for which, (subject_by, object_by, related) in enumerate(classes.COUNTED):
        keys = [
            (plain_class(subject_by, s, o), r if related else 0, plain_class(object_by, o, s))
            for s, r, o, _ in told
        ]
        for at, key in enumerate(keys):
            member = of.classes.fact_member[at, which]
            if key[0] is None or key[2] is None:
                assert member == -1
                continue
            same = [t for k, (_, _, _, t) in zip(keys, told, strict=True) if k == key and t < until]
            assert state.classes.number[member] == len(same)
            assert state.classes.last[member] == max(same, default=-1)


def test_names_that_tell_land_and_sort_speak_for_those_who_never_met() -> None:
    names = [f"{sort} ({land})" for land in "PQRSTU" for sort in ("Police", "Citizen", "Army")]
    rows = [(3 * land, 0, 3 * land + 1, step) for step in range(8) for land in range(5)]
    rows += [(15, 1, 17, 6), (16, 1, 17, 7), (15, 0, 16, 8)]
    found = described_at(in_order(np.array(rows, np.int32), names, ["arrest", "meet"]), 8)[0]
    asked = found.asked
    at = next(q for q in range(len(asked)) if asked.subject[q] == 15 and asked.relation[q] == 0)
    assert found.candidates[at, 0] == 16
    assert found.table[at, 0, Column.kin_same_land] == 1
    assert found.table[at, 0, Column.pair_count] == 0
