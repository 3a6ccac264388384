"""Names of persons and ships, and who in the tables has them."""

from __future__ import annotations

from dragoman.actors.authority import SAME_OFFICE, Authority
from dragoman.actors.choose import choose, choose_by_family
from dragoman.actors.context import Context
from dragoman.actors.entry import Entry
from dragoman.actors.reader import Draft, Reader
from dragoman.actors.scan import GEO, Item
from dragoman.actors.words import ever_known, words

# A known family name alone is trusted when its holder is in office, or was this many days before.
FAMILY_DAYS = 3 * 365
_NAVIES = {"USS": "USA", "USNS": "USA", "HMS": "GBR", "INS": "IND", "HMAS": "AUS", "HMCS": "CAN"}


class Names(Reader):
    """Reads the names of one passage."""

    def __init__(self, items: list[Item], authority: Authority, context: Context) -> None:
        super().__init__(items)
        self.authority = authority
        self.context = context

    def name_span(self, i: int) -> tuple[int, int]:
        """Start (behind courtesy words) and end of a name that begins at an item; empty if none."""
        start = self.past_courtesy(i)
        end = self.name_end(start)
        item = self.items[start]
        personal = self.items[i].low in words("personal") and bool(item.entries)
        if end == start and start > i and item.cap and (item.term is not None or personal):
            end = start + 1  # "Mr Major", "Mr English"
        return start, end

    def person(self, at: int, end: int, owner: str = "", key: str = "") -> tuple[str, Entry | None]:
        """The name of items as a person's, and who in the tables has it.

        A family name alone stands for somebody of the ``owner``, or with the office that ``key`` names.
        """
        item = self.items[at]
        if item.family and end - at == 1:
            return item.text, self._titled(item, owner, key)
        entries = tuple(e for e in (*item.entries, *item.family) if e.kind == "person")
        if end - at > 1 and (item.kind != "person" or self.goes_on(at)):
            entries = self.authority.people(self.text(at, end)) or self._shorter(at, end)
        if not entries:
            return self.text(at, end), None
        entry = self._of_title(entries, owner, key)
        whole = item.kind == "person" and not self.goes_on(at)
        return entry.name if whole else self.text(at, end), entry

    def _of_title(self, entries: tuple[Entry, ...], owner: str, key: str) -> Entry:
        """Which office of a person is meant: one of the owner's, then the one that the title names."""
        ours = [e for e in entries if owner and e.code.partition(":")[0] == owner] or entries
        named = () if key in ("", "leader") else SAME_OFFICE.get(key, (key,))  # any office leads
        titled = [e for e in ours if e.office in named]
        return choose(titled or ours, self.context)

    def _shorter(self, at: int, end: int) -> tuple[Entry, ...]:
        """Who is known by the first and the last, or the first two, of three and more names."""
        parts = self.text(at, end).split()
        if len(parts) < 3 or len(parts[0]) < 3:
            return ()
        known = self.authority.people(f"{parts[0]} {parts[-1]}")
        half = () if known else self.authority.people(" ".join(parts[:2]))
        return known or tuple(e for e in half if e.office not in words("given_name_offices"))

    def _titled(self, item: Item, owner: str, key: str) -> Entry | None:
        """Whoever of a family the title before the name fits: "President Bush" of that day."""
        day, name = self.context.day, item.text
        fit = [entry for entry in item.family if entry.days_off(day) <= FAMILY_DAYS]
        if owner:
            fit = [entry for entry in fit if entry.code.partition(":")[0] == owner]
        else:
            titled = [e for e in fit if e.office in SAME_OFFICE.get(key, (key,))]
            named = [e for e in fit if self.context.knows(e.code)]
            rare = len({e.code[:3] for e in fit}) == 1 and name not in words("common_families")
            fit = titled or named or (fit if rare else []) or self._once_head(item, key)
        return choose_by_family(fit, self.context)

    def _once_head(self, item: Item, key: str) -> list[Entry]:
        """Who led a state long ago and is remembered by title and name: "President Reagan"."""
        day, remembered = self.context.day, ever_known().get(item.text)
        return [
            entry
            for entry in item.family
            if entry.code[:3] == remembered
            and entry.office in SAME_OFFICE.get(key, (key,))
            and (day is None or entry.since is None or entry.since <= day)
        ]

    def _owner_behind(self, at: int) -> str:
        """The state behind a name: "President Xi Jinping of China", "Senator Doe of Ohio"."""
        items = self.items
        if at + 1 >= len(items) or items[at].low != "of" or not items[at + 1].entries:
            return ""
        entry = choose(items[at + 1].entries, self.context)
        if entry.kind not in GEO or entry.kind == "demonym" or self.is_possessive(at + 2):
            return ""
        return entry.code.partition(":")[0]

    def take_name(self, draft: Draft, at: int) -> None:
        """Give a role the name right behind it, or behind its owner ("of Ukraine Volodymyr ...")."""
        at = self.past_courtesy(at)
        end = self.name_end(at)
        if end == at:
            return
        behind = "" if draft.owned else self._owner_behind(end)
        owner = draft.code.partition(":")[0] if draft.owned else behind
        key = draft.term.key if draft.term else ""
        draft.person, entry = self.person(at, end, owner, key)
        if key == "kin" and end - at == 1 and self.items[at].kind != "person":
            entry = None  # "her son Austin": a given name
        draft.last, draft.kind, draft.head = end, "person", end - 1
        if entry is not None:
            draft.entry = entry
        if draft.owned:
            return
        if behind:
            draft.code, draft.owned = f"{behind}:{draft.sector or 'GOV'}", True
        elif entry is not None:
            draft.code, draft.owned = entry.code, True

    def name_draft(self, first: int, start: int, end: int) -> Draft:
        """A name with no title; one that no table has is left for the document to resolve."""
        name, entry = self.person(start, end)
        tail = next((k for k in range(start, end) if self.items[k].kind == "person"), start)
        if entry is None and tail > start and not self.is_given_name(tail):
            first = start = tail  # "Meanwhile Vladimir Putin"
            name, entry = self.person(tail, end)
        draft = Draft(first, end, "", name, "person", owned=False, person=name, head=end - 1)
        if first < start and end - start == 1 and self.is_given_name(start):
            return draft  # "Mr. Philippe" is no king
        if entry is not None and not self.items[start].family:
            self.context.saw(entry.code, "person", first)
            draft.code, draft.name, draft.office = entry.code, entry.name, entry.office
            draft.entry, draft.owned = entry, True
            if entry.office:
                self.context.holds(first, entry.office, entry.code)
        return draft

    def is_credited(self, at: int) -> bool:
        """Whether a name stands in a credit: "By X", "Photo by X", "(AP Photo/X)", "Reporting by X"."""
        before = self.before(at)
        if before == "by" and at == 1:
            return True
        if before == "/" and at > 1 and self.items[at - 2].kind == "media":
            return True
        return at > 1 and before in ("by", "/", ":") and self._opens_credit(at - 2)

    def _opens_credit(self, noun: int) -> bool:
        """Whether a line, a sentence or a bracket begins with a credit: "Words: X", not "kind words:"."""
        if self.items[noun].low not in words("credit_nouns"):
            return False
        first = noun
        while first and self.items[first - 1].text not in (".", "!", "?", "(", ")", ";", "|"):
            first -= 1
        opening = self.items[first:noun]
        return any(item.low in words("credit_nouns") for item in opening[:2]) or all(
            not item.word
            or item.text.isupper()
            or item.kind == "media"
            or item.low in words("credit_adjectives")
            for item in opening
        )

    def ship(self, i: int) -> Draft:
        """A warship by its prefix: "USS Cole"."""
        end = max(self.name_end(i + 1), i + 2)
        code = f"{_NAVIES[self.items[i].text]}:MIL"
        self.context.saw(code, "force", i)
        return Draft(i, end, code, self.text(i, end), "force", head=end - 1)
