"""Which published shape an event file has, told by the file itself, and what each column holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from dragoman.data.tables import read_toml
from dragoman.errors import QueryError

Shape = Literal["polecat", "icews", "gdelt"]

# What the rows are asked for, by the name of the column in the file. Cells of one actor, in the order
# in which `actors` reads them, are "source" and "target".
_WANTED: Mapping[Shape, Mapping[str, tuple[str, ...]]] = {
    "polecat": {
        "id": ("Event ID",),
        "day": ("Event Date",),
        "known": ("Publication Date",),
        "type": ("Event Type", "Event Mode"),
        "quad": ("Quad Code",),
        "given": ("Intensity",),
        "source": ("Actor Country", "Actor COW", "Primary Actor Sector", "Actor Name"),
        "target": (
            "Recipient Country",
            "Recipient COW",
            "Primary Recipient Sector",
            "Recipient Name",
        ),
    },
    "icews": {
        "id": ("Event ID",),
        "day": ("Event Date",),
        "known": (),
        "type": ("CAMEO Code",),
        "quad": (),
        "given": ("Intensity",),
        "source": ("Source Country", "Source Sectors", "Source Name"),
        "target": ("Target Country", "Target Sectors", "Target Name"),
    },
    "gdelt": {
        "id": ("GLOBALEVENTID",),
        "day": ("SQLDATE",),
        "known": ("DATEADDED",),
        "type": ("EventCode",),
        "quad": ("QuadClass",),
        "given": ("GoldsteinScale",),
        "source": (
            "Actor1CountryCode",
            "Actor1KnownGroupCode",
            "Actor1Type1Code",
            "Actor1Type2Code",
            "Actor1Type3Code",
            "Actor1Name",
        ),
        "target": (
            "Actor2CountryCode",
            "Actor2KnownGroupCode",
            "Actor2Type1Code",
            "Actor2Type2Code",
            "Actor2Type3Code",
            "Actor2Name",
        ),
    },
}
_OPTIONAL = frozenset({"Event Mode", "Quad Code", "Intensity", "Publication Date", "QuadClass"})
_ALSO_CALLED = {"event intensity": "intensity"}


@dataclass(frozen=True, slots=True)
class Layout:
    """How one file is laid out: its shape, its columns in their order, whether a header tells them."""

    shape: Shape
    columns: tuple[str, ...]
    header: bool

    def places(self, field: str) -> list[str | None]:
        """The file's names of the columns of a field; None for one that the file has not."""
        there = {_plain(name): name for name in self.columns}
        return [there.get(_plain(name)) for name in _WANTED[self.shape][field]]


@cache
def columns_of(shape: Shape) -> tuple[str, ...]:
    """The published columns of a shape, in their order.

    >>> len(columns_of("polecat")), len(columns_of("icews")), len(columns_of("gdelt"))
    (40, 20, 61)
    """
    return tuple(read_toml("exchange_shapes.toml")[shape]["columns"])


def title_of(shape: str) -> str:
    """What people call the shape."""
    return str(read_toml("exchange_shapes.toml")[shape]["title"])


def known_shape(shape: str | None) -> Shape | None:
    """The shape of that name. Raises `QueryError`, naming those that are known."""
    for one in get_args(Shape):
        if shape is None or shape.casefold() == one:
            return None if shape is None else one
    raise QueryError(
        f"{shape!r} is no shape of event files; there are: {', '.join(get_args(Shape))}"
    )


def layout_of(head: str, shape: Shape | None = None) -> Layout:
    """How a file is laid out, by its first line. Raises `QueryError` where it is of no known shape.

    >>> layout_of("Event ID\\tEvent Date\\tCAMEO Code\\tSource Country\\tSource Sectors\\tSource Name\\t"
    ...           "Target Country\\tTarget Sectors\\tTarget Name").shape
    'icews'
    """
    cells = [cell.strip().strip('"') for cell in head.split("\t")]
    names = {_plain(cell) for cell in cells}
    told: Shape | None = None
    if "cameo code" in names:
        told = "icews"
    elif {"event id", "event type"} <= names:
        told = "polecat"
    elif "globaleventid" in names or _is_gdelt(cells):
        told = "gdelt"
    if told is None or (shape is not None and told != shape):
        raise QueryError(_unlike(cells, shape, told))
    if told == "gdelt" and "globaleventid" not in names:
        return Layout("gdelt", _gdelt_columns(len(cells)), header=False)
    layout = Layout(told, _distinct(cells), header=True)
    missing = [
        wanted
        for field, names_of in _WANTED[told].items()
        for wanted, there in zip(names_of, layout.places(field), strict=True)
        if there is None and wanted not in _OPTIONAL
    ]
    if missing:
        raise QueryError(
            f"it looks like a {title_of(told)} file, but has no column {', '.join(missing)}; "
            "its names must be as published"
        )
    return layout


def _distinct(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of columns; one that stands twice is told apart, and the first is read."""
    found: list[str] = []
    for place, cell in enumerate(cells):
        found.append(cell if cell and cell not in found else f"{cell} #{place}")
    return tuple(found)


def _gdelt_columns(count: int) -> tuple[str, ...]:
    told = read_toml("exchange_shapes.toml")["gdelt"]
    names = columns_of("gdelt")
    if count == len(names):
        return names
    lacking = set(told["lacking_in_1"])
    if count < len(names) - len(lacking):
        lacking |= set(told["lacking_before_2013_04"])
    return tuple(name for name in names if name not in lacking)


def _is_gdelt(cells: Sequence[str]) -> bool:
    if len(cells) not in (57, 58, 61):
        return False
    return cells[0].isdecimal() and cells[1].isdecimal() and len(cells[1]) == 8


def _plain(name: str) -> str:
    name = " ".join(name.replace("_", " ").casefold().split())
    return _ALSO_CALLED.get(name, name)


def _unlike(cells: Sequence[str], shape: Shape | None, told: Shape | None) -> str:
    if told is not None and shape is not None:
        return f"its first line is that of a {title_of(told)} file, not of {title_of(shape)}; leave out --as"
    shown = ", ".join(cells[:3])[:80]
    return (
        f"its first line ({len(cells)} cells: {shown} ...) is of none of the shapes that are read: "
        "tab-separated POLECAT and ICEWS files with their header, GDELT 1.0 and 2.0 event files"
    )
