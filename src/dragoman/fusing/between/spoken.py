"""A side that one report has silent on a matter, and another has speaking on it, at that time or soon after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from dragoman.fusing.disagreements.clashes import side_of
from dragoman.fusing.naming import definite, sentence
from dragoman.fusing.parties import dyad_side, is_state, side
from dragoman.fusing.phrases import told_in
from dragoman.fusing.rules import inside_rules
from dragoman.fusing.words import plain_words, stems
from dragoman.records import ClaimRow, Disagreement, Party, Silence, Statement


def spoken_shelves(row: ClaimRow) -> list[tuple[str, str]]:
    """The shelves of a silence (its day and the days after) and of a statement (its day), by side; which it is."""
    day = row.published
    match row.claim:
        case Silence() as silence if day is not None and _is_mute(silence):
            reach = int(inside_rules()["spoken"]["days"])
            days = [day + timedelta(n) for n in range(reach + 1)]
            return [(f"{_side(silence.actor.code)} {one}", "silent") for one in days]
        case Statement() as said if day is not None:
            sides = dict.fromkeys(_side(party.code) for party in said.speakers)
            return [(f"{one} {day}", "said") for one in sides]
        case _:
            return []


def find_spoken(rows: Sequence[ClaimRow]) -> Iterator[Disagreement]:
    """The silences of a shelf that a statement of another report answers, each once."""
    ordered = sorted(
        rows, key=lambda row: (row.published, row.report_key, row.claim.evidence.start)
    )
    mute = [row for row in ordered if isinstance(row.claim, Silence)]
    said = [row for row in ordered if isinstance(row.claim, Statement) and not _is_in(row, mute)]
    for row in mute:
        if isinstance(row.claim, Silence):
            matter = _matter(row.claim)
            answer = next((one for one in said if _answers(one, row, matter)), None)
            if answer is not None:
                yield _clash(row, answer)


def _is_in(said: ClaimRow, mute: Sequence[ClaimRow]) -> bool:
    """Whether a statement stands inside a silence of its report: "he would not say whether ..."."""
    told = said.claim.evidence
    return any(
        row.report_key == said.report_key
        and row.claim.evidence.start <= told.start
        and told.end <= row.claim.evidence.end
        for row in mute
    )


def _answers(said: ClaimRow, silent: ClaimRow, matter: frozenset[str]) -> bool:
    claim = said.claim
    if not isinstance(claim, Statement) or said.report_key == silent.report_key:
        return False
    if not isinstance(silent.claim, Silence):
        return False
    mute = silent.claim.actor
    if not any(_is_one(party, claim.speaker.name, mute) for party in claim.speakers):
        return False
    if _no_word().search(f"{claim.evidence.prefix}{claim.evidence.exact}"):
        return False  # "I have no comment" is quoted, too
    shared = matter & stems(claim.content.exact, [claim.speaker.name, claim.speaker.text])
    return len(shared) >= int(inside_rules()["spoken"]["words"])


def _is_one(speaker: Party, called: str, mute: Party) -> bool:
    """Whether it is one office or person that acts for a state: of a country's people many speak."""
    official = side(speaker.code) == side(mute.code) and is_state(side(mute.code))
    return official and bool(plain_words(f"{speaker.name} {called}") & plain_words(mute.name))


def _matter(silence: Silence) -> frozenset[str]:
    """The telling words of what somebody is silent on, and of what stands right before it."""
    evidence = silence.evidence
    text = f"{evidence.prefix}{evidence.exact} {silence.about or ''}"
    return stems(text, [silence.actor.name, silence.actor.text]) - _mute_stems()


def _clash(silent: ClaimRow, said: ClaimRow) -> Disagreement:
    if not isinstance(silent.claim, Silence) or not isinstance(said.claim, Statement):
        raise TypeError("a silence is held against a statement")
    who = definite(silent.claim.actor.name)
    speaker = definite(said.claim.speaker.name)
    return Disagreement(
        kind="status",
        severity="time",
        about=f"whether {who} has spoken",
        says=sentence(
            f"{told_in(silent, said)} has {who} say nothing; {told_in(said, silent)} quotes {speaker}."
        ),
        a=side_of(silent),
        b=side_of(said),
    )


def _side(code: str) -> str:
    return dyad_side(code) or code


def _is_mute(silence: Silence) -> bool:
    """Whether it is a silence of words: an abstention is a vote."""
    return bool(_mute().search(f"{silence.evidence.exact} {silence.about or ''}"))


@cache
def _mute() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(inside_rules()['spoken']['mute'])})", re.IGNORECASE)


@cache
def _no_word() -> re.Pattern[str]:
    return re.compile(r"\b(?:comment|declin|refus)", re.IGNORECASE)


@cache
def _mute_stems() -> frozenset[str]:
    return stems(" ".join(inside_rules()["spoken"]["empty"]))
