"""Reading a benchmark folder: train.txt, valid.txt and test.txt of the forecasting literature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import InputError
from dragoman.outlook.facts import Facts, in_order

PARTS = ("train", "valid", "test")
_COLUMNS = 4
MOST_ACTORS, MOST_RELATIONS = 300_000, 2_000
"""Ids above these are a mistake in the file, or more than ranking can hold: ids count from 0, all lists
are as long as the last, what is counted of two relations is as large as the square of their number."""
_MOST_STEPS = 1_000_000
"""With more steps than this between the first and the last, times are numbered in their order."""
_MOST_TIME = 2**62


@dataclass(frozen=True)
class Split:
    """A benchmark's three parts, one after the other in time, over the same actors and relations.

    ``valid`` is what choices are made on; it is empty where the folder has no valid.txt.
    """

    train: Facts
    valid: Facts
    test: Facts


def read_facts(folder: Path | str) -> Facts:
    """All facts of a benchmark folder, in order of time.

    Raises InputError, as ``read_split`` does.
    """
    return _made(Path(folder))[0]


def read_split(folder: Path | str) -> Split:
    """The parts of a benchmark folder.

        Each line of train.txt, valid.txt (which may be missing) and test.txt is subject, relation,
        object and time, numbers parted by tabs or spaces; what follows is left alone. One step of time is
        the greatest number that divides all differences. ``entity2id.txt`` and ``relation2id.txt``, lines of a
        name and its number, give names; a number without one is its own name. Times that have no step in common
    (those of more than a million steps from the first to the last) are numbered in their order.

        Raises InputError, with the file and the line, for a part that is missing, that holds something else, or
        that begins before the one before it ends.
    """
    facts, sizes, first = _made(Path(folder))
    # The parts' rows are kept apart: a part may begin in the step in which the one before it ends.
    parts = [
        in_order(
            first[sum(sizes[:at]) : sum(sizes[: at + 1])],
            facts.actors,
            facts.relations,
            step=facts.step,
            origin=facts.origin,
        )
        for at in range(len(PARTS))
    ]
    return Split(*parts)


def _made(folder: Path) -> tuple[Facts, list[int], NDArray[np.int32]]:
    """All facts, how many are in each part, and the rows with steps as they stand in the files."""
    if not folder.is_dir():
        raise InputError("is no folder; give one that holds train.txt and test.txt", path=folder)
    rows = [_rows(folder / f"{part}.txt", needed=part != "valid") for part in PARTS]
    _check_order(folder, rows)
    table = np.concatenate(rows)
    origin = int(table[:, 3].min())
    step = int(np.gcd.reduce(np.unique(table[:, 3]) - origin)) or 1
    table[:, 3] = (table[:, 3] - origin) // step
    if table[:, 3].max() > _MOST_STEPS:
        table[:, 3] = np.unique(table[:, 3], return_inverse=True)[1]
    small = table.astype(np.int32)
    actors = _names(folder / "entity2id.txt", int(table[:, [0, 2]].max()))
    relations = _names(folder / "relation2id.txt", int(table[:, 1].max()))
    facts = in_order(small, actors, relations, step=step, origin=origin)
    return facts, [len(part) for part in rows], small


def _rows(path: Path, *, needed: bool) -> NDArray[np.int64]:
    """The first four columns of a part."""
    if not path.is_file():
        if needed:
            raise InputError(
                "is missing; a benchmark folder holds train.txt and test.txt", path=path
            )
        return np.empty((0, _COLUMNS), np.int64)
    found: list[tuple[int, ...]] = []
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            fields = line.split()
            if not fields:
                continue
            try:
                found.append(tuple(map(int, fields[:_COLUMNS])))
            except ValueError:
                raise _wrong(path, number, line) from None
            if len(fields) < _COLUMNS or not _is_fact(*found[-1]):
                raise _wrong(path, number, line)
    if needed and not found:
        raise InputError("holds no facts; each line is subject, relation, object, time", path=path)
    return np.array(found, np.int64).reshape(-1, _COLUMNS)


def _is_fact(subject: int, relation: int, target: int, time: int) -> bool:
    return (
        0 <= min(subject, target) <= max(subject, target) < MOST_ACTORS
        and 0 <= relation < MOST_RELATIONS
        and abs(time) < _MOST_TIME
    )


def _wrong(path: Path, number: int, line: bytes) -> InputError:
    shown = line.decode("utf-8", "replace").strip()[:60]
    return InputError(
        f"{shown!r} is no fact; a line is subject, relation, object and time, whole numbers "
        f"parted by tabs, the first three from 0 (actors below {MOST_ACTORS:,}, relations below "
        f"{MOST_RELATIONS:,})",
        path=path,
        place=f"line {number}",
    )


def _check_order(folder: Path, rows: list[NDArray[np.int64]]) -> None:
    """Raise where a part begins before the one before it ends: a forecast would have seen its answer."""
    last, of = None, ""
    for part, table in zip(PARTS, rows, strict=True):
        if not len(table):
            continue
        early = np.flatnonzero(table[:, 3] < last) if last is not None else np.empty(0, np.int64)
        if len(early):
            raise InputError(
                f"has the time {table[early[0], 3]}, before the last one of {of}.txt, {last}; "
                "the parts must follow one another in time",
                path=folder / f"{part}.txt",
                place=f"fact {early[0] + 1}",
            )
        last, of = int(table[:, 3].max()), part


def _names(path: Path, last: int) -> tuple[str, ...]:
    """The names of the numbers from 0 to the last one that is used or named."""
    given: Mapping[int, str] = _given(path) if path.is_file() else {}
    return tuple(given.get(id, str(id)) for id in range(max([last, *given]) + 1))


def _given(path: Path) -> dict[int, str]:
    """Number to name, from lines of a name, a tab, a number."""
    found: dict[int, str] = {}
    for number, line in enumerate(
        path.read_text(encoding="utf-8", errors="replace").split("\n"), 1
    ):
        name, _, id = line.rstrip().rpartition("\t")
        if not line.strip() or (number == 1 and id.isdigit() and not name):
            continue  # some folders begin with how many there are
        if not id.isdigit() or not name or int(id) >= MOST_ACTORS:
            raise InputError(
                f"{line[:60]!r} is no name with its number; a line is a name, a tab, a number",
                path=path,
                place=f"line {number}",
            )
        found[int(id)] = name
    return found
