"""Holds the pinned packages to known weaknesses, from a file of advisories that you give; needs no network.

make audit ADVISORIES=FILE

FILE is advisories in the OSV form, which the bodies that gather them hand out: one JSON object, an array of
them, JSON Lines, or a ZIP or a folder of JSON files. Exit code 0 where no pinned version is named, 1 where
one is, 2 where there is no file, or it cannot be read.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[1]
LISTS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)", re.MULTILINE)
_NO_FILE = (
    "nothing was audited: give a file of advisories in the OSV form, make audit ADVISORIES=FILE "
    "(a ZIP or a folder of JSON files, or JSON Lines; docs/dependencies.md says more)"
)


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
    some: Iterable[tuple[str, bytes]]
    if path.is_dir():
        some = ((str(one), one.read_bytes()) for one in sorted(path.rglob("*.json")))
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            some = [(one, packed.read(one)) for one in packed.namelist() if one.endswith(".json")]
    else:
        some = [(str(path), path.read_bytes())]
    for name, content in some:
        for told in _objects(name, content):
            if not isinstance(told, dict) or not isinstance(told.get("affected", []), list):
                raise ValueError(f"{name}: this is no advisory in the OSV form")
            if "id" not in told:
                raise ValueError(f"{name}: an advisory without an id")
            yield told


def _objects(name: str, content: bytes) -> list[Any]:
    try:
        text = content.decode("utf-8")
        try:
            told = json.loads(text)
        except json.JSONDecodeError:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise ValueError(f"{name}: this is not JSON ({error})") from error
    return told if isinstance(told, list) else [told]


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
        for affected in one.get("affected", []):
            package = affected.get("package", {})
            if package.get("ecosystem") != "PyPI":
                continue
            name = normal(str(package.get("name", "")))
            for version in versions.get(name, ()):
                if _names(affected, version):
                    yield Weakness(name, version, str(one["id"]), _summary(one), _fixed(affected))


def _names(affected: Mapping[str, Any], version: str) -> bool:
    """Whether it names the version: in its list, or in one of its ranges."""
    ours = Version(version)
    if any(_version(one) == ours for one in affected.get("versions", ())):
        return True
    return any(
        _is_within(ours, some.get("events", ()))
        for some in affected.get("ranges", ())
        if some.get("type") == "ECOSYSTEM"
    )


def _is_within(ours: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """Whether a version stands between where a weakness came in and where it was mended."""
    marks = []
    for one in events:
        for kind, rank in (("introduced", 0), ("last_affected", 1), ("fixed", 2)):
            if kind in one and (at := _version("0" if one[kind] == "0" else one[kind])) is not None:
                marks.append((at, rank, kind))
    within = False
    for at, _, kind in sorted(marks, key=lambda mark: mark[:2]):
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
    text = str(one.get("summary") or one.get("details") or "no summary")
    return (text.splitlines() or ["no summary"])[0][:120]


def _fixed(affected: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        event["fixed"]
        for some in affected.get("ranges", ())
        if some.get("type") == "ECOSYSTEM"
        for event in some.get("events", ())
        if "fixed" in event
    )


def main(given: list[str] | None = None) -> int:
    """Print each weakness of a pinned package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("advisories", nargs="?", type=Path, help="advisories in the OSV form")
    path = parser.parse_args(given).advisories
    if path is None:
        print(_NO_FILE, file=sys.stderr)
        return 2
    packages = pinned()
    try:
        told = list(advisories(path))
        found = sorted(set(weaknesses(packages, told)), key=lambda one: (one.package, one.id))
    except (OSError, ValueError, AttributeError, TypeError) as error:
        print(f"nothing was audited: {path}: {error}", file=sys.stderr)
        return 2
    if not told:
        print(f"nothing was audited: {path}: there is no advisory in it", file=sys.stderr)
        return 2
    for one in found:
        fixed = f"; mended in {', '.join(one.fixed)}" if one.fixed else ""
        print(f"{one.package}\t{one.version}\t{one.id}\t{one.told}{fixed}")
    print(
        f"{len(packages)} pinned packages held to {len(told):,} advisories: {len(found)} weaknesses",
        file=sys.stderr,
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
