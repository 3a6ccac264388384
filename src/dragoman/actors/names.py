"""Names of persons and ships, and who in the tables has them."""

from __future__ import annotations

from dragoman.actors.authority import Authority
from dragoman.actors.choose import choose
from dragoman.actors.context import Context
from dragoman.actors.entry import Entry
from dragoman.actors.reader import Draft, Reader
from dragoman.actors.scan import Item

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
        if end == start and start > i and item.term is not None and item.cap:
            end = start + 1  # "Mr Major"
        return start, end

    def person(self, at: int, end: int) -> tuple[str, Entry | None]:
        """The name of items as a person's, and who in the tables has it."""
        item = self.items[at]
        entries = tuple(e for e in (*item.entries, *item.family) if e.kind == "person")
        if end - at > 1 and item.kind != "person":
            entries = self.authority.people(self.text(at, end))
        if not entries:
            return self.text(at, end), None
        entry = choose(entries, self.context)
        return entry.name if item.kind == "person" else self.text(at, end), entry

    def take_name(self, draft: Draft, at: int) -> None:
        """Give a role the name right behind it, or behind its owner ("of Ukraine Volodymyr ...")."""
        at = self.past_courtesy(at)
        end = self.name_end(at)
        if end == at:
            return
        draft.person, entry = self.person(at, end)
        draft.last, draft.kind, draft.head = end, "person", end - 1
        if entry is not None:
            draft.entry = entry
            if not draft.owned:
                draft.code, draft.owned = entry.code, True

    def name_draft(self, first: int, start: int, end: int) -> Draft:
        """A name with no title; one that no table has is left for the document to resolve."""
        name, entry = self.person(start, end)
        tail = next((k for k in range(start, end) if self.items[k].kind == "person"), start)
        if entry is None and tail > start:
            first = start = tail  # "Meanwhile Vladimir Putin"
            name, entry = self.person(tail, end)
        draft = Draft(first, end, "", name, "person", owned=False, person=name, head=end - 1)
        if entry is not None and not self.items[start].family:
            self.context.saw(entry.code, "person", first)
            draft.code, draft.name, draft.office = entry.code, entry.name, entry.office
            draft.entry, draft.owned = entry, True
        return draft

    def ship(self, i: int) -> Draft:
        """A warship by its prefix: "USS Cole"."""
        end = max(self.name_end(i + 1), i + 2)
        code = f"{_NAVIES[self.items[i].text]}:MIL"
        self.context.saw(code, "force", i)
        return Draft(i, end, code, self.text(i, end), "force", head=end - 1)
