"""Bytes that are not what was written are put right by the checksums of the file, or left as they are."""

from __future__ import annotations

import random
from pathlib import Path

from dragoman.safety.healing import BLOCK, heal
from dragoman.store.file import HEADERS

FLIPS = 150


def used(content: bytes) -> list[int]:
    """Stretches of bytes with something in them."""
    return [at for at in range(0, len(content), 64) if any(content[at : at + 64])]


def test_a_flipped_bit_is_put_right_or_its_block_is_told(filled: Path, tmp_path: Path) -> None:
    whole, chance, path = filled.read_bytes(), random.Random(8), tmp_path / "a.duckdb"
    places, right = used(whole), 0
    path.write_bytes(whole)
    for number in range(FLIPS):
        at = chance.choice(places) + chance.randrange(64)
        byte = bytes([whole[at] ^ (1 << chance.randrange(8))])
        with path.open("r+b") as file:
            file.seek(at)
            file.write(byte)
        healed = heal(path)
        if path.read_bytes() == whole:
            right += 1
        else:
            block = (at - HEADERS) // BLOCK
            assert at < HEADERS or block in healed.bad, (number, at, healed)
            path.write_bytes(whole)
    assert right >= FLIPS / 10  # 24 of 150: only what is as good as sure is put right


def test_a_sound_file_and_one_with_two_words_gone_are_left_alone(
    filled: Path, tmp_path: Path
) -> None:
    whole, path = filled.read_bytes(), tmp_path / "a.duckdb"
    path.write_bytes(whole)
    assert heal(path).words == () and path.read_bytes() == whole
    broken = bytearray(whole)
    at = HEADERS + 100
    for word in range(20):
        broken[at + 8 * word] ^= 0x5A
    path.write_bytes(broken)
    assert heal(path).bad == (0,) and path.read_bytes() == broken


def test_a_file_cut_short_gets_its_length(filled: Path, tmp_path: Path) -> None:
    whole, path = filled.read_bytes(), tmp_path / "a.duckdb"
    path.write_bytes(whole[: len(whole) // 3])
    heal(path)
    assert path.stat().st_size == len(whole)
