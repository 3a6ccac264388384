"""JSON Lines of questions: each good line is answered, each bad one is told by its number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading.formats.json_lines import LINE_LIMIT
from dragoman.reading.objects import lines_within, parsed
from dragoman.records import Rejection
from dragoman.terminal.refused import Refused

Question = TypeVar("Question")
Given = dict[str, Any]
Span: TypeAlias = tuple[int, int] | None


class Asked:
    """The questions of a file, or of standard input for ``-``."""

    def __init__(self, path: Path) -> None:
        self._refused = Refused()
        self._standard = path == files.STANDARD_INPUT
        self._name = "standard input" if self._standard else files.shown(path)
        try:
            self._stream = files.open_bytes(path)
        except InputError as error:
            raise InputError(error.reason, path=self._name) from error

    @property
    def failed(self) -> bool:
        """Whether a line could not be understood."""
        return self._refused.count > 0

    def each(self, understand: Callable[[Given], Question]) -> Iterator[tuple[Given, Question]]:
        """Each line's object, with what ``understand`` makes of it; it may raise `InputError`."""
        with nullcontext(self._stream) if self._standard else self._stream:
            for number, line in enumerate(lines_within(self._stream, LINE_LIMIT), 1):
                if not line.strip():
                    continue
                try:
                    given = _object(line)
                    question = understand(given)
                except InputError as error:
                    self._refused.tell(Rejection(self._name, f"line {number}", error.reason))
                else:
                    yield given, question
        self._refused.end("mend these and ask again")


def needed_text(given: Given, name: str) -> str:
    """The text of a field that must be there. Raises `InputError` when it is not."""
    value = given.get(name)
    if isinstance(value, str):
        return value
    raise InputError(f'its "{name}" is {_found(value)}; write it as text in quotation marks')


def text(given: Given, name: str) -> str | None:
    """The text of a field, or None. Raises `InputError` when it is something else."""
    return None if given.get(name) is None else needed_text(given, name)


def span(given: Given, name: str, within: str) -> Span:
    """The start and end of a field, in characters of a text. Raises `InputError` when wrong."""
    match given.get(name):
        case None:
            return None
        case [int(start), int(end)] if 0 <= start < end <= len(within):
            return start, end
        case value:
            raise InputError(
                f'its "{name}" is {_found(value)}; write [start, end], two character offsets of '
                f"the text, which has {len(within)}, or null"
            )


def _object(line: bytes) -> Given:
    value = parsed(line, LINE_LIMIT, "question")
    if not isinstance(value, dict):
        raise InputError(f"it is {_found(value)}; write one JSON object a line")
    return value


def _found(value: object) -> str:
    return "missing" if value is None else json.dumps(value, ensure_ascii=False)[:60]
