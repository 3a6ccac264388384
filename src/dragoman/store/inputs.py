"""What a reading is given: paths, texts and reports, all as reports in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading import sources as reading
from dragoman.reading.counting import count as count_path
from dragoman.reading.paths import is_pattern, is_url
from dragoman.records import Rejection, Report

Source: TypeAlias = str | Path | Report | Rejection
"""A path, an address, a text (a string with a line break in it), a report made already, or what was
set aside when such were made elsewhere.
"""

_MADE = (Report, Rejection)

NAMED = 100  # inputs that a run names; the rest are counted
SHOWN = 200  # characters of each name

_TEXTS = "a text is known by a line break in it: to read a short one, end it with one"


def settled(given: Source | Iterable[Source]) -> Iterable[Source]:
    """One source as a list of one, and several as they are.

    Raises `InputError` for what is neither a path, nor a text, nor a report, where it shows before
    anything is read.
    """
    if isinstance(given, Report | Rejection | Path | str):
        return [given]
    if isinstance(given, bytes | bytearray) or not isinstance(given, Iterable):
        _check_kind(given)
    for one in given if isinstance(given, Sequence) else ():
        _check_kind(one)
    return given


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said of all sources: their day and outlet where they tell none, and their columns.

    ``language`` is that of all of them; where it is None, it is found. ``tally`` counts the reports
    by what they come in, ``passed`` by ending the files that are of no kind that is read.
    """

    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)


def load(sources: Iterable[Source], how: Reading) -> Iterator[Report | Rejection]:
    """What the sources hold, with the day and the outlet where they give none themselves."""
    for source in sources:
        for item in _load_one(source, how):
            if isinstance(item, Report):
                yield as_told(item, how.outlet, how.language)
            else:
                yield item


def count(sources: Iterable[Source]) -> int | None:
    """How many items `load` gives; None where nobody can tell before they are read.

    Nothing is read as a report.
    """
    if not isinstance(sources, Sequence):
        return None
    total = 0
    for source in sources:
        held = 1 if isinstance(source, _MADE) or _is_text(source) else count_path(source)
        if held is None:
            return None
        total += held
    return total


def names(sources: Iterable[Source]) -> list[str]:
    """How a run names what it was given: paths, ids of reports, and texts by their beginning."""
    if not isinstance(sources, Sequence):
        return [f"a {type(sources).__name__} of reports"]
    named = [_name(one) for one in sources[:NAMED]]
    more = len(sources) - len(named)
    return [*named, f"and {more} more"] if more else named


def as_told(report: Report, outlet: str | None, language: str | None) -> Report:
    """The report with what is said of all: the language, and the outlet where it names none itself."""
    told = report.source is not None and report.source_from not in ("url", "credit")
    if outlet is not None and not told:
        report = replace(report, source=outlet, source_from="given")
    return report if language is None else replace(report, language=language)


def _load_one(one: Source, how: Reading) -> Iterable[Report | Rejection]:
    _check_kind(one)
    day = how.published
    if isinstance(one, Rejection):
        return [one]
    if isinstance(one, Report):
        if one.published is not None or day is None:
            return [one]
        return [replace(one, published=day, published_from="given", published_confidence=1.0)]
    if _is_text(one):
        return [_load_text(str(one), day)]
    reason = _why_no_path(one)
    if reason is not None:
        return [Rejection(_name(one), None, reason)]
    return reading.load([one], day, columns=how.columns, tally=how.tally, passed=how.passed)


def _check_kind(one: object) -> None:
    if not isinstance(one, str | Path | Report | Rejection):
        reason = f"{one!r:.60} cannot be read; give a path, a text with a line break, or a Report"
        raise InputError(reason)


def _load_text(text: str, published: date | None) -> Report | Rejection:
    try:
        return reading.make_report(files.checked(text), published=published)
    except InputError as error:
        return Rejection(_name(text), None, error.reason)


def _is_text(source: object) -> bool:
    return isinstance(source, str) and "\n" in source


def _why_no_path(given: str | Path) -> str | None:
    """Why a source that is no text can be no path either; None where it can."""
    if not str(given).strip():
        return f"it is empty; {_TEXTS}"
    if is_url(given):
        return None
    try:
        Path(given).stat()
    except (FileNotFoundError, NotADirectoryError):
        looks_like_words = isinstance(given, str) and " " in given and not is_pattern(Path(given))
        return f"there is no such file; {_TEXTS}" if looks_like_words else None
    except (OSError, ValueError) as error:  # too long, a null in it, or in a closed folder
        return f"it cannot be looked up as a path ({error}); {_TEXTS}"
    return None


def _name(source: Source) -> str:
    if isinstance(source, Rejection):
        source = source.path
    named = source.id if isinstance(source, Report) else str(source)
    return named[:SHOWN].encode("utf-8", "replace").decode()
