"""Quarrels over who did a deed: two stances that cannot both be right, each told once, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.fusing.between.deeds import Deed, chief
from dragoman.fusing.between.stances import Stance
from dragoman.fusing.disagreements.clashes import SEVERITIES
from dragoman.fusing.naming import definite, sentence, verb
from dragoman.fusing.phrases import told_in
from dragoman.fusing.rules import settings
from dragoman.records import Disagreement, Severity, Side

_MONTH = 31  # days within which one dispute is shown a few times only


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Two stances on one deed that cannot both be right."""

    a: Stance  # who is said to have done it
    b: Stance  # who denies it, or has another doer
    severity: Severity
    gap: float  # the nearest pair of many is the one to show


def day_of(one: Stance) -> int:
    """The day of the report as an ordinal; 0 where it has none."""
    return one.row.published.toordinal() if one.row.published else 0


def shown_once(found: Iterable[Quarrel]) -> list[Quarrel]:
    """Each dispute once in a report, the nearest pair of it; and no more than a few times in all."""
    shown: list[Quarrel] = []
    seen: set[object] = set()
    times: Counter[object] = Counter()
    most = int(settings()["disagreements"]["most_per_event"])
    for one in sorted(found, key=_rank):
        marks = set(_marks(one))
        dispute = _dispute(one)
        month = (dispute, day_of(one.a) // _MONTH)
        if marks & seen or times[month] >= most:
            continue
        seen |= marks
        times[month] += 1
        shown.append(one)
    return shown


def _dispute(one: Quarrel) -> tuple[object, ...]:
    deed = _deed(one)
    denied = one.b.has == "did not"
    return deed and deed.name, one.a.doers, denied or one.b.doers


def _marks(one: Quarrel) -> Iterator[object]:
    """What is shown once: a dispute of a report, and a charge or denial in one dispute."""
    for stance in (one.a, one.b):
        yield stance.row.report_key, _dispute(one)


def _deed(one: Quarrel) -> Deed | None:
    return chief(one.a.deeds & one.b.deeds or one.a.deeds | one.b.deeds)


def _rank(one: Quarrel) -> tuple[object, ...]:
    return SEVERITIES.index(one.severity), one.gap, one.a.order, one.b.order


def disagreement(one: Quarrel) -> Disagreement:
    """A quarrel as a disagreement: who lays what on whom, and who has it otherwise."""
    a, b = one.a, one.b
    deed = _deed(one)
    doer, other = definite(a.doer), definite(b.doer)
    denied = b.has == "did not"
    if deed is None:
        about = f"a charge against {doer}"
    elif denied:
        about = f"whether {doer} is behind {deed.called}"
    else:
        about = f"who is behind {deed.called}: {doer} or {other}"
    blames = _verb(b, "blames", "blame")
    answer = f"{_verb(b, 'denies', 'deny')} it" if denied else f"{blames} {other}"
    if denied and b.side not in b.doers:
        answer += f" for {doer}"
    says = f"{_says(a, b)} {_charge(a, deed)}; {_says(b, a)} {answer}."
    return Disagreement(
        kind="blame",
        severity=one.severity,
        about=about,
        says=sentence(says),
        a=_side(a),
        b=_side(b),
    )


def _charge(one: Stance, deed: Deed | None) -> str:
    doer = definite(one.doer)
    if deed is None:
        return f"{_verb(one, 'accuses', 'accuse')} {doer}"
    if not one.cited:
        return f"has {doer} behind {deed.called}"
    return f"{_verb(one, 'blames', 'blame')} {doer} for {deed.called}"


def _verb(stance: Stance, one: str, many: str) -> str:
    """The verb as it goes with who says it: the one cited, else the outlet."""
    return verb(stance.teller, one, many) if stance.cited else one


def _says(one: Stance, other: Stance) -> str:
    where = told_in(one.row, other.row)
    return f"{definite(one.teller)} (in {where})" if one.cited else where


def _side(one: Stance) -> Side:
    row = one.row
    return Side(row.report_id, one.evidence, row.id, row.published, row.source)
