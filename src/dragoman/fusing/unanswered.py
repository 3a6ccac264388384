"""Silence over time: who was accused, asked or concerned, and has said nothing of it by a day."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from dragoman.data.tables import read_toml, read_tsv
from dragoman.fusing.disagreements.clashes import side_of
from dragoman.fusing.naming import definite
from dragoman.fusing.origins.retold import order, told_first
from dragoman.fusing.origins.tracing import ALL_OWN, Origins, count_independent
from dragoman.fusing.parties import actor_names, dyad_side, is_state, state_names
from dragoman.fusing.phrases import listed
from dragoman.fusing.words import capital_words, stem, stems
from dragoman.records import Act, ClaimRow, Event, Party, Side, Silence, Statement


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One side that was named in a matter and has said nothing of it by a day."""

    actor: str  # the code of the side: a state stands for its government, offices and forces
    name: str
    how: str  # "accused", "criticised", "asked" or "concerned"
    by: tuple[str, ...]  # the names of those who named it; none for what reports tell themselves
    about: str  # one plain sentence
    since: date  # the day of the report that named it first
    days: int  # from then to the day asked for
    origins: int  # independent texts that named it
    namings: tuple[Side, ...]  # where it was named, the first first
    event: str | None = None  # the event of the first naming
    remarked: tuple[Side, ...] = ()  # where a report remarks on the silence itself
    answered: date | None = None  # the day of the first word that came later than the day asked for
    answer: Side | None = None


_DENIAL = "\0denial"  # where denials stand among the words of a side


@dataclass(slots=True)
class _Matter:
    """Namings of one side that seem to be of one thing."""

    how: str
    rows: list[ClaimRow] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()  # what the reports tell right beside the namings
    events: set[str] = field(default_factory=set)

    @property
    def last(self) -> date:
        return self.rows[-1].published or date.min


def find_unanswered(
    rows: Iterable[ClaimRow],
    events: Iterable[Event] = (),
    as_of: date | None = None,
    origins: Origins = ALL_OWN,
) -> list[Unanswered]:
    """Who was named and has said nothing by a day, those whom most independent texts name first.

    ``as_of`` is the day of the newest report where none is given. A side is a state with its
    government, offices and forces, a body, or an armed group; it is named when it is accused,
    criticised, asked, or has a part in grave acts that several origins tell of. Any word of its own
    that may be meant counts as an answer: a statement on what is told in the naming or right beside
    it, a denial, a claim told on its word, or an act towards those who named it, told with the
    naming or after it. Reports without a day are left out.
    """
    told = sorted(told_first(rows, origins), key=order)
    dated = [row for row in told if row.published is not None]
    last = as_of or max((row.published for row in dated if row.published), default=date.min)
    heard = [row for row in dated if row.published is not None and row.published <= last]
    event_of = {claim: event for event in events for claim in event.claims}
    answers = _Answers(dated)
    names = actor_names(dated)
    found = []
    for whose, matters in _matters(heard, event_of).items():
        for matter in matters:
            answer = answers.first(whose, matter)
            if answer is None or (answer.published or last) > last:
                one = _unanswered(whose, matter, last, names, event_of, origins)
                if one.origins >= _fewest(matter):
                    found.append(_answered(one, answer))
    remarks = [row for row in heard if isinstance(row.claim, Silence)]
    return sorted(_with_remarks(found, remarks), key=_rank)


# -- namings ---------------------------------------------------------------------------------------


def _matters(heard: Sequence[ClaimRow], event_of: dict[str, Event]) -> dict[str, list[_Matter]]:
    """By side, the matters in which it is named."""
    found: dict[str, list[_Matter]] = defaultdict(list)
    rules = rules_of("matters")
    beside = _Beside(heard)
    for row in heard:
        event = event_of[row.id].id if row.id in event_of else ""
        for whose, how in sorted(set(_named(row))):
            words = _words(row, whose)
            for matter in reversed(found[whose][-int(rules["remembered"]) :]):
                alike = how == "concerned" or len(words & matter.words) >= rules["words"]
                near = ((row.published or date.min) - matter.last).days <= int(rules["days"])
                if matter.how == how and near and (alike or event in matter.events):
                    break
            else:
                matter = _Matter(how)
                found[whose].append(matter)
            matter.rows.append(row)
            matter.words |= words
            matter.around |= beside.words(row, whose)
            matter.events |= {event} - {""}
    return found


