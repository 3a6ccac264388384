"""Heads with their owners: "president of Ukraine", "police in Nairobi", and the name behind them."""

from __future__ import annotations

from dragoman.actors.choose import choose
from dragoman.actors.context import Office
from dragoman.actors.courts import court_in
from dragoman.actors.descriptions import ally_behind, describe
from dragoman.actors.entry import Entry
from dragoman.actors.heads import NO_STATES, code_of, sector_of
from dragoman.actors.names import Names
from dragoman.actors.reader import Draft
from dragoman.actors.scan import GEO
from dragoman.actors.sightings import NO_STATE
from dragoman.actors.terms import Term
from dragoman.actors.words import words


def _may_speak(told: str, office: str) -> bool:
    """Whether an office of the tables is that of a spokesman told so: of the same house and sex.

    "Spokesman" alone is the foreign ministry's in the tables.
    """
    if office == told:
        return True
    house, speaker = told.split()[:-1], told.split()[-1:]
    return not set(house) - words("foreign_houses") and speaker in ([office], ["spokesperson"])


class Headed(Names):
    """Reads the rows of terms of one passage."""

    def headed(self, first: int, head: int, entry: Entry | None) -> Draft | None:
        """Terms from ``head`` on, then a name where the last term is a role."""
        chain, last = self._chain(head)
        while chain and chain[-1].role == "field":
            chain.pop()
            last -= 1
        if not chain:
            return None
        term, noun = chain[-1], last - 1
        last = after = self._past_portfolio(last, term)
        house = term.phrase == "house" and not self.items[noun].cap  # where somebody lives
        if entry is None and not house:
            entry, after = self._owner_after(last, term)
        post, sector = "", sector_of(chain)
        if entry is not None and entry.kind == "capital" and sector == "JUD":
            entry = court_in(entry, self.items, self.context, self.authority) or entry
        if term.key == "counterpart":
            post, sector = self.context.last_post(self.context.passage, first)
        owned = entry is not None or bool(term.home and term.role == "role")
        code = code_of(entry, sector, term) if owned else f"UNK:{sector or 'GOV'}"
        draft = Draft(
            first, after, code, "", term.kind, term=term, owned=owned, sector=sector, head=noun
        )
        if term.role == "role":
            self.take_name(draft, after)
        draft.office = self.text(head, last).lower()
        draft.apart = self._backed_by(first)
        if owned or draft.person:
            organ = term.key == "spokesman" and entry is not None and entry.kind not in GEO
            holder = self.holder(draft, post) if draft.owned and not organ else ""
            draft.name = self._full_name(draft) or holder or self.title(draft, entry)
            if draft.owned:
                self._remember(draft, first)
        return draft

    def _remember(self, draft: Draft, first: int) -> None:
        """Keep who was named, and what he holds, for those who are named by less."""
        self.context.saw(draft.code, draft.kind, first)
        term = draft.term
        if term is not None and term.role == "organ":
            written = self.text(first, draft.last)
            self.context.named_organ(first, written, draft.code, draft.name, draft.kind)
        if term is not None and term.role == "people" and draft.code[:3] not in NO_STATES:
            self.context.told_several(term.phrase, first, draft.code)
        if term is None or term.role != "role":
            return
        word = term.phrase.split()[-1]
        office = Office(self.context.passage, first, term.phrase, word, draft.code, draft.name)
        self.context.holds_office(office)
        if term.key != "counterpart":
            self.context.holds(first, term.key, draft.code)

    def _full_name(self, draft: Draft) -> str:
        """The name of a person, in full where only the family name is written."""
        alone = draft.entry is not None and " " not in draft.person
        return draft.entry.name if alone and draft.entry is not None else draft.person

    def _backed_by(self, first: int) -> str:
        """The state that stands behind a head and is not its owner."""
        if first < 3 or not self.is_backed(first - 2) or not self.items[first - 3].entries:
            return ""
        code = choose(self.items[first - 3].entries, self.context).code
        return code.partition(":")[0] or "UNK"

    def holder(self, draft: Draft, post: str = "") -> str:
        """Who holds an office told without a name ("the Ukrainian president"), if that is known."""
        term, end = draft.term, draft.head + 1
        if term is None or not term.key or term.role != "role":
            return ""
        if self.before(draft.first) in ("a", "an"):
            return ""  # one of several
        if any(item.low in words("past") for item in self.items[draft.first : end]):
            return ""
        owner, _, sector = draft.code.partition(":")
        owner = draft.code if owner in NO_STATES else owner
        if sector not in ("GOV", "MIL") and owner != draft.code:
            return ""
        day = self.context.day
        if any(item.low in words("coming") for item in self.items[draft.first : end]):
            successor = self.authority.successor(owner, term.key, day)
            return successor.name if successor else ""
        told = self.text(draft.first, end).lower()  # "Yugoslav president", of several there
        offices = [told, draft.office or term.phrase, term.phrase, post or term.key]
        if term.key == "spokesman":
            offices = [office for office in offices if _may_speak(draft.office or "", office)]
        for office in offices:
            if office in words("many_holders"):
                continue
            holder = self.authority.holder(owner, office, day)
            if holder:
                return holder.name
        return ""

    def _chain(self, i: int) -> tuple[list[Term], int]:
        """Terms that follow one another, over a possessive between organ and role."""
        chain: list[Term] = []
        items = self.items
        while i < len(items):
            term = items[i].term
            if term is None:
                break
            if chain and items[i].cap and not items[i - 1].cap and chain[-1].role != "field":
                break
            chain.append(term)
            i += 1
            if term.role in ("role", "people") and not (term.as_field and self._is_term(i)):
                break
            following, possessive = self.past_possessive(i)
            if possessive:
                if term.role != "organ" or not self._is_term(following):
                    break
                i = following
        return chain, i

    def _past_portfolio(self, i: int, term: Term) -> int:
        """The item behind what a minister is of: "minister of transport Jan Preston"."""
        items = self.items
        head, of, _ = term.phrase.partition(" of ")
        links = ("and", "&", ",") if of else ("of", "for")  # "minister of health" is one term
        if head not in words("portfolio_heads") or i + 1 >= len(items) or items[i].low not in links:
            return i
        end = i + 1
        while end < len(items) and (
            items[end].low in words("portfolios")
            or (items[end].low in ("and", "the", ",", "&") and end + 1 < len(items))
        ):
            end += 1
        while items[end - 1].low in ("and", "the", ",", "&"):
            end -= 1
        behind = items[end] if end < len(items) else None
        of_body = behind is not None and (behind.term or behind.low in words("body_nouns"))
        return i if end == i + 1 or of_body else end  # "secretary of the National Security Council"

    def _is_term(self, i: int) -> bool:
        """Whether an item is a role, people or force noun, to which what stands before belongs."""
        if i >= len(self.items):
            return False
        term = self.items[i].term
        return term is not None and (term.role in ("role", "people") or term.kind == "force")

    def _owner_after(self, last: int, term: Term) -> tuple[Entry | None, int]:
        """The owner behind the head: "president of Ukraine", "police in Nairobi"."""
        items = self.items
        link = items[last].low if last < len(items) else ""
        if link not in ("of", "in", "from", "for", "at"):
            return None, last
        at = self._past_directions(last + 1)
        if at < len(items):
            describe(self, at, self.context, self.authority)
        if at >= len(items) or not items[at].entries:
            return None, last
        entry = choose(items[at].entries, self.context)
        ally = ally_behind(self, at, self.context, self.authority)
        if ally:
            return ally, last
        if link in ("of", "for") and term.key in ("spokesman", "official", "leader"):
            organ = self._organ_behind(at, entry)
            if organ is not None:
                return organ, last
        if link in ("of", "from") and term.role == "people" and self._owns_organ(at, entry):
            return entry, last  # "leaders of Romania's new government"
        if link in ("of", "for") and self._of_unknown(at, entry, term):
            return Entry(f"{entry.code[:3]}:CVL", self.text(at, at + 1), "organisation"), last
        if entry.kind in ("person", "demonym", "nationals", "region") or not entry.code:
            return None, last
        if link in ("of", "for"):
            if self.is_possessive(at + 1) or (at + 1 < len(items) and items[at + 1].term):
                return None, last
            return entry, at + 1
        if term.key == "envoy" or term.phrase in ("embassy", "consulate", "mission", "delegation"):
            return None, last
        if term.role == "role" and term.sector in ("GOV", "EDU"):
            return None, last
        if term.sector in ("EDU", "JRN") and entry.kind in GEO:
            return None, last  # reporters in Rome are not Italy's
        if term.sector == "MIL" and (link != "from" or self._is_possessed(last)):
            return None, last  # troops in a country are as often another's
        return entry, last

    def _of_unknown(self, at: int, entry: Entry, term: Term) -> bool:
        """Whether a role is one in a house that no table has: "head of the Danish Foobar Group"."""
        if entry.kind != "demonym" or term.role != "role" or at + 1 >= len(self.items):
            return False
        if entry.code.partition(":")[0] in NO_STATE:
            return False
        end = at + 1
        while end < len(self.items) and self.items[end].cap and not self.items[end].entries:
            end += 1
        behind = self.items[at + 1 : end]
        if not behind or behind[0].term is not None or not behind[0].word:
            return False
        return behind[-1].low not in words("state_offices")

    def _past_directions(self, i: int) -> int:
        """The item behind "the", "east" or "the town of", which leaves a place the same state's."""
        items = self.items
        while i + 1 < len(items):
            town = items[i].low in words("town_nouns") and items[i + 1].low == "of"
            hyphen = items[i].text == "-" and items[i].joined
            small = hyphen or items[i].low in words("determiners") | words("directions")
            if not (town or (small and not items[i].entries)):
                break
            i += 2 if town else 1
        return i

    def _owns_organ(self, at: int, owner: Entry) -> bool:
        """Whether a state or demonym behind "leaders of" has an organ or house behind it."""
        if owner.kind not in GEO or not owner.code:
            return False
        head, possessive = self.past_possessive(at + 1)
        while head < len(self.items) and self.items[head].low in words("modifiers"):
            head += 1
        term = self.items[head].term if head < len(self.items) else None
        named = possessive or owner.kind == "demonym"
        return named and term is not None and term.role == "organ"

    def _organ_behind(self, at: int, owner: Entry) -> Entry | None:
        """Whom somebody speaks for: "a spokesman for the Kenyan police", "for the UN's envoy"."""
        body = owner.code.startswith("IGO:")
        if not body and (owner.kind not in GEO or ":" in owner.code or not owner.code):
            return None
        head, possessive = self.past_possessive(at + 1)
        if not (possessive or body or owner.kind == "demonym"):
            return None
        while head < len(self.items) and self.items[head].low in words("modifiers"):
            head += 1
        chain, last = self._chain(head)
        if not chain or chain[-1].role not in ("organ", "people", "role"):
            return None
        if body:
            return owner
        code = code_of(owner, sector_of(chain), chain[-1])
        name = f"{self.authority.adjective_of(owner.code)} {self.text(head, last).lower()}"
        return Entry(code, name, "organ")

    def _is_possessed(self, last: int) -> bool:
        """Whether "its" or "their" stands within the three items before."""
        return any(item.low in words("possessives") for item in self.items[max(last - 4, 0) : last])

    def title(self, draft: Draft, entry: Entry | None) -> str:
        """What an actor without a name of its own is called: "Ukrainian president"."""
        country = draft.code.partition(":")[0]
        if entry is not None and entry.kind not in GEO:
            base = entry.name
        else:
            owner = draft.code if country in NO_STATES else country
            base = "" if country in ("UNK", "") else self.authority.adjective_of(owner)
            base = "" if ":" in base else base  # a group that is called by its code alone
        return f"{base} {draft.office or ''}".strip()
