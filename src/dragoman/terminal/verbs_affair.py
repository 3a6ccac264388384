"""The verbs that look at an affair through its actors: two, one, meetings, what follows, what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from dragoman.terminal import find, lines, options

By = Annotated[str, typer.Option("--by", metavar="TIME", help="Sums by week, month or quarter.")]


def dyad(
    a: Annotated[str | None, typer.Argument(metavar="A", help="An actor, by name or code.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The other one.")] = None,
    from_: options.From = None,
    by: By = "month",
    as_of: options.AsOf = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Two actors, and all between them: acts over time, words, meetings, ties, silences, clashes.

    With one or none: the dyads there are. Governments, forces and ministers count as their state.
    """
    from dragoman.picture.lines import to_line

    with find.dossier(from_) as dossier:
        empty = find.empty(dossier)
        sums = (
            [] if as_json or b is not None or dossier.rows() else dossier.imported_dyads(as_of, a)
        )
        if b is None:
            found = dossier.dyads(a, as_of)
            shown = found[:limit] if limit else found
            records = [to_line(one, "dyad") for one in shown]
        else:
            from dragoman.picture.between_lines import to_lines

            between = dossier.dyad(a or b, b, as_of, by)
            records = to_lines(between, limit)
    if as_json:
        lines.put(records)
        return
    from dragoman.terminal import between_view, picture_tables, screen

    if b is None:
        tables = [picture_tables.dyads(shown, f"{len(found):,}", empty)]
        if sums:
            from dragoman.terminal import imported_table

            tables.append(imported_table.table(sums, limit, empty))
        screen.show(tables, width)
    else:
        screen.show(between_view.page(between, limit), width)


def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An actor, by name or code.")],
    from_: options.From = None,
    as_of: options.AsOf = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """One actor: offices over time, whom it deals with, what it did, said and did not say.

    A state stands for its government, offices and forces; a person for what is told by that name.
    """
    with find.dossier(from_) as dossier:
        found = dossier.actor(name, as_of)
    if as_json:
        from dragoman.picture.between_lines import actor_lines

        lines.put(actor_lines(found, limit))
        return
    from dragoman.terminal import actor_view, screen

    screen.show(actor_view.page(found, limit), width)


def meetings(
    a: Annotated[str | None, typer.Argument(metavar="A", help="Only with this one.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="And with this one.")] = None,
    from_: options.From = None,
    as_of: options.AsOf = None,
    status: options.Status = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Who met whom, when, where, on whose word, and whether it took place; the newest first."""
    from dragoman.questions import known_status

    known_status(status)
    with find.dossier(from_) as dossier:
        told = dossier.meetings(a, b, as_of)
        found = [one for one in told if status in (None, one.status)]
        empty = find.empty(dossier)
    if as_json:
        from dragoman.picture.lines import to_line

        lines.put(to_line(one, "meeting") for one in (found[:limit] if limit else found))
        return
    from dragoman.terminal import between_view, meetings_table, screen

    shown, note = between_view.cut(found, limit, 40)
    screen.show(
        [meetings_table.table(shown, note, empty), "", between_view.method("meetings")], width
    )


def consequences(
    from_: options.From = None,
    actor: options.Actor = None,
    as_of: options.AsOf = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """What is said to follow from what, on whose word: wordings of one event stand together."""
    with find.dossier(from_) as dossier:
        found = dossier.consequences(actor, as_of)
        empty = find.empty(dossier)
    links = found.links[:limit] if limit else found.links
    if as_json:
        from dragoman.picture.lines import to_line

        ends = {end for link in links for end in (link.cause, link.effect)}
        lines.put(to_line(one, "node") for one in found.nodes if one.id in ends)
        lines.put(to_line(one, "link") for one in links)
        return
    from dragoman.terminal import between_view, consequences_table, screen

    table = consequences_table.table(found, links, f"{len(found.links):,}", empty)
    screen.show([table, "", between_view.method("consequences")], width)


def changes(
    from_: options.From = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="After this day; else since your last look."),
    ] = None,
    as_of: options.AsOf = None,
    keep: Annotated[
        bool, typer.Option("--keep/--no-keep", help="Keep this as your last look, or do not.")
    ] = True,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """What changed since your last look, or after a day: reports, events, moves, clashes, silences.

    A look is kept in your own folder, not in the dossier; one that is asked for by a day keeps none.
    """
    with find.dossier(from_) as dossier:
        found = dossier.changes(since, as_of)
        if keep and since is None and as_of is None:
            dossier.look()
    if as_json:
        from dragoman.picture.between_lines import changes_lines

        lines.put(changes_lines(found, limit))
        return
    from dragoman.terminal import changes_view, screen

    screen.show(changes_view.page(found, limit), width)


def centre(
    from_: options.From = None,
    as_of: options.AsOf = None,
    limit: options.First = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Who is at the centre: joined to others by most independent texts, and to whom."""
    with find.dossier(from_) as dossier:
        found = dossier.centre(as_of)
        empty = find.empty(dossier)
    shown = found[:limit] if limit else found
    if as_json:
        from dragoman.picture.lines import to_line

        lines.put(to_line(one, "central") for one in shown)
        return
    from dragoman.terminal import between_view, centre_table, screen

    table = centre_table.table(shown, f"{len(found):,}", empty)
    screen.show([table, "", between_view.method("centre")], width)


VERBS: dict[str, Callable[..., int | None]] = {
    "dyad": dyad,
    "actor": actor,
    "meetings": meetings,
    "consequences": consequences,
    "changes": changes,
    "centre": centre,
}
