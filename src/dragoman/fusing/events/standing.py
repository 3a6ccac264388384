"""Standing matters: what lasts, and is told again and again without a day of its own.

Soldiers in a friend's country, arms, oil and help that pass, a war, ground that is held, sanctions,
a deed that is only demanded: reports tell of them for months, with other counts, other statuses and
under other types. Claims of one block are of one such matter when they name it (the table
``fusing_matters.tsv`` knows its words), when no day of its own parts them, and when sides and place
can be one. What has a day, and what names no matter, is a deed, and the clusters of deeds have it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.events.beside import Beside
from dragoman.fusing.events.compare import recalled
from dragoman.fusing.events.traits import Traits, beginnings
from dragoman.fusing.rules import settings, status_rules, type_rules
from dragoman.fusing.words import plain_words, state_words, stem
from dragoman.records import Party

_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_IS_THERE = re.compile(
    r"\b(?:am|are|is|were|was|be|been|remains?|remained|stays?|stayed|stationed|present)"
    r"(?: already| still| now)? (?:in|inside|at|on|near|there)\b"
)
_ADDED = re.compile(r"\b(?:more|further|additional|extra)\b(?! than)")


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands, by name; ``moved`` for forces past their host's bounds, at or near a front."""

    name: str
    moved: bool = False
    added: bool = False  # what comes on top of what is there, and may never come
    together: bool = False  # done by all sides alike


@dataclass(frozen=True, slots=True)
class _Rule:
    """One row of the table of matters."""

    name: str
    statuses: frozenset[str]
    words: frozenset[str]
    deed: frozenset[str]


def gather_standing(
    acts: Sequence[Traits], beside: Beside
) -> tuple[list[list[Traits]], list[Traits]]:
    """The standing matters among the acts of one block, and the acts that are deeds.

    The same ones in whatever order the acts come; each matter's acts are in the order of telling.
    ``beside`` is told which acts name one thing, wherever it stands.
    """
    shelves: dict[Matter, list[Traits]] = defaultdict(list)
    deeds: list[Traits] = []
    told = [(one, matter_of(one)) for one in sorted(acts, key=lambda one: one.order)]
    moved = {(one.text, one.act.event) for one, matter in told if matter and matter.moved}
    for one, matter in told:
        if matter is None:
            deeds.append(one)
        elif (
            one.text,
            one.act.event,
        ) in moved:  # the same words mean the same, with a place or not
            shelves[replace(matter, moved=True)].append(one)
        else:
            shelves[matter].append(one)
    alike: dict[str, list[str]] = defaultdict(list)
    for matter, shelf in shelves.items():
        alike[matter.name] += [one.row.id for one in shelf]
    for claims in alike.values():
        beside.join(claims)
    found = [
        part
        for matter, shelf in shelves.items()
        for ends in ([shelf] if matter.moved else _parted(shelf, _partners, most=False))
        for there in _parted(ends, _ground, most=True)
        for part in _within_reach(there)
    ]
    return _with_bare(found, deeds)


def matter_of(one: Traits) -> Matter | None:
    """The standing matter that an act names; None where it is a deed with a day, or names none."""
    if not _lasting(one) or not _counts_what_stays(one):
        return None
    said = _said(one)
    if one.unique or (one.act.when and said & beginnings()):
        return None
    counted = one.unit is not None and one.unit.name == "troops"
    to_a_force = _is_force(one.act.target) and not _is_force(one.act.source) and not counted
    moved = _moved(one, said)
    told = counted or (one.act.mode == "troops" and moved)
    for rule in _rules().get(one.act.event, ()):
        if counted and rule.name == "training":
            continue  # they are sent to be trained
        if one.act.status not in rule.statuses or said & rule.deed or _leaves_open(one, rule):
            continue
        of_troops = rule.name == "troops"
        if of_troops and to_a_force and one.act.event == "AID":
            continue  # the soldiers are those who get it
        if said & rule.words or (of_troops and told):
            return Matter(
                name=rule.name,
                moved=of_troops and moved,
                added=bool(_ADDED.search(one.text)),
                together=one.act.reciprocal and not type_rules()[one.act.event].symmetric,
            )
    return None


def _leaves_open(one: Traits, rule: _Rule) -> bool:
    """Whether an act leaves open what the matter hangs on: who wages war, what ground is held."""
    if rule.name == "war":
        return not one.sources and one.act.status in ("asserted", "denied", "planned", "possible")
    return rule.name in ("occupation", "blockade") and not _ground(one)


def told_on_a_day(one: Traits) -> bool:
    """Whether an act names a standing matter with a day, which is that of the telling."""
    if one.span is None or one.span.days >= int(settings()["standing"]["lasting_days"]):
        return False
    return ".." not in (one.act.when or "") and matter_of(one) is not None


def _lasting(one: Traits) -> bool:
    """Whether the act has no day of its own: none told, an open time, or one longer than a week.

    The day of what is denied, asked for or only possible is that of the speaking, and so are the
    days after it that leave open when ("within days"). What is long past is a deed of its time.
    """
    span = one.span
    if one.act.when is None or span is None or not span.told:
        return True
    told = status_rules()[one.act.status].told and one.act.status != "denied"
    near = int(settings()["time"]["undated_days"])
    if not told and one.published is not None and span.last <= one.published:
        return one.published - span.last <= near
    soon = one.published is not None and span.first <= one.published >= span.last - near
    if not told and soon:
        return True
    if ".." in (one.act.when or "") or _IS_THERE.search(one.text):
        return not recalled(one)
    return span.days >= int(settings()["standing"]["lasting_days"]) and not recalled(one)


