"""What a block of the file that is not as it was written leaves in doubt, where it is read for all that."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

import duckdb

from dragoman.safety.bodies import OTHER_TEXTS
from dragoman.safety.contents import shapes
from dragoman.safety.records import Checked, Finding
from dragoman.store import file
from dragoman.store.kept.stages import kept_tables

TRIAL_SECONDS = 3600  # within which a process must have read what is damaged
_DIRECTORY = "file"
_NO_DIRECTORY = (
    "blocks of the file's own directory, or free ones, that are not as they were written: nothing shows that "
    "rows are lost, and nothing shows that none are"
)
# Columns in which another byte shows, by an id that is made of them, by the text or by the body; None: all, for
# what the table has is made anew.
_SHOWN: dict[str, frozenset[str] | None] = {
    "claims": frozenset(
        "id report kind status voice_actor voice_name when where start end exact prefix suffix event mode quad "
        "reciprocal what value min max unit body".split()
    ),
    "counts": frozenset(
        "id report outcome who value min max unit part total stage when start end exact body".split()
    ),
    "judgements": frozenset(
        "id claim report verdict judge judged coded corrections note drawn coder".split()
    ),
    **dict.fromkeys(
        ("parties", "regions", "repairs", "todo", "bearings", "left_out", "corrected", "corrected_parties", "imported_months",
         "imported_before", "imported_days")
    ),
}  # fmt: skip


def trial(path: Path) -> bool:
    """Whether a process of its own comes to the end of reading all of a file that may say anything."""
    command = [sys.executable, "-m", "dragoman", "check", str(path), "--json"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=TRIAL_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode in (0, 1) and done.stdout.startswith(b"{")


def doubts(path: Path, bad: Collection[int], found: Checked) -> list[Finding]:
    """By table, the columns that lie in such blocks and in which another byte would not show."""
    columns: dict[str, dict[str, None]] = defaultdict(dict)
    seen: set[int] = set()
    keyed = not any(one.told == OTHER_TEXTS for one in found.findings)
    with duckdb.connect(str(path), read_only=True, config=file.to_ask(path)) as connection:
        texts = keyed and _are_keyed(connection)
        for table in shapes(connection):
            rows = connection.execute(
                "SELECT column_name, block_id, additional_block_ids FROM pragma_storage_info(?)",
                [table],
            ).fetchall()
            for column, block, others in rows:
                hit = {block, *(others or ())} & {*bad}
                seen |= hit
                if hit and not _shows(table, column, texts):
                    columns[table][column] = None
    told = [
        Finding("lost", table, _doubtful(some), found.tables.get(table, 0))
        for table, some in sorted(columns.items())
    ]
    if {*bad} - seen:
        told.append(Finding("lost", _DIRECTORY, _NO_DIRECTORY, len({*bad} - seen)))
    return told


def _doubtful(columns: dict[str, None]) -> str:
    return (
        f"a byte of these may be another, and nothing tells which: {', '.join(columns)} of the rows"
    )


def _shows(table: str, column: str, texts: bool) -> bool:
    if table in kept_tables():
        return True
    if table == "reports":
        return texts and column in ("key", "text")
    shown = _SHOWN.get(table, frozenset())
    return shown is None or column in shown


def _are_keyed(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the reports have the keys of their texts, so that another byte in either shows."""
    from dragoman.reading.sources import KEY_DIGITS
    from dragoman.safety.bodies import KEYED_BY_TEXT

    ((share,),) = connection.execute(
        f"SELECT avg((left(sha256(text), {KEY_DIGITS}) = key)::INTEGER) FROM reports"
    ).fetchall()
    return share is not None and float(share) >= KEYED_BY_TEXT
