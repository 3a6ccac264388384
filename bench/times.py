"""Time expressions of the news, each with the day it is read on and what it names.

python -m bench.times lists those that are read wrongly.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from dragoman.coding.times.finding import find_times

TABLE = Path(__file__).with_name("times_expressions.tsv")
NOTHING = "-"


class Case(NamedTuple):
    """A sentence, the expression in it, and the ISO value that it has on a day."""

    day: date
    text: str
    start: int
    end: int
    value: str | None


def cases() -> list[Case]:
    """The cases of the table: the expression stands in brackets there.

    Examples:
        >>> case = cases()[0]
        >>> case.text[case.start : case.end], case.value
        ('on Wednesday', '2024-10-30')
    """
    rows = [
        line.split("\t")
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("#", "day\t"))
    ]
    return [_case(*row) for row in rows]


def _case(day: str, marked: str, value: str) -> Case:
    before, _, rest = marked.partition("[")
    inside, _, after = rest.partition("]")
    start = len(before)
    told = None if value == NOTHING else value
    text = before + inside + after
    return Case(date.fromisoformat(day), text, start, start + len(inside), told)


def reading(case: Case) -> str | None:
    """What the mention in the brackets is read as; none where there is none, or it says nothing."""
    for mention in find_times(case.text, case.day):
        if mention.start < case.end and case.start < mention.end:
            return mention.value
    return None


def measure() -> dict[str, float]:
    """The share of expressions that are read rightly, and how many there are."""
    judged = [reading(case) == case.value for case in cases()]
    return {"right": sum(judged) / len(judged), "expressions": len(judged)}


if __name__ == "__main__":
    for one in cases():
        if (found := reading(one)) != one.value:
            print(f"{one.day}  {one.text[one.start : one.end]:<32} {one.value} but {found}")
    print(measure())
