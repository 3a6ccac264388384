"""Facts: who did what to whom at which step of time, as arrays that the outlook counts over.

``benchmarks.read_facts(folder)`` reads them from a folder of the forecasting literature.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Facts:
    """Dated acts in order of time; the i-th is ``subject[i] relation[i] object[i]`` at ``time[i]``.

    All four are int32 arrays of one length. ``subject`` and ``object`` are places in ``actors``,
    ``relation`` in ``relations``; ``time`` counts steps (days, or whatever the step of a file is)
    from 0. A fact told twice stands twice. ``begins`` is the day of step 0, and None where times
    are no days. ``step`` is how much of the file's own time one step is, ``origin`` what step 0 is.

    >>> from datetime import date
    >>> facts = facts_of([("PRK", "CONSULT", "RUS", date(2024, 10, 3)),
    ...                   ("RUS", "CONSULT", "PRK", date(2024, 10, 1))])
    >>> facts.time.tolist(), facts.named(0), facts.day(2)
    ([0, 2], ('RUS', 'CONSULT', 'PRK'), datetime.date(2024, 10, 3))
    """

    subject: Ids
    relation: Ids
    object: Ids
    time: Ids
    actors: tuple[str, ...]
    relations: tuple[str, ...]
    begins: date | None = None
    step: int = 1
    origin: int = 0

    def __len__(self) -> int:
        return len(self.time)

    @property
    def end(self) -> int:
        """The step after the last fact's; 0 where there are none."""
        return int(self.time[-1]) + 1 if len(self) else 0

    def named(self, place: int) -> tuple[str, str, str]:
        """The names of who, what and whom of one fact."""
        return (
            self.actors[self.subject[place]],
            self.relations[self.relation[place]],
            self.actors[self.object[place]],
        )

    def day(self, time: int) -> date | None:
        """The day of a step, also of one to come; None where times are no days."""
        return None if self.begins is None else self.begins + timedelta(days=int(time))

    def time_of(self, day: date) -> int:
        """The step of a day, also of one before the first or after the last.

        Raises ValueError where times are no days.
        """
        if self.begins is None:
            raise ValueError("these facts have steps, no days: ask with a step")
        return (day - self.begins).days

    def before(self, time: int) -> Facts:
        """The facts of all steps before this one."""
        return self._cut(slice(0, int(np.searchsorted(self.time, time, side="left"))))

    def since(self, time: int) -> Facts:
        """The facts of this step and of those after it."""
        return self._cut(slice(int(np.searchsorted(self.time, time, side="left")), len(self)))

    def where(self, wanted: NDArray[np.bool_]) -> Facts:
        """The facts for which this holds, by place."""
        return self._cut(wanted)

    def _cut(self, part: slice | NDArray[np.bool_]) -> Facts:
        arrays = (self.subject[part], self.relation[part], self.object[part], self.time[part])
        return Facts(*arrays, self.actors, self.relations, self.begins, self.step, self.origin)


def facts_of(rows: Iterable[tuple[str, str, str, date]]) -> Facts:
    """Facts from records of who, what, whom and which day; names get numbers as they come in time.

    >>> len(facts_of([])), facts_of([]).end
    (0, 0)
    """
    told = sorted(rows, key=lambda row: row[3])
    begins = told[0][3] if told else None
    actors: dict[str, int] = {}
    relations: dict[str, int] = {}
    table = np.empty((len(told), 4), np.int32)
    for place, (who, what, whom, day) in enumerate(told):
        first = actors.setdefault(who, len(actors))
        second = actors.setdefault(whom, len(actors))
        of = relations.setdefault(what, len(relations))
        table[place] = first, of, second, (day - told[0][3]).days
    return in_order(table, tuple(actors), tuple(relations), begins=begins)


def in_order(
    table: NDArray[np.int32],
    actors: Sequence[str],
    relations: Sequence[str],
    *,
    begins: date | None = None,
    step: int = 1,
    origin: int = 0,
) -> Facts:
    """Facts from rows of subject, relation, object, step; those of one step stay as they stand."""
    rows = table[np.argsort(table[:, 3], kind="stable")] if len(table) else table
    arrays = [np.ascontiguousarray(rows[:, column], np.int32) for column in range(4)]
    for array in arrays:
        array.flags.writeable = False
    subject, relation, object_, time = arrays
    return Facts(
        subject, relation, object_, time, tuple(actors), tuple(relations), begins, step, origin
    )
