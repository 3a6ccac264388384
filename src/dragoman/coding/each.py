"""Reports coded together, so that one on which the coder breaks takes no other along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from dragoman.count_records import Reading
from dragoman.errors import ModelError, WorkerError
from dragoman.reading.language import is_coded
from dragoman.records import Claim, CleanReport

_OF_ALL = (ModelError, WorkerError, MemoryError)
"""What is no fault of one report: the next one would meet it as well."""


class CoderLike(Protocol):
    """What is needed of a coder; one may have ``read_many``, too, which gives `Reading`."""

    @property
    def version(self) -> str:
        """The coder's rules and model."""

    @property
    def authority_version(self) -> str:
        """The tables that actors are resolved by."""

    def code_many(self, cleans: Iterable[CleanReport]) -> Iterator[list[Claim]]:
        """The claims of each report, in order."""


def read_each(
    coder: CoderLike, chunk: list[CleanReport]
) -> Iterator[tuple[CleanReport, Reading | Exception]]:
    """Each report, in order, with what it has, or with what the coder broke on.

    A report that is not in English has nothing. Raises `ModelError`, `WorkerError` and
    `MemoryError`: then it would fail on all of them.
    """
    done = 0
    try:
        for cleaned, reading in zip(chunk, _readings(coder, chunk), strict=True):
            done += 1
            yield cleaned, reading
    except _OF_ALL:
        raise
    except Exception:
        # One of them broke it, and took those behind it along: each of those by itself.
        for cleaned in chunk[done:]:
            yield cleaned, _alone(coder, cleaned)


def _alone(coder: CoderLike, cleaned: CleanReport) -> Reading | Exception:
    try:
        (reading,) = _readings(coder, [cleaned])
    except _OF_ALL:
        raise
    except Exception as error:
        return error
    return reading


def _readings(coder: CoderLike, chunk: list[CleanReport]) -> Iterator[Reading]:
    """What each report has, in order; nothing of one that is not English."""
    ours = [cleaned for cleaned in chunk if is_coded(cleaned.report.language)]
    coded = _read_many(coder, ours) if ours else iter(())
    for cleaned in chunk:
        yield next(coded) if is_coded(cleaned.report.language) else Reading(())


def _read_many(coder: CoderLike, cleans: list[CleanReport]) -> Iterator[Reading]:
    """What a coder finds in each report; one that only codes claims finds no counts."""
    reads = getattr(coder, "read_many", None)
    if reads is not None:
        yield from reads(cleans)
        return
    for claims in coder.code_many(cleans):
        yield Reading(tuple(claims))
