"""The day that ``--published`` gives; one that has not come is taken, and told."""

from __future__ import annotations

from datetime import date

from dragoman.terminal.lines import note


def published_on(given: str | None) -> date | None:
    """The day, or None where none is given. Raises `InputError` when it is no day."""
    from dragoman.days import day
    from dragoman.errors import InputError
    from dragoman.reading.calendar_dates import CLOCK_FROM, is_of_news, latest_day

    on = day(given)
    if on is not None and not is_of_news(on):
        raise InputError(f"--published {on} is no day of news; give the day of the reports")
    today = date.today()
    if today < CLOCK_FROM:
        note(
            f"warning: the clock of this computer says {today}, before this program was made; set it, "
            "for the times of readings and judgements come from it"
        )
    if on is not None and on > latest_day():
        note(f"warning: --published {on} is in the future; times in the reports count from it")
    return on
