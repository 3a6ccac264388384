"""The checksums of a DuckDB file's blocks, looked at without DuckDB.

DuckDB looks at a block's checksum when it reads the block, and an index, or what is free, is not read by
a question. Each block begins with the checksum of its other bytes: the exclusive or of its 64-bit words,
each times a constant, and of a seed (DuckDB's ``src/common/checksum.cpp``). Run as a program it prints the
numbers of the bad blocks, and loads little for that.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

HEADER = 4096  # bytes of a header, which has a checksum as well
HEADERS = 3
FACTOR, SEED = np.uint64(0xBF58476D1CE4E5B9), np.uint64(5381)


def is_whole(raw: bytes) -> bool:
    """Whether the checksum at the beginning of a stretch is that of the rest of it."""
    words = np.frombuffer(raw, dtype="<u8")
    return bool(np.bitwise_xor.reduce(words[1:] * FACTOR) ^ SEED == words[0])


def _find(path: Path, size: int) -> list[int]:
    found: list[int] = []
    with path.open("rb") as file:
        headers = [is_whole(file.read(HEADER)) for _ in range(HEADERS)]
        if not any(headers):
            return []
        number = 0
        while len(raw := file.read(size)) == size:
            if any(raw) and not is_whole(raw):
                found.append(number)
            number += 1
    return found


if __name__ == "__main__":
    print(*_find(Path(sys.argv[1]), int(sys.argv[2])))
