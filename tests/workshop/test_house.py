"""The shape of the code: small modules with a purpose, and stages that look only backwards."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.workshop.house import PACKAGE, ROOT, files, texts

MODULES = sorted(path for path in files() if path.suffix == ".py")
SOURCES = [path for path in MODULES if "tests" not in path.relative_to(ROOT).parts]
STAGES = ["reading", "actors", "coding", "fusing", "picture", "outlook"]
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
MOST_PARAMETERS = 9  # as many as a reading may be told


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The modules that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for_and_is_short(path: Path) -> None:
    assert ast.get_docstring(tree_of(path))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_function_is_one_step(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said = ast.get_docstring(node, clean=False) or ""
            lines = (node.end_lineno or 0) - node.lineno + 1 - len(said.splitlines())
            assert lines <= LONGEST_FUNCTION, node.name
            named = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
            given = [one for one in named if one.arg not in {"self", "cls"}]
            # A verb of the command line has a parameter for each option that people may give.
            if not path.name.startswith("verbs_"):
                assert len(given) <= MOST_PARAMETERS, node.name


def test_no_pattern_needs_a_newer_python_than_debians() -> None:
    """Python 3.11.2, Debian 12's, matches wrongly where a possessive quantifier follows a group."""
    possessive = re.compile(r"\)[*+?]\+|\)\{[\d,]+\}\+|\(\?>")
    for path, text in texts(ROOT / "src"):
        assert not possessive.search(text), path


@pytest.mark.parametrize(("stage", "position"), [(s, i) for i, s in enumerate(STAGES)])
def test_a_stage_knows_nothing_of_the_stages_after_it(stage: str, position: int) -> None:
    later = {f"dragoman.{name}" for name in [*STAGES[position + 1 :], "dossier", "cli", "terminal"]}
    modules = [path for path in files(PACKAGE / stage) if path.suffix == ".py"]
    assert modules
    for path in modules:
        for name in imported(path):
            assert not any(name == one or name.startswith(f"{one}.") for one in later), path


def test_the_stages_stand_in_the_architecture_in_their_order() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    places = [page.index(f"| `{stage}/` |") for stage in STAGES]
    assert all(first < second for first, second in pairwise(places))