class _Beside:
    """What reports tell right beside a claim: a charge in one sentence means the deed in another."""

    def __init__(self, heard: Iterable[ClaimRow]) -> None:
        self._rows: dict[str, list[ClaimRow]] = defaultdict(list)
        for row in heard:
            self._rows[row.report_key].append(row)

    def words(self, row: ClaimRow, whose: str) -> frozenset[str]:
        """The telling words of the claims near a claim of a report."""
        reach = int(rules_of("answers")["beside"])
        start, end = row.claim.evidence.start - reach, row.claim.evidence.end + reach
        near = (
            one
            for one in self._rows[row.report_key]
            if one.claim.evidence.start < end and start < one.claim.evidence.end
        )
        return frozenset[str]().union(*(_words(one, whose) for one in near))


def _fewest(matter: _Matter) -> int:
    """How many independent texts must name a side before its silence is worth a line."""
    return int(rules_of("party")["origins"]) if matter.how == "concerned" else 1


def _named(row: ClaimRow) -> Iterator[tuple[str, str]]:
    """The sides that a claim names, and how: by what is said of them, or done with them."""
    act = row.claim
    if not isinstance(act, Act) or act.status != "asserted":
        return
    named = rules_of("named")
    how = named.get(f"{act.event} {act.mode}") or named.get(act.event)
    actors = {_fold(party.code) for party in act.source}
    if how is not None:
        if not actors - {"UNK"}:
            return
        for whose in {_fold(party.code) for party in act.target if can_speak(party.code)} - actors:
            yield whose, how
        return
    if act.event in rules_of("party")["types"]:
        for whose in {_fold(one.code) for one in act.source + act.target if can_speak(one.code)}:
            yield whose, "concerned"


@cache
def can_speak(code: str) -> bool:
    """Whether a code is of somebody who can speak for a state, a body or a group.

    >>> can_speak("CHN"), can_speak("RUS:MIL"), can_speak("IMG:ISIS"), can_speak("SYR:CVL")
    (True, True, True, False)
    """
    state, _, sector = code.partition(":")
    rules = rules_of("speakers")
    if is_state(state):
        return not sector or sector.partition(":")[0] in rules["sectors"]
    return bool(sector) and state in rules["families"]


@cache
def _fold(code: str) -> str:
    """The side that speaks for a code: its state, body or group; else itself."""
    return dyad_side(code) or code


# -- answers ---------------------------------------------------------------------------------------


class _Answers:
    """All that sides say and do that may be an answer, by side and word, in time."""

    def __init__(self, dated: Sequence[ClaimRow]) -> None:
        self._said: dict[object, list[tuple[date, int]]] = defaultdict(list)
        self._rows = dated
        for place, row in enumerate(dated):
            when = (row.published or date.min, place)
            denies = [_DENIAL] if _denies(row) else []
            for whose in _speakers(row):
                for word in (*_words(row, whose), "", row.report_key, *denies):
                    self._said[whose, word].append(when)
            for whose, other in _done(row):
                self._said[whose, other].append(when)

    def first(self, whose: str, matter: _Matter) -> ClaimRow | None:
        """The first word of a side on a matter, told with its first naming or after it."""
        since = (matter.rows[0].published or date.min, -1)
        keys: list[object] = [row.report_key for row in matter.rows]
        if matter.how == "concerned" or not matter.words | matter.around:
            keys.append("")  # any word at all
        else:
            keys += sorted(matter.words | matter.around)
            keys += [_DENIAL] if matter.how == "accused" else []
            keys += [("to", other) for row in matter.rows for other in _sources(row)]
        places = []
        for key in keys:
            told = self._said.get((whose, key), [])
            at = bisect_left(told, since)
            if at < len(told):
                places.append(told[at])
        return self._rows[min(places)[1]] if places else None


def _denies(row: ClaimRow) -> bool:
    """Whether somebody denies or admits something: whoever is accused means the charge by it."""
    if isinstance(row.claim, Act):
        return row.claim.status == "denied"
    cues = tuple(rules_of("answers")["cues"])
    return isinstance(row.claim, Statement) and row.claim.cue.casefold().startswith(cues)


def _speakers(row: ClaimRow) -> set[str]:
    """Whose word a claim is: the speaker's, or that of the one it is told on the word of."""
    found = set()
    if isinstance(row.claim, Statement):
        found |= {_fold(party.code) for party in row.claim.speakers}
    if row.claim.according_to is not None:
        found.add(_fold(row.claim.according_to.actor))
    act = row.claim
    if isinstance(act, Act) and (act.event in rules_of("answers")["types"]):
        found |= {_fold(party.code) for party in act.source}
    return found


