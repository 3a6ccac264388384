"""One event as a page: what happened, on whose word, and the sentences that tell it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.fusing.voices import OUTLET
from dragoman.picture.names import Names
from dragoman.records import ClaimRow, Event
from dragoman.terminal import claims_table, names, style


def page(event: Event, rows: Sequence[ClaimRow]) -> list[RenderableType]:
    """An event as a page: what it is, then the claims that tell it."""
    called = Names(rows)
    head = Text("\n").append_text(style.quad(event.quad, event.event))
    head.append(f"  {_who(event, called)}", style.ACCENT)
    facts = [
        event.when or "no date",
        event.where,
        event.status,
        f"told by {_count(len(event.reports), 'report')}",
        f"first on {event.first_reported}" if event.first_reported else None,
        f"event {event.id}",
    ]
    told = style.quiet(" · ".join(fact for fact in facts if fact))
    parts: list[RenderableType] = [head, told]
    if event.voices:
        parts.append(
            style.quiet("on the word of ").append_text(style.plain(", ".join(_words(event))))
        )
    table = claims_table.table("As it is told", rows, note=f"{len(rows)}", empty="")
    return [*parts, table]


def _who(event: Event, called: Names) -> str:
    source, target = (
        names.listed([one.name for one in called.many(codes)])
        for codes in (event.source, event.target)
    )
    return names.sides(source, target, event.reciprocal)


def _words(event: Event) -> list[str]:
    """The names of the voices, the cited ones first."""
    ordered = sorted(event.voices, key=lambda voice: voice.actor == OUTLET)
    return list(dict.fromkeys(names.voice(voice) for voice in ordered))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number:,} {word}s"
