"""What a stranger waits for: the README's two commands in fresh clones, with an empty cache."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from bench import places

# Of the environment only what a fresh machine has, too, and what the way to the index needs.
KEPT = ("HOME", "LANG", "PATH")
KEPT_PARTS = ("CERT", "PROXY", "proxy", "CA_BUNDLE")


def measure() -> dict[str, float]:
    """Minutes of both commands, and the megabytes of the environment that the first one makes."""
    with tempfile.TemporaryDirectory() as folder:
        first = _clone(Path(folder) / "first")
        demo = _minutes("scripts/demo.sh", first)
        second = _clone(Path(folder) / "second")
        return {
            "demo_minutes": demo,
            "core_size": _megabytes(first / ".venv"),
            "test_minutes": _minutes("scripts/test.sh", second),
        }


def _clone(folder: Path) -> Path:
    """The last commit in a folder of its own, with the shared folder beside it."""
    folder.mkdir()
    if places.SHARED.is_dir():
        (folder / "shared").symlink_to(places.SHARED)
    clone = folder / "main"
    subprocess.run(["git", "clone", "--quiet", places.ROOT, clone], check=True)
    return clone


def _minutes(script: str, clone: Path) -> float:
    start = time.perf_counter()
    run = subprocess.run(
        ["sh", script],
        cwd=clone,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"{script} failed in a fresh clone:\n{run.stdout}\n{run.stderr}")
    return (time.perf_counter() - start) / 60


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in KEPT or any(part in name for part in KEPT_PARTS)
    }
    return kept | {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1"}


def _megabytes(folder: Path) -> float:
    """What the folder takes on the disk, in MB of 1,024 squared bytes, as ``du -sm`` counts."""
    run = subprocess.run(["du", "-sm", folder], capture_output=True, text=True, check=True)
    return float(run.stdout.split()[0])
