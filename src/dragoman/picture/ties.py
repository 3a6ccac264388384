"""Standing ties: those that reports claim, and, told apart, those known beforehand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from dragoman.fusing.origins.retold import told_first
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, count_independent
from dragoman.fusing.parties import dyad_side, is_state, parties_of
from dragoman.fusing.voices import voices_of
from dragoman.picture.bodies import Body, bodies, treaties
from dragoman.picture.known import known_rows
from dragoman.picture.names import Names
from dragoman.picture.records import TieShown
from dragoman.picture.scores import settings
from dragoman.picture.sources import source_of
from dragoman.records import ClaimRow, Tie
from dragoman.store.spans import bounds

Told = tuple[ClaimRow, Tie]


def ties(
    rows: Iterable[ClaimRow],
    as_of: date | None = None,
    codes: Sequence[str] | None = None,
    origins: Origins = ALL_OWN,
) -> list[TieShown]:
    """The ties that stand on a day: as reports claim them, then as known beforehand.

    One tie told often is one line, with all its reports and voices; told in two statuses it is two,
    since a proposed alliance is not an alliance. Known beforehand are memberships, alliances and
    treaties that join at least two of ``codes``, those of the first codes first (by default, the
    states in the claims, the most told first); without ``as_of`` they are those of the newest
    report's day, or of today.
    """
    known = known_rows(rows, as_of)
    firsts = told_first(known, origins)
    names = Names(firsts)
    day = as_of or _newest(known)
    states = _states(firsts) if codes is None else [code for code in codes if is_state(code)]
    return claimed(known, day, names, codes, origins) + reference(states, day, names)


def claimed(
    rows: Iterable[ClaimRow],
    day: date,
    names: Names,
    codes: Collection[str] | None = None,
    origins: Origins = ALL_OWN,
) -> list[TieShown]:
    """The ties that reports claim for a day, those told by most origins first."""
    alike: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for row in rows:
        tie = row.claim
        if isinstance(tie, Tie) and _stands(row, tie, day):
            members = _sides(tie)
            if codes is None or members & set(codes):
                alike[tie.tie, tie.status, tie.tie in _ORDERED and _order(tie), members].append(
                    (row, tie)
                )
    shown = [_claimed(told, names, origins) for told in alike.values()]
    return sorted(
        shown,
        key=lambda one: (-one.origins, -len(one.reports), one.tie, str(one.members)),
    )


def reference(states: Sequence[str], day: date, names: Names) -> list[TieShown]:
    """Treaties and bodies that join at least two of the states on a day.

    Those of the first states come first, and of these the smallest: a tie of two says more about
    them than a body of fifty.
    """
    places = {code: place for place, code in enumerate(dict.fromkeys(states))}
    found = []
    for body in (*treaties(), *bodies()):
        members = body.members(day, places)
        if len(members) >= 2:
            farthest = max(places[code] for code in members)
            found.append((farthest, len(body.terms), body.name, members, body))
    found.sort(key=lambda one: one[:4])
    return [_known(body, members, day, names) for *_, members, body in found]


_ORDERED = frozenset({"dependency"})  # kinds in which it matters who is named first


def _order(tie: Tie) -> tuple[str, ...]:
    return tuple(party.code.partition(":")[0] for party in tie.members)


def _sides(tie: Tie) -> frozenset[str]:
    return frozenset(dyad_side(party.code) or party.code for party in tie.members)


def _stands(row: ClaimRow, tie: Tie, day: date) -> bool:
    """Whether a claimed tie covers a day: by its own time, else within a year of its report."""
    begins, ends = bounds(tie.since)[0], bounds(tie.until)[1]
    if begins is None and ends is None:
        begins, ends = bounds(tie.when)
        if begins is None and row.published is not None:
            lasts = timedelta(days=int(settings()["ties"]["untold_days"]))
            return row.published <= day <= row.published + lasts
        ends = None
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def _claimed(told: Sequence[Told], names: Names, origins: Origins) -> TieShown:
    rows = [row for row, _ in told]
    firsts = told_first(rows, origins)
    first = told[0][1]
    members = dict.fromkeys(dyad_side(party.code) or party.code for party in first.members)
    return TieShown(
        tie=first.tie,
        members=names.many(members),
        status=first.status,
        name=next((tie.name for _, tie in told if tie.name), None),
        since=next((tie.since for _, tie in told if tie.since), None),
        until=next((tie.until for _, tie in told if tie.until), None),
        claims=tuple(row.id for row in rows),
        reports=tuple(dict.fromkeys(row.report_id for row in rows)),
        origins=count_independent(firsts, origins),
        voices=voices_of(firsts, origins),
        source=source_of(rows[0]),
    )


def _known(body: Body, members: Sequence[str], day: date, names: Names) -> TieShown:
    since = body.joined(members, day)
    return TieShown(
        tie=body.tie,
        members=names.many(members),
        status="asserted",
        name=body.name,
        since=None if since is None else since.isoformat(),
        until=None if body.until is None else body.until.isoformat(),
        reference=True,
        basis=body.basis,
    )


def _states(rows: Iterable[ClaimRow]) -> list[str]:
    """The states in the claims, those in most of them first."""
    told: Counter[str] = Counter()
    for row in rows:
        sides = {dyad_side(party.code) for party in parties_of(row)}
        told.update(side for side in sides if side is not None and is_state(side))
    return sorted(told, key=lambda code: (-told[code], code))


def _newest(rows: Iterable[ClaimRow]) -> date:
    return max((row.published for row in rows if row.published), default=date.today())
