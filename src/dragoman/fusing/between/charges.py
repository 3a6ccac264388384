"""Charges and denials of one report: the stances that its claims take on who did a deed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from dragoman.fusing.between.deeds import deeds_in
from dragoman.fusing.between.meant import REBELS, Hit, Meant, camp
from dragoman.fusing.between.stances import UNTOLD, WORD, Stance, Telling, has_word, told, words_of
from dragoman.fusing.origins.retold import order
from dragoman.fusing.parties import state_names
from dragoman.fusing.rules import blame_rules
from dragoman.fusing.touching import Touching
from dragoman.records import Act, ClaimRow, Party, Statement

_NEAR = 5  # words before "by" that tell of the deed
_VIOLENT = ("ASSAULT", "COERCE")
_BESIDE = 60  # characters between a doer and the word that says what he did


def stances(rows: Iterable[ClaimRow]) -> list[Stance]:
    """The stances that the claims of one report take, in the order of its text."""
    given = sorted(rows, key=order)
    if not any(_speaks_of_blame(row) for row in given):
        return []
    meant = Meant(given)
    acts = Touching(
        [row.claim for row in given if isinstance(row.claim, Act)], lambda act: act.evidence
    )
    found: list[Stance] = []
    for row in given:
        match row.claim:
            case Statement() as said:
                inside = acts.of(said.evidence.start, said.evidence.end)
                found += _of_statement(Telling(row, said, told(said), inside), said, meant)
            case Act() as act if _counts(act):
                telling = Telling(row, act, f"{act.evidence.exact} {act.what or ''}")
                found += _charge(telling, act) if act.event == "ACCUSE" else _deed(telling, act)
            case _:
                pass
    return sorted((_called(one, meant) for one in found), key=lambda one: one.order)


def _counts(act: Act) -> bool:
    """Whether an act takes a stance: a charge does, a deed told of only where it is sure who did it."""
    return act.event == "ACCUSE" or act.confidence >= blame_rules()["limits"]["sure"]


def _speaks_of_blame(row: ClaimRow) -> bool:
    """Whether a claim may be a charge or a denial at all: where none is, a report takes no stance."""
    match row.claim:
        case Statement() as said:
            cues = blame_rules()["cues"]
            if said.cue.casefold().startswith((*cues["deny"], *cues["blame"])):
                return True
            text = said.content.exact
            return bool(set(WORD.findall(text.casefold())) & _telltale()) and bool(deeds_in(text))
        case Act() as act:
            force = act.event in _VIOLENT and act.status in ("denied", "possible")
            placed = act.event in _VIOLENT and act.when and act.where and act.quantity
            return act.event == "ACCUSE" or force or bool(placed)
        case _:
            return False


@cache
def _telltale() -> frozenset[str]:
    return words_of("guilt") | words_of("not") | {"by"}


def _called(one: Stance, meant: Meant) -> Stance:
    """The doer by the state's name, else the one that the report gives most, else its words."""
    doer = min(one.doers)
    if doer in (REBELS, UNTOLD):
        return one
    return replace(one, doer=state_names().get(doer) or meant.name(doer) or one.doer or doer)


# -- statements ------------------------------------------------------------------------------------


def _of_statement(telling: Telling, said: Statement, meant: Meant) -> Iterator[Stance]:
    cue = said.cue.casefold()
    cues = blame_rules()["cues"]
    hits = meant.find(telling.text)
    if cue.startswith(tuple(cues["deny"])):
        return _denied(telling, said, hits)
    if cue.startswith(tuple(cues["blame"])):
        return _blamed(telling, said, hits)
    return _said(telling, said, hits)


def _denied(telling: Telling, said: Statement, hits: Sequence[Hit]) -> Iterator[Stance]:
    """Who denies a deed denies it for the one that he names as its doer, else for himself."""
    text = telling.text
    kinds = deeds_in(text)
    if not kinds and not has_word(text, "charge"):
        return
    first = next((one for one in WORD.finditer(text) if _is(one, "did")), None)
    doers = [hit for hit in hits if first is not None and hit.end <= first.start()]
    named = doers[-1] if doers and not _charging(text, doers[-1]) else None
    whose = named.side if named else camp(said.speaker.code)
    if whose is not None:
        name = text[named.start : named.end] if named else said.speaker.name
        yield telling.stance("did not", whose, name, kinds)


def _blamed(telling: Telling, said: Statement, hits: Sequence[Hit]) -> Iterator[Stance]:
    text = telling.text
    whose, name = _accused(telling, hits, camp(said.speaker.code))
    kinds = deeds_in(f"{telling.before} {text.partition(' against ')[0]}")
    # Whatever for, where it was told just before ("blamed him"), or no kind of deed here has it.
    laid = said.cue.casefold().startswith("blam") or " of " in text
    if kinds or laid or has_word(text, "same") or has_word(text, "guilt"):
        yield telling.stance("did", whose or UNTOLD, name, kinds)


def _accused(telling: Telling, hits: Sequence[Hit], own: str | None) -> tuple[str | None, str]:
    """Whom a charge names: "it on X", "X for it", "X of doing it", else the accused of the act."""
    text = telling.text
    others = [hit for hit in hits if hit.side != own]
    laid = [hit for hit in others if _laid_on(text, hit)]
    for hit in (*laid, *(hit for hit in others if not _placed(text, hit))):
        return hit.side, text[hit.start : hit.end]
    for act in telling.acts:
        for party in act.target if act.event == "ACCUSE" else ():
            if (whose := camp(party.code)) is not None and whose != own:
                return whose, party.name
    return None, ""


