"""What could not be read, on standard error: the first of them in full, the others as a number."""

from __future__ import annotations

from dragoman.errors import InputError
from dragoman.records import Rejection
from dragoman.terminal import lines

MOST = 20  # more would push what else is said off the screen


class Refused:
    """The refusals of one command."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, one: Rejection) -> None:
        """Say what was not read, where, and why, unless enough of that was said."""
        self.count += 1
        if self.count <= MOST:
            lines.error(InputError(one.reason, path=one.path, place=one.place))

    def end(self, where: str) -> None:
        """Say how many more there are, and where they can be seen."""
        if self.count > MOST:
            lines.error(f"{self.count - MOST:,} more; {where}")
