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
VERSION_BYTES = 6


@cache
def coder_version() -> str:
    """12 hexadecimal digits: a hash of the coder's rules and tables.

    A dossier leaves alone what the same coder has read. A number that somebody must raise is
    forgotten, and then a changed rule finds nothing new and nobody is told; so the rules
    themselves are the version. Any change of them counts, also one of a comment: to read once too
    often is the smaller harm. Line endings do not count, for they differ between machines.
    """
    digest = blake2b(digest_size=VERSION_BYTES)
    for name, content in sorted(_sources()):
        digest.update(name.encode() + b"\0" + content.replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, bytes]]:
    """The files of the rules and tables by name, and their content."""
    from importlib.resources import files  # the command answers --version without it

    package = files("dragoman")
    for name in _RULES:
        yield from _modules(package / name, name)
    for table in (package / "data" / "tables").iterdir():
        if table.name.startswith(_TABLES):
            yield table.name, table.read_bytes()


def _modules(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".py"):
        yield name, place.read_bytes()
    elif place.is_dir():
        for inner in place.iterdir():
            yield from _modules(inner, f"{name}/{inner.name}")
