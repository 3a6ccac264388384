"""Which facts differ between two versions of one text: somebody changed one of the two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.actors.authority import Authority
from dragoman.evidence import make_evidence
from dragoman.fusing.edits.changes import Change, counted, find_changes
from dragoman.fusing.edits.clash import What
from dragoman.fusing.edits.units import Unit, units
from dragoman.fusing.origins.tracing import Origins, held_by
from dragoman.fusing.origins.wording import Told
from dragoman.fusing.rules import settings
from dragoman.records import Disagreement, DisagreementKind, Report, Severity, Side

_KINDS: Mapping[What, DisagreementKind] = {
    "number": "number",
    "day": "date",
    "place": "place",
    "culprit": "blame",
    "victim": "fact",
    "who": "fact",
    "means": "fact",
    "turn": "fact",
    "speaker": "attribution",
}
_ABOUT: Mapping[What, str] = {
    "number": "a number",
    "day": "the day",
    "place": "the place",
    "culprit": "who did it",
    "victim": "whom it befell",
    "who": "who is meant",
    "means": "by what means",
    "turn": "what is told of it",
    "speaker": "who says so",
}


def find_edits(one: Told, other: Told, authority: Authority | None = None) -> list[Disagreement]:
    """The facts in which two versions of one text differ, in the order of the first one's text.

    Both are told to be of one origin beforehand: copies, or one text told anew. Other words for the
    same are no difference, nor is what only one version tells. The same, with the sides turned,
    when the versions come the other way round.

    >>> from dragoman.reading.clean import clean
    >>> from dragoman.reading.sources import make_report
    >>> texts = [f"Shells killed nine miners in {town} on {day}, the mayor said."
    ...          for town, day in (("Donetsk", "Monday"), ("Luhansk", "Friday"))]
    >>> reports = [make_report(text, id=text[29]) for text in texts]
    >>> for found in find_edits(*((report, clean(report).regions) for report in reports)):
    ...     print(found.kind, found.a.evidence.exact, found.b.evidence.exact)
    place Donetsk Luhansk
    date Monday Friday
    """
    known = authority or Authority.load()
    return _told(one[0], other[0], find_changes(units(*one, known), units(*other, known)))


def find_all(
    texts: Iterable[Told],
    origins: Origins,
    authority: Authority | None = None,
    read: dict[str, Sequence[Unit]] | None = None,
) -> list[Disagreement]:
    """The facts in which reports differ from the texts that they come from, as their origins say.

    Each report is held against its origins alone, and each text read once, so that the time grows
    with the reports that are copies. The same in whatever order the texts come; an origin whose
    text is not among them is left out. ``read`` keeps what was read of a text, by key, for the next
    that comes from it.
    """
    by_key = {report.key: (report, regions) for report, regions in texts}
    read = {} if read is None else read

    def units_of(key: str) -> Sequence[Unit]:
        if key not in read:
            read[key] = units(*by_key[key], authority or Authority.load())
        return read[key]

    found: list[Disagreement] = []
    for key in sorted(by_key):
        for origin in held_by(key, origins):
            if origin != key and origin in by_key:
                changes = find_changes(units_of(origin), units_of(key))
                found += _told(by_key[origin][0], by_key[key][0], changes)
    return found


def _told(a: Report, b: Report, changes: Sequence[Change]) -> list[Disagreement]:
    return [_disagreement(a, b, one, times) for one, times in counted(changes)]


def _disagreement(a: Report, b: Report, change: Change, times: int) -> Disagreement:
    often = f", {times} times" if times > 1 else ""
    one, other = _names(a, b)
    return Disagreement(
        kind=_KINDS[change.what],
        severity=_severity(a, b, change),
        about=f"{_ABOUT[change.what]}: {change.a.text} or {change.b.text}",
        says=(
            f"{one} and {other} tell one text, and differ in {_ABOUT[change.what]}: where {one} has "
            f"“{change.a.text}”, {other} has “{change.b.text}”{often}."
        ),
        a=_side(a, change.a),
        b=_side(b, change.b),
    )


def _severity(a: Report, b: Report, change: Change) -> Severity:
    """A number may have moved between two issues of a text; what names tell outright cannot."""
    if change.what == "number" and a.published and b.published:
        apart = abs((a.published - b.published).days)
        if apart >= int(settings()["numbers"]["moving_days"]):
            return "time"
    return "real" if change.sure else "probable"


def _names(a: Report, b: Report) -> tuple[str, str]:
    """What two reports are called: their outlets, or their ids where these do not part them."""
    if a.source and b.source and a.source != b.source:
        return a.source, b.source
    return a.id, b.id


def _side(report: Report, unit: Unit) -> Side:
    return Side(
        report=report.id,
        evidence=make_evidence(report.text, unit.start, unit.end),
        published=report.published,
        source=report.source,
    )
