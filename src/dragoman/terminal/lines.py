"""What goes out as lines: JSON Lines on standard output, words for people on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Literal

_COLOURS = {"error": "\x1b[1;31m", "note": "\x1b[2m"}
_PLAIN = "\x1b[0m"


def put(records: Iterable[Mapping[str, object]]) -> None:
    """Print each record as one line of JSON; days and times in ISO form, letters as they are."""
    for record in records:
        print(json.dumps(record, ensure_ascii=False, allow_nan=False, default=_plain))


def error(message: object) -> None:
    """Say on standard error what went wrong, in one line."""
    _say(f"error: {message}", "error")


def note(message: str) -> None:
    """Say something on standard error that is good to know."""
    _say(message, "note")


def _say(message: str, manner: Literal["error", "note"]) -> None:
    text = visible(" ".join(message.split("\n")))
    if sys.stderr.isatty() and not os.environ.get("NO_COLOR"):
        head, colon, rest = text.partition(":") if manner == "error" else (text, "", "")
        text = f"{_COLOURS[manner]}{head}{colon}{_PLAIN}{rest}"
    print(text, file=sys.stderr, flush=True)


def visible(text: str) -> str:
    """The text with every control character made visible as ``\ufffd``; line breaks and tabs stay.

    As long as before, so that offsets hold; a report cannot steer the terminal with it. A carriage
    return or a form feed is a blank.

    >>> visible("red \\x1b[31m text")
    'red \ufffd[31m text'
    """
    return text.translate(_CONTROLS)


# C0 and C1 controls, and those that turn the direction of the text.
_STEERING = [*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_CONTROLS = {**dict.fromkeys(_STEERING, "\ufffd"), **dict.fromkeys(map(ord, "\r\v\f"), " ")}
for _kept in "\n\t":
    del _CONTROLS[ord(_kept)]


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
