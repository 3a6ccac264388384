"""Lists the licence of every package that is pinned, and says of which none is known.

make licences
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LISTS = {"core": "requirements.txt", "tools": "requirements-dev.txt"}
UNKNOWN = "unknown"
ABSENT = "not installed here"

# How a licence begins that a package holds as a file and does not name.
_BEGINS = {
    "MIT": "Permission is hereby granted, free of charge, to any person",
    "BSD": "Redistribution and use in source and binary forms",
    "Apache-2.0": "Apache License",
    "MPL-2.0": "Mozilla Public License",
    "ISC": "Permission to use, copy, modify, and",
}
_FILE = re.compile(r"(?:licen[cs]e|copying)", re.IGNORECASE)
_LONGEST = 60  # characters of a licence's name: what is longer is its text, or who holds the rights
_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+) \\$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Licence:
    """A package with its licence, and whether the core needs it or the tests and tools alone."""

    package: str
    version: str
    list: str
    licence: str


def licences() -> Iterator[Licence]:
    """The pinned packages by name, each once: those of the core, then those of the tools."""
    seen: set[str] = set()
    for kind, name in LISTS.items():
        for package, version in _PINNED.findall((ROOT / name).read_text(encoding="utf-8")):
            if package not in seen:
                seen.add(package)
                yield Licence(package, version, kind, licence_of(package))


def licence_of(package: str) -> str:
    """The licence that an installed package names, else the one that it holds as a file."""
    try:
        found = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return ABSENT
    named = _first(found, "License-Expression") or "; ".join(
        one.rpartition("::")[2].strip()
        for one in found.metadata.get_all("Classifier") or []
        if one.startswith("License ::") and one.count("::") > 1
    )
    free = _first(found, "License")
    if not named and free.casefold() != "unknown" and "\n" not in free and len(free) < _LONGEST:
        named = free
    return named or _held(found) or UNKNOWN


def _first(found: metadata.Distribution, field: str) -> str:
    return next(iter(found.metadata.get_all(field) or []), "").strip()


def _held(found: metadata.Distribution) -> str:
    for path in found.files or []:
        if _FILE.match(path.name):
            text = " ".join(Path(str(path.locate())).read_text("utf-8", "replace").split())
            for name, begins in _BEGINS.items():
                if begins.casefold() in text.casefold():
                    return f"{name} (its file)"
    return ""


def main() -> int:
    """Print the list; 1 where a licence is unknown."""
    found = list(licences())
    for one in found:
        print(f"{one.package}\t{one.version}\t{one.list}\t{one.licence}")
    unknown = [one.package for one in found if one.licence == UNKNOWN]
    absent = sum(one.licence == ABSENT for one in found)
    told = f"{len(found)} packages, {absent} not installed here, {len(unknown)} of unknown licence"
    print(f"{told}{': ' if unknown else ''}{', '.join(unknown)}", file=sys.stderr)
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
