"""Judgements as JSON Lines, one a line, and back: what is exported can be read into any dossier."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NoReturn, TextIO, get_args

from dragoman.errors import InputError, QueryError
from dragoman.exchange import lines
from dragoman.judging.corrections import Named, checked
from dragoman.judging.records import Judged, Judgement, Verdict

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ID_DIGITS = 16
MOST_TEXT = 10_000  # characters of a note: more is no note

_TEXTS = ("claim", "report", "key", "judge")


def with_id(judgement: Judgement) -> Judgement:
    """The judgement with the id that all the rest of it gives: read twice, it is one."""
    line = to_line(judgement)
    told = json.dumps([line[name] for name in line if name not in ("id", "report")], sort_keys=True)
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(judgement, id=digest[:ID_DIGITS])


def to_line(one: Judgement | Judged) -> dict[str, Any]:
    """A judgement as a JSON-ready dictionary; of a `Judged`, with what it bears on now."""
    if isinstance(one, Judged):
        beside = {"found": one.found, "bearing": one.bearing, "newest": one.newest}
        return to_line(one.judgement) | beside
    return {
        "id": one.id,
        "claim": one.claim,
        "report": one.report,
        "key": one.report_key,
        "verdict": one.verdict,
        "corrections": dict(one.corrections),
        "note": one.note,
        "judge": one.judge,
        "judged": one.judged.isoformat(timespec="microseconds") + "Z",
        "drawn": one.drawn,
        "coder": one.coder,
        "coded": dict(one.coded),
    }


def write_lines(judged: Iterable[Judged], out: TextIO) -> int:
    """Write judgements as JSON Lines that `from_line` reads again; how many there are."""
    lines = [json.dumps(to_line(one), ensure_ascii=False) for one in judged]
    out.writelines(f"{line}\n" for line in lines)
    return len(lines)


def from_line(line: Mapping[str, Any]) -> Judgement:
    """The judgement that a line stands for. Raises `InputError`, naming the field that is wrong."""
    texts = {name: _text(line, name) for name in _TEXTS}
    verdict = known_verdict(line.get("verdict"))
    coded = line.get("coded")
    if not isinstance(coded, Mapping):
        raise InputError('its "coded" is missing; write the claim as it was judged')
    claim = lines.from_line(coded)
    corrections = line.get("corrections") or {}
    if not isinstance(corrections, Mapping):
        raise InputError('its "corrections" are no object; write {"field": value}')
    try:
        kept = checked(claim, corrections, _only_both)
        allow(verdict, kept)
    except QueryError as error:
        raise InputError(f"its corrections: {error}") from error
    return with_id(
        Judgement(
            id="",
            claim=texts["claim"],
            report=texts["report"],
            report_key=texts["key"],
            verdict=verdict,
            judge=texts["judge"],
            judged=_time(line),
            coded=lines.to_line(claim),
            corrections=kept,
            note=_text(line, "note") if line.get("note") else None,
            drawn=_text(line, "drawn") if line.get("drawn") else "by hand",
            coder=_text(line, "coder") if line.get("coder") else None,
        )
    )


def known_verdict(given: object) -> Verdict:
    """The verdict that is meant. Raises `InputError` where it is none."""
    for one in VERDICTS:
        if given == one:
            return one
    raise InputError(f"no verdict is called {given!r}; write one of: {', '.join(VERDICTS)}")


def allow(verdict: Verdict, corrections: Mapping[str, Any]) -> None:
    """Raise `QueryError` where something is corrected that is neither right nor wrong."""
    if corrections and verdict not in ("right", "wrong"):
        raise QueryError(f"a judgement {verdict!r} corrects nothing; judge it wrong, or right")


def now() -> datetime:
    """This moment in UTC, as it is kept."""
    return datetime.now(UTC).replace(tzinfo=None)


def _text(line: Mapping[str, Any], name: str) -> str:
    value = line.get(name)
    if isinstance(value, str) and value.strip() and len(value) <= MOST_TEXT:
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(f'its "{name}" holds half a surrogate pair; mend it') from error
        return value.strip()
    raise InputError(f'its "{name}" is missing or no text of 1 to {MOST_TEXT:,} characters')


def _time(line: Mapping[str, Any]) -> datetime:
    value = line.get("judged")
    try:
        made = datetime.fromisoformat(value) if isinstance(value, str) else None
        if made is not None:
            return made.astimezone(UTC).replace(tzinfo=None) if made.tzinfo else made
    except (ValueError, OverflowError):  # of the year 9999 in the west of Greenwich, and the year 1
        pass
    raise InputError(f'its "judged" is {value!r:.60}; write a time: 2024-10-23T09:30:00Z')


def _only_both(asked: str) -> Named:
    _refuse(asked)


def _refuse(asked: str) -> NoReturn:
    raise QueryError(f'{asked!r} is to be {{"code": ..., "name": ...}} in a file')
