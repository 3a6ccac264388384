"""The verb ``read`` where it reads into a lake: run in parts, and told in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from dragoman.jobs import most_jobs
from dragoman.records import Rejection
from dragoman.terminal import lines, progress
from dragoman.terminal.broken_off import code_of
from dragoman.terminal.refused import Refused

if TYPE_CHECKING:
    from dragoman.scale import Outcome, Told

_LEFT = 2  # the exit code where a part failed, or nothing was read


def read_lake(
    paths: Sequence[str],
    lake: str,
    told: Told,
    authority: str | None,
    how: tuple[str, int | None, str | None],
    *,
    quick: bool,
    as_json: bool,
    quiet: bool,
) -> int | None:
    """Read into a lake and say what came of it. ``how``: the engine, its processes, its cluster."""
    from dragoman.scale import read_into_lake
    from dragoman.scale.engines import engine

    name, jobs, cluster = how
    run = engine(name, jobs or (1 if cluster else most_jobs()), cluster)
    try:
        with progress.bar(hidden=quiet) as step:
            outcome = read_into_lake(
                paths,
                lake,
                told=told,
                authority=authority,
                run=run,
                quick=quick,
                progress=step,
            )
    except KeyboardInterrupt as signalled:
        lines.note(
            "broken off: whole parts are kept; the same command goes on where this one stopped"
        )
        return code_of(signalled)
    _tell(outcome, lake, as_json=as_json, quiet=quiet)
    nothing = not (outcome.reports or outcome.known)
    return _LEFT if outcome.failed or nothing else None


def _tell(outcome: Outcome, lake: str, *, as_json: bool, quiet: bool) -> None:
    refused = Refused()
    for one in outcome.rejected:
        refused.tell(one)
    for part in outcome.failed:
        more = f" and {len(part.paths) - 1} more" if len(part.paths) > 1 else ""
        reason = f"a part was left out after several tries ({part.error}); read again to try anew"
        refused.tell(Rejection(f"{part.paths[0]}{more}", None, reason))
    refused.end("mend these and read again")
    if as_json:
        lines.put([asdict(outcome)])
    elif not quiet:
        known = f"; {outcome.known:,} parts were there already" if outcome.known else ""
        print(
            f"{lake}: {outcome.reports:,} reports with {outcome.claims:,} claims in"
            f" {outcome.parts:,} parts, {outcome.bytes / 1e6:,.1f} MB{known}."
        )
        print(f"A dossier of it:  dragoman merge {lake} --into FILE.duckdb")
