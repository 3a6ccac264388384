"""The verbs by which people judge the coder's claims, and see what that comes to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import QueryError
from dragoman.terminal import find, lines, options

if TYPE_CHECKING:
    from dragoman.judging.records import Judged

WRONG = 2  # the exit code where a line could not be read

Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who judges. Else $DRAGOMAN_JUDGE, else you."),
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="act, statement, silence, tie, consequence."),
]
Event = Annotated[str | None, typer.Option("--event", metavar="TYPE", help="Only acts of a type.")]


def review(
    from_: options.From = None,
    order: Annotated[
        str,
        typer.Option(
            "--order",
            metavar="ORDER",
            help="weight: what most hangs on and is least sure first; random: a sample, from which"
            " precision can be told; text: as it was told.",
        ),
    ] = "weight",
    kind: Kind = None,
    event: Event = None,
    actor: options.Actor = None,
    story: Annotated[
        str | None, typer.Option("--story", metavar="ID", help="Only of the reports of a story.")
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Which sample: the same one for the same N.")
    ] = 0,
    again: Annotated[
        bool, typer.Option("--again", help="Also what has been judged already.")
    ] = False,
    limit: options.First = None,
    who: Who = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Judge claims one by one, each with its sentence: right, wrong, unsure, or correct it.

    One key each; what you say is kept at once, beside the coder's rows, and used in every view. With
    --json the queue is printed and nothing is asked.
    """
    from dragoman.judging.waiting import Drawing

    how = Drawing(order, kind, event, actor, story, seed)
    if as_json:
        from dragoman.terminal.records_out import waiting_line

        with find.dossier(from_) as dossier:
            lines.put(waiting_line(one) for one in dossier.draw(how, again, limit or None))
        return
    from dragoman.terminal.review import Review

    with find.dossier(from_, to_judge=True) as dossier:
        Review(dossier, how.told(), dossier.draw(how, again, limit or None), who, width).run()


def judge(
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="The claim's id, or its beginning.")
    ],
    verdict: Annotated[
        str, typer.Argument(metavar="VERDICT", help="right, wrong, unsure, or skip.")
    ],
    correct: Annotated[
        list[str] | None,
        typer.Option(
            "--correct",
            metavar="FIELD=VALUE",
            help="What it should have been, as in event=AID, source=Russia, when=2024-10, where=;"
            " give it once for each field.",
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Why, in your words.")
    ] = None,
    who: Who = None,
    from_: options.From = None,
    as_json: options.Json = False,
) -> None:
    """Say that a claim is right, wrong or unsure, or skip it, which takes back what you said.

    A claim judged wrong is left out of every view; with corrections it is used as corrected.
    """
    from dragoman.judging.corrections import told
    from dragoman.judging.lines import to_line

    given = _corrections(correct or [])
    with find.dossier(from_, to_judge=True) as dossier:
        made = dossier.judge(claim, verdict, note=note, who=who, drawn="by hand", **given)
    if as_json:
        lines.put([to_line(made)])
        return
    better = "; ".join(f"{name}: {told(value)}" for name, value in made.corrections.items())
    lines.note(f"{made.claim}: {made.verdict}{f' ({better})' if better else ''}, by {made.judge}")


def judgements(
    from_: options.From = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="ID", help="Only those of one claim.")
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="ID", help="Only those of one report.")
    ] = None,
    lost: Annotated[
        bool,
        typer.Option(
            "--lost", help="Only those whose claim is coded otherwise now, or not at all."
        ),
    ] = False,
    limit: options.Limit = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """What people have said of claims, the newest last, and what each bears on now.

    With --json they are lines that "dragoman judgements take" reads into another dossier.
    """
    from dragoman.terminal.cut import newest

    with find.dossier(from_) as dossier:
        found = [
            one
            for one in dossier.judgements(claim, report)
            if not lost or one.bearing in ("changed", "lost")
        ]
        judged = len(dossier.judgements()) if not found else len(found)
        if as_json:
            from dragoman.judging.lines import to_line

            lines.put(to_line(one) for one in found)
            return
        from dragoman.terminal import judgements_table, screen

        cut = newest(found, limit, all=False)
        screen.show([judgements_table.table(cut.shown, cut.note, judged)], width)
        _tell_lost(found)


def take(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help='JSON Lines of judgements; "-" reads them here.')
    ],
    who: Who = None,
    from_: options.From = None,
) -> int | None:
    """Read judgements of a JSON Lines file into the dossier; one that is there stays one.

    Lines are as "dragoman judgements --json" prints them; {"claim": ID, "verdict": "right"} does for
    claims of this dossier. Bad lines are told by their number, and the good ones are read.
    """
    from dragoman.terminal.refused import Refused

    with find.dossier(from_, to_judge=True) as dossier:
        count, bad = dossier.take_judgements(file, who=who)
    refused = Refused()
    for one in bad:
        refused.tell(one)
    refused.end("mend these and read the file again")
    lines.note(f"{count:,} new {'judgement' if count == 1 else 'judgements'}")
    return WRONG if bad else None


def precision(
    from_: options.From = None, as_json: options.Json = False, width: options.Width = None
) -> None:
    """How many of the claims that people judged are right, by kind and type, with 95 % intervals.

    Only a sample drawn at random (dragoman review --order random) stands for all claims.
    """
    from dataclasses import asdict

    with find.dossier(from_) as dossier:
        found = dossier.precision()
    if as_json:
        lines.put(asdict(one) for one in found)
        return
    from dragoman.terminal import judgements_table, screen

    screen.show([judgements_table.precision(found)], width)


VERBS: dict[str, Callable[..., int | None]] = {
    "review": review,
    "judge": judge,
    "judgements": judgements,
    "judgements take": take,
    "precision": precision,
}


def _corrections(given: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not name.strip():
            raise QueryError(f"--correct {one!r}: write FIELD=VALUE, as in event=AID")
        found[name.strip()] = value.strip() or None
    return found


def _tell_lost(found: list[Judged]) -> None:
    changed = sum(one.bearing == "changed" for one in found)
    lost = sum(one.bearing == "lost" for one in found)
    for count, what in ((changed, "coded otherwise now"), (lost, "not coded any more")):
        if count:
            of = (
                "the claim of 1 judgement is" if count == 1 else f"claims of {count} judgements are"
            )
            lines.note(f"{of} {what}: they bear on nothing, and are kept (see --lost)")
