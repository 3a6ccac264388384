"""How much is to pass between two sides: the question that a dossier answers by counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dragoman.days import Day
from dragoman.errors import QueryError
from dragoman.outlooks import Outlooks

if TYPE_CHECKING:
    from dragoman.outlook.amounts.records import Expected
    from dragoman.outlook.behind import Behind
    from dragoman.outlook.past import Past

MOST_STEPS = 26
"""Steps ahead that may be asked for: as many as weights are learned from."""


class HowMuch(Outlooks):
    """The outlook of counts, from acts known by a day."""

    def amounts(
        self, a: str, b: str, as_of: Day = None, steps: int = 4, step: str = "week"
    ) -> list[Expected]:
        """How many acts of each quad class are to pass from one actor to the other, and back.

        Both directions, over ``steps`` days, weeks or months after a day (``step``), as means and
        quantiles with reasons, and the score that they come to. Only what was known by ``as_of`` is used.
        Empty where nothing is known; ``refused`` says so where it is too little. What is forecast is kept with
        the day it was made, all steps together, and scored when their time has passed (`track`), unless the
        dossier was opened read-only.
        Raises `QueryError` for an actor that is not there, another step and too many steps.
        """
        from dragoman.outlook.amounts.tally import days_of

        if not 1 <= steps <= MOST_STEPS:
            raise QueryError(f"amounts are told of 1 to {MOST_STEPS} steps, not of {steps}")
        days = days_of(step)
        past = self._past(as_of)
        one, other = self._side(a, past), self._side(b, past)
        if one == other:
            raise QueryError(f"{a} and {b} are one side: amounts are between two")
        if past is None:
            return []
        learnt = past.amounts(days)
        lacking = past.enough(one, other)[1]
        if lacking:  # what the outlook refuses is not told here either
            learnt = replace(learnt, refused=lacking)
        ways = [(one, other), (other, one)]
        there, behind = set(past.facts.actors), self._behind(past.facts, as_of)
        found = [
            _opening(learnt.expected(source, target, horizon=steps), behind)
            for source, target in ways
            if {source, target} <= there
        ]
        kept = self._keep_amounts(past, (one, other), found)
        return [replace(way, kept=kept and bool(way.amounts)) for way in found]

    def _keep_amounts(self, past: Past, sides: tuple[str, str], found: Sequence[Expected]) -> bool:
        """Whether what is forecast is in the dossier now; nothing is kept of what was refused."""
        from dragoman.outlook import expecting
        from dragoman.outlook.amounts.keeping import kept_amounts
        from dragoman.outlook.records import Outlook
        from dragoman.outlook.versions import AMOUNTS

        amounts = tuple(one for way in found for one in kept_amounts(way, self._called_side))
        if not amounts:
            return False
        days, steps = found[0].step_days, found[0].horizon
        return self._keep_outlook(
            Outlook(
                id=expecting.identity(sides, (past.until, days, steps), past.mark, (AMOUNTS,)),
                made=datetime.now(UTC).date(),
                as_of=past.until,
                until=past.until + timedelta(days=days * steps),
                weeks=-(-days * steps // 7),
                a=self._called_side(sides[0]),
                b=self._called_side(sides[1]),
                basis=expecting.basis(past.weeks, past.enough(*sides)[0]),
                amounts=amounts,
                version=AMOUNTS,
                state=past.mark,
                step_days=days,
            )
        )


def _opening(found: Expected, behind: Behind) -> Expected:
    """The same, each reason with the past acts behind it."""
    from dragoman.outlook.amounts.words import because

    told = (replace(one, because=because(one, found.step_days, behind)) for one in found.amounts)
    return replace(found, amounts=tuple(told))
