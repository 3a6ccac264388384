"""One thing that a name may stand for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a name may stand for, with the days on which it does."""

    code: str
    name: str
    kind: str
    office: str | None = None
    since: date | None = None
    until: date | None = None
    known: bool = False  # a person whom news call by the family name alone
    minor: bool = False  # a town whose name may as well be a person's

    def holds_on(self, day: date | None) -> bool:
        """Whether the entry is valid on a day; with no day, whether it is still open."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def days_off(self, day: date | None) -> int:
        """How many days lie between a day and the entry's time; 0 inside it."""
        if self.holds_on(day):
            return 0
        day = day or date.max
        if self.since is not None and day < self.since:
            return (self.since - day).days
        return (day - self.until).days if self.until is not None else 0

    def overlaps(self, other: Entry) -> bool:
        """Whether two entries hold on one and the same day."""
        return (self.since or date.min) <= (other.until or date.max) and (
            other.since or date.min
        ) <= (self.until or date.max)


def day_of(text: str, last: bool) -> date | None:
    """A day, or the first or last day of a month or year; None for no text.

    >>> day_of("2024-02", True), day_of("2024", False)
    (datetime.date(2024, 2, 29), datetime.date(2024, 1, 1))
    """
    if not text:
        return None
    if len(text) == 4:
        text += "-12-31" if last else "-01-01"
    elif len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        text += f"-{monthrange(year, month)[1]}" if last else "-01"
    return date.fromisoformat(text)
