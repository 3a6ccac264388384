"""Judgements from outside: each good line is understood, each bad one is told with its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

from dragoman.errors import DragomanError, InputError
from dragoman.exchange.lines import to_line
from dragoman.judging.lines import from_line, now
from dragoman.judging.records import Judgement
from dragoman.reading import files
from dragoman.reading.objects import lines_within, parsed
from dragoman.records import ClaimRow, Rejection

LINE_LIMIT = 1_000_000  # bytes of one line: a claim and what is said of it
GIVEN = "what was given"

Find = Callable[[str], ClaimRow]
Named = Callable[[str, date | None], dict[str, str]]


def understood(
    given: Iterable[Mapping[str, Any]] | Path | str, find: Find, named: Named, who: str
) -> tuple[list[Judgement], list[Rejection]]:
    """The judgements of a file, ``-`` for standard input, or of objects; and what is none.

    ``find`` gives the claim of an id, for short lines that say no more than the claim and the
    verdict; ``who`` is their judge where they name none. Raises `InputError` where there is no file.
    """
    good: list[Judgement] = []
    bad: list[Rejection] = []
    name, lines = _lines(given)
    for number, line in enumerate(lines, 1):
        if isinstance(line, bytes) and not line.strip():
            continue
        try:
            good.append(from_line(_whole(_object(line), find, named, who)))
        except DragomanError as error:
            reason = error.reason if isinstance(error, InputError) else str(error)
            bad.append(Rejection(name, f"line {number}", reason))
    return good, bad


def _lines(
    given: Iterable[Mapping[str, Any]] | Path | str,
) -> tuple[str, Iterable[bytes | Mapping[str, Any]]]:
    if isinstance(given, str | Path):
        path = Path(given)
        name = "standard input" if path == files.STANDARD_INPUT else files.shown(path)
        try:
            return name, _each(files.open_bytes(path))
        except InputError as error:
            raise InputError(error.reason, path=name) from error
    return GIVEN, given


def _each(stream: IO[bytes]) -> Iterator[bytes]:
    with stream:
        yield from lines_within(stream, LINE_LIMIT)


def _object(line: bytes | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(line, Mapping):
        return line
    value = parsed(line, LINE_LIMIT, "judgement")
    if not isinstance(value, dict):
        raise InputError('it is no JSON object; write {"claim": "...", "verdict": "..."}')
    return value


def _whole(line: Mapping[str, Any], find: Find, named: Named, who: str) -> Mapping[str, Any]:
    """The line with what a short one leaves out, which the dossier knows."""
    if "coded" in line:
        return line
    claim = line.get("claim")
    if not isinstance(claim, str):
        raise InputError('its "claim" is missing; write the id of a claim')
    row = find(claim)
    known = {
        "claim": row.id,
        "report": row.report_id,
        "key": row.report_key,
        "coded": to_line(row.claim),
    }
    besides = {"judge": who, "judged": now().isoformat(), "drawn": "by hand"}
    told = {name: value for name, value in line.items() if value is not None}
    corrections = told.get("corrections")
    if isinstance(corrections, Mapping):
        from dragoman.judging.corrections import checked

        made = checked(row.claim, corrections, lambda asked: named(asked, row.published))
        told = {**told, "corrections": made}
    return besides | told | known
