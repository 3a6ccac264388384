"""What tends to follow between two actors or from one, what if, and how often that was right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

from fastapi import Query
from pydantic import BeforeValidator, Field

from dragoman.dossier import Dossier
from dragoman.outlook.lines import outlook_lines, track_lines, whatif_lines
from dragoman.outlook.records import Amount, Candidate, Chance, Followed, Outlook, WhatIf
from dragoman.outlook.tracked import Bin, Passed, Scored, TrackRecord, Waiting
from dragoman.web.offer import Offer, offer
from dragoman.web.page import Actor, AsOf, Line, Page, Word
from dragoman.web.schemas.outlook import OutlookHead, ShiftLine, TrackHead, WhatIfHead

Weeks: TypeAlias = Annotated[
    Annotated[int, Field(ge=1, le=26)] | None,
    BeforeValidator(lambda given: given or None),
    Query(description="So many weeks ahead; 4 if not told."),
]


def ask(
    dossier: Dossier, a: Actor = None, b: Actor = None, as_of: AsOf = None, weeks: Weeks = None
) -> Outlook | Offer:
    """What tends to follow between two actors, or from one: chances by type of act, with reasons.

    Without an actor there is nothing to tell. The outlook is kept for the track record.
    """
    return dossier.outlook(a, b, as_of, weeks) if a else offer(dossier, as_of)


def ask_if(
    dossier: Dossier,
    type: Word = None,
    source: Actor = None,
    target: Actor = None,
    out: Word = None,
    as_of: AsOf = None,
    weeks: Weeks = None,
) -> WhatIf | Offer:
    """What moves if an act of a type happens on a day, or an event (`out`, its id) had not.

    Without an act or an event there is nothing to tell.
    """
    if not out and not (type and source and target):
        return offer(dossier, as_of)
    return dossier.whatif(type, source, target, on=as_of, out=out, weeks=weeks)


def ask_track(dossier: Dossier) -> TrackRecord:
    """How often outlooks were right: calibration, places of who came next, amounts against what passed."""
    return dossier.track()


def _heading(found: Outlook | Offer) -> str:
    if isinstance(found, Offer):
        return "Outlook"
    whom = found.a.name if found.b is None else f"{found.a.name} – {found.b.name}"
    return f"Outlook: {whom}"


def _heading_if(found: WhatIf | Offer) -> str:
    if isinstance(found, Offer):
        return "What if"
    out = "had not happened: " if found.taken_out else ""
    if len(found.sides) > 2:
        return f"What if {out}{found.type}, {', '.join(one.name for one in found.sides)}"
    return f"What if {out}{found.type}, {found.source.name} → {found.target.name}"


def _lines(found: Outlook | Offer) -> Sequence[Line]:
    return [] if isinstance(found, Offer) else outlook_lines(found)


def _lines_if(found: WhatIf | Offer) -> Sequence[Line]:
    return [] if isinstance(found, Offer) else whatif_lines(found)


PAGES = (
    Page(
        name="outlook",
        path="/outlook",
        title="Outlook",
        ask=ask,
        lines=_lines,
        shapes={"outlook": OutlookHead, "next": Candidate, "chance": Chance, "amount": Amount},
        heading=_heading,
    ),
    Page(
        name="whatif",
        path="/whatif",
        title="What if",
        ask=ask_if,
        lines=_lines_if,
        shapes={"whatif": WhatIfHead, "shift": ShiftLine, "other": ShiftLine, "followed": Followed},
        heading=_heading_if,
    ),
    Page(
        name="track",
        path="/track",
        title="Track record",
        ask=ask_track,
        lines=track_lines,
        of_outlooks=True,
        shapes={
            "track": TrackHead,
            "bin": Bin,
            "share_bin": Bin,
            "passed": Passed,
            "scored": Scored,
            "looked_back": Scored,
            "waiting": Waiting,
        },
    ),
)
