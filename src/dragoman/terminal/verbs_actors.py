"""The verbs that ask and feed the authority: who is meant, who is not known, who is new in office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dragoman.errors import InputError, QueryError
from dragoman.terminal import lines, options
from dragoman.terminal.refused import Refused

if TYPE_CHECKING:
    from dragoman.actors.authority import Authority
    from dragoman.records import Report, Resolution
    from dragoman.upkeep.update import Updated

MOST = 30  # names of a table; --limit 0 shows all
_ALL_KNOWN = "The authority knows every name that stands in a claim here."
_NOT_ALL = 2  # the exit code when some of the input could not be understood


_Countries: TypeAlias = Annotated[
    str | None,
    typer.Option("--countries", metavar="CODES", help="Only these states: UKR,RUS. Else all."),
]
_DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be asked, and ask nothing.")
]
_Again: TypeAlias = Annotated[
    bool, typer.Option("--again", help="Ask also for states that were fetched today.")
]
_Endpoint: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        metavar="URL",
        envvar="DRAGOMAN_WIKIDATA",
        show_envvar=False,
        help="The query service. Else $DRAGOMAN_WIKIDATA, else Wikidata's own.",
    ),
]
_Pause: TypeAlias = Annotated[
    float | None,
    typer.Option("--pause", metavar="SECONDS", min=0, help="Between two questions. Else 1."),
]


def actors(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A name or an office; - for JSON Lines."),
    ] = None,
    named: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help='The name, where it is "update" or the like.'),
    ] = None,
    as_of: options.AsOf = None,
    context: Annotated[
        str | None,
        typer.Option(
            "--context", metavar="FILE", help="The report that the name stands in, or its words."
        ),
    ] = None,
    authority: options.Authority = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=0, help="At most so many, the best; 0 for all."),
    ] = None,
    as_json: options.Json = False,
    width: options.Width = None,
) -> int | None:
    """Who is meant by a name, as of a day: the candidates, best first, each with the reason.

    The report given with --context decides between them: states and people that it names come
    first, and its own day counts where --as-of gives none. With "-", JSON Lines {"name", "as_of",
    "context"} are read from standard input, and each is printed with its "resolutions"; "context"
    is text there.

    The first word after "actors" may also be a verb of its own: dragoman actors codes, members,
    unresolved, update. A person of such a name is asked for with --name.
    """
    from dragoman.actors.resolver import resolve
    from dragoman.days import day

    asked = named if named is not None else name
    if asked is None:
        raise QueryError("which name? Give one, or - for JSON Lines on standard input")
    if not asked.strip():
        raise QueryError("the name is empty; give one, or - for JSON Lines on standard input")
    known = _authority(authority)
    if asked == "-" and named is None:
        return _resolve_lines(known)
    report = _report(context) if context else None
    on = day(as_of) or (report.published if report else None)
    found = resolve(asked, on, known, _text(report) if report else None)
    if as_json:
        lines.put(_resolution(one) for one in (found[:limit] if limit else found))
    else:
        from dragoman.terminal.actors_table import show

        of = f"as of {on}" if on else "as of the newest day known"
        where = f"{of}, in {report.id}" if report else of
        show(asked, found, where, limit, width)
    return None


def unresolved(
    from_: options.From = None,
    authority: options.Authority = None,
    limit: options.First = None,
    as_tsv: Annotated[
        bool, typer.Option("--tsv", help="Print lines for a file of your own names (TSV).")
    ] = False,
    as_json: options.Json = False,
    width: options.Width = None,
) -> None:
    """Names in the reports' claims that the authority lacks, those of most reports first.

    Each stands with the words that the texts have for who bears it. With --tsv they are printed as
    lines for a file of your own names: check them, fill in the days, and read the reports again
    with --authority FILE; then they are known.
    """
    from dragoman.terminal import find

    known = _authority(authority)
    with find.dossier(from_, known) as dossier:
        found = dossier.unresolved()
        most = MOST if limit is None and not (as_json or as_tsv) else limit
        shown = found[:most] if most else found
        if as_tsv:
            from dragoman.actors.own import COLUMNS

            print("\t".join(COLUMNS), *(one.tsv() for one in shown), sep="\n")
        elif as_json:
            lines.put(asdict(one) | {"tsv": one.tsv()} for one in shown)
        else:
            from dragoman.terminal import screen, unresolved_table

            empty = find.empty(dossier) if not dossier.reports().fetchall() else _ALL_KNOWN
            screen.show([unresolved_table.unresolved(shown, len(found), empty)], width)


def update(
    countries: _Countries = None,
    dry_run: _DryRun = False,
    again: _Again = False,
    endpoint: _Endpoint = None,
    pause: _Pause = None,
    as_json: options.Json = False,
) -> int | None:
    """Fetch who is and was head, foreign or defence minister from Wikidata (CC0), state by state.

    What comes is kept in your folder for data and stands over the names of the package; your own
    file stands over both. It needs the internet; nothing of yours is sent. Broken off, or where some
    states were not answered, the same command goes on with those that are missing.
    """
    from dragoman.terminal import progress
    from dragoman.upkeep import update as upkeep
    from dragoman.upkeep import wikidata
    from dragoman.upkeep.polite import Service

    states = [one.strip() for one in countries.split(",")] if countries else _all_states()
    ask, fresh = upkeep.due(states, again)
    where = endpoint or str(wikidata.settings()["endpoint"])
    service = Service(where, wikidata.manners(pause), lines.note)
    if dry_run and as_json:
        queries = {state: wikidata.query(state) for state in ask}
        lines.put([{"endpoint": where, "fresh": fresh, "queries": queries}])
        return None
    if dry_run:
        _tell_plan(where, ask, fresh)
        return None
    with progress.bar(hidden=as_json, doing="fetching") as step:
        done = upkeep.update(service, states, again=again, step=step, note=lines.note)
    return _tell_done(done, as_json)


def _tell_done(done: Updated, as_json: bool) -> int | None:
    for state, reason in done.failed:
        lines.error(f"{state}: {reason}")
    if as_json:
        lines.put([asdict(done)])
    else:
        print(
            f"{len(done.fetched):,} states fetched, {len(done.fresh):,} fetched earlier today; "
            f"{done.rows:,} rows are in {done.path}"
        )
    if done.failed:
        lines.note("give the same command again: it goes on with the states that are missing")
    return _NOT_ALL if done.failed else None


def _all_states() -> list[str]:
    from dragoman.actors.authority import Authority
    from dragoman.fusing.parties import is_state

    return sorted(code for code in Authority.load("").state_names if is_state(code))


def _tell_plan(where: str, ask: list[str], fresh: list[str]) -> None:
    print(f"{len(ask):,} states would be asked for, one query each, at {where}: {', '.join(ask)}")
    if fresh:
        print(f"{len(fresh):,} were fetched today and are left alone (--again): {', '.join(fresh)}")


def _authority(given: str | None) -> Authority:
    """The authority, with what could not be understood in the user's own file told."""
    from dragoman.coders import authority_for

    authority = authority_for(given, lines.note)
    refused = Refused()
    for one in authority.rejected:
        refused.tell(one)
    refused.end("mend these lines")
    return authority


def _report(given: str) -> Report:
    """The report of a file, or of words that stand on the command line itself."""
    from dragoman.reading.sources import load, make_report
    from dragoman.records import Rejection

    path = Path(given)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):  # too long for a name, or with a null in it: so it is text
        is_file = False
    if not is_file:
        if " " in given.strip():
            return make_report(given, id="the words given")
        raise InputError("there is no such file; give one, or words to go by", path=given)
    for item in load([path]):
        if isinstance(item, Rejection):
            raise InputError(item.reason, path=item.path, place=item.place)
        return item
    raise InputError("there is no report in it; give a file with one", path=given)


def _text(report: Report) -> str:
    """The report's cleaned passages: what is told in it, without captions and other papers' lines."""
    from dragoman.reading.clean import clean

    return "\n".join(passage.text for passage in clean(report).passages)


def _resolve_lines(authority: Authority) -> int | None:
    from dragoman.actors.resolver import resolve
    from dragoman.days import day
    from dragoman.terminal import asked

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
    "actors": actors,
    "actors unresolved": unresolved,
    "actors update": update,
}
