"""A corpus in parts: so many reports that each is read by one worker at one go, and known by a hash."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.days import Day, day
from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading.counting import count
from dragoman.reading.formats.columns import checked_map
from dragoman.reading.formats.kinds import ENDINGS, ending_of
from dragoman.reading.language import known_language
from dragoman.reading.paths import expand, is_url
from dragoman.records import Rejection
from dragoman.scale.places import filesystem, is_remote, listed
from dragoman.store.kept.coded import encode

PART_DIGITS = 20  # hexadecimal, of SHA-256


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of all reports: their day and outlet where they tell none, language, columns."""

    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        published: Day = None,
        source: str | None = None,
        language: str | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> Told:
        """What somebody says, checked. Raises `InputError` and `QueryError` for what cannot be."""
        given = tuple(sorted(checked_map(columns or {}).items()))
        return cls(day(published), source, known_language(language), given)


@dataclass(frozen=True, slots=True)
class Part:
    """Whole files, or the items ``first`` to ``last`` of one file."""

    paths: tuple[str, ...]
    first: int = 0
    last: int | None = None
    reports: int | None = None  # how many items there are, where a look tells it
    look: str = ""  # size and time of change of the files: a changed file is another part

    def id(self, told: Told, version: str) -> str:
        """The part as read by that coder: the same files read so again have the same one."""
        what = encode(self), encode(told), version
        return hashlib.sha256("\0".join(what).encode("utf-8", "surrogatepass")).hexdigest()[
            :PART_DIGITS
        ]


@dataclass(slots=True)
class Plan:
    """The parts of a corpus, what of it cannot be read, and what was passed over, by ending."""

    parts: list[Part] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)

    @property
    def reports(self) -> int | None:
        """How many items there are; None where a look does not tell."""
        told = [part.reports for part in self.parts]
        return None if None in told else sum(one or 0 for one in told)


def plan(paths: Iterable[str | Path], size: int) -> Plan:
    """The paths in parts of about ``size`` reports, in the order of their names.

    Small files go together, a large file of lines or of Parquet is parted; a large one of another
    form is one part.
    """
    made = Plan()
    together: list[tuple[str, int]] = []
    for path in _files(paths, made):
        held = _of_remote(path) if is_remote(path) else count(path)
        if held is None or held > size:
            made.parts.extend(_stretches(path, held, size))
            continue
        together.append((path, held))
        if sum(number for _, number in together) >= size:
            made.parts.append(_joined(together))
            together = []
    if together:
        made.parts.append(_joined(together))
    return made


def _files(paths: Iterable[str | Path], made: Plan) -> Iterator[str]:
    for given in paths:
        where = str(given)
        try:
            if is_url(where) or Path(where) == files.STANDARD_INPUT:
                raise InputError("a lake is read from files; save it as one first", path=where)
            found: Iterable[str | Path | InputError] = (
                listed(where, made.passed) if is_remote(where) else expand(Path(given), made.passed)
            )
        except InputError as error:
            found = [error]
        for one in found:
            if isinstance(one, InputError):
                made.rejected.append(Rejection(one.path or where, one.place, one.reason))
            elif not is_remote(str(one)) and not Path(one).exists():
                reason = "there is no such file; check the spelling of the path"
                made.rejected.append(Rejection(str(one), None, reason))
            else:
                yield str(one)


def _of_remote(path: str) -> int | None:
    """How many items a remote file holds, by its name alone: it is not fetched to be counted."""
    return 1 if ENDINGS.get(ending_of(path.partition("?")[0])) in {"text", "page"} else None


def _joined(together: list[tuple[str, int]]) -> Part:
    paths = tuple(path for path, _ in together)
    return Part(paths, reports=sum(held for _, held in together), look=_look(paths))


def _stretches(path: str, held: int | None, size: int) -> Iterator[Part]:
    """A file by stretches of items; the last goes to its end, wherever that is."""
    look = _look((path,))
    if held is None:
        yield Part((path,), look=look)
        return
    for first in range(0, held, size):
        last = first + size if first + size < held else None
        yield Part((path,), first, last, min(size, held - first), look)


def _look(paths: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        system, there = filesystem(path)
        info = system.get_file_info(there)
        digest.update(f"{info.size} {info.mtime_ns}\0".encode())
    return digest.hexdigest()[:PART_DIGITS]
