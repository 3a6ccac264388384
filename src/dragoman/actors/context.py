"""What a document has told so far: its day, its states, its people, its forces."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

# Kinds that say whose affairs a passage is about.
_TELLING = frozenset(
    ["state", "capital", "demonym", "place", "government", "ministry", "office", "person", "force", "legislature", "party", "group"]
)
_NO_STATE = ("", "UNK", "IGO", "REB", "IMG", "NGO", "MNC")


@dataclass(slots=True)
class Context:
    """Kept while one document is read, passage after passage."""

    day: date | None = None
    force: str = ""
    states: list[str] = field(default_factory=list)  # in the order in which they were last named

    def saw(self, code: str, kind: str, at: int) -> None:
        """Remember a state that was named."""
        country = code.partition(":")[0]
        if kind in _TELLING and country not in _NO_STATE:
            if country in self.states:
                self.states.remove(country)
            self.states.append(country)

    def country(self) -> str:
        """The state that a bare "the government" most likely belongs to."""
        return self.states[-1] if self.states else ""

    def knows(self, code: str) -> bool:
        """Whether the document has named the state of a code."""
        return code.partition(":")[0] in self.states
