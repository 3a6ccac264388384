"""The verbs that need no dossier: code and classify."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.jobs import usual_jobs
from dragoman.terminal import lines, options
from dragoman.terminal.refused import Refused

if TYPE_CHECKING:
    from dragoman.coding.each import CoderLike
    from dragoman.records import Claim, CleanReport, Reason, Rejection, Report

    Told = tuple[Claim, Sequence[Reason] | None]

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
    authority: options.Authority = None,
    language: options.Language = None,
    jobs: options.Jobs = None,
    quick: options.Quick = False,
    least: options.MinConfidence = 0.0,
    explain: options.Explain = False,
    _as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines is what it prints; this changes nothing.")
    ] = False,
) -> int | None:
    """Print the claims of texts as JSON Lines, in text order, without a dossier.

    What cannot be read is told on standard error, and the rest is coded. The exit code is 0 where
    all was read and 2 where anything was not: who reads the output of a pipe sees no errors. A text
    that is not English is told there, too, and has no claims.
    """
    from dragoman.coders import not_understood, working_for
    from dragoman.exchange.lines import dumps
    from dragoman.reading.formats.columns import parse_map
    from dragoman.reading.paths import none_there
    from dragoman.reading.sources import load
    from dragoman.records import Act
    from dragoman.terminal.given_day import published_on

    refused, on = Refused(), published_on(published)
    given = parse_map(columns) if columns is not None else None

    def reports() -> Iterator[Report]:
        return _told(load(files, on, columns=given), language, refused)

    if none_there(files):
        list(reports())  # what is not there is told before a coder is loaded
        return _NOT_ALL
    at_once = 1 if explain else jobs or usual_jobs(files)
    with working_for(authority, at_once, lines.note, quick=quick) as coder:
        for one in not_understood(coder):
            refused.tell(one)
        coded = _coded(reports(), language, coder, one_by_one=at_once == 1)
        told = _explained(reports(), language, authority, quick) if explain else _unexplained(coded)
        for claim, reasons in told:
            if not (isinstance(claim, Act) and claim.confidence < least):
                print(dumps(claim, reasons))
    refused.end("to keep them all with their reasons: dragoman read, then dragoman runs")
    return _NOT_ALL if refused.count else None


def _told(
    items: Iterable[Report | Rejection], language: str | None, refused: Refused
) -> Iterator[Report]:
    """The reports among the items; what cannot be read, and other languages, are told."""
    from dragoman.records import Rejection

    for item in items:
        if isinstance(item, Rejection):
            refused.tell(item)
        else:
            _tell_language(item, language)
            yield item


def _coded(
    reports: Iterable[Report], language: str | None, coder: CoderLike, *, one_by_one: bool
) -> Iterator[list[Claim]]:
    """The claims of each report: told as soon as it is read, or of several coded together."""
    from dragoman.one_text import code as claims_of
    from dragoman.reading.clean import clean
    from dragoman.reading.files import writable
    from dragoman.reading.language import is_coded, known_language

    if one_by_one:
        yield from (claims_of(report, language=language, coder=coder) for report in reports)
        return

    given = known_language(language)

    def cleaned() -> Iterator[CleanReport]:
        for report in reports:
            writable(report.text)
            if is_coded(given or report.language):
                yield clean(report)

    yield from coder.code_many(cleaned())


def _unexplained(coded: Iterable[list[Claim]]) -> Iterator[Told]:
    return ((claim, None) for claims in coded for claim in claims)


def _explained(
    reports: Iterable[Report], language: str | None, authority: str | None, quick: bool
) -> Iterator[Told]:
    """The claims of each report with their reasons, told as soon as it is read."""
    from dragoman.coders import coder_for
    from dragoman.one_text import explain

    coder = coder_for(authority, quick=quick)
    for report in reports:
        yield from explain(report, language=language, coder=coder)


def _tell_language(report: Report, given: str | None) -> None:
    """Say of a report that is not English that it has no claims for that."""
    from dragoman.reading.language import is_coded, language_name

    if given is None and not is_coded(report.language):
        name = language_name(report.language)
        lines.note(
            f"{report.id}: it is in {name}, and only English is coded; if it is English, say so: "
            "--language en"
        )


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
