"""The help: there at once, complete, and followed by a newcomer."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman import __version__
from dragoman.terminal.app import app
from dragoman.terminal.page import GROUPS, page
from tests.cli.command_runs import Run, outside

VERBS = [verb for verbs in GROUPS.values() for verb in verbs]


def test_the_page_names_every_verb_and_no_other() -> None:
    assert sorted(VERBS) == sorted(str(one.name) for one in app.registered_commands)


def test_the_page_fits_a_small_terminal() -> None:
    assert max(len(line) for line in page().splitlines()) <= 80


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], [], ["help"]])
def test_all_who_ask_get_the_page(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out, ran.err) == (0, page(), "")


def test_help_and_version_load_nothing_heavy() -> None:
    program = (
        "import sys; from dragoman.cli import main; main([sys.argv[1]]);"
        "print(*sorted({m.partition('.')[0] for m in sys.modules} & "
        "{'typer', 'rich', 'duckdb', 'spacy', 'pyarrow', 'numpy'}), file=sys.stderr)"
    )
    for option in ("--help", "--version"):
        command = [sys.executable, "-c", program, option]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stderr.strip() == ""


def test_the_version_is_told() -> None:
    assert outside("--version").out == f"dragoman {__version__}\n"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_does_and_what_each_option_means(run: Run, verb: str) -> None:
    ran = run(verb, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: dragoman {verb}")
    assert run("help", verb).out == ran.out
    options = [line for line in ran.out.splitlines() if line.lstrip().startswith("--")]
    assert all(len(line.split()) > 2 for line in options)


def test_an_unknown_verb_is_told_with_one_that_is_near(run: Run) -> None:
    ran = run("pictur")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ") and "picture" in ran.err and len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["claims", "--actr", "x"], ["report"], ["read", "a.txt"], ["claims", "--limit", "-1"]],
)
def test_a_wrong_use_is_one_line_that_leads_to_the_help(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert f"dragoman {arguments[0]} --help" in ran.err
