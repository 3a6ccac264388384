"""The option ``--unjudged``, which every verb has that asks a dossier: defined once, here."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from dragoman.terminal.find import UNJUDGED

_OPTION = Annotated[
    bool,
    typer.Option(
        "--unjudged", help="The claims as the coder made them, whatever people have judged."
    ),
]


def with_unjudged(verb: Callable[..., int | None]) -> Callable[..., int | None]:
    """The verb with the option, where it asks a dossier (``--from``) and prints (``--width``)."""
    signature = inspect.signature(verb, eval_str=True)
    names = list(signature.parameters)
    if "from_" not in names or "width" not in names:
        return verb

    @wraps(verb)
    def asked(*args: Any, unjudged: bool = False, **kwargs: Any) -> int | None:
        before = UNJUDGED.set(unjudged)
        try:
            return verb(*args, **kwargs)
        finally:
            UNJUDGED.reset(before)

    option = inspect.Parameter(
        "unjudged", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=_OPTION
    )
    parameters = [*signature.parameters.values(), option]
    asked.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    asked.__annotations__ = {one.name: one.annotation for one in parameters}
    return asked
