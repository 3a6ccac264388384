"""Where one claim has an act done and another has it denied, or still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from dragoman.fusing.disagreements.clashes import (
    Clash,
    Known,
    days_between,
    disputed,
    neighbours,
    same_day,
    side_of,
)
from dragoman.fusing.events.compare import (
    amounts_fit,
    place_points,
    places_fit,
    times_fit,
    two_tellers,
    word_points,
)
from dragoman.fusing.events.traits import Traits
from dragoman.fusing.phrases import act_phrase, teller
from dragoman.fusing.rules import settings, type_rules
from dragoman.fusing.words import stem
from dragoman.records import ClaimRow, Disagreement, Severity


def find_denials(known: Known) -> Iterator[Clash]:
    """Clashes of status: asserted against denied, and planned against done."""
    in_dispute = {one.block for one in known.acts if one.act.status in ("denied", "planned")}
    acts = [
        one
        for one in known.acts
        if one.block in in_dispute
        and one.act.status in ("asserted", "denied", "planned")
        and _clear(one)
    ]
    for a, b in neighbours(acts, lambda one: one.act.event, _disputed):
        if _one_telling(a, b):
            continue
        judge = _denial if "denied" in (a.act.status, b.act.status) else _plan
        severity = judge(known, a, b)
        if severity is not None:
            yield _clash(known, a, b, severity)


def _disputed(one: Traits, others: Sequence[Traits]) -> list[Traits]:
    """One has the act done and the others do not, on two words; or the other way round."""
    done = one.act.status == "asserted"
    return [
        other
        for other in others
        if (other.act.status == "asserted") != done and two_tellers(one, other)
    ]


def _clear(one: Traits) -> bool:
    """Whether the words carry it: who does it is told, and what is denied or planned is a clause.

    An act of which the coder is not sure is too little to say that one report denies another.
    """
    unsure = one.act.confidence < float(settings()["status"]["sure"])
    if unsure or not one.sources or _is_unlike(_around(one)):
        return False
    words = one.text.count(" ") + 1
    return one.act.status == "asserted" or words >= int(settings()["status"]["clause_words"])


def _around(one: Traits) -> str:
    evidence = one.act.evidence
    return f"{evidence.prefix}{evidence.exact}"


@lru_cache(maxsize=4096)
def _is_unlike(around: str) -> bool:
    """Whether the words say so; one act is held against many."""
    return bool(_unlike().search(around))


@cache
def _unlike() -> re.Pattern[str]:
    """What is kept from happening, would have been, or is to be more of: neither done nor denied."""
    return re.compile("|".join(settings()["status"]["unlike"]), re.IGNORECASE)


def _one_telling(a: Traits, b: Traits) -> bool:
    """A long sentence again, on the same word: it cannot have it both ways, one was misread."""
    limits = settings()["status"]
    short = min(a.text.count(" "), b.text.count(" ")) + 1 < int(limits["sentence_words"])
    if short or a.act.according_to != b.act.according_to:
        return False
    fewer = min(len(a.words), len(b.words))
    return len(a.words & b.words) >= float(limits["same_words"]) * fewer


def _about_one_thing(a: Traits, b: Traits) -> bool:
    """A word, a place or a day in common: what stands for months is told in many matters.

    Of what comes daily, words that every such deed is told with do not tell which one is meant.
    """
    shared = _own(a) & _own(b)
    if type_rules()[a.act.event].daily:
        shared = (a.telling & b.telling) - _common()
    return bool(shared) or same_day(a, b) or place_points(a, b) > 0


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in settings()["status"]["common"])


def _own(one: Traits) -> frozenset[str]:
    """The words of an act that say more than its mode does: "troops" of troops says nothing."""
    return one.words - {stem(one.act.mode or "")}


def _denial(known: Known, a: Traits, b: Traits) -> Severity | None:
    """A denial of one day does not clash with an act told days later, unless both name the day."""
    one = known.one_event(a, b) is not None
    if not (one and _about_one_thing(a, b)) and not _alike(a, b):
        return None
    if same_day(a, b):
        return "real"
    if days_between(a, b) >= int(settings()["status"]["moving_days"]):
        return "time"
    return "real" if one else "probable"


def _plan(known: Known, a: Traits, b: Traits) -> Severity | None:
    """One event that a report has as done while another, no earlier, still has it to come."""
    if known.one_event(a, b) is None or a.row.report_key == b.row.report_key:
        return None
    done, planned = (a, b) if a.act.status == "asserted" else (b, a)
    if done.published is None or planned.published is None:
        return None
    later = planned.published - done.published
    return "probable" if 0 <= later < int(settings()["status"]["moving_days"]) else None


def _alike(a: Traits, b: Traits) -> bool:
    """Whether two acts of two events agree in more than parties and type; in a war, much more."""
    if not (times_fit(a, b) and places_fit(a, b) and amounts_fit(a, b)):
        return False
    own = a.telling & _own(a), b.telling & _own(b)
    agree = same_day(a, b) + place_points(a, b) + word_points(*own)
    return agree >= (2 if type_rules()[a.act.event].daily else 1)


def _clash(known: Known, a: Traits, b: Traits, severity: Severity) -> Clash:
    phrase = act_phrase(a.act)
    says = f"On {phrase}: {_stance(a, b.row)}; {_stance(b, a.row)}."
    return Clash(
        Disagreement(
            kind="status",
            severity=severity,
            about=f"whether it happened: {phrase}",
            says=says,
            a=side_of(a.row),
            b=side_of(b.row),
            event=known.one_event(a, b),
        ),
        disputed(*_denier(a, b)),
        float(len(a.words & b.words)),
    )


def _stance(one: Traits, other: ClaimRow) -> str:
    has = {"asserted": "has it done", "denied": "has it denied", "planned": "has it still to come"}
    name = teller(one.row, other)
    return f"{name} {has[one.act.status]}"


def _denier(a: Traits, b: Traits) -> tuple[str, str]:
    """Who denies, or has it to come: one clash for each is enough, however many assert."""
    other = b if a.act.status == "asserted" else a
    voice = other.act.according_to
    return other.act.status, voice.actor if voice else other.row.source or other.row.report_id
