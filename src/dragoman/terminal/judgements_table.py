"""Judgements and precision as tables."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dragoman.judging.bearing import as_judged
from dragoman.judging.corrections import told
from dragoman.judging.precision import told_once
from dragoman.judging.records import BEARING, Judged, Precision
from dragoman.terminal import claims_table, style
from dragoman.terminal.layout import Column, Quote, Row, Section

VERDICT_MARKS = {"right": "✓", "wrong": "✗", "unsure": "?", "skip": "–"}
VERDICT_STYLES = {
    "right": "color(71)",
    "wrong": "color(167)",
    "unsure": "color(172)",
    "skip": "dim",
}
BEARING_WORDS = {
    "same": "",
    "moved": "by another stretch now",
    "met": "coded so now",
    "changed": "coded otherwise now",
    "lost": "not coded any more",
}
"""How a judgement finds its claim now, in words."""
_BAR = 20  # columns of a share as a bar

_JUDGED = (
    Column("when", 16, 16, whole=True),
    Column("judged", 9, 10),
    Column("by", 4, 16),
    Column("what", 9, 24),
    Column("who", 16, 36),
    Column("should be", 9, 36),
)
_PRECISION = (
    Column("of", 8, 20),
    Column("drawn", 8, 10),
    Column("right", 5, 6, right=True),
    Column("wrong", 5, 6, right=True),
    Column("unsure", 6, 6, right=True),
    Column("claims", 6, 8, right=True),
    Column("precision", 9, 9, right=True),
    Column("95 % interval", 14, 14),
    Column("", _BAR, _BAR),
)


def verdict(word: str) -> Text:
    """A verdict with its mark."""
    return Text(f"{VERDICT_MARKS[word]} {word}", VERDICT_STYLES[word])


def table(found: Sequence[Judged], note: str | None, judged: int = 0) -> Section:
    """One row a judgement; ``judged`` is how many there are, also where none is asked for."""
    empty = "Nobody has judged a claim here yet. Begin with: dragoman review"
    if judged:
        empty = f"None of the {judged:,} judgements here is so. See all: dragoman judgements"
    return Section("Judgements", _JUDGED, [_row(one) for one in found], note, empty)


def precision(found: Sequence[Precision]) -> Section:
    """One row a sort of claims, those drawn at random apart."""
    empty = "No claim has been judged yet. Draw a sample: dragoman review --order random --limit 50"
    note = "only samples drawn at random stand for all claims of their sort"
    return Section(
        "Precision, by people's judgements",
        _PRECISION,
        [_share(o) for o in told_once(found)],
        note,
        empty,
    )


def _row(one: Judged) -> Row:
    said = one.judgement
    claim = as_judged(said)
    better = "; ".join(f"{name}: {told(value)}" for name, value in said.corrections.items())
    quiet = not one.newest or one.bearing not in BEARING
    cells = (
        style.quiet(f"{said.judged:%Y-%m-%d %H:%M}"),
        style.quiet(said.verdict) if quiet else verdict(said.verdict),
        style.plain(said.judge),
        claims_table.what(claim),
        style.plain(claims_table.who(claim)),
        style.plain(better),
    )
    replaced = "" if one.newest else "said otherwise since"
    now = BEARING_WORDS[one.bearing] or replaced
    more = [f"note: {said.note}"] if said.note else []
    opens = " · ".join(part for part in (now, f"claim {one.found or said.claim}") if part)
    return Row(cells, (Quote(claim.evidence.exact, opens),), tuple(more))


def _share(one: Precision) -> Row:
    of = {"all": "all claims", "kind": f"{one.of}s", "event": f"  {one.of}"}[one.by]
    shares = ("", "", "")
    if one.share is not None and one.low is not None and one.high is not None:
        shares = (
            f"{one.share:.2f}",
            f"{one.low:.2f} to {one.high:.2f}",
            _bar(one.low, one.share, one.high),
        )
    drawn = "at random" if one.drawn == "random" else "all judged"
    counts = (str(one.right), str(one.wrong), str(one.unsure), f"{one.claims:,}")
    return Row((of, drawn, *counts, shares[0], shares[1], Text(shares[2], style.QUIET)))


def _bar(low: float, share: float, high: float) -> str:
    """The interval as a line, with the share as a dot in it."""
    first, dot, last = (min(_BAR - 1, int(one * _BAR)) for one in (low, share, high))
    return "".join("●" if at == dot else "─" if first <= at <= last else "·" for at in range(_BAR))
