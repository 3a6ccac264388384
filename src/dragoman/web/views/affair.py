"""The front page: the affair on one screen."""

from __future__ import annotations

from dragoman.dossier import Dossier
from dragoman.picture.lines import to_lines
from dragoman.picture.records import Picture
from dragoman.web.page import AsOf, Page


def ask(dossier: Dossier, as_of: AsOf = None) -> Picture:
    """The affair as of a day: actors, ties, dyads, newest acts, silences, disagreements."""
    return dossier.picture(as_of)


PAGE = Page(name="affair", path="/", title="The affair", ask=ask, lines=to_lines)
