"""The verb that reads reports into a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dragoman.errors import QueryError
from dragoman.jobs import usual_jobs
from dragoman.records import Intake, Rejection
from dragoman.terminal import lines, options, progress
from dragoman.terminal.broken_off import code_of
from dragoman.terminal.find import VARIABLE, tell_older
from dragoman.terminal.refused import Refused

if TYPE_CHECKING:
    from dragoman.actors.authority import Authority
    from dragoman.dossier import Dossier

_NOTHING = 2  # the exit code
_NO_DOSSIER = (
    f"into which dossier? Name one with --into FILE, or in ${VARIABLE}. See: dragoman read --help"
)


_Paths: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help='Files, folders, patterns in quotation marks ("news/**/*.html"), addresses'
        " (https://...); - for standard input.",
    ),
]

_Out: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--out",
        metavar="LAKE",
        help="Read into a lake instead: a folder of Parquet files, or its address (s3://...).",
    ),
]
_Engine: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="What reads into a lake: processes (of this machine), or daft, which needs the extra"
        ' "scale". Else processes.',
    ),
]
_Ray: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--ray", metavar="ADDRESS", help="The Ray cluster on which Daft reads (ray://host:10001)."
    ),
]


def read(
    paths: _Paths,
    into: options.Into = None,
    columns: options.Map = None,
    published: options.Published = None,
    source: options.Source = None,
    authority: options.Authority = None,
    language: options.Language = None,
    jobs: options.Jobs = None,
    quick: options.Quick = False,
    out: _Out = None,
    engine: _Engine = None,
    ray: _Ray = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> int | None:
    """Read reports into a dossier, and say what was taken in and what was set aside.

    Formats, each with or without .gz: text (.txt, with a sidecar .json where there is one), web
    pages (.html), JSON Lines (.jsonl), JSON (.json), CSV and TSV, Parquet, feeds (RSS, Atom, JSON
    Feed) and web archives (.warc). A wrong or missing ending does no harm. One page, one line, one
    row, one entry is one report; a bad one is told and the others are read. Reading addresses needs
    the extra "web": pip install "dragoman[web]".

    A report that is not English is kept, marked and counted, but not coded.

    A report that the dossier knows already is left alone. Broken off at any moment, the dossier
    holds whole reports, and reading them again goes on where it stopped.

    What cannot be read is told on standard error and kept with its reason (dragoman runs). The
    exit code is 0 where anything was read or known, 2 where nothing was; then no new dossier is made.

    With --out, reports are read in parts into a lake of Parquet files, by processes of this machine
    or by Daft, here or on a cluster; dragoman merge makes a dossier of it. A part that fails is
    tried three times; the exit code is 2 where one is left.
    """
    from dragoman.reading.formats.columns import parse_map
    from dragoman.terminal.given_day import published_on

    on = published_on(published)
    given = None if columns is None else parse_map(columns)
    if out is not None:
        from dragoman.scale import Told
        from dragoman.terminal.lake_reading import read_lake

        told, how = Told.of(on, source, language, given), (engine or "processes", jobs, ray)
        return read_lake(
            paths, out, told, authority, how, quick=quick, as_json=as_json, quiet=quiet
        )
    if engine is not None or ray is not None:
        raise QueryError("an engine reads into a lake; name one with --out LAKE")
    if into is None:
        raise QueryError(_NO_DOSSIER)
    if _nothing_to_read(paths, into, as_json, quiet):
        return _NOTHING
    with opened(into, authority) as (dossier, new):
        try:
            with progress.bar(hidden=quiet) as step:
                intake = dossier.read(
                    paths, published=on, source=source, language=language, columns=given,
                    progress=step, jobs=jobs or usual_jobs(paths), quick=quick,
                )  # fmt: skip
        except KeyboardInterrupt as signalled:
            _tell_broken_off(dossier, into)
            return code_of(signalled)
        nothing = not (intake.read or intake.known)
        tell(intake, None if new and nothing else into, dossier, as_json, quiet)
    return _NOTHING if nothing else None


def _nothing_to_read(paths: list[str], into: Path, as_json: bool, quiet: bool) -> bool:
    """Whether no file that is named is there, for a dossier that is not: told before tables load."""
    from dragoman.reading.paths import none_there
    from dragoman.reading.sources import load
    from dragoman.store import file

    if file.exists(file.real(into)) or not none_there(paths):
        return False
    refused, rejected = Refused(), [one for one in load(paths) if isinstance(one, Rejection)]
    for one in rejected:
        refused.tell(one)
    refused.end("mend these and read again")
    if as_json:
        lines.put([asdict(Intake(rejected=tuple(rejected)))])
    elif not quiet:
        print("0 reports read; no dossier is made")
    return True


def _tell_broken_off(dossier: Dossier, into: Path) -> None:
    lines.note(
        f"broken off: {len(dossier.reports().fetchall()):,} whole reports are in {into}; "
        "the same command goes on where this one stopped"
    )


@contextmanager
def opened(into: Path, authority: str | None) -> Iterator[tuple[Dossier, bool]]:
    """The dossier, and whether it is new; a new one into which nothing was read is taken away."""
    from dragoman.dossier import open
    from dragoman.store import file

    where, names = file.real(into), _names(authority)
    new = not file.exists(where)
    try:
        yield open(into, authority=names), new
    finally:
        if new:
            file.unmake(where)


def _names(given: str | None) -> Authority:
    from dragoman.coders import authority_for

    return authority_for(given, lines.note)


def tell(intake: Intake, into: Path | None, dossier: Dossier, as_json: bool, quiet: bool) -> None:
    """Say what was not read, what was, and what is left of an older coder.

    ``into`` is None where nothing was read and no dossier is made.
    """
    refused = Refused()
    for one in intake.rejected:
        refused.tell(one)
    refused.end(f"see all: dragoman runs --from {into}" if into else "mend these and read again")
    if as_json:
        lines.put([asdict(intake)])
    elif not quiet:
        from dragoman.terminal import intake_view

        intake_view.show(intake, into, dossier)
    if not quiet:
        tell_older(dossier)


VERBS: dict[str, Callable[..., int | None]] = {"read": read}
