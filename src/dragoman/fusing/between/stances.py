"""A stance: one telling of who did a deed, or of who did not; and the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.fusing.between.deeds import PLAIN, deeds_in
from dragoman.fusing.between.meant import camp
from dragoman.fusing.events.traits import Span, span_of
from dragoman.fusing.origins.retold import order
from dragoman.fusing.rules import blame_rules, settings
from dragoman.fusing.voices import outlet
from dragoman.fusing.words import place_words, stems
from dragoman.records import Act, ClaimRow, Evidence, Quantity, Statement

Has = Literal["did", "did not"]

UNTOLD = "?"  # the side of one who is charged under a name that says nothing here: "the regime"
WORD = re.compile(r"[^\W\d_]+")
# What else is told in the same breath is no part of a charge or a denial.
_FURTHER = re.compile(r"[,;]? (?:while|saying|calling|adding|insisting|but|with (?:a|the|its))\b")


@dataclass(frozen=True, slots=True)
class Stance:
    """One telling of who did a deed, or who did not."""

    row: ClaimRow
    evidence: Evidence
    has: Has
    doers: frozenset[str]  # their sides
    doer: str  # as the text names them
    teller: str  # whose word it is: a name
    side: str | None  # and the side of that one, where it is one that acts
    cited: bool  # it is not the report's own word
    blames: bool  # it is told in order to say who did it
    deeds: frozenset[str]
    bare: bool  # it means the deed told before
    earlier: bool  # it means charges of before
    span: Span | None
    words: frozenset[str]
    place: frozenset[str]
    toll: Quantity | None  # a number that belongs to the deed

    @property
    def placed(self) -> bool:
        """Whether the deed has a day, a place and a number, so that no other is like it."""
        if self.span is None or not self.span.told or not self.place or self.toll is None:
            return False
        return self.span.days <= int(settings()["time"]["day_span"])

    @property
    def order(self) -> tuple[object, ...]:
        """By day of report, report, place in the text."""
        place = self.evidence.start, self.evidence.end, self.row.id, self.has
        return *order(self.row)[:2], *place, sorted(self.doers)


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement or an act that may take a stance, with its words and the acts told in it."""

    row: ClaimRow
    claim: Act | Statement
    text: str
    acts: Sequence[Act] = ()

    @property
    def before(self) -> str:
        """The words of the sentence before the evidence, as far as they are known."""
        return re.split(r"[.!?] ", self.claim.evidence.prefix)[-1]

    def stance(
        self,
        has: Has,
        whose: str,
        doer: str,
        kinds: frozenset[str],
        *,
        blames: bool = True,
        at: Evidence | None = None,
    ) -> Stance:
        """The stance that it takes on a side: of which deeds, and told as a charge or in passing."""
        claim = self.claim
        teller, side = self._teller()
        act = (
            claim if isinstance(claim, Act) else next((one for one in self.acts if one.when), None)
        )
        where = next((one.where for one in (claim, *self.acts) if one.where), None)
        return Stance(
            row=self.row,
            evidence=at or claim.evidence,
            has=has,
            doers=frozenset((whose,)),
            doer=doer,
            teller=teller,
            side=side,
            cited=self._cited,
            blames=blames,
            deeds=kinds,
            bare=not deeds_in(self.text) - {PLAIN},
            earlier=has_word(f"{self.before} {self.text}", "earlier"),
            span=span_of(self.row, act) if act is not None else None,
            words=stems(self.text) - _blame_stems(),
            place=place_words(where or ""),
            toll=claim.quantity if isinstance(claim, Act) else None,
        )

    @property
    def _cited(self) -> bool:
        claim = self.claim
        own = isinstance(claim, Act) and claim.event != "ACCUSE" and claim.according_to is None
        return not own

    def _teller(self) -> tuple[str, str | None]:
        claim = self.claim
        if isinstance(claim, Statement):
            return claim.speaker.name, camp(claim.speaker.code)
        if claim.event == "ACCUSE" and claim.source:
            return claim.source[0].name, camp(claim.source[0].code)
        voice = claim.according_to
        if voice is not None:
            return voice.name or voice.actor, camp(voice.actor)
        return outlet(self.row), None


def told(said: Statement) -> str:
    """What is said, with what stands between the verb and it, and without what else is told."""
    text, words = said.evidence.exact, said.content.exact
    if text.casefold().startswith(said.cue.casefold()):
        rest = text[len(said.cue) :]
        words = rest if len(rest) > len(words) else words
    further = _FURTHER.search(words)
    return words[: further.start()] if further and WORD.search(words[: further.start()]) else words


def has_word(text: str, name: str) -> bool:
    """Whether a text has one of the words of that name in the table."""
    return bool(set(WORD.findall(text.casefold())) & words_of(name))


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of that name in the table of blame."""
    return frozenset(blame_rules()["words"][name])


@cache
def _blame_stems() -> frozenset[str]:
    return stems(" ".join(word for words in blame_rules()["words"].values() for word in words))
