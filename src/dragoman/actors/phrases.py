"""The grammar of actors: owner, modifiers, terms and name, read from left to right.

One phrase is ``[modifiers] [owner ['s]] [modifiers] terms [of owner] [name]``, where the owner is a
state, demonym, capital or any named actor and the terms are those of ``actors_terms.tsv``.
"""

from __future__ import annotations

from dragoman.actors.choose import choose
from dragoman.actors.descriptions import describe, described
from dragoman.actors.entry import Entry
from dragoman.actors.headed import Headed
from dragoman.actors.heads import code_of, may_stand_alone
from dragoman.actors.minorities import minority
from dragoman.actors.places import is_figure, is_other_name, region_end
from dragoman.actors.reader import Draft
from dragoman.actors.sightings import NO_STATE
from dragoman.actors.state_offices import state_office
from dragoman.actors.words import words

# Modifiers that may stand between the start of a phrase and its owner or head.
MOST_MODIFIERS = 4
# A dateline stands in one of the first passages (title, author and date before it).
DATELINE_WITHIN = 6
# Kinds of names to which a common noun may point back ("the agency", "the company").
_HOUSES = frozenset(["force", "legislature", "ministry", "organisation", "media", "party", "body"])


class Phrases(Headed):
    """Reads the phrases of one passage."""

    def all(self) -> list[Draft]:
        """All phrases, in order and disjoint."""
        found: list[Draft] = []
        i = 0
        modifiers, phrases = words("modifiers"), described()
        while i < len(self.items):
            item = self.items[i]
            if item.low in phrases:
                describe(self, i, self.context, self.authority)
            if not (item.cap or item.entries or item.term or item.low in modifiers):
                i += 1
                continue
            draft, after = self._at(i)
            if draft is not None:
                found.append(draft)
            i = max(after, i + 1)
        return found

    def _at(self, i: int) -> tuple[Draft | None, int]:
        """The phrase that begins at an item, and where reading goes on."""
        item = self.items[i]
        if not item.word:
            return None, i + 1
        head = self._skip_modifiers(i)
        if head >= 0:
            start = self.items[head]
            if start.entries and start.kind != "person" and not (start.term and not start.cap):
                return self._owned(i, head)
            if start.term is not None and not self._is_courtesy_name(head):
                return self._unowned(i, head)
            if head > i:
                return None, i + 1
        return self._name_at(i)

    def _is_courtesy_name(self, head: int) -> bool:
        """Whether a term is a name behind a courtesy word: "Mr Major", "Ms Judge"."""
        return self.items[head].cap and self.before(head) in ("mr", "mrs", "ms", "miss")

    # -- owner first -------------------------------------------------------------------------

    def _owned(self, first: int, at: int) -> tuple[Draft | None, int]:
        owner = self.items[at]
        entry = choose(owner.entries, self.context)
        entry = minority(self, at, entry, self.context) or entry
        if is_other_name(self, at, entry):
            return None, max(self.name_end(at + 1), at + 1)
        if is_figure(self, at, entry):
            return None, at + 1
        if self.is_backed(at + 1):
            return self._backer(first, at, entry)
        after, possessive = self.past_possessive(self.past_leading(at + 1))
        named = possessive or entry.kind == "demonym" or entry.name in words("adjectives")
        head = self._modifiers_then_term(after, possessive, named)
        if self.is_coalition(at + 1) and entry.kind != "region":
            return self._coalition(first, after, entry), after + 1
        if head >= 0 and not self._is_of_others(head, entry):
            draft = self.headed(first, head, entry)
            if draft is not None:
                if named and after < head and self.items[after].cap and not draft.person:
                    draft.name = self.text(after, draft.last)
                return draft, draft.last
        if entry.kind == "region":
            return None, at + 1
        office = state_office(self, first, after, entry) if named else None
        if office is not None:
            self.context.saw(office.code, office.kind, first)
            self.context.named_organ(first, office.name, office.code, office.name, office.kind)
            return office, office.last
        if possessive or entry.kind == "demonym":
            end = region_end(self, after)
            if end > after and entry.code:
                return self._place(after, end, entry.code), end
        draft = self._alone(at, entry)
        return draft, draft.last

    def _is_of_others(self, at: int, owner: Entry) -> bool:
        """Whether a head is never its owner: "Oslo's allies" are anybody but Oslo; NATO's are NATO."""
        term = self.items[at].term
        if term is not None and term.phrase == "house" and not self.items[at].cap:
            return True  # a house in which somebody lives
        return term is not None and term.key == "other" and owner.kind != "body"

    def _backer(self, first: int, at: int, entry: Entry) -> tuple[Draft | None, int]:
        """Whoever stands behind others: "Iran-backed fighters" are not Iran's, but name it."""
        if entry.kind != "region":
            return self._alone(at, entry), at + 3
        if self._skip_modifiers(at + 3) < 0:
            return None, at + 3
        draft, after = self._at(at + 3)  # "Western-backed forces"
        if draft is not None and not draft.owned:
            draft.first = first
        return draft, after

    def _coalition(self, first: int, at: int, entry: Entry) -> Draft:
        """The forces that a state leads: "the Saudi-led coalition"."""
        code = code_of(entry, "MIL", self.authority.terms["forces"])
        self.context.saw(code, "leader", first)
        name = self.text(first, at + 1)
        self.context.named_organ(first, name, code, name, "force")
        return Draft(first, at + 1, code, name, "force", "coalition", sector="MIL", head=at)

    def _alone(self, at: int, entry: Entry) -> Draft:
        """A name with nothing that it owns."""
        kind, code, name, last = entry.kind, entry.code, entry.name, at + 1
        place = False
        if kind in ("capital", "bloc"):
            place = self.before(at) in words("place_before") or self.is_dateline(at)
            place = place and not self.is_possessive(at + 1)
            kind = "body" if kind == "bloc" else kind
        elif kind == "nationals":
            kind, code = self._nationals(at, entry)
            name = self._people_called(at, kind, entry)
        elif kind == "demonym":
            name = self.authority.name_of(code)
        if kind == "state" and self._in_america(at):
            kind, code = "place", "USA"
        if kind in ("place", "capital"):
            region = region_end(self, at)
            wider = self._wider(at + 1)
            if region > at + 1:
                kind, code, last, place = "place", code[:3].rstrip(":"), region, False
                name = self.text(at, region)
            elif wider:
                kind, code, place = "place", wider, False
        shared = self.items[at].text in words("shared_houses")
        behind = self.is_backed(at + 1) or self.is_seat(at + 1)
        self.context.saw(
            code, "leader" if behind else "shared" if shared else kind, at, venue=place
        )
        if kind in _HOUSES:
            self.context.named_organ(at, self.items[at].text, code, name, kind)
        if place and self.is_dateline(at) and self.context.passage < DATELINE_WITHIN:
            state = code.partition(":")[0]
            self.context.dateline = "" if state in NO_STATE else state
        return Draft(at, last, code, name, kind, place=place, entry=entry, head=at)

    def _in_america(self, at: int) -> bool:
        """Whether a state's name is a place there: "Atlanta, Georgia", "Lebanon, Ohio"."""
        if self.items[at].text not in words("doubtful_places"):
            return False
        before = self.items[at - 2].entries if at > 1 and self.before(at) == "," else ()
        towns = any(one.code == "USA" and one.kind == "place" for one in before)  # but "US, Cuba"
        return self._wider(at + 1) == "USA" or towns

    def _wider(self, i: int) -> str:
        """The state of the region named behind a comma: "London, Ontario", "Atlanta, Georgia"."""
        items = self.items
        if i + 1 < len(items) and items[i].text == "," and items[i + 1].entries:
            for entry in items[i + 1].entries:
                if entry.kind == "place" and len(entry.code) == 3 and entry.code in ("USA", "CAN"):
                    return entry.code
        return ""

    def _nationals(self, at: int, entry: Entry) -> tuple[str, str]:
        """Kind and code of a people: "the Russians" are their state, "hundreds of Russians" are not.

        Those of a town or a region ("the Catalans") never are.
        """
        if ":" in entry.code:  # a people with no state, or those of a part of one
            return "generic" if entry.code.endswith(":CVL") else "group", entry.code
        if self.before(at) == "the" or self.begins_sentence(at):
            return "state", entry.code
        return "generic", f"{entry.code}:CVL"

    def _people_called(self, at: int, kind: str, entry: Entry) -> str:
        """ "Russians" are called so, and not "Russian"; "the Russians", their state, by its name."""
        if kind == "state":
            return self.authority.name_of(entry.code)
        return entry.name if kind == "group" else self.text(at, at + 1)

    def _place(self, first: int, last: int, code: str) -> Draft:
        country = code.partition(":")[0]
        self.context.saw(country, "place", first)
        return Draft(first, last, country, self.text(first, last), "place", head=first)

    # -- heads without an owner ------------------------------------------------------------------

    def _unowned(self, first: int, at: int) -> tuple[Draft | None, int]:
        draft = self.headed(first, at, None)
        if draft is None:
            return None, at + 1 if at == first else first + 1
        if draft.owned or draft.person or may_stand_alone(self, draft):
            return draft, draft.last
        return None, draft.last

    def _name_at(self, i: int) -> tuple[Draft | None, int]:
        """A name with no title before it: of a person, a ship, a region, or an organ."""
        if self.begins_sentence(i) and self.items[i].low in words("sentence_words"):
            return None, i + 1
        item = self.items[i]
        if not item.cap and item.kind != "person":
            return None, i + 1
        if item.text in words("ships") and i + 1 < len(self.items) and self.items[i + 1].cap:
            draft = self.ship(i)
            return draft, draft.last
        if item.text in words("saints") and not item.entries and i + 1 < len(self.items):
            return None, max(self.name_end(i + 1 + (self.items[i + 1].text == ".")), i + 1)
        region = i if item.entries or item.family else region_end(self, i)
        if region > i:
            return Draft(i, region, "", self.text(i, region), "place", owned=False, head=i), region
        start, end = self.name_span(i)
        if end == start:
            return None, i + 1
        if self.is_credited(i):
            return None, end
        if end < len(self.items) and self._is_titled_organ(end):
            return self._named_organ(i, end)
        town = None if start > i else self._town(i, end)
        if town is not None:
            return town, end
        return self.name_draft(i, start, end), end

    def _town(self, at: int, end: int) -> Draft | None:
        """An unknown place: "in Exampleton, Norway", "the town of Exampleton in Norway"."""
        items = self.items
        if any(item.family or item.entries for item in items[at:end]):
            return None
        named = self.before(at) == "of" and at > 1 and items[at - 2].low in words("town_nouns")
        if not named and self.before(at) not in words("place_before"):
            return None
        link = items[end].text if end + 1 < len(items) else ""
        state = items[end + 1] if link == "," or (named and link == "in") else None
        if state is not None and state.kind == "state" and not self.is_possessive(end + 2):
            return self._place(at, end, choose(state.entries, self.context).code)
        return Draft(at, end, "", self.text(at, end), "place", owned=False) if named else None

    def _is_titled_organ(self, at: int) -> bool:
        """Whether a capitalised organ follows a name: "Sahel Security Agency"."""
        item = self.items[at]
        return item.cap and not item.joined and item.term is not None and item.term.role == "organ"

    def _named_organ(self, first: int, at: int) -> tuple[Draft | None, int]:
        draft = self.headed(first, at, None)
        if draft is None:
            return None, at
        draft.name = self.text(first, draft.last)
        return draft, draft.last

    # -- small steps -----------------------------------------------------------------------------

    def _skip_modifiers(self, i: int) -> int:
        """The owner or term that a row of modifiers leads to, or -1."""
        items = self.items
        for at in range(i, min(i + MOST_MODIFIERS + 1, len(items))):
            item = items[at]
            if (item.entries and item.kind != "person") or item.term is not None:
                return at
            if item.text == "-" and at > i:
                continue
            if item.low not in words("modifiers") or (item.cap and at > i and not items[i].cap):
                return -1
        return -1

    def _modifiers_then_term(self, i: int, possessive: bool, named: bool = False) -> int:
        """The term behind modifiers, or behind the name of an organ: "Russia's Baltic Fleet"."""
        items = self.items
        for at in range(i, min(i + MOST_MODIFIERS, len(items))):
            item = items[at]
            if item.term is not None:
                return at
            if item.text == "-" and at > i and item.joined:
                continue
            if item.low in words("modifiers"):
                continue
            if possessive and item.word and item.low.endswith("ly") and not item.entries:
                continue
            if named and item.cap and item.word and item.kind in ("", "region", "place"):
                if item.family or item.text in words("calendar"):
                    return -1
                continue
            return -1
        return -1
