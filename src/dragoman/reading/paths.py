"""Finds the files that a path stands for: a folder's, a pattern's; and the sidecar of a file."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.errors import InputError
from dragoman.reading import files
from dragoman.reading.formats.fields import Fault, Fields
from dragoman.reading.formats.json_lines import parse, sidecar_fields
from dragoman.reading.formats.kinds import ENDINGS, PACKED, ending_of, stem_of

SIDECAR_ENDING = ".json"
_TOLD_OF = (".txt", ".text", ".html", ".htm", ".xhtml")  # files that may have a sidecar
_SCHEMES = ("http://", "https://")


def is_url(path: str | Path) -> bool:
    """Whether this is an address of the web."""
    return isinstance(path, str) and path.casefold().startswith(_SCHEMES)


def none_there(named: Iterable[str | Path]) -> bool:
    """Whether all that is named is files that are not there: then nothing need be loaded to say so.

    >>> none_there(["no-such-file.txt"]), none_there(["https://example.org/"]), none_there(["-"])
    (True, False, False)
    """
    return all(
        not is_url(one)
        and Path(one) != files.STANDARD_INPUT
        and not glob.has_magic(str(one))
        and not Path(one).exists()
        for one in named
    )


def expand(path: Path, passed: Counter[str] | None = None) -> Iterator[Path | InputError]:
    """The files that a path stands for, in order; what is wrong comes as its error.

    A path that is neither a folder nor a pattern stands for itself, whether or not it is there.
    ``passed`` counts by their endings the files of folders that are of no kind that is read.
    """
    passed = Counter() if passed is None else passed
    if path != files.STANDARD_INPUT and path.is_dir():
        yield from _of_folder(path, passed)
    elif is_pattern(path):
        yield from _of_pattern(path, passed)
    else:
        yield path


def is_pattern(path: Path) -> bool:
    """Whether a path is a pattern such as ``news/**/*.html``, and no file is called so."""
    return glob.has_magic(str(path)) and not path.exists()


def sidecar_of(path: Path) -> Fields | None:
    """What the file beside a text or a page says of it; None where there is no such file.

    What cannot be read of the sidecar, or all of it, is among the faults.

    Raises:
        InputError: The path itself is a sidecar.
    """
    if path == files.STANDARD_INPUT:
        return None
    if _is_sidecar(path):
        reason = "it is a sidecar, which is read with the text or page beside it; name that file"
        raise InputError(reason)
    beside = path.with_name(stem_of(path.name) + SIDECAR_ENDING)
    if ending_of(path.name) in {SIDECAR_ENDING, *_WITH_RECORDS} or not beside.is_file():
        return None
    whose = f"the sidecar of {files.shown(path)}"
    try:
        with files.open_bytes(beside) as stream:
            told = sidecar_fields(parse(stream.read(files.REPORT_LIMIT)))
    except InputError as error:
        what = error.reason.partition("; ")[0]  # what follows is advice for lines of JSON
        reason = f"{what}; mend it or take it away; the report was read without it"
        told = Fields(faults=(Fault(reason),))
    named = (Fault(f"{whose}: {one.reason}", files.shown(beside)) for one in told.faults)
    return replace(told, faults=tuple(named))


_WITH_RECORDS = tuple(ending for ending, kind in ENDINGS.items() if kind not in {"text", "page"})


def _of_folder(folder: Path, passed: Counter[str]) -> Iterator[Path | InputError]:
    found = False
    for path in walk(folder, passed):
        found = True
        yield path
    if not found:
        endings = ", ".join(f"*{ending}" for ending in ENDINGS)
        yield InputError(
            f"the folder holds no reports; files {endings} (or these with {PACKED}) are looked for,"
            " in all its folders",
            path=files.shown(folder),
        )


def _of_pattern(pattern: Path, passed: Counter[str]) -> Iterator[Path | InputError]:
    found = sorted(glob.glob(str(pattern), recursive=True))  # noqa: PTH207 (patterns from anywhere)
    deep = "**" in str(pattern)  # then what is in a folder that it finds is found by itself
    paths = [path for path in map(Path, found) if not (deep and path.is_dir())]
    paths = [path for path in paths if not _is_sidecar(path)]
    if not paths:
        reason = "no file matches the pattern; check it, and put ** for folders at any depth"
        yield InputError(reason, path=files.shown(pattern))
    for path in paths:
        yield from _of_folder(path, passed) if path.is_dir() else (path,)


def walk(folder: Path, passed: Counter[str]) -> Iterator[Path | InputError]:
    """The report files in a folder and the folders in it, sorted; hidden ones are passed over.

    Those of other kinds are counted in ``passed``, by their endings. A folder that may not be opened comes as the error that says so.
    """
    errors: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in reports_among(names, passed):
            if is_of_lines_on_reports(Path(root, name)):
                passed[ending_of(name)] += 1
            else:
                yield Path(root, name)
    for error in errors:
        reason = f"the folder cannot be opened ({error.strerror}); check the permissions"
        yield InputError(reason, path=error.filename)


def reports_among(names: Iterable[str], passed: Counter[str]) -> list[str]:
    """The names in one folder that are of reports, sorted: no hidden ones, no sidecars, no other kinds.

    >>> reports_among(["b.txt", "b.json", "a.jsonl", "c.png", ".d.txt"], Counter())
    ['a.jsonl', 'b.txt']
    """
    given = sorted(names)
    told_of = {stem_of(name) for name in given if ending_of(name) in _TOLD_OF}
    kept = []
    for name in given:
        sidecar = name.casefold().endswith(SIDECAR_ENDING) and stem_of(name) in told_of
        if name.startswith(".") or sidecar:
            continue
        if ending_of(name) in ENDINGS:
            kept.append(name)
        else:
            passed[ending_of(name)] += 1
    return kept


def is_of_lines_on_reports(path: Path) -> bool:
    """Whether a file's first line is about a report, and none itself: a claim, a statement, a mark.

    Such lines name their report and a stretch of it. They stand beside reports where somebody has
    marked these, or put out what was found in them.
    """
    if ENDINGS.get(ending_of(path.name)) != "lines" or path.name.endswith(PACKED):
        return False
    try:
        with path.open("rb") as stream:
            first = parse(stream.readline(files.REPORT_LIMIT))
    except (OSError, InputError):
        return False
    return isinstance(first, dict) and "report" in first and bool({"span", "evidence"} & set(first))


def _is_sidecar(path: Path) -> bool:
    """Whether a file of JSON stands beside the text or page that it tells of."""
    if path.suffix.casefold() != SIDECAR_ENDING:
        return False
    return any(
        path.with_suffix(ending + packed).is_file()
        for ending in _TOLD_OF
        for packed in ("", PACKED)
    )
