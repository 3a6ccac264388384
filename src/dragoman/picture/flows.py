"""What passes along ties: troops, arms, aid, trade, oil, from whom to whom, as reports tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from dragoman.data.tables import read_tsv
from dragoman.fusing.origins.retold import told_first
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, count_independent
from dragoman.fusing.parties import dyad_side
from dragoman.fusing.voices import voices_of
from dragoman.picture.known import known_rows
from dragoman.picture.names import Names
from dragoman.picture.records import Flow, FlowShown
from dragoman.picture.sources import source_of
from dragoman.records import Act, ClaimRow, Party, Status
from dragoman.store.spans import bounds

# Acts by which something passes from source to target; those that may tell that it did, and ends.
_GIVING = frozenset({"AID", "COOPERATE"})
# What passes where the act does not say it.
_UNSAID = {"AID": "aid", "COOPERATE": "trade"}
_NAME = re.compile(r"\b[^\W\d_a-z][\w-]+")
_WORD = re.compile(r"[\w-]+|[,;]")
_INSTANCES = re.compile(r"\b(?:such as|including|especially|mainly)\b")
# What joins the things that a phrase lists, what joins the parts of one ("tons of flour", "trade in
# arms"), and what begins something else ("rifles for the police").
_JOINING = frozenset({",", ";", "and", "or"})
_WITHIN = frozenset({"of", "in"})
_BEHIND = frozenset(
    "to from for on with by at against into over under between through via as than that which who"
    " whose".split()
)
# Which ways of passing an act may end: its source gives, gets or has sent something.
_ENDS = {
    "SANCTION": frozenset({"gives", "gets"}),
    "RETREAT": frozenset({"gives", "gets", "sent"}),
}

Told = tuple[ClaimRow, Act]


@dataclass(frozen=True, slots=True)
class _Good:
    """What a word says passes: its class, whether a wide one, and which way of passing it tells."""

    name: str
    wide: bool
    way: str


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

    What both sides do alike passes both ways, where it is told what. Aid that is cut was there
    before, and so were imports, which pass from target to source. An embargo, a ban or a tariff says nothing
    of what passed.
    """
    told = goods(act.what or "")
    if act.reciprocal:
        if act.event == "COOPERATE":
            sides = sorted(_sides(act.source) | _sides(act.target))
            for pair in combinations(sides, 2):
                yield from (Flow(*pair, what, mutual=True) for what in told)
        return
    if act.event in _GIVING:
        passing = [(what, "gives") for what in told or (_UNSAID[act.event],)]
    elif act.event in _ENDS and act.status != "denied":
        passing = list(_ended(act))
    else:
        return
    for source, target in product(sorted(_sides(act.source)), sorted(_sides(act.target))):
        if source != target:
            for what, way in passing:
                ends = (target, source) if way == "gets" else (source, target)
                yield Flow(*ends, what)


def goods(phrase: str) -> tuple[str, ...]:
    """The classes of what a phrase names, in its order; none where it names nothing that passes.

    The last word of a phrase says what it names; that before it only where the last is a wide one.

    >>> goods("8,000 troops"), goods("crude oil exports"), goods("an oil embargo")
    (('troops',), ('oil',), ())
    """
    return tuple(dict.fromkeys(name for thing in _things(phrase) for name in _narrowest(thing)))


def _ended(act: Act) -> Iterator[tuple[str, str]]:
    """The class of each thing that an act ends, and the way in which it passed.

    The first word of a thing tells the way, else that of the next in the list ("oil and gas
    imports"). What is told to be the target's ("Ugandan exports") is not the source's to give.
    """
    what = act.what or ""
    theirs = any(word in party.text for word in _NAME.findall(what) for party in act.target)
    way = ""
    passing: list[tuple[str, str]] = []
    for thing in reversed(list(_things(what))):
        way = (thing[0].way if thing else "") or way
        if way in _ENDS[act.event] and not (theirs and way == "gives"):
            passing += [(name, way) for name in reversed(_narrowest(thing))]
    yield from dict.fromkeys(reversed(passing))


def _things(phrase: str) -> Iterator[list[_Good]]:
    """What each thing in a list is named by: "tons of flour, oil exports" are two."""
    parts: list[list[str]] = [[]]
    things = [parts]
    for word in _WORD.findall(_INSTANCES.sub(",", phrase.casefold())):
        if word in _BEHIND:
            break
        if word in _JOINING:
            parts = [[]]
            things.append(parts)
        elif word in _WITHIN:
            parts.append([])
        else:
            parts[-1].append(word)
    return ([good for part in thing for good in _named(part)] for thing in things)


def _named(part: Sequence[str]) -> list[_Good]:
    """What the last word names, and the one before it where the last is a wide one."""
    head = _good(part[-1]) if part else None
    if head is None:
        return []
    before = _good(part[-2]) if head.wide and len(part) > 1 else None
    return [head, before] if before else [head]


def _narrowest(thing: Sequence[_Good]) -> list[str]:
    narrow = [good.name for good in thing if not good.wide]
    return narrow or [good.name for good in thing[:1]]


def _good(word: str) -> _Good | None:
    """What a word names, in the plural as well."""
    table = _classes()
    single = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return table.get(word) or table.get(single)


def _sides(parties: Iterable[Party]) -> set[str]:
    return {side for party in parties if (side := dyad_side(party.code))}


@lru_cache(maxsize=1)
def _classes() -> dict[str, _Good]:
    return {
        word: _Good(row["class"], bool(row["wide"]), row["way"])
        for row in read_tsv("picture_flows.tsv")
        for word in row["words"].split()
    }


def _status(act: Act) -> Status:
    """What is to be cut, in whatever status, passes now."""
    return "asserted" if act.event in _ENDS else act.status


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
    times = sorted((day, _time(one)) for one in told if (day := _day(one)))
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
        when=_from_to(times[0][1], times[-1][1]) if times else None,
    )


def _day(told: Told) -> date | None:
    """The day of the deed, else of the report."""
    row, act = told
    first, last = bounds(act.when)
    return first or last or row.published


def _time(told: Told) -> str:
    """The time of the deed as it is told, its beginning where it lasts; else the day of the report."""
    row, act = told
    if not any(bounds(act.when)):
        return str(row.published)
    first, _, last = (act.when or "").partition("/")
    return last if first == ".." else first


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"
