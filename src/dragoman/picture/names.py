"""Names for codes: what the authority calls a state or body, else what the reports call it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.parties import actor_names, is_state, state_names
from dragoman.picture.records import Named
from dragoman.records import ClaimRow

_UNKNOWN = "UNK"


class Names:
    """The names of the actors in some claims."""

    def __init__(self, rows: Iterable[ClaimRow] = ()) -> None:
        self._told = actor_names(rows)

    def of(self, code: str) -> Named:
        """The actor under its name; a part of a state that nobody names is named after its state."""
        return Named(code, self._name(code))

    def many(self, codes: Iterable[str]) -> tuple[Named, ...]:
        """Several actors under their names, in the same order."""
        return tuple(self.of(code) for code in codes)

    def _name(self, code: str) -> str:
        known = _known().get(code)
        if known is not None:
            return known
        if code == _UNKNOWN:  # many who have no code but this share it
            return "not known"
        told = self._told.get(code)
        if told is not None:
            return told
        state, _, sector = code.partition(":")
        named = _known().get(state) if is_state(state) else None
        return f"{named} ({sector})" if named and sector else code


@cache
def _known() -> dict[str, str]:
    """States and bodies by code, as the authority calls them."""
    return state_names() | {row["code"]: row["name"] for row in read_tsv("picture_bodies.tsv")}
