"""A headline that has a deed done, or counts it, where the report has it planned, denied or counted otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.fusing.amounts import bounds, hold, in_words, unit_class
from dragoman.fusing.inside.page import BODY, TITLE, Page
from dragoman.fusing.parties import side
from dragoman.fusing.phrases import act_phrase
from dragoman.fusing.rules import inside_rules, type_rules
from dragoman.records import Act, ClaimRow, Disagreement, Severity

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_IN_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_HAS = {
    "denied": "has it denied",
    "planned": "has it still to come",
    "proposed": "has it only proposed",
    "possible": "has it only as possible",
    "conditional": "has it only on a condition",
    "asked": "has it only asked for",
}


def find_headline_acts(page: Page) -> Iterator[Disagreement]:
    """Where an act of the title is told with another status or number in the body, and nowhere so."""
    titles = [row for row in page.rows if page.told_in(row) in TITLE and _deed(row)]
    if not titles or sum(1 for _ in page.of(BODY)) < int(
        inside_rules()["declining"]["least_sentences"]
    ):
        return
    body = [row for row in page.rows if page.told_in(row) in BODY and isinstance(row.claim, Act)]
    for title in titles:
        yield from _status(page, title, body)
        yield from _number(page, title, body)


def _deed(row: ClaimRow) -> bool:
    return isinstance(row.claim, Act) and row.claim.status == "asserted"


def _status(page: Page, title: ClaimRow, body: Sequence[ClaimRow]) -> Iterator[Disagreement]:
    act = title.claim
    if not isinstance(act, Act) or act.event not in inside_rules()["headline"]["deeds"]:
        return
    if not act.source or not act.target:
        return
    same = [row for row in body if _same_deed(act, row.claim)]
    loose = [row for row in body if _may_be(act, row.claim)]
    if not same or any(row.claim.status == "asserted" for row in loose):
        return
    denied = next((row for row in same if row.claim.status == "denied"), None)
    other = denied or same[0]
    severity: Severity = "real" if denied and denied.claim.according_to is None else "probable"
    phrase = act_phrase(act)
    yield Disagreement(
        kind="headline",
        severity=severity,
        about=f"whether it happened: {phrase}",
        says=f"On {phrase}: the headline has it done; the report itself {_HAS[other.claim.status]}.",
        a=page.side(act.evidence.start, act.evidence.end, title.id),
        b=page.side(other.claim.evidence.start, other.claim.evidence.end, other.id),
    )


def _number(page: Page, title: ClaimRow, body: Sequence[ClaimRow]) -> Iterator[Disagreement]:
    act = title.claim
    if not isinstance(act, Act) or act.quantity is None or act.quantity.value is None:
        return
    unit = unit_class(act.quantity.unit)
    counted = [
        row
        for row in body
        if isinstance(row.claim, Act)
        and row.claim.quantity is not None
        and unit_class(row.claim.quantity.unit) == unit
        and _may_be(act, row.claim)
    ]
    if not unit.held or not counted or _stands_in_body(page, act.quantity.value):
        return
    quantities = [row.claim.quantity for row in counted if isinstance(row.claim, Act)]
    if any(one is None or hold(act.quantity, one) != "clash" for one in quantities):
        return
    other = counted[0]
    told = other.claim.quantity if isinstance(other.claim, Act) else None
    if told is None or _far(act.quantity.value, bounds(told)):
        return
    phrase = act_phrase(act)
    yield Disagreement(
        kind="headline",
        severity="probable",
        about=f"number of {unit.name}: {phrase}",
        says=f"The headline has {in_words(act.quantity)}; the report itself has {in_words(told)}.",
        a=page.side(act.evidence.start, act.evidence.end, title.id),
        b=page.side(other.claim.evidence.start, other.claim.evidence.end, other.id),
    )


def _same_deed(a: Act, b: object) -> bool:
    """The same kind of act by the same sides on the same sides."""
    return (
        isinstance(b, Act)
        and a.event == b.event
        and _sides(a.source) == _sides(b.source)
        and _sides(a.target) == _sides(b.target)
    )


def _may_be(a: Act, b: object) -> bool:
    """An act of a kindred type that shares a side with it in either role, or names none in one."""
    if not isinstance(b, Act) or type_rules()[a.event].group != type_rules()[b.event].group:
        return False
    mine, theirs = _sides((*a.source, *a.target)), _sides((*b.source, *b.target))
    return bool(mine & theirs) or not theirs


def _sides(parties: Sequence[object]) -> frozenset[str]:
    return frozenset(side(one.code) for one in parties)  # type: ignore[attr-defined]


def _stands_in_body(page: Page, value: float) -> bool:
    """Whether the body has the number itself, in figures or in words."""
    word = _IN_WORDS[int(value)] if value.is_integer() and 0 <= value < len(_IN_WORDS) else None
    for line in page.of(BODY):
        if word and re.search(rf"\b{word}\b", line.text, re.IGNORECASE):
            return True
        if any(float(one.replace(",", "")) == value for one in _NUMBER.findall(line.text)):
            return True
    return False


def _far(value: float, told: tuple[float, float]) -> bool:
    """Whether the numbers are too far apart to count one thing."""
    low = told[0] or told[1]
    least, most = sorted((value, low))
    return least <= 0 or most / least > float(inside_rules()["headline"]["most_factor"])
