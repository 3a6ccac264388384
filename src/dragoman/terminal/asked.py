"""JSON Lines of questions: each good line is answered, each bad one is told by its number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any, TypeAlias, TypeVar

from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading.formats.json_lines import LINE_LIMIT
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
            for number, line in enumerate(_lines(self._stream), 1):
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


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long only the beginning, too long itself."""
    while line := stream.readline(LINE_LIMIT + 1):
        yield line
        while len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            line = stream.readline(LINE_LIMIT + 1)


def _object(line: bytes) -> Given:
    if len(line) > LINE_LIMIT:
        raise InputError(f"it is longer than {LINE_LIMIT:,} bytes; write one question a line")
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("it is not UTF-8; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is no JSON ({error}); write one object a line") from error
    if not isinstance(value, dict):
        raise InputError(f"it is {_found(value)}; write one JSON object a line")
    return value


def _found(value: object) -> str:
    return "missing" if value is None else json.dumps(value, ensure_ascii=False)[:60]
