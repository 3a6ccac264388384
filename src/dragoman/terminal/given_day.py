"""The day that ``--published`` gives; one that has not come is taken, and told."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.terminal.lines import note

AHEAD = timedelta(days=1)  # somewhere it is tomorrow already


def published_on(given: str | None) -> date | None:
    """The day, or None where none is given. Raises `InputError` when it is no day."""
    from dragoman.days import day

    on = day(given)
    if on is not None and on > date.today() + AHEAD:
        note(f"warning: --published {on} is in the future; times in the reports count from it")
    return on
