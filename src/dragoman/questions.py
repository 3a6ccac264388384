"""What may be asked for: kinds and statuses by their names, and a person by the name alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args, get_type_hints

from dragoman.errors import QueryError
from dragoman.picture.network_records import EdgeKind
from dragoman.records import Disagreement, Status
from dragoman.store import queries

if TYPE_CHECKING:
    from dragoman.actors.authority import Authority

CLASHES: tuple[str, ...] = get_args(get_type_hints(Disagreement)["kind"])
"""The kinds of disagreement."""
KINDS: tuple[str, ...] = tuple(filter(None, queries.COLUMNS))
"""The kinds of claim."""


def known_kind(kind: str | None) -> None:
    """Raise `QueryError` unless there are claims of that kind."""
    _known(kind, KINDS, "kind of claim")


def known_status(status: str | None) -> None:
    """Raise `QueryError` unless claims may have that status."""
    _known(status, get_args(Status), "status")


def known_clash(kind: str | None) -> None:
    """Raise `QueryError` unless there are disagreements of that kind."""
    _known(kind, CLASHES, "kind of disagreement")


def known_edge(kind: str | None) -> None:
    """Raise `QueryError` unless edges of a network may be of that kind."""
    _known(kind, get_args(EdgeKind), "kind of edge")


def is_person(name: str, authority: Authority) -> bool:
    """Whether a name means one who bears it, and not all who act for a state or a body.

    It does where the authority first thinks of a person, and where it does not know the name: what
    bears it has no code of its own then.
    """
    from dragoman.actors.resolver import resolve

    found = resolve(name, None, authority)
    return not found or found[0].kind == "person"


def _known(given: str | None, names: Iterable[str], what: str) -> None:
    there = tuple(names)
    if given is not None and given not in there:
        raise QueryError(f"no {what} is called {given!r}; ask for one of: {', '.join(there)}")
