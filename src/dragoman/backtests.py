"""How well a dossier's own acts could have been told beforehand: the question that ranks its latest days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.days import Day, day
from dragoman.how_much import HowMuch

if TYPE_CHECKING:
    from dragoman.outlook.backtested import Backtested
    from dragoman.outlook.facts import Facts
    from dragoman.outlook.ranking.ranked import Told


class Backtests(HowMuch):
    """The backtest of who comes next, on the acts of one dossier."""

    def backtest(
        self,
        as_of: Day = None,
        most: int | None = None,
        progress: Told | None = None,
        rank: bool = True,
    ) -> Backtested:
        """How well the latest acts of this dossier could have been ranked from those before, beside a baseline.

        The acts known, coded and imported, are parted by time: the first 80 % of the days on which one was told are
        learned from, choices are made on the next 10 %, and the last 10 % are ranked, with the code, the choices
        and the measures of a benchmark's backtest. Each act stands on the day on which it was first told, so that
        nothing is counted before anybody could know it. Of too few acts nothing is ranked, and
        ``refused`` says how many are needed; so it is of more than ``most``, where that is given.
        It takes minutes; ``progress`` is called with what is done, and how much of how much. Without ``rank`` it is
        only told what would be ranked, at once. Raises `QueryError` for a day that is none.
        """
        from dragoman.outlook.backtested import backtested
        from dragoman.outlook.past import by_name

        facts = by_name(self._told(as_of), lambda code: self._called_side(code).name)
        last = facts.day(facts.end - 1) if len(facts) else None
        return backtested(facts, last, most, progress, rank)

    def _told(self, as_of: Day) -> Facts:
        """The acts known by a day, each on that on which it was first told, of the years that are looked back on."""
        from dragoman.outlook.known import acts_of, facts_known, first_told
        from dragoman.outlook.past import Past, first_day
        from dragoman.store.imported import imported_acts

        by = day(as_of)
        heard, until = self._heard(by), self._last_told(by)
        coded = acts_of(heard.events, until, first_told(heard.rows))
        first = first_day(until) if until else None
        facts = facts_known(coded, self._ask(imported_acts, by, first, True))
        last = facts.day(facts.end - 1) if len(facts) else None
        return Past(facts, last).upto if last else facts
