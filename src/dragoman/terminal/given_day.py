"""The day that ``--published`` gives; one that has not come is taken, and told."""

from __future__ import annotations

from datetime import date

from dragoman.terminal.lines import note


def published_on(given: str | None) -> date | None:
    """The day, or None where none is given. Raises `InputError` when it is no day."""
    from dragoman.days import day
    from dragoman.reading.calendar_dates import CLOCK_FROM, latest_day

    on = day(given)
    today = date.today()
    if today < CLOCK_FROM:
        note(
            f"warning: the clock of this computer says {today}, before this program was made; set it, "
            "for the times of readings and judgements come from it"
        )
    if on is not None and on > latest_day():
        note(f"warning: --published {on} is in the future; times in the reports count from it")
    return on
