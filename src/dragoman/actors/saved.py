"""What takes long to build is kept in the user's cache folder, and built anew when it is not there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

# Files of one kind that stay: those of a few authorities, so that one may go to and fro.
KEEP = 4

Thing = TypeVar("Thing")


def folder(kind: str = "cache") -> Path:
    """The folder of this user for a kind of file: ``cache``, ``config``, ``data`` or ``state``."""
    import platformdirs

    where = {
        "cache": platformdirs.user_cache_path,
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
    }
    return where[kind]("dragoman", appauthor=False)


def load(name: str, understand: Callable[[Path], Thing]) -> Thing | None:
    """What was saved under a name; None where it is not there, or is no longer what it was."""
    try:
        return understand(folder() / name)
    except (OSError, ValueError):
        return None


def save(name: str, content: bytes) -> None:
    """Keep bytes under a name. Where nothing can be written, nothing is kept: it is built again."""
    with contextlib.suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        replace(folder() / name, content)
        _forget(Path(name).suffix)


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: who reads it sees the old one or the new one."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _forget(suffix: str) -> None:
    """Remove all but the newest files of a kind."""
    files = sorted(folder().glob(f"*{suffix}"), key=lambda path: path.stat().st_mtime)
    for path in files[:-KEEP]:
        path.unlink(missing_ok=True)
