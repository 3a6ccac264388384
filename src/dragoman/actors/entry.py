"""One thing that a name may stand for."""

from __future__ import annotations

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
