"""Holds the pinned packages to known weaknesses, from a file of advisories that you give; needs no network.

make audit ADVISORIES=FILE

FILE is advisories in the OSV form, which the bodies that gather them hand out: one JSON object, an array of
them, JSON Lines, or a ZIP or a folder of such files. Exit code 0 where no pinned version is named, 1 where
one is, 2 where there is no file, it cannot be read, or none of its advisories is of a Python package. (make
has an exit code of its own: 2 for each of the last two.)
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from dragoman.terminal.lines import visible

ROOT = Path(__file__).resolve().parents[1]
LISTS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
ENDINGS = (".json", ".jsonl")  # of the files that are read of a ZIP or a folder
ECOSYSTEM = "PyPI"
_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]\n]*\])?==([^\s;\\]+)", re.MULTILINE)
_ZIP_BEGINS = b"PK\x03\x04"
_FIRST = Version("0.dev0")  # before all others
# What zipfile raises for a member that is broken, locked with a password, or packed as it cannot unpack.
_NOT_UNPACKED = (
    zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error, ValueError,
)  # fmt: skip
_NO_FILE = (
    "give a file of advisories in the OSV form, make audit ADVISORIES=FILE "
    "(a ZIP or a folder of JSON files, or JSON Lines; docs/dependencies.md says more)"
)
_NONE_OF_PYTHON = f"none of its {{:,}} advisories is of a package of {ECOSYSTEM}"
_NOT_TOLD = "which versions it is about is not told in a form that can be read: look it up. "


@dataclass(frozen=True, slots=True)
class Weakness:
    """A pinned package with an advisory that names its version."""

    package: str
    version: str
    id: str
    told: str
    fixed: tuple[str, ...]


def normal(name: str) -> str:
    """A package's name as all its spellings come to.

    >>> normal("Ruamel.YAML_x")
    'ruamel-yaml-x'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(root: Path = ROOT) -> dict[tuple[str, str], None]:
    """The pinned packages with their versions, each once."""
    return {
        (normal(name), version): None
        for one in LISTS
        for name, version in _PINNED.findall((root / one).read_text(encoding="utf-8"))
    }


def advisories(path: Path) -> Iterator[Mapping[str, Any]]:
    """The advisories of a file or folder. Raises `ValueError`, naming the place, where it has none."""
    for name, content in _files(path):
        for place, told in _objects(name, content):
            if (fault := _fault(told)) is not None:
                raise ValueError(f"{place}: {fault}")
            yield told


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files that a path means, each with its name."""
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.suffix.lower() in ENDINGS and one.is_file():
                yield str(one), one.read_bytes()
    elif _is_zip(path):
        yield from _packed(path)
    else:
        yield str(path), path.read_bytes()


def _is_zip(path: Path) -> bool:
    with path.open("rb") as held:
        return held.read(len(_ZIP_BEGINS)) == _ZIP_BEGINS or zipfile.is_zipfile(path)


def _packed(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a ZIP, one after the other: all of them at once may be a gigabyte."""
    try:
        packed = zipfile.ZipFile(path)
    except _NOT_UNPACKED as error:
        raise ValueError(f"{path}: this ZIP cannot be read ({error})") from error
    with packed:
        for name in packed.namelist():
            if name.lower().endswith(ENDINGS):
                try:
                    content = packed.read(name)
                except _NOT_UNPACKED as error:
                    raise ValueError(f"{path}: {name}: it cannot be unpacked ({error})") from error
                yield f"{path}: {name}", content


def _objects(name: str, content: bytes) -> Iterator[tuple[str, Any]]:
    """What is told in a file: the whole of it, or each of its lines; with the place."""
    try:
        text = content.decode("utf-8-sig")
    except ValueError as error:
        raise ValueError(f"{name}: this is not JSON ({error})") from error
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        lines = [one for one in enumerate(text.split("\n"), 1) if one[1].strip()]
        if len(lines) < 2:
            raise ValueError(f"{name}: this is not JSON ({error})") from error
        yield from ((f"{name}: line {number}", _parsed(name, number, one)) for number, one in lines)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{name}: this is not JSON ({error})") from error
    else:
        yield from ((name, one) for one in (told if isinstance(told, list) else [told]))


