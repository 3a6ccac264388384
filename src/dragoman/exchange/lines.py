"""Claims as JSON Lines: exactly the fields of the output contract, and back."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast, get_args

from dragoman.errors import InputError
from dragoman.records import (
    Act,
    Claim,
    Consequence,
    EventType,
    Evidence,
    Party,
    Quantity,
    Reason,
    Silence,
    Statement,
    Status,
    Tie,
    Voice,
)

Line = Mapping[str, object]

_LINE_BREAKS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}

_EXACT_INTEGERS = 2.0**53  # beyond it a float no longer holds every whole number


def to_line(claim: Claim) -> dict[str, object]:
    """The claim as a JSON-ready dictionary, its fields in the order of the contract.

    Evidence is given as ``start``, ``end`` and ``exact``; prefix and suffix stay behind. Numbers
    of a quantity are whole where they are whole, and only the given ones appear.

    >>> from dragoman.records import Consequence, Evidence
    >>> claim = Consequence(report="a", evidence=Evidence(0, 3, "War"), cause="war", effect="ruin")
    >>> to_line(claim)["evidence"]
    {'start': 0, 'end': 3, 'exact': 'War'}
    """
    voice = claim.according_to
    line: dict[str, object] = {
        "report": claim.report,
        "kind": claim.kind,
        "status": claim.status,
        "according_to": None if voice is None else {"actor": voice.actor, "name": voice.name},
        "when": claim.when,
        "where": claim.where,
        "evidence": _span(claim.evidence),
    }
    match claim:
        case Act():
            line |= _act_fields(claim)
        case Statement():
            line |= {
                "speaker": _party(claim.speaker),
                "cue": claim.cue,
                "content": _span(claim.content),
                "direct": claim.direct,
                "venue": claim.venue,
            }
            if claim.beside:
                line["beside"] = [_party(party) for party in claim.beside]
        case Silence():
            line |= {"actor": _party(claim.actor), "about": claim.about}
        case Tie():
            line |= {
                "tie": claim.tie,
                "members": [_party(member) for member in claim.members],
                "name": claim.name,
                "since": claim.since,
                "until": claim.until,
            }
        case Consequence():
            line |= {"cause": claim.cause, "effect": claim.effect}
    return line


def from_line(line: Line) -> Claim:
    """The claim that a line stands for: the inverse of `to_line`.

    A span may carry ``prefix`` and ``suffix``; without them they are empty. Raises `InputError`,
    naming the field, when a field is missing or of the wrong shape.
    """
    kind = _text(line, "kind")
    build = _BUILDERS.get(kind)
    if build is None:
        known = ", ".join(_BUILDERS)
        raise InputError(f"no kind of claim is called {kind!r}; write one of: {known}")
    return build(line, _base(line))


def dumps(claim: Claim, reasons: Sequence[Reason] | None = None) -> str:
    """The claim as one line of JSON; letters stay as they are (UTF-8).

    With ``reasons`` it has one field more, ``explanation``. What some readers take for the end of a
    line, and JSON does not, is escaped: a text may hold it.
    """
    fields = to_line(claim)
    if reasons is not None:
        fields["explanation"] = [asdict(reason) for reason in reasons]
    line = json.dumps(fields, ensure_ascii=False, allow_nan=False)
    return line.translate(_LINE_BREAKS)


def _act_fields(act: Act) -> dict[str, object]:
    return {
        "source": [_party(party) for party in act.source],
        "target": [_party(party) for party in act.target],
        "event": act.event,
        "mode": act.mode,
        "quad": act.quad,
        "what": act.what,
        "quantity": None if act.quantity is None else _amount(act.quantity),
        "reciprocal": act.reciprocal,
        "confidence": act.confidence,
    }


def _span(span: Evidence) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "exact": span.exact}


def _party(party: Party) -> dict[str, object]:
    return {
        "code": party.code,
        "name": party.name,
        "text": party.text,
        "start": party.start,
        "end": party.end,
    }


def _amount(quantity: Quantity) -> dict[str, object]:
    numbers = {"value": quantity.value, "min": quantity.min, "max": quantity.max}
    given = {name: _plain(number) for name, number in numbers.items() if number is not None}
    return {**given, "unit": quantity.unit}


def _plain(number: float) -> float | int:
    whole = abs(number) < _EXACT_INTEGERS and float(number).is_integer()
    return int(number) if whole else number


def _base(line: Line) -> dict[str, Any]:
    voice = _object_or_none(line, "according_to")
    teller = None if voice is None else Voice(_text(voice, "actor"), _text(voice, "name"))
    return {
        "report": _text(line, "report"),
        "evidence": _read_span(line, "evidence"),
        "status": _one_of(line, "status", get_args(Status)),
        "according_to": teller,
        "when": _text_or_none(line, "when"),
        "where": _text_or_none(line, "where"),
    }


def _read_act(line: Line, base: dict[str, Any]) -> Claim:
    return Act(
        **base,
        source=_read_parties(line, "source"),
        target=_read_parties(line, "target"),
        event=cast("EventType", _one_of(line, "event", get_args(EventType))),
        mode=_text_or_none(line, "mode"),
        quad=_whole(line, "quad"),
        what=_text_or_none(line, "what"),
        quantity=_read_quantity(line),
        reciprocal=_truth(line, "reciprocal"),
        confidence=_number(line, "confidence"),
    )


def _read_statement(line: Line, base: dict[str, Any]) -> Claim:
    mixed = line.get("direct") == "mixed"
    return Statement(
        **base,
        speaker=_read_party(_object(line, "speaker")),
        cue=_text(line, "cue"),
        content=_read_span(line, "content"),
        direct="mixed" if mixed else _truth(line, "direct"),
        venue=_text_or_none(line, "venue"),
        beside=_read_parties(line, "beside") if "beside" in line else (),
    )


def _read_silence(line: Line, base: dict[str, Any]) -> Claim:
    actor = _read_party(_object(line, "actor"))
    return Silence(**base, actor=actor, about=_text_or_none(line, "about"))


def _read_tie(line: Line, base: dict[str, Any]) -> Claim:
    return Tie(
        **base,
        tie=_text(line, "tie"),
        members=_read_parties(line, "members"),
        name=_text_or_none(line, "name"),
        since=_text_or_none(line, "since"),
        until=_text_or_none(line, "until"),
    )


def _read_consequence(line: Line, base: dict[str, Any]) -> Claim:
    return Consequence(**base, cause=_text(line, "cause"), effect=_text(line, "effect"))


_BUILDERS: dict[str, Callable[[Line, dict[str, Any]], Claim]] = {
    "act": _read_act,
    "statement": _read_statement,
    "silence": _read_silence,
    "tie": _read_tie,
    "consequence": _read_consequence,
}


def _read_span(line: Line, name: str) -> Evidence:
    span = _object(line, name)
    return Evidence(
        _whole(span, "start"),
        _whole(span, "end"),
        _text(span, "exact"),
        _text_or_none(span, "prefix") or "",
        _text_or_none(span, "suffix") or "",
    )


def _read_party(party: Line) -> Party:
    return Party(
        _text(party, "code"),
        _text(party, "name"),
        _text(party, "text"),
        _whole(party, "start"),
        _whole(party, "end"),
    )


def _read_parties(line: Line, name: str) -> tuple[Party, ...]:
    parties = line.get(name)
    if not isinstance(parties, list | tuple) or not all(
        isinstance(one, Mapping) for one in parties
    ):
        raise _wrong(line, name, "a list of parties")
    return tuple(_read_party(one) for one in parties)


def _read_quantity(line: Line) -> Quantity | None:
    amount = _object_or_none(line, "quantity")
    if amount is None:
        return None
    numbers = {
        name: _number(amount, name)
        for name in ("value", "min", "max")
        if amount.get(name) is not None
    }
    return Quantity(_text(amount, "unit"), **numbers)


def _text(line: Line, name: str) -> str:
    value = line.get(name)
    if not isinstance(value, str):
        raise _wrong(line, name, "text")
    return value


def _text_or_none(line: Line, name: str) -> str | None:
    return None if line.get(name) is None else _text(line, name)


def _one_of(line: Line, name: str, allowed: tuple[str, ...]) -> str:
    value = _text(line, name)
    if value not in allowed:
        raise _wrong(line, name, f"one of {', '.join(allowed)}")
    return value


def _whole(line: Line, name: str) -> int:
    value = line.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(line, name, "a whole number")
    return value


def _number(line: Line, name: str) -> float:
    value = line.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong(line, name, "a number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise _wrong(line, name, "a number below 1e308")
    return number


def _truth(line: Line, name: str) -> bool:
    value = line.get(name)
    if not isinstance(value, bool):
        raise _wrong(line, name, "true or false")
    return value


def _object(line: Line, name: str) -> Line:
    value = line.get(name)
    if not isinstance(value, Mapping):
        raise _wrong(line, name, "an object")
    return value


def _object_or_none(line: Line, name: str) -> Line | None:
    return None if line.get(name) is None else _object(line, name)


def _wrong(line: Line, name: str, shape: str) -> InputError:
    found = repr(line[name])[:60] if name in line else "nothing"
    return InputError(f"the claim's field {name!r} must be {shape}, and here is {found}")
