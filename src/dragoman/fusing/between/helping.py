"""A side that is said to stand apart, against the word of others that it helps one of the sides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.fusing.disagreements.clashes import side_of
from dragoman.fusing.parties import side, state_names
from dragoman.fusing.phrases import teller
from dragoman.fusing.rules import inside_rules, settings
from dragoman.records import Act, ClaimRow, Disagreement, Severity


def help_shelves(row: ClaimRow) -> list[tuple[str, str]]:
    """Whose stance to whom a claim tells (``CHN>RUS``), and which; none for most claims."""
    if not isinstance(row.claim, Act):
        return []
    told = (("apart", _is_neutral(row.claim)), ("helps", _helps(row.claim)))
    stances = [stance for stance, holds in told if holds]
    return [
        (f"{a}>{b}", stance)
        for stance in stances
        for a in sorted({side(one.code) for one in row.claim.source})
        for b in sorted({side(one.code) for one in row.claim.target})
        if a != b
    ]


def find_helping(rows: Sequence[ClaimRow]) -> Iterator[Disagreement]:
    """Clashes among claims of one shelf: neither for nor against, and help all the same.

    Of what helps, one claim of each teller is held against a neutral one.
    """
    ordered = sorted(rows, key=lambda row: (row.published is None, row.published, row.id))
    neutral = [row for row in ordered if _is_neutral(row.claim)]
    helping = [row for row in ordered if _helps(row.claim)]
    most = int(inside_rules()["helping"]["most"])
    for apart in neutral[:most]:
        told: Counter[object] = Counter()
        for helper in helping:
            voice = helper.claim.according_to
            who = voice.actor if voice else helper.source or helper.report_id
            if told[who] or len(told) >= most:
                continue
            told[who] += 1
            yield _clash(apart, helper)


def _is_neutral(claim: object) -> bool:
    return isinstance(claim, Act) and bool(_apart().search(claim.evidence.exact.casefold()))


def _helps(claim: object) -> bool:
    """Whether an act has its source help its target, or end a help that it gave until then."""
    if not isinstance(claim, Act) or claim.reciprocal or not claim.target:
        return False
    rules = inside_rules()["helping"]
    if claim.status == "asserted" and claim.event in rules["types"]:
        return bool(_help().search(claim.evidence.exact.casefold()))
    if (
        claim.status in ("asserted", "planned", "possible", "asked")
        and claim.event in rules["ending"]
    ):
        return (claim.what or "").casefold() in rules["ended"]
    return False


def _clash(a: ClaimRow, b: ClaimRow) -> Disagreement:
    one, other = a.claim, b.claim
    if not isinstance(one, Act) or not isinstance(other, Act):
        raise TypeError("stances are told by acts")
    names = state_names()
    who, whom = (
        next(names.get(side(p.code), p.name) for p in some) for some in (one.source, one.target)
    )
    return Disagreement(
        kind="fact",
        severity=_severity(a, b),
        about=f"whether {who} helps {whom}",
        says=(
            f"{teller(a, b)} has {who} stand apart (“{one.evidence.exact}”); {teller(b, a)} has it "
            f"help {whom} (“{other.evidence.exact}”)."
        ),
        a=side_of(a),
        b=side_of(b),
    )


def _severity(a: ClaimRow, b: ClaimRow) -> Severity:
    """Days apart each may be right at its time, unless what stands apart is told of a longer time."""
    if a.published is None or b.published is None or a.claim.when:
        return "probable"
    apart = abs((a.published - b.published).days)
    return "time" if apart >= int(settings()["status"]["moving_days"]) else "probable"


@cache
def _apart() -> re.Pattern[str]:
    return re.compile("|".join(inside_rules()["helping"]["apart"]))


@cache
def _help() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(inside_rules()['helping']['help'])})\w*")
