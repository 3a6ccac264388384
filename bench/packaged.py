"""The figures that travel with the package, for the cards of the views: ``data/tables/figures.tsv``."""

from __future__ import annotations

from collections.abc import Iterator

from bench.figures import Bench, Record

HEADER = """\
# What each bench measured last: the figures of docs/quality.md, for the cards of the views.
# Written by `make bench`, never by hand. bench and figure are the names in bench/floors.toml; on is
# the data in a few words; value is as people read it.
bench\tfigure\twhat\ton\tvalue
"""
_SCORES = ("precision", "recall", "F1")


def figures_table(benches: list[Bench], record: Record) -> str:
    """The table of all figures that were measured, in the order of ``floors.toml``."""
    rows = [
        (bench.name, name, what, bench.on, shown)
        for bench in benches
        if bench.kind != "reliability"  # no view stands on it
        for name, what, shown in _figures(bench, record.figures.get(bench.name, {}))
    ]
    return HEADER + "".join("\t".join(row) + "\n" for row in rows)


def _figures(bench: Bench, values: dict[str, float]) -> Iterator[tuple[str, str, str]]:
    """Each figure with words that stand alone: on a card there is no row above it."""
    above = bench.title
    for figure in bench.figures:
        what = figure.what
        if what.startswith("the same"):
            what = above + what.removeprefix("the same")
        elif what.startswith(_SCORES):
            what = f"{bench.title}: {what}"
        else:
            head, _, last = what.rpartition(", ")
            above = head if last in _SCORES else what
        if figure.name in values:
            yield figure.name, what, figure.shown(values[figure.name])
