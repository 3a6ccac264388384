"""The verbs that need no dossier: code and classify."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dragoman.terminal import lines, options
from dragoman.terminal.refused import Refused

_NOT_ALL = 2  # the exit code when some of the input could not be understood


def code(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Texts, JSON Lines or folders; - for standard input."),
    ],
    published: options.Published = None,
    authority: options.Authority = None,
) -> int | None:
    """Print the claims of texts as JSON Lines, in text order, without a dossier.

    What cannot be read is told on standard error, and the rest is coded. The exit code is 0 where
    all was read and 2 where anything was not: who reads the output of a pipe sees no errors.
    """
    from dragoman.coders import coder_for, not_understood
    from dragoman.dossier import code as claims_of
    from dragoman.exchange.lines import dumps
    from dragoman.reading.sources import load
    from dragoman.records import Rejection
    from dragoman.terminal.given_day import published_on

    coder = coder_for(authority, lines.note)
    refused = Refused()
    for one in not_understood(coder):
        refused.tell(one)
    for item in load(files, published=published_on(published)):
        if isinstance(item, Rejection):
            refused.tell(item)
        else:
            for claim in claims_of(item, coder=coder):
                print(dumps(claim))
    refused.end("to keep them all with their reasons: dragoman read, then dragoman runs")
    return _NOT_ALL if refused.count else None


def classify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON Lines; - for standard input.")],
) -> int | None:
    """The type of an act where its parties are given: one line out for each line in.

    A line is {"text", "source": [start, end], "target": [start, end]}; a party may be null.
    """
    from dragoman.coding.acts.classify import classify as judge
    from dragoman.terminal import asked

    def understand(given: asked.Given) -> tuple[str, asked.Span, asked.Span]:
        text = asked.needed_text(given, "text")
        return text, asked.span(given, "source", text), asked.span(given, "target", text)

    questions = asked.Asked(file)
    lines.put(judge(item for _, item in questions.each(understand)))
    return _NOT_ALL if questions.failed else None


VERBS: dict[str, Callable[..., int | None]] = {
    "code": code,
    "classify": classify,
}
