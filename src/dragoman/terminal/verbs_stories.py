"""The verb that asks a dossier for its stories."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.terminal import find, lines, options

if TYPE_CHECKING:
    from dragoman.dossier import Dossier


def stories(
    story: Annotated[
        str | None,
        typer.Argument(metavar="STORY", help="One story: its reports, why each is in, its turns."),
    ] = None,
    log: Annotated[
        bool, typer.Option("--log", help="What became of stories as reports came, and why.")
    ] = False,
    from_: options.From = None,
    as_of: options.AsOf = None,
    limit: options.Limit = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Reports on one affair, or turn of it, grouped, by their days.

    Origins are independent texts: a wire that forty desks print counts once. A report that touches
    another story, too, is named there after "also".
    """
    with find.dossier(from_) as dossier:
        if story is not None:
            _one(dossier, story, as_of, as_json, width)
        elif log:
            _log(dossier, limit, as_json, width)
        else:
            _all(dossier, as_of, limit, as_json, width)


def _all(
    dossier: Dossier, as_of: str | None, limit: int | None, as_json: bool, width: int | None
) -> None:
    from dragoman.terminal.cut import newest

    cut = newest(
        dossier.stories(as_of), limit, all=as_json, dated=lambda one: one.since is not None
    )
    if as_json:
        from dragoman.fusing.stories.finding import to_line

        lines.put(to_line(one) for one in cut.shown)
    else:
        from dragoman.terminal import screen, stories_table

        table = stories_table.stories(cut.shown, note=cut.note, empty=find.empty(dossier))
        screen.show([table], width)


def _one(dossier: Dossier, id: str, as_of: str | None, as_json: bool, width: int | None) -> None:
    told = dossier.story(id, as_of)
    if as_json:
        from dragoman.fusing.stories.turns import told_line

        lines.put([told_line(told)])
    else:
        from dragoman.terminal import screen, stories_table

        reports = {one: dossier.report(one) for one in (*told.story.reports, *told.story.also)}
        screen.show(stories_table.page(told, reports), width)


def _log(dossier: Dossier, limit: int | None, as_json: bool, width: int | None) -> None:
    from dragoman.terminal.cut import newest

    cut = newest(dossier.story_log(), limit, all=as_json)
    if as_json:
        from dragoman.fusing.stories.turns import change_line

        lines.put(change_line(one) for one in cut.shown)
    else:
        from dragoman.terminal import screen, stories_table

        table = stories_table.log(cut.shown, note=cut.note, empty=find.empty(dossier))
        screen.show([table], width)


VERBS: dict[str, Callable[..., int | None]] = {"stories": stories}
