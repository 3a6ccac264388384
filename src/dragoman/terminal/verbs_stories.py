"""The verb that asks a dossier for its stories."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.terminal import find, lines, options


def stories(
    from_: options.From = None,
    limit: options.Limit = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Reports on one affair, or turn of it, grouped, by their days.

    Origins are independent texts: a wire that forty desks print counts once.
    """
    from dragoman.terminal.cut import newest

    with find.dossier(from_) as dossier:
        found = dossier.stories()
        cut = newest(found, limit, all=as_json, dated=lambda one: one.since is not None)
        if as_json:
            from dragoman.fusing.stories import to_line

            lines.put(to_line(one) for one in cut.shown)
        else:
            from dragoman.terminal import screen, stories_table

            table = stories_table.stories(cut.shown, note=cut.note, empty=find.empty(dossier))
            screen.show([table], width)


VERBS: dict[str, Callable[..., int | None]] = {"stories": stories}
