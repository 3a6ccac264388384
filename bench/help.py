"""How long ``dragoman --help`` takes, beside a Python that does nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 15
PASS = [sys.executable, "-c", "pass"]
HELP = [sys.executable, "-m", "dragoman", "--help"]
VERB_HELP = [sys.executable, "-m", "dragoman", "read", "--help"]


def measure() -> dict[str, float]:
    """Median seconds of each, run in turn so that all meet the same load, and their ratios."""
    commands = {"pass": PASS, "help": HELP, "verb_help": VERB_HELP}
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            took[name].append(_seconds(command))
    middle = {f"{name}_seconds": statistics.median(times) for name, times in took.items()}
    return {
        **middle,
        "help_ratio": middle["help_seconds"] / middle["pass_seconds"],
        "verb_help_ratio": middle["verb_help_seconds"] / middle["pass_seconds"],
    }


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:<20} {value:.3f}")
