"""The coder for an authority: made once, with the user's own names over ours."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.actors.authority import Authority
    from dragoman.coding.coder import Coder
    from dragoman.coding.workers import Workers
    from dragoman.records import Rejection

Names: TypeAlias = "str | Path | Authority"
"""A file of the user's own names (empty text: none but the package's), or what was loaded of one."""

_MADE: dict[tuple[int, bool], tuple[Authority, Coder]] = {}
CODERS_AT_ONCE = 2  # that are kept in memory


def authority_for(names: Names | None, tell: Callable[[str], None] | None = None) -> Authority:
    """The authority that is meant; None is that of this user, see `Authority.load`."""
    from dragoman.actors.authority import Authority

    return names if isinstance(names, Authority) else Authority.load(names, tell)


def coder_for(
    names: Names | None, tell: Callable[[str], None] | None = None, *, quick: bool = False
) -> Coder:
    """The coder with these names: its tables and its model take a second to load, once.

    Lines of the user's file that cannot be understood are left out, with a warning. ``quick`` as in
    `dragoman.coding.coder.Coder`.
    """
    authority = authority_for(names, tell)
    key = id(authority), quick
    if key not in _MADE:
        from dragoman.coding.coder import Coder

        while len(_MADE) >= CODERS_AT_ONCE:
            _MADE.pop(next(iter(_MADE)))
        _MADE[key] = authority, Coder(authority, quick=quick)
    return _MADE[key][1]


@contextmanager
def working_for(
    names: Names | None,
    jobs: int,
    tell: Callable[[str], None] | None = None,
    *,
    quick: bool = False,
) -> Iterator[Coder | Workers]:
    """What codes for a while: the coder with these names, or so many in processes of their own.

    Raises `QueryError` where there are to be none.
    """
    if jobs < 1:
        raise QueryError(f"{jobs} processes read nothing; ask for 1 or more")
    if jobs == 1:
        yield coder_for(names, tell, quick=quick)
        return
    from dragoman.coding.workers import Workers

    with Workers(jobs, authority_for(names, tell), quick=quick) as workers:
        yield workers


def not_understood(coder: object) -> tuple[Rejection, ...]:
    """The lines of the user's own names that could not be understood: a reading keeps them."""
    authority: Authority | None = getattr(coder, "authority", None)
    return authority.rejected if authority is not None else ()


def warn_of(coder: object) -> None:
    """Warn of lines that could not be understood, where nothing else would tell of them."""
    lines = not_understood(coder)
    if lines:
        first = lines[0]
        warnings.warn(
            f"{first.path}, {first.place}: {first.reason}"
            + (f" (and {len(lines) - 1} more lines)" if len(lines) > 1 else ""),
            stacklevel=3,
        )
