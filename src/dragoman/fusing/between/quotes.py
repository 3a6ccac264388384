"""One remark that two reports quote: in another mouth, or in words that mean something else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.fusing.disagreements.clashes import side_of
from dragoman.fusing.inside.quotations import has_run, shared_words
from dragoman.fusing.parties import is_state
from dragoman.fusing.phrases import teller
from dragoman.fusing.rules import inside_rules
from dragoman.fusing.words import state_words
from dragoman.records import ClaimRow, Disagreement, Side, Statement

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_RUN = 3  # words in a row that stand for a remark on its shelves
_HASH = 8  # bytes
_MOST = 60  # remarks compared on one shelf, each with those after it


@dataclass(frozen=True, slots=True)
class _Remark:
    row: ClaimRow
    told: Statement
    words: tuple[str, ...]


def quote_shelves(row: ClaimRow) -> list[str]:
    """The shelves of a quoted remark: the least of its hashed runs of words.

    Two remarks that have most of their words in common share one of them, as a rule.
    """
    remark = _remark(row)
    if remark is None:
        return []
    words = remark.words
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    hashed = sorted(hashlib.blake2b(one.encode(), digest_size=_HASH).hexdigest() for one in runs)
    return hashed[: int(inside_rules()["quotes"]["shelves"])]


def find_quotes(rows: Sequence[ClaimRow]) -> Iterator[Disagreement]:
    """Clashes among the remarks of one shelf."""
    remarks = [one for row in rows if (one := _remark(row)) is not None]
    remarks.sort(key=lambda one: (one.row.published is None, one.row.published, one.row.id))
    for place, one in enumerate(remarks[:_MOST]):
        for other in remarks[place + 1 : _MOST]:
            clash = _clash(one, other)
            if clash is not None:
                yield clash


def _remark(row: ClaimRow) -> _Remark | None:
    told = row.claim
    if not isinstance(told, Statement) or told.direct is not True:
        return None
    words = tuple(w.casefold().replace("’", "'") for w in _WORD.findall(told.content.exact))
    return (
        _Remark(row, told, words) if len(words) >= int(inside_rules()["quotes"]["words"]) else None
    )


def _clash(a: _Remark, b: _Remark) -> Disagreement | None:
    shared = shared_words(a.words, b.words)
    shorter, longer = sorted((a.words, b.words), key=len)
    if len(shared) < float(inside_rules()["quotes"]["share"]) * len(shorter):
        return None
    if _other_mouth(a.told, b.told) and len(shared) >= int(inside_rules()["quotes"]["words"]):
        return Disagreement(
            kind="attribution",
            severity="real",
            about=f"who said “{_short(a.told.content.exact)}”",
            says=(
                f"{teller(a.row, b.row)} has these words from {a.told.speaker.name}; "
                f"{teller(b.row, a.row)} has them from {b.told.speaker.name}."
            ),
            a=_content(a),
            b=_content(b),
        )
    if a.row.report_key == b.row.report_key:
        return None  # who says a thing twice in one breath may turn it
    if has_run(longer, shorter) or not _turned(a.words, b.words, shared):
        return None
    if not _is_one_occasion(a, b):
        return None  # "Nine people were killed in the attack", of every attack
    return Disagreement(
        kind="attribution",
        severity="real",
        about=f"words of {a.told.speaker.name}",
        says=(
            f"{teller(a.row, b.row)} quotes “{a.told.content.exact}”; "
            f"{teller(b.row, a.row)} quotes “{b.told.content.exact}”."
        ),
        a=_content(a),
        b=_content(b),
    )


def _is_one_occasion(a: _Remark, b: _Remark) -> bool:
    """Whether both may quote one speaker on one occasion: a name in common, and days near."""
    mine, theirs = (
        set(re.findall(r"\w+", one.told.speaker.name.casefold())) - _offices() for one in (a, b)
    )
    days = [one.row.published for one in (a, b)]
    near = int(inside_rules()["quotes"]["days"])
    apart = abs((days[0] - days[1]).days) if days[0] and days[1] else 0
    return bool(mine & theirs) and apart <= near


def _content(one: _Remark) -> Side:
    """The remark as a side: its words, not those around them."""
    whole = side_of(one.row)
    return Side(whole.report, one.told.content, whole.claim, whole.published, whole.source)


def _other_mouth(a: Statement, b: Statement) -> bool:
    """Whether two persons are named, each by name beside the words.

    A body and its spokesman are one mouth, and whom a pronoun or a description means is only read.
    """
    mine, theirs = (set(re.findall(r"\w+", one.speaker.name.casefold())) for one in (a, b))
    return not mine & theirs and _is_named(a) and _is_named(b)


def _is_named(one: Statement) -> bool:
    """Whether a person of a known office is named; an unknown name may be read wrongly."""
    state, _, sector = one.speaker.code.partition(":")
    words = one.speaker.name.split()
    small = {word.casefold() for word in words}
    person = len(words) > 1 and all(word[0].isupper() for word in words)
    known = bool(sector) and is_state(state) and not small & (_offices() | state_words())
    return person and known and bool(small & set(re.findall(r"\w+", one.speaker.text.casefold())))


def _turned(a: Sequence[str], b: Sequence[str], shared: Sequence[tuple[int, int]]) -> bool:
    """Whether one has a number or a "not" where the other has another number or none."""
    mine = [word for place, word in enumerate(a) if place not in {i for i, _ in shared}]
    theirs = [word for place, word in enumerate(b) if place not in {j for _, j in shared}]
    numbers = [{word for word in words if word[0].isdigit()} for words in (mine, theirs)]
    if numbers[0] and numbers[1]:
        return True
    inside = [
        {words[p] for p in range(low, high + 1)} & _turning()
        for words, (low, high) in ((a, _ends(shared, 0)), (b, _ends(shared, 1)))
    ]
    return bool(inside[0]) != bool(inside[1])


def _ends(shared: Sequence[tuple[int, int]], which: int) -> tuple[int, int]:
    return shared[0][which], shared[-1][which]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")


@cache
def _turning() -> frozenset[str]:
    return frozenset(inside_rules()["quotes"]["turning"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(inside_rules()["quotes"]["offices"])
