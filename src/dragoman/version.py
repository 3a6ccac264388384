"""The version of Dragoman, and of the coder: rows of one coder version are never mixed with another's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__version__ = "0.1.0"

# What decides on the claims of a text. The tables of actors have the authority's version.
_RULES = ("actors", "coding", "reading", "evidence.py")
_TABLES = ("coding_", "plover_", "reading_")
# What decides on what is made of the claims and kept beside them.
_FUSING = ("fusing", "store/kept", "records.py", "data/authority/names.parquet")
_FUSING_TABLES = ("fusing", "plover_")
VERSION_BYTES = 6


@cache
def coder_version() -> str:
    """12 hexadecimal digits: a hash of the coder's rules and tables.

    A dossier leaves alone what the same coder has read. A number that somebody must raise is
    forgotten, and then a changed rule finds nothing new and nobody is told; so the rules
    themselves are the version. Any change of them counts, also one of a comment: to read once too
    often is the smaller harm. Line endings do not count, for they differ between machines.
    """
    return _hash(_RULES, _TABLES)


@cache
def fusing_version() -> str:
    """12 hexadecimal digits: a hash of the rules and tables of fusing.

    What another version has made and kept is thrown away and made anew.
    """
    return _hash(_FUSING, _FUSING_TABLES)


def _hash(rules: tuple[str, ...], tables: tuple[str, ...]) -> str:
    digest = blake2b(digest_size=VERSION_BYTES)
    for name, content in sorted(_sources(rules, tables)):
        digest.update(name.encode() + b"\0" + content.replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _sources(rules: tuple[str, ...], tables: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The files of the rules and tables by name, and their content."""
    from importlib.resources import files  # the command answers --version without it

    package = files("dragoman")
    for name in rules:
        yield from _modules(package / name, name)
    for table in (package / "data" / "tables").iterdir():
        if table.name.startswith(tables):
            yield table.name, table.read_bytes()


def _modules(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if name.endswith((".py", ".parquet")):
        yield name, place.read_bytes()
    elif place.is_dir():
        for inner in place.iterdir():
            yield from _modules(inner, f"{name}/{inner.name}")
