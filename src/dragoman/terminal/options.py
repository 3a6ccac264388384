"""The options that several verbs share, each with its line of help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias, get_args

import typer

from dragoman.records import Status as _Status
from dragoman.terminal.find import VARIABLE

From: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE",
        envvar=VARIABLE,
        show_envvar=False,
        help=f"The dossier to ask. Else ${VARIABLE}, else the only *.duckdb here.",
    ),
]
Into: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="FILE",
        envvar=VARIABLE,
        show_envvar=False,
        help=f"The dossier; it is made when there is none. Needed, unless ${VARIABLE} names it.",
    ),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON Lines, not a table.")]
Width: TypeAlias = Annotated[
    int | None,
    typer.Option("--width", metavar="N", min=40, help="Columns to use. Else the terminal's."),
]
Actor: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--actor",
        metavar="NAME",
        help="Only what this actor has a part in: a code, or a name. That of a state or a body is"
        " also its government, forces ...; that of a person the person alone.",
    ),
]
Since: TypeAlias = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="From this day on (YYYY-MM-DD).")
]
Until: TypeAlias = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Up to this day.")
]
AsOf: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="As it stood on this day.")
]
Status: TypeAlias = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", help=f"Only {', '.join(get_args(_Status))}."),
]
Limit: TypeAlias = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=0, help="At most so many, the newest; 0 for all."),
]
First: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--limit", metavar="N", min=0, help="At most so many, the first of the list; 0 for all."
    ),
]
Authority: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--authority",
        metavar="FILE",
        help="Names of your own (TSV) that stand over ours. Else $DRAGOMAN_AUTHORITY, else "
        "authority.tsv in your folder for settings; empty for none.",
    ),
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say nothing but what could not be read.")
]
Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Code in so many processes side by side; each takes some 450 MB of memory. Else as many as"
        " there are cores, fewer for few reports or where memory is short.",
    ),
]
Quick: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--quick",
        help="Code by rules alone, in about half the time: without the acts that the trained encoder"
        " tells beside theirs.",
    ),
]
Source: TypeAlias = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="The outlet of reports that name none."),
]
Language: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="The language of all the texts (en, de ...), where it is found wrongly; only English"
        " is coded.",
    ),
]
Explain: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--explain",
        help='Give each line an "explanation": for each field the words that made it so. It is done in'
        " one process.",
    ),
]
Published: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DAY", help="The day of reports that tell none of their own."
    ),
]
Map: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,...",
        help="Which column or key holds what, as in text=body,published=date. The fields: id,"
        " text, title, published, source (the outlet), url. Usual names are found without it.",
    ),
]
MinConfidence: TypeAlias = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="SHARE",
        min=0.0,
        max=1.0,
        show_default=False,
        help="Only acts that are at least so sure, from 0 to 1: fewer of them, and more of them"
        " right. Other claims are printed all the same.",
    ),
]
