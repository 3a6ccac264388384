"""A user's own authority: a file of names (TSV) that stands over ours, read line by line."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.actors import saved
from dragoman.actors.entry import Entry, day_of
from dragoman.actors.kinds import KINDS
from dragoman.actors.spelling import is_too_short
from dragoman.errors import InputError
from dragoman.records import Rejection

VARIABLE = "DRAGOMAN_AUTHORITY"  # the environment variable that names the file; empty for none
FILE = "authority.tsv"  # in the user's folder for settings
UPDATED = "wikidata.tsv"  # in the user's folder for data: what `dragoman actors update` fetched
FETCHED = "fetched-"  # before the version of names that are all fetched
COLUMNS = ("name", "code", "office", "since", "until", "aliases", "kind")
NEEDED = ("name", "code")
# Before an alias that is to be taken although it is as short as a word.
AS_IT_IS = "="
# A file of so many bytes is hashed once for as long as it looks the same: a million names take 0.06 s.
HASH_KEPT_FROM = 1_000_000
# A file that was changed less than so many nanoseconds ago may change again with no sign of it: the
# clock of some file systems ticks every two seconds.
SETTLED = 3_000_000_000
HASH_BYTES = 16

_CODE = re.compile(r"[A-Z]{3}(:[A-Z0-9][A-Z0-9_-]*)?")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Layer:
    """One file of names as it was when it was asked for; the first of several counts first."""

    path: Path
    size: int
    changed: int  # nanoseconds since the epoch: when its content was, by its own telling
    touched: int  # the same, when the system last changed the file or what is known of it
    number: int  # of the file in its file system: another one where the file was put in place anew

    def content(self) -> bytes:
        """The file's bytes. Raises `InputError` when it cannot be read."""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise _unreadable(self.path, error) from error


@dataclass(frozen=True, slots=True)
class Row:
    """One good line: what it says, and all names that it gives."""

    entry: Entry
    names: tuple[str, ...]


def layers(path: str | Path | None = None) -> tuple[Layer, ...]:
    """The files that stand over our tables: the user's own, then what was fetched.

    Args:
        path: the user's own file; None for the one that ``DRAGOMAN_AUTHORITY`` names, else for
            ``authority.tsv`` in the folder for settings, where there is one. Empty text, here or
            in the variable, leaves all of them out.

    Raises:
        InputError: a file that is named cannot be read.
    """
    given = os.environ.get(VARIABLE) if path is None else path
    if given == "":
        return ()
    found = [] if given is None else [_layer(Path(given))]
    usual = [saved.folder("config") / FILE] if given is None else []
    usual.append(saved.folder("data") / UPDATED)
    return (*found, *(_layer(one) for one in usual if one.is_file()))


def version(given: Sequence[Layer]) -> str:
    """A hash of what the files say; empty where there are none.

    It begins with `FETCHED` where none of them is of the user's own making.
    """
    digest = hashlib.blake2b(digest_size=6)
    for layer in given:
        digest.update(_hash(layer))
    fetched = all(layer.path.name == UPDATED for layer in given)
    return (FETCHED if fetched else "") + digest.hexdigest() if given else ""


def rows(layer: Layer) -> Iterator[Row | Rejection]:
    """The lines of a file: each good one as a row, each bad one with its number and the reason.

    Raises:
        InputError: the first line does not name the columns.
    """
    lines = _text(layer).split("\n")
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        line = line.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        if header is None:
            header = _header(layer, number, line)
            continue
        try:
            yield _row(header, line)
        except ValueError as error:
            yield Rejection(str(layer.path), f"line {number}", str(error))


def _hash(layer: Layer) -> bytes:
    """The hash of a file's content; that of a large one is known as long as the file looks the same.

    Raises `InputError` when it has to be read and cannot be.
    """
    look = (str(layer.path.absolute()), layer.size, layer.changed, layer.touched, layer.number)
    name = f"{_digest(repr(look).encode()).hex()}.hash"
    large = layer.size >= HASH_KEPT_FROM
    known = saved.load(name, Path.read_bytes) if large else None
    if known is not None and len(known) == HASH_BYTES:
        return known
    found = _digest(layer.content())
    if large and time.time_ns() - max(layer.changed, layer.touched) > SETTLED:
        saved.save(name, found)
    return found


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=HASH_BYTES).digest()


def _layer(path: Path) -> Layer:
    try:
        known = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return Layer(path, known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)


def _unreadable(path: Path, error: OSError) -> InputError:
    reason = (error.strerror or "it cannot be read").lower()
    return InputError(
        f"{reason}; name a file of your own names with --authority FILE, or leave it out",
        path=path,
    )


def _text(layer: Layer) -> str:
    content = layer.content()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(
            "this is not UTF-8; save it as UTF-8", path=layer.path, place=f"line {line}"
        ) from error


def _header(layer: Layer, number: int, line: str) -> list[str]:
    names = [name.strip() for name in line.split("\t")]
    strange = [name for name in names if name not in COLUMNS]
    missing = [name for name in NEEDED if name not in names]
    if strange or missing or len(set(names)) < len(names):
        wrong = f"{strange[0]!r} is no column" if strange else "a column stands twice"
        wrong = f"the column {missing[0]!r} is missing" if missing else wrong
        columns = ", ".join(COLUMNS)
        raise InputError(
            f"{wrong}; the first line names the columns, with tabs between them: {columns} "
            f"({' and '.join(NEEDED)} are needed)",
            path=layer.path,
            place=f"line {number}",
        )
    return names


def _row(header: list[str], line: str) -> Row:
    """A line as a row. Raises `ValueError` with what is wrong and what to write instead."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(header):
        raise ValueError(f"it has {len(cells)} cells for {len(header)} columns; part them by tabs")
    row = dict.fromkeys(COLUMNS, "") | dict(zip(header, cells, strict=False))
    if not row["name"]:
        raise ValueError("it has no name; write one in the column 'name'")
    code, kind = row["code"], row["kind"] or "person"
    if not _CODE.fullmatch(code):
        raise ValueError(
            f"{code!r} is no code; write three capitals and, if there is one, a sector: "
            "NOR, NOR:GOV, REB:FVM"
        )
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind; write one of: {', '.join(KINDS)}")
    since, until = _day(row["since"], False), _day(row["until"], True)
    if since and until and until < since:
        raise ValueError(f"it ends ({until}) before it begins ({since}); change the days")
    names = [row["name"], *filter(None, (one.strip() for one in row["aliases"].split("|")))]
    entry = Entry(
        code,
        names[0].removeprefix(AS_IT_IS),
        kind,
        row["office"] or None,
        since,
        until,
        known=kind == "person",
    )
    return Row(entry, tuple(_name(name) for name in names))


def _name(name: str) -> str:
    if not name.startswith(AS_IT_IS) and is_too_short(name):
        raise ValueError(
            f"{name!r} is so short that it may be a word; write {AS_IT_IS + name!r} to take it "
            "as a name wherever it stands"
        )
    return " ".join(name.removeprefix(AS_IT_IS).split())


def _day(text: str, last: bool) -> date | None:
    if text and not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is no day; write YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        return day_of(text, last)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar; write YYYY-MM-DD") from error
