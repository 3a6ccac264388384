"""What passes along ties: troops, arms, aid, trade, oil, from whom to whom, as reports tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from dragoman.data.tables import read_tsv
from dragoman.fusing.origins import ALL_OWN, Origins, count_independent
from dragoman.fusing.parties import dyad_side
from dragoman.fusing.retold import told_first
from dragoman.fusing.voices import voices_of
from dragoman.picture.known import known_rows
from dragoman.picture.names import Names
from dragoman.picture.records import Flow, FlowShown
from dragoman.picture.sources import source_of
from dragoman.records import Act, ClaimRow, Party, Status
from dragoman.store.spans import bounds

# Acts by which something passes from source to target; those that end it show that it passed.
_GIVING = frozenset({"AID", "COOPERATE"})
_ENDING = frozenset({"SANCTION", "RETREAT"})
# What passes where the act does not say it.
_UNSAID = {"AID": "aid", "COOPERATE": "trade"}
_WORD = re.compile(r"[\w-]+")

Told = tuple[ClaimRow, Act]


def flows(
    rows: Iterable[ClaimRow],
    as_of: date | None = None,
    codes: Collection[str] | None = None,
    origins: Origins = ALL_OWN,
) -> list[FlowShown]:
    """What passes between whom, as known on a day; those told by most origins first.

    One flow told often is one line; told in two statuses it is two, since arms that are asked for
    are not arms that come. With ``codes``, the flows from or to one of these states.
    """
    known = known_rows(rows, as_of)
    names = Names(told_first(known, origins))
    alike: dict[tuple[Flow, Status], list[Told]] = defaultdict(list)
    for row in known:
        if isinstance(act := row.claim, Act):
            for flow in flows_of(act):
                if codes is None or {flow.giver, flow.taker} & set(codes):
                    alike[flow, _status(act)].append((row, act))
    shown = [_shown(flow, status, told, names, origins) for (flow, status), told in alike.items()]
    return sorted(
        shown,
        key=lambda one: (
            -one.origins,
            -len(one.reports),
            str(one.what),
            one.giver.code,
            one.taker.code,
        ),
    )


def flows_of(act: Act) -> Iterator[Flow]:
    """What an act says passes, from each of its sources to each of its targets.

    What both sides do alike passes both ways, where it is told what. Aid that is cut, or arms that
    are no longer sold, were there before.
    """
    told = goods(act.what or "")
    if act.reciprocal:
        if act.event == "COOPERATE":
            sides = sorted(_sides(act.source) | _sides(act.target))
            for pair in combinations(sides, 2):
                yield from (Flow(*pair, what, mutual=True) for what in told)
        return
    if act.event in _GIVING:
        told = told or (_UNSAID[act.event],)
    elif act.event not in _ENDING or act.status == "denied":
        return
    for giver, taker in product(sorted(_sides(act.source)), sorted(_sides(act.target))):
        if giver != taker:
            yield from (Flow(giver, taker, what) for what in told)


def goods(phrase: str) -> tuple[str, ...]:
    """The classes of what a phrase names, in its order; none where it names nothing that passes.

    >>> goods("8,000 troops"), goods("crude oil exports"), goods("a warm welcome")
    (('troops',), ('oil',), ())
    """
    found = [
        _classes().get(word) or _classes().get(word.rstrip("s"))
        for word in _WORD.findall(phrase.casefold())
    ]
    told = [one for one in found if one]
    narrow = [name for name, wide in told if not wide]
    return tuple(dict.fromkeys(narrow or [name for name, _ in told]))


def _sides(parties: Iterable[Party]) -> set[str]:
    return {side for party in parties if (side := dyad_side(party.code))}


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, bool]]:
    """By word, its class, and whether that is a wide one."""
    return {
        word: (row["class"], bool(row["wide"]))
        for row in read_tsv("picture_flows.tsv")
        for word in row["words"].split()
    }


def _status(act: Act) -> Status:
    """What is to be cut, in whatever status, passes now."""
    return "asserted" if act.event in _ENDING else act.status


def _shown(
    flow: Flow, status: Status, told: Sequence[Told], names: Names, origins: Origins
) -> FlowShown:
    rows = [row for row, _ in told]
    firsts = told_first(rows, origins)
    newest = max(told, key=lambda one: (_day(one) or date.min, one[0].id))
    amounts = [
        act.quantity
        for _, act in sorted(told, key=lambda one: _day(one) or date.min)
        if act.quantity
    ]
    days = [day for day in map(_day, told) if day]
    return FlowShown(
        giver=names.of(flow.giver),
        taker=names.of(flow.taker),
        what=flow.what,
        mutual=flow.mutual,
        status=status,
        quantity=amounts[-1] if amounts else None,
        first=min(days, default=None),
        last=max(days, default=None),
        claims=tuple(row.id for row in rows),
        reports=tuple(dict.fromkeys(row.report_id for row in rows)),
        origins=count_independent(firsts, origins),
        voices=voices_of(firsts, origins),
        source=source_of(newest[0]),
    )


def _day(told: Told) -> date | None:
    """The day of the deed, else of the report."""
    row, act = told
    first, last = bounds(act.when)
    return first or last or row.published
