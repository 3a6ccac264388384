"""What changed after a day, or since this user's last look."""

from __future__ import annotations

from dragoman.dossier import Dossier
from dragoman.fusing.unanswered import Unanswered
from dragoman.picture.between_lines import changes_lines
from dragoman.picture.changes import Changes, MovedOn, NewReport
from dragoman.picture.records import ActShown, DisagreementShown, SilenceShown
from dragoman.web.page import AsOf, Page, Since
from dragoman.web.schemas.lines import ChangesHead


def ask(dossier: Dossier, since: Since = None, as_of: AsOf = None) -> Changes:
    """What reports add that came after a day, or since the last look that the verb kept."""
    return dossier.changes(since, as_of)


PAGE = Page(
    name="changes",
    path="/changes",
    title="What changed",
    ask=ask,
    lines=changes_lines,
    shapes={
        "changes": ChangesHead,
        "report": NewReport,
        "act": ActShown,
        "move": MovedOn,
        "disagreement": DisagreementShown,
        "silence": SilenceShown,
        "broken": Unanswered,
    },
)
