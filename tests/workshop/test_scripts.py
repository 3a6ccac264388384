"""The scripts: what they do on a machine that lacks something."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workshop.house import ROOT

SCRIPTS = sorted((ROOT / "scripts").glob("*.sh"))


def run(command: list[str | Path], **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], **settings}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout without an environment: what the set-up reads, and nothing else."""
    for name in ("scripts", "src/dragoman/version.py", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    for path in ROOT.glob("requirements*.txt"):
        shutil.copy(path, tmp_path)
    return tmp_path


def python_that(folder: Path, does: str) -> Path:
    """A program that answers as Python does, but for what ``does`` says in shell."""
    path = folder / "a-python"
    path.write_text(f'#!/bin/sh\n{does}\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.parametrize("path", [*SCRIPTS, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_a_script_is_sound_and_can_be_run(path: Path) -> None:
    shell = "bash" if path.parent.name == ".ci" else "sh"
    assert run([shell, "-n", path]).returncode == 0
    assert os.access(path, os.X_OK)


def test_a_python_without_venv_is_told_what_to_install(checkout: Path) -> None:
    python = python_that(checkout, 'case "$*" in *ensurepip*) exit 1 ;; esac')
    setup = run(["sh", checkout / "scripts" / "setup.sh"], PYTHON=str(python))
    assert setup.returncode == 2
    assert "apt-get install python3-venv" in setup.stderr
    assert not (checkout / ".venv").exists()


def test_a_machine_without_a_new_python_is_told_what_to_install(checkout: Path) -> None:
    folder = checkout / "bin"
    folder.mkdir()
    for name in ("dirname", "cat", "cksum", "sh"):
        (folder / name).symlink_to(shutil.which(name) or name)
    (folder / "python3").symlink_to("/bin/false")
    setup = run([folder / "sh", checkout / "scripts" / "setup.sh"], PATH=str(folder))
    assert setup.returncode == 2
    assert "Python 3.11" in setup.stderr
    assert "apt-get install python3" in setup.stderr


def test_a_failed_installation_says_what_to_do_and_is_not_taken_for_done(checkout: Path) -> None:
    environment = checkout / ".venv" / "bin"
    environment.mkdir(parents=True)
    pip_fails = 'case "$*" in *pip*) echo "no network" >&2; exit 1 ;; esac'
    python_that(checkout, pip_fails).rename(environment / "python")
    setup = run(["sh", checkout / "scripts" / "setup.sh"])
    assert setup.returncode == 2
    assert "no network" in setup.stderr
    assert "Run this again" in setup.stderr
    assert not list((checkout / ".venv").glob("installed-*"))


def test_an_unknown_word_is_answered_with_the_usage(checkout: Path) -> None:
    setup = run(["sh", checkout / "scripts" / "setup.sh", "everything"])
    assert setup.returncode == 2
    assert "core|dev" in setup.stderr


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_alone_lists_what_can_be_made() -> None:
    listed = run(["make", "--no-print-directory", "-C", ROOT])
    assert listed.returncode == 0
    for target in ("demo", "test", "bench", "requirements"):
        assert f"\n{target} " in f"\n{listed.stdout}"
