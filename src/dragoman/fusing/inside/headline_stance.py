"""A headline that gives somebody a stance, over a report in which that side declines to take one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.data.tables import read_tsv
from dragoman.fusing.inside.page import BODY, TITLE, Line, Page
from dragoman.fusing.parties import parties_of, side
from dragoman.fusing.rules import inside_rules
from dragoman.records import Act, ClaimRow, Disagreement, Silence, Statement

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class _Stance:
    name: str
    stems: tuple[str, ...]


def find_headline_stances(page: Page) -> Iterator[Disagreement]:
    """Where the title has a side reject or back something, and the body has it decline to judge."""
    body = list(page.of(BODY))
    if len(body) < int(inside_rules()["declining"]["least_sentences"]):
        return
    for title in page.of(TITLE):
        for word in _WORD.finditer(title.text):
            stance = _stances().get(word.group())
            row = _taken(page, title, word) if stance else None
            if stance is None or row is None:
                continue
            found = _declined(page, body, stance, _actor(row) or "")
            if found is not None:
                yield _clash(page, title, word, row, found)
                break


def _taken(page: Page, title: Line, verb: re.Match[str]) -> ClaimRow | None:
    """The claim of the title in which somebody named before the verb takes the stance."""
    at = title.start + verb.start()
    for row in page.within(title.start, title.end):
        claim = row.claim
        if isinstance(claim, Act) and claim.status == "asserted" and claim.source:
            party = claim.source[0]
        elif isinstance(claim, Statement):
            party = claim.speaker
        else:
            continue
        if title.start <= party.start < at and _actor(row):
            return row
    return None


def _actor(row: ClaimRow) -> str | None:
    """The side that acts, speaks or is silent in a claim."""
    match row.claim:
        case Act(source=(first, *_)):
            return side(first.code)
        case Statement() as told:
            return side(told.speaker.code)
        case Silence() as silence:
            return side(silence.actor.code)
        case _:
            return None


def _declined(
    page: Page, body: list[Line], stance: _Stance, actor: str
) -> tuple[int, int, ClaimRow] | None:
    """Where that side declines to judge, if the body nowhere has it take the stance."""
    found = None
    for line in body:
        rows = [row for row in page.within(line.start, line.end) if _actor(row) == actor]
        if not rows:
            continue
        if _bears_out(page, line, stance, actor):
            return None
        cue = _declining().search(line.text.casefold())
        if cue is not None and found is None:
            start, end = line.start + cue.start(), line.start + cue.end()
            spoken = [
                row
                for row in rows
                if isinstance(row.claim, Statement | Silence) and _covers(row, start, end)
            ]
            if spoken:
                found = (*_clause(line, cue), spoken[0])
    return found


def _covers(row: ClaimRow, start: int, end: int) -> bool:
    claim = row.claim
    places = [claim.evidence]
    if isinstance(claim, Statement):
        places.append(claim.content)
    return any(one.start < end and start < one.end for one in places)


def _bears_out(page: Page, line: Line, stance: _Stance, actor: str) -> bool:
    """Whether a sentence tells of the stance, not turned round and not as another's alone."""
    words = list(_WORD.finditer(line.text))
    rules = inside_rules()["declining"]
    turning, reach = set(rules["turning"]), int(rules["turning_reach"])
    for place, word in enumerate(words):
        if not word.group().casefold().startswith(stance.stems):
            continue
        before = [one.group().casefold() for one in words[max(0, place - reach) : place]]
        if any(one in turning or one.endswith("n't") for one in before):
            continue
        start, end = line.start + word.start(), line.start + word.end()
        tellers = {_actor(row) for row in page.rows if _covers(row, start, end)} - {None}
        if not tellers or actor in tellers:
            return True
    return False


def _clause(line: Line, cue: re.Match[str]) -> tuple[int, int]:
    """The clause around a cue: from the mark before it to the one behind it."""
    start = max(line.text.rfind(mark, 0, cue.start()) for mark in ',;:"(') + 1
    ends = [at for mark in ',;:".' if (at := line.text.find(mark, cue.end())) >= 0]
    end = min(ends, default=len(line.text))
    while start < cue.start() and line.text[start].isspace():
        start += 1
    return line.start + start, line.start + end


def _clash(
    page: Page, title: Line, verb: re.Match[str], row: ClaimRow, found: tuple[int, int, ClaimRow]
) -> Disagreement:
    start, end, other = found
    name = _named(row)
    how = "keeps out of it" if isinstance(other.claim, Silence) else "says"
    says = (
        f"The headline has {name} as one who {verb.group()}; the report itself does not tell so, and "
        f"in it {_named(other)} {how}: “{page.report.text[start:end]}”."
    )
    return Disagreement(
        kind="headline",
        severity="real",
        about=f"stance of {name}",
        says=says,
        a=page.side(row.claim.evidence.start, row.claim.evidence.end, row.id),
        b=page.side(start, end, other.id),
    )


def _named(row: ClaimRow) -> str:
    return next((party.name for party in parties_of(row)), "somebody")


@cache
def _stances() -> dict[str, _Stance]:
    """By verb form of a headline, the stance."""
    found: dict[str, _Stance] = {}
    for row in read_tsv("fusing_stances.tsv"):
        stance = _Stance(row["stance"], tuple(row["words"].split()))
        found |= dict.fromkeys(row["headline"].split(), stance)
    return found


@cache
def _declining() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in inside_rules()["declining"]["cues"]))
