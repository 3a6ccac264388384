"""The people of one document: introduced by full name or title, then called by one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from dragoman.actors import appositions
from dragoman.actors.appositions import is_role
from dragoman.actors.authority import Authority
from dragoman.actors.choose import choose, choose_by_family, is_head
from dragoman.actors.context import Context
from dragoman.actors.entry import Entry
from dragoman.actors.longer import is_headline
from dragoman.actors.names import FAMILY_DAYS
from dragoman.actors.reader import Draft, Reader
from dragoman.actors.scan import Item
from dragoman.actors.sexes import sex_of
from dragoman.actors.spelling import SHORT, family_names, other_spellings, plain
from dragoman.actors.trails import Newest, Place, Trail
from dragoman.actors.words import ever_known, words

# With a courtesy word, whoever left office so many days ago may be meant.
FORMER_DAYS = 15 * 365
# A given name with a hyphen and a small letter stands behind a Korean family name.
_HYPHENATED = re.compile(r"^[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+$")


@dataclass(slots=True)
class Person:
    """Somebody whom the document has introduced."""

    place: Place
    name: str
    code: str
    office: str | None


class People:
    """Who is who in one document."""

    def __init__(self, context: Context, authority: Authority) -> None:
        self.context = context
        self.authority = authority
        self.called: dict[str, Trail[Person]] = {}
        self.firsts: dict[str, Person] = {}  # by what they are called, who is introduced first so
        self.given: dict[str, Newest[Person]] = {}  # by the given name alone
        self.namesakes: dict[str, dict[str, Place]] = {}  # by it, where each of them first stands
        self.spelt: dict[str, list[Entry]] = {}  # who has a name in another spelling
        self.learnt: set[tuple[int, int]] = set()
        self.awaited: set[str] = set()
        self.nameless: dict[str, str] = {}  # full names that no table knows, by their last
        # Names that are no famous holder's here: common ones, and those of people told by what they do.
        self.strangers: set[str] = set()
        self.unheard: dict[str, Place] = {}  # by family name, where one whom no table knows is told

    def introduce(
        self, number: int, items: list[Item], drafts: list[Draft], *, owned: bool = False
    ) -> None:
        """Learn the people of a passage, or those ``owned``: from known names, titles, appositions."""
        self._appositions(number, items, drafts, owned)
        for draft in drafts:
            if owned and not draft.owned:
                continue
            full = draft.kind == "person" and draft.person and not draft.code.startswith("UNK")
            if full and draft.code and (number, draft.first) not in self.learnt:
                self.learnt.add((number, draft.first))
                self._learn(number, draft)

    def await_owners(self, number: int, items: list[Item], drafts: list[Draft]) -> None:
        """Keep the family names of people whose state is not settled yet for those people.

        "Deputy Minister Kim Hong-kyun ... Kim warned": no famous Kim is meant.
        """
        headline = is_headline(items)
        for draft in drafts:
            if not draft.person or " " not in draft.person or draft.owned:
                continue
            parts = plain(draft.person).split()
            if draft.term is not None:
                self.awaited |= {parts[0], parts[-1]}
            elif not draft.code:
                self.awaited.add(parts[-1])
                self.nameless.setdefault(parts[-1], draft.person)
                if not headline:
                    self.unheard.setdefault(parts[-1], (number, draft.first))
                common = words("common_families").intersection((parts[0], parts[-1]))
                self.strangers |= common

    def _learn(self, number: int, draft: Draft) -> None:
        person = Person((number, draft.first), draft.name, draft.code, draft.office)
        name = plain(draft.person)
        parts = name.split()
        first = draft.code[:3] in words("family_first") and parts[0] not in words("western_given")
        keys = {name, *family_names(name, first), parts[-1], plain(draft.name)}
        if first or _HYPHENATED.search(name):
            keys.add(parts[0])
        if (
            len(parts) > 1
            and parts[0] not in keys | words("shared_names")
            and len(parts[0]) > SHORT
        ):
            self._is_given(parts[0], person)
        if draft.code[:3] in words("double_surnames") and len(parts) > 2 and len(parts[-2]) > SHORT:
            keys.add(parts[-2])  # "Mr. Pena", of Enrique Pena Nieto
        for key in keys:
            if len(key) > 1 and key not in words("particles"):
                self.called.setdefault(key, Trail()).add(person.place, person)
                self.firsts.setdefault(key, person)

    def _is_given(self, name: str, person: Person) -> None:
        self.given.setdefault(name, Newest()).add(person.place, person)
        first = self.namesakes.setdefault(name, {})
        first[person.name] = min(person.place, first.get(person.name, person.place))

    def _appositions(
        self, number: int, items: list[Item], drafts: list[Draft], owned: bool
    ) -> None:
        """Give names the code of the role or house beside them: "X, the French foreign minister"."""
        for person, told in appositions.pairs(items, drafts):
            code = appositions.code_of(person, told) if told.owned or not owned else ""
            if not code or self._is_known(number, items, person, code):
                continue
            person.code, person.owned = code, told.owned
            if is_role(told):
                person.office = told.office
                told.name = person.name
            if person.code[:3] in ("", "UNK"):
                self.strangers.add(plain(person.person).split()[-1])

    def _is_known(self, number: int, items: list[Item], person: Draft, code: str) -> bool:
        """Whether a lone surname is that of somebody known whom the role beside it fits."""
        if " " in person.person:
            return False
        known = self._by_family(number, items, person)
        return known is not None and known.code.partition(":")[0] == code.partition(":")[0]

    def name(self, number: int, items: list[Item], drafts: list[Draft]) -> None:
        """Resolve the bare names of a passage by the people introduced so far."""
        for draft in drafts:
            if draft.kind == "place" and draft.entry is not None and draft.entry.minor:
                self._unplace(draft)
            if draft.kind == "person" and not draft.code and self._named(number, items, draft):
                self.context.saw(draft.code, "person", draft.first, passage=number)

    def _unplace(self, draft: Draft) -> None:
        """A town's name is somebody's whom the text has introduced: "Jan Preston ... Preston"."""
        name = plain(draft.name)
        if name in self.called or name in self.nameless:
            draft.kind, draft.code, draft.person = "person", "", name

    def _named(self, number: int, items: list[Item], draft: Draft) -> bool:
        name = plain(draft.person).removesuffix("'")
        if name in self.awaited:
            return False
        person: Person | Entry | None = self._known(name, number, draft.first)
        person = person or self._known(name[:1].lower() + name[1:], number, draft.first)
        if person is None and " " in name and draft.first == 0:
            person = self._known(name.split()[-1], number, draft.first)
            draft.first = draft.last - 1 if person else draft.first
        if person is not None and person.code.endswith(":CVL") and " " not in name:
            person = self._head_of_family(number, items, draft) or person
        known = (
            person
            or self._by_family(number, items, draft)
            or self._by_given_name(name, number, draft)
            or self._otherwise(name)
        )
        if known is not None:
            draft.code, draft.name, draft.office = known.code, known.name, known.office
        return known is not None

    def _head_of_family(self, number: int, items: list[Item], draft: Draft) -> Entry | None:
        """A head in office of the same surname as somebody of none: "Biden" is not his brother."""
        if draft.last - draft.first > 1 and items[draft.first].low != "mr":
            return None
        known = self._by_family(number, items, draft)
        return known if known is not None and is_head(known, self.context) else None

    def _otherwise(self, name: str) -> Entry | None:
        """Who is known by a full name in another spelling, of a state told of: "Jean Noel Barrot"."""
        if " " not in name:
            return None
        if name not in self.spelt:
            forms = other_spellings(name)
            self.spelt[name] = [one for form in forms for one in self.authority.people(form)]
        told = [one for one in self.spelt[name] if self.context.knows(one.code)]
        told = [one for one in told if one.days_off(self.context.day) <= FAMILY_DAYS]
        return choose(told, self.context) if told else None

    def _by_given_name(self, name: str, number: int, draft: Draft) -> Person | None:
        """The one person of a given name who was introduced before: "Thaksin", "Saddam"."""
        at = (number, draft.first)
        before = (place for place in self.namesakes.get(name, {}).values() if place < at)
        return self.given[name].before(at) if len(list(islice(before, 2))) == 1 else None

    def _known(self, name: str, number: int, at: int) -> Person | None:
        people = self.called.get(name)
        if not people:
            return None
        return people.last_before((number, at + 1)) or self.firsts[name]

    def _formerly(self, family: Sequence[Entry]) -> list[Entry]:
        """Who of the name once held an office in the one state of the report: "Mr. Correa"."""
        day = self.context.day
        once = [
            one
            for one in family
            if self.context.knows(one.code)
            and (day is None or one.since is None or one.since <= day)
            and one.days_off(day) <= FORMER_DAYS
        ]
        return once if len({one.code[:3] for one in once}) == 1 else []

    def _is_namesake(self, name: str, number: int, draft: Draft) -> bool:
        """Whether the report has told of somebody of this family name whom no table knows."""
        told = self.unheard.get(name)
        return told is not None and (number == 0 or told < (number, draft.first))

    def _by_family(self, number: int, items: list[Item], draft: Draft) -> Entry | None:
        """A known person by the family name alone, where one holder fits the day."""
        i = draft.last - 1
        item = items[i]
        if _is_within(items, draft.first) or _is_a_word(items, draft):
            return None
        family = item.family or (
            self.authority.family(item.text) if items[draft.first].low in words("personal") else ()
        )
        if not family or item.text in self.strangers:
            return None
        if any(
            items[k].text not in words("courtesy") and items[k].word for k in range(draft.first, i)
        ):
            return None
        fit = [e for e in family if e.days_off(self.context.day) <= FAMILY_DAYS]
        if not fit and items[draft.first].low in words("personal"):
            fit = self._formerly(family)
        if state := ever_known().get(item.text):  # "the Obama administration", years later
            fit = [e for e in family if e.code[:3] == state]
        if self._is_namesake(item.text, number, draft):
            fit = [e for e in fit if is_head(e, self.context) and self.context.knows(e.code)]
        if item.text in words("given_as_family"):  # "Ahmed, a grocer" in a report on Mali
            fit = [e for e in fit if self.context.knows(e.code)]
        called = sex_of(" ".join(one.text for one in items[draft.first : i]), "")
        if called is not None:  # "Mrs. Clinton" is not Bill
            fit = [e for e in fit if sex_of("", e.name) in (None, called)]
        return choose_by_family(fit, self.context)


def _is_within(items: list[Item], at: int) -> bool:
    """Whether a name is a place that something lies in: "police in Austin", not "trust in Austin"."""
    before = items[at - 1].low if at else ""
    trusted = before == "in" and at > 1 and items[at - 2].low in words("trusting")
    return before in words("place_within") and not trusted


def _is_a_word(items: list[Item], draft: Draft) -> bool:
    """Whether a name at the start of a sentence is a mere word there: "Rice imports", "Brown rats"."""
    at = draft.first
    if draft.last - at != 1 or items[at].text not in words("word_names"):
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    if not Reader(items).begins_sentence(at) or after is None:
        return False
    return after.low not in words("person_verbs") and not (after.cap or after.low.endswith("ed"))
