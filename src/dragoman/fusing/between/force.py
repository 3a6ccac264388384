"""A measure that one report has lifted, and another, no earlier, has still in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from dragoman.fusing.disagreements.clashes import side_of
from dragoman.fusing.parties import side
from dragoman.fusing.phrases import teller
from dragoman.fusing.rules import inside_rules
from dragoman.records import Act, ClaimRow, Disagreement

_REST = re.compile(r"[.;!?]")


def force_shelves(row: ClaimRow) -> list[tuple[str, str]]:
    """Whose measure a claim has lifted or in force, in which months that may be told, and which it is."""
    act = row.claim
    if not isinstance(act, Act) or row.published is None or (stand := _stand(act)) is None:
        return []
    sides = sorted({side(one.code) for one in act.source})
    month = f"{row.published:%Y-%m}"
    return [(f"{one} {thing} {month}", stand) for one in sides for thing in _things(act)]


def find_force(rows: Sequence[ClaimRow]) -> Iterator[Disagreement]:
    """Where a measure is lifted in one report and in force in another of the same days or after."""
    days = int(inside_rules()["force"]["days"])
    ordered = sorted(
        rows, key=lambda row: (row.published, row.report_key, row.claim.evidence.start)
    )
    for lifted in ordered:
        if not isinstance(lifted.claim, Act) or _stand(lifted.claim) != "lifted":
            continue
        for stands in ordered:
            if not isinstance(stands.claim, Act) or _stand(stands.claim) != "in force":
                continue
            if lifted.published is None or stands.published is None:
                continue
            later = (stands.published - lifted.published).days
            if 0 <= later <= days and _may_clash(lifted, stands):
                yield _clash(lifted, stands)
                break


def _may_clash(lifted: ClaimRow, stands: ClaimRow) -> bool:
    """Two reports, and the measure is not told as laid on two sides."""
    if lifted.report_key == stands.report_key:
        return False
    on = [
        {side(one.code) for one in row.claim.target}
        for row in (lifted, stands)
        if isinstance(row.claim, Act)
    ]
    return not on[0] or not on[1] or bool(on[0] & on[1])


def _stand(act: Act) -> Literal["lifted", "in force"] | None:
    """How a claim has a measure; what is only planned or lifted in part is neither."""
    text = act.evidence.exact
    rest = _REST.split(act.evidence.suffix)[0]
    if act.status != "asserted" or not _things(act) or _pattern("part").search(f"{text}{rest}"):
        return None
    if _pattern("stands").search(f"{text}{rest}"):
        return "in force"
    return "lifted" if _pattern("lifted").search(text) else None


def _things(act: Act) -> list[str]:
    """What is lifted or in force, by one word."""
    return sorted(
        {found.casefold().rstrip("s") for found in _pattern("things").findall(act.evidence.exact)}
    )


def _clash(lifted: ClaimRow, stands: ClaimRow) -> Disagreement:
    return Disagreement(
        kind="status",
        severity="probable",
        about=f"whether it is in force: {_words(stands)}",
        says=(
            f"{teller(lifted, stands)} has it lifted (“{_words(lifted)}”); "
            f"{teller(stands, lifted)} has it still in force."
        ),
        a=side_of(lifted),
        b=side_of(stands),
    )


def _words(row: ClaimRow) -> str:
    return " ".join(row.claim.evidence.exact.split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(inside_rules()['force'][name])})\b", re.IGNORECASE)
