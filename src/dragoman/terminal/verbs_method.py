"""The verb that says how a view is made, where it misleads, and how well it was measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from dragoman.terminal import lines, options


def method(
    view: Annotated[
        str | None, typer.Argument(metavar="VIEW", help="A view: dyad, meetings, ties ...")
    ] = None,
    from_: options.From = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """How a view is made, where it misleads, and the figures that it was measured at.

    Without a view: all of them, with a line each. It is the same for every dossier.
    """
    del from_  # taken, as by every verb that asks, so that a script may give it to all
    from dragoman.cards import card, names

    cards = [card(name) for name in ([view] if view else names())]
    if as_json:
        from dragoman.picture.lines import plain

        lines.put(plain(one) for one in cards)
        return
    from dragoman.terminal import card_view, screen

    screen.show(card_view.page(cards[0]) if view else card_view.overview(cards), width)


VERBS: dict[str, Callable[..., int | None]] = {"method": method}
