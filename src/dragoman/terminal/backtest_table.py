"""A backtest's figures as tables, with published ones beside where the benchmark is a known one."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from dragoman.data.tables import read_tsv
from dragoman.outlook.backtested import STRATA, Backtested
from dragoman.outlook.ranking.protocol import Measured
from dragoman.outlook.ranking.ranked import Backtest, Ranking
from dragoman.terminal import style
from dragoman.terminal.layout import Column, Row, Section

_COLUMNS = (
    Column("ranked by", 24, 44),
    Column("MRR", 5, 6, right=True),
    Column("H@1", 5, 6, right=True),
    Column("H@3", 5, 6, right=True),
    Column("H@10", 5, 6, right=True),
    Column("answers", 7, 9, right=True),
)
_PARTS = (
    Column("part", 8, 8),
    Column("from", 10, 10),
    Column("to", 10, 10),
    Column("days", 5, 6, right=True),
    Column("acts", 6, 9, right=True),
)


def page(found: Backtested) -> list[RenderableType]:
    """A dossier's own acts: where they were parted, and the figures; or why there are none."""
    if found.found is None:
        return [style.plain(f"Nothing is ranked: {found.refused}.")]
    rows = [
        Row((one.name, str(one.first), str(one.last), f"{one.days:,}", f"{one.acts:,}"))
        for one in found.parts
    ]
    note = f"{found.acts:,} acts on {found.days:,} days, each on that on which it was first told"
    return [*tables(found.found), Section("Parted by time", _PARTS, rows, note)]


def tables(found: Backtest) -> Iterator[Section]:
    """The figures of this run, and those that others published for the same facts."""
    sizes = found.sizes
    note = f"{sizes['actors']:,} actors, {sizes['relations']:,} relations, {found.seconds:,.0f} s"
    rows = [row for name, ranking in found.rankings() for row in _rows(name, ranking)]
    yield Section("Who comes next", _COLUMNS, rows, note)
    published = [one for one in read_tsv("outlook_published.tsv") if _same(one, sizes)]
    if published:
        yield Section("Published", _COLUMNS, [_published(one) for one in published], None)


def _rows(name: str, ranking: Ranking) -> Iterator[Row]:
    yield _row(name, ranking.measured)
    for stratum, said in STRATA.items():
        yield _row(f"  {said}", ranking.strata[stratum])


def _row(name: str, one: Measured) -> Row:
    values = (one.mrr, one.hits1, one.hits3, one.hits10)
    told = [f"{value:.3f}" for value in values] if one.answers else ["–"] * len(values)
    cells = [name, *told, f"{one.answers:,}"]
    return Row(tuple(cells))


def _same(published: dict[str, str], sizes: dict[str, int]) -> bool:
    return int(published["train"]) == sizes["train"] and int(published["test"]) == sizes["test"]


def _published(one: dict[str, str]) -> Row:
    cells = [f"{one['method']}, {one['setting']}"]
    cells += [one[name] or "–" for name in ("mrr", "hits1", "hits3", "hits10")]
    return Row((*cells, ""))
