"""What the relations of facts count as: their quad class, PLOVER type and intensity.

A relation is named as PLOVER has it ("CONSULT", "CONSULT/visit") or as ICEWS writes CAMEO ("Make a
visit", "Make_a_visit"). A bare number is no name: it may be an id as well as a code. CAMEO's statements and appeals (01, 02) have a quad
class and no type in PLOVER; no intensity is known of them, so they weigh nothing in a score.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.data.plover import QUAD_WORDS, quads
from dragoman.data.tables import read_tsv
from dragoman.exchange.cameo import Kind
from dragoman.exchange.cameo import kind_of as kind_of_code
from dragoman.picture.scores import intensity

QUADS = tuple(QUAD_WORDS[quad] for quad in sorted(QUAD_WORDS))
"""The four quad classes in order: quad class 1 is the first."""

UNTYPED = "statements and appeals"
"""What stands for the type of an act that PLOVER has no type for."""


@dataclass(frozen=True, eq=False)
class Kinds:
    """What each relation of some facts counts as; arrays have one cell a relation.

    ``quad`` is 0 to 3, and -1 where no class can be told; ``label`` is a place in ``labels``, pairs of
    a PLOVER type (or `UNTYPED`) and its intensity (-10 to 10; 0 where there is none).
    """

    quad: NDArray[np.int8]
    label: NDArray[np.int32]
    labels: tuple[tuple[str, float], ...]
    unknown: tuple[str, ...]

    @property
    def intensities(self) -> NDArray[np.float64]:
        """The intensity of each label."""
        return np.array([value for _, value in self.labels], np.float64)


def kinds_of(relations: Sequence[str]) -> Kinds:
    """What each of these relations counts as; those of which nothing is known are listed as unknown.

    >>> kinds = kinds_of(["CONSULT/visit", "Make_a_visit", "Make statement", "Coerce", "frobnicate"])
    >>> kinds.quad.tolist(), kinds.unknown
    ([0, 0, 0, 3, -1], ('frobnicate',))
    >>> [kinds.labels[place] for place in kinds.label[1:4]]
    [('CONSULT', 4.0), ('statements and appeals', 0.0), ('COERCE', -7.0)]
    """
    places: dict[tuple[str, float], int] = {}
    quads, labels, unknown = [], [], []
    for name in relations:
        kind = kind_named(name)
        quads.append(-1 if kind.quad is None else kind.quad - 1)
        known = kind.type is not None
        label = (kind.type, intensity(kind.type, kind.mode)) if kind.type else (UNTYPED, 0.0)
        labels.append(places.setdefault(label, len(places)))
        if not known and kind.quad is None:
            unknown.append(name)
    return Kinds(
        np.array(quads, np.int8), np.array(labels, np.int32), tuple(places), tuple(unknown)
    )


@cache
def kind_named(name: str) -> Kind:
    """The kind of act that a relation's name tells.

    >>> kind_named("ASSAULT").quad, kind_named("Impose_embargo,_boycott,_or_sanctions").type
    (4, 'SANCTION')
    """
    said = name.replace("_", " ").strip()
    found = _cameo_names().get(said.casefold())
    if found is not None:
        return kind_of_code(found)
    event, _, mode = _PARTED.sub(" ", said).partition(" ")
    quad = quads().get(event.upper())
    return Kind(event.upper(), mode.casefold() or None, quad) if quad else Kind(None, None, None)


_PARTED = re.compile(r"[/:|-]+")


@cache
def _cameo_names() -> dict[str, str]:
    return {row["name"].casefold(): row["cameo"] for row in read_tsv("outlook_cameo_names.tsv")}
