"""The verbs that need no dossier: code, actors and classify."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.terminal import lines, options
from dragoman.terminal.refused import Refused

if TYPE_CHECKING:
    from dragoman.actors.authority import Authority
    from dragoman.records import Report, Resolution

_NOT_ALL = 2  # the exit code when some of the input could not be understood


def code(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help='Files of any format that "read" takes, folders, patterns, addresses; - for'
            " standard input.",
        ),
    ],
    columns: options.Map = None,
    published: options.Published = None,
    language: options.Language = None,
) -> int | None:
    """Print the claims of texts as JSON Lines, in text order, without a dossier.

    What cannot be read is told on standard error, and the rest is coded. The exit code is 0 where
    all was read and 2 where anything was not: who reads the output of a pipe sees no errors. A text
    that is not English is told there, too, and has no claims.
    """
    from dragoman.dossier import code as claims_of
    from dragoman.exchange.lines import dumps
    from dragoman.reading.formats.columns import parse_map
    from dragoman.reading.sources import load
    from dragoman.records import Rejection
    from dragoman.terminal.given_day import published_on

    refused = Refused()
    given = parse_map(columns) if columns is not None else None
    for item in load(files, published_on(published), columns=given):
        if isinstance(item, Rejection):
            refused.tell(item)
        else:
            _tell_language(item, language)
            for claim in claims_of(item, language=language):
                print(dumps(claim))
    refused.end("to keep them all with their reasons: dragoman read, then dragoman runs")
    return _NOT_ALL if refused.count else None


def _tell_language(report: Report, given: str | None) -> None:
    """Say of a report that is not English that it has no claims for that."""
    from dragoman.reading.language import is_coded, language_name

    if given is None and not is_coded(report.language):
        name = language_name(report.language)
        lines.note(
            f"{report.id}: it is in {name}, and only English is coded; if it is English, say so: "
            "--language en"
        )


def actors(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name or an office; - for JSON Lines.")
    ],
    as_of: options.AsOf = None,
    context: Annotated[
        str | None, typer.Option("--context", metavar="TEXT", help="The text around the name.")
    ] = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> int | None:
    """Who is meant by a name, as of a day: the candidates, best first.

    With "-", JSON Lines {"name", "as_of", "context"} are read from standard input, and each is
    printed with its "resolutions".
    """
    from dragoman.actors.authority import Authority
    from dragoman.actors.resolver import resolve
    from dragoman.views import day

    authority = Authority.load()
    if name == "-":
        return _resolve_lines(authority)
    found = resolve(name, day(as_of), authority, context)
    if as_json:
        lines.put(_resolution(one) for one in found)
    else:
        from dragoman.terminal.actors_table import show

        show(name, found, width)
    return None


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


def _resolve_lines(authority: Authority) -> int | None:
    from dragoman.actors.resolver import resolve
    from dragoman.terminal import asked
    from dragoman.views import day

    def understand(given: asked.Given) -> list[Resolution]:
        name = asked.needed_text(given, "name")
        return resolve(
            name, day(asked.text(given, "as_of")), authority, asked.text(given, "context")
        )

    questions = asked.Asked(Path("-"))
    lines.put(
        given | {"resolutions": [_resolution(one) for one in found]}
        for given, found in questions.each(understand)
    )
    return _NOT_ALL if questions.failed else None


def _resolution(one: Resolution) -> dict[str, object]:
    return {
        "code": one.code,
        "name": one.name,
        "office": one.office,
        "from": one.since,
        "until": one.until,
        "kind": one.kind,
        "score": one.score,
        "reason": one.reason,
    }


VERBS: dict[str, Callable[..., int | None]] = {
    "code": code,
    "actors": actors,
    "classify": classify,
}
