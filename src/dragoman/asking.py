"""What every question about a dossier starts from: its claims at one moment, and who is meant."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dragoman.days import Day, day

if TYPE_CHECKING:
    from dragoman.actors.authority import Authority
    from dragoman.moment import Moment
    from dragoman.picture.heard import Heard

Answer = TypeVar("Answer")


class Asking(ABC):
    """What the questions of `Views` need of a dossier."""

    path: Path

    @abstractmethod
    def _moment(self) -> Moment:
        """All claims as they are now, with what comes of them."""

    @abstractmethod
    def _ask(self, question: Callable[..., Answer], *arguments: object) -> Answer:
        """The answer of a function that takes a connection."""

    @abstractmethod
    def _looked_up(self, question: Callable[..., Answer], *arguments: Hashable) -> Answer:
        """The same, looked up once for all questions about one moment."""

    @abstractmethod
    def _codes(self, actor: str) -> list[str]:
        """The codes meant by a code or a name. Raises `QueryError` when there are none."""

    @abstractmethod
    def _called(self, actor: str | None) -> str | None:
        """The name itself where it is a person's; None where it stands for codes."""

    @abstractmethod
    def _authority_asked(self) -> Authority:
        """The names that this dossier is asked with."""

    def _heard(self, as_of: Day) -> Heard:
        """Claims and events as they were known by a day."""
        return self._moment().heard(day(as_of))

    def _sides(self, actor: str) -> set[str]:
        """The states, bodies or groups that an actor stands for."""
        from dragoman.fusing.parties import dyad_side

        return {side for code in self._codes(actor) if (side := dyad_side(code))}