def _parsed(name: str, number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{name}: line {number}: this is not JSON ({error})") from error


def _fault(told: Any) -> str | None:
    """Why something is no advisory in the OSV form, None where it is one."""
    if not isinstance(told, dict):
        return "this is no advisory in the OSV form"
    if not told.get("id"):
        return "an advisory without an id"
    for affected in _list(told, "affected"):
        if not isinstance(affected, dict) or not isinstance(affected.get("package") or {}, dict):
            return f"{told['id']}: it does not tell which package is affected"
        for some in _list(affected, "ranges"):
            if not isinstance(some, dict) or not all(
                isinstance(event, dict) for event in _list(some, "events")
            ):
                return f"{told['id']}: a range of versions that is none"
    return None


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    """A list of an advisory, or something in its place as its only one: nothing is left out."""
    some = told.get(name)
    if some is None:
        return []
    return some if isinstance(some, list) else [some]


def of_python(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What an advisory tells of Python packages."""
    return [
        affected
        for affected in _list(told, "affected")
        if (affected.get("package") or {}).get("ecosystem") == ECOSYSTEM
    ]


def weaknesses(
    packages: Iterable[tuple[str, str]], told: Iterable[Mapping[str, Any]]
) -> Iterator[Weakness]:
    """The packages whose version an advisory names; one that was taken back counts for nothing."""
    versions: dict[str, list[str]] = {}
    for name, version in packages:
        versions.setdefault(name, []).append(version)
    for one in told:
        if one.get("withdrawn"):
            continue
        for affected in of_python(one):
            name = normal(str(affected["package"].get("name", "")))
            for version in versions.get(name, ()):
                if (named := _names(affected, version)) is not False:
                    doubt = _NOT_TOLD if named is None else ""
                    summary = doubt + _summary(one)
                    yield Weakness(name, version, str(one["id"]), summary, _fixed(affected))


def _names(affected: Mapping[str, Any], version: str) -> bool | None:
    """Whether it names the version, in its list or in one of its ranges; None where it tells none."""
    ours = Version(version)
    listed = [_version(one) for one in _list(affected, "versions")]
    ranges = [one for one in _list(affected, "ranges") if one.get("type") != "GIT"]
    if any(one == ours for one in listed):
        return True
    if any(_is_within(ours, _list(some, "events")) for some in ranges):
        return True
    return False if ranges or any(one is not None for one in listed) else None


def _is_within(ours: Version, events: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a version stands between where a weakness came in and where it was mended.

    Where it came in with a version that cannot be read, or with none, it was there from the first; one
    that mended it and cannot be read mended nothing.
    """
    marks: list[tuple[Version, int, str]] = []
    for one in events:
        for rank, kind in enumerate(("introduced", "last_affected", "fixed")):
            if kind in one:
                at = _version(one[kind])
                if kind == "introduced" and (at is None or str(one[kind]) == "0"):
                    at = _FIRST
                if at is not None:
                    marks.append((at, rank, kind))
    within = all(kind != "introduced" for _, _, kind in marks)
    for at, _, kind in sorted(marks):
        if kind == "introduced" and at <= ours:
            within = True
        elif (kind == "fixed" and at <= ours) or (kind == "last_affected" and at < ours):
            within = False
    return within


def _version(told: object) -> Version | None:
    try:
        return Version(str(told))
    except InvalidVersion:
        return None


def _summary(one: Mapping[str, Any]) -> str:
    text = str(one.get("summary") or one.get("details") or "").strip()
    return text.split("\n")[0][:120] or "no summary"


def _fixed(affected: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        str(event["fixed"])
        for some in _list(affected, "ranges")
        if some.get("type") != "GIT"
        for event in _list(some, "events")
        if "fixed" in event
    )


@dataclass
class Counted:
    """Lets advisories pass, and counts them."""

    told: Iterable[Mapping[str, Any]]
    all: int = 0
    of_python: int = 0

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        for one in self.told:
            self.all += 1
            self.of_python += bool(of_python(one))
            yield one


def _say(text: str) -> None:
    print(_one_line(text), file=sys.stderr)


def _one_line(text: str) -> str:
    """Text from outside, which may neither part the lines nor the fields, nor steer the terminal."""
    return visible(text.replace("\n", " ").replace("\t", " "))


def _nothing(why: str) -> int:
    _say(f"nothing was audited: {why}")
    return 2


def main(given: list[str] | None = None) -> int:
    """Print each weakness of a pinned package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("advisories", nargs="?", type=Path, help="advisories in the OSV form")
    path = parser.parse_args(given).advisories
    if path is None:
        return _nothing(_NO_FILE)
    packages = pinned()
    try:
        counted = Counted(advisories(path))
        found = sorted(set(weaknesses(packages, counted)), key=lambda one: (one.package, one.id))
    except OSError as error:
        return _nothing(f"{path}: it cannot be read ({error.strerror or error})")
    except ValueError as error:
        return _nothing(str(error))
    if not counted.of_python:
        return _nothing(f"{path}: {_NONE_OF_PYTHON.format(counted.all)}")
    for one in found:
        fixed = f"; mended in {', '.join(one.fixed)}" if one.fixed else ""
        print("\t".join(map(_one_line, (one.package, one.version, one.id, one.told + fixed))))
    _say(
        f"{len(packages)} pinned packages held to {counted.of_python:,} advisories: "
        f"{len(found)} weaknesses"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
