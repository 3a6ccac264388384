"""The grammar of actors: owner, modifiers, terms and name, read from left to right.

One phrase is ``[modifiers] [owner ['s]] [modifiers] terms [name] [of owner]``, where the owner is a
state, demonym, capital or any named actor and the terms are those of ``actors_terms.tsv``.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.authority import Authority, Entry
from dragoman.actors.choose import choose
from dragoman.actors.context import Context
from dragoman.actors.scan import GEO, Item
from dragoman.actors.terms import Term
from dragoman.actors.words import words

# Modifiers that may stand between the start of a phrase and its owner or head.
MOST_MODIFIERS = 4
# Words of a person's name at most, particles and initials counted.
LONGEST_NAME = 5


@dataclass(slots=True)
class Draft:
    """A mention in the making: items ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    code: str
    name: str
    kind: str
    office: str | None = None
    place: bool = False
    term: Term | None = None
    owned: bool = True  # the country is told, not taken from the context
    person: str = ""  # the name of a person, as written
    entry: Entry | None = None


class Phrases:
    """Reads the phrases of one passage."""

    def __init__(self, items: list[Item], authority: Authority, context: Context) -> None:
        self.items = items
        self.authority = authority
        self.context = context

    def all(self) -> list[Draft]:
        """All phrases, in order and disjoint."""
        found: list[Draft] = []
        i = 0
        while i < len(self.items):
            drafts, after = self.at(i)
            found.extend(drafts)
            i = max(after, i + 1)
        return found

    def at(self, i: int) -> tuple[list[Draft], int]:
        """The phrase that begins at an item, and where reading goes on."""
        item = self.items[i]
        if not item.word:
            return [], i + 1
        head = self._skip_modifiers(i)
        if head < 0:
            return self._name_at(i)
        start = self.items[head]
        if start.entries and start.kind != "person" and not self._is_plain_term(head):
            return self._owned(i, head)
        if start.term is not None:
            return self._unowned(i, head)
        return self._name_at(i) if head == i else ([], i + 1)

    # -- owner first -------------------------------------------------------------------------

    def _owned(self, first: int, at: int) -> tuple[list[Draft], int]:
        owner = self.items[at]
        entry = choose(owner.entries, self.context)
        if self._is_other_name(at, entry):
            return [], at + 1
        after, possessive = self._possessive(at + 1)
        head = self._modifiers_then_term(after, possessive)
        if head < 0 and not possessive and entry.kind in ("state", "capital") and owner.text == "US":
            pass
        if head >= 0:
            draft = self._head(first, head, entry, owner)
            if draft is not None:
                return [draft], draft.last
        name_end = self._name_end(after) if not possessive and entry.kind == "demonym" else after
        if name_end > after + 1:
            pass  # "Frenchman Jean Dupont" names a person, "Russian Vladimir" does not
        draft = self._alone(at, entry, owner)
        return [draft], draft.last

    def _alone(self, at: int, entry: Entry, owner: Item) -> Draft:
        """A name with nothing that it owns."""
        kind, code, place = entry.kind, entry.code, False
        before = self._before(at)
        if kind == "capital":
            place = before in words("place_before") or self._is_dateline(at)
            place = place and not self._is_possessive(at + 1)
        elif kind == "nationals":
            kind, code = self._nationals(at, entry)
        self.context.saw(code, kind, at)
        name = entry.name
        if kind == "demonym":
            name = self.authority.name_of(code)
        return Draft(at, at + 1, code, name, kind, place=place, entry=entry)

    def _nationals(self, at: int, entry: Entry) -> tuple[str, str]:
        """"The Russians" are their state; "hundreds of Russians" are people."""
        if ":" in entry.code:
            return "group", entry.code
        if self._before(at) in ("the", "but", "and") or at == 0:
            return "state", entry.code
        return "generic", f"{entry.code}:CVL"

    # -- head ----------------------------------------------------------------------------------

    def _head(self, first: int, head: int, entry: Entry | None, owner: Item | None) -> Draft | None:
        """Terms from ``head`` on, then a name where the last term is a role."""
        chain, last = self._chain(head)
        while chain and chain[-1].role == "field":
            chain.pop()
            last -= 1
        if not chain:
            return None
        if len(chain) > 1 and self._is_homograph_tail(last - 1, chain):
            chain.pop()
            last -= 1
        term = chain[-1]
        after = last
        owned = True
        if entry is None:
            entry, after = self._owner_after(last, term)
            owned = entry is not None
        sector = self._sector(chain, entry)
        code = self._code(entry, sector, term)
        name_from = after if after > last or entry is not None else last
        draft = Draft(first, after, code, "", term.kind, term=term, owned=owned or bool(term.home))
        if term.role == "role":
            self._take_name(draft, name_from, last)
        draft.office = self._words(head, last)
        draft.name = draft.person or self._title(draft, entry, owner)
        self.context.saw(draft.code, draft.kind, head)
        if draft.kind == "force" or draft.kind == "group":
            self.context.force = draft.code
        return draft

    def _chain(self, i: int) -> tuple[list[Term], int]:
        """Terms that follow one another, over possessives and modifiers between them."""
        chain: list[Term] = []
        items = self.items
        while i < len(items):
            term = items[i].term
            if term is None or (chain and items[i].text[0] == "'"):
                break
            if chain and items[i].cap and not items[i - 1].cap and chain[-1].role != "field":
                break
            chain.append(term)
            i += 1
            if chain[-1].role in ("role", "people"):
                break
            following, possessive = self._possessive(i)
            if possessive and following < len(items):
                nxt = items[following].term
                if nxt is not None and nxt.role in ("role", "people") and chain[-1].role == "organ":
                    i = following
                    continue
                break
            if i < len(items) and items[i].joined and items[i].text == "-":
                break
        return chain, i

    def _is_homograph_tail(self, at: int, chain: list[Term]) -> bool:
        """"The government forces talks": a tail that is as well a verb needs a field before it."""
        return False

    def _sector(self, chain: list[Term], entry: Entry | None) -> str:
        term = chain[-1]
        if term.sector:
            if term.sector == "GOV" and term.kind == "office" and len(chain) > 1:
                return term.sector
            return term.sector
        for before in reversed(chain[:-1]):
            sector = before.as_field or before.sector
            if sector:
                return sector
        return ""

    def _code(self, entry: Entry | None, sector: str, term: Term) -> str:
        country = term.home if entry is None else ""
        if entry is not None:
            base, _, own = entry.code.partition(":")
            if base in ("IGO", "REB", "IMG", "NGO", "MNC") or not base:
                return entry.code or f"UNK:{sector or 'GOV'}"
            if entry.kind not in GEO and entry.kind != "government" and own:
                inherited = own if not sector or term.key in ("spokesman", "official") else sector
                return f"{base}:{inherited}"
            country = base
        if not country:
            country = self.context.country() or "UNK"
        return f"{country}:{sector or 'GOV'}"

    def _owner_after(self, last: int, term: Term) -> tuple[Entry | None, int]:
        """The owner behind the head: "president of Ukraine", "police in Nairobi"."""
        items = self.items
        if last >= len(items):
            return None, last
        link = items[last].low
        if link not in ("of", "in", "from", "for", "at", "to"):
            return None, last
        if link == "to" and term.key != "envoy":
            return None, last
        at = last + 1
        while at < len(items) and items[at].low in words("determiners"):
            at += 1
        if at >= len(items) or not items[at].entries:
            return None, last
        entry = choose(items[at].entries, self.context)
        if entry.kind in ("person", "demonym", "nationals") or not entry.code:
            return None, last
        if link == "to":
            return None, last
        if link in ("of", "for"):
            if self._is_possessive(at + 1) or (at + 1 < len(items) and items[at + 1].term):
                return None, last
            return entry, at + 1
        if term.role == "role" and link == "in" and term.sector in ("GOV", "EDU"):
            return None, last
        return entry, last

    # -- heads without an owner ------------------------------------------------------------------

    def _unowned(self, first: int, at: int) -> tuple[list[Draft], int]:
        item = self.items[at]
        term = item.term
        assert term is not None
        draft = self._head(first, at, None, None)
        if draft is None:
            return ([], at + 1) if at == first else ([], first + 1)
        if draft.owned or draft.person:
            return [draft], draft.last
        if not self._may_stand_alone(first, at, draft):
            return [], draft.last
        return [draft], draft.last

    def _may_stand_alone(self, first: int, at: int, draft: Draft) -> bool:
        term = draft.term
        assert term is not None
        if term.role == "field":
            return False
        single = draft.last - at == 1
        if single and term.phrase in words("owner_only"):
            return False
        before = self._before(first)
        if single and term.phrase in words("homographs") or term.role in ("role", "organ") and single:
            if term.role == "organ" and term.phrase.endswith("s") and term.phrase not in words("homographs"):
                return True
            return before in words("determiners") or first == 0 and term.role == "organ"
        return True

    # -- names -----------------------------------------------------------------------------------

    def _take_name(self, draft: Draft, at: int, head_end: int) -> None:
        """A person's name right behind a role, or behind its owner ("of Ukraine Volodymyr ...")."""
        end = self._name_end(at)
        if end == at:
            return
        person = self._person(at, end)
        draft.person = person[0]
        draft.last = end
        entry = person[1]
        if entry is not None:
            draft.entry = entry
            if not draft.owned or draft.code.startswith("UNK"):
                draft.code = entry.code
                draft.owned = True
        draft.kind = "person"

    def _person(self, at: int, end: int) -> tuple[str, Entry | None]:
        name = self._text(at, end)
        entries = [
            entry for i in range(at, end) for entry in (*self.items[i].entries, *self.items[i].family)
            if entry.kind == "person"
        ] if end - at == 1 else []
        entries = entries or [e for e in self.authority.entries(name) if e.kind == "person"]
        entry = choose(tuple(entries), self.context) if entries else None
        return (entry.name if entry and end - at == 1 and not self.items[at].family else name), entry

    def _name_end(self, at: int) -> int:
        """Where a row of name words that begins at an item ends."""
        items = self.items
        i = at
        while i < len(items) and i - at < LONGEST_NAME:
            item = items[i]
            if item.kind == "person" and i == at:
                i += 1
                while i < len(items) and items[i].text in words("suffixes"):
                    i += 1
                return i
            if item.text in (".", "-", "'") and item.joined and i > at:
                if item.text == "." and not (len(items[i - 1].text) == 1 or items[i - 1].text in words("courtesy")):
                    break
                if i + 1 < len(items) and items[i + 1].word and (items[i + 1].joined or item.text == "."):
                    i += 1
                    continue
                break
            if item.low in words("particles") and not item.cap and i > at - 1:
                if i + 1 < len(items) and (items[i + 1].cap or items[i + 1].text == "-"):
                    i += 1
                    continue
                break
            if self._is_name_word(i, i > at):
                i += 1
                continue
            break
        while i > at and (not items[i - 1].word or items[i - 1].low in words("particles")):
            i -= 1
        return i

    def _is_name_word(self, i: int, inside: bool) -> bool:
        item = self.items[i]
        if not item.cap or not item.word or item.text in words("calendar"):
            return inside and item.cap and item.text == "May"
        if item.family or item.kind == "person":
            return True
        if item.term:
            return False
        if item.entries:
            return inside and item.text in words("doubtful_places") and not self._is_possessive(i + 1)
        return True

    def _name_at(self, i: int) -> tuple[list[Draft], int]:
        """A person's name with no title before it."""
        item = self.items[i]
        if not item.cap and item.kind != "person":
            return [], i + 1
        start = i
        while item.text in words("courtesy") and start + 1 < len(self.items):
            start += 1
            if self.items[start].text == ".":
                start += 1
            item = self.items[min(start, len(self.items) - 1)]
        end = self._name_end(start)
        if end == start:
            return [], i + 1
        name, entry = self._person(start, end)
        if entry is None:
            shorter = self._known_tail(start, end)
            if shorter is not None:
                return [shorter], end
        if entry is not None and not (end - start == 1 and self.items[start].family):
            self.context.saw(entry.code, "person", i)
            return [
                Draft(i, end, entry.code, entry.name, "person", entry.office, person=name, entry=entry)
            ], end
        # a bare or unknown name: the document decides later
        return [Draft(i, end, "", name, "person", person=name, owned=False)], end

    def _known_tail(self, start: int, end: int) -> Draft | None:
        """A known full name behind other capitalised words ("Meanwhile Vladimir Putin")."""
        for i in range(start, end):
            if self.items[i].kind == "person":
                entry = choose(self.items[i].entries, self.context)
                self.context.saw(entry.code, "person", i)
                return Draft(i, i + 1, entry.code, entry.name, "person", entry.office, person=entry.name, entry=entry)
        return None

    # -- small steps -----------------------------------------------------------------------------

    def _skip_modifiers(self, i: int) -> int:
        """The owner or term that a row of modifiers leads to, or -1."""
        items = self.items
        for at in range(i, min(i + MOST_MODIFIERS + 1, len(items))):
            item = items[at]
            if item.entries and item.kind != "person" or item.term is not None:
                return at
            if item.text == "-" and at > i:
                continue
            if item.low not in words("modifiers") or (item.cap and at > i and not items[i].cap):
                return -1
        return -1

    def _modifiers_then_term(self, i: int, possessive: bool) -> int:
        items = self.items
        for at in range(i, min(i + MOST_MODIFIERS, len(items))):
            item = items[at]
            if item.term is not None:
                if at > i and item.cap and not items[at - 1].cap and not items[i].cap and not possessive:
                    return at
                return at
            if item.text == "-" and at > i and items[at].joined:
                continue
            if item.low in words("modifiers"):
                continue
            if possessive and item.word and item.low.endswith(("ly", "ing")) and not item.entries:
                continue
            return -1
        return -1

    def _possessive(self, i: int) -> tuple[int, bool]:
        if self._is_possessive(i):
            return i + 1, True
        return i, False

    def _is_possessive(self, i: int) -> bool:
        return i < len(self.items) and self.items[i].joined and self.items[i].text in ("'s", "'")

    def _before(self, i: int) -> str:
        return self.items[i - 1].low if i > 0 else ""

    def _is_plain_term(self, at: int) -> bool:
        """A name that is rather the common noun: "the Congress of Peru", "parliament"."""
        item = self.items[at]
        return item.term is not None and not item.cap

    def _is_dateline(self, at: int) -> bool:
        """"BEIJING (AP) -": a place at the start of a passage, before a bracket or a dash."""
        if at != 0:
            return False
        for item in self.items[1:9]:
            if item.text in ("-", "—", "--") and not item.joined:
                return True
            if item.text == "—" or (item.text == "(" and item is self.items[1]):
                return True
            if not (item.cap or item.text in ",.()" or item.text.isdigit()):
                return False
        return False

    def _is_other_name(self, at: int, entry: Entry) -> bool:
        """"Michael Jordan" and "Paris Hilton" are no states."""
        item = self.items[at]
        if item.text not in words("doubtful_places") or entry.kind not in GEO:
            return False
        before = self.items[at - 1] if at else None
        if (
            before is not None
            and before.cap
            and before.word
            and not before.entries
            and before.term is None
            and before.low not in words("modifiers")
            and before.low not in words("determiners")
            and at > 1
            and self.items[at - 2].text not in (".", "\"", "'", ":")
            and before.low not in ("in", "from", "to", "for", "with", "as", "and", "but", "both")
        ):
            return True
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        return bool(
            after is not None
            and after.cap
            and after.word
            and not after.joined
            and not after.entries
            and after.term is None
            and entry.kind != "state"
            and len(after.text) > 2
        )

    def _text(self, first: int, last: int) -> str:
        items = self.items
        out = ""
        for item in items[first:last]:
            out += item.text if item.joined or not out else " " + item.text
        return out

    def _words(self, first: int, last: int) -> str:
        return self._text(first, last).lower()

    def _title(self, draft: Draft, entry: Entry | None, owner: Item | None) -> str:
        country = draft.code.partition(":")[0]
        if entry is not None and entry.kind not in GEO:
            base = entry.name
        elif country in ("UNK", ""):
            base = ""
        else:
            base = self.authority.name_of(country)
        office = draft.office or ""
        return f"{base} {office}".strip()
