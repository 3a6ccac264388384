"""What all tests share: the folder beside the checkout, and how hypothesis runs."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
REQUIRED = os.environ.get("DRAGOMAN_SHARED_REQUIRED", "") not in {"", "0"}
MISSING = "the shared folder is not beside this checkout (../shared)"

# No deadline: the first example of a test may load the language model. "ci" runs the same examples
# every time, so that a red run can be run again; "search" looks longer for new ones.
settings.register_profile("default", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
# No names of whoever runs the tests: only those of the package, unless a test gives others.
os.environ["DRAGOMAN_AUTHORITY"] = ""
# Nor looks at dossiers that are kept beside theirs. The folder goes when this is forgotten, at the latest as Python ends.
_LOOKS = TemporaryDirectory(prefix="dragoman-looks-", ignore_cleanup_errors=True)
os.environ["XDG_STATE_HOME"] = _LOOKS.name

settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The shared folder; a test that takes this is marked ``shared``."""
    if not SHARED.is_dir():
        pytest.skip(MISSING)
    return SHARED


def pytest_configure() -> None:
    if REQUIRED and not SHARED.is_dir():
        raise pytest.UsageError(f"DRAGOMAN_SHARED_REQUIRED is set, but {MISSING}")


def pytest_unconfigure() -> None:
    _LOOKS.cleanup()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "shared_dir" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where the shared folder is required, a test that needs it must not skip."""
    report = yield
    if REQUIRED and report.skipped and item.get_closest_marker("shared"):
        report.outcome = "failed"
        report.longrepr = f"it was skipped, but DRAGOMAN_SHARED_REQUIRED is set: {report.longrepr}"
    return report
