"""What a module of a page declares; all else (twins, API, navigation) is the frame's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, TypeAlias

from fastapi import Query
from pydantic import BeforeValidator, StringConstraints, WithJsonSchema

from dragoman.days import day

Line: TypeAlias = Mapping[str, Any]

MOST = 100  # lines of a list on one page: about two screens, and quick to draw
LONGEST = 200  # characters of a word that a question may give


def _day(given: object) -> date | None:
    """A day of an address; an empty field of a form is none."""
    if given is None or given == "" or isinstance(given, date):
        return given or None  # type: ignore[return-value]
    return day(str(given))


def _word(given: object) -> object:
    """An empty field of a form asks for nothing."""
    return given or None


_DAY = WithJsonSchema(
    {"anyOf": [{"type": "string", "format": "date"}, {"const": ""}], "examples": ["2024-10-31"]}
)
_SHORT: TypeAlias = Annotated[str, StringConstraints(max_length=LONGEST)]
AsOf: TypeAlias = Annotated[
    date | None,
    BeforeValidator(_day),
    _DAY,
    Query(description="As it was known on this day: only reports of it and before are heard."),
]
Since: TypeAlias = Annotated[
    date | None, BeforeValidator(_day), _DAY, Query(description="From this day on.")
]
Until: TypeAlias = Annotated[
    date | None, BeforeValidator(_day), _DAY, Query(description="Up to this day.")
]
Word: TypeAlias = Annotated[_SHORT | None, BeforeValidator(_word)]
Actor: TypeAlias = Annotated[
    _SHORT | None,
    BeforeValidator(_word),
    Query(description="An actor: a code (`PRK`) or a name."),
]
First: TypeAlias = Annotated[
    int, Query(ge=1, le=10_000, description="At most so many lines, the first of the list.")
]


def few(words: Iterable[str]) -> WithJsonSchema:
    """Says in the API that a word is one of a few, or empty for what is usual.

    >>> few(["week", "month"]).json_schema
    {'type': 'string', 'enum': ['week', 'month', '']}
    """
    return WithJsonSchema({"type": "string", "enum": [*words, ""]})


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands, which question it asks, and how the answer is shown.

    ``ask`` takes the dossier and, by keyword, what the address says; its signature is the page's
    part of the API. ``lines`` makes of the answer what the verb prints with ``--json``: the JSON
    twin has these, and the CSV twin the same made flat, unless ``rows`` gives others.
    ``shapes`` are what the API promises of the lines: by part (empty where lines have none) a record,
    a TypedDict, a union, or a tuple of such whose fields stand in one line.
    """

    name: str  # of the card, and of the template unless that is another
    path: str  # "/event/{id:path}": the twins stand at the same path with ".json" and ".csv"
    title: str
    ask: Callable[..., Any]
    lines: Callable[[Any], Sequence[Line]]
    rows: Callable[[Any], Sequence[Line]] | None = None
    shapes: Mapping[str, object] = field(default_factory=dict)  # by part, the type of its lines
    heading: Callable[[Any], str] | None = None  # of an answer about one thing: its name
    feed: Callable[[Any], str | None] | None = None  # the path of an answer's feed, without ending
    under: str | None = None  # the page above it, for the way back
    of_outlooks: bool = False  # it tells of outlooks that are kept: another one is another answer
    takes_minutes: bool = False  # nobody waits for another's answer: the question refuses him
    wide: bool = False  # the page takes the whole width, as a map does
    example: Mapping[str, str] = field(default_factory=dict)  # of the words in its path

    @property
    def template(self) -> str:
        """The name of its template."""
        return f"{self.name}.html"

    @property
    def stem(self) -> str:
        """The path that the twins' endings are added to."""
        return "/affair" if self.path == "/" else self.path