def _said(telling: Telling, said: Statement, hits: Sequence[Hit]) -> Iterator[Stance]:
    """A remark that names one as the doer: "X was behind it", "carried out by X", "X used gas"."""
    text = telling.text
    if text.rstrip(" \"'”").endswith("?") or text.casefold().startswith(("if ", "whether ")):
        return
    kinds = deeds_in(text)
    for sign in _signs(text):
        whose = _doer_at(text, sign, hits)
        guilt = _is(sign, "guilt")
        near = deeds_in(text[max(0, sign.start() - _BESIDE) : sign.end() + _BESIDE]) or kinds
        if whose is None or not (guilt or near):
            continue
        own = camp(said.speaker.code)
        negated = has_word(text[min(whose.end, sign.start()) : sign.start()], "not")
        # Only one who acts for a side denies something; and who accuses himself confesses.
        if (own is not None) if negated else (own != whose.side):
            blames = guilt or negated or whose.start > sign.start()
            yield Telling(telling.row, said, text).stance(
                "did not" if negated else "did", whose.side, text[whose.start : whose.end],
                near, blames=blames, at=said.content,
            )  # fmt: skip
            return


def _signs(text: str) -> list[re.Match[str]]:
    """The words that may say who did it, those that say it alone first."""
    found = [one for one in WORD.finditer(text) if _is(one, "did")]
    found += [one for one in re.finditer(r"\bby\b", text) if _done(text[: one.start()])]
    return sorted(found, key=lambda one: (not _is(one, "guilt"), one.start()))


def _doer_at(text: str, sign: re.Match[str], hits: Sequence[Hit]) -> Hit | None:
    """The doer beside a sign: after " by ", else the last name before it in its clause."""
    by = re.match(r"(?: out)?(?: either)? by ", text[sign.end() :])
    if (by and (_is(sign, "by") or _is(sign, "guilt"))) or sign.group() == "by":
        start = sign.end() + (by.end() if by else 1)
        return next((hit for hit in hits if start <= hit.start <= start + 15), None)
    before = [hit for hit in hits if 0 <= sign.start() - hit.end <= _BESIDE]
    return before[-1] if before else None


# -- acts ------------------------------------------------------------------------------------------


def _charge(telling: Telling, act: Act) -> Iterator[Stance]:
    """An accusation of a deed; what is merely disapproved of, nobody disputes.

    Nor does who looks into a deed lay it at a door, nor do rumours that several sides did it.
    """
    kinds = deeds_in(f"{telling.before} {telling.text}")
    if act.status != "asserted" or act.mode in ("disapprove", "investigate") or not kinds:
        return
    own = {camp(party.code) for party in act.source}
    accused = {whose: party.name for party in act.target if (whose := camp(party.code))}
    if not act.source and len(accused) > 1:
        return
    for whose, name in accused.items():
        if whose not in own:
            yield telling.stance("did", whose, name, kinds)


def _deed(telling: Telling, act: Act) -> Iterator[Stance]:
    """A deed of force whose doer the sentence names, done or denied."""
    if act.event not in _VIOLENT or act.status not in ("asserted", "denied", "possible"):
        return
    doers = {camp(party.code): party.name for party in act.source if _names(act, party)}
    kinds = deeds_in(telling.text)
    if None in doers or not kinds:
        return
    voice = act.according_to
    denied = act.status == "denied"
    if denied and voice is not None and camp(voice.actor) is None:
        return
    for whose, name in sorted(doers.items(), key=str):
        if whose and (denied or voice is None or camp(voice.actor) != whose):
            blames = denied or (act.status == "possible" and voice is not None)
            yield telling.stance("did not" if denied else "did", whose, name, kinds, blames=blames)


def _names(act: Act, party: Party) -> bool:
    """Whether the evidence itself names the party: else it was only understood."""
    return act.evidence.start <= party.start and party.end <= act.evidence.end


# -- words -----------------------------------------------------------------------------------------


def _is(word: re.Match[str], name: str) -> bool:
    return word.group().casefold() in words_of(name)


def _laid_on(text: str, hit: Hit) -> bool:
    return bool(re.search(r"\bon (?:the |both |either )?(?:\w+ )?$", text[: hit.start], re.I))


def _placed(text: str, hit: Hit) -> bool:
    return bool(re.search(r"\b(?:in|near|at|of) (?:the )?$", text[: hit.start]))


def _charging(text: str, hit: Hit) -> bool:
    """A name that says whose charges are denied: "claims by the opposition", "an army report"."""
    if re.match(r"(?:'s|s)? (?:report|claim|charge|accusation|allegation|line)", text[hit.end :]):
        return True
    charges = r"\b(?:claims?|reports?|accusations?|allegations?|charges?) (?:by|from|of) (?:the )?$"
    return bool(re.search(charges, text[: hit.start]))


def _done(before: str) -> bool:
    """Whether the last few words are of a deed, so that "by" names who did it."""
    last = " ".join(before.split()[-_NEAR:])
    return bool(deeds_in(last)) or has_word(last, "by")
