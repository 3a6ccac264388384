"""Blocks of a dossier's file that are not as they were written, found by a process of its own.

To close a file gives back the locks that a process has on it (see `store.copying`).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dragoman.errors import DossierError


def bad_blocks(path: Path, size: int) -> list[int]:
    """The numbers of the whole blocks of ``size`` bytes whose checksum is not theirs.

    None are where the headers have other checksums as well: then the format is one that we do not know.
    """
    command = [sys.executable, "-m", "dragoman.safety.block_sums", str(path), str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["the reading was ended"])[-1]
        raise DossierError(f"{path}: its blocks cannot be read ({reason})")
    return [int(number) for number in done.stdout.split()]
