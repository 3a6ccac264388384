"""The verbs that take in events of other data sets, list these, and take one out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import QueryError
from dragoman.plural import plural
from dragoman.terminal import find, lines, options, progress
from dragoman.terminal.refused import Refused

if TYPE_CHECKING:
    from dragoman.dossier import Dossier

_NOTHING = 2  # the exit code


def import_(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Event files, or folders of them.")
    ],
    as_: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="SHAPE", help="polecat, icews or gdelt; else each file tells it itself."
        ),
    ] = None,
    into: options.Into = None,
    dataset: Annotated[
        str | None,
        typer.Option(
            "--dataset", metavar="NAME", help="What to call the data set; else its shape."
        ),
    ] = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> int | None:
    """Take event files of POLECAT, ICEWS and GDELT into a dossier, as events without text evidence.

    Files are tab-separated as published, plain, gzipped or zipped: POLECAT and ICEWS with their
    header, GDELT 1.0 and 2.0 event files (not mentions) without one. Parties and types are put in
    Dragoman's codes; what has none is kept as it stands, and counted.

    Imported events have no sentence behind them: they enter the sums over time of dyads and of the
    picture, told apart, and are never claims. A file that is in already changes nothing. Lines that
    are no events are told with their place and kept (dragoman datasets --json), the others read.
    """
    from dragoman.exchange.imports.shapes import known_shape

    known_shape(as_)
    if into is None:
        raise QueryError(
            "into which dossier? Name one with --into FILE. See: dragoman import --help"
        )
    with _opened(into) as dossier, progress.bar(hidden=quiet, doing="importing") as step:
        found = dossier.import_events(paths, as_, dataset, step)
    refused = Refused()
    for one in found.rejections:
        refused.tell(one)
    refused.end(f"see: dragoman datasets --json --from {into}")
    if as_json:
        lines.put([asdict(found)])
    elif not quiet:
        from dragoman.terminal import datasets_table, screen

        screen.show([datasets_table.imported(found)], None)
    return None if found.files or found.known_files else _NOTHING


@contextmanager
def _opened(into: Path) -> Iterator[Dossier]:
    """The dossier; a new one into which nothing was read is taken away again."""
    from dragoman.dossier import open
    from dragoman.store import file

    where = file.real(into)
    new = not file.exists(where)
    with open(into) as dossier:
        try:
            yield dossier
        finally:
            if new and not dossier.datasets():
                file.unmake(where)


def datasets(
    from_: options.From = None, as_json: options.Json = False, width: options.Width = None
) -> None:
    """The data sets of imported events: how many, of when, and what could not be mapped or read.

    With --json each has the lines that were no events, and why.
    """
    with find.dossier(from_) as dossier:
        found, rejected = dossier.datasets(), dossier.import_rejections()
    if as_json:
        lines.put(
            {**asdict(one), "rejections": [asdict(r) for r in rejected if r.dataset == one.dataset]}
            for one in found
        )
    else:
        from dragoman.terminal import datasets_table, screen

        screen.show([datasets_table.table(found)], width)


def forget(
    dataset: Annotated[
        str, typer.Argument(metavar="NAME", help="The data set, as dragoman datasets shows it.")
    ],
    from_: options.From = None,
) -> None:
    """Take an imported data set out of a dossier. Reports and their claims stay as they are."""
    from dragoman.dossier import open

    with find.dossier(from_) as asked:
        path = asked.path
    with open(path) as dossier:
        count = dossier.forget_dataset(dataset)
    lines.note(
        f"{plural(count, 'event')} of {dataset} {'is' if count == 1 else 'are'} out of {path}"
    )


VERBS: dict[str, Callable[..., int | None]] = {
    "import": import_,
    "datasets": datasets,
    "datasets forget": forget,
}
