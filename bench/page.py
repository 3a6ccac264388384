"""Writes docs/quality.md, and the figures in the README and docs/reliability.md, from what was measured last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.figures import Bench, Figure, Kind, Measured, Record

BEGIN = "<!-- figures: written by `make bench` -->"
END = "<!-- figures end -->"

INTRODUCTION = """\
# What Dragoman gets right, and what it costs

Written by `make bench`, never by hand. The floors are those of `bench/floors.toml`: continuous
integration fails when a figure falls below one. Precision is the share of what was found that is
right; recall is the share of what is there that was found; F1 joins the two.

Read them with care. Two reports on one affair say little about the rest of the news, and the rules,
though they hold nothing that stands only there, were looked at on these very reports: on others
expect less.
"""
COSTS = """\
## What it costs

Measured on {machine}. These figures differ from machine to machine and a little from run to run.
"""


def quality_page(benches: list[Bench], record: Record) -> str:
    """The text of docs/quality.md: quality first, which is the same on each run, then costs."""
    return "\n".join(
        [
            INTRODUCTION,
            *_sections("quality", benches, record),
            COSTS.format(machine=record.machine),
            *_sections("cost", benches, record),
        ]
    )


def readme_block(benches: list[Bench], record: Record) -> str:
    """The few figures that the README shows, between its two marks."""
    rows = [
        (figure.readme, bench.on, _value(figure, record.figures.get(bench.name, {})))
        for bench in benches
        for figure in bench.figures
        if figure.readme
    ]
    return f"{BEGIN}\n\n{_rows(('what', 'on', 'figure'), rows)}\n{END}"


def reliability_block(benches: list[Bench], record: Record) -> str:
    """The tables that docs/reliability.md shows, between its two marks."""
    told = "\n".join(_sections("reliability", benches, record))
    return f"{BEGIN}\n\n{told}\n{END}"


def with_block(text: str, block: str) -> str:
    """The page with its figures replaced. Raises `ValueError` when its marks are not there."""
    start, end = text.index(BEGIN), text.index(END) + len(END)
    return text[:start] + block + text[end:]


def _sections(kind: Kind, benches: list[Bench], record: Record) -> Iterator[str]:
    mark = "###" if kind == "cost" else "##"
    for bench in benches:
        if bench.kind == kind:
            day = record.days.get(bench.name)
            about = _about(bench) + (f"Last measured on {day}.\n" if day else "")
            told = f"{mark} {bench.title}\n\n{about}\n{_table(bench, record.figures)}"
            yield told + _errors(record.errors.get(bench.name, {}))


def _about(bench: Bench) -> str:
    told = f"Data: {bench.data}.\n"
    if bench.reference:
        told += f"Published reference: {bench.reference}.\n"
    if bench.read:
        told += f"\nRead by hand: {bench.read}.\n"
    return told


def _table(bench: Bench, measured: Measured) -> str:
    values = measured.get(bench.name, {})
    rows = [(one.what, _value(one, values), one.bound()) for one in bench.figures]
    return _rows(("what", "figure", "floor or ceiling"), rows)


def _errors(errors: dict[str, int]) -> str:
    """The errors left as a table, the most frequent kind first; nothing where none are told."""
    if not errors:
        return ""
    most = sorted(errors.items(), key=lambda one: (-one[1], one[0]))
    rows = [(kind, f"{count:,}") for kind, count in most]
    return f"\nErrors left, by kind:\n\n{_rows(('kind', 'figure'), rows)}"


def _value(figure: Figure, values: dict[str, float]) -> str:
    return figure.shown(values[figure.name]) if figure.name in values else "not measured"


def _rows(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table."""
    marks = tuple("--:" if name == "figure" else "---" for name in head)
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, marks, *rows))
