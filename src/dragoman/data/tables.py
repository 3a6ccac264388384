"""Reads the tables of this package: TSV with ``#`` comments, TOML, Parquet, and arrays."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


def read_tsv(name: str) -> list[dict[str, str]]:
    """The rows of ``tables/NAME`` by column; lines that begin with ``#`` are comments.

    A cell that is missing at the end of a row is empty text.

    >>> read_tsv("plover_events.tsv")[0]["event"]
    'AGREE'
    """
    lines = _table(name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if line.strip() and not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
        restval="",
        strict=True,
    )
    return list(rows)


def read_rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of ``tables/NAME`` as tuples, for large tables whose every row has every cell.

    >>> next(read_rows("actors_people_usa.tsv"))[:3]
    ('Ronald Reagan', 'USA:GOV', 'president')
    """
    lines = _table(name).read_text(encoding="utf-8").splitlines()
    body = (line for line in lines if not line.startswith("#"))
    next(body)  # the names of the columns
    for line in body:
        yield tuple(line.split("\t"))


@lru_cache(maxsize=64)
def read_toml(name: str) -> dict[str, Any]:
    """The content of ``tables/NAME``, a TOML file."""
    return tomllib.loads(_table(name).read_text(encoding="utf-8"))


def read_parquet(name: str) -> pa.Table:
    """The Parquet file ``authority/NAME`` as an Arrow table.

    It is read as one file: for a data set, which it could be as well, PyArrow would load pandas.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    content = files("dragoman.data").joinpath("authority", name).read_bytes()
    return pq.ParquetFile(pa.BufferReader(content)).read(use_threads=False)


def read_arrays(name: str) -> dict[str, Any]:
    """The arrays of ``tables/NAME``, an NPZ file, by name; no objects are unpacked."""
    import numpy as np

    with np.load(io.BytesIO(_table(name).read_bytes()), allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}


def read_model(name: str) -> bytes:
    """The content of ``models/NAME``."""
    return files("dragoman.data").joinpath("models", name).read_bytes()


def _table(name: str) -> Traversable:
    return files("dragoman.data").joinpath("tables", name)
