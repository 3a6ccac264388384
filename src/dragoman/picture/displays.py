"""Records as HTML for a notebook: plain tables, everything from a report escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from dragoman.fusing.origins.tracing import Origins, held_by
from dragoman.plural import plural

if TYPE_CHECKING:
    from dragoman.picture.actor import ActorView
    from dragoman.picture.between import Between
    from dragoman.picture.records import ActShown
    from dragoman.records import ClaimRow, Event, Report

_MOST = 10  # lines of a part: a notebook's cell is not a page


def dossier_html(
    name: str,
    reports: Sequence[Report],
    rows: Sequence[ClaimRow],
    events: Sequence[Event],
    origins: Origins,
) -> str:
    """What a dossier holds: reports and their days, claims by kind, events, and the newest reports."""
    days = sorted(one.published for one in reports if one.published)
    kinds = Counter(row.claim.kind for row in rows)
    independent = len({held_by(one.key, origins)[0] for one in reports})
    newest = sorted(reports, key=lambda one: one.published or date.min, reverse=True)
    facts = [
        f"{plural(len(reports), 'report')} of {plural(independent, 'origin')}",
        f"{days[0]} to {days[-1]}" if days else "no day told",
        *(plural(count, kind) for kind, count in kinds.most_common()),
        plural(len(events), "event"),
    ]
    told = [(one.published or "", one.title or one.id, one.source or "", one.id) for one in newest]
    return "".join(
        (_title(name, *facts), _part("Newest reports", ("day", "title", "outlet", "id"), told))
    )


def between_html(found: Between) -> str:
    """All between two actors: the series, then the newest acts and statements."""
    head = f"{found.a.name} – {found.b.name}"
    facts = [
        f"mean score {one.score:+.1f}, {plural(len(one.events), 'event')}, {plural(one.origins, 'origin')}"
        for one in (found.whole,)
        if one is not None and one.score is not None
    ]
    series = [
        (one.label, f"{one.cooperation:.1f}", f"{one.conflict:.1f}", _score(one.score), one.origins)
        for one in found.series.buckets
    ]
    said = [
        (one.day or "", one.speaker.name, one.content.exact, one.source.report)
        for one in found.statements
    ]
    return "".join(
        (
            _title(head, *facts, f"score version {found.score_version}"),
            table(("when", "cooperation", "conflict", "mean score", "origins"), series),
            _acts("Newest acts", found.acts),
            _part("What each said of the other", ("day", "who", "what", "report"), said),
        )
    )


def actor_html(found: ActorView) -> str:
    """One actor: offices, whom it deals with, acts by it and toward it."""
    offices = [
        (one.holder.name, one.office, one.since or "", one.until or "") for one in found.offices
    ]
    dyads = [
        (one.a.name, one.b.name, _score(one.score), len(one.events), one.last or "")
        for one in found.dyads
    ]
    return "".join(
        (
            _title(found.actor.name, found.actor.code, plural(found.claims, "claim")),
            _part("Offices", ("who", "office", "since", "until"), offices),
            _part("Deals with", ("", "", "mean score", "acts", "last"), dyads),
            _acts("Acts by it", found.by),
            _acts("Acts toward it", found.toward),
        )
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of HTML, its cells escaped.

    >>> table(["a"], [["<b>"]])
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _acts(title: str, acts: Sequence[ActShown]) -> str:
    rows = [
        (one.when or one.first_reported or "", one.says, one.status, one.source.evidence.exact,
         one.source.report)
        for one in acts
    ]  # fmt: skip
    return _part(title, ("when", "what", "status", "sentence", "report"), rows)


def _part(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    if not rows:
        return ""
    more = f" ({_MOST} of {len(rows)})" if len(rows) > _MOST else ""
    return f"<h4>{escape(title)}{more}</h4>{table(columns, rows[:_MOST])}"


def _title(name: str, *facts: str) -> str:
    return f"<h3>{escape(name)}</h3><p>{escape(' · '.join(facts))}</p>"


def _score(score: float | None) -> str:
    return "–" if score is None else f"{score:+.1f}"
