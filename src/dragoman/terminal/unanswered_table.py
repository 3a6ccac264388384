"""Who has said nothing as a table: who, named how often and since when, and where."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.fusing.unanswered import Unanswered
from dragoman.terminal import sentence, style
from dragoman.terminal.layout import Column, Row, Section

COLUMNS = (
    Column("who", 12, 34),
    Column("was", 7, 10, whole=True),
    Column("by", 10, 44),
    Column("since", 10, 10, whole=True),
    Column("days", 4, 5, whole=True),
    Column("origins", 7, 7, whole=True),
)


def table(some: Sequence[Unanswered], note: str | None, empty: str) -> Section:
    """A table of those who were named and have said nothing."""
    return Section(
        "Named, and no word from them", COLUMNS, [_row(one) for one in some], note, empty
    )


def _row(one: Unanswered) -> Row:
    first = one.namings[0]
    cells = (
        style.plain(one.name),
        style.plain(one.how),
        style.plain(", ".join(one.by)),
        style.plain(str(one.since)),
        style.plain(str(one.days)),
        style.plain(str(one.origins)),
    )
    quotes = [sentence.quote(first.evidence, f"report {first.report}")]
    further = []
    if one.remarked:
        seen = one.remarked[-1]
        further.append(f"its silence is remarked on in {seen.source or seen.report}")
    if one.answer is not None:
        further.append(f"answered on {one.answered}")
        quotes.append(sentence.quote(one.answer.evidence, f"report {one.answer.report}"))
    return Row(cells, tuple(quotes), tuple(further))
