"""``silences --unanswered``: as lines, as a table, of a day and of an actor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_runs import Run

TEXT = """Chad accused Mali on Monday of sending raiders across the border.

Niger urged Mali to withdraw the raiders.
"""


@pytest.fixture(scope="module")
def raid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report in which one is accused and asked, and no word of theirs is told."""
    path = tmp_path_factory.mktemp("raid") / "raid.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_who_was_named_and_says_nothing(run: Run, raid: Path, tmp_path: Path) -> None:
    into = tmp_path / "raid.duckdb"
    assert run("read", raid, "--into", into, "--published", "2019-03-05").code == 0
    ask = ("silences", "--unanswered", "--from", into, "--as-of", "2019-03-09")
    lines = run(*ask, "--json").lines
    assert {line["actor"] for line in lines} == {"MLI"}
    assert {line["how"] for line in lines} == {"accused", "asked"}
    assert all(line["days"] == 4 and line["answered"] is None for line in lines)
    for line in lines:
        for side in line["namings"]:
            evidence = side["evidence"]
            assert TEXT[evidence["start"] : evidence["end"]] == evidence["exact"]
    assert "Mali" in run(*ask).out
    assert run(*ask, "--actor", "Niger", "--json").lines == []
    assert len(run(*ask, "--limit", "1", "--json").lines) == 1
    assert (
        run("silences", "--unanswered", "--from", into, "--as-of", "2019-03-01", "--json").lines
        == []
    )
