"""The verbs that ask a dossier for claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.terminal import find, lines, options

if TYPE_CHECKING:
    from duckdb import DuckDBPyRelation

    from dragoman.dossier import Dossier


def claims(
    from_: options.From = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="act, statement, silence, tie, consequence."),
    ] = None,
    actor: options.Actor = None,
    since: options.Since = None,
    until: options.Until = None,
    status: options.Status = None,
    limit: options.Limit = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """All that the reports claim, by day of report and in the order of the text."""
    with find.dossier(from_) as dossier:
        found = dossier.claims(kind, actor, None, since, until, status)
        _show_claims(dossier, found, "Claims", limit, as_json, width)


def statements(
    from_: options.From = None,
    actor: options.Actor = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Who said what: the speaker, the verb, and the words, the newest last."""
    with find.dossier(from_) as dossier:
        found = dossier.statements(actor, since, until)
        _show_claims(dossier, found, "Statements", limit, as_json, width)


def silences(
    from_: options.From = None,
    actor: options.Actor = None,
    since: options.Since = None,
    until: options.Until = None,
    unanswered: Annotated[
        bool,
        typer.Option(
            "--unanswered",
            help="Who was accused, asked or concerned and has said nothing, the most named first.",
        ),
    ] = False,
    as_of: options.AsOf = None,
    limit: options.Limit = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Who did not speak, declined to, or abstained, and about what.

    With --unanswered, those whom no report remarks on: they were named, and no word of theirs is told.
    """
    with find.dossier(from_) as dossier:
        if unanswered:
            _show_unanswered(dossier, actor, as_of, limit, as_json, width)
            return
        found = dossier.silences(actor, since, until)
        _show_claims(dossier, found, "Silences", limit, as_json, width)


VERBS: dict[str, Callable[..., int | None]] = {
    "claims": claims,
    "statements": statements,
    "silences": silences,
}


def _show_claims(
    dossier: Dossier,
    found: DuckDBPyRelation,
    title: str,
    limit: int | None,
    as_json: bool,
    width: int | None,
) -> None:
    from dragoman.terminal.cut import newest

    ids = {id for (id,) in found.project("id").fetchall()}
    rows = newest([row for row in dossier.rows() if row.id in ids], limit, all=as_json)
    if as_json:
        from dragoman.terminal.records_out import claim_line

        lines.put(claim_line(row) for row in rows.shown)
    else:
        from dragoman.terminal import claims_table, screen, style

        empty = find.empty(dossier)
        table = claims_table.table(title, rows.shown, note=rows.note, empty=empty)
        screen.show([table, "", style.legend()] if rows.shown else [table], width)


def _show_unanswered(
    dossier: Dossier,
    actor: str | None,
    as_of: str | None,
    limit: int | None,
    as_json: bool,
    width: int | None,
) -> None:
    found = dossier.unanswered(as_of, actor)
    shown = found[:limit] if limit else found
    if as_json:
        from dragoman.terminal.records_out import unanswered_line

        lines.put(unanswered_line(one) for one in shown)
    else:
        from dragoman.terminal import screen, unanswered_table

        table = unanswered_table.table(shown, f"{len(found):,}", find.empty(dossier))
        screen.show([table], width)
