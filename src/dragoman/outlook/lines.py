"""Outlooks, what-ifs and the track record as lines of JSON-ready values."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from dragoman.outlook.records import Outlook, WhatIf
from dragoman.outlook.tracked import TrackRecord
from dragoman.picture.lines import plain, to_line


def outlook_lines(found: Outlook, limit: int | None = None) -> list[dict[str, Any]]:
    """The ``outlook`` itself, then who comes next, its chances and its amounts, a line each."""
    chances = found.chances[:limit] if limit else found.chances
    head = _head(found, "outlook", ("chances", "amounts", "next", "orders", "step_days"))
    return [
        head,
        *(to_line(one, "next") for one in found.next),
        *(to_line(one, "chance") for one in chances),
        *(to_line(one, "amount") for one in found.amounts),
    ]


def whatif_lines(found: WhatIf, limit: int | None = None) -> list[dict[str, Any]]:
    """The ``whatif`` itself, then what moves, what moves of others, and what followed before."""
    head = _head(found, "whatif", ("shifts", "others", "followed"))
    shifts, others = (some[:limit] if limit else some for some in (found.shifts, found.others))
    return [
        head,
        *(_with(to_line(one, "shift")) for one in shifts),
        *(_with(to_line(one, "other")) for one in others),
        *(to_line(one, "followed") for one in found.followed),
    ]


def track_lines(found: TrackRecord) -> list[dict[str, Any]]:
    """The ``track`` record in all, its bins of calibration, its amounts ``passed``, the outlooks scored and looked back.

    Bins of the shares of who comes next are ``share_bin``, outlooks that are not scored ``waiting``.
    """
    beside = ("scored", "looked_back", "bins", "passed", "share_bins", "to_come")
    head = _head(found, "track", beside)
    return [
        head | {"scored": len(found.scored), "looked_back": len(found.looked_back)},
        *(to_line(one, "bin") for one in found.bins),
        *(to_line(one, "share_bin") for one in found.share_bins),
        *(to_line(one, "passed") for one in found.passed),
        *(to_line(one, "scored") for one in found.scored),
        *(to_line(one, "looked_back") for one in found.looked_back),
        *(to_line(one, "waiting") for one in found.to_come),
    ]


def _head(found: object, part: str, beside: tuple[str, ...]) -> dict[str, Any]:
    names = [one.name for one in fields(found) if one.name not in beside]  # type: ignore[arg-type]
    return {"part": part, **{name: plain(getattr(found, name)) for name in names}}


def _with(line: dict[str, Any]) -> dict[str, Any]:
    return {key.rstrip("_"): value for key, value in line.items()}
