"""How sure the coder is of an act, from what its parties and its cue rest on."""

from __future__ import annotations

from functools import lru_cache

from dragoman.coding.draft import Draft
from dragoman.coding.tree import is_verb
from dragoman.data.tables import read_tsv


def confidence(draft: Draft) -> float:
    """The share of acts with these marks that were right on the development data, 0 to 1."""
    return _measured()[features(draft)]


def features(draft: Draft) -> str:
    """The marks that an act's confidence is read off by."""
    cue = "noun" if not is_verb(draft.node) else ("phrase" if draft.thing is not None else "verb")
    if draft.reciprocal:
        parties = "pair"
    else:
        parties = ("source" if draft.source else "") + ("target" if draft.target else "")
    return f"{cue}-{parties}"


@lru_cache(maxsize=1)
def _measured() -> dict[str, float]:
    return {row["marks"]: float(row["right"]) for row in read_tsv("coding_confidence.tsv")}
