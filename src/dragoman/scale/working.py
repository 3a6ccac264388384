"""What a worker does: one part of a corpus read, cleaned, coded and written into the lake."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from dragoman.actors.authority import Authority
from dragoman.actors.own import Layer
from dragoman.coding.coder import QUICK, Coder
from dragoman.coding.each import read_each
from dragoman.count_records import Reading
from dragoman.errors import InputError, WorkerError
from dragoman.reading.clean import clean
from dragoman.reading.sources import load_stretch
from dragoman.records import CleanReport, Rejection, Report
from dragoman.scale.lake import Done, Lake, Row
from dragoman.scale.parts import Part, Told
from dragoman.scale.places import brought
from dragoman.scale.rows import row_of, row_of_rejection
from dragoman.store.inputs import as_told
from dragoman.store.storable import unstorable

AT_ONCE = 16  # reports that are parsed together

_Placed = tuple[str, int, Report | Rejection]


@dataclass(frozen=True, slots=True)
class Work:
    """What all parts of a reading have in common; small, as it goes to each worker."""

    lake: str
    told: Told
    layers: tuple[Layer, ...]  # of the user's own names
    coder: str
    authority: str

    @property
    def version(self) -> str:
        """The coder's rules and model with the tables of actors."""
        return f"{self.coder} {self.authority}"


def read_part(work: Work, part: Part) -> Done:
    """Read one part into the lake. Never raises for what is in it: the error is in what comes back."""
    began = time.perf_counter()
    done = Done(
        part.id(work.told, work.version), part.paths, coder=work.coder, authority=work.authority
    )
    try:
        coder = _coder(work.layers, work.coder.endswith(QUICK))
        if (coder.version, coder.authority_version) != (work.coder, work.authority):
            raise WorkerError("a worker has another version of Dragoman, or of your own names")
        lake = Lake(work.lake)
        rows = list(_rows(_items(part, work.told), coder))
        size, months = lake.write(done.part, rows)
        done = replace(
            done,
            reports=sum(row["report"] is not None for row in rows),
            claims=sum(len(row["claims"] or ()) for row in rows),
            rejected=tuple(
                Rejection(row["id"], row["place"], row["reason"])
                for row in rows
                if row["report"] is None
            ),
            seconds=time.perf_counter() - began,
            bytes=size,
            months=months,
        )
        lake.note(done)
    except Exception as error:
        return replace(done, error=f"{type(error).__name__}: {error!s:.500}")
    return done


def _items(part: Part, told: Told) -> Iterator[_Placed]:
    """What the part holds, each with its file and its number there."""
    for path in part.paths:
        try:
            with brought(path) as file:
                held = load_stretch(
                    Path(file), part.first, part.last, told.published, dict(told.columns)
                )
                for number, item in enumerate(held, _begins(part)):
                    yield path, number, _as_told(item, str(file), path, told)
        except InputError as error:
            yield path, _begins(part), Rejection(path, error.place, error.reason)


def _begins(part: Part) -> int:
    """The number of a part's first item: behind all of the stretch before, where one item may come
    with several things that are wrong with it.
    """
    return part.first << 16


def _as_told(item: Report | Rejection, file: str, path: str, told: Told) -> Report | Rejection:
    """The item with what is said of all; what was fetched is told by the name it has there."""
    if isinstance(item, Rejection):
        return replace(item, path=path if item.path == file else item.path)
    return as_told(item, told.outlet, told.language)


def _rows(items: Iterator[_Placed], coder: Coder) -> Iterator[Row]:
    while chunk := list(islice(items, AT_ONCE)):
        cleaned = [_cleaned(item) for _, _, item in chunk]
        read = read_each(coder, [one for one in cleaned if one is not None])
        for (path, number, item), one in zip(chunk, cleaned, strict=True):
            if isinstance(item, Rejection):
                yield row_of_rejection(path, number, item)
            elif (refusal := unstorable(item)) is not None:
                yield row_of_rejection(path, number, refusal)
            else:
                found = next(read)[1] if one is not None else None
                yield row_of(path, number, item, found if isinstance(found, Reading) else None)


def _cleaned(item: Report | Rejection) -> CleanReport | None:
    """The report cleaned; None where it is none or the code breaks on it, which the merge tells of."""
    if isinstance(item, Rejection) or unstorable(item) is not None:
        return None
    try:
        return clean(item)
    except Exception:
        return None


@cache
def _coder(layers: tuple[Layer, ...], quick: bool) -> Coder:
    return Coder(Authority.of(layers), quick=quick)
