"""The command: ``python -m bench`` measures, prints, writes docs/quality.md, holds to the floors."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from importlib import import_module

from rich.console import Console
from rich.table import Table

from bench import places
from bench.figures import (
    Bench,
    Errors,
    Measured,
    faults,
    kept,
    load_benches,
    load_record,
    machine,
    save_record,
    stale,
)
from bench.packaged import figures_table
from bench.page import quality_page, readme_block, reliability_block, with_block
from bench.shown import with_samples


def main(arguments: list[str] | None = None) -> int:
    """Measure what was asked for; 0 when no figure is below its floor, else 1 (2: no data)."""
    benches = load_benches()
    asked = _asked(benches, arguments)
    chosen = [
        one for one in benches if one.name in asked.bench or (one.by_default and not asked.bench)
    ]
    if not places.SHARED.is_dir():
        print(
            "The benches need the shared folder beside this checkout (../shared).", file=sys.stderr
        )
        return 2
    measured = {one.name: measure(one) for one in chosen}
    errors = {one.name: errors_left(one) for one in chosen}
    for bench in chosen:
        Console().print(_table(bench, measured[bench.name]))
    wrong = list(faults(chosen, measured))
    if asked.check:
        wrong += stale(chosen, measured, load_record())
    else:
        write(benches, measured, errors)
    for fault in wrong:
        print(fault, file=sys.stderr)
    return 1 if wrong else 0


def measure(bench: Bench) -> dict[str, float]:
    """The figures of one bench, as they are kept."""
    print(f"{bench.title} ...", file=sys.stderr)
    return kept(bench, import_module(f"bench.{bench.name}").measure())


def errors_left(bench: Bench) -> dict[str, int]:
    """How many errors of each kind are left, where the bench's module tells: its ``errors()``."""
    told = getattr(import_module(f"bench.{bench.name}"), "errors", None)
    return dict(told()) if told else {}


def write(benches: list[Bench], measured: Measured, errors: Errors) -> None:
    """Keep the figures; write the page, the package's table and the README's few from all kept."""
    costs = any(one.kind == "cost" and one.name in measured for one in benches)
    today = date.today().isoformat()
    days = {one.name: today for one in benches if one.name in measured and not one.by_default}
    record = load_record().updated(measured, machine() if costs else None, errors, days)
    save_record(record)
    places.PAGE.write_text(quality_page(benches, record), encoding="utf-8")
    places.PACKAGED.write_text(figures_table(benches, record), encoding="utf-8")
    reliability = places.RELIABILITY.read_text(encoding="utf-8")
    reliability = with_block(reliability, reliability_block(benches, record))
    places.RELIABILITY.write_text(reliability, encoding="utf-8")
    readme = places.README.read_text(encoding="utf-8")
    readme = with_samples(with_block(readme, readme_block(benches, record)))
    places.README.write_text(readme, encoding="utf-8")


def _asked(benches: list[Bench], arguments: list[str] | None) -> argparse.Namespace:
    names = ", ".join(one.name for one in benches)
    left_out = ", ".join(one.name for one in benches if not one.by_default)
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("bench", nargs="*", help=f"any of: {names}; all but {left_out} if none")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail, too, if it is out of date"
    )
    asked = parser.parse_args(arguments)
    if unknown := set(asked.bench) - {one.name for one in benches}:
        parser.error(f"no bench is called {min(unknown)}; there are: {names}")
    return asked


def _table(bench: Bench, values: dict[str, float]) -> Table:
    table = Table("what", "figure", "floor or ceiling", title=bench.title, title_justify="left")
    for figure in bench.figures:
        value = values.get(figure.name)
        shown = "not measured" if value is None else figure.shown(value)
        bad = value is None or figure.fault(value) is not None
        table.add_row(figure.what, shown, figure.bound(), style="red" if bad else "")
    return table


if __name__ == "__main__":
    sys.exit(main())
