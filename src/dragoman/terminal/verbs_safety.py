"""The verbs that keep a dossier safe: is it sound, back it up, bring it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dragoman.plural import plural
from dragoman.terminal import find, lines, options

if TYPE_CHECKING:
    from dragoman.safety.records import Backup, Finding, Mended

DAMAGED = 1  # the exit code of a dossier that can be looked at and is not sound

_Force: TypeAlias = Annotated[
    bool, typer.Option("--force", help="Replace a file that is there already.")
]


def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            envvar=find.VARIABLE,
            show_envvar=False,
            help=f"The dossier. Else ${find.VARIABLE}, else the only *.duckdb here.",
        ),
    ] = None,
    mend: Annotated[
        bool,
        typer.Option("--mend", help="Mend what can be, and keep the file as it was beside it."),
    ] = False,
    authority: options.Authority = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> int | None:
    """Look whether a dossier is sound, from the first byte to the last; nothing is changed without --mend.

    Every value is read and every block is held to its checksum, so that a file cut short and flipped
    bytes are found. Then what must fit together is looked at: rows that are missing between the
    tables, quotes that do not stand in their report where they say, judgements of claims that are not
    there, events without claims, sums that are not those of their events.

    The exit code is 0 where nothing is wrong (notes, such as a reading that was broken off, are no
    damage), 1 where something is, and 2 where there is no dossier to look at.

    With --mend, bytes are put right where the checksums of the file tell what they were, and what can be made
    again of the rest is: indexes, views, parties, sums, what judgements come to, all that is made of the
    reports; reports with broken claims are coded anew from their text. Judgements stay. The new file takes
    the old one's place when it has been checked and nothing is worse; the old one is kept beside it
    (FILE.damaged). What is lost, in doubt or left is told, and then the exit code is 1.
    """
    from dragoman.safety.checking import check as look

    if mend:
        from dragoman.safety.mending import mend as put_right

        return _tell_mended(put_right(find.named(path), authority=authority), as_json, quiet)
    found = look(find.named(path))
    if as_json:
        told = asdict(found) | {"path": str(found.path), "sound": found.is_sound}
        lines.put([{"dossier": told.pop("path"), **told}])
    elif not quiet or not found.is_sound:
        for one in found.findings:
            print(_line(one))
        rows = sum(found.tables.values())
        if found.is_sound:
            print(f"{found.path}: sound; {rows:,} rows in {len(found.tables)} tables were read")
        else:
            print(
                f"{found.path}: DAMAGED. Mend it (dragoman check {found.path} --mend), bring back a backup "
                f"(dragoman restore BACKUP {found.path} --force), or read the reports into a new file"
            )
    return None if found.is_sound else DAMAGED


def backup(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The dossier.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The backup to write, one file.")],
    force: _Force = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> int | None:
    """Write a backup of a dossier: one ZIP with a Parquet file a table, read again before it counts.

    It is of one moment, also while another process reads into the dossier. It appears whole or not at
    all, and replaces nothing without --force. The exit code is 1 where it is written and the
    dossier itself has a fault, which is told.
    """
    from dragoman.safety.backing_up import backup as write

    return _tell(write(path, out, force=force), as_json, quiet, "is backed up in {backup}")


def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="What dragoman backup wrote.")],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The dossier to make of it.")],
    force: _Force = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> int | None:
    """Make a dossier of a backup: every table is held to its hash, its rows and its fellows before.

    It appears whole or not at all, and replaces nothing without --force. A backup of an older version
    is brought up to this one. The exit code is 1 where the dossier was backed up with a fault.
    """
    from dragoman.safety.backing_up import restore as make

    return _tell(make(backup, path, force=force), as_json, quiet, "is restored from {backup}")


def _tell(made: Backup, as_json: bool, quiet: bool, how: str) -> int | None:
    if as_json:
        told = asdict(made)
        lines.put([told | {"dossier": str(made.dossier), "backup": str(made.backup)}])
    elif not quiet:
        for one in made.findings:
            print(_line(one))
        done = how.format(backup=made.backup)
        print(
            f"{made.dossier} {done}: {made.rows:,} rows in {len(made.tables)} tables, "
            f"{made.bytes:,} bytes, made {made.made}"
        )
    return DAMAGED if made.findings else None


def _tell_mended(made: Mended, as_json: bool, quiet: bool) -> int | None:
    if as_json:
        told = asdict(made) | {"whole": made.is_whole, "kept": made.kept and str(made.kept)}
        lines.put([{"dossier": str(told.pop("path")), **told}])
    elif not quiet or not made.is_whole:
        for one in made.mended:
            print(_line(one, "mended"))
        for one in (*made.lost, *made.left):
            print(_line(one))
        print(f"{made.path}: {_came_to(made)}")
    return None if made.is_whole else DAMAGED


def _came_to(made: Mended) -> str:
    restore = f"bring back a backup (dragoman restore BACKUP {made.path} --force)"
    if made.kept is None and made.is_whole:
        return "sound; nothing to mend"
    if made.kept is None:
        return f"DAMAGED; nothing of this can be mended, and nothing was changed: {restore}"
    how = (
        [f"{plural(made.words, 'stretch', 'stretches')} put right by the file's checksums"]
        if made.words
        else []
    )
    how += [f"{plural(made.coded, 'report')} coded anew"] if made.coded else []
    kept = f"{'; '.join(['', *how])}; the file as it was is {made.kept.name} beside it"
    if made.left:
        return f"mended in part{kept}. For the rest {restore}"
    if made.lost:
        return f"mended and sound, but what is told above is lost or in doubt{kept}. For that {restore}"
    return f"mended and sound{kept}"


def _line(one: Finding, weight: str | None = None) -> str:
    count = f" ({one.count:,})" if one.count > 1 else ""
    some = f": {', '.join(one.examples)}" if one.examples else ""
    return lines.visible(f"{weight or one.weight}: {one.where}: {one.told}{count}{some}")


VERBS: dict[str, Callable[..., int | None]] = {
    "check": check,
    "backup": backup,
    "restore": restore,
}
