"""Where a question that is too large for memory lays what it works on: in a folder of its process, for its user alone.

Left to itself DuckDB lays it beside the dossier, where the rights are those of any new file.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

NAME_DIGITS = 16  # hexadecimal, of SHA-256


def spilled(path: Path) -> str:
    """The folder for questions to a dossier: DuckDB makes it, and takes it away, when one needs it.

    It lies where ``TMPDIR`` says, in a folder with rights for its owner alone that goes when the process ends. It is
    empty, and nothing is spilled, where none can be made.
    """
    try:
        within = _folder(os.getpid()).name
    except OSError:
        return ""
    return str(Path(within, hashlib.sha256(os.fsencode(path)).hexdigest()[:NAME_DIGITS]))


@lru_cache(maxsize=1)
def _folder(_process: int) -> TemporaryDirectory[str]:
    """It is made with the rights 0700, and removed when Python ends."""
    return TemporaryDirectory(prefix="dragoman-", ignore_cleanup_errors=True)
