"""A dossier's file with its log copied byte for byte, while a connection keeps writers away.

The copying is done by a process of its own. To close a file gives back all the locks that a process has
on it (POSIX), those of DuckDB too: a copy made in this process would let a writer in.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dragoman.errors import DossierError
from dragoman.store.refusals import is_no_room, no_room

_PROGRAM = """
import os, shutil, stat, sys
source, target = sys.argv[1:]
try:
    for ending in ("", ".wal"):
        if ending and not os.path.exists(source + ending):
            continue
        if os.path.lexists(target + ending):
            os.unlink(target + ending)
        os.close(os.open(target + ending, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copyfile(source + ending, target + ending)
        told = os.stat(source)
        rights = stat.S_IMODE(told.st_mode) | stat.S_IRUSR | stat.S_IWUSR
        if os.stat(target + ending).st_gid != told.st_gid:
            try:
                os.chown(target + ending, -1, told.st_gid)
            except OSError:
                rights &= ~stat.S_IRWXG
        os.chmod(target + ending, rights)
        with open(target + ending, "rb+") as copied:
            os.fsync(copied.fileno())
except OSError as error:
    print(error.strerror, file=sys.stderr)
    sys.exit(1)
"""


def copy_file(path: Path, target: Path) -> None:
    """Copy the dossier to ``target``, and its log beside it. The caller has a connection open.

    Nobody may read the copy who may not read the dossier; its owner may write to it as well.

    Raises `DossierError` where it cannot be copied, for want of room above all.
    """
    command = [sys.executable, "-I", "-S", "-c", _PROGRAM, str(path), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["the copying was ended"])[-1]
        if is_no_room(reason):
            raise no_room(target)
        raise DossierError(f"{path}: it cannot be copied to {target} ({reason})")


def sync_folder(folder: Path) -> None:
    """Have the system write the names in a folder to the disk, so that a new one outlasts a crash."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
