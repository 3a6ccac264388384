"""What the head nouns of a phrase say: sector, code, and whether they may stand without an owner."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.entry import Entry
from dragoman.actors.reader import Draft, Reader
from dragoman.actors.scan import GEO
from dragoman.actors.terms import Term
from dragoman.actors.words import words

# Owners that are no states: what they own has their code.
NO_STATES = frozenset(["IGO", "REB", "IMG", "NGO", "MNC"])
# Roles and forces of an owner with a sector of its own that keep that sector.
_INHERITING = ("spokesman", "official", "leader", "envoy")


def sector_of(chain: Sequence[Term]) -> str:
    """The sector that a row of terms tells; empty when none does.

    The last term's own sector counts first, then the nearest one before it.
    """
    if chain[-1].sector:
        return chain[-1].sector
    for term in reversed(chain[:-1]):
        sector = term.as_field or term.sector
        if sector:
            return sector
    return ""


def code_of(entry: Entry | None, sector: str, term: Term) -> str:
    """The code of a head with its owner."""
    if entry is None:
        return f"{term.home}:{sector or 'GOV'}"
    base, _, own = entry.code.partition(":")
    if not base:
        return f"UNK:{sector or 'GOV'}"
    if base in NO_STATES:
        return entry.code
    keeps = own == "REB" or entry.kind == "group" or not sector or term.key in _INHERITING
    if own and keeps and entry.kind not in GEO:
        return f"{base}:{own}"
    return f"{base}:{sector or 'GOV'}"


def may_stand_alone(reader: Reader, draft: Draft) -> bool:
    """Whether a head with no owner in sight names an actor at all ("general" does not)."""
    term = draft.term
    assert term is not None
    if reader.is_backed(draft.first - 2) and term.role != "role":
        return True
    if term.role == "role" and _is_apposed(reader, draft.first):
        return True
    owner = reader.items[draft.first - 2] if draft.first > 1 else None
    named = owner is not None and owner.cap and reader.is_possessive(draft.first - 1)
    if term.role == "role" and named:
        return True  # "President Rojas's special adviser"
    if term.key == "other":
        before = reader.before(draft.first)
        return before in words("possessives") or reader.is_possessive(draft.first - 1)
    if term.phrase in words("owner_only"):
        after = reader.items[draft.last].low if draft.last < len(reader.items) else ""
        if term.phrase == "general" and after in words("general_nouns"):
            return False
        if term.phrase == "official" and draft.last - draft.first == 1:
            told = after in words("telling") or after in words("behind_official")
            return told and reader.before(draft.first) in ("a", "an", "one")
        return term.phrase in words("pointed") and is_pointed_at(reader, draft)
    if term.kind == "generic" and draft.sector in ("GOV", "") and _is_counted(reader, draft):
        return False
    if draft.last - draft.first != 1:
        return True
    before = reader.before(draft.first)
    if term.phrase in words("homographs") or term.role == "role":
        if term.role == "role" and term.kind == "office" and term.sector == "REB":
            return True  # "rebel fire"
        return before in words("determiners")
    return True


def is_pointed_at(reader: Reader, draft: Draft) -> bool:
    """Whether a determiner, a number or a modifier singles out who is meant: "the men", "ten people"."""
    if draft.last - draft.first > 1:
        return True
    before = reader.before(draft.first)
    if reader.is_possessive(draft.first - 1):
        return True  # "Yeltsin's tanks"
    return before.isdigit() or before in words("determiners") or before in words("numbers")


def _is_counted(reader: Reader, draft: Draft) -> bool:
    first = max(draft.first - 1, 0)
    return any(item.low in words("counts") for item in reader.items[first : draft.head])


def _is_apposed(reader: Reader, first: int) -> bool:
    """Whether a comma parts what begins at an item from a full name before: "Jan Preston, head of"."""
    at = first - 1
    while at > 1 and reader.items[at].low in words("determiners"):
        at -= 1
    named = reader.items[at - 2 : at] if at > 1 and reader.items[at].text == "," else []
    return len(named) == 2 and all(
        one.cap and one.word and one.term is None and (not one.entries or one.kind == "person")
        for one in named
    )
