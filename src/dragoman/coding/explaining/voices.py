"""Whose word a claim stands on: the speaker of the statement around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.explaining.telling import Telling, by_report
from dragoman.coding.finishing import statement_around
from dragoman.coding.speech.speakers import Said
from dragoman.records import Reason


def voice(
    telling: Telling, number: int, at: int, node: int, said: Sequence[Said] | None = None
) -> Iterator[Reason]:
    """The speaker of the innermost statement around a place of a scene."""
    around = statement_around(telling.said if said is None else said, number, at, node)
    if around is not None:
        scene = telling.cast.scenes[number]
        cue = f' ("{around.cue_text}")' if around.cue_text else ""
        because = f"speaker of the statement around it{cue}"
        party = around.speaker
        yield by_report(scene, "according_to", party.start, party.end, because)
