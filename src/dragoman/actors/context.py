"""What a document has told so far: its day, its states and bodies, its forces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise

from dragoman.actors.sightings import NO_STATE, Sightings
from dragoman.actors.trails import Newest, Place

# How much a state named by a mention of a kind says about whose affairs a bare noun belongs to, and
# how it fades with each later naming. Tuned on the training files a-e and g: the last state alone is
# right for 55.6 % of the bare nouns with a country, these weights for 57.6 %.
WEIGHTS = {
    "state": 1.0,
    "capital": 0.6,
    "place": 1.2,
    "demonym": 0.7,
    "generic": 1.0,
    "venue": 0.6,  # a capital that is a mere place ("in Rome")
    "leader": 0.2,  # who leads, backs or houses others ("US-led", "London-based")
}
FADING = 0.7
# A state owns a bare noun only with this share of all that speaks for any state. On the training files
# a-e and g, of the nouns that point at nobody ("soldiers", "villagers") 63 % get their right country at
# 0.35, 65 % at 0.5, but 10 % more get one; acts of the ten other reports rise from 55.6 to 56.9.
SURE = 0.35
# The state of the dateline has this much from the start: its own organs go without a name.
DATELINE = 0.8
FORCE_FADING = 0.8
VENUE_HERE = 1.0  # "In Paris, the foreign ministry said"
LATER = 0.1  # the same for states that are named only after the noun
# A document is about a state when so much of what it has named so far, and so often, is that state's.
TOPIC_SHARE = 0.6
NAMED_OFTEN = 4
# The state that so much of the whole document names has this much from the start. Shares of 0.4 to 0.7 and
# weights of 0.3 to 1 were tried on the reports whose errors are read: these are best or as good in all sets.
HOME_SHARE, HOME = 0.5, 0.6
# Later mentions that may still tell whose a bare noun is.
LOOK_AHEAD = 4
LOOK_BACK = 12
_PEOPLE = ("person", "office")


@dataclass(frozen=True, slots=True)
class Office:
    """A role that was named with its owner: in which passage, at which item."""

    passage: int
    at: int
    phrase: str  # the title
    word: str  # its last word
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ or house that was named."""

    number: int  # how many were named up to it
    code: str
    name: str
    kind: str


