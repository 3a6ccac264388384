"""The backup's file: a ZIP of one Parquet file a table, and a page that says what each must hold.

Parquet, and not a copy of the dossier: it is packed, any program of these days reads it, and it does not
hang on DuckDB's own format. The members lie in the ZIP as they are, for Parquet is packed already; each has
its SHA-256 on the page.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.safety.contents import Column, Shape

FORMAT = 1
PAGE = "backup.json"
_AT_ONCE = 1 << 20
_PAGE_MOST = 1 << 20  # bytes; that of a dossier takes some 20,000
_TYPE = re.compile(r"[A-Z]+(\[\])*")  # what a column's type may be: no more is ever told to DuckDB
# What zipfile raises where a file is no ZIP, or only begins as one; of what the disk says, only that it was
# told to seek before the beginning.
_BROKEN = (
    zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error,
    zlib.error, OSError,
)  # fmt: skip
_NO_BACKUP = "this is no backup of a dossier; give a file that dragoman backup has written"


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a backup: its shape, its rows, and the hash of its Parquet file."""

    shape: Shape
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a backup says of itself."""

    made: str
    made_by: str
    schema: str
    tables: Mapping[str, Part]


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(target: Path, page: Page, files: Mapping[str, Path]) -> None:
    """Write the ZIP and have it on the disk; ``files`` are the Parquet files by table."""
    told = {
        "dragoman_backup": FORMAT,
        "made": page.made,
        "made_by": page.made_by,
        "schema": page.schema,
        "tables": {name: asdict(part) for name, part in page.tables.items()},
    }
    with target.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
            packed.writestr(PAGE, json.dumps(told, ensure_ascii=False, indent=1))
            for name, file in files.items():
                packed.write(file, _member(name))
        out.flush()
        os.fsync(out.fileno())


def unpack(backup: Path, folder: Path) -> tuple[Page, dict[str, Path]]:
    """The page of a backup and its Parquet files, written into ``folder`` and held to their hashes.

    Raises `InputError` where the file is no backup, or is not as it was written.
    """
    try:
        with zipfile.ZipFile(backup) as packed:
            page = _page(backup, packed)
            files = {name: folder / f"{at}.parquet" for at, name in enumerate(page.tables)}
            for name, file in files.items():
                _take(backup, packed, name, page.tables[name].sha256, file)
    except FileNotFoundError as error:
        raise InputError("there is no such file", path=backup) from error
    except InputError:
        raise
    except _BROKEN as error:
        if isinstance(error, OSError) and error.filename == str(backup):
            raise InputError(f"it cannot be read ({error.strerror})", path=backup) from error
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise
        raise InputError(f"{_NO_BACKUP}, or bring another one: {error}", path=backup) from error
    return page, files


def _member(table: str) -> str:
    return f"{table}.parquet"


def _page(backup: Path, packed: zipfile.ZipFile) -> Page:
    try:
        known = packed.getinfo(PAGE)
        if known.file_size > _PAGE_MOST:
            raise ValueError("its page is too long")
        if known.compress_type != zipfile.ZIP_STORED:
            raise ValueError("its page is packed")
        told = json.loads(packed.read(known))
        if told["dragoman_backup"] != FORMAT:
            raise InputError(
                f"this backup is of format {told['dragoman_backup']}, which this version does not "
                "know; restore it with the version that made it",
                path=backup,
            )
        tables = {str(name): _part(part) for name, part in told["tables"].items()}
        return Page(str(told["made"]), str(told["made_by"]), str(told["schema"]), tables)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{_NO_BACKUP} ({error})", path=backup) from error


def _part(told: Mapping[str, Any]) -> Part:
    shape = told["shape"]
    columns = tuple(
        Column(str(one["name"]), str(one["type"]), bool(one["empty"])) for one in shape["columns"]
    )
    for one in columns:
        if not _TYPE.fullmatch(one.type):
            raise ValueError(f"{one.type} is no type of a column")
    keys, unique = (
        tuple(tuple(map(str, some)) for some in shape[name]) for name in ("keys", "unique")
    )
    return Part(Shape(columns, keys, unique), int(told["rows"]), str(told["sha256"]))


def _take(backup: Path, packed: zipfile.ZipFile, table: str, sha256: str, target: Path) -> None:
    """Write one member to a file, and hold it to its hash."""
    known = packed.getinfo(_member(table))
    if known.compress_type != zipfile.ZIP_STORED:
        raise InputError(f"{_NO_BACKUP} (its members are packed)", path=backup)
    digest = hashlib.sha256()
    with packed.open(known) as member, target.open("wb") as out:
        while chunk := member.read(_AT_ONCE):
            digest.update(chunk)
            out.write(chunk)
    if digest.hexdigest() != sha256:
        raise InputError(
            f"the table {table} in it is not as it was written; use another backup", path=backup
        )
