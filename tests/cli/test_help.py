"""The help: there at once, complete, and followed by a newcomer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.reading.formats.fields import FIELDS
from dragoman.terminal.app import app
from dragoman.terminal.page import GROUPS, page
from tests.cli.command_runs import Run, outside
from tests.workshop.house import ROOT

VERBS = [verb for verbs in GROUPS.values() for verb in verbs]


def test_the_page_names_every_verb_and_no_other() -> None:
    assert sorted(VERBS) == sorted(str(one.name) for one in app.registered_commands)


def test_the_page_fits_a_small_terminal() -> None:
    assert max(len(line) for line in page().splitlines()) <= 80


def test_the_first_session_of_the_page_goes_as_it_says(tmp_path: Path) -> None:
    _, _, session = page().partition("A first session\n")
    commands = [line.split("  #")[0].strip() for line in session.splitlines()]
    assert len(commands) > 3
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    shell = f'dragoman() {{ "{sys.executable}" -m dragoman "$@"; }}\n'
    seen = ""
    for command in commands:
        if command.endswith(" ID"):
            (id, *_) = [
                path.stem for path in ROOT.glob("examples/reports/*.txt") if path.stem in seen
            ]
            command = f"{command[:-2]}{id}"
        done = subprocess.run(
            ["sh", "-c", shell + command],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "error" not in done.stderr
        seen += done.stdout
    assert (tmp_path / "statements.jsonl").read_text(encoding="utf-8").startswith('{"report": ')


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


def test_the_help_says_what_is_true_of_verbs_fields_orders_and_the_dossier(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(verb: str) -> str:
        return " ".join(run(verb, "--help").out.split())

    own_verbs = [verb.split()[1] for verb in VERBS if verb.startswith("actors ")]
    assert all(verb in told("actors").partition("a verb of its own")[2] for verb in own_verbs)
    for verb in ("disagreements", "actors unresolved", "ties", "dyad"):
        assert "the newest" not in told(verb).partition("--limit")[2]
    assert "the newest" in told("claims").partition("--limit")[2]
    assert all(field in told("read").partition("--map")[2] for field in FIELDS)
    assert "required" not in told("read").partition("--into")[2].partition("--map")[0]
    monkeypatch.setenv("DRAGOMAN_DOSSIER", str(tmp_path / "named.duckdb"))
    assert run("read", "-", stdin=b"Chile thanked Peru.").code == 0
    assert (tmp_path / "named.duckdb").exists()


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