def _done(row: ClaimRow) -> Iterator[tuple[str, object]]:
    """Acts that answer somebody, by the one who does them and whom they are done to."""
    act = row.claim
    if isinstance(act, Act) and act.event in rules_of("answers")["types"]:
        sides = {_fold(party.code) for party in act.source}
        others = {_fold(party.code) for party in act.target}
        for whose in sides:
            for other in (others or sides) - {whose}:
                yield whose, ("to", other)


def _sources(row: ClaimRow) -> set[str]:
    return {_fold(one.code) for one in row.claim.source} if isinstance(row.claim, Act) else set()


@cache
def _party_words(code: str, name: str, text: str) -> frozenset[str]:
    return stems(f"{name} {text}") | frozenset(map(stem, capital_words().get(_fold(code), ())))


def _words(row: ClaimRow, whose: str) -> frozenset[str]:
    """The telling words of a claim, without the names of those in it."""
    claim = row.claim
    text = claim.evidence.exact
    parties: tuple[Party, ...] = ()
    if isinstance(claim, Act):
        text, parties = f"{text} {claim.what or ''}", claim.source + claim.target
    elif isinstance(claim, Statement):
        text, parties = claim.content.exact, claim.speakers
    return stems(text).difference(*(_party_words(one.code, one.name, one.text) for one in parties))


# -- telling ---------------------------------------------------------------------------------------


def _unanswered(
    whose: str,
    matter: _Matter,
    last: date,
    names: dict[str, str],
    event_of: dict[str, Event],
    origins: Origins,
) -> Unanswered:
    first = matter.rows[0]
    since = first.published or last
    name = known_names().get(whose) or names.get(whose, whose)
    by = () if matter.how == "concerned" else _by(matter, whose)
    event = event_of.get(first.id)
    days = (last - since).days
    return Unanswered(
        actor=whose,
        name=name,
        how=matter.how,
        by=by,
        about=_sentence(name, matter.how, by, since, days),
        since=since,
        days=days,
        origins=count_independent(matter.rows, origins),
        namings=tuple(side_of(row) for row in matter.rows),
        event=event.id if event else None,
    )


def _by(matter: _Matter, whose: str) -> tuple[str, ...]:
    """The names of those who named the side, in the order of the reports."""
    known = known_names()
    parties = [
        party
        for row in matter.rows
        if isinstance(row.claim, Act)
        for party in row.claim.source
        if _fold(party.code) != whose
    ]
    return tuple(dict.fromkeys(known.get(_fold(one.code), one.name) for one in parties))


@cache
def known_names() -> dict[str, str]:
    """By code, the names of states, bodies and groups as the authority has them."""
    rows = [*read_tsv("actors_groups.tsv"), *read_tsv("actors_bodies.tsv")]
    return {row["code"]: row["name"] for row in reversed(rows)} | state_names()


def _sentence(name: str, how: str, by: Sequence[str], since: date, days: int) -> str:
    """What is so, without a verb that would have to know whether the name is one or many.

    >>> _sentence("China", "asked", ["Japan"], date(2024, 10, 2), 1)
    'China: asked by Japan on 2024-10-02; no word on it within 1 day.'
    """
    whom = f" by {listed(list(map(definite, by)))}" if by else ""
    span = "that day" if not days else f"within {days} day{'s' if days > 1 else ''}"
    if how == "concerned":
        return f"{name}: told to have a part in it since {since}; no word from there {span}."
    return f"{name}: {how}{whom} on {since}; no word on it {span}."


def _answered(one: Unanswered, answer: ClaimRow | None) -> Unanswered:
    if answer is None:
        return one
    return replace(one, answered=answer.published, answer=side_of(answer))


def _with_remarks(found: Iterable[Unanswered], remarks: Iterable[ClaimRow]) -> Iterator[Unanswered]:
    """Each with the remarks of reports on the silence of that side, since it was named."""
    by_side: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in remarks:
        if isinstance(row.claim, Silence):
            by_side[_fold(row.claim.actor.code)].append(row)
    for one in found:
        mine = [
            row for row in by_side.get(one.actor, ()) if (row.published or one.since) >= one.since
        ]
        yield replace(one, remarked=tuple(side_of(row) for row in mine)) if mine else one


def _rank(one: Unanswered) -> tuple[object, ...]:
    return -one.origins, one.since, one.name, one.how, one.namings[0].report, one.about


@cache
def rules_of(section: str) -> dict[str, Any]:
    """A section of ``fusing_silence.toml``."""
    rules: dict[str, Any] = read_toml("fusing_silence.toml")[section]
    return rules