@dataclass(slots=True)
class Context:
    """Kept while one document is read, passage after passage."""

    day: date | None = None
    passage: int = 0
    sightings: Sightings = field(default_factory=Sightings)
    countries: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)  # codes of bodies and groups
    offices: dict[str, Newest[Office]] = field(default_factory=dict)  # by title and its last word
    envoys: Newest[Office] = field(default_factory=Newest)
    several: dict[str, Newest[str]] = field(default_factory=dict)  # codes, by their noun
    organs: dict[str, Newest[Organ]] = field(default_factory=dict)  # by last word and by sector
    acronyms: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # code, name, kind
    initials: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # of houses
    anew: dict[str, Place] = field(default_factory=dict)  # nouns of bodies, told of others first
    told: int = 0  # organs, so far
    dateline: str = ""  # the state in whose capital the report was written
    posts: Newest[tuple[str, str]] = field(default_factory=Newest)  # office, sector
    assumed: set[str] = field(default_factory=set)  # named only by a name that others share

    def saw(
        self, code: str, kind: str, at: int, *, venue: bool = False, passage: int | None = None
    ) -> None:
        """Remember a code that was named; ``venue`` marks a capital that is a mere place."""
        kind = "venue" if venue else kind
        self.sightings.add((self.passage if passage is None else passage, at), code, kind)
        country = code.partition(":")[0]
        shared = kind == "shared" or (kind == "legislature" and country == "USA")
        if shared and country not in self.countries:
            self.assumed.add(country)
        elif kind not in ("legislature", "shared"):
            self.assumed.discard(country)
        self.countries.add(country)
        if country in NO_STATE:
            self.bodies.add(code)

    def knows(self, code: str) -> bool:
        """Whether the document has named the state, body or group of a code so far."""
        base = code.partition(":")[0]
        return code in self.bodies if base in NO_STATE else base in self.countries

    def only_country(self) -> str:
        """The one state that the document has named so far or is written from, else nothing."""
        named = {code for code in self.countries if code not in NO_STATE}
        if self.dateline:
            named.add(self.dateline)
        return next(iter(named)) if len(named) == 1 else ""

    def country_near(
        self, passage: int, at: int, start: int = 0, apart: str = "", told: int = 0
    ) -> str:
        """The state that a bare "the government" at a place most likely belongs to, or nothing.

        ``start`` is the first item of the sentence: its venue ("In Paris, the foreign ministry")
        counts more than a venue before. ``apart`` is a state that it surely does not belong to. What
        is named before the item ``told`` is only what the noun tells of.
        """
        score: dict[str, float] = defaultdict(float)
        if self.dateline:
            score[self.dateline] = DATELINE
        hidden = self.assumed | {apart}
        home, count, total = self.sightings.whole()
        if home and home not in hidden and count >= HOME_SHARE * total and count >= NAMED_OFTEN:
            score[home] += HOME
        named = self.sightings.states
        states = (s for s in named.before((passage, at)) if s.code.partition(":")[0] not in hidden)
        behind = named.after((passage, max(at, told - 1)))
        later = (s for s in behind if s.code.partition(":")[0] not in hidden)
        for rank, sighting in enumerate(islice(states, LOOK_BACK)):
            here = sighting.passage == passage and sighting.at >= start
            weight = VENUE_HERE if here and sighting.kind == "venue" else None
            weight = weight or WEIGHTS.get(sighting.kind, 1.0)
            score[sighting.code[:3]] += weight * FADING**rank
        for rank, sighting in enumerate(islice(later, LOOK_AHEAD)):
            score[sighting.code[:3]] += LATER * WEIGHTS.get(sighting.kind, 1.0) * FADING**rank
        if not score:
            return ""
        best = max(score, key=lambda code: score[code])
        return best if score[best] >= SURE * sum(score.values()) else ""

    def topic(self, passage: int, at: int) -> str:
        """The state that most of what the document has named so far belongs to, or nothing."""
        country, count, total = self.sightings.shares((passage, at))
        return country if count >= max(NAMED_OFTEN, TOPIC_SHARE * total) else ""

    def force_before(self, passage: int, at: int) -> str:
        """The state whose army was named last and most before a place: whose "the troops" are."""
        before = islice(self.sightings.all.before((passage, at)), LOOK_BACK)
        forces = (s.code[:3] for s in before if s.kind == "force" and s.code.endswith(":MIL"))
        score: dict[str, float] = defaultdict(float)
        for rank, country in enumerate(forces):
            if country not in NO_STATE:
                score[country] += FORCE_FADING**rank
        return max(score, key=lambda code: score[code]) if score else ""

    def owner_in_sentence(self, passage: int, start: int, at: int, *, person: bool = False) -> str:
        """The state or body that "its" points to: the last actor named in the sentence, no mere place.

        "His" and "her" point to the last ``person`` first.
        """
        if person:
            named = self.sightings.all.between((passage, start), (passage, at))
            people = (one.code.partition(":")[0] for one in reversed(named) if one.kind in _PEOPLE)
            if found := next((country for country in people if country not in NO_STATE), ""):
                return found
        for sighting in self.sightings.all.before((passage, at)):
            if sighting.passage != passage or sighting.at < start:
                break
            country = sighting.code.partition(":")[0]
            if sighting.kind == "body" or (sighting.kind == "group" and country in NO_STATE):
                return sighting.code  # "its commander", of the United Nations
            if sighting.kind not in ("place", "venue") and country not in NO_STATE:
                return country
        return ""

    def owner_told(self, passage: int, start: int, end: int) -> str:
        """The state, body or group whose "its" opens the next sentence: the first actor of this one."""
        for sighting in self.sightings.all.between((passage, start), (passage, end)):
            country = sighting.code.partition(":")[0]
            if sighting.kind in ("state", "demonym", "capital") and country not in NO_STATE:
                return country
            if sighting.kind in ("body", "group"):
                return sighting.code
        return ""

    def named_in(self, passage: int, start: int, end: int) -> list[tuple[str, str]]:
        """The states that a stretch of a passage names, in order, and the kind of each mention."""
        here = self.sightings.all.between((passage, start), (passage, end))
        named = ((s.code.partition(":")[0], s.kind) for s in here)
        return [(country, kind) for country, kind in named if country not in NO_STATE]

    def body_first_in(self, passage: int, start: int, end: int) -> str:
        """The body that a stretch of a passage names before any state, or nothing."""
        here = self.sightings.all.between((passage, start), (passage, end))
        return here[0].code if here and here[0].kind == "body" else ""

    def last_place(self, passage: int, at: int) -> str:
        """The state of the place that was named last before an item: whose "local officials" are."""
        before = islice(self.sightings.all.before((passage, at)), LOOK_BACK)
        places = (s.code.partition(":")[0] for s in before if s.kind in ("place", "state", "venue"))
        return next((country for country in places if country not in NO_STATE), "")

    def last_named(self, codes: Set[str]) -> str:
        """The one of these states that was named last so far: whose "the Congolese" are."""
        if len(codes) < 2 or not codes & self.countries:
            return ""
        return self.sightings.last_of_all(codes)

    def last_state(self, codes: Sequence[str], at: int) -> str:
        """The one of these states that was named last before an item of the passage being read."""
        return self.sightings.last_state(codes, (self.passage, at))

    def last_of(self, codes: list[str], passage: int, at: int) -> str:
        """The one of these codes that was named last before a place, or nothing."""
        return self.sightings.last_code(codes, (passage, at))

    def state_of_sector(self, sector: str, passage: int, at: int) -> str:
        """The state whose people of a sector were named last before a place, or nothing."""
        code = self.sightings.last_sector(sector, (passage, at)).partition(":")[0]
        return "" if code in NO_STATE else code

    def nearest_sector(self, sector: str, passage: int, at: int) -> str:
        """The code with a sector that was named last before a place, else first after it."""
        return self.sightings.nearest_sector(sector, (passage, at))

    def holds_office(self, office: Office) -> None:
        """Remember a role that was named with its owner."""
        place = office.passage, office.at
        for key in {office.phrase, office.word}:
            self.offices.setdefault(key, Newest()).add(place, office)
        if office.word in ("ambassador", "envoy"):
            self.envoys.add(place, office)

    def last_office(self, phrase: str, passage: int, at: int) -> Office | None:
        """The last role before a place whose title is a phrase, or ends in that word ("the minister")."""
        told = self.offices.get(phrase)
        return told.before((passage, at)) if told is not None else None

    def told_several(self, phrase: str, at: int, code: str) -> None:
        """Remember people of a code that were told of by a plural, in the passage being read."""
        self.several.setdefault(phrase, Newest()).add((self.passage, at), code)

    def last_several(self, phrase: str, passage: int, at: int) -> str:
        """The code of those last told of by a plural and whose they are: whose "the officials" are."""
        told = self.several.get(phrase)
        return (told.before((passage, at)) if told is not None else None) or ""

    def last_envoy(self, passage: int, at: int) -> str:
        """The state whose envoy or ambassador was named last before a place, by his state."""
        office = self.envoys.before((passage, at))
        return office.code.partition(":")[0] if office is not None else ""

    def named_organ(self, at: int, written: str, code: str, name: str, kind: str) -> None:
        """Remember an organ or a house that was named, in the passage being read."""
        self.told += 1
        organ = Organ(self.told, code, name or written, kind)
        for key in (*_heads(written), ":" + code.partition(":")[2], ":" + code.partition(":")[0]):
            self.organs.setdefault(key, Newest()).add((self.passage, at), organ)

    def last_organ(self, noun: str, kinds: Sequence[str], passage: int, at: int) -> Organ | None:
        """The last organ before a place that a noun fits, by the end of its name or by its sector."""
        keys = {noun, *kinds, *(f":{kind}" for kind in kinds)}
        told = (self.organs[key].before((passage, at)) for key in keys if key in self.organs)
        found = (organ for organ in told if organ is not None)
        return max(found, key=lambda organ: organ.number, default=None)

    def next_organ(self, base: str, passage: int, at: int) -> Organ | None:
        """The first organ of a base ("NGO") that is named soon behind a place."""
        behind = islice(self.sightings.all.after((passage, at)), LOOK_AHEAD)
        codes = (one.code for one in behind if one.code.partition(":")[0] == base)
        code = next((code for code in codes if ":" in code), "")
        organ = self.last_organ("", [base], passage + 2, 0) if code else None
        return organ if organ is not None and organ.code == code else None

    def holds(self, at: int, office: str, code: str) -> None:
        """Remember that somebody of a code was named by an office, in the passage being read."""
        self.posts.add((self.passage, at), (office, code.partition(":")[2]))

    def last_post(self, passage: int, at: int) -> tuple[str, str]:
        """Office and sector of whoever was named last before a place: what his counterpart holds."""
        return self.posts.before((passage, at)) or ("", "")

    def last_kind(self, kind: str, passage: int, at: int) -> str:
        """The code of the last mention of a kind before a place, or nothing."""
        return self.sightings.last_kind(kind, (passage, at))


def _heads(written: str) -> set[str]:
    """The words that end a name, or stand in it before "of" or "for": "Observatory for Human Rights"."""
    low = written.lower().split()
    heads = {one for one, after in pairwise(low) if after in ("of", "for", "on")}
    return heads | set(low[-1:])
