"""The parts of the picture as tables: dyads, ties, acts, silences and the timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from dragoman.fusing.voices import OUTLET
from dragoman.picture.records import (
    ActShown,
    Dyad,
    Named,
    SilenceShown,
    Source,
    TieShown,
    TimelineEntry,
)
from dragoman.records import Voice
from dragoman.terminal import bars, names, sentence, style
from dragoman.terminal.layout import Column, Quote, Row, Section

ID_DIGITS = 8  # of an event's id, as tables show it; `event` takes any beginning that is no other's

_DYADS = (
    Column("between", 14, 50),
    Column(bars.TITLE, len(bars.TITLE), len(bars.TITLE)),
    Column("acts", 4, 5, right=True),
    Column("last", 10, 10, whole=True),
    Column("open", 13, 30),
)
_TIES = (
    Column("tie", 8, 16),
    Column("between", 16, 50),
    Column("status", 8, 11),
    Column("stands", 16, 24),
    Column("told by", 7, 28),
)
_ACTS = (
    Column("when", 12, 12, whole=True),
    Column("what", 9, 22),
    Column("who", 18, 50),
    Column("status", 8, 11),
    Column("according to", 10, 28),
)
_SILENCES = (Column("when", 12, 12, whole=True), Column("who", 10, 30), Column("about", 16, 70))
_TIMELINE = (
    Column("day", 12, 12, whole=True),
    Column("reported", 10, 10, whole=True),
    Column("", 1, 1),
    Column("what", 20, 72),
    Column("status", 8, 11),
    Column("according to", 10, 26),
)


def dyads(
    found: Sequence[Dyad],
    note: str | None = None,
    empty: str = "No acts.",
    title: str = "Who is tied to whom",
) -> Section:
    """Pairs of actors with their scores, each with the command that opens it."""
    rows = [
        Row(
            (
                style.plain(f"{one.a.name} – {one.b.name}"),
                bars.bar(one.score),
                f"{len(one.events):,}",
                one.last.isoformat() if one.last else "",
                style.quiet(f"dyad {one.a.code} {one.b.code}"),
            )
        )
        for one in found
    ]
    return Section(title, _DYADS, rows, note, empty)


def ties(found: Sequence[TieShown], note: str | None = None, empty: str = "No ties.") -> Section:
    """Standing relations; what is known beforehand says what it rests on."""
    return Section("Ties that stand", _TIES, [_tie(one) for one in found], note, empty)


def acts(
    found: Sequence[ActShown],
    title: str = "Newest acts",
    note: str | None = None,
    empty: str = "No acts.",
) -> Section:
    """Events as lines, each with the sentence that tells it best."""
    return Section(title, _ACTS, [_act(one) for one in found], note, empty)


def silences(
    found: Sequence[SilenceShown], note: str | None = None, empty: str = "No silences."
) -> Section:
    """Who kept silent, and about what."""
    rows = [
        Row(
            (
                style.when(one.when, one.source.published),
                style.plain(one.actor.name),
                style.plain(one.about or ""),
            ),
            (_quote(one.source),),
        )
        for one in found
    ]
    return Section("Who kept silent", _SILENCES, rows, note, empty)


def timeline(
    found: Sequence[TimelineEntry], quads: Mapping[str, int], note: str, empty: str
) -> Section:
    """Events and statements by day; ``quads`` are the quad classes of the events by id."""
    return Section("Timeline", _TIMELINE, [_entry(one, quads) for one in found], note, empty)


def listed(some: Sequence[Named]) -> str:
    """Actors by name."""
    return names.listed(list(dict.fromkeys(one.name for one in some)))


def voices(some: Sequence[Voice]) -> Text:
    """Whose word a line stands on: those whom reports cite, and else, in grey, the outlets."""
    cited = list(dict.fromkeys(one.name or one.actor for one in some if one.actor != OUTLET))
    outlets = list(dict.fromkeys(one.name for one in some if one.actor == OUTLET))
    told = cited or outlets
    more = len(cited) + len(outlets) - 1
    words = style.plain(told[0] if told else "")
    if not cited:
        words.stylize(style.QUIET)
    return words.append(f" +{more}", style.QUIET) if more > 0 else words


def _tie(one: TieShown) -> Row:
    """A tie that reports claim stands on a sentence, one known beforehand on a treaty or a list."""
    known = one.reference
    cells = (
        style.kind("tie", one.tie),
        style.plain(listed(one.members)),
        style.quiet("known") if known else style.status(one.status),
        _interval(one.since, one.until),
        Text() if known else voices(one.voices),
    )
    basis = f"according to {one.basis}" if known and one.basis else None
    facts = style.quiet(" · ".join(fact for fact in (one.name, basis) if fact))
    return Row(cells, (_quote(one.source),) if one.source else (), (facts,) if facts else ())


def _interval(since: str | None, until: str | None) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""


def _act(one: ActShown) -> Row:
    who = names.sides(listed(one.actors), listed(one.targets), one.reciprocal)
    opens = f"event {one.event[:ID_DIGITS]}"
    cells = (
        style.when(one.when, one.source.published),
        style.quad(one.quad, one.type, *([one.mode] if one.mode else [])),
        style.plain(who),
        style.status(one.status),
        voices(one.voices),
    )
    return Row(cells, (sentence.quote(one.source.evidence, opens),))


def _entry(one: TimelineEntry, quads: Mapping[str, int]) -> Row:
    if one.kind == "event":
        opens, says = f"event {one.id[:ID_DIGITS]}", one.says
        mark = style.quad(quads.get(one.id, 0))
    else:
        opens, says = f"report {one.source.report}", listed(one.actors)
        mark = style.kind("statement")
    cells = (
        style.when(one.when, one.source.published),
        style.quiet(one.published.isoformat() if one.published else ""),
        mark,
        style.plain(says),
        style.status(one.status),
        voices(one.voices),
    )
    return Row(cells, (sentence.quote(one.source.evidence, opens),))


def _quote(source: Source) -> Quote:
    return sentence.quote(source.evidence, f"report {source.report}")
