"""What a page of what is to come offers a reader who has asked nothing yet: the pairs with most history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.dossier import Dossier
    from dragoman.outlook.records import Pair


@dataclass(frozen=True, slots=True)
class Offer:
    """Pairs that chances can be told of, those with most acts first; where there are none, what is
    ``lacking`` for that, and the pairs whose next acts can at least be ``ranked``.
    """

    pairs: tuple[Pair, ...]
    ranked: tuple[Pair, ...] = ()
    lacking: str | None = None


def offer(dossier: Dossier, as_of: date | None) -> Offer:
    """The pairs that may be asked for, by what was known on a day."""
    if pairs := dossier.best_known(as_of):
        return Offer(tuple(pairs))
    return Offer((), tuple(dossier.best_ranked(as_of)), dossier.lacking(as_of))