def _counts_what_stays(one: Traits) -> bool:
    """Whether the act counts nothing, or what stays and is counted again."""
    return one.unit is None or one.unit.stock or not one.unit.held


def _moved(one: Traits, said: frozenset[str]) -> bool:
    front = frozenset(settings()["standing"]["front"])
    return bool(_ground(one)) or (one.act.event == "MOBILIZE" and bool(said & front))


def _partners(one: Traits) -> frozenset[str]:
    """The other sides; nothing where the type knows no order of sides."""
    return frozenset() if type_rules()[one.act.event].symmetric else one.targets


def _ground(one: Traits) -> frozenset[str]:
    """The words of a place within a state; nothing where no place, a state or more is told.

    What is held or besieged is a place itself, whether the claim has it as its place or not.
    """
    if one.place or one.act.event != "COERCE":
        return one.place - state_words() if one.holds_places != "continent" else frozenset()
    named = frozenset(word.casefold() for word in _NAME.findall(one.act.what or ""))
    return named - state_words()


def _parted(
    shelf: Sequence[Traits], end: Callable[[Traits], frozenset[str]], *, most: bool
) -> list[list[Traits]]:
    """Acts parted by an end (the other side, the place); acts that leave it open go with one.

    They go with what their own report tells of; else with the only end there is or, with ``most``,
    with that of at least half of the acts; else they stay among themselves.
    """
    parts: dict[frozenset[str], list[Traits]] = defaultdict(list)
    for one in shelf:
        parts[end(one)].append(one)
    open_ends = parts.pop(frozenset(), [])
    if not parts:
        return [open_ends]
    widest = max(parts.values(), key=len)
    half = 2 * len(widest) >= sum(map(len, parts.values()))
    common = end(widest[0]) if len(parts) == 1 or (most and half) else frozenset()
    in_report: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    for one in shelf:
        if end(one):
            in_report[one.row.report_key][end(one)] += 1
    for one in open_ends:
        near = in_report.get(one.row.report_key, Counter()).most_common(1)
        parts[near[0][0] if near else common].append(one)
    return [sorted(part, key=lambda one: one.order) for part in parts.values()]


def _within_reach(told: Sequence[Traits]) -> list[list[Traits]]:
    """Acts in the order of telling, parted where nobody tells of the matter for long."""
    gap = int(settings()["standing"]["silent_days"])
    parts: list[list[Traits]] = []
    last: int | None = None
    for one in told:
        day = one.published
        if not parts or (day is not None and last is not None and day - last > gap):
            parts.append([])
        parts[-1].append(one)
        last = day if day is not None else last
    return parts


def _with_bare(
    found: list[list[Traits]], deeds: Sequence[Traits]
) -> tuple[list[list[Traits]], list[Traits]]:
    """The matters with the acts that name nothing of their own but stand in a report that does.

    "The decision", "such reports": what is meant is the matter of the same type and sides told
    last before, or else first after, in that report.
    """
    shelves: dict[object, list[tuple[int, list[Traits]]]] = defaultdict(list)
    for part in found:
        for one in part:
            shelves[_telling_of(one)].append((one.act.evidence.start, part))
    left: list[Traits] = []
    for one in deeds:
        told = shelves.get(_telling_of(one), []) if _bare(one) else []
        if not told:
            left.append(one)
            continue
        start = one.act.evidence.start
        before = [item for item in told if item[0] <= start]
        _, part = (
            max(before, key=lambda item: item[0]) if before else min(told, key=lambda item: item[0])
        )
        part.append(one)
    for part in found:
        part.sort(key=lambda one: one.order)
    return found, left


def _bare(one: Traits) -> bool:
    """Whether an act names nothing of its own: a denial of what is told, "the decision"."""
    bare = _bare_words()
    empty = one.telling <= bare or (one.act.status == "denied" and bool(one.telling & bare))
    return empty and _lasting(one) and _counts_what_stays(one) and not _ADDED.search(one.text)


def _telling_of(one: Traits) -> object:
    return one.row.report_key, one.act.event, one.sources, one.targets, one.act.reciprocal


def _is_force(parties: Iterable[Party]) -> bool:
    return any(party.code.endswith(":MIL") for party in parties)


def _said(one: Traits) -> frozenset[str]:
    return plain_words(f"{one.text} {one.act.what or ''}")


@cache
def _statuses(when: str) -> frozenset[str]:
    """The statuses with which a matter stands."""
    thought = {status for status, rule in status_rules().items() if not rule.told}
    if when == "any":
        return frozenset(status_rules())
    return frozenset(thought - {"possible"} if when == "willed" else thought)


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """By type, the rules that may fit it, in the table's order."""
    by_type: dict[str, list[_Rule]] = defaultdict(list)
    for row in read_tsv("fusing_matters.tsv"):
        rule = _Rule(
            row["matter"],
            _statuses(row["when"]),
            frozenset(row["words"].split()),
            frozenset(row["not"].split()),
        )
        for event in row["events"].split():
            by_type[event].append(rule)
    return {event: tuple(rules) for event, rules in by_type.items()}


@cache
def _bare_words() -> frozenset[str]:
    return frozenset(map(stem, settings()["standing"]["bare"]))
