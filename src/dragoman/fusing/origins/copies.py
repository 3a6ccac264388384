"""Which texts are copies of others: whole, edited, shortened, or inside a longer page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dragoman.fusing.origins.agencies import credited
from dragoman.fusing.origins.search import Candidates, find_candidates, is_among, places_of
from dragoman.fusing.origins.wording import Hashes, Mask, Wording, spread, stretches
from dragoman.fusing.rules import copy_rules, lead_words, origin_rules

Runs: TypeAlias = NDArray[np.int64]
CopyKind = Literal["copy", "excerpt", "agency"]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts of one origin: so much of the one, the shorter, stands in the other."""

    shorter: int  # numbers of the wordings
    longer: int
    kind: CopyKind
    share: float  # of the shorter text's own words
    share_of_longer: float
    agency: str | None  # that both name as their source
    covers: Mask  # the words of the longer text that stand in the shorter one
    own: Mask  # the longer text's own words: those of no standing line
    runs: Runs  # one row a shared stretch: first word in the shorter, in the longer, words


class Text:
    """A wording with what comparing needs of it, each made when it is first asked for."""

    def __init__(self, wording: Wording, hashed: Hashes, standing: Hashes) -> None:
        self.wording = wording
        self.hashed = hashed
        self.size = len(wording)
        self._standing = standing
        self._own: Mask | None = None
        self._quoted: Mask | None = None
        self._agencies: frozenset[str] | None = None

    @cached_property
    def named(self) -> frozenset[str]:
        """The names and numbers of the running text."""
        return self.wording.named()

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The places of the stretches, the smallest first; of equals the first in the text."""
        return np.argsort(self.hashed, kind="stable")

    @cached_property
    def ordered(self) -> Hashes:
        """The stretches, sorted."""
        return self.hashed[self.order]

    @property
    def own(self) -> Mask:
        """The words that are the text's own: those of no stretch that is nobody's."""
        if self._own is None:
            nobodys = np.zeros(len(self.hashed), bool)
            looked_up = places_of(self.hashed)
            nobodys[looked_up] = is_among(self.hashed[looked_up], self._standing)
            self._own = ~spread(nobodys, copy_rules()["words"], self.size)
        return self._own

    @property
    def quoted(self) -> Mask:
        """The words that are somebody's."""
        if self._quoted is None:
            self._quoted = self.wording.quoted()
        return self._quoted

    @property
    def agencies(self) -> frozenset[str]:
        """The agencies that it names as its source."""
        if self._agencies is None:
            self._agencies = credited(self.wording.report.text)
        return self._agencies


@dataclass(frozen=True, slots=True)
class Compared:
    """The copies among wordings, and how they were come upon."""

    candidates: Candidates
    copies: list[Copy]
    sources: dict[int, int]  # by text that is a mere copy, the text that it is a copy of


def find_copies(told: Sequence[Wording]) -> Compared:
    """The pairs of copies among wordings, which come with the shorter ones first.

    Two texts are of one origin when enough of the shorter one's own words stand in the longer one
    in stretches of several words. What only quotes the same words, tells the same background or
    stands on the same site is none: quoted words and standing lines do not count. A text that
    hundreds print is linked with a few of its copies only, so that the time does not grow with
    their square.
    """
    hashed = stretches(told, copy_rules()["words"])
    candidates = find_candidates(told, hashed)
    texts: dict[int, Text] = {}

    def text(number: int) -> Text:
        if number not in texts:
            texts[number] = Text(told[number], hashed[number], candidates.standing)
        return texts[number]

    sources: dict[int, int] = {}
    copies: list[Copy] = []
    # By the longer text, the shorter ones first: what those are copies of is known by then.
    pairs = sorted(candidates.pairs, key=lambda one: (one[1], one[0]))
    for longer, some in groupby(pairs, key=lambda one: one[1]):
        copies += link(longer, [shorter for shorter, _ in some], sources, text)
    return Compared(candidates, copies, sources)


def link(
    longer: int, shorter: Iterable[int], sources: dict[int, int], text: Callable[[int], Text]
) -> Iterator[Copy]:
    """What a text holds of those of its candidates, the shortest first, that it is a copy of.

    ``sources`` has, by text that is a mere copy, the text that it is a copy of; it gets this one's.
    """
    linked: Counter[int] = Counter()  # how often it is linked with copies of one source
    for one in shorter:
        source = sources.get(one, one)
        if linked[source] >= origin_rules()["search"]["links"]:
            continue
        found = _compare((one, longer), text(one), text(longer))
        if found is not None:
            linked[source] += 1
            if found.share_of_longer >= copy_rules()["least_whole"]:
                sources.setdefault(longer, source)
            yield found


