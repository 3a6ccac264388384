"""JSON Lines that people hand over beside reports, questions and judgements: a bounded object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from dragoman.errors import InputError


def lines_within(stream: IO[bytes], limit: int) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long only the beginning, too long itself.

    >>> import io
    >>> [len(line) for line in lines_within(io.BytesIO(b"ab\\nabcdef\\nc"), 4)]
    [3, 5, 1]
    """
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)


def parsed(line: bytes, limit: int, one: str) -> object:
    """What a line says; ``one`` is what a line should hold, for the advice.

    Raises `InputError` where the line is longer than ``limit`` bytes, no UTF-8 or no JSON.
    """
    if len(line) > limit:
        raise InputError(f"it is longer than {limit:,} bytes; write one {one} a line")
    try:
        value: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("it is not UTF-8; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"it is no JSON ({error}); write one object a line") from error
    return value
