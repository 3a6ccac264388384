"""The pins: complete, hashed, in step with pyproject.toml, and free of addresses."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.licences import ABSENT, licences
from tests.workshop.house import ROOT, texts

CORE, BUILD, DEV = (f"requirements{name}.txt" for name in ("", "-build", "-dev"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Written in two parts, so that this file does not hold them.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "huggingface" + ".co/"]
HOMES = ["/" + name + "/" for name in ("root", "home", "opt", "work")]


def pins(name: str) -> dict[str, str]:
    """Versions by package of a list of requirements."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+) \\$", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", [CORE, BUILD, DEV])
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    body = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    lines = body.strip().splitlines()
    assert len(lines) == len(pins(name)) > 0
    for line in lines:
        assert re.fullmatch(r"[\w.-]+==\S+(\s+--hash=sha256:[0-9a-f]{64})+\s*", line), line


def test_the_lists_agree_with_each_other() -> None:
    core, build, dev = pins(CORE), pins(BUILD), pins(DEV)
    assert core.items() <= dev.items()
    assert {name: dev[name] for name in build if name in dev}.items() <= build.items()


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (PROJECT["project"]["dependencies"], CORE),
        (PROJECT["project"]["optional-dependencies"]["dev"], DEV),
        (PROJECT["build-system"]["requires"], BUILD),
    ],
    ids=["core", "dev", "build"],
)
def test_the_pins_are_what_pyproject_asks_for(wanted: list[str], name: str) -> None:
    pinned = pins(name)
    for requirement in map(Requirement, wanted):
        version = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize("name", [CORE, DEV])
def test_a_list_is_complete(name: str) -> None:
    """The set-up installs just what is listed, and asks no package what else it wants."""
    pinned = pins(name)
    wanted = [
        (package, one)
        for package in pinned
        for one in map(Requirement, requires(package) or ())
        if one.marker is None or one.marker.evaluate({"extra": ""})
    ]
    assert wanted
    for package, one in wanted:
        assert one.specifier.contains(pinned[canonicalize_name(one.name)]), (package, one)


def test_no_file_names_a_registry_or_a_machine() -> None:
    for path, text in texts():
        for forbidden in HOSTS + HOMES:
            assert forbidden not in text, f"{path} holds {forbidden}"


@pytest.mark.parametrize("package", sorted(pins(CORE)))
def test_every_direct_dependency_is_explained(package: str) -> None:
    direct = {
        canonicalize_name(Requirement(one).name) for one in PROJECT["project"]["dependencies"]
    }
    if package in direct:
        page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
        assert package in page


# What the licences of packages may be called; of several, one is chosen.
FREE = ("MIT", "BSD", "Apache", "ISC", "PSF", "Mozilla", "MPL")


def test_every_package_has_a_licence_that_lets_it_be_used() -> None:
    found = list(licences())
    assert {one.package for one in found} == {*pins(CORE), *pins(DEV)}
    for one in found:
        assert one.licence == ABSENT or any(name in one.licence for name in FREE), one
