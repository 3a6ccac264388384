"""Claims as a table: when, what, who, with what status, on whose word, and the sentence below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dragoman.records import Act, Claim, ClaimRow, Consequence, Quantity, Silence, Statement, Tie
from dragoman.terminal import names, sentence, style
from dragoman.terminal.layout import Column, Row, Section
from dragoman.terminal.lines import visible

COLUMNS = (
    Column("when", 12, 12, whole=True),
    Column("what", 9, 30),
    Column("who", 18, 44),
    Column("status", 8, 11),
    Column("according to", 10, 26),
)


def table(title: str, rows: Sequence[ClaimRow], *, note: str | None, empty: str) -> Section:
    """A table of claims of any kind."""
    return Section(title, COLUMNS, [row(one) for one in rows], note, empty)


def row(one: ClaimRow) -> Row:
    """One claim as a row; its report opens it."""
    claim = one.claim
    cells = (
        style.when(claim.when, one.published),
        what(claim),
        style.plain(who(claim)),
        style.status(claim.status),
        style.plain(names.voice(claim.according_to)),
    )
    return Row(cells, (sentence.quote(claim.evidence, f"report {one.report_id}"),))


def what(claim: Claim) -> Text:
    """The claim's own word for itself: the type of act, the verb of speech, the kind of tie."""
    match claim:
        case Act():
            words = [claim.event, *([claim.mode] if claim.mode else [])]
            return style.quad(claim.quad, " ".join(words))
        case Statement():
            return style.kind("statement", visible(claim.cue) or "quoted")
        case Silence():
            return style.kind("silence", "silence")
        case Tie():
            return style.kind("tie", claim.tie)
        case Consequence():
            return style.kind("consequence", "follows")


def who(claim: Claim) -> str:
    """The parties of a claim in words, with what passes between them or what it is about."""
    match claim:
        case Act():
            both = names.sides(
                names.parties(claim.source), names.parties(claim.target), claim.reciprocal
            )
            passes = ", ".join(part for part in (amount(claim.quantity), claim.what) if part)
            return f"{both}: {passes}" if passes else both
        case Statement():
            return f"{claim.speaker.name}, {claim.venue}" if claim.venue else claim.speaker.name
        case Silence():
            about = f", about {claim.about}" if claim.about else ""
            return f"{claim.actor.name}{about}"
        case Tie():
            name = f": {claim.name}" if claim.name else ""
            return f"{names.parties(claim.members)}{name}"
        case Consequence():
            return f"{claim.cause} » {claim.effect}"


def amount(quantity: Quantity | None) -> str:
    """A quantity in words."""
    if quantity is None:
        return ""
    least, most, value = quantity.min, quantity.max, quantity.value
    if value is not None:
        number = _number(value)
    elif least is not None and most is not None:
        number = f"{_number(least)} to {_number(most)}"
    elif least is not None:
        number = f"at least {_number(least)}"
    else:
        number = f"at most {_number(most or 0)}"
    return f"{number} {quantity.unit}".strip()


def _number(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,g}"
