"""Whose word an event stands on: everybody cited once, copies of one text once."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.fusing.origins.tracing import ALL_OWN, Origins, independent, origin_of
from dragoman.fusing.rules import settings
from dragoman.fusing.words import plain_text, plain_words
from dragoman.records import ClaimRow, Voice

OUTLET = "JRN"  # the code of a report that says a thing itself: PLOVER's sector for the press


def voices_of(rows: Iterable[ClaimRow], origins: Origins = ALL_OWN) -> tuple[Voice, ...]:
    """The distinct voices of claims, in their order.

    A person named in full and by surname is one voice. A report that names nobody is a voice
    itself, under its outlet's name; a report that repeats itself or copies another adds none, and
    so do all but the first of one origin.
    """
    told = list(rows)
    own = [origin_of(row, origins) for row in told if row.claim.according_to is None]
    counted = independent(own, origins)
    heard: dict[str, str] = {}  # by origin, the report that is heard for it
    voices: list[Voice] = []
    texts: set[str] = set()
    copied_words = int(settings()["support"]["copied_words"])
    for row in told:
        voice = row.claim.according_to
        if voice is None:
            origin = counted[origin_of(row, origins)]
            if heard.setdefault(origin, row.report_key) != row.report_key:
                continue
            text = plain_text(row.claim.evidence.exact)
            if text.count(" ") + 1 >= copied_words:
                if text in texts:
                    continue
                texts.add(text)
            voice = Voice(OUTLET, outlet(row))
        _admit(voices, voice)
    return tuple(voices)


def outlet(row: ClaimRow) -> str:
    """The outlet of a claim's report, or the report's id where none is known."""
    return row.source or row.report_id


def _admit(voices: list[Voice], voice: Voice) -> None:
    """Add a voice unless it is there; the fuller name of one person stays."""
    words = plain_words(voice.name)
    for place, known in enumerate(voices):
        if known == voice:
            return
        if known.actor == voice.actor and voice.actor != OUTLET:
            there = plain_words(known.name)
            if words <= there:
                return
            if there <= words:
                voices[place] = voice
                return
    voices.append(voice)
