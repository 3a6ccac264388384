"""Two actors, one actor, and what changed, as lines of JSON-ready values, each with its ``part``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.picture.actor import ActorView
from dragoman.picture.between import Between
from dragoman.picture.changes import Changes
from dragoman.picture.lines import plain, to_line

Line = dict[str, Any]


def to_lines(found: Between, limit: int | None = None) -> list[Line]:
    """All between two actors: the head first; ``limit`` is the most lines of each part but time."""
    head = {
        "part": "between",
        "a": plain(found.a),
        "b": plain(found.b),
        "by": found.series.by,
        "wide": found.series.wide,
        "undated": found.series.undated,
        "outlook": plain(found.outlook),
        "score_version": found.score_version,
    }
    parts = {
        "dyad": found.dyads,
        "tie": found.ties,
        "act": found.acts,
        "said": found.statements,
        "silence": found.silences,
        "unanswered": found.unanswered,
        "meeting": found.meetings,
        "flow": found.flows,
        "disagreement": found.disagreements,
    }
    time = [to_line(bucket, "bucket") for bucket in found.series.buckets]
    return [head, *time, *_parts(parts, limit)]


def actor_lines(found: ActorView, limit: int | None = None) -> list[Line]:
    """One actor: the head first; ``limit`` is the most lines of each part."""
    head = {
        "part": "actor",
        **plain(found.actor),
        "kind": found.kind,
        "claims": found.claims,
        "origins": found.origins,
    }
    parts = {
        "office": found.offices,
        "dyad": found.dyads,
        "act": (*found.by, *found.toward),
        "said": found.statements,
        "silence": found.silences,
        "unanswered": found.unanswered,
        "meeting": found.meetings,
    }
    return [head, *_parts(parts, limit)]


def changes_lines(found: Changes, limit: int | None = None) -> list[Line]:
    """What changed: the head first; ``limit`` is the most lines of each part."""
    head = {
        "part": "changes",
        "since": plain(found.since),
        "look": found.look.isoformat() if found.look else None,
        "as_of": plain(found.as_of),
        "origins": found.origins,
    }
    parts = {
        "report": found.reports,
        "act": found.events,
        "move": found.moved,
        "disagreement": found.disagreements,
        "silence": found.silences,
        "broken": found.broken,
    }
    return [head, *_parts(parts, limit)]


def _parts(parts: Mapping[str, Sequence[object]], limit: int | None) -> list[Line]:
    return [
        to_line(record, part)
        for part, records in parts.items()
        for record in (records[:limit] if limit else records)
    ]
