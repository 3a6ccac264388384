"""What the figures mean, what was measured last, and whether a figure is good enough."""

from __future__ import annotations

import json
import os
import platform
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from bench import places

Kind = Literal["quality", "cost", "reliability"]
Unit = Literal[
    "share", "count", "ms", "seconds", "minutes", "hours", "times", "kB", "MB", "GB", "dollars",
    "words/s", "reports/s", "MB/s",
]  # fmt: skip
Measured: TypeAlias = dict[str, dict[str, float]]
"""Figures by the name of their bench and their own."""
Errors: TypeAlias = dict[str, dict[str, int]]
"""How many errors of each kind are left, by the name of the bench and the kind in words."""

# Decimals that are kept and shown. Costs differ from run to run: what is noise is not written.
DECIMALS: dict[Unit, int] = {
    "share": 3,
    "count": 0,
    "ms": 1,
    "seconds": 2,
    "minutes": 1,
    "hours": 0,
    "kB": 1,
    "GB": 0,
    "dollars": 0,
    "times": 2,
    "MB": 0,
    "words/s": 0,
    "MB/s": 1,
    "reports/s": 0,
}


# How far a figure may lie from the one that is kept: a parse may differ a little from one kind of
# processor to another. A time that stands among figures of quality is another machine's, and not here.
NEAR: dict[Unit, float] = {"share": 0.02, "count": 1}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a bench: what it says, and how low or how high it may go."""

    name: str
    what: str
    unit: Unit = "share"
    floor: float | None = None
    ceiling: float | None = None
    readme: str | None = None
    """What the README calls it, where it shows the figure."""

    def shown(self, value: float) -> str:
        """The value as people read it, with its unit."""
        number = f"{value:,.{DECIMALS[self.unit]}f}"
        return {
            "ms": f"{number} ms",
            "seconds": f"{number} s",
            "minutes": f"{number} minutes",
            "hours": f"{number} hours",
            "kB": f"{number} kB",
            "GB": f"{number} GB",
            "dollars": f"{number} dollars",
            "times": f"{number} times",
            "MB": f"{number} MB",
            "words/s": f"{number} words/s",
            "MB/s": f"{number} MB/s",
            "reports/s": f"{number} reports/s",
        }.get(self.unit, number)

    def bound(self) -> str:
        """The floor or the ceiling as people read it; a dash where there is none."""
        if self.floor is not None:
            return f"at least {self.shown(self.floor)}"
        if self.ceiling is not None:
            return f"at most {self.shown(self.ceiling)}"
        return "–"

    def fault(self, value: float) -> str | None:
        """What is wrong with the value, if anything is."""
        kept = round(value, DECIMALS[self.unit])
        low = self.floor is not None and kept < self.floor
        high = self.ceiling is not None and kept > self.ceiling
        if low or high:
            return f"{self.what}: {self.shown(value)}, but {self.bound()} is asked for"
        return None


@dataclass(frozen=True, slots=True)
class Bench:
    """One module of this package that measures, with its figures in the order they are shown."""

    name: str
    title: str
    kind: Kind
    on: str  # the data in a few words
    data: str
    figures: tuple[Figure, ...]
    reference: str | None = None
    read: str | None = None  # what reading the worst cases by hand showed
    by_default: bool = True


def load_benches(path: Path = places.FLOORS) -> list[Bench]:
    """The benches of ``floors.toml``. Raises `TypeError` for a word in it that has no meaning."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Bench(
            name=name,
            figures=tuple(Figure(name=key, **one) for key, one in table.pop("figures").items()),
            **table,
        )
        for name, table in tables.items()
    ]


@dataclass(frozen=True, slots=True)
class Record:
    """The figures measured last of every bench, and what the costs were measured on."""

    figures: Measured
    machine: str = "a machine not told"
    errors: Errors = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    """By bench that runs only when it is asked for, the day on which it last ran."""

    def updated(
        self,
        measured: Measured,
        machine: str | None,
        errors: Errors | None = None,
        days: dict[str, str] | None = None,
    ) -> Record:
        """With what was found by the benches that were run, and the machine if costs are among it."""
        return Record(
            self.figures | measured,
            machine or self.machine,
            self.errors | (errors or {}),
            self.days | (days or {}),
        )


def load_record(path: Path = places.FIGURES) -> Record:
    """What was measured last; an empty record where nothing was."""
    if not path.exists():
        return Record({})
    return Record(**json.loads(path.read_text(encoding="utf-8")))


def save_record(record: Record, path: Path = places.FIGURES) -> None:
    """Keep the figures, so that those of a bench that is not run stand as they were."""
    text = json.dumps(asdict(record), indent=2, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")


def kept(bench: Bench, values: dict[str, float]) -> dict[str, float]:
    """The values that ``floors.toml`` tells of, without their noise."""
    return {
        figure.name: round(values[figure.name], DECIMALS[figure.unit])
        for figure in bench.figures
        if figure.name in values
    }


def faults(benches: Sequence[Bench], measured: Measured) -> Iterator[str]:
    """What is below its floor, above its ceiling, or was not measured."""
    for bench in benches:
        values = measured.get(bench.name, {})
        for figure in bench.figures:
            if figure.name not in values:
                yield f"{bench.name}: {figure.name} was not measured"
            elif fault := figure.fault(values[figure.name]):
                yield f"{bench.name}: {fault}"


def stale(benches: Sequence[Bench], measured: Measured, record: Record) -> Iterator[str]:
    """Figures of quality that are no longer what docs/quality.md says."""
    for bench in [one for one in benches if one.kind == "quality"]:
        told, found = record.figures.get(bench.name, {}), measured[bench.name]
        for figure in [one for one in bench.figures if one.name in found and one.unit in NEAR]:
            now, then = found[figure.name], told.get(figure.name)
            if then is None or abs(now - then) > NEAR[figure.unit]:
                said = "nothing" if then is None else figure.shown(then)
                yield (
                    f"{bench.name}: {figure.what}: {figure.shown(now)}, but docs/quality.md "
                    f"says {said}; run: make bench"
                )


def machine() -> str:
    """What the costs were measured on, in words."""
    cores = os.cpu_count()
    return f"{cores} cores, {platform.machine()}, Python {platform.python_version()}"
