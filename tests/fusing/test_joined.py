"""What several finders come upon is told once, worst first, whatever their order."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dragoman.fusing.disagreements.joined import joined
from dragoman.records import Disagreement, Evidence, Severity, Side


def side(report: str, start: int, claim: str | None = None, day: int = 1) -> Side:
    return Side(report, Evidence(start, start + 10, "x" * 10), claim, date(2020, 1, day))


def clash(severity: Severity, a: Side, b: Side) -> Disagreement:
    return Disagreement("number", severity, "a toll", "", a, b)


def test_a_clash_found_twice_is_told_once_by_the_claims() -> None:
    bare = clash("real", side("r1", 0), side("r2", 40))
    claimed = clash("real", side("r2", 42, "c2"), side("r1", 3, "c1"))
    assert joined([bare, claimed]) == [claimed]


def test_the_graver_of_two_stays() -> None:
    mild, grave = (clash(how, side("r1", 0), side("r2", 40)) for how in ("time", "real"))
    assert joined([mild, grave]) == [grave]


def test_other_stretches_are_another_clash() -> None:
    one, other = (clash("real", side("r1", 0), side("r2", start)) for start in (40, 50))
    assert joined([one, other]) == [one, other]


def test_between_reports_comes_before_inside_one_and_new_before_old() -> None:
    inside = clash("real", side("r1", 0, day=9), side("r1", 40, day=9))
    old = clash("real", side("r1", 0), side("r2", 40))
    new = clash("real", side("r3", 0, day=5), side("r4", 40, day=5))
    later = clash("time", side("r5", 0, day=8), side("r6", 40, day=8))
    assert joined([later, inside, old, new]) == [new, old, inside, later]


sides = st.builds(side, st.sampled_from(["r1", "r2", "r3"]), st.integers(0, 60))
clashes = st.builds(clash, st.sampled_from(["real", "probable", "time"]), sides, sides)


@given(st.lists(clashes, max_size=12), st.randoms())
def test_the_order_of_finders_does_not_matter(found: list[Disagreement], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    told = joined(found)
    assert joined(shuffled) == told
    assert set(told) <= set(found)
    assert bool(told) == bool(found)
