"""How many processes code side by side where nobody says: all cores, if there is work and room for them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

REPORTS_EACH = 32
"""Reports that a process should have to code: it needs 2.6 seconds of the processor to load and 0.11 for one of
4 kB (the 33 examples), so that two are no sooner than one with fewer than some twenty, and with these are."""
A_REPORT = 4_000  # bytes, where nobody can tell the number of reports before they are read
MEMORY_EACH = 450 << 20  # bytes that a process takes, see `python -m bench workers`
_GROUP = Path("/sys/fs/cgroup")  # what a container may have
_MEMORY = Path("/proc/meminfo")


def usual_jobs(paths: Sequence[str | Path]) -> int:
    """How many processes code what these paths hold: no more than have some work each, see `most_jobs`.

    Standard input and addresses are coded in one.
    """
    from dragoman.reading.counting import count

    held = 0
    for path in paths:
        told = count(path)
        held += _bytes(path) // A_REPORT if told is None else told
    return 1 if held < 2 * REPORTS_EACH else min(held // REPORTS_EACH, most_jobs())


def most_jobs() -> int:
    """As many processes as there are cores, fewer where the memory is not there for them; 1 at least."""
    room = _room()
    most = _cores() if room is None else min(_cores(), room // MEMORY_EACH - 1)  # one is who reads
    return max(1, most)


def _bytes(path: str | Path) -> int:
    from dragoman.reading.paths import expand, is_url

    if is_url(path):
        return 0
    try:
        found = [one for one in expand(Path(path)) if isinstance(one, Path)]
        return sum(one.stat().st_size for one in found if one.is_file())
    except OSError:
        return 0


def _cores() -> int:
    """Those that this process may use, of this machine or of its container."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        cores = os.cpu_count() or 1
    quota, _, period = _told(_GROUP / "cpu.max").partition(" ")
    if not quota:  # the first version of control groups
        quota, period = (
            _told(_GROUP / "cpu" / f"cpu.cfs_{name}_us") for name in ("quota", "period")
        )
    if quota.isdigit() and period.isdigit() and int(period):
        cores = min(cores, max(1, int(quota) // int(period)))
    return cores


def _room() -> int | None:
    """Bytes of memory that are free, on this machine and in its container; None where nobody tells."""
    free = [
        int(line.split()[1]) << 10
        for line in _told(_MEMORY).splitlines()
        if line.startswith("MemAvailable:")
    ]
    for group, most, used in (
        (_GROUP, "memory.max", "memory.current"),
        (_GROUP / "memory", "memory.limit_in_bytes", "memory.usage_in_bytes"),
    ):
        limit, taken = _told(group / most), _told(group / used)
        if limit.isdigit() and taken.isdigit():
            free.append(max(0, int(limit) - int(taken) + _given_back(group)))
    return min(free, default=None)


def _given_back(group: Path) -> int:
    """Bytes that a container has taken only to keep files at hand, and gives back when they are asked for."""
    told = (line.split() for line in _told(group / "memory.stat").splitlines())
    kept = dict(line for line in told if len(line) == 2)
    return int(kept.get("total_inactive_file") or kept.get("inactive_file") or 0)


def _told(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
