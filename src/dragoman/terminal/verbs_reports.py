"""The verbs that ask a dossier for its reports and its readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.terminal import find, lines, options

if TYPE_CHECKING:
    from dragoman.dossier import Dossier


def report(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The report's id, as the tables show it.")
    ],
    from_: options.From = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """One report: its text with the claims marked, what was set aside in grey, and the claims.

    The colour and the small number of a stretch lead to the list below the text.
    """
    with find.dossier(from_) as dossier:
        found = dossier.marked(id)
    if as_json:
        from dragoman.terminal.records_out import marked_line

        lines.put([marked_line(found)])
    else:
        from dragoman.terminal import report_view

        rows = [one.row for one in found.claims if not one.left_out]
        report_view.show(found.report, found.regions, rows, width)


def reports(
    from_: options.From = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """The reports of a dossier by day, with their outlets and the number of their claims."""
    from dragoman.days import day
    from dragoman.terminal.cut import newest

    first, last = day(since), day(until)
    with find.dossier(from_) as dossier:
        found = [
            one
            for one in _reports(dossier)
            if (first is None or (one["published"] and one["published"] >= first))
            and (last is None or (one["published"] and one["published"] <= last))
        ]
        cut = newest(found, limit, all=as_json)
        if as_json:
            lines.put(cut.shown)
        else:
            from dragoman.terminal import reports_table, screen

            empty = find.empty(dossier)
            screen.show([reports_table.reports(cut.shown, note=cut.note, empty=empty)], width)


def info(
    from_: options.From = None, as_json: options.Json = False, width: options.Width = None
) -> None:
    """What a dossier holds: reports, dates, outlets, claims, and what made it."""
    with find.dossier(from_) as dossier:
        found = _info(dossier)
    if as_json:
        lines.put([found])
    else:
        from dragoman.terminal import reports_table, screen

        screen.show(reports_table.info(found), width)


def runs(
    from_: options.From = None, as_json: options.Json = False, width: options.Width = None
) -> None:
    """The readings of a dossier, with what was not read and why."""
    with find.dossier(from_) as dossier:
        found = _runs(dossier)
        if as_json:
            lines.put(found)
        else:
            from dragoman.terminal import reports_table, screen

            screen.show([reports_table.runs(found, empty=find.empty(dossier))], width)


VERBS: dict[str, Callable[..., int | None]] = {
    "report": report,
    "reports": reports,
    "info": info,
    "runs": runs,
}


def _reports(dossier: Dossier) -> list[dict[str, Any]]:
    """The reports as lines; a report's id goes by the contract's name for it."""
    rows = dossier.reports().to_arrow_table().to_pylist()
    return [{"report": row.pop("id"), **row} for row in rows]


def _runs(dossier: Dossier) -> list[dict[str, Any]]:
    rejected: dict[int, list[dict[str, Any]]] = {}
    for one in dossier.rejections().to_arrow_table().to_pylist():
        rejected.setdefault(one.pop("run"), []).append(one)
    return [
        {"run": row.pop("id"), **row, "rejected": rejected.get(number, [])}
        for row in dossier.runs().to_arrow_table().to_pylist()
        for number in (row["id"],)
    ]


def _info(dossier: Dossier) -> dict[str, Any]:
    reports = _reports(dossier)
    days = sorted(one["published"] for one in reports if one["published"])
    last = next(reversed(dossier.runs().to_arrow_table().to_pylist()), None)
    kinds = dossier.claims().aggregate("kind, count(*) AS n").order("n DESC").fetchall()
    return {
        "dossier": str(dossier.path),
        "bytes": dossier.path.stat().st_size,
        "reports": len(reports),
        "undated": len(reports) - len(days),
        "from": days[0] if days else None,
        "until": days[-1] if days else None,
        "languages": dict(Counter(one["language"] for one in reports).most_common()),
        "outlets": sorted({one["outlet"] for one in reports if one["outlet"]}),
        "claims": dict(kinds),
        "imported": {one.dataset: one.events for one in dossier.datasets()},
        "readings": len(dossier.runs()),
        "coders": dossier.coders().to_arrow_table().to_pylist(),
        "coder": last and last["coder"],
        "authority": last and last["authority"],
    }
