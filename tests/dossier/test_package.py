"""The package itself: what it offers, and what it costs to import."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dragoman

TIMED = """
import sys, time
before = set(sys.modules)
start = time.perf_counter()
import dragoman
took = time.perf_counter() - start
heavy = {"spacy", "duckdb", "pyarrow", "numpy", "dragoman.dossier", "dragoman.records"}
print(took, *(heavy & (set(sys.modules) - before)))
"""


def test_importing_it_is_quick_and_loads_nothing_heavy() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", TIMED], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    printed = [run.stdout.split() for run in runs]
    assert all(len(words) == 1 for words in printed), printed
    # Some 10 ms on a quiet machine; what is heavy takes longer than this even there.
    assert min(float(words[0]) for words in printed) < 0.2


def test_all_public_names_are_there_and_sorted() -> None:
    assert list(dragoman.__all__) == sorted(dragoman.__all__)
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert set(dragoman.__all__) <= set(dir(dragoman))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="opne"):
        dragoman.opne  # noqa: B018


def test_every_error_is_a_dragoman_error() -> None:
    errors = [getattr(dragoman, name) for name in dragoman.__all__ if name.endswith("Error")]
    assert all(issubclass(error, dragoman.DragomanError) for error in errors)
