"""Files wherever they lie: on this machine, or on a file system that an address names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from dragoman.errors import InputError
from dragoman.reading.formats.kinds import stem_of
from dragoman.reading.paths import SIDECAR_ENDING, is_url, reports_among

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]+://", re.IGNORECASE)
_KEY = re.compile(r"://[^/@]*:[^/@]*@")  # who asks, with a secret


def is_remote(where: str) -> bool:
    """Whether it names a file system: ``s3://``, ``gs://``, ``hdfs://``, ``file://`` ...

    >>> is_remote("s3://bucket/news.jsonl"), is_remote("news.jsonl"), is_remote("https://a.org/x")
    (True, False, False)
    """
    return _SCHEME.match(where) is not None and not is_url(where)


def filesystem(where: str) -> tuple[FileSystem, str]:
    """The file system that a place is on, and its path there.

    Raises `InputError` for an address that PyArrow knows no file system for.
    """
    from pyarrow import ArrowException
    from pyarrow.fs import FileSystem, LocalFileSystem

    if not is_remote(where):
        return LocalFileSystem(), str(Path(where).absolute())
    try:
        found, path = FileSystem.from_uri(where)
    except (ArrowException, OSError, ValueError) as error:
        reason = f"no file system is known for it ({error!s:.200})"
        raise InputError(reason, path=where) from error
    return found, path


def listed(where: str, passed: Counter[str]) -> list[str]:
    """The report files at a remote place: itself, or those in its folders, by folder and name.

    ``passed`` counts by ending the files of other kinds. Raises `InputError` where it cannot be
    listed.
    """
    from pyarrow.fs import FileSelector, FileType

    if _KEY.search(where):
        reason = (
            "an address is written beside each report: tell its key in the environment, not in it"
        )
        raise InputError(reason, path=_KEY.sub("://", where))
    system, path = filesystem(where)
    try:
        if system.get_file_info(path).type == FileType.File:
            return [where]
        inside = system.get_file_info(FileSelector(path, recursive=True))
    except OSError as error:
        raise InputError(f"it cannot be listed ({error!s:.200})", path=where) from error
    names: dict[str, list[str]] = {}
    for one in inside:
        if one.type == FileType.File:
            folder, _, name = one.path.rpartition("/")
            names.setdefault(folder, []).append(name)
    return [
        _beside(where, path, f"{folder}/{name}")
        for folder, given in sorted(names.items())
        for name in reports_among(given, passed)
    ]


def _beside(where: str, path: str, other: str) -> str:
    """The address of another path on the file system of an address, reached as that one is.

    ``path`` is the address's own: of object stores it begins with the bucket, which stands as a host.
    """
    told = urlsplit(where)
    user, at, _ = told.netloc.rpartition("@")
    is_below = unquote(told.path).strip("/") == path.strip("/")
    front = f"{told.netloc}/" if is_below else f"{user}{at}"
    settings = f"?{told.query}" if told.query else ""
    return f"{told.scheme}://{front}{quote(other.lstrip('/') if is_below else other)}{settings}"


@contextmanager
def brought(where: str) -> Iterator[Path]:
    """The file on this machine, with its sidecar where there is one: as it is, or as a copy."""
    if not is_remote(where):
        yield Path(where)
        return
    from pyarrow.fs import FileType

    system, path = filesystem(where)
    with TemporaryDirectory(prefix="dragoman-") as folder:
        copy = Path(folder, path.rsplit("/", 1)[-1])
        _fetch(system, path, copy, where)
        beside = copy.with_name(stem_of(copy.name) + SIDECAR_ENDING)
        told = path[: -len(copy.name)] + beside.name
        if beside != copy and system.get_file_info(told).type == FileType.File:
            _fetch(system, told, beside, where)
        yield copy


def _fetch(system: FileSystem, path: str, copy: Path, where: str) -> None:
    from shutil import copyfileobj

    try:
        with system.open_input_stream(path) as given, copy.open("wb") as made:
            copyfileobj(given, made)
    except OSError as error:
        raise InputError(f"it cannot be fetched ({error!s:.200})", path=where) from error
