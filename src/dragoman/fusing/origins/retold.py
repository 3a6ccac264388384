"""Which claims are copies: the claim of an earlier report of the same origin, in the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import chain

from dragoman.fusing.origins.tracing import Origins, held_by
from dragoman.fusing.parties import parties_of, side
from dragoman.fusing.rules import origin_rules
from dragoman.fusing.words import plain_text
from dragoman.records import Act, ClaimRow, Party

_WORD = re.compile(r"\w+")


def told_first(rows: Iterable[ClaimRow], origins: Origins) -> list[ClaimRow]:
    """The claims without those that are copies, in their order."""
    everything = list(rows)
    copied = find_copied(everything, origins)
    return [row for row in everything if row.id not in copied] if copied else everything


def find_copied(rows: Iterable[ClaimRow], origins: Origins) -> dict[str, str]:
    """By the id of each claim that is a copy, the id of the claim that it copies.

    A copy stands in another report that has an origin in common, and is alike in kind, type,
    status and sides, and in the words of its evidence (nearly; its numbers wholly). Of the reports
    the earliest has the claim that is copied; within one report, nothing is a copy.
    """
    given = list(rows)
    there = {key: origins[key] for row in given if (key := row.report_key) in origins}
    sharing = Counter(chain.from_iterable(there.values()))
    shelves: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    matched: set[tuple[str, str]] = set()  # a claim, and a report that copies it
    copied: dict[str, str] = {}
    joined = {key for key, held in there.items() if any(sharing[one] > 1 for one in held)}
    for row in sorted((row for row in given if row.report_key in joined), key=order):
        held = held_by(row.report_key, origins)
        told = _Told(row)
        kind = _kind(row)
        earlier = [first for one in held for first in shelves.get((one, *kind), ())]
        first = _first(told, earlier, matched)
        if first is None:
            for one in held:
                shelves[one, *kind].append(told)
        else:
            copied[row.id] = first.row.id
            matched.add((first.row.id, row.report_key))
    return copied


def order(row: ClaimRow) -> tuple[object, ...]:
    """By day of report, report, place in the text: the same however the claims come."""
    evidence = row.claim.evidence
    return row.published or date.max, row.report_id, evidence.start, evidence.end, row.id


class _Told:
    """A claim with the words of its evidence."""

    def __init__(self, row: ClaimRow) -> None:
        self.row = row
        self.text = plain_text(row.claim.evidence.exact)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, which are asked for where the texts of two claims differ."""
        return frozenset(_WORD.findall(self.text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers among them."""
        return frozenset(one for one in self.words if one[0].isdigit())


def _kind(row: ClaimRow) -> tuple[object, ...]:
    """What a claim and its copy always share."""
    claim = row.claim
    if isinstance(claim, Act):
        shape = claim.reciprocal, claim.mode == "multilateral"  # both are in one block of events
        sides = _sides(claim.source), _sides(claim.target)
        return claim.kind, claim.status, claim.event, *sides, *shape
    return claim.kind, claim.status, getattr(claim, "tie", ""), _sides(parties_of(row))


def _sides(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(side(party.code) for party in parties)


def _first(told: _Told, there: Sequence[_Told], matched: set[tuple[str, str]]) -> _Told | None:
    """The claim that this one copies: the one most alike, and of equals the earliest."""
    key = told.row.report_key
    alike = [one for one in there if one.row.report_key != key and _one_text(one, told)]
    if not alike:
        return None

    def fit(one: _Told) -> tuple[bool, ...]:
        a, b = one.row.claim, told.row.claim
        return (
            one.text == told.text,
            (one.row.id, key) not in matched,  # what one report says twice, another does too
            a.evidence.suffix == b.evidence.suffix or a.evidence.prefix == b.evidence.prefix,
            a.according_to == b.according_to,
        )

    return max(alike, key=fit)


def _one_text(a: _Told, b: _Told) -> bool:
    """The same words, but for a few that a desk changed."""
    if a.text == b.text:
        return True
    if a.numbers != b.numbers or _quantity(a) != _quantity(b):
        return False
    most = max(len(a.words), len(b.words))
    return len(a.words & b.words) >= float(origin_rules()["evidence"]["same"]) * most


def _quantity(one: _Told) -> object:
    claim = one.row.claim
    return claim.quantity if isinstance(claim, Act) else None
