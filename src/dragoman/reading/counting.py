"""Counts what a path holds before it is read, for a bar of progress, where a look tells it."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading.formats.kinds import ENDINGS, PACKED, ending_of
from dragoman.reading.paths import expand, is_url


def count(path: str | Path) -> int | None:
    """How many items reading a path gives; None where nobody can tell before it is read.

    Folders are listed, lines and the rows of Parquet counted; nothing is read as a report.
    """
    if is_url(path) or Path(path) == files.STANDARD_INPUT:
        return None
    try:
        held = [1 if isinstance(one, InputError) else _of_file(one) for one in expand(Path(path))]
    except OSError:
        return 1
    known = [one for one in held if one is not None]
    return None if len(known) < len(held) else max(1, sum(known))


def _of_file(path: Path) -> int | None:
    kind = ENDINGS.get(ending_of(path.name), "text")
    if kind in {"text", "page"} or not path.exists():
        return 1
    packed = path.name.casefold().endswith(PACKED)
    if packed or not path.is_file() or kind not in {"lines", "parquet"}:
        return None
    try:
        with path.open("rb") as stream:
            if kind == "lines":
                return max(1, sum(1 for line in stream if not line.isspace()))
            from dragoman.reading.formats.parquet import count_rows

            return count_rows(stream)
    except OSError:
        return 1
