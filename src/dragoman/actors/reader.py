"""The items of one passage with the small questions that the grammar asks of them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.entry import Entry
from dragoman.actors.scan import Item
from dragoman.actors.terms import Term
from dragoman.actors.words import words

# Words of a person's name at most, particles and initials counted.
LONGEST_NAME = 6


def is_doubtful(item: Item) -> bool:
    """Whether the name of a place may as well be a person's."""
    minor = bool(item.entries) and item.entries[0].minor
    return minor or item.text in words("doubtful_places")


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
    owned: bool = True  # whose it is, is told; else the document decides
    sector: str = ""
    person: str = ""  # the name of a person, as written
    entry: Entry | None = None
    head: int = 0  # the item of the head noun
    apart: str = ""  # a state that is surely not its owner


class Reader:
    """Items by position."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items

    def text(self, first: int, last: int) -> str:
        """The items as text, one space where there was any."""
        out = ""
        for item in self.items[first:last]:
            out += item.text if item.joined or not out else " " + item.text
        return out

    def before(self, i: int) -> str:
        """The item before, in small letters."""
        return self.items[i - 1].low if i > 0 else ""

    def is_possessive(self, i: int) -> bool:
        """Whether an item is the "'s" of the one before."""
        return i < len(self.items) and self.items[i].joined and self.items[i].text in ("'s", "'")

    def past_possessive(self, i: int) -> tuple[int, bool]:
        """The item behind a "'s", and whether there was one."""
        return (i + 1, True) if self.is_possessive(i) else (i, False)

    def is_backed(self, i: int) -> bool:
        """Whether an item is the hyphen of "-backed", which tells of others than the one before."""
        items = self.items
        hyphen = i > 0 and i + 1 < len(items) and items[i].text == "-" and items[i].joined
        return hyphen and items[i + 1].low in words("backed")

    def is_seat(self, i: int) -> bool:
        """Whether an item is the hyphen of "-based", or words as "based in" lead to the one before."""
        items = self.items
        hyphen = 0 < i < len(items) - 1 and items[i].text == "-" and items[i].joined
        if hyphen:
            return items[i + 1].low == "based"
        return i > 2 and [one.low for one in items[i - 3 : i - 1]] == ["based", "in"]

    def past_leading(self, i: int) -> int:
        """The item behind a "-led", which makes the one before the owner of what follows."""
        items = self.items
        hyphen = i + 1 < len(items) and items[i].text == "-" and items[i].joined
        return i + 2 if hyphen and items[i + 1].low in words("led") else i

    def is_coalition(self, i: int) -> bool:
        """Whether an item is the hyphen of "-led coalition"."""
        after = self.past_leading(i)
        return i < after < len(self.items) and self.items[after].low == "coalition"

    def begins_sentence(self, i: int) -> bool:
        """Whether an item stands at the start of the passage or behind a full stop or quotation mark."""
        return i == 0 or self.items[i - 1].text in (
            ".",
            "!",
            "?",
            '"',
            ":",
            ";",
            "(",
            "-",
            "—",
            "'",
            "|",
        )

    def sentence_start(self, i: int) -> int:
        """The first item of the sentence that an item stands in."""
        while i > 0 and self.items[i - 1].text not in (".", "!", "?"):
            i -= 1
        return i

    def is_dateline(self, at: int) -> bool:
        """Whether a place opens the passage before a bracket or a dash: "BEIJING (AP) -"."""
        if at != 0:
            return False
        for i in range(1, min(10, len(self.items))):
            item = self.items[i]
            if item.text in ("-", "—") and not item.joined:
                return True
            if item.text == "—" or (item.text == "(" and i == 1):
                return True
            if not (item.cap or item.text in ",.()/-" or item.text.isdigit()):
                return False
        return False

    def past_courtesy(self, i: int) -> int:
        """The item behind courtesy words: "Mr.", "Sheikh"."""
        items = self.items
        while i + 1 < len(items) and items[i].text in words("courtesy"):
            i += 1
            if items[i].text == "." and i + 1 < len(items):
                i += 1
        return i

    # -- names of persons -------------------------------------------------------------------------

    def name_end(self, at: int) -> int:
        """Where a row of name words that begins at an item ends; the item itself when none does."""
        items = self.items
        i = at
        if i < len(items) and items[i].kind == "person":
            if not self.goes_on(i):
                return self._past_suffix(i + 1)
            i += 1
        while i < len(items) and i - at < LONGEST_NAME:
            item = items[i]
            particle = item.low in words("particles") and not item.cap and self._leads_on(i)
            joint = i > at and (self._joins_name(i) or self.is_given_name(i))
            if not (particle or joint or self._is_name_word(i, at)):
                break
            i += 1
        while i > at and (not items[i - 1].word or items[i - 1].low in words("particles")):
            i -= 1
        return self._past_suffix(i) if i > at else at

    def is_given_name(self, i: int) -> bool:
        """Whether a king's name stands behind another's given name: "Issam Abdallah"."""
        item = self.items[i]
        alone = item.kind == "person" and " " not in item.text and bool(item.entries)
        return alone and all(one.office in words("given_name_offices") for one in item.entries)

    def goes_on(self, at: int) -> bool:
        """Whether a king's name is but the given names of somebody else: "Juan Carlos Prado"."""
        items = self.items
        if at + 1 >= len(items) or not items[at + 1].cap or items[at + 1].joined:
            return False
        royal = all(one.office in words("given_name_offices") for one in items[at].entries)
        after = items[at + 1]
        return (
            royal
            and after.word
            and not (after.entries or after.term or after.text in words("suffixes"))
        )

    def _past_suffix(self, i: int) -> int:
        items = self.items
        while i < len(items) and items[i].text in words("suffixes"):
            i += 1
            if (
                i < len(items)
                and items[i].text == "."
                and items[i].joined
                and items[i - 1].text in ("Jr", "Sr")
            ):
                i += 1
        return i

    def _is_titled(self, i: int) -> bool:
        """Whether a title or a courtesy word stands right before: "Mayor Preston", "Mrs Preston"."""
        before = self.items[i - 1] if i else None
        return before is not None and (
            before.text in words("courtesy")
            or (before.cap and before.term is not None and before.term.role == "role")
        )

    def _joins_name(self, i: int) -> bool:
        """The full stop of an initial, the hyphen or apostrophe inside a name."""
        item, items = self.items[i], self.items
        if not item.joined or i + 1 >= len(items) or not items[i + 1].word:
            return False
        if item.text == ".":
            return len(items[i - 1].text) == 1 and items[i + 1].cap
        return item.text in ("-", "'") and items[i + 1].joined

    def _leads_on(self, i: int) -> bool:
        """Whether a particle is followed by a name word or its hyphen."""
        items = self.items
        for nxt in items[i + 1 : i + 3]:
            if nxt.cap:
                return True
            if nxt.text != "-" and nxt.low not in words("particles"):
                return False
        return False

    def _is_name_word(self, i: int, start: int) -> bool:
        item = self.items[i]
        inside = i > start
        if not item.word:
            return False
        if inside and item.joined and self.items[i - 1].text == "-":
            return not item.entries  # the "un" of "Kim Jong-un"
        if not item.cap or item.text in words("courtesy"):
            return False
        if item.text in words("calendar"):
            return inside and item.text == "May"
        if item.family:
            return True
        if item.term is not None:
            return False
        if item.entries:
            if item.entries[0].minor and self._is_titled(i):
                return True
            return inside and is_doubtful(item) and not self.is_possessive(i + 1)
        return not (inside and item.low in words("region_nouns"))
