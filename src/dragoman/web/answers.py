"""What a served dossier has answered, kept until the dossier changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dragoman import looks
from dragoman.dossier import Dossier
from dragoman.moment import Moment
from dragoman.records import ClaimRow, Report

MOST_KEPT = 256  # answers; a session looks at some dozens of views and days


@dataclass
class About:
    """The dossier at one moment: what every page says of it, and look-ups for evidence."""

    moment: Moment

    @cached_property
    def rows(self) -> dict[str, ClaimRow]:
        """Every claim by its id."""
        return {row.id: row for row in self.moment.rows}

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Every report, without its text, by its id."""
        return {one.id: one for one in self.moment.reports}

    @cached_property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of the reports."""
        found = [one.published for one in self.moment.reports if one.published]
        return (min(found), max(found)) if found else (None, None)


class Answers:
    """Asks the dossier, each question once as long as nothing has changed in it.

    A look that is kept changes what is new, and so counts as a change.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._lock = threading.Lock()
        self._about: About | None = None
        self._looked = 0
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def about(self) -> About:
        """The dossier as it is now."""
        with self._lock:
            moment, looked = self.dossier.moment(), looks.mark(self.dossier.path)
            if self._about is None or self._about.moment is not moment or self._looked != looked:
                self._about, self._looked = About(moment), looked
                self._kept.clear()
            return self._about

    def of(self, question: Hashable, ask: Callable[[], Any]) -> Any:
        """The answer to a question, from what is kept if it was asked before."""
        about = self.about()
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]
        answer = ask()
        with self._lock:
            if self._about is about:
                self._kept[question] = answer
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return answer
