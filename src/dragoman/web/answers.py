"""What a served dossier has answered, kept until the dossier changes."""

from __future__ import annotations

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from dragoman import looks
from dragoman.dossier import Dossier
from dragoman.moment import Moment
from dragoman.picture.records import Named
from dragoman.records import ClaimRow, Report
from dragoman.store.imported import Dataset, ImportedDyad
from dragoman.web.turns import Turns

MOST_KEPT = 256  # answers; a session looks at some dozens of views and days


@dataclass
class About:
    """The dossier at one moment: what every page says of it, and look-ups for evidence."""

    moment: Moment
    dossier: Dossier

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

    @cached_property
    def datasets(self) -> list[Dataset]:
        """The data sets of imported events: what no drawing shows, since no text stands behind it."""
        return self.dossier.datasets()

    def name_of(self, code: str | None) -> str:
        """What an actor of an imported event is called."""
        return self.moment.told.names.of(code).name if code else "not told"

    def imported(
        self, as_of: date | None, first: int = 12
    ) -> list[tuple[Named, Named, ImportedDyad]]:
        """The two sides of most imported events as known on a day, with their names and sums."""
        if not self.datasets:
            return []
        names = self.moment.told.names
        return [
            (names.of(one.a), names.of(one.b), one)
            for one in self.dossier.imported_dyads(as_of)[:first]
        ]


class Answers:
    """Asks the dossier, each question once as long as nothing has changed in it.

    A look that is kept changes what is new, and so counts as a change.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.turns = Turns()
        self.another = threading.Event()  # the dossier has become another one than was made ready
        self._lock = threading.Lock()
        self._making: dict[Hashable, Future[Any]] = {}
        self._about: About | None = None
        self._looked = 0
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def about(self) -> About:
        """The dossier as it is now."""
        with self._lock:
            moment, looked = self.dossier.moment(), looks.mark(self.dossier.path)
            if self._about is None or self._about.moment is not moment:
                self._about = About(moment, self.dossier)
                self._kept.clear()
                self._let_go()
                self.another.set()
            elif self._looked != looked:
                self._about = About(moment, self.dossier)
                self._kept.clear()
            self._looked = looked
            return self._about

    def of(self, question: Hashable, ask: Callable[[], Any], *, shared: bool = True) -> Any:
        """The answer to a question, from what is kept if it was asked before.

        Who asks what another is just asking of the same moment waits for that answer, or for its failure.
        Not ``shared`` he asks himself: readers who wait for minutes would keep all others out.
        """
        about = self.about()
        mine = Future[Any]()
        asked = id(about), question  # who asks holds the moment: no other has its id meanwhile
        with self._lock:
            if self._about is about and question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]
            making = self._making.get(asked) if shared else None
            if shared and making is None:
                self._making[asked] = mine
        if making is not None:
            return making.result()
        try:
            answer = ask()
            self._keep(about, question, answer)
            mine.set_result(answer)
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            with self._lock:
                if self._making.get(asked) is mine:
                    del self._making[asked]
        return answer

    def _let_go(self) -> None:
        """Let what was made of an older moment go, which `warming.settle` had set apart."""
        if gc.get_freeze_count():
            gc.unfreeze()
            gc.collect()  # most of it went by itself; what is left is little, and may not be set apart again

    def _keep(self, about: About, question: Hashable, answer: Any) -> None:
        """Keep an answer, unless the dossier has changed since it was asked for."""
        with self._lock:
            if self._about is about and not self._is_to_be_stored(answer):
                self._kept[question] = answer
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)

    def _is_to_be_stored(self, answer: Any) -> bool:
        """Whether it is an outlook that another writer kept out of the dossier: it is asked for again."""
        return getattr(answer, "kept", None) is False and not self.dossier.read_only