def _compare(pair: tuple[int, int], a: Text, b: Text) -> Copy | None:
    """What two texts share, if that is enough for one origin."""
    rules = copy_rules()
    length = rules["words"]
    in_a, in_b = is_among(a.hashed, b.ordered), is_among(b.hashed, a.ordered)
    cover_a = spread(in_a, length, a.size) & a.own
    cover_b = spread(in_b, length, b.size) & b.own
    own = int(a.own.sum())
    share = float(cover_a.sum()) / max(own, 1)
    agencies = a.agencies & b.agencies
    bar = _needed(a, b, own, (cover_a, cover_b), bool(agencies))
    if own == 0 or share < bar:
        return None
    told = a.own & ~_said(a, b)
    if told.sum() >= rules["told_words"]:
        if float((cover_a & told).sum()) / float(told.sum()) < bar:
            return None
    elif share < rules["least_whole"]:
        return None
    if _tells_of_others(a.named, b.named):
        return None
    share_of_longer = float(cover_b.sum()) / max(int(b.own.sum()), 1)
    kind: CopyKind = "copy" if share_of_longer >= rules["least"] else "excerpt"
    if share < rules["least"]:
        kind = "agency"
    return Copy(
        *pair,
        kind,
        share,
        share_of_longer,
        min(agencies, default=None),
        cover_b,
        b.own,
        _runs(a, b, in_a),
    )


def _needed(a: Text, b: Text, own: int, covered: tuple[Mask, Mask], agency: bool) -> float:
    """The share of the shorter text's own words that must stand in the longer one."""
    rules = copy_rules()
    if own < rules["short_words"]:
        return float(rules["least_whole"])
    needed = rules["least_of_agency"] if agency else rules["least"]
    outlets = {a.wording.report.source, b.wording.report.source}
    one_outlet = len(outlets) == 1 and None not in outlets
    if one_outlet:
        needed = max(needed, rules["least_of_outlet"])
    if not any(_begun(one) for one in covered):
        needed = max(needed, rules["least_whole" if one_outlet else "least_without_lead"])
    return float(needed)


def _tells_of_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether too few names and numbers of the text that has fewer stand in the other.

    Then both fill one form: what one bank decides each month, or what two of them decide.
    """
    rules = copy_rules()
    fewer = min(len(one), len(other))
    few = len(one & other) < rules["least_named"] * fewer
    return bool(few and fewer >= rules["named"])


def _begun(covered: Mask) -> bool:
    """Whether much of a text's beginning is among its covered words."""
    return bool(covered[: lead_words(len(covered))].mean() >= copy_rules()["lead"])


def _said(a: Text, b: Text) -> Mask:
    """The words of a that are somebody's, not the report's: quoted there, or in b.

    What one desk prints in quotation marks, another shows as a post or on a line of its own.
    """
    if not (a.quoted.any() or b.quoted.any()):
        return a.quoted
    length = copy_rules()["words"]
    quoted = [one.hashed[_all_within(one.quoted, length, len(one.hashed))] for one in (a, b)]
    said = np.isin(a.hashed, np.concatenate(quoted))
    return a.quoted | spread(said, length, a.size)


def _all_within(mask: Mask, length: int, count: int) -> Mask:
    """The places from which so many words lie within the mask."""
    sums = np.cumsum(np.r_[0, mask, np.zeros(length, np.int64)])
    within: Mask = (sums[length:] - sums[:-length])[:count] >= length
    return within


def _runs(a: Text, b: Text, shared: Mask) -> Runs:
    """The shared stretches, each as long as the words go on alike on both sides."""
    here = np.flatnonzero(shared)
    there = b.order[np.searchsorted(b.ordered, a.hashed[here])]
    breaks = (np.diff(here) != 1) | (np.diff(there) != 1)
    firsts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    lengths = np.diff(firsts, append=len(here)) + int(copy_rules()["words"]) - 1
    return np.stack([here[firsts], there[firsts], lengths], axis=1)
